"""Which published reports quote a figure, and what a correction of it does to them: nothing, but they will say so.

A report stays as it was published. A reader sees "bijgesteld na publicatie" beside the number; when the number was
wrong already at the time, the report deserves a correction of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, OuterRef, Subquery

from rapportages.enums import Grootheid, Opnamesoort
from rapportages.models import Momentopname, Versie
from rapportages.verslag.delen import Doeldeel, Getal
from rapportages.verwijzingen import Verwijzing
from themas import kanoniek
from themas.berekening import Periode, Punt, Reeks, basis_voor


Plaats = tuple[str, str]  # slug of the indicator and code of the area
NIVEAUS = (Grootheid.AANTAL, Grootheid.WAARDE)


@dataclass(frozen=True, slots=True)
class Aanhaling:
    """One place in a published report that rests on a figure. ``peiljaar`` is that of its plan."""

    rapport: str
    wat: str
    tekst: str
    grootheid: Grootheid
    perioden: tuple[Periode, ...]
    peiljaar: int | None = None

    def verandert(self, voor: Reeks, na: Reeks) -> bool:
        """Whether it would read otherwise with the other series."""
        return any(self._leest(voor, periode) != self._leest(na, periode) for periode in self.perioden)

    def _leest(self, reeks: Reeks, periode: Periode) -> object:
        if self.grootheid in NIVEAUS:
            return _niveau(reeks, reeks.punt(periode))
        verschil = basis_voor(reeks, periode, self.peiljaar).verschil if self.peiljaar else None
        if verschil is None:
            return None
        if self.grootheid is Grootheid.PEILWAARDE or verschil.getal is None:
            return _niveau(reeks, verschil.van), _niveau(reeks, verschil.naar)
        return verschil.getal, verschil.zekerheid


def aanhalingen_van(indicatoren: Iterable[str]) -> dict[Plaats, list[Aanhaling]]:
    """By indicator and area, in the newest version of every report that was not withdrawn; one query."""
    gevraagd, bij = set(indicatoren), defaultdict(list)
    nieuwste = Versie.objects.filter(rapportage=OuterRef("versie__rapportage")).order_by("-nummer").values("nummer")[:1]
    rijen = (
        Momentopname.objects.filter(
            soort__in=[Opnamesoort.GETAL, Opnamesoort.DOEL], versie__rapportage__intrekking__isnull=True
        )
        .annotate(nieuwste=Subquery(nieuwste))
        .filter(versie__nummer=F("nieuwste"))
        .select_related("versie__rapportage__periode", "versie__rapportage__plan")
        .order_by("versie__rapportage__slug", "volgorde")
    )
    for rij in rijen:
        for plaats, aanhaling in _uit(rij):
            if plaats[0] in gevraagd:
                bij[plaats].append(aanhaling)
    return bij


def _uit(rij: Momentopname) -> Iterator[tuple[Plaats, Aanhaling]]:
    versie, rapportage = rij.versie, rij.versie.rapportage
    periode, peiljaar = rapportage.periode.puur, rapportage.plan.peiljaar
    if rij.soort == Opnamesoort.GETAL:
        getal, verwijzing = kanoniek.lees(Getal, rij.inhoud), Verwijzing.van(rij.sleutel)
        plaats = (verwijzing.indicator, verwijzing.gebied or settings.GEMEENTE_CODE)
        perioden = (verwijzing.periode or periode,)
        wat = f"getal [[{rij.sleutel}]]"
        yield plaats, Aanhaling(versie.titel, wat, getal.tekst, verwijzing.grootheid, perioden, peiljaar)
    else:
        doel = kanoniek.lees(Doeldeel, rij.inhoud)
        perioden = tuple(dict.fromkeys((periode, periode.heel_jaar)))
        wat = f"doel ‘{doel.tekst}’"
        plaats = (doel.indicator, settings.GEMEENTE_CODE)
        yield plaats, Aanhaling(versie.titel, wat, doel.oordeel.label, Grootheid.OORDEEL, perioden, peiljaar)


def _niveau(reeks: Reeks, punt: Punt) -> tuple:
    return punt.verborgen, punt.aantal, None if punt.verborgen else reeks.afgerond_tarief(punt)
