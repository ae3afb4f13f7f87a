"""Saving asks no more of the database for a sheet with more lines."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.invulblad.bewaren import Ingevuld, bewaar
from rapportages.invulblad.blad import lees_blad
from rapportages.rondes import voeg_toe
from tests import fabriek
from tests.fabriek import gebruiker
from tests.rapportages.rondebouw import ronde
from themas.models import Meting


pytestmark = pytest.mark.django_db


def vragen_bij(aantal, gewijzigd):
    """How many queries saving takes with so many lines sent and so many of them changed."""
    slugs = [f"i-{n}" for n in range(aantal)]
    r = ronde(slugs=slugs)
    alles = {}
    for r_ in lees_blad(r):
        alles[r_.pk] = Ingevuld(r_.cellen | {"cijfer": "1"}, r_.herkenning)
    bewaar(ronde=r, ingevuld=alles, door=gebruiker())
    invoer = {}
    for n, r_ in enumerate(lees_blad(r)):
        cellen = r_.cellen | ({"cijfer": "2"} if n < gewijzigd else {})
        invoer[r_.pk] = Ingevuld(cellen, r_.herkenning)
    ans = gebruiker("ans")
    with CaptureQueriesContext(connection) as vragen:
        uit = bewaar(ronde=r, ingevuld=invoer, door=ans)
    assert len(uit.bewaard) == gewijzigd
    return len(vragen)


def test_bewaren_kost_evenveel_vragen_bij_10_en_100_regels():
    een = vragen_bij(10, 1)
    type(ronde("2018-H1")).objects.all().delete()
    Meting.objects.all().delete()
    assert vragen_bij(100, 1) == een


def test_bewaren_kost_evenveel_vragen_bij_1_en_3_gewijzigde_regels():
    een = vragen_bij(10, 1)
    type(ronde("2018-H1")).objects.all().delete()
    Meting.objects.all().delete()
    assert vragen_bij(10, 3) == een


def test_alle_100_regels_tegelijk_bewaren_blijft_weinig_vragen():
    fabriek.gebied()
    r = ronde()
    voeg_toe(ronde=r, indicatoren=[fabriek.indicator(f"i-{n}") for n in range(99)], door=gebruiker())
    invoer = {x.pk: Ingevuld(x.cellen | {"cijfer": "1"}, x.herkenning) for x in lees_blad(r)}
    with CaptureQueriesContext(connection) as vragen:
        assert len(bewaar(ronde=r, ingevuld=invoer, door=gebruiker()).bewaard) == 100
    assert len(vragen) <= 25
