"""The page about open data: nothing is missing from it, and what it shows works as it stands there."""

import html
import io
import re
import shlex
import urllib.request
from email.message import Message
from urllib.error import HTTPError
from urllib.request import Request

import pytest

from tests import fabriek
from veiligheid.api.api import api
from veiligheid.api.voorbeelden import adressen, voorbeelden


pytestmark = pytest.mark.django_db


@pytest.fixture
def cijfers():
    """Figures on more pages than one."""
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    for jaar in range(2010, 2022):
        fabriek.vastgestelde_meting(str(jaar), aantal=jaar)
    fabriek.noemer()


@pytest.fixture
def op_het_net(client, settings, monkeypatch):
    """``urlopen`` asks this site, wherever else it thinks to go."""

    def urlopen(vraag):
        vraag = vraag if isinstance(vraag, Request) else Request(vraag)  # noqa: S310 - goes nowhere
        assert vraag.full_url.startswith(f"{settings.SITE_ADRES}/api/v1/")
        antwoord = client.get(vraag.full_url.removeprefix(settings.SITE_ADRES), headers=dict(vraag.header_items()))
        koppen = Message()
        for naam, waarde in antwoord.headers.items():
            koppen[naam] = waarde
        if antwoord.status_code >= 300:
            raise HTTPError(vraag.full_url, antwoord.status_code, antwoord.reason_phrase, koppen, None)
        inhoud = io.BytesIO(antwoord.content)
        inhoud.headers = koppen
        return inhoud

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)


def code_op(pagina: str) -> list[str]:
    """The examples as a reader copies them."""
    gevonden = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", pagina, re.DOTALL)
    return [html.unescape(stuk) for stuk in gevonden]


@pytest.mark.usefixtures("cijfers")
def test_the_examples_stand_on_the_page_as_they_are(client):
    assert code_op(client.get("/open-data/").content.decode()) == [voorbeeld.code for voorbeeld in voorbeelden()]


@pytest.mark.usefixtures("cijfers")
def test_what_is_to_be_typed_gives_figures(client, settings):
    getypt = [voorbeeld for voorbeeld in voorbeelden() if voorbeeld.taal == "curl"]
    assert len(getypt) == 3
    for voorbeeld in getypt:
        opdracht, adres = shlex.split(voorbeeld.code)
        assert opdracht == "curl"
        assert adres.startswith(f"{settings.SITE_ADRES}/api/v1/")
        antwoord = client.get(adres.removeprefix(settings.SITE_ADRES))
        assert antwoord.status_code == 200
        assert antwoord.json()["aantal"] > 0


@pytest.mark.usefixtures("cijfers", "op_het_net")
def test_the_program_prints_every_figure(capsys):
    (bladeren,) = [v for v in voorbeelden() if v.taal == "python" and "paginas" in v.code]
    exec(compile(bladeren.code.replace("indicator=", "perPagina=5&indicator="), "voorbeeld", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out.splitlines() == [f"Voorbeeldstad {jaar} {jaar}" for jaar in range(2010, 2022)]


@pytest.mark.usefixtures("cijfers", "op_het_net")
def test_the_program_that_asks_again_is_told_that_nothing_changed(capsys):
    (weer,) = [v for v in voorbeelden() if v.taal == "python" and "ETag" in v.code]
    exec(compile(weer.code, "voorbeeld", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out == "Nee.\n"


@pytest.mark.usefixtures("cijfers")
def test_every_address_of_the_api_stands_on_the_page(client):
    pagina = client.get("/open-data/").content.decode()
    assert [adres.pad for adres in adressen()] == [f"/api/v1{pad}" for pad in api.beschrijving()["paths"]]
    assert [adres.pad for adres in adressen() if f"<code>{adres.pad}</code>" not in pagina] == []


def test_its_contents_name_every_section_in_order(client):
    """What anybody can use stands before what only programs read."""
    fabriek.gebied()
    pagina = client.get("/open-data/").content.decode().partition("<main")[2]
    inhoud = re.findall(r'<li><a class="nl-link" href="#([a-z]+)">(.*?)</a></li>', pagina)
    assert inhoud == re.findall(r'<h2[^>]* id="([a-z]+)">(.*?)</h2>', pagina)
    assert [anker for anker, _ in inhoud][-2:] == ["catalogus", "api"]


def test_without_figures_there_are_examples_all_the_same(client, django_assert_num_queries):
    fabriek.gebied()
    assert len(code_op(client.get("/open-data/").content.decode())) == 2
    with django_assert_num_queries(2):
        client.get("/open-data/")


@pytest.mark.parametrize(("per_minuut", "staat_er"), [(120, True), (0, False)])
def test_it_says_how_often_one_may_ask(client, settings, per_minuut, staat_er):
    settings.API_PER_MINUUT = per_minuut
    assert ("meer dan 120 keer per minuut" in client.get("/open-data/").content.decode()) is staat_er


def test_it_says_what_one_may_do(client, settings):
    settings.OPENDATA_LICENTIE_NAAM, settings.OPENDATA_LICENTIE = "CC0 1.0", "https://creativecommons.example/"
    pagina = client.get("/open-data/").content.decode()
    assert '<a class="nl-link" href="https://creativecommons.example/">CC0 1.0</a>' in pagina
