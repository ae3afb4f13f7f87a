"""All figures in one drawing: each is 100 in the peiljaar, so that rising and falling can be compared."""

from dataclasses import dataclass, replace

from django.http import Http404

from themas.enums import Indicatoraard
from themas.figuren import Lijn, indexfiguren, indexlijn
from themas.gemeente import eigen_gebied
from themas.models import Beleidsplan, Indicator, Meting
from themas.reeksen import reeksen_voor
from themas.weergave.figuur import Lijnfiguur


INZET = "Dit telt wat er gedaan is, niet wat er gebeurt."


@dataclass(frozen=True, slots=True)
class Indexoverzicht:
    """``kan_niet`` holds by its reason what has no line that begins at 100."""

    peiljaar: int
    figuren: list[Lijnfiguur]
    kan_niet: dict[str, list[Indicator]]


def indexoverzicht() -> Indexoverzicht:
    """Against the newest peiljaar of a plan; Http404 where no plan has one."""
    gebied, peiljaar = eigen_gebied(), _laatste_peiljaar()
    met_cijfer = Meting.objects.publiek().voor_gebied(gebied).order_by().values("indicator")
    alle = list(Indicator.objects.filter(pk__in=met_cijfer))
    indicatoren = [i for i in alle if i.aard == Indicatoraard.UITKOMST]
    reeksen = reeksen_voor(indicatoren, [gebied])
    lijnen, kan_niet = [], {}
    for indicator in indicatoren:
        uitkomst = indexlijn(reeksen[indicator.pk, gebied.pk], peiljaar)
        if isinstance(uitkomst, Lijn):
            lijnen.append(replace(uitkomst, naam=indicator.naam))
        else:
            kan_niet.setdefault(uitkomst.reden, []).append(indicator)
    if inzet := [i for i in alle if i.aard == Indicatoraard.INZET]:
        kan_niet[INZET] = inzet
    breuken = {i.naam: reeksen[i.pk, gebied.pk].breuken for i in indicatoren}
    return Indexoverzicht(peiljaar, indexfiguren(lijnen, peiljaar, breuken), kan_niet)


def _laatste_peiljaar() -> int:
    plan = Beleidsplan.objects.filter(peiljaar__isnull=False).order_by("-peiljaar").first()
    if plan is None:
        raise Http404("Er is nog geen plan met een peiljaar.")
    return plan.peiljaar
