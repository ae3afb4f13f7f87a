"""What readers may not know, the API does not tell either."""

import pytest

from tests import fabriek
from tests.themas.kleinestad import D, buurten, geldt, vervang
from tests.veiligheid.api.lezen import alles, haal
from themas.enums import Noemersoort


pytestmark = pytest.mark.django_db


def test_what_was_not_approved_or_was_replaced_is_not_there(client):
    vastgesteld = fabriek.vastgestelde_meting("2019", aantal=7_000_001)
    fabriek.meting("2020", aantal=7_000_002)
    nieuw = vervang(vastgesteld, aantal=7_000_003)
    assert [meting["aantal"] for meting in alles(client, "metingen")] == [nieuw.aantal]
    for pad in ("indicatoren/woninginbraken/cijfers", "indicatoren", "indicatoren/woninginbraken"):
        tekst = client.get(f"/api/v1/{pad}").content.decode()
        assert "7000003" in tekst
        assert "7000001" not in tekst
        assert "7000002" not in tekst


def test_a_small_count_is_hidden_here_too_with_what_tells_it(client):
    indicator = fabriek.indicator("overlast", onthullingsdrempel=D, noemersoort=Noemersoort.INWONERS)
    centrum, (klein, ander, groot) = buurten("Klein", "Ander", "Groot")
    fabriek.noemer(1_000, van=klein, jaar=2019)
    for gebied, aantal in ((klein, 3), (ander, 7), (groot, 40), (centrum, 50)):
        geldt(indicator, "2019", aantal, gebied, waarde=f"{aantal}.0")
    fabriek.vastgestelde_verandering(50, "2019", sinds="2018", van=indicator, in_gebied=klein)
    metingen = {(m["gebied"]["naam"], m["soort"]): m for m in alles(client, "metingen", indicator="overlast")}
    getallen = ("aantal", "waarde", "waardeDecimalen", "marge", "verandering")
    for sleutel, tekst in {
        ("Klein", "niveau"): "<5",
        ("Ander", "niveau"): "verborgen",
        ("Klein", "verandering"): "verborgen",
    }.items():
        assert metingen[sleutel]["verborgen"] == tekst
        assert [metingen[sleutel][naam] for naam in getallen] == [None] * 5
    assert [metingen[naam, "niveau"]["aantal"] for naam in ("Groot", "Centrum")] == [40, 50]


def test_a_rate_that_tells_a_small_count_is_hidden(client):
    indicator = fabriek.indicator("overlast", onthullingsdrempel=D, noemersoort=Noemersoort.INWONERS)
    fabriek.noemer(1_000, jaar=2019)
    geldt(indicator, "2019", waarde="3.0", aantal=None)
    for pad, naam in (("metingen", "waarde"), ("indicatoren/overlast/cijfers", "waarde")):
        (cijfer,) = alles(client, pad)
        assert (cijfer["verborgen"], cijfer[naam], cijfer["aantal"]) == ("<5", None, None)
    assert haal(client, "indicatoren/overlast")["nieuwste"]["verborgen"] == "<5"


def test_a_threshold_changes_the_mark_of_the_answer(client):
    geldt(fabriek.indicator("overlast"), "2019", 3)
    eerst = client.get("/api/v1/metingen")
    fabriek.indicator("overlast").__class__.objects.update(onthullingsdrempel=D)
    weer = client.get("/api/v1/metingen", headers={"If-None-Match": eerst.headers["ETag"]})
    assert weer.status_code == 200
    assert weer.json()["resultaten"][0]["verborgen"] == "<5"
