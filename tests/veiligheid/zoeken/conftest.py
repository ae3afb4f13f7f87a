import pytest

from tests import fabriek


@pytest.fixture
def stad(db):
    return fabriek.gebied()
