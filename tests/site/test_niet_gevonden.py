"""What is not there, and what goes wrong: a page in Dutch that helps on, never a word of the machine."""

import pytest
from django.test import Client

from tests import fabriek
from tests.site.geldig import fouten_in
from tests.site.kruip import GELEKT, met_klasse, tekst, vraag
from veiligheid.foutpaginas import serverfout


ONBEKEND = [
    "/onzin/",
    "/onzin",
    "/index.php",
    "/.env",
    "/beheer.html",
    "/indicatoren/onzin/",
    "/indicatoren/onzin/cijfers.csv",
    "/indicatoren/onzin/figuren/onzin.json",
    "/indicatoren/woninginbraken/figuren/onzin.json",
    "/indicatoren/woninginbraken/cijfers.pdf",
    "/indicatoren/woninginbraken/2019/",
    "/indicatoren/Woning inbraken/",
    "/plannen/onzin/",
    "/plannen/onzin/veilige-wijken/",
    "/plannen/plan-2019-2022/onzin/",
    "/plannen/plan-2019-2022/veilige-wijken/onzin/",
    "/convenanten/onzin/",
    "/convenanten/einddata.pdf",
    "/dashboard/doelen.pdf",
    "/dashboard/2031/",
    "/plannen/%00/",
    "/plannen/%FF%FE/",
    "/indicatoren/%3Cscript%3Ealert(1)%3C/script%3E/",
    "/indicatoren/'%20OR%201=1--/",
    "/indicatoren/{{7*7}}/",
    "/indicatoren/..%2f..%2fetc%2fpasswd/",
    "/indicatoren/🙂/",
    "/indicatoren/een%0d%0aSet-Cookie:%20x=1/",
    "/indicatoren/" + "x" * 5000 + "/",
    "/" + "a/" * 2000,
]
gevuld = pytest.mark.usefixtures("een_plan")


@pytest.fixture
def een_plan(db):
    """A plan with one theme, and one figure."""
    fabriek.thema("veilige-wijken", plan=fabriek.beleidsplan("plan-2019-2022"))
    fabriek.vastgestelde_meting("2019", van=fabriek.indicator("woninginbraken"), in_gebied=fabriek.gebied())


@gevuld
@pytest.mark.parametrize("adres", ONBEKEND, ids=[adres[:40] for adres in ONBEKEND])
def test_what_is_not_there_helps_on(client, adres):
    pagina = vraag(client, adres)
    assert pagina.status == 404
    assert pagina.boom.get("lang") == "nl"
    assert [tekst(kop) for kop in pagina.boom.iter("h1")] == ["Deze pagina is er niet"]
    verder = {a.get("href") for a in pagina.main.iter("a")}
    assert {"/", "/dashboard/", "/plannen/", "/indicatoren/", "/zoeken/", "/melden/"} <= verder
    assert not GELEKT.search(tekst(pagina.main))
    assert len(tekst(pagina.main)) < 600
    assert "<script>" not in pagina.html
    assert "Set-Cookie" not in pagina.koppen
    assert "default-src 'none'" in pagina.koppen["Content-Security-Policy"]


@gevuld
@pytest.mark.parametrize(
    ("adres", "zegt"),
    [
        ("/indicatoren/onzin/", "Het cijfer ‘onzin’ kennen wij niet."),
        ("/plannen/onzin/", "Het plan ‘onzin’ kennen wij niet."),
        ("/plannen/plan-2019-2022/onzin/", "Dit thema kennen wij niet."),
        ("/convenanten/onzin/", "Deze afspraak kennen wij niet."),
        ("/onzin/", "Misschien is het adres verkeerd overgenomen"),
    ],
)
def test_it_says_what_is_not_there(client, adres, zegt):
    [lead] = met_klasse(vraag(client, adres).main, "nl-paragraph--lead")
    assert tekst(lead).startswith(zegt)


@gevuld
def test_the_page_for_what_is_not_there_is_valid(client):
    assert fouten_in(vraag(client, "/indicatoren/onzin/").html) == []


@gevuld
@pytest.mark.parametrize("adres", ["/dashboard", "/indicatoren/woninginbraken", "/plannen"])
def test_a_forgotten_slash_is_forgiven(client, adres):
    assert vraag(client, adres).koppen["Location"] == f"{adres}/"


def test_the_page_of_a_failure_needs_no_database(settings):
    settings.PORTAAL_NAAM, settings.CONTACT_EMAIL = "Veiligheid <in> Voorbeeldstad", "veiligheid@voorbeeldstad.example"
    antwoord = serverfout(None)
    html = antwoord.content.decode()
    assert antwoord.status_code == 500
    assert fouten_in(html) == []
    assert '<html lang="nl">' in html
    assert html.count("<h1>") == 1
    assert 'href="/"' in html
    assert "mailto:veiligheid@voorbeeldstad.example" in html
    assert "Veiligheid &lt;in&gt; Voorbeeldstad" in html


def test_a_failure_shows_that_page_and_nothing_of_its_cause(monkeypatch):
    def stuk(*args, **kwargs):
        raise RuntimeError("wachtwoord=geheim")

    monkeypatch.setattr("veiligheid.views.render", stuk)
    antwoord = Client(raise_request_exception=False).get("/over/")
    assert antwoord.status_code == 500
    assert antwoord.content == serverfout(None).content
    assert "default-src 'none'" in antwoord.headers["Content-Security-Policy"]
