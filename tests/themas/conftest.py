import pytest
from django.core.cache import cache

from tests import fabriek
from tests.themas.kleinestad import D
from themas.enums import Noemersoort


@pytest.fixture(autouse=True)
def _niets_bewaard():
    """What one test hid must not be kept for the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def overlast(db):
    """An indicator with a threshold, a goal and denominators."""
    indicator = fabriek.indicator("overlast", onthullingsdrempel=D, noemersoort=Noemersoort.INWONERS)
    fabriek.doelstelling(indicatoren=[indicator])
    for jaar in (2017, 2018, 2019):
        fabriek.noemer(200_000, jaar=jaar)
    return indicator
