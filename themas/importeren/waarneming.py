"""What a table of a source says in one place, before we know what it means for us."""

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Waarneming:
    """One row of a source. ``waarden`` by topic as the text of a number with a point; None is "no figure"."""

    plek: int
    code: str
    gebied: str
    periode: str
    waarden: dict[str, str | None]
    voorlopig: bool = False


@dataclass(slots=True)
class Kenmerken:
    """What is known about a table beside its rows. All of it may be unknown."""

    tabel: str = ""
    stand_op: datetime.date | None = None
    titels: dict[str, str] = field(default_factory=dict)  # of topics, by key
    gebieden: dict[str, str] = field(default_factory=dict)  # names by code
    voorlopig: frozenset[str] = frozenset()  # codes of periods

    def __post_init__(self):
        self.tabel = self.tabel.strip().upper()


class Bronlezer(ABC):
    """A reader of one format. ``onderwerpen`` are the keys of its columns with figures, known from the start."""

    soort: str
    kenmerken: Kenmerken
    onderwerpen: list[str]

    @abstractmethod
    def waarnemingen(self, onderwerpen: list[str]) -> Iterator[Waarneming]:
        """All rows, with these topics. Raises Leesfout where it cannot read on."""

    def titel(self, onderwerp: str) -> str:
        """The topic without what shifts from one edition to the next."""
        return self.kenmerken.titels.get(onderwerp) or re.sub(r"_\d+$", "", onderwerp)


GEEN_CIJFER = {"", "."}  # cannot exist; unknown, not reliable or secret


def getal(tekst: str) -> str | None:
    """Without the spaces before it; None where the source gives no figure."""
    tekst = tekst.strip()
    return None if tekst in GEEN_CIJFER else tekst


def genormaliseerd(titel: str) -> str:
    """``Geregistreerde misdrijven (aantal)`` and ``GeregistreerdeMisdrijven`` are one title."""
    zonder_eenheid = re.sub(r"\s*\((aantal|%|x 1 000)\)\s*$", "", titel)
    return re.sub(r"[^a-z0-9]", "", zonder_eenheid.casefold())
