import pytest

from rapportages.models import Bestand
from rapportages.publicatie.publiceren import trek_in
from tests import fabriek
from tests.rapportages.publiceren import bouw
from tests.rapportages.publiceren.bouw import UITGEVER, wie


@pytest.fixture(autouse=True)
def _eigen(settings):
    settings.GEMEENTE_CODE = "GM9999"


@pytest.fixture
def stad(db):
    return fabriek.gebied()


@pytest.fixture
def wereld(stad):
    """One row at least in every table that is sealed, and one report that is still a concept."""
    versie = bouw.gepubliceerd()
    Bestand.objects.create(versie=versie, soort="pdf", inhoud=b"%PDF", sha256="0")
    bouw.zonder_tekst(bouw.alleen_titel(2), indicatoren=[fabriek.indicator(), fabriek.indicator("roof")])
    bouw.ingediend(slug="ingediend", code="2020", nummer=3)
    concept = bouw.concept(slug="concept", code="2021", nummer=4)
    trek_in(rapportage=versie.rapportage, reden="Klopt niet.", door=wie(UITGEVER))
    return versie, concept
