import pytest
from django.utils import timezone

from tests import fabriek


@pytest.fixture(autouse=True)
def _eigen(settings):
    settings.GEMEENTE_CODE = "GM9999"


@pytest.fixture(autouse=True)
def stad(db):
    return fabriek.gebied()


@pytest.fixture
def zet_klok(monkeypatch):
    """``zet_klok(moment)``: from now on it is that moment."""

    def zet(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return zet
