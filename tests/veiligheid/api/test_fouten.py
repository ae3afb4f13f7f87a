"""A question that is not right is told what is wrong, where, and how to ask it; never anything in its place."""

from urllib.parse import quote

import pytest

from tests import fabriek
from tests.veiligheid.api.lezen import alles, haal, probleem


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _gebied():
    fabriek.gebied()


@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        ({"pagina": "0"}, "‘pagina’ moet minstens 1 zijn, en niet ‘0’."),
        ({"pagina": "-1"}, "‘pagina’ moet minstens 1 zijn, en niet ‘-1’."),
        ({"pagina": "1000000000"}, "‘pagina’ moet hoogstens 1000000 zijn, en niet ‘1000000000’."),
        ({"perPagina": "501"}, "‘perPagina’ moet hoogstens 500 zijn, en niet ‘501’."),
        ({"pagina": ""}, "‘pagina’ moet een heel getal zijn, en niet leeg."),
        ({"jaar": "1989"}, "‘jaar’ moet minstens 1990 zijn, en niet ‘1989’."),
        ({"indicator": "a b"}, "‘indicator’ moet geschreven met letters, cijfers en streepjes zijn, en niet ‘a b’."),
        ({"indicator": "x" * 81}, f"‘indicator’ moet hoogstens 80 tekens lang zijn, en niet ‘{'x' * 60}…’."),
        ({"gebied": "gm0034"}, "‘gebied’ moet een code zoals GM0034 zijn, en niet ‘gm0034’."),
        (
            {"kwaliteit": "Goed"},
            "‘kwaliteit’ moet een van: definitief, voorlopig of geschat zijn, en niet ‘Goed’.",
        ),
    ],
)
def test_a_value_that_cannot_be(client, vraag, melding):
    fout = probleem(client, "metingen", vraag)
    assert fout["detail"] == melding
    assert fout["gebreken"] == [{"plaats": next(iter(vraag)), "melding": melding}]


def test_only_what_everybody_calls_a_number(client):
    for getal in ("١٢", "1_000", "1e3", " 1", "+1", "1.0", "0x1", "nan", "９", "1\x00", "9" * 10_000):
        for naam in ("pagina", "perPagina", "jaar"):
            assert probleem(client, "metingen", {naam: getal})["gebreken"][0]["plaats"] == naam


def test_a_filter_that_does_not_exist(client):
    for pad in ("plannen", "themas", "doelstellingen", "indicatoren", "metingen", "gebieden"):
        for naam in ("onzin", "per_pagina", "Pagina", "", "\x00", "x" * 10_000):
            (gebrek,) = probleem(client, pad, {naam: "1"})["gebreken"]
            assert gebrek["plaats"] == (naam if len(naam) < 60 else f"{naam[:60]}…")
            assert "bestaat niet. Wel: pagina, perPagina" in gebrek["melding"]


def test_an_address_without_filters_says_so(client):
    fabriek.beleidsplan()
    fout = probleem(client, "plannen/plan-2019-2022", {"taal": "en"})
    assert fout["detail"] == "Het filter ‘taal’ bestaat niet. Dit adres kent geen filters."


def test_a_filter_twice(client):
    fout = probleem(client, "metingen?pagina=1&pagina=3&jaar=2019&jaar=2019&onzin=1")
    assert [gebrek["melding"].partition(".")[0] for gebrek in fout["gebreken"]] == [
        "Het filter ‘pagina’ staat er 2 keer",
        "Het filter ‘jaar’ staat er 2 keer",
        "Het filter ‘onzin’ bestaat niet",
    ]


def test_everything_that_is_wrong_is_said_at_once(client):
    fout = probleem(client, "metingen", {"pagina": "x", "jaar": "y"})
    assert [gebrek["plaats"] for gebrek in fout["gebreken"]] == ["pagina", "jaar"]
    assert fout["detail"] == " ".join(gebrek["melding"] for gebrek in fout["gebreken"])


@pytest.mark.parametrize(
    ("pad", "detail"),
    [
        ("themas?plan=onzin", "Bij het filter ‘plan’ kennen wij ‘onzin’ niet. Wat kan staat op /api/v1/plannen."),
        ("themas?veiligheidsveld=onzin", "Bij het filter ‘veiligheidsveld’ kennen wij ‘onzin’ niet. Wat kan staat op "
         "/api/v1/themas."),
        ("doelstellingen?plan=onzin", "Bij het filter ‘plan’ kennen wij ‘onzin’ niet. Wat kan staat op "
         "/api/v1/plannen."),
        ("doelstellingen?thema=onzin", "Bij het filter ‘thema’ kennen wij ‘onzin’ niet. Wat kan staat op "
         "/api/v1/themas."),
        ("metingen?indicator=onzin", "Bij het filter ‘indicator’ kennen wij ‘onzin’ niet. Wat kan staat op "
         "/api/v1/indicatoren."),
        ("metingen?gebied=GM0000", "Bij het filter ‘gebied’ kennen wij ‘GM0000’ niet. Wat kan staat op "
         "/api/v1/gebieden."),
        ("gebieden?ligtIn=GM0000", "Bij het filter ‘ligtIn’ kennen wij ‘GM0000’ niet. Wat kan staat op "
         "/api/v1/gebieden."),
        ("doelstellingen?periode=2019", "Over de periode ‘2019’ kunnen wij geen doel beoordelen. Er zijn nog geen "
         "cijfers."),
        ("plannen/onzin", "Het plan ‘onzin’ kennen wij niet."),
        ("plannen/onzin/themas/ook", "Het plan ‘onzin’ heeft geen thema ‘ook’."),
        ("indicatoren/onzin", "Het cijfer ‘onzin’ kennen wij niet. Kijk in de lijst met cijfers."),
        ("indicatoren/onzin/cijfers", "Het cijfer ‘onzin’ kennen wij niet. Kijk in de lijst met cijfers."),
        ("gebieden/onzin", "Het gebied ‘onzin’ kennen wij niet."),
    ],
)  # fmt: skip
def test_what_nobody_knows_is_not_an_empty_list(client, pad, detail):
    assert probleem(client, pad, status=404)["detail"] == detail


@pytest.mark.parametrize(
    "pad", ["plannen/{}", "plannen/{}/themas/{}", "indicatoren/{}", "indicatoren/{}/cijfers", "gebieden/{}"]
)
def test_odd_names_are_names_that_nobody_knows(client, pad):
    for naam in ("\x00", "a\x00b", "x" * 10_000, "\ud800", "ünï", "'; --", "%", "..", "a b"):
        geschreven = quote(naam.encode(errors="surrogatepass"), safe="")
        probleem(client, pad.format(*[geschreven] * 2), status=404)


def test_a_page_after_the_last_is_empty(client):
    fabriek.vastgestelde_meting()
    gevonden = haal(client, "metingen", pagina=1_000_000, perPagina=500)
    assert (gevonden["aantal"], gevonden["paginas"], gevonden["resultaten"]) == (1, 1, [])


def test_without_a_municipality_it_says_whose_work_that_is(client, settings):
    settings.GEMEENTE_CODE = "GM0000"
    fout = probleem(client, "doelstellingen", status=404)
    assert "staan hier nog geen gegevens. De beheerder moet ze nog inlezen." in fout["detail"]
    assert alles(client, "plannen") == []
