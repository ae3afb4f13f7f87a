"""A portal without data, as a manager sees it on the first day: every page says something sensible."""

import io
import re
import zipfile

import pytest
from django.urls import get_resolver

from tests import fabriek
from tests.site.geldig import fouten_in
from tests.site.kruip import GELEKT, gelezen, kruip, tekst, vraag


pytestmark = pytest.mark.django_db
ADRESSEN = [
    "/",
    "/beeld.png",
    "/bijeenkomsten/",
    "/convenanten/",
    "/convenanten/?stand=geldig&sorteer=einde",
    "/convenanten/einddata.ics",
    "/dashboard/",
    "/dashboard/?q=iets&sorteer=doel&periode=2019",
    "/dashboard/doelen.csv",
    "/dashboard/doelen.xlsx",
    "/dashboard/peiljaar-is-100/",
    "/dashboard/peiljaar-is-100/?figuur=index",
    "/jaarplannen/",
    "/kennisbank/",
    "/kennisbank/?onderbouwing=ervaring&sorteer=effect",
    "/plannen/",
    "/indicatoren/",
    "/keurmerk-veilig-ondernemen/",
    "/keurmerk-veilig-ondernemen/?datum=2019-12-31&soort=winkelgebied&stand=met",
    "/rapportages/",
    "/rapportages/feed.atom",
    "/rapportages/vergelijken/",
    "/rectificaties/",
    "/raad/",
    "/raad/?soort=motie&status=over_termijn",
    "/raad/in-het-kort/",
    "/open-data/",
    "/open-data/veiligheid.zip",
    "/open-data/catalogus.ttl",
    "/open-data/catalogus.jsonld",
    "/open-data/cijfers.atom",
    "/open-data/correcties.atom",
    "/open-data/stukken.atom",
    "/over/",
    "/over/cijfers/",
    "/begrippen/",
    "/toegankelijkheid/",
    "/privacy/",
    "/cookies/",
    "/melden/",
    "/melden/?cijfer=onzin&pagina=/over/",
    "/melden/bedankt/",
    "/zoeken/",
    "/zoeken/?q=iets&soort=cijfer",
]


def leesbaar(pagina):
    """One h1, something to read, no word of the machine."""
    [kop] = pagina.boom.iter("h1")
    return tekst(kop) and len(tekst(pagina.main)) > 40 and not GELEKT.search(" ".join(gelezen(pagina.main)))


@pytest.mark.parametrize("adres", ADRESSEN)
def test_nothing_at_all(client, adres):
    pagina = vraag(client, adres)
    assert pagina.status in (200, 404)
    assert not pagina.is_pagina or (leesbaar(pagina) and fouten_in(pagina.html) == [])
    if pagina.status == 404:
        assert "nog geen" in tekst(pagina.main)


@pytest.mark.parametrize("adres", ADRESSEN)
def test_only_the_municipality(client, adres):
    fabriek.gebied()
    pagina = vraag(client, adres)
    assert pagina.status in (200, 404)
    assert not pagina.is_pagina or leesbaar(pagina)
    assert "peiljaar-is-100" in adres or pagina.status == 200


def _een_plan():
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    fabriek.gebied()


def _een_concept():
    _een_plan()
    fabriek.meting("2017", aantal=1234)
    fabriek.meting("2019", aantal=4321)


def _een_cijfer():
    _een_plan()
    fabriek.vastgestelde_meting("2019", aantal=0)


def _twee_nullen():
    _een_plan()
    for jaar in ("2017", "2019"):
        fabriek.vastgestelde_meting(jaar, aantal=0)


def _een_thema_zonder_onderwerp():
    fabriek.gebied()
    fabriek.thema()


@pytest.mark.parametrize("rijen", [_een_plan, _een_concept, _een_cijfer, _twee_nullen, _een_thema_zonder_onderwerp])
def test_hardly_anything(client, rijen):
    rijen()
    bezoek = kruip(client)
    assert {adres: a.status for adres, a in bezoek.items() if a.status != 200 and "peiljaar-is-100" not in adres} == {}
    assert [pagina.adres for pagina in bezoek.values() if pagina.is_pagina and not leesbaar(pagina)] == []


def test_a_concept_is_nowhere_to_be_read(client):
    _een_concept()
    teksten = {
        antwoord.adres: _tabellen(antwoord) if antwoord.pad.endswith(".zip") else antwoord.html
        for antwoord in kruip(client).values()
        if not antwoord.pad.startswith("/static/") and not antwoord.pad.endswith(".xlsx")
    }
    assert {adres for adres, woorden in teksten.items() if re.search(r"1\.?234|4\.?321", woorden)} == set()


def _tabellen(pakket) -> str:
    """Of the package what it tells; what only counts its bytes can hold any number."""
    with zipfile.ZipFile(io.BytesIO(pakket.inhoud)) as zip_:
        return "".join(zip_.read(naam).decode() for naam in zip_.namelist() if naam.endswith(".csv"))


def test_the_api_has_nothing_to_give_and_says_so(client):
    """Empty lists; or, where even the municipality is not there, what the manager has to do."""
    paden = [pad for pad in client.get("/api/v1/openapi.json").json()["paths"] if "{" not in pad]
    assert len(paden) > 10
    for pad in paden:
        antwoord = client.get(f"/api/v1{pad}")
        if antwoord.status_code == 404:
            assert "nog geen gegevens" in antwoord.json()["detail"], pad
        else:
            assert (antwoord.status_code, antwoord.json().get("resultaten")) == (200, []), pad


def test_every_kind_of_page_was_asked(client):
    """Of those that need no row to have an address."""
    _een_cijfer()
    gevraagd = {get_resolver().resolve(adres.split("?")[0]).url_name for adres in ADRESSEN}
    paden = [antwoord.pad for antwoord in kruip(client).values()]
    bezocht = [get_resolver().resolve(pad) for pad in paden if not pad.startswith(("/static/", "/api/"))]
    assert {plek.url_name for plek in bezocht if not plek.kwargs} - gevraagd == {"huisstijl"}
