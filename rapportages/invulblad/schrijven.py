"""Into the database in a number of queries that does not grow with the lines, with a history row for each figure."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from simple_history.utils import bulk_create_with_history

from rapportages.models import Klad, Uitvraag
from themas.enums import Metingsoort, Status
from themas.gemeente import eigen_gebied
from themas.groepen import in_groepen
from themas.models import Beoordeling, Meting, Periode


REDEN = "ingevuld op het invulblad"
PER_KEER = 200  # rows in one UPDATE; SQLite takes no more than 1000 conditions
_TERUG = ("status", "ingediend_door", "ingediend_op", "beoordeeld_door", "beoordeeld_op")


class Ingehaald(Exception):
    """A row has another version than the one that was read; nothing was written."""


@dataclass
class Werk:
    """What one save is going to write, in the name of ``door``."""

    door: Any
    nu: datetime.datetime
    periode: Periode
    _nieuw: dict[type, list] = field(default_factory=lambda: defaultdict(list))
    _gewijzigd: dict[type, list] = field(default_factory=lambda: defaultdict(list))
    _anders: dict[type, set[str]] = field(default_factory=lambda: defaultdict(set))
    _weg: list = field(default_factory=list)
    _antwoorden: list[Uitvraag] = field(default_factory=list)
    _gebied: Any = None

    def zet_rij(self, regel, velden: Mapping[str, Any]) -> None:
        """A new concept, or new contents for one; what was sent back becomes a concept again and keeps its note."""
        if regel.rij is None:
            self._nieuw[self._model(regel)].append(self._maak(regel, velden))
            return
        rij = regel.rij
        anders = self._anders[type(rij)]
        for naam, waarde in velden.items():
            if getattr(rij, naam) != waarde:
                setattr(rij, naam, waarde)
                anders.add(naam)
        rij.laatst_gewijzigd_door = self.door
        if rij.status == Status.TERUGGESTUURD:
            rij.status = Status.CONCEPT.value
            rij.ingediend_door = rij.ingediend_op = rij.beoordeeld_door = rij.beoordeeld_op = None
            anders.update(_TERUG)
        self._gewijzigd[type(rij)].append(rij)

    def haal_weg(self, rij: Meting | Beoordeling) -> None:
        self._weg.append(rij)

    def zet_antwoord(self, uitvraag: Uitvraag, velden: Mapping[str, Any]) -> None:
        for naam, waarde in velden.items():
            setattr(uitvraag, naam, waarde)
        uitvraag.beantwoord_door, uitvraag.beantwoord_op = self.door, self.nu
        uitvraag.versie += 1
        self._antwoorden.append(uitvraag)

    def schrijf(self) -> None:
        for rij in self._weg:
            self._verwijder(rij)
        for model, rijen in self._nieuw.items():
            bulk_create_with_history(rijen, model, default_user=self.door, default_change_reason=REDEN)
        for model, rijen in self._gewijzigd.items():
            wijzig(model, rijen, velden=self._anders[model], door=self.door, nu=self.nu)
        if self._antwoorden:
            velden = ["antwoord", "grens", "toelichting", "beantwoord_door", "beantwoord_op", "versie"]
            Uitvraag.objects.bulk_update(self._antwoorden, velden, batch_size=PER_KEER)

    def _verwijder(self, rij) -> None:
        """One at a time, since Django tells the history of each; clearing a figure is rare."""
        if not type(rij).objects.filter(_zoals_gelezen([rij])).exists():
            raise Ingehaald
        rij._history_user, rij._change_reason = self.door, "leeggemaakt op het invulblad"
        rij.delete()

    @staticmethod
    def _model(regel) -> type:
        return Meting if regel.uitvraag.indicator_id else Beoordeling

    def _maak(self, regel, velden: Mapping[str, Any]) -> Meting | Beoordeling:
        uitvraag = regel.uitvraag
        wie = {"ingevoerd_door": self.door, "laatst_gewijzigd_door": self.door, "status": Status.CONCEPT.value}
        if uitvraag.doelstelling_id:
            return Beoordeling(doelstelling_id=uitvraag.doelstelling_id, periode=self.periode, **wie, **velden)
        self._gebied = self._gebied or eigen_gebied()
        return Meting(
            indicator_id=uitvraag.indicator_id,
            gebied=self._gebied,
            periode=self.periode,
            soort=Metingsoort.NIVEAU.value,
            **wie,
            **velden,
        )


def wijzig(model: type, rijen: list, *, velden: Iterable[str], door, nu: datetime.datetime) -> None:
    """Write rows that were read and changed in memory, each only while the database still has the version read.

    ``velden`` are those that differ in any of them; each costs a CASE over all rows, which Django builds slowly.

    Raises Ingehaald, for the transaction to undo all, when somebody was first with one of them.
    """
    namen = sorted({*velden, "laatst_gewijzigd_door", "versie"})
    for groep in in_groepen(rijen, PER_KEER):
        zoals_gelezen = model.objects.filter(_zoals_gelezen(groep))
        for rij in groep:
            rij.versie += 1
        if zoals_gelezen.bulk_update(groep, namen) != len(groep):
            raise Ingehaald
    model.history.bulk_history_create(
        rijen, update=True, default_user=door, default_change_reason=REDEN, default_date=nu
    )


def _zoals_gelezen(rijen: Iterable) -> Q:
    uit = Q()
    for rij in rijen:
        uit |= Q(pk=rij.pk, versie=rij.versie)
    return uit & ~Q(status__in=[Status.INGEDIEND, Status.VASTGESTELD])


def vervang_kladden(kladden: Mapping[int, Any], *, weg: Iterable[int], door) -> None:
    """Keep these drafts of the user, and forget those of the other lines in ``weg``."""
    over = set(weg) - kladden.keys()
    if over:
        Klad.objects.filter(gebruiker=door, uitvraag__in=over).delete()
    rijen = [
        Klad(uitvraag_id=pk, gebruiker=door, cellen=dict(invoer.cellen), herkenning=invoer.herkenning)
        for pk, invoer in kladden.items()
    ]
    Klad.objects.bulk_create(
        rijen,
        update_conflicts=True,
        unique_fields=["uitvraag", "gebruiker"],
        update_fields=["cellen", "herkenning", "bijgewerkt_op"],
    )
