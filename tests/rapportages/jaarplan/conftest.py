import pytest

from tests.rollen import als


@pytest.fixture
def redacteur(db):
    return als("Redacteur")
