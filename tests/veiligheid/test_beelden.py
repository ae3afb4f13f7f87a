"""Pictures over the web: fresh for who asks again, of what is public alone, and drawn once."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests import fabriek
from tests.site.kruip import vraag
from tests.themas.doelen import cijfers, doel
from themas.enums import Noemersoort
from themas.models import Doelstelling
from themas.overzicht import Overzicht
from veiligheid import beelden


pytestmark = pytest.mark.django_db
BLAD = ["overlast", "overlast-jaar"]


@pytest.fixture(autouse=True)
def overlast():
    cache.clear()
    fabriek.gebied()
    indicator = cijfers("overlast", j2017=100, j2018=110, j2019=80, noemersoort=Noemersoort.GEEN, onthullingsdrempel=5)
    doel("1-1", indicator)
    return indicator


@pytest.fixture
def getekend(monkeypatch):
    """What was drawn as PNG."""
    gedaan = []
    echt = beelden.als_png
    monkeypatch.setattr(beelden, "als_png", lambda svg, **hoe: gedaan.append(svg) or echt(svg, **hoe))
    return gedaan


ADRESSEN = [
    (reverse("figuur", args=[*BLAD, "svg"]), "image/svg+xml"),
    (reverse("figuur", args=[*BLAD, "png"]), "image/png"),
    (reverse("indexfiguur", args=["index", "svg"]), "image/svg+xml"),
    (reverse("indexfiguur", args=["index", "png"]), "image/png"),
    (reverse("startfiguur", args=["svg"]), "image/svg+xml"),
    (reverse("startfiguur", args=["png"]), "image/png"),
    (reverse("indicator-beeld", args=BLAD[:1]), "image/png"),
    (reverse("beeld"), "image/png"),
]


@pytest.mark.parametrize(("adres", "soort"), ADRESSEN)
def test_who_has_it_gets_nothing_and_it_is_drawn_once(client, getekend, adres, soort):
    eerst = client.get(adres)
    assert (eerst.status_code, eerst["Content-Type"]) == (200, soort)
    assert eerst["Cache-Control"] == "public, no-cache"
    keer = len(getekend)
    assert keer == (soort == "image/png")
    opnieuw = client.get(adres, headers={"If-None-Match": eerst["ETag"]})
    assert (opnieuw.status_code, opnieuw.content, opnieuw["ETag"]) == (304, b"", eerst["ETag"])
    assert client.get(adres).content == eerst.content
    cache.clear()
    kop = client.head(adres)
    assert (kop.status_code, kop.content, kop["ETag"], kop["Content-Type"]) == (200, b"", eerst["ETag"], soort)
    assert len(getekend) == keer
    assert not eerst.cookies
    assert eerst["X-Frame-Options"] == "DENY"


def test_each_figure_of_a_page_can_be_taken_along(client):
    """As the page draws it: a figure on another page has an address there."""
    for pagina in ("/", "/dashboard/peiljaar-is-100/", "/indicatoren/overlast/"):
        boom = vraag(client, pagina).boom
        figuren = list(boom.iter("figure"))
        adressen = [a.get("href") for a in boom.iter("a") if a.get("download") is not None]
        assert len(adressen) == 2 * len(figuren) > 0, pagina
        for adres in adressen:
            assert client.get(adres).status_code == 200, adres


@pytest.mark.parametrize(("adres", "soort"), ADRESSEN)
def test_what_a_visitor_asks_changes_nothing(client, adres, soort):
    eerst = client.get(adres)
    assert client.get(adres, {"width": "99999", "titel": "<script>"}).content == eerst.content
    assert client.post(adres).status_code in (403, 405)


@pytest.mark.parametrize("formaat", ["svg", "png"])
def test_an_unknown_figure_is_not_there(client, formaat):
    for slug, sleutel in (("overlast", "overlast-kwartaal"), ("onzin", "overlast-jaar")):
        assert client.get(reverse("figuur", args=[slug, sleutel, formaat])).status_code == 404
    assert client.get(reverse("indexfiguur", args=["onzin", formaat])).status_code == 404
    assert client.get(reverse("indicator-beeld", args=["onzin"])).status_code == 404


def merken(client):
    return {adres: client.head(adres)["ETag"] for adres, _ in ADRESSEN}


def test_a_concept_changes_no_picture_and_no_etag_and_an_approved_figure_changes_all(client, overlast):
    eerst, eerste_adres = merken(client), beelden.deelbeeld(Overzicht("overlast")).adres
    fabriek.meting("2020", van=overlast, aantal=11)
    assert merken(client) == eerst
    assert beelden.deelbeeld(Overzicht("overlast")).adres == eerste_adres
    fabriek.vastgestelde_meting("2020", van=overlast, aantal=60)
    later = merken(client)
    assert [adres for adres in later if later[adres] == eerst[adres]] == []
    assert beelden.deelbeeld(Overzicht("overlast")).adres != eerste_adres


def test_a_count_under_the_threshold_stands_in_no_picture(client, overlast):
    fabriek.vastgestelde_meting("2020", van=overlast, aantal=3)
    svg = client.get(ADRESSEN[0][0]).content.decode()
    kaart = beelden.kaart_van(Overzicht("overlast"))
    assert "2020" not in re.findall(r">(\d+)</text>", svg)
    assert kaart.getal == "−20%"
    assert kaart.wat[0] == "2019 tegenover 2017"


def test_a_card_says_what_the_page_says(client):
    pagina = client.get("/indicatoren/overlast/").content.decode()
    kaart = beelden.kaart_van(Overzicht("overlast"))
    assert (kaart.naam, kaart.getal, kaart.oordelen) == ("Overlast", "−20%", (("✓ op koers", True),))
    assert kaart.bijwoorden == (Overzicht("overlast").kop.verschil.zekerheid.label,)
    assert "−20%" in pagina
    assert "op koers" in pagina


def test_a_figure_without_a_comparison_has_a_card_with_its_sentence():
    cijfers("zaken", j2019=7, noemersoort=Noemersoort.GEEN)
    kaart = beelden.kaart_van(Overzicht("zaken"))
    assert (kaart.getal, kaart.oordelen, kaart.figuur) == ("", (), None)
    assert kaart.zin == Overzicht("zaken").antwoord


def test_the_general_card_answers_as_the_start_page_does(client):
    assert beelden.algemene_kaart().naam in client.get("/").content.decode()


def test_the_general_card_asks_while_there_is_nothing(client):
    fabriek.Meting.objects.all().delete()
    assert beelden.algemene_kaart().naam == "Hoe veilig is Voorbeeldstad?"
    assert client.get(reverse("beeld")).status_code == 200


def test_the_figure_of_the_start_page_says_over_which_year_it_goes(client):
    svg = client.get(reverse("startfiguur", args=["svg"])).content.decode()
    assert re.search("<title[^>]*>([^<]*)", svg)[1] == "Voorbeeldstad: verandering in 2019 tegenover 2017"


@pytest.mark.parametrize("formaat", ["svg", "png"])
def test_without_a_goal_that_can_be_judged_there_is_no_figure_of_change(client, formaat):
    Doelstelling.objects.all().delete()
    assert client.get(reverse("startfiguur", args=[formaat])).status_code == 404
