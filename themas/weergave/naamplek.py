"""Where the name of a line that ends early stands free: beside its last point, and on no line and no other name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


LUCHT = 3  # between a name and what it must not touch

Plek = tuple[float, float]
Lijnstuk = tuple[Plek, Plek]


@dataclass(frozen=True, slots=True)
class Vak:
    """A rectangle, in the pixels of the drawing."""

    links: float
    boven: float
    rechts: float
    onder: float

    def raakt(self, ander: "Vak") -> bool:
        return (
            self.links < ander.rechts
            and ander.links < self.rechts
            and self.boven < ander.onder
            and ander.boven < self.onder
        )

    def ligt_in(self, ander: "Vak") -> bool:
        return (
            ander.links <= self.links
            and self.rechts <= ander.rechts
            and ander.boven <= self.boven
            and self.onder <= ander.onder
        )

    def snijdt(self, stuk: Lijnstuk) -> bool:
        """Whether the piece of line runs through the rectangle (Liang and Barsky, 1984)."""
        (x, y), (x2, y2) = stuk
        begin, eind = 0.0, 1.0
        for stap, ruimte in (
            (x - x2, x - self.links),
            (x2 - x, self.rechts - x),
            (y - y2, y - self.boven),
            (y2 - y, self.onder - y),
        ):
            if stap == 0:
                if ruimte < 0:
                    return False
            elif stap < 0:
                begin = max(begin, ruimte / stap)
            else:
                eind = min(eind, ruimte / stap)
        return begin <= eind


def vrije_plek(punt: Plek, maat: Plek, *, kader: Vak, stukken: Iterable[Lijnstuk], vakken: Iterable[Vak]) -> Vak | None:
    """The rectangle of a name of this size near the end of its line; None when it would cover something."""
    stukken, vakken = list(stukken), list(vakken)
    for vak in _kandidaten(punt, maat):
        ruim = Vak(vak.links - LUCHT, vak.boven - LUCHT, vak.rechts + LUCHT, vak.onder + LUCHT)
        vrij = not any(map(ruim.snijdt, stukken)) and not any(map(ruim.raakt, vakken))
        if vrij and vak.ligt_in(kader):
            return vak
    return None


def _kandidaten(punt: Plek, maat: Plek) -> Iterator[Vak]:
    """Right of the point, else above or below it."""
    (x, y), (breed, hoog) = punt, maat
    af = 2.5 * LUCHT
    for links, boven in (
        (x + af, y - hoog / 2),
        (x - af, y - hoog - af),
        (x - af, y + af),
        (x - breed + af, y - hoog - af),
        (x - breed + af, y + af),
    ):
        yield Vak(links, boven, links + breed, boven + hoog)
