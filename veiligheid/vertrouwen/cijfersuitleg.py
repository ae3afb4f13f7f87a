"""How figures are made: /over/cijfers/. Every number on it comes from the code that uses it or from the rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from themas.berekening.afronden import op_geheel
from themas.berekening.verschil import KLEIN_AANTAL, procent
from themas.berekening.zekerheid import BETROUWBAARHEID
from themas.enums import Breukgevolg, Kwaliteit, Zekerheid
from themas.gemeente import eigen_gebied
from themas.models import Doelstelling, Indicator, Meting, Reeksbreuk
from themas.stand import Regel, per_indicator, stand_van_doelen
from themas.weergave.opmaak import getal
from themas.weergave.opmaak import procent as procent_in_woorden
from themas.weergave.zinnen import rekenstappen


# What the page shows our rounding on, and our percents; how they come out is computed.
HALF = Fraction(-25, 2)
VAN, NAAR = 2, 3
GROOT = 100  # from here on an expected count has no decimals


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """One figure of today, computed step by step; the last steps are what its own page says too.

    ``verwacht`` is how many of all ``samen`` would fall in the new period if nothing had changed: in proportion to
    the denominators.
    """

    regel: Regel
    stappen: list[str]
    samen: int
    verwacht: str

    @property
    def duidelijk(self) -> bool:
        return self.regel.zekerheid is Zekerheid.DUIDELIJK

    @property
    def oud(self):
        return self.regel.verschil.van

    @property
    def nieuw(self):
        return self.regel.verschil.naar


@require_safe
def cijfers_uitleg(request):
    regels = per_indicator(stand_van_doelen(Doelstelling.objects.met_plan(), eigen_gebied()))
    context = {
        "voorbeelden": voorbeelden(regels),
        "zekerheid_procent": round(BETROUWBAARHEID * 100),
        "toeval_een_op": round(1 / (1 - BETROUWBAARHEID)),
        "klein": KLEIN_AANTAL,
        "rond": (getal(HALF, 1), procent_in_woorden(op_geheel(HALF))),
        "klein_voorbeeld": (VAN, NAAR, procent_in_woorden(procent(Fraction(VAN), Fraction(NAAR)))),
        "niet_te_toetsen": sum(regel.zekerheid is Zekerheid.NIET_TE_TOETSEN for regel in regels),
        "vergeleken": sum(regel.verschil is not None for regel in regels),
        "zonder_vergelijking": sum(regel.verschil is None for regel in regels),
        **_tellingen(),
    }
    return render(request, "veiligheid/cijfers_uitleg.html", context)


def voorbeelden(regels: Iterable[Regel]) -> list[Voorbeeld]:
    """The newest figure that is clear and the newest that may be chance, as far as there are such.

    Of those of one period the one with the smallest counts: there chance is easiest to see.
    """
    getoetst = [regel for regel in regels if _is_telling(regel)]
    getoetst.sort(key=lambda regel: (-regel.periode.eind.toordinal(), _samen(regel), regel.indicator.slug))
    gekozen = []
    for zekerheid in (Zekerheid.KAN_TOEVAL_ZIJN, Zekerheid.DUIDELIJK):
        gekozen += [regel for regel in getoetst if regel.zekerheid is zekerheid][:1]
    return [_voorbeeld(regel) for regel in gekozen]


def _is_telling(regel: Regel) -> bool:
    """Tested as two counts; a share is tested by its margins, and a hidden count is never shown."""
    if regel.verschil is None or regel.verschil.toets.laag is None:
        return False
    punten = (regel.verschil.van, regel.verschil.naar)
    return all(punt.aantal is not None and punt.noemer is not None and not punt.verborgen for punt in punten)


def _samen(regel: Regel) -> int:
    return regel.verschil.van.aantal + regel.verschil.naar.aantal


def _voorbeeld(regel: Regel) -> Voorbeeld:
    oud, nieuw = regel.verschil.van.noemer.aantal, regel.verschil.naar.noemer.aantal
    verwacht = Fraction(_samen(regel) * nieuw) / (oud + nieuw)
    stappen = rekenstappen(regel.indicator, regel.reeks, regel.basis)
    return Voorbeeld(regel, stappen, _samen(regel), getal(verwacht, 0 if verwacht > GROOT else 1))


def _tellingen() -> dict[str, object]:
    """How much there is of what the page speaks of; four queries, of what readers may see."""
    publiek = (
        Meting.objects.publiek()
        .order_by()
        .aggregate(
            alle=Count("pk"),
            voorlopig=Count("pk", filter=Q(kwaliteit=Kwaliteit.VOORLOPIG)),
            geschat=Count("pk", filter=Q(kwaliteit=Kwaliteit.GESCHAT)),
        )
    )
    breuken = Reeksbreuk.objects.aggregate(
        alle=Count("pk"), hard=Count("pk", filter=Q(gevolg=Breukgevolg.NIET_VERGELIJKBAAR))
    )
    drempels = Indicator.objects.exclude(onthullingsdrempel=None).order_by("onthullingsdrempel")
    return {
        "cijfers": publiek,
        "breuken": breuken,
        "correcties": Meting.objects.vastgesteld().filter(vervangt__isnull=False).count(),
        "drempels": list(drempels.values_list("onthullingsdrempel", flat=True).distinct()),
    }
