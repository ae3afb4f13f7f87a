"""What holds of every answer under /api/, whoever gave it."""

import pytest
from django.db import OperationalError
from django.test import Client

from tests import fabriek
from themas.models import Beleidsplan
from veiligheid.api.versie import VERSIE


pytestmark = pytest.mark.django_db
PLAN = "/api/v1/plannen/plan-2019-2022"
PLANNEN = "/api/v1/plannen"


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.fixture
def plan():
    return fabriek.beleidsplan()


def is_probleem(antwoord, status):
    assert antwoord.status_code == status
    assert antwoord.headers["Content-Type"] == "application/problem+json"
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert "ETag" not in antwoord.headers
    assert antwoord.json()["status"] == status
    draagt_koppen(antwoord)
    return antwoord.json()["detail"]


def draagt_koppen(antwoord):
    koppen = antwoord.headers
    assert koppen["API-Version"] == VERSIE
    assert koppen["Access-Control-Allow-Origin"] == "*"
    assert koppen["Access-Control-Expose-Headers"] == "API-Version, ETag, Last-Modified, Link, Retry-After"
    assert "frame-ancestors 'none'" in koppen["Content-Security-Policy"]
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["X-Frame-Options"] == "DENY"
    assert not antwoord.cookies
    assert "Cookie" not in koppen.get("Vary", "")


@pytest.mark.parametrize("methode", ["get", "head", "options"])
@pytest.mark.parametrize("pad", [PLANNEN, PLAN, "/api/v1/openapi.json"])
def test_what_is_good_carries_the_headers(client, plan, methode, pad):
    antwoord = getattr(client, methode)(pad)
    assert antwoord.status_code == (204 if methode == "options" else 200)
    draagt_koppen(antwoord)


def test_over_https_it_asks_for_https(client, plan, settings):
    settings.SECURE_HSTS_SECONDS = 63_072_000
    assert "max-age=63072000" in client.get(PLANNEN, secure=True).headers["Strict-Transport-Security"]


@pytest.mark.parametrize("methode", ["get", "post", "options"])
def test_where_nothing_is(client, methode):
    wortels = ("/api", "/api/", "/api/v1", "/api/v1/")
    for pad in (*wortels, "/api/onzin", "/api/onzin\n", "/api/v1/onzin", "/api/v2/plannen", "/api/\x00"):
        detail = is_probleem(getattr(client, methode)(pad), 404)
        assert detail == "Op dit adres staat niets. Alle adressen staan in /api/v1/openapi.json."


@pytest.mark.parametrize("pad", [PLANNEN, "/api/v1/openapi.json", "/api/v1/metingen"])
def test_a_slash_at_the_end_is_not_mended_in_silence(client, pad):
    detail = is_probleem(client.get(f"{pad}/"), 404)
    assert detail == f"Laat de schuine streep aan het eind weg: {pad}"


@pytest.mark.parametrize("methode", ["post", "put", "patch", "delete", "trace"])
def test_one_can_only_read(plan, methode):
    for pad in (PLANNEN, PLAN, "/api/v1/openapi.json"):
        antwoord = getattr(Client(enforce_csrf_checks=True), methode)(pad)
        assert is_probleem(antwoord, 405) == "Deze API geeft alleen antwoord op GET. Wijzigen kan hier niet."
        assert antwoord.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert Beleidsplan.objects.count() == 1


def test_what_can_be_done_here(client, plan):
    antwoord = client.options(PLANNEN)
    assert antwoord.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert "Content-Type" not in antwoord.headers
    assert "Access-Control-Allow-Methods" not in antwoord.headers


def test_a_browser_may_let_any_page_read_us(client, plan):
    vraag = {"Origin": "https://elders.example", "Access-Control-Request-Method": "GET"}
    antwoord = client.options(PLANNEN, headers=vraag | {"Access-Control-Request-Headers": "if-none-match"})
    assert antwoord.status_code == 204
    assert antwoord.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert antwoord.headers["Access-Control-Allow-Headers"] == "*"
    assert "Access-Control-Allow-Credentials" not in antwoord.headers


@pytest.mark.parametrize("accept", ["text/csv", "application/xml, text/html", "application/xhtml+xml;q=0.9"])
def test_another_format_we_do_not_have(client, plan, accept):
    detail = is_probleem(client.get(PLANNEN, headers={"Accept": accept}), 406)
    assert detail == "Wij geven alleen JSON. Vraag om application/json, of laat de kop Accept weg."


@pytest.mark.parametrize("accept", ["", "*/*", "text/html,*/*;q=0.8", "application/json", "application/*", "onzin,*/*"])
def test_whoever_takes_anything_gets_json(client, plan, accept):
    antwoord = client.get(PLANNEN, headers={"Accept": accept})
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Type"] == "application/json; charset=utf-8"


def test_our_own_failure_says_nothing_of_its_cause(client, plan, monkeypatch):
    monkeypatch.setattr("veiligheid.api.plannen.blader", lambda *wat: 1 / 0)
    detail = is_probleem(client.get(PLANNEN), 500)
    assert detail == "Er ging iets mis bij ons. Probeer het later opnieuw."


def test_a_database_that_is_busy_says_when_to_come_back(client, plan, monkeypatch):
    def bezet(*wat):
        raise OperationalError("database is locked")

    monkeypatch.setattr("veiligheid.api.plannen.blader", bezet)
    antwoord = client.get(PLANNEN)
    assert is_probleem(antwoord, 503) == "Onze database is bezig. Probeer het over een minuut opnieuw."
    assert antwoord.headers["Retry-After"] == "60"


def test_a_host_that_is_not_ours(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    is_probleem(client.get(PLANNEN, headers={"Host": "elders.example"}), 400)


def test_who_is_signed_in_gets_the_same(client, plan):
    kaal = client.get(PLANNEN)
    beheerder = Client()
    beheerder.force_login(fabriek.gebruiker("beheerder", is_staff=True, is_superuser=True))
    binnen = beheerder.get(PLANNEN)
    assert (binnen.content, dict(binnen.headers)) == (kaal.content, dict(kaal.headers))


def test_pages_for_readers_carry_none_of_it(client, plan):
    assert "API-Version" not in client.get("/plannen/").headers
    assert client.get("/onzin/").headers["Content-Type"].startswith("text/html")


# What stays the same


def test_unchanged_is_told_in_a_few_bytes(client, plan):
    eerst = client.get(PLAN)
    assert eerst.headers["ETag"].startswith('W/"')
    assert eerst.headers["Cache-Control"] == "no-cache"
    for methode in (client.get, client.head):
        weer = methode(PLAN, headers={"If-None-Match": eerst.headers["ETag"]})
        assert (weer.status_code, weer.content) == (304, b"")
        assert weer.headers["ETag"] == eerst.headers["ETag"]
        assert weer.headers["Cache-Control"] == "no-cache"
        assert weer.headers["API-Version"] == VERSIE
        assert weer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_mark_is_the_same_however_it_is_packed(client, plan):
    ingepakt = client.get(PLAN, headers={"Accept-Encoding": "gzip"})
    assert ingepakt.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in ingepakt.headers["Vary"]
    assert ingepakt.headers["ETag"] == client.get(PLAN).headers["ETag"] == client.head(PLAN).headers["ETag"]


def test_what_changed_is_sent_anew(client, plan):
    eerst = client.get(PLAN)
    Beleidsplan.objects.update(naam="Ander plan")
    weer = client.get(PLAN, headers={"If-None-Match": eerst.headers["ETag"]})
    assert weer.json()["naam"] == "Ander plan"


def test_where_no_moment_is_known_none_is_named(client, plan):
    antwoord = client.get(PLAN, headers={"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"})
    assert antwoord.status_code == 200
    assert "Last-Modified" not in antwoord.headers


def test_a_condition_that_fails(client, plan):
    antwoord = client.get(PLANNEN, headers={"If-Match": '"anders"'})
    assert "If-Match" in is_probleem(antwoord, 412)
    assert "Link" not in antwoord.headers


# Pages of a list


@pytest.fixture
def zeven():
    for n in range(7):
        fabriek.beleidsplan(f"plan-{n}", naam=f"Plan {n}")


def links(antwoord):
    delen = antwoord.headers["Link"].split(", ")
    return {deel.split('rel="')[1].rstrip('"'): deel.split(">")[0].partition("?")[2] for deel in delen}


@pytest.mark.usefixtures("zeven")
@pytest.mark.parametrize(
    ("pagina", "naar"),
    [
        (1, {"first": 1, "next": 2, "last": 3}),
        (2, {"first": 1, "prev": 1, "next": 3, "last": 3}),
        (3, {"first": 1, "prev": 2, "last": 3}),
        (9, {"first": 1, "prev": 3, "last": 3}),
    ],
)
def test_a_page_links_to_the_others(client, settings, pagina, naar):
    antwoord = client.get(PLANNEN, {"pagina": pagina, "perPagina": 3})
    assert antwoord.headers["Link"].startswith(f"<{settings.SITE_ADRES}/api/v1/plannen?")
    assert links(antwoord) == {soort: f"pagina={nummer}&perPagina=3" for soort, nummer in naar.items()}


def test_an_empty_list_is_one_page(client):
    antwoord = client.get(PLANNEN)
    assert antwoord.json() == {"aantal": 0, "pagina": 1, "perPagina": 100, "paginas": 0, "resultaten": []}
    assert links(antwoord) == {"first": "pagina=1", "last": "pagina=1"}


@pytest.mark.usefixtures("zeven")
def test_following_the_links_gives_everything_once(client):
    gezien, vraag = [], "perPagina=2"
    while vraag:
        antwoord = client.get(f"{PLANNEN}?{vraag}")
        gezien += [plan["slug"] for plan in antwoord.json()["resultaten"]]
        vraag = links(antwoord).get("next")
    assert gezien == [f"plan-{n}" for n in range(7)]
