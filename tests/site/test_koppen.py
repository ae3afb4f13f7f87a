"""What every answer says to the browser: the rules of internet.nl for headers, and no cookie."""

import re

import pytest
from django.test import Client


pytestmark = pytest.mark.django_db  # only then is the database of the visit made


def beleid_van(antwoord) -> dict[str, list[str]]:
    regels = antwoord.koppen["Content-Security-Policy"].split(";")
    return {naam: bronnen for naam, *bronnen in (regel.split() for regel in regels if regel.strip())}


def alle_bronnen(antwoord) -> list[str]:
    return [bron for bronnen in beleid_van(antwoord).values() for bron in bronnen]


def _eigen_of_niets(naam):
    """Set, or covered by what stands in for it, and to nothing but this site."""
    return lambda antwoord: (
        set(beleid_van(antwoord).get(naam, [])) <= {"'none'", "'self'"} and naam in beleid_van(antwoord)
    )


# The ten rules for a Content-Security-Policy of internet.nl 1.11.
REGELS = {
    "default-src is set": _eigen_of_niets("default-src"),
    "base-uri is set": _eigen_of_niets("base-uri"),
    "frame-src is set": _eigen_of_niets("frame-src"),
    "frame-ancestors is set": _eigen_of_niets("frame-ancestors"),
    "form-action is set": _eigen_of_niets("form-action"),
    "no unsafe-inline": lambda antwoord: "'unsafe-inline'" not in alle_bronnen(antwoord),
    "no unsafe-eval": lambda antwoord: "'unsafe-eval'" not in alle_bronnen(antwoord),
    "no unsafe-hashes": lambda antwoord: "'unsafe-hashes'" not in alle_bronnen(antwoord),
    "no data: where code comes from": lambda antwoord: (
        not any("data:" in beleid_van(antwoord).get(naam, []) for naam in ("default-src", "script-src", "object-src"))
    ),
    "no open door": lambda antwoord: not any(re.search(r"\*|^https?:", bron) for bron in alle_bronnen(antwoord)),
}


#: What a page for a frame on any site cannot keep; all else it does.
VOOR_EEN_FRAME = {"frame-ancestors is set", "no open door"}


@pytest.mark.parametrize("regel", REGELS)
def test_content_security_policy(bezoek, regel):
    strenger = [a for a in bezoek.values() if not _is_bestand(a) and not (a.is_ingesloten and regel in VOOR_EEN_FRAME)]
    assert [antwoord.adres for antwoord in strenger if not REGELS[regel](antwoord)] == []


def test_only_a_page_that_is_made_for_it_may_stand_in_a_frame(bezoek):
    mag = {a.adres for a in bezoek.values() if not _is_bestand(a) and "X-Frame-Options" not in a.koppen}
    assert mag == {a.adres for a in bezoek.values() if not _is_bestand(a) and beleid_van(a)["frame-ancestors"] == ["*"]}
    assert mag == {a.adres for a in bezoek.values() if a.is_ingesloten}
    assert len(mag) > 100


def test_the_policy_comes_as_a_header_and_not_in_the_page(paginas):
    assert [pagina.adres for pagina in paginas if "http-equiv" in pagina.html] == []


@pytest.mark.parametrize(
    ("kop", "waarde"),
    [("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin")],
)
def test_other_headers(bezoek, kop, waarde):
    zonder = {antwoord.adres: antwoord.koppen.get(kop) for antwoord in bezoek.values() if not _is_bestand(antwoord)}
    if kop == "X-Frame-Options":
        zonder = {adres: wat for adres, wat in zonder.items() if not bezoek[adres].is_ingesloten}
    assert {adres: wat for adres, wat in zonder.items() if wat != waarde} == {}


def test_nobody_gets_a_cookie(bezoek):
    assert [antwoord.adres for antwoord in bezoek.values() if antwoord.cookies] == []
    assert [antwoord.adres for antwoord in bezoek.values() if "Cookie" in antwoord.koppen.get("Vary", "")] == []


@pytest.mark.parametrize("adres", ["/", "/dashboard/", "/indicatoren/onzin/", "/beheer/", "/static/onzin.css"])
def test_https_is_asked_for_good(settings, adres):
    settings.SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
    kop = Client().get(adres, secure=True).headers["Strict-Transport-Security"]
    assert int(re.search(r"max-age=(\d+)", kop)[1]) >= 31_536_000


@pytest.mark.parametrize("adres", ["/", "/dashboard/doelen.csv", "/indicatoren/", "/onzin/", "/melden/bedankt/"])
@pytest.mark.parametrize("methode", ["post", "put", "delete", "patch"])
def test_readers_can_only_read(adres, methode):
    assert getattr(Client(), methode)(adres).status_code in (403, 404, 405)


def _is_bestand(antwoord):
    """A static file; WhiteNoise sends those before Django's own headers are added."""
    return antwoord.pad.startswith("/static/")
