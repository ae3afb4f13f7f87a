"""A database that is busy: a page that says when to try again, and nothing of what is behind it."""

import json

import pytest
from django.db import OperationalError

from tests.site.geldig import fouten_in
from veiligheid.bezig import MELDING


@pytest.fixture
def bezig(monkeypatch):
    def op_slot(*args, **kwargs):
        raise OperationalError("database is locked: /srv/geheim.sqlite3")

    monkeypatch.setattr("veiligheid.views.render", op_slot)


def test_a_reader_is_told_to_come_back(client, bezig):
    antwoord = client.get("/over/")
    html = antwoord.content.decode()
    assert (antwoord.status_code, antwoord.headers["Retry-After"]) == (503, "60")
    assert fouten_in(html) == []
    assert MELDING in html
    assert "geheim" not in html
    assert "default-src 'none'" in antwoord.headers["Content-Security-Policy"]


def test_a_script_gets_the_same_sentence(client, bezig):
    antwoord = client.get("/over/", headers={"Accept": "application/json"})
    assert (antwoord.status_code, json.loads(antwoord.content)) == (503, {"fout": MELDING})


def test_any_other_failure_stays_a_failure(client, monkeypatch):
    def stuk(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("veiligheid.views.render", stuk)
    client.raise_request_exception = False
    assert client.get("/over/").status_code == 500
