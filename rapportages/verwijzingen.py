"""Bound numbers: ``[[indicator:grootheid@periode|gebied]]`` in a text, read and found; no figures here.

``@periode`` left out means the period of the report, ``|gebied`` left out the own municipality.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapportages.enums import Grootheid
from themas.berekening import Periode
from themas.weergave.tekst import VERWIJZING


_VORM = re.compile(
    r"\s*(?P<indicator>[a-z0-9-]+)\s*:\s*(?P<grootheid>\w+)\s*(?:@\s*(?P<periode>[\w-]+)\s*)?(?:\|\s*(?P<gebied>[\w-]+)\s*)?",
    re.IGNORECASE,
)
_WIT = re.compile(r"\n(?:[ \t\r]*\n)+[ \t]*")  # what parts one block from the next
VOORBEELD = "[[woninginbraken:aantal@2019]]"


class Onleesbaar(ValueError):
    """What stands between the brackets is not a reference; the message is Dutch and says how to mend it."""


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """``periode`` None is that of the report; ``gebied`` is a code in capitals, empty for the own municipality."""

    indicator: str
    grootheid: Grootheid
    periode: Periode | None = None
    gebied: str = ""

    @classmethod
    def van(cls, tekst: str) -> "Verwijzing":
        """Read what stands between the brackets. Raises ``Onleesbaar``."""
        delen = _VORM.fullmatch(tekst)
        if delen is None:
            raise Onleesbaar(f"dit is geen verwijzing naar een cijfer. Schrijf bijvoorbeeld {VOORBEELD}")
        try:
            grootheid = Grootheid(delen["grootheid"].lower())
        except ValueError:
            keuze = ", ".join(Grootheid)
            raise Onleesbaar(f"‘{delen['grootheid']}’ kennen wij niet. Kies uit: {keuze}") from None
        try:
            periode = Periode.van_code(delen["periode"].upper()) if delen["periode"] else None
        except ValueError as fout:
            raise Onleesbaar(str(fout)) from None
        return cls(delen["indicator"].lower(), grootheid, periode, (delen["gebied"] or "").upper())

    def __str__(self):
        """What stands between the brackets, in its one written form; the key of a frozen number."""
        periode = f"@{self.periode.code}" if self.periode else ""
        gebied = f"|{self.gebied.lower()}" if self.gebied else ""
        return f"{self.indicator}:{self.grootheid.value}{periode}{gebied}"


def sleutel_van(geschreven: str) -> str:
    """The one written form of what stands between the brackets; empty where that is no reference."""
    try:
        return str(Verwijzing.van(geschreven))
    except Onleesbaar:
        return ""


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a reference stands in its text: the how-manieth block (parted by a blank line), line, and sign."""

    alinea: int
    regel: int
    teken: int

    def __str__(self):
        return f"alinea {self.alinea}, regel {self.regel}, teken {self.teken}"


@dataclass(frozen=True, slots=True)
class Gevonden:
    """A reference as it was found in a text; ``verwijzing`` None where it cannot be read, ``fout`` says why."""

    plek: Plek
    geschreven: str
    verwijzing: Verwijzing | None
    fout: str = ""


def vind(tekst: str) -> Iterator[Gevonden]:
    """All references of a text in their order, the unreadable ones included."""
    plek = plekken(tekst)
    for gevonden in VERWIJZING.finditer(tekst):
        try:
            yield Gevonden(plek(gevonden.start()), gevonden[0], Verwijzing.van(gevonden[1]))
        except Onleesbaar as fout:
            yield Gevonden(plek(gevonden.start()), gevonden[0], None, str(fout))


def plekken(tekst: str) -> Callable[[int], Plek]:
    """Gives the place of a sign in ``tekst``, counted from 1 as people do; reads the text once for all of them."""
    begin = len(tekst) - len(tekst.lstrip())
    regels = [0, *(einde.end() for einde in re.finditer("\n", tekst))]
    alineas = [wit.end() for wit in _WIT.finditer(tekst, begin)]

    def plek(teken: int) -> Plek:
        regel = bisect_right(regels, teken)
        return Plek(bisect_right(alineas, teken) + 1, regel, teken - regels[regel - 1] + 1)

    return plek
