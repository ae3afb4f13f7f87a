"""Small plans: goals on indicators with a count per year."""

from tests import fabriek
from themas.berekening import Periode
from themas.enums import Doelsoort, Oordeel
from themas.models import Doelstelling
from themas.stand import stand_van_doelen


OP, NIET, GEHAALD, NIET_GEHAALD = Oordeel.OP_KOERS, Oordeel.NIET_OP_KOERS, Oordeel.GEHAALD, Oordeel.NIET_GEHAALD
ONBEKEND, ONBEOORDEELD = Oordeel.NOG_NIET_VAST_TE_STELLEN, Oordeel.NOG_NIET_BEOORDEELD


def p(code):
    return Periode.van_code(code)


def cijfers(slug, **velden):
    """``cijfers("inbraak", j2017=100, j2019=80)``: an indicator with approved counts per year."""
    aantallen = {sleutel: velden.pop(sleutel) for sleutel in list(velden) if sleutel[1:].isdigit()}
    indicator = fabriek.indicator(slug, **velden)
    for sleutel, aantal in aantallen.items():
        fabriek.vastgestelde_meting(sleutel[1:], van=indicator, aantal=aantal)
    return indicator


def doel(code, *indicatoren, soort=Doelsoort.DALEN, plan=None, **velden):
    """A goal under a topic of its own plan; by default of 2019-2022 against 2017."""
    plan = plan or fabriek.beleidsplan()
    onderwerp = fabriek.onderwerp(van_thema=fabriek.thema(plan=plan))
    return fabriek.doelstelling(code, bij=onderwerp, indicatoren=indicatoren, soort=soort, **velden)


def stand(periode=None):
    return stand_van_doelen(Doelstelling.objects.met_plan(), fabriek.gebied(), periode and p(periode))


def oordelen(regels):
    return [(regel.doel.code, regel.indicator and regel.indicator.slug, regel.oordeel) for regel in regels]
