"""What was corrected in figures after they were approved; small counts stay hidden."""

from collections.abc import Iterable, Iterator

from themas.berekening.onthulling import VERBORGEN
from themas.cijferrijen import Wijziging
from themas.enums import Metingsoort
from themas.models import Gebied, Indicator, Meting
from themas.onthulling import Onthulling
from themas.weergave.opmaak import getal, procent


def wijzigingen_van(indicator: Indicator, gebied: Gebied, onthulling: Onthulling) -> list[Wijziging]:
    """Of one figure in this area, newest first."""
    rijen = _vervangingen(gebied).filter(indicator=indicator)
    return [wijziging for _, wijziging in _als_wijziging(rijen, onthulling)]


def alle_wijzigingen(gebied: Gebied) -> list[tuple[Indicator, Wijziging]]:
    """Of every figure in this area, newest first; the same as on the page of each."""
    rijen = list(_vervangingen(gebied).select_related("indicator"))
    return list(_als_wijziging(rijen, Onthulling({rij.indicator for rij in rijen})))


def _vervangingen(gebied: Gebied):
    rijen = Meting.objects.vastgesteld().filter(gebied=gebied, vervangt__isnull=False)
    return rijen.select_related("periode", "vervangt").order_by("-beoordeeld_op", "-pk")


def _als_wijziging(rijen: Iterable[Meting], onthulling: Onthulling) -> Iterator[tuple[Indicator, Wijziging]]:
    verborgen = onthulling.versies if rijen else {}
    for rij in rijen:
        beschermd = rij.indicator_id in onthulling.indicatoren
        oud, nieuw = (_getoond(versie, verborgen, beschermd) for versie in (rij.vervangt, rij))
        yield rij.indicator, Wijziging(rij.periode.puur, oud, nieuw, rij.reden, rij.beoordeeld_op)


def _getoond(rij: Meting, verborgen: dict[int, str], beschermd: bool) -> str:
    """An approved version as readers may see it; where small counts are hidden, a rate or change might tell one."""
    if rij.pk in verborgen:
        return verborgen[rij.pk]
    if beschermd and rij.aantal is None:
        return VERBORGEN
    if rij.soort == Metingsoort.VERANDERING:
        return procent(rij.verandering.normalize())
    return getal(rij.waarde, rij.waarde_decimalen) if rij.aantal is None else getal(rij.aantal)
