"""What the front door tells: how many figures are on course, over which year of which plan, and what changed."""

from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from themas.berekening import Periode, basis_voor
from themas.enums import Gebiedsoort, Indicatoraard
from themas.figuren import verschilfiguur
from themas.gemeente import eigen_en_vergelijkbare_gebieden
from themas.models import Beleidsplan, Doelstelling, Indicator, Meting
from themas.reeksen import reeksen_voor
from themas.stand import Regel, Telling, herbeoordeel, per_indicator, rapportjaar, stand_van_doelen
from themas.weergave.figuur import Staaffiguur
from themas.weergave.opmaak import hoofdletter, telwoord


class Voordeur:
    """The figures of the newest plan that was measured, beside those without a goal and those of other areas."""

    def __init__(self):
        self.gebied, self.anderen = eigen_en_vergelijkbare_gebieden()
        self.indicatoren = list(self._indicatoren())
        self.reeksen = reeksen_voor(self.indicatoren, [self.gebied, *self.anderen])
        self.plannen = list(Beleidsplan.objects.order_by("-jaar_van"))
        alle = stand_van_doelen(Doelstelling.objects.met_plan(), self.gebied, reeksen=self.reeksen)
        self.plan, self.regels, self.jaar = gemeten_plan(self.plannen, alle)
        self.cijfers = per_indicator(self.regels)
        self.zonder_doel = self._zonder_doel() if self.plan else []

    @cached_property
    def figuur(self) -> Staaffiguur | None:
        """The bars of change since the peiljaar; None where nothing can be compared."""
        if self.plan is None:
            return None
        return verschilfiguur(self.cijfers, self.zonder_doel, self.plan.peiljaar, "verandering")

    def _indicatoren(self):
        """With ``per_wijk``: whether wijken have figures of it."""
        met_cijfer = Meting.objects.publiek().voor_gebied(self.gebied).order_by().values("indicator")
        per_wijk = Meting.objects.publiek().filter(
            indicator=OuterRef("pk"), gebied__ligt_in=self.gebied, gebied__soort=Gebiedsoort.WIJK
        )
        bij_start = Q(pk__in=met_cijfer, aard=Indicatoraard.UITKOMST) | Q(doelstellingen__isnull=False)
        return Indicator.objects.filter(bij_start).annotate(per_wijk=Exists(per_wijk)).distinct()

    def _zonder_doel(self):
        met_doel = {regel.indicator.pk for regel in self.cijfers}
        eigen = [i for i in self.indicatoren if i.pk not in met_doel and not i.onderdeel_van_id]
        return [(i, basis_voor(self.reeksen[i.pk, self.gebied.pk], self.jaar, self.plan.peiljaar)) for i in eigen]


def gemeten_plan(plannen: list[Beleidsplan], alle: list[Regel]):
    """The newest plan of which a goal can be judged, its lines, and the year they are judged over."""
    for plan in plannen:
        regels = [regel for regel in alle if regel.doel.onderwerp.thema.plan_id == plan.pk]
        jaar = rapportjaar(regels)
        if jaar is not None:
            return plan, herbeoordeel(regels, jaar), jaar
    return None, [], None


def antwoordzin(jaar: Periode, telling: Telling) -> str:
    """``In 2019 waren vijf van de negen cijfers op koers``."""
    was = "was" if telling.gunstig == 1 else "waren"
    van = telwoord(telling.met_oordeel)
    return f"{hoofdletter(jaar.in_zin)} {was} {telwoord(telling.gunstig)} van de {van} cijfers op koers"


def namen_van_bewogen(cijfers: list[Regel], richting: int) -> list[str]:
    """The figures that went this way since the peiljaar, the largest change first."""
    bewogen = [regel for regel in cijfers if regel.verschil and regel.verschil.richting == richting]
    return [r.indicator.naam for r in sorted(bewogen, key=lambda regel: -abs(regel.verschil.getal or 0))]
