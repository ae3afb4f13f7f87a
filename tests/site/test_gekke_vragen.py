"""Whatever stands after the question mark, no page breaks: it comes, or it says in Dutch what is wrong."""

import itertools
import random
from urllib.parse import quote, urlsplit

import pytest
from django.db import transaction
from django.test import Client, override_settings
from lxml import html

from tests.site.adressen import paden
from tests.site.geheim import openbare_stad


pytestmark = pytest.mark.django_db
#: As they stand in an address, packed already.
WAARDEN = [
    "%00",
    "a%00b",
    "%ff",
    "%ED%A0%80",
    "%",
    "x" * 10_000,
    quote("مرحبا 你好 🏳️‍🌈"),
    quote("' OR 1=1; DROP TABLE themas_meting; --"),
    quote("{{ 7|add:7 }}{% debug %}${7*7}<script>alert(1)</script>"),
    quote("../../../../etc/passwd"),
    "1000000000",
    "-1",
    "999999999999999999999999999999",
    "1e309",
    "NaN",
    quote("१२"),
    quote("-onderwerp__thema__plan__naam,-pk,?"),
    quote('AND OR NOT "( * : ^ NEAR'),
    "2019-02-30",
    "9999-12-31",
    "",
]
NAMEN = [
    "__proto__",
    "constructor[prototype]",
    "a[b][c]",
    "pagina",
    "page",
    "sorteer",
    "q",
    "__class__",
    "%00",
    "%ff",
]
#: Pages that take what somebody sends.
MET_FORMULIER = ("/melden/",)
ZAAD = 6


@pytest.fixture(scope="module")
def bereikbaar(django_db_setup, django_db_blocker):
    """``{route: an address of it that answers}``, and the names that its filters have."""
    instellingen = {"GEMEENTE_CODE": "GM9999", "API_PER_MINUUT": 0}
    with django_db_blocker.unblock(), override_settings(**instellingen), transaction.atomic():
        openbare_stad()
        client = Client(raise_request_exception=False)
        beschrijving = client.get("/api/v1/openapi.json").json()
        gevonden = {}
        for route, adressen in paden().items():
            antwoorden = ((adres, client.get(adres)) for adres in adressen)
            goed = ((a, w) for a, w in antwoorden if w.getvalue() and w.status_code == 200)
            adres, antwoord = next(goed, (adressen[0], None))
            gevonden[adres] = _filters(route, antwoord, beschrijving)
        yield gevonden
        transaction.set_rollback(True)


def _filters(route, antwoord, beschrijving) -> list[str]:
    """The names that the address knows, from its form or from the description of the API."""
    if route.startswith("api/"):
        pad = beschrijving["paths"].get(f"/{route.removeprefix('api/v1/')}", {})
        return [p["name"] for p in pad.get("get", {}).get("parameters", []) if p["in"] == "query"]
    if antwoord is None or not antwoord.headers["Content-Type"].startswith("text/html"):
        return []
    # A form that leads elsewhere, such as to searching, asks nothing of this page.
    formulieren = html.fromstring(antwoord.getvalue()).iterfind(".//main//form")
    eigen = (f for f in formulieren if urlsplit(f.get("action", "")).path in ("", antwoord.request["PATH_INFO"]))
    return sorted({veld.get("name") for formulier in eigen for veld in formulier.iterfind(".//*[@name]")})


def _vragen(adres: str, namen: list[str]) -> list[str]:
    """Every name with some odd values and every odd value under some name, the same each time."""
    kans = random.Random(f"{ZAAD} {adres}")
    bekend = [f"{naam}={waarde}" for naam in namen for waarde in kans.sample(WAARDEN, 4)]
    vreemd = [f"{kans.choice(NAMEN + namen)}={waarde}" for waarde in kans.sample(WAARDEN, 4)]
    dubbel = [f"{naam}=1&{naam}=2&{naam}[]=3" for naam in kans.sample(NAMEN + namen, 2)]
    alles = "&".join(f"{quote(naam)}={waarde}" for naam, waarde in zip(NAMEN, itertools.cycle(WAARDEN)))
    return [*bekend, *vreemd, *dubbel, alles, "&&==&?%26=%3D", "=" * 500, "a" * 10_000]


def test_no_question_breaks_a_page(bereikbaar, client):
    client.raise_request_exception = False
    assert len(bereikbaar) > 60
    fout = {}
    for adres, namen in bereikbaar.items():
        eerst = client.get(adres)
        eerst.getvalue()
        gewoon = eerst.status_code
        mag = {gewoon, 400, 404} if adres.startswith("/api/") else {gewoon}
        for vraag in _vragen(adres, namen):
            antwoord = client.get(f"{adres}?{vraag}")
            antwoord.getvalue()  # what streams can break later, and a file that is not read stays open
            if antwoord.status_code not in mag:
                fout[f"{adres}?{vraag[:120]}"] = antwoord.status_code
    assert fout == {}


def test_an_odd_question_of_the_api_is_refused_as_a_problem(bereikbaar, client):
    for adres, namen in bereikbaar.items():
        if adres.startswith("/api/v1/") and namen:
            antwoord = client.get(f"{adres}?__proto__=1")
            assert antwoord.status_code == 400
            assert antwoord.headers["Content-Type"] == "application/problem+json"
            assert all(naam in antwoord.json()["detail"] for naam in namen), adres


def test_a_page_with_filters_says_what_it_left_out(bereikbaar, client):
    """And shows nothing of it as anything but text."""
    met_filters = [adres for adres, namen in bereikbaar.items() if namen and not adres.startswith("/api/")]
    met_filters = [adres for adres in met_filters if not adres.strip("/").startswith(("melden", "zoeken"))]
    assert len(met_filters) > 5
    for adres in met_filters:
        pagina = client.get(f"{adres}?__proto__={quote('<script>alert(1)</script>')}").content.decode()
        assert "Het filter ‘__proto__’ kennen wij niet." in pagina, adres
        assert "<script>alert" not in pagina


@pytest.mark.parametrize("methode", ["post", "put", "patch", "delete", "trace"])
def test_one_can_only_read(bereikbaar, client, methode):
    lezen = [adres for adres in bereikbaar if adres not in MET_FORMULIER]
    antwoorden = {adres: getattr(client, methode)(adres).status_code for adres in lezen}
    niets = {"/api", "/api/", "/api/v1/", "/api/onzin"}  # nothing stands there at all
    assert {adres: status for adres, status in antwoorden.items() if status != 405 and adres not in niets} == {}
