"""How figures are made: its numbers are computed from rows and code, and change with them."""

import re

import pytest

from tests import fabriek
from tests.site.gemeente import bouw
from themas.enums import Doelsoort, Noemersoort
from veiligheid.vertrouwen import cijfersuitleg


pytestmark = pytest.mark.django_db
ADRES = "/over/cijfers/"


def tekst(client):
    html = client.get(ADRES).content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", html))


def doel_met(slug, oud, nieuw, **velden):
    """A goal on one figure, counted per inhabitant, in 2017 and 2019."""
    gebied = fabriek.gebied()
    indicator = fabriek.indicator(slug, noemersoort=Noemersoort.INWONERS, naam=slug, **velden)
    for code, aantal in (("2017", oud), ("2019", nieuw)):
        fabriek.vastgestelde_meting(code, van=indicator, in_gebied=gebied, aantal=aantal)
    return fabriek.doelstelling(f"d-{slug}", indicatoren=[indicator], soort=Doelsoort.DALEN)


@pytest.fixture
def stad(settings):
    gebied = fabriek.gebied()
    settings.GEMEENTE_CODE = gebied.code
    fabriek.noemer(100_000, jaar=2017)
    fabriek.noemer(300_000, jaar=2019)
    return gebied


def test_the_examples_are_the_smallest_of_today_with_their_sum(client, stad):
    doel_met("overvallen", 10, 30)
    doel_met("inbraken", 1000, 900)
    doel_met("fietsen", 5000, 4000)
    voorbeelden = client.get(ADRES).context["voorbeelden"]
    assert [(v.regel.indicator.slug, v.samen, v.verwacht, v.duidelijk) for v in voorbeelden] == [
        ("overvallen", 40, "30,0", False),  # three times the inhabitants: three quarters of all in the new year
        ("inbraken", 1900, "1.425", True),
    ]
    zin = "samen waren het er 40. Was er niets veranderd, dan vielen daarvan ongeveer 30,0 in 2019. Het waren er 30."
    assert zin in tekst(client)


def test_its_contents_name_every_chapter_in_order(client, stad):
    pagina = client.get(ADRES).content.decode().partition("<main")[2]
    inhoud = re.findall(r'<li><a class="nl-link" href="#([a-z-]+)">(.*?)</a></li>', pagina)
    assert len(inhoud) == 10
    assert inhoud == re.findall(r'<h2[^>]* id="([a-z-]+)">(.*?)</h2>', pagina)


def test_what_is_not_public_or_hidden_is_no_example(client, stad):
    doel_met("overvallen", 10, 3, onthullingsdrempel=5)
    concept = fabriek.indicator("concept", noemersoort=Noemersoort.INWONERS)
    for code in ("2017", "2019"):
        fabriek.meting(code, van=concept, in_gebied=stad, aantal=777)
    fabriek.doelstelling("d-concept", indicatoren=[concept], soort=Doelsoort.DALEN)
    assert client.get(ADRES).context["voorbeelden"] == []
    gelezen = tekst(client)
    assert "Zodra dat er is, staat hier een voorbeeld." in gelezen
    assert "Op deze site staan 2 cijfers." in gelezen
    assert "777" not in gelezen
    assert "Er is nu een drempel van 5." in gelezen


def test_numbers_follow_the_code(client, stad, monkeypatch):
    assert "kleiner dan 20?" in tekst(client)
    assert "−12,5% wordt −13%" in tekst(client)
    assert "Van 2 naar 3 is +50%." in tekst(client)
    monkeypatch.setattr(cijfersuitleg, "KLEIN_AANTAL", 15)
    monkeypatch.setattr(cijfersuitleg, "BETROUWBAARHEID", 0.99)
    gelezen = tekst(client)
    assert "kleiner dan 15?" in gelezen
    assert "Wij rekenen met 99% zekerheid." in gelezen
    assert "hoogstens 1 op de 100 verschillen" in gelezen


def test_without_figures_it_still_explains(client, stad):
    gelezen = tekst(client)
    assert "Nu heeft geen enkel cijfer een drempel" in gelezen
    assert "Dat is tot nu toe niet gebeurd." in gelezen
    assert "Van geen enkel cijfer met een doel kennen wij nu een verschil." in gelezen


@pytest.mark.parametrize("aantal", [1, 3])
def test_few_queries_however_many_rows(client, settings, aantal, django_assert_max_num_queries):
    bouw(aantal)
    with django_assert_max_num_queries(12):
        assert client.get(ADRES).status_code == 200
