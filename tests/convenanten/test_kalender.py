"""The calendar of end dates: read back by a library, and held against the rules of RFC 5545."""

import datetime

import pytest
from icalendar import Calendar

from convenanten.models import Convenant
from tests import fabriek
from tests.convenanten import bouw
from themas.publiceren import trek_in


pytestmark = pytest.mark.django_db
ADRES = "/convenanten/einddata.ics"


def dagen(client):
    return Calendar.from_ical(client.get(ADRES).content).walk("VEVENT")


def regels(inhoud: bytes) -> list[str]:
    """Unfolded."""
    return inhoud.decode().replace("\r\n ", "").split("\r\n")


def test_an_end_is_a_whole_day(client, settings):
    settings.SITE_ADRES = "https://portaal.example"
    publicatie = bouw.openbaar(bouw.convenant())
    [dag] = dagen(client)
    assert dag["SUMMARY"] == "Laatste dag: Veilig uitgaan (2019-2021)"
    assert dag["DESCRIPTION"] == (
        "Deze afspraak geldt tot en met 31 december 2021. Met: Politie, Horeca. "
        "Meer: https://portaal.example/convenanten/veilig-uitgaan/"
    )
    assert (dag.decoded("DTSTART"), dag.decoded("DTEND")) == (datetime.date(2021, 12, 31), datetime.date(2022, 1, 1))
    assert dag.decoded("DTSTAMP") == publicatie.gepubliceerd_op.replace(microsecond=0)
    assert dag["URL"] == "https://portaal.example/convenanten/veilig-uitgaan/"
    assert dag["TRANSP"] == "TRANSPARENT"
    assert "DTSTART;VALUE=DATE:20211231" in regels(client.get(ADRES).content)


def test_only_ends_that_are_known_of_what_is_public(client):
    stuk = bouw.convenant(versies=["2019-2021", "2022-2025", "2006"])
    bouw.versie(stuk, "Altijd", onbepaalde_tijd=True, partijen=["politie"])
    bouw.openbaar(stuk)
    bouw.convenant("concept")
    assert sorted(dag.decoded("DTSTART").year for dag in dagen(client)) == [2021, 2025]


def test_a_diary_knows_it_again_under_another_name_and_address(client):
    stuk = bouw.convenant()
    bouw.openbaar(stuk)
    [eerst] = dagen(client)
    stuk.slug, stuk.naam = "heel-anders", "Heel anders"
    stuk.save()
    bouw.openbaar(stuk)
    [later] = dagen(client)
    assert eerst["UID"] == later["UID"]
    assert (eerst["SEQUENCE"], later["SEQUENCE"]) == (1, 2)
    assert later["SUMMARY"] == "Laatste dag: Heel anders (2019-2021)"


def test_no_two_days_are_the_same_thing(client):
    for slug in ("een", "twee"):
        bouw.openbaar(bouw.convenant(slug, versies=["2019-2021", "2022-2025"]))
    assert len({dag["UID"] for dag in dagen(client)}) == 4


def test_signs_that_mean_something_are_escaped_and_long_lines_folded(client):
    naam = "Club; politie, gemeente \\ en “ünïcode” 🏳️‍🌈 " + "heel " * 25 + "lang\r\nX-VALS: ja"
    bouw.openbaar(bouw.convenant(naam=naam[:200]))
    inhoud = client.get(ADRES).content
    assert all(len(regel) <= 75 for regel in inhoud.split(b"\r\n"))
    assert b"\n" not in inhoud.replace(b"\r\n", b"")
    assert b"\r" not in inhoud.replace(b"\r\n", b"")
    [samenvatting] = [regel for regel in regels(inhoud) if regel.startswith("SUMMARY:")]
    assert r"Club\; politie\, gemeente \\ en" in samenvatting
    assert [regel for regel in regels(inhoud) if regel.startswith("X-VALS")] == []
    [dag] = dagen(client)
    assert dag["SUMMARY"] == f"Laatste dag: {' '.join(naam[:200].split())} (2019-2021)"


def test_the_whole_is_a_calendar(client, settings):
    settings.GEMEENTE_NAAM, settings.PORTAAL_NAAM = "Voorbeeldstad", "Veiligheid in Voorbeeldstad"
    bouw.openbaar(bouw.convenant())
    antwoord = client.get(ADRES)
    assert antwoord.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert antwoord.cookies == {}
    alle = regels(antwoord.content)
    assert (alle[0], alle[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    eens = [regel for regel in alle if regel.split(":")[0] in ("VERSION", "PRODID", "X-WR-CALNAME", "METHOD")]
    assert sorted(eens) == [
        "METHOD:PUBLISH",
        "PRODID:-//Gemeente Voorbeeldstad//Afspraken over veiligheid//NL",
        "VERSION:2.0",
        "X-WR-CALNAME:Einddata van afspraken – Veiligheid in Voorbeeldstad",
    ]
    [dag] = Calendar.from_ical(antwoord.content).walk("VEVENT")
    assert {"UID", "DTSTAMP", "DTSTART"} <= set(dag)


def test_an_empty_calendar_still_holds_something(client):
    """A calendar without any component is none, by RFC 5545."""
    kalender = Calendar.from_ical(client.get(ADRES).content)
    assert [deel.name for deel in kalender.subcomponents] == ["VTIMEZONE"]


def test_who_has_it_need_not_fetch_it_again(client):
    stuk = bouw.convenant()
    bouw.openbaar(stuk)
    eerst = client.get(ADRES)
    assert client.get(ADRES, headers={"If-None-Match": eerst.headers["ETag"]}).status_code == 304
    assert client.get(ADRES, headers={"If-Modified-Since": eerst.headers["Last-Modified"]}).status_code == 304
    trek_in(stuk=stuk, reden="Het klopt niet.", door=fabriek.gebruiker("derde"))
    assert client.get(ADRES, headers={"If-None-Match": eerst.headers["ETag"]}).status_code == 200
    assert dagen(client) == []


@pytest.mark.parametrize("aantal", [1, 3])
def test_two_queries(client, django_assert_num_queries, aantal):
    for n in range(aantal):
        bouw.openbaar(bouw.convenant(f"c-{n}"))
    assert Convenant.objects.count() == aantal
    with django_assert_num_queries(2):
        client.get(ADRES)


def test_the_last_day_there_is_has_no_day_after(client):
    stuk = bouw.convenant(versies=())
    bouw.versie(stuk, "Lang", geldig_tot=datetime.date.max, partijen=["politie"])
    bouw.openbaar(stuk)
    [dag] = dagen(client)
    assert (dag.decoded("DTSTART"), "DTEND" in dag) == (datetime.date.max, False)
