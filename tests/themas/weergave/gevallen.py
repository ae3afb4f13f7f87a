"""An indicator, its series and its comparison, as short as a sentence about them needs."""

from dataclasses import replace

from tests.themas.berekening.bouw import p, reeks
from themas.berekening import basis_voor, kop
from themas.enums import Meetsoort, Noemersoort, Richting
from themas.models import Indicator
from themas.reeksen import kenmerken_van


WONINGEN = {"noemersoort": Noemersoort.WONINGEN}
INWONERS = {"noemersoort": Noemersoort.INWONERS}
PERCENTAGE = {"soort": Meetsoort.AANDEEL, "eenheid": "%"}
NOEMERS = {2017: 80_000, 2019: 84_125, 2020: 85_000}
INBRAAK = {"2017": 1040, "2019": 673}


def indicator(**velden):
    standaard = {
        "naam": "Woninginbraken",
        "slug": "woninginbraken",
        "teller": "woninginbraken",
        "noemersoort": Noemersoort.GEEN,
        "gewenste_richting": Richting.LAGER,
    }
    return Indicator(**(standaard | velden))


def geval(niveaus, periode=None, *, noemers=None, veranderingen=None, breuken=(), **velden):
    """An indicator, its series, and the comparison of the period or of the newest."""
    over = indicator(**velden)
    hier = reeks(niveaus, noemers=noemers, veranderingen=veranderingen, breuken=breuken)
    hier = replace(hier, kenmerken=kenmerken_van(over))
    return over, hier, basis_voor(hier, p(periode), 2017) if periode else kop(hier, 2017)
