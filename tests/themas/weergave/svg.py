"""Reading a drawing back, to test what stands in it."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from themas.weergave.letters import breedte


NS = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Regel:
    """A line of text with the box that it may fill at most."""

    tekst: str
    links: float
    rechts: float
    voet: float


class Tekening:
    def __init__(self, svg):
        self.wortel = ElementTree.fromstring(str(svg).replace(f' xmlns="{NS}"', "", 1))  # noqa: S314 - our own
        _, _, self.breedte, self.hoogte = map(float, self.wortel.get("viewBox").split())
        self.letter = float(self.wortel.get("font-size"))

    def met_klasse(self, naam):
        return [element for element in self.wortel.iter() if element.get("class") == f"f-{naam}"]

    def paden(self, naam):
        return "".join(element.get("d") for element in self.met_klasse(naam))

    def cirkels(self, naam):
        return [
            (float(cirkel.get("cx")), float(cirkel.get("cy")))
            for groep in self.met_klasse(naam)
            for cirkel in groep.iter("circle")
        ]

    def regels(self, naam=None):
        """All lines of text, or those of one class."""
        wortels = [self.wortel] if naam is None else self.met_klasse(naam)
        return [regel for wortel in wortels for regel in self._regels(wortel, "start", vet=False)]

    def _regels(self, element, anker, *, vet):
        anker = element.get("text-anchor", anker)
        vet = element.get("font-weight", "700" if vet else "") == "700"
        if element.tag == "text":
            x, lang = float(element.get("x", 0)), breedte(element.text or "", self.letter, vet=vet)
            links = x - {"start": 0, "middle": lang / 2, "end": lang}[anker]
            yield Regel(element.text, links, links + lang, float(element.get("y")))
        for kind in element:
            yield from self._regels(kind, anker, vet=vet)


def rechthoeken(pad):
    """The bars of a path: (x, y, width) of each."""
    return [tuple(map(float, deel)) for deel in re.findall(r"M(\S+) (\S+)h(\S+?)v", pad)]
