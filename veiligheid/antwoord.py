"""The answer of the front door: how many figures are on course, over which year of which plan."""

from themas.berekening import Periode
from themas.models import Beleidsplan
from themas.stand import Regel, Telling, herbeoordeel, rapportjaar
from themas.weergave.opmaak import hoofdletter, telwoord


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
