"""The download of one figure: all areas of its page, and nothing that the page hides."""

import csv
import io

import pytest
from lxml import html
from openpyxl import load_workbook

from tests import fabriek
from themas.enums import Gebiedsoort


pytestmark = pytest.mark.django_db
PAGINA = "/indicatoren/overlast/"


@pytest.fixture(autouse=True)
def stad(settings):
    settings.GEMEENTE_CODE = "GM9999"
    return fabriek.gebied()


@pytest.fixture
def wijken(stad):
    return [fabriek.gebied(f"WK99990{n}", f"Wijk {n}", soort=Gebiedsoort.WIJK, ligt_in=stad) for n in range(3)]


def download(client):
    tekst = client.get(f"{PAGINA}cijfers.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";"))


def test_every_area_of_the_page_is_in_it_and_no_other(client, wijken):
    indicator = fabriek.indicator("overlast")
    buurt = fabriek.gebied("BU99990001", "Wijk 1", soort=Gebiedsoort.BUURT, ligt_in=wijken[0])
    land = fabriek.gebied("NL01", "Nederland", soort=Gebiedsoort.LAND)
    ander = fabriek.gebied("GM0001", "Anderstad")
    elders = fabriek.gebied("WK000101", "Elders", soort=Gebiedsoort.WIJK, ligt_in=ander)
    for gebied, code, aantal in (
        (fabriek.gebied(), "2019", 44),
        (buurt, "2018", 7),
        (wijken[1], "2018", 30),
        (wijken[1], "2019", 40),
        (land, "2019", 900),
        (elders, "2019", 9),
    ):
        fabriek.vastgestelde_meting(code, van=indicator, in_gebied=gebied, aantal=aantal)
    fabriek.meting("2020", van=indicator, in_gebied=wijken[2], aantal=7_654_321)
    kolommen = ("gebied", "soort gebied", "gebiedscode", "ligt in", "periode", "aantal")
    assert [tuple(rij[kolom] for kolom in kolommen) for rij in download(client)] == [
        ("Voorbeeldstad", "gemeente", "GM9999", "", "2019", "44"),
        ("Nederland", "land", "NL01", "", "2019", "900"),
        ("Wijk 1", "wijk", "WK999901", "Voorbeeldstad", "2018", "30"),
        ("Wijk 1", "wijk", "WK999901", "Voorbeeldstad", "2019", "40"),
        ("Wijk 1", "buurt", "BU99990001", "Wijk 0", "2018", "7"),
    ]


def test_small_counts_in_wijken_are_hidden_as_on_the_page(client, stad, wijken):
    """One small count alone could be worked out from the municipality and the other wijken, so another hides too."""
    fabriek.noemer(50_000, soort="inwoners")
    indicator = fabriek.indicator("overlast", onthullingsdrempel=5, noemersoort="inwoners")
    fabriek.vastgestelde_meting("2019", van=indicator, in_gebied=stad, aantal=94)
    for wijk, aantal in zip(wijken, (4, 30, 60), strict=True):
        fabriek.noemer(1000, soort="inwoners", van=wijk)
        fabriek.vastgestelde_meting("2019", van=indicator, in_gebied=wijk, aantal=aantal)
    van_pagina = {
        rij.findtext("th").strip(): rij.find("td").text_content().strip()
        for rij in html.fromstring(client.get(PAGINA).content).findall(".//section[@id='gebieden']//tbody/tr")
    }
    in_wijken = [rij for rij in download(client) if rij["soort gebied"] == "wijk"]
    assert {rij["gebied"]: rij["aantal"] or rij["verborgen"] for rij in in_wijken} == van_pagina
    assert van_pagina["Wijk 0"] == "<5"
    assert list(van_pagina.values()).count("verborgen") == 1
    waarde = indicator.maateenheid or "waarde"
    assert [rij for rij in in_wijken if rij["verborgen"] and (rij["aantal"] or rij[waarde] or rij["verschil"])] == []
    blad = load_workbook(io.BytesIO(client.get(f"{PAGINA}cijfers.xlsx").content)).active
    assert [cel.value for rij in blad.iter_rows(min_row=2) for cel in rij if cel.value == 4] == []
