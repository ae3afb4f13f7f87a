import pytest

from tests import fabriek
from tests.rapportages.beheer.conftest import _rollen, als  # noqa: F401 - the same roles and clients


@pytest.fixture(autouse=True)
def _eigen_gemeente(db, settings):
    settings.GEMEENTE_CODE = fabriek.gebied().code


@pytest.fixture
def redacteur(als):  # noqa: F811
    return als("Redacteur", naam="rosa", first_name="Rosa")


@pytest.fixture
def publiceerder(als):  # noqa: F811
    return als("Publiceerder", naam="paula", first_name="Paula")
