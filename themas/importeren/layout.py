"""What the layouts share: their columns, and the way from rows to the database in batches."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from themas.importeren.cellen import Rij
from themas.importeren.fouten import Foutenlijst, kort


@dataclass(slots=True)
class Invoer:
    """A row without mistakes of its own: what it is about, and what it says."""

    rij: Rij
    sleutel: Hashable
    velden: dict[str, Any]


RIJEN_PER_KEER = 900  # SQLite takes no more than 1000 conditions in a row
MEER_RIJEN_PER_KEER = 5_000

# What becomes of a row (nieuw, gewijzigd, ongewijzigd), the row, and what it says instead of what.
Meld = Callable[[str, Rij, str, str], None]


class Layout(ABC):
    """One layout, reading one file. Row by row where it can, batch by batch where the database is asked."""

    naam: str
    kolommen: tuple[str, ...]
    verplicht: tuple[str, ...]

    def __init__(self, *, door: Any, fouten: Foutenlijst, proef: bool = False, meld: Meld | None = None):
        """``proef`` writes nothing. ``meld`` is told what becomes of each row, before it is written."""
        self.door = door
        self.fouten = fouten
        self.proef = proef
        self._meld = meld
        self.nieuw = self.gewijzigd = self.ongewijzigd = 0
        # In the municipality, whatever time zone the request has.
        self.vandaag = timezone.localdate(timezone=timezone.get_default_timezone())
        self._regel_van: dict[Hashable, int] = {}

    @property
    def per_keer(self) -> int:
        return RIJEN_PER_KEER if connection.vendor == "sqlite" else MEER_RIJEN_PER_KEER

    def meld(self, soort: str, rij: Rij, oud: Callable[[], str] | str, nieuw: Callable[[], str] | str) -> None:
        """Words are made only where somebody wants to hear them."""
        if self._meld is not None:
            self._meld(soort, rij, *(tekst() if callable(tekst) else tekst for tekst in (oud, nieuw)))

    @abstractmethod
    def lees(self, rij: Rij) -> Invoer | None:
        """The row as values, without asking the database; None when something is wrong with it."""

    @abstractmethod
    def vergelijk(self, invoer: list[Invoer]) -> tuple[list[Model], list[Model]]:
        """What is to be made and what is to be changed, in the light of what the database holds.

        Counts ``nieuw``, ``gewijzigd`` and ``ongewijzigd``; notes a mistake where a row may not be taken in.
        """

    @abstractmethod
    def schrijf(self, nieuw: list[Model], gewijzigd: list[Model]) -> None:
        """Into the database."""

    def verwerk(self, rijen: list[Rij]) -> None:
        """One batch. After the first mistake nothing more is written: all of it would be undone."""
        gelezen = self.zonder_dubbele([invoer for rij in rijen if (invoer := self.lees(rij))])
        if gelezen:
            nieuw, gewijzigd = self.vergelijk(gelezen)
            if not self.fouten and not self.proef:
                self.schrijf(nieuw, gewijzigd)

    def rond_af(self) -> None:  # noqa: B027
        """After the last row: whatever could be told only now."""

    def zonder_dubbele(self, invoer: list[Invoer]) -> list[Invoer]:
        """A file speaks of a key once. The first row counts, each other is a mistake."""
        for item in invoer:
            eerste = self._regel_van.setdefault(item.sleutel, item.rij.nummer)
            if eerste != item.rij.nummer:
                self.meld_dubbel(item, eerste)
        return [item for item in invoer if item.rij.goed]

    @staticmethod
    def meld_dubbel(item: Invoer, eerste: int) -> None:
        item.rij.fout("", f"Regel {eerste} gaat over hetzelfde. Haal één van de twee regels weg.")


def herken(kolommen: list[str], layouts: tuple[type[Layout], ...], fouten: Foutenlijst) -> type[Layout] | None:
    """The layout that has these columns. None, and a mistake noted on line 1, when they do not fit."""

    def overlap(layout: type[Layout]) -> int:
        return len(set(kolommen) & set(layout.kolommen))

    beste = max(layouts, key=overlap)
    if len(set(kolommen) & set(beste.verplicht)) < 2:
        soorten = " ".join(f"Een bestand met {layout.naam} heeft: {', '.join(layout.kolommen)}." for layout in layouts)
        fouten.meld(1, "", f"Deze kolommen kennen wij niet. {soorten}")
        return None
    for melding in _mis(kolommen, beste):
        fouten.meld(1, "", melding)
    return None if fouten else beste


def _mis(kolommen: list[str], layout: type[Layout]) -> Iterator[str]:
    toegestaan = f"Een bestand met {layout.naam} mag hebben: {', '.join(layout.kolommen)}."
    for nummer, kolom in enumerate(kolommen, start=1):
        if not kolom:
            yield f"Kolom {nummer} heeft geen naam. Geef de kolom een naam, of haal de kolom weg. {toegestaan}"
    if onbekend := [kolom for kolom in dict.fromkeys(kolommen) if kolom and kolom not in layout.kolommen]:
        yield f"Onbekende kolommen: {', '.join(map(kort, onbekend))}. Verbeter de naam, of haal ze weg. {toegestaan}"
    if dubbel := [kolom for kolom in layout.kolommen if kolommen.count(kolom) > 1]:
        yield f"Dubbele kolommen: {', '.join(dubbel)}. Houd van elke kolom één over."
    if mist := [kolom for kolom in layout.verplicht if kolom not in kolommen]:
        yield f"Ontbrekende kolommen: {', '.join(mist)}. Voeg ze toe. {toegestaan}"
