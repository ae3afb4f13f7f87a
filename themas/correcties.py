"""What was corrected in a figure after it was approved, as readers may see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from themas.berekening.onthulling import VERBORGEN
from themas.cijferrijen import Wijziging
from themas.enums import Metingsoort
from themas.models import Gebied, Indicator, Meting
from themas.onthulling import Onthulling
from themas.weergave.opmaak import getal, procent


@dataclass(frozen=True, slots=True)
class Correctie:
    """``meting`` is the figure that took the place of another, with its indicator; ``wijziging`` says what changed."""

    meting: Meting
    wijziging: Wijziging


def correcties(
    indicatoren: Iterable[Indicator], gebied: Gebied, onthulling: Onthulling, *, meeste: int | None = None
) -> list[Correctie]:
    """The newest first; small counts stay hidden. One query, and those of ``onthulling`` where there are any."""
    nieuwe = list(_nieuwe(indicatoren, gebied)[:meeste])
    verborgen = onthulling.versies if nieuwe else {}
    return [
        Correctie(
            rij,
            Wijziging(
                rij.periode.puur,
                getoond(rij.vervangt, verborgen, rij.indicator_id in onthulling.indicatoren),
                getoond(rij, verborgen, rij.indicator_id in onthulling.indicatoren),
                rij.reden,
                rij.beoordeeld_op,
            ),
        )
        for rij in nieuwe
    ]


def _nieuwe(indicatoren: Iterable[Indicator], gebied: Gebied) -> QuerySet[Meting]:
    return (
        Meting.objects.vastgesteld()
        .filter(indicator__in=indicatoren, gebied=gebied, vervangt__isnull=False)
        .select_related("indicator", "periode", "basisperiode", "vervangt")
        .order_by("-beoordeeld_op", "-pk")
    )


def getoond(rij: Meting, verborgen: dict[int, str], beschermd: bool) -> str:
    """An approved version as readers may see it; where small counts are hidden, a rate or change might tell one.

    ``verborgen`` is what ``Onthulling.versies`` says, ``beschermd`` whether anything around the figure has a threshold.
    """
    if rij.pk in verborgen:
        return verborgen[rij.pk]
    if beschermd and rij.aantal is None:
        return VERBORGEN
    if rij.soort == Metingsoort.VERANDERING:
        return procent(rij.verandering.normalize())
    return getal(rij.waarde, rij.waarde_decimalen) if rij.aantal is None else getal(rij.aantal)
