"""The page that stands on other sites: framed there and nowhere else, whole, and it does not hold its reader."""

import html

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from tests import fabriek
from tests.site.geldig import fouten_in
from tests.site.kruip import met_klasse, tekst, vraag
from tests.themas.doelen import cijfers, doel
from themas.enums import Noemersoort
from veiligheid.grenzen import grenzen


pytestmark = pytest.mark.django_db
ADRES = "/indicatoren/overlast/insluiten/"


@pytest.fixture(autouse=True)
def overlast(settings):
    settings.SITE_ADRES = "https://veilig.voorbeeldstad.example"
    fabriek.gebied()
    indicator = cijfers("overlast", j2017=100, j2018=110, j2019=80, noemersoort=Noemersoort.GEEN, bron="Politie")
    doel("1-1", indicator)
    return indicator


def kader(antwoord):
    beleid = dict(deel.split(" ", 1) for deel in antwoord.koppen["Content-Security-Policy"].split("; "))
    return beleid["frame-ancestors"], antwoord.koppen.get("X-Frame-Options")


def test_only_this_page_may_stand_in_a_frame(client):
    assert kader(vraag(client, ADRES)) == ("*", None)
    for adres in ("/indicatoren/overlast/", "/", "/beeld.png", "/indicatoren/onzin/insluiten/"):
        assert kader(vraag(client, adres)) == ("'none'", "DENY")


def test_that_nothing_changed_may_stand_in_a_frame_too(client):
    """Firefox takes the policy of a 304 for the page that it kept, and would not show it a second time."""
    eerst = client.get(ADRES)
    antwoord = client.get(ADRES, headers={"if-none-match": eerst["ETag"]})
    assert antwoord.status_code == 304
    assert antwoord["Content-Security-Policy"] == eerst["Content-Security-Policy"]
    assert "X-Frame-Options" not in antwoord


def test_the_rest_of_its_policy_is_that_of_every_page(client):
    koppen = [vraag(client, adres).koppen["Content-Security-Policy"] for adres in (ADRES, "/over/")]
    hier, elders = ({deel for deel in kop.split("; ") if "frame-ancestors" not in deel} for kop in koppen)
    assert hier == elders


def test_who_may_is_a_setting(client, settings):
    settings.INSLUITEN_DOOR = ["https://www.krant.example", "https://*.voorbeeldstad.example"]
    assert kader(vraag(client, ADRES)) == ("https://www.krant.example https://*.voorbeeldstad.example", None)
    settings.INSLUITEN_DOOR = []
    assert kader(vraag(client, ADRES)) == ("'none'", "DENY")
    assert "Zet dit cijfer op uw eigen site" not in vraag(client, "/indicatoren/overlast/").html


@pytest.mark.parametrize(
    ("tekst", "door"),
    [
        ("", ["*"]),
        ("nee", []),
        ("https://a.example", ["https://a.example"]),
        ("https://a.example,https://*.b.example:8443", ["https://a.example", "https://*.b.example:8443"]),
    ],
)
def test_the_setting_is_read(monkeypatch, tmp_path, tekst, door):
    monkeypatch.delenv("INSLUITEN_DOOR", raising=False)
    if tekst:
        monkeypatch.setenv("INSLUITEN_DOOR", tekst)
    assert grenzen(Env(), basis=tmp_path)["INSLUITEN_DOOR"] == door


@pytest.mark.parametrize(
    "tekst", ["http://a.example", "a.example", "*,https://a.example", "https://a.example; script-src *", "https://a b"]
)
def test_what_would_open_more_is_refused(monkeypatch, tmp_path, tekst):
    monkeypatch.setenv("INSLUITEN_DOOR", tekst)
    with pytest.raises(ImproperlyConfigured, match="INSLUITEN_DOOR is"):
        grenzen(Env(), basis=tmp_path)


def test_it_says_what_the_page_says(client):
    pagina, heel = vraag(client, ADRES), vraag(client, "/indicatoren/overlast/")
    assert tekst(next(pagina.boom.iter("h1"))) == "Overlast"
    assert [tekst(deel) for deel in met_klasse(pagina.main, "oordeel")] == ["✓ op koers"]
    assert len(met_klasse(pagina.main, "zekerheid")) == 1
    [zin] = met_klasse(heel.main, "antwoord-zin")
    assert tekst(zin) in tekst(pagina.main)
    rijen, ook = ([tekst(tr) for tr in p.main.iter("tr")] for p in (pagina, heel))
    assert rijen
    assert set(rijen) <= set(ook)
    assert "Bron: Politie." in tekst(pagina.main)
    assert "Voorbeeldstad bestaat niet." in tekst(pagina.boom.find("body"))


def test_its_links_leave_the_frame_and_nothing_runs_in_it(client):
    pagina = vraag(client, ADRES)
    [link] = pagina.boom.iter("a")
    assert (link.get("href"), link.get("target"), link.get("rel")) == (
        "https://veilig.voorbeeldstad.example/indicatoren/overlast/",
        "_blank",
        "noopener",
    )
    assert [
        e.tag for e in pagina.boom.iter() if e.tag in ("script", "form", "input", "button", "iframe", "object")
    ] == []
    assert pagina.cookies == ()
    assert fouten_in(pagina.html) == []
    assert pagina.vragen <= 12


def test_a_figure_without_figures_can_stand_there_too(client):
    cijfers("leeg", noemersoort=Noemersoort.GEEN)
    pagina = vraag(client, "/indicatoren/leeg/insluiten/")
    assert "Wij hebben hierover geen cijfer van Voorbeeldstad." in tekst(pagina.main)
    assert fouten_in(pagina.html) == []


def test_the_page_gives_the_code_to_copy(client, overlast):
    overlast.naam = 'Overlast "op straat" <b>'
    overlast.save()
    pagina = vraag(client, "/indicatoren/overlast/")
    [veld] = pagina.boom.iter("textarea")
    code = html.unescape(veld.text)
    assert veld.get("readonly") is not None
    assert veld.text == (
        '<iframe src="https://veilig.voorbeeldstad.example/indicatoren/overlast/insluiten/" '
        'title="Overlast &quot;op straat&quot; &lt;b&gt; in Voorbeeldstad" loading="lazy" height="820" '
        'style="width: 100%; border: 0"></iframe>'
    )
    assert code.startswith("<iframe ")
    assert list(pagina.boom.iter("iframe")) == []


@pytest.mark.parametrize("adres", [ADRES, "/indicatoren/overlast/"])
def test_a_concept_changes_nothing(client, overlast, adres):
    eerst = client.get(adres).content
    fabriek.meting("2020", van=overlast, aantal=11)
    assert client.get(adres).content == eerst
