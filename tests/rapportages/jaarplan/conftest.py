import pytest

from tests.rapportages.jaarplan.beheerpaginas import als


@pytest.fixture
def redacteur(db):
    return als("Redacteur")
