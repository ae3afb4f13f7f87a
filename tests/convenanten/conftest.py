import pytest

from convenanten.models.document import opslag
from tests.rollen import als


@pytest.fixture(autouse=True)
def documenten(tmp_path, monkeypatch):
    """The folder of the files, empty for each test."""
    monkeypatch.setattr(opslag(), "location", str(tmp_path / "documenten"))
    return tmp_path / "documenten"


@pytest.fixture
def redacteur(db):
    return als("Redacteur")


@pytest.fixture
def publiceerder(db):
    return als("Publiceerder", naam="bo")
