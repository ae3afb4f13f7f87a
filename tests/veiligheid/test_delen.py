"""What others show beside a link to a page: its own title and sentence, its address here, and a picture."""

import pytest
from django.urls import reverse

from tests import fabriek
from tests.site.kruip import tekst, vraag
from tests.themas.doelen import cijfers, doel
from themas.enums import Noemersoort


pytestmark = pytest.mark.django_db
SITE = "https://veilig.voorbeeldstad.example"


@pytest.fixture(autouse=True)
def overlast(settings):
    settings.SITE_ADRES = SITE
    fabriek.gebied()
    indicator = cijfers("overlast", j2017=100, j2019=80, noemersoort=Noemersoort.GEEN, naam="Overlast & «meer»")
    doel("1-1", indicator)
    return indicator


def kaart(pagina):
    return {meta.get("property"): meta.get("content") for meta in pagina.boom.iter("meta") if meta.get("property")}


def kop(pagina, naam):
    return [meta.get("content") for meta in pagina.boom.iter("meta") if meta.get("name") == naam]


def canoniek(pagina):
    return [link.get("href") for link in pagina.boom.iter("link") if link.get("rel") == "canonical"]


@pytest.mark.parametrize("adres", ["/", "/over/", "/indicatoren/", "/indicatoren/overlast/", "/raad/", "/plannen/"])
def test_every_page_says_of_itself_what_its_head_says(client, adres):
    pagina = vraag(client, f"{adres}?x=1")
    gezegd = kaart(pagina)
    assert f"{gezegd['og:title']} – Veiligheid in Voorbeeldstad" == tekst(pagina.boom.find("head/title"))
    assert [gezegd["og:description"]] == kop(pagina, "description")
    assert gezegd["og:title"]
    assert gezegd["og:description"]
    assert [gezegd["og:url"]] == canoniek(pagina) == [f"{SITE}{adres}"]
    assert (gezegd["og:site_name"], gezegd["og:locale"]) == ("Veiligheid in Voorbeeldstad", "nl_NL")
    assert kop(pagina, "twitter:card") == ["summary_large_image"]


def test_a_figure_has_a_picture_of_its_own_with_its_words(client):
    gezegd = kaart(vraag(client, "/indicatoren/overlast/"))
    adres, vraagteken, merk = gezegd["og:image"].removeprefix(SITE).partition("?v=")
    assert (adres, vraagteken, len(merk)) == ("/indicatoren/overlast/beeld.png", "?v=", 12)
    woorden, bijgewerkt, verzonnen = gezegd["og:image:alt"].partition("Cijfers bijgewerkt op ")
    assert woorden == (
        "Overlast & «meer»: −20%, 2019 tegenover 2017, in aantallen. ✓ op koers, niet te toetsen. "
        "Gemeente Voorbeeldstad. "
    )
    assert bijgewerkt
    assert verzonnen.endswith(". Voorbeeldstad bestaat niet. Deze cijfers zijn verzonnen.")
    assert client.get(adres)["Content-Type"] == "image/png"


def test_other_pages_share_one_picture(client):
    gezegd = kaart(vraag(client, "/over/"))
    assert gezegd["og:image"] == f"{SITE}{reverse('beeld')}"
    assert gezegd["og:image:alt"] == "Veiligheid in Voorbeeldstad: doelen en cijfers van de gemeente Voorbeeldstad."


def test_a_page_that_is_not_there_asks_nobody_to_share_it(client):
    pagina = vraag(client, '/onzin"><script>/')
    assert pagina.status == 404
    assert (kaart(pagina), canoniek(pagina)) == ({}, [])
