"""How far a round is: the state of each line and of the whole, from what is there and never typed."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from rapportages.enums import Antwoord, Lijnstand, Rondestand
from rapportages.models import Rapportageronde, Uitvraag
from themas.enums import Metingsoort, Status
from themas.gemeente import eigen_gebied
from themas.models import Beoordeling, Meting


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line with the row that answers it: a figure or judgement that is open, else the approved one, else None."""

    uitvraag: Uitvraag
    rij: Meting | Beoordeling | None

    @property
    def stand(self) -> Lijnstand:
        if self.rij is not None:
            return Lijnstand(self.rij.status)
        return {
            Antwoord.VERBORGEN: Lijnstand.VERBORGEN,
            Antwoord.NIET_VAN_TOEPASSING: Lijnstand.NIET_VAN_TOEPASSING,
        }.get(Antwoord(self.uitvraag.antwoord), Lijnstand.ONTBREEKT)

    @property
    def geleverd(self) -> bool:
        return self.stand.geleverd


@dataclass(slots=True)
class Voortgang:
    ronde: Rapportageronde
    vandaag: datetime.date
    lijnen: list[Lijn] = field(default_factory=list)

    @property
    def totaal(self) -> int:
        return len(self.lijnen)

    @property
    def geleverd(self) -> int:
        return sum(lijn.geleverd for lijn in self.lijnen)

    @property
    def vastgesteld(self) -> int:
        return self.per_stand[Lijnstand.VASTGESTELD]

    @property
    def per_stand(self) -> Counter:
        return Counter(lijn.stand for lijn in self.lijnen)

    @property
    def is_te_laat(self) -> bool:
        return self.ronde.gesloten_op is None and self.vandaag > self.ronde.deadline

    @property
    def stand(self) -> Rondestand:
        if self.ronde.gesloten_op is not None:
            return Rondestand.GESLOTEN
        if self.totaal and self.geleverd == self.totaal:
            return Rondestand.COMPLEET
        return Rondestand.TE_LAAT if self.is_te_laat else Rondestand.OPEN


def voortgang_van(rondes: Iterable[Rapportageronde]) -> dict[int, Voortgang]:
    """By primary key of the round; four queries, however many rounds and lines."""
    vandaag = timezone.localdate()
    uit = {ronde.pk: Voortgang(ronde, vandaag) for ronde in rondes}
    if not uit:
        return uit
    uitvragen = list(uitvragen_van(uit))
    rijen = rijen_bij(uitvragen, {ronde.ronde.periode_id for ronde in uit.values()})
    for uitvraag in gerangschikt(uitvragen):
        periode = uit[uitvraag.ronde_id].ronde.periode_id
        uit[uitvraag.ronde_id].lijnen.append(Lijn(uitvraag, rijen.get(sleutel(uitvraag, periode))))
    return uit


def uitvragen_van(rondes: Iterable[int]):
    return Uitvraag.objects.filter(ronde__in=rondes).select_related("indicator", "doelstelling", "leverancier")


def rijen_bij(uitvragen: Iterable[Uitvraag], perioden: Iterable[int]) -> dict[tuple, Meting | Beoordeling]:
    """The row that answers each line, by ``sleutel``: what is on its way before what is approved.

    A figure of which the source gave only the change answers a line too, where there is no level.
    """
    uitvragen, perioden = list(uitvragen), list(perioden)
    rijen: dict[tuple, Meting | Beoordeling] = {}
    indicatoren = {u.indicator_id for u in uitvragen if u.indicator_id}
    doelen = {u.doelstelling_id for u in uitvragen if u.doelstelling_id}
    if indicatoren:
        metingen = Meting.objects.filter(
            indicator__in=indicatoren, gebied=eigen_gebied(), periode__in=perioden, opgevolgd_op__isnull=True
        ).select_related("basisperiode", "laatst_gewijzigd_door")
        for meting in sorted(metingen, key=_voorrang, reverse=True):
            rijen["indicator", meting.indicator_id, meting.periode_id] = meting
    if doelen:
        oordelen = Beoordeling.objects.filter(
            doelstelling__in=doelen, periode__in=perioden, opgevolgd_op__isnull=True
        ).select_related("laatst_gewijzigd_door")
        for oordeel in sorted(oordelen, key=_voorrang, reverse=True):
            rijen["doel", oordeel.doelstelling_id, oordeel.periode_id] = oordeel
    return rijen


def _voorrang(rij) -> tuple[bool, bool]:
    """The smallest comes first: a level before a change, what is on its way before what is approved."""
    return (getattr(rij, "soort", None) == Metingsoort.VERANDERING, rij.status == Status.VASTGESTELD)


def sleutel(uitvraag: Uitvraag, periode: int) -> tuple:
    if uitvraag.indicator_id:
        return ("indicator", uitvraag.indicator_id, periode)
    return ("doel", uitvraag.doelstelling_id, periode)


def gerangschikt(uitvragen: Iterable[Uitvraag]) -> list[Uitvraag]:
    """Indicators in their own order with parts right under their whole, and then the goals."""
    uitvragen = list(uitvragen)
    aanwezig = {(u.ronde_id, u.indicator_id): u for u in uitvragen if u.indicator_id}

    def pad(uitvraag: Uitvraag) -> list[tuple]:
        """Its place, and before that the places of the wholes that it is part of."""
        stappen, gezien = [], set()
        while uitvraag is not None and uitvraag.pk not in gezien:
            gezien.add(uitvraag.pk)
            stappen.append((uitvraag.indicator.volgorde, uitvraag.indicator.naam, uitvraag.pk))
            uitvraag = aanwezig.get((uitvraag.ronde_id, uitvraag.indicator.onderdeel_van_id))
        return stappen[::-1]

    doelen = [u for u in uitvragen if u.doelstelling_id]
    doelen.sort(key=lambda u: (u.doelstelling.code, u.pk))
    return [*sorted(aanwezig.values(), key=lambda u: (u.ronde_id, pad(u))), *doelen]
