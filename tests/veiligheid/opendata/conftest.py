import pytest
from django.db import transaction
from django.utils import timezone

from tests import fabriek
from tests.rapportages.lezen.bouw import alleen_titel, gerectificeerd, publiek, verbeterd
from tests.site.gemeente import bouw
from themas.models import Begrip, Indicator


@pytest.fixture(autouse=True)
def _eigen(settings, tmp_path):
    settings.GEMEENTE_CODE = "GM9999"
    settings.OPENDATA_MAP = str(tmp_path / "opendata")


@pytest.fixture
def stad(db):
    return fabriek.gebied()


@pytest.fixture(scope="module")
def alles(django_db_setup, django_db_blocker):
    """Something in every table, for as long as the tests of a module run; each of them still needs ``db``."""
    with django_db_blocker.unblock():
        blok = transaction.atomic()
        blok.__enter__()
        _bouw_alles()
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        blok.__exit__(None, None, None)


def _bouw_alles():
    eerder = fabriek.beleidsplan(
        "plan-2015-2018", naam="Eerder plan", jaar_van=2015, jaar_tot_en_met=2018, peiljaar=2013
    )
    fabriek.thema(plan=fabriek.beleidsplan(opvolger_van=eerder), nummer=9)  # after those of the town
    gerectificeerd(publiek(), indicatoren=Indicator.objects.all()[:2])
    verbeterd(alleen_titel())
    bouw(2)
    Begrip.objects.create(naam="Noemer", slug="noemer", ook="deler, waardoor", uitleg="Waardoor wij delen.")
    fabriek.vastgestelde_verandering(van=Indicator.objects.get(slug="cijfer-0"))


@pytest.fixture
def zet_klok(monkeypatch):
    """``zet_klok(moment)``: from now on it is that moment."""

    def zet(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return zet
