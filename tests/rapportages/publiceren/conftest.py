import pytest

from tests import fabriek


@pytest.fixture(autouse=True)
def _eigen(settings):
    settings.GEMEENTE_CODE = "GM9999"


@pytest.fixture
def stad(db):
    return fabriek.gebied()
