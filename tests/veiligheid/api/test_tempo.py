"""How often one may ask, and what is kept of who asked."""

import pytest
from django.core.cache import cache

from veiligheid.api import tempo


pytestmark = pytest.mark.django_db
ADRES = "/api/v1/plannen"


@pytest.fixture(autouse=True)
def klok(monkeypatch, settings):
    """``klok(70)``: seventy seconds later."""
    cache.clear()
    settings.API_PER_MINUUT = 3
    nu = [1_000_000.0]
    monkeypatch.setattr(tempo.Tempo, "timer", staticmethod(lambda: nu[0]))

    def verder(seconden):
        nu[0] += seconden

    yield verder
    cache.clear()


def statussen(client, keer, **wie):
    return [client.get(ADRES, **wie).status_code for _ in range(keer)]


def test_after_so_many_it_says_when_to_come_back(client, klok):
    assert statussen(client, 3) == [200, 200, 200]
    klok(20)
    antwoord = client.get(ADRES)
    assert antwoord.status_code == 429
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    assert antwoord.headers["Retry-After"] == "40"
    assert antwoord.json()["detail"] == "U vroeg te veel in korte tijd. Vraag het over 40 seconden opnieuw."
    klok(40)
    assert statussen(client, 1) == [200]


def test_what_was_asked_wrongly_counts_too(client):
    assert [client.get(ADRES, {"onzin": 1}).status_code for _ in range(4)] == [400, 400, 400, 429]


def test_each_address_counts_by_itself(client):
    assert statussen(client, 4, REMOTE_ADDR="192.0.2.1")[-1] == 429
    assert statussen(client, 1, REMOTE_ADDR="192.0.2.2") == [200]


def test_who_says_to_be_somebody_else_is_not_believed(client, settings):
    settings.ACHTER_PROXY = "nee"
    for n in range(3):
        assert statussen(client, 1, headers={"X-Forwarded-For": f"192.0.2.{n}"}) == [200]
    assert statussen(client, 1, headers={"X-Forwarded-For": "192.0.2.99"}) == [429]


def test_behind_a_proxy_only_what_the_proxy_added_counts(client, settings):
    settings.ACHTER_PROXY = "ja"
    for n in range(3):
        assert statussen(client, 1, headers={"X-Forwarded-For": f"10.0.0.{n}, 192.0.2.1"}) == [200]
    assert statussen(client, 1, headers={"X-Forwarded-For": "10.0.0.9, 192.0.2.1"}) == [429]
    assert statussen(client, 1, headers={"X-Forwarded-For": "192.0.2.1, 192.0.2.2"}) == [200]


def test_nought_sets_no_limit(client, settings):
    settings.API_PER_MINUUT = 0
    assert set(statussen(client, 10)) == {200}


def test_the_address_itself_is_not_kept_and_nothing_longer_than_the_minute(client, monkeypatch):
    bewaard = []
    monkeypatch.setattr(cache, "set", lambda sleutel, waarde, duur: bewaard.append((sleutel, waarde, duur)))
    client.get(ADRES, REMOTE_ADDR="192.0.2.123")
    ((sleutel, waarde, duur),) = bewaard
    assert "192.0.2" not in sleutel
    assert waarde == [1_000_000.0]
    assert duur == 60


@pytest.mark.parametrize(
    "adressen",
    [
        [f"2001:db8:0:1::{n}" for n in range(1, 5)],
        [f"[2001:db8:0:1::{n}]:{n}" for n in range(1, 5)],
        [f"192.0.2.1:{n}" for n in (4001, 4002, 4003, 4004)],
        ["192.0.2.1", "::ffff:192.0.2.1", "[::ffff:192.0.2.1]:80", "192.0.2.1:80"],
    ],
)
def test_one_connection_counts_as_one_however_its_address_is_written(client, settings, adressen):
    settings.ACHTER_PROXY = "ja"
    assert [statussen(client, 1, headers={"X-Forwarded-For": adres})[0] for adres in adressen] == [200, 200, 200, 429]
    assert statussen(client, 1, headers={"X-Forwarded-For": "2001:db8:0:2::1"}) == [200]
