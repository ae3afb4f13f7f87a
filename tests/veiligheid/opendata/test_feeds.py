"""The feeds of new figures and of corrections: valid Atom, ids that stay, and small counts that stay hidden."""

import datetime
import re
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from lxml import etree

from tests import fabriek
from tests.convenanten import bouw as afspraken
from tests.rapportages.lezen.bouw import alleen_titel, gerectificeerd, publiek, verbeterd
from tests.site.gemeente import bouw
from tests.themas.kleinestad import vervang
from themas.models import Indicator, Meting
from themas.publiceren import trek_in


pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
CIJFERS, CORRECTIES, STUKKEN = (f"/open-data/{naam}.atom" for naam in ("cijfers", "correcties", "stukken"))
NU = datetime.datetime(2027, 3, 1, 9, tzinfo=datetime.UTC)
TIJD = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def feed(client, adres):
    """The feed, held against what RFC 4287 demands of each element in it."""
    antwoord = client.get(adres)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    wortel = etree.fromstring(antwoord.content)
    assert wortel.tag == f"{ATOM}feed"
    for deel in (wortel, *wortel.findall(f"{ATOM}entry")):
        for naam in ("id", "title", "updated"):
            assert len(deel.findall(ATOM + naam)) == 1
        assert deel.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert TIJD.fullmatch(deel.findtext(f"{ATOM}updated"))
        assert [link.get("rel") for link in deel.findall(f"{ATOM}link")].count("alternate") == 1
    assert wortel.findtext(f"{ATOM}author/{ATOM}name") == "Gemeente Voorbeeldstad"
    zelf = [link.get("href") for link in wortel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert [urlsplit(adres_).path for adres_ in zelf] == [adres]
    ids = [deel.findtext(f"{ATOM}id") for deel in wortel.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    return wortel


def meldingen(client, adres):
    """``[(title, [sentence, ...]), ...]``, the newest first."""
    return [
        (deel.findtext(f"{ATOM}title"), re.findall("<p>(.*?)</p>", deel.findtext(f"{ATOM}summary")))
        for deel in feed(client, adres).findall(f"{ATOM}entry")
    ]


@pytest.mark.parametrize("adres", [CIJFERS, CORRECTIES, STUKKEN])
def test_without_news_it_is_empty_and_stays_the_same(client, stad, adres):
    assert meldingen(client, adres) == []
    kenmerk = client.get(adres)["ETag"]
    assert client.get(adres, headers={"if-none-match": kenmerk}).status_code == 304
    fabriek.meting(aantal=7_654_321)
    assert client.get(adres, headers={"if-none-match": kenmerk}).status_code == 304


def test_new_figures_by_day_and_figure(client, stad, zet_klok):
    zet_klok(NU)
    fabriek.vastgestelde_meting("2018", aantal=1200)
    fabriek.vastgestelde_meting("2019", aantal=900)
    fabriek.vastgestelde_meting("2019", in_gebied=fabriek.gebied("NL01", "Nederland", soort="land"))
    zet_klok(NU + datetime.timedelta(days=1))
    veiligheid = fabriek.indicator("onveilig", eenheid="%", soort="aandeel")
    fabriek.vastgestelde_meting("2019", van=veiligheid, waarde="21.5")
    fabriek.vastgestelde_verandering(-38, "2020", van=veiligheid)
    assert meldingen(client, CIJFERS) == [
        ("Nieuwe cijfers: Onveilig", ["Eenheid: %.", "2020 tegenover 2017: −38%", "2019: 21,5"]),
        (
            "Nieuwe cijfers: Woninginbraken",
            [
                "Wij tellen: inbraken.",
                "2019: 900",
                "2018: 1.200",
                "Nog 1 ander cijfer staat op de pagina of in het pakket met open data.",
            ],
        ),
    ]


def test_an_id_stays_when_more_of_the_same_day_is_approved(client, stad, zet_klok):
    zet_klok(NU)
    fabriek.vastgestelde_meting("2018")
    eerst = feed(client, CIJFERS).find(f"{ATOM}entry")
    zet_klok(NU + datetime.timedelta(hours=1))
    fabriek.vastgestelde_meting("2019")
    [later] = feed(client, CIJFERS).findall(f"{ATOM}entry")
    assert later.findtext(f"{ATOM}id") == eerst.findtext(f"{ATOM}id")
    assert later.findtext(f"{ATOM}updated") > eerst.findtext(f"{ATOM}updated")


def test_a_small_count_stays_hidden_in_both(client, stad):
    klein = fabriek.indicator("overlast", onthullingsdrempel=5)
    rij = fabriek.vastgestelde_meting("2019", van=klein, aantal=4)
    fabriek.vastgestelde_meting("2018", van=klein, waarde="0.3")
    assert meldingen(client, CIJFERS)[0][1] == ["Wij tellen: inbraken.", "2019: &lt;5", "2018: verborgen"]
    vervang(rij, aantal=3)
    assert meldingen(client, CORRECTIES) == [
        ("Gecorrigeerd: Overlast, 2019", ["Er stond: &lt;5", "Het is: &lt;5", "Waarom: Opnieuw geteld."])
    ]


def test_a_figure_that_was_replaced_is_a_correction(client, stad):
    vervang(fabriek.vastgestelde_meting("2019", aantal=100), aantal=120)
    [(titel, zinnen)] = meldingen(client, CORRECTIES)
    assert (titel, zinnen) == (
        "Gecorrigeerd: Woninginbraken, 2019",
        ["Er stond: 100", "Het is: 120", "Waarom: Opnieuw geteld."],
    )
    assert "2019: 120" in meldingen(client, CIJFERS)[0][1]


def test_corrections_of_reports_stand_in_it_by_the_id_that_they_have_elsewhere(client, stad):
    gerectificeerd(publiek())
    verbeterd(alleen_titel())
    hier = {deel.findtext(f"{ATOM}id") for deel in feed(client, CORRECTIES).findall(f"{ATOM}entry")}
    elders = {
        deel.findtext(f"{ATOM}id")
        for deel in feed(client, "/rapportages/feed.atom").findall(f"{ATOM}entry")
        if deel.findtext(f"{ATOM}title").startswith("Gerectificeerd")
    }
    assert (hier, len(hier)) == (elders, 2)


def test_no_more_than_fifty(client, stad):
    for n in range(52):
        fabriek.vastgestelde_meting("2019", van=fabriek.indicator(f"cijfer-{n}"), aantal=n)
    assert len(meldingen(client, CIJFERS)) == 50


def test_odd_text_does_not_break_it(client, stad):
    vervang(fabriek.vastgestelde_meting("2019", aantal=100), aantal=120)
    Meting.objects.update(reden="Fout\x00\x0b & <b>vet</b> 🙂" if connection.vendor == "sqlite" else "Fout\x0b & <b>")
    Indicator.objects.update(naam="A\x0b & <i>B</i>")
    for adres in (CIJFERS, CORRECTIES):
        assert len(meldingen(client, adres)) == 1


def test_every_page_names_them(client, stad):
    html = client.get("/over/").content.decode()
    assert [adres for adres in (CIJFERS, CORRECTIES, STUKKEN) if f'href="{adres}"' not in html] == []


def _vragen_bij(client, aantal: int, adres: str) -> int:
    with transaction.atomic():
        bouw(aantal)
        with CaptureQueriesContext(connection) as vragen:
            client.get(adres)
        transaction.set_rollback(True)
    return len(vragen)


@pytest.mark.parametrize("adres", [CIJFERS, CORRECTIES, STUKKEN])
def test_it_asks_as_often_for_three_rows_as_for_one(client, stad, adres):
    assert _vragen_bij(client, 1, adres) == _vragen_bij(client, 3, adres) <= 12


@pytest.mark.parametrize("adres", [CIJFERS, CORRECTIES, STUKKEN])
def test_a_visitor_does_not_say_where_the_site_is(client, stad, settings, adres):
    vervang(fabriek.vastgestelde_meting("2019", aantal=40), aantal=41)
    afspraken.openbaar(afspraken.convenant("uitgaan"))
    settings.SITE_ADRES = "https://veilig.voorbeeldstad.example"
    wortel = etree.fromstring(client.get(adres, headers={"host": "testserver:6666"}).content)
    links = [link.get("href") for link in wortel.iter(f"{ATOM}link")]
    assert len(links) == 3
    assert all(link.startswith(f"{settings.SITE_ADRES}/") for link in links)


def test_what_is_hidden_later_is_gone_whatever_moment_is_asked_with(client, stad):
    """The newest message stays as old as it was, so no moment can tell that its figure may not be seen any more."""
    indicator = fabriek.indicator()
    fabriek.vastgestelde_meting("2019", aantal=4)
    antwoord = client.get(CIJFERS)
    assert "Last-Modified" not in antwoord.headers
    assert any(": 4" in zin for _, zinnen in meldingen(client, CIJFERS) for zin in zinnen)
    Indicator.objects.filter(pk=indicator.pk).update(onthullingsdrempel=5)
    for koppen in ({"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}, {"if-none-match": antwoord["ETag"]}):
        nieuw = client.get(CIJFERS, headers=koppen)
        assert (nieuw.status_code, b": 4<" in nieuw.content, b": 4&" in nieuw.content) == (200, False, False)


def test_each_piece_as_its_page_shows_it(client, stad, zet_klok):
    zet_klok(NU)
    convenant = afspraken.convenant("uitgaan", naam="Veilig uitgaan")
    aanpak = fabriek.bewering(fabriek.interventie("lampen", naam="Licht")).interventie
    afspraken.openbaar(convenant), afspraken.openbaar(aanpak)
    afspraken.convenant("geheim", naam="Nog niet openbaar")
    zet_klok(NU + datetime.timedelta(hours=1))
    eerst = {deel.findtext(f"{ATOM}id") for deel in feed(client, STUKKEN).findall(f"{ATOM}entry")}
    type(convenant).objects.filter(pk=convenant.pk).update(naam="Veilig naar huis")
    afspraken.openbaar(convenant)
    zet_klok(NU + datetime.timedelta(hours=2))
    trek_in(stuk=aanpak, reden="Het hielp niet.", door=fabriek.gebruiker("publiceerder"))
    assert meldingen(client, STUKKEN) == [
        ("Ingetrokken: Licht", ["Een aanpak.", "Dit staat niet meer op de site.", "Waarom: Het hielp niet."]),
        ("Gewijzigd: Veilig naar huis", ["Een afspraak.", "Dit is veranderd."]),
    ]
    delen = feed(client, STUKKEN).findall(f"{ATOM}entry")
    assert eerst & {deel.findtext(f"{ATOM}id") for deel in delen} == set()
    assert [deel.find(f"{ATOM}link").get("href").rpartition("/kennisbank")[2] for deel in delen[:1]] == ["/lampen/"]


def test_of_a_place_without_a_page_no_withdrawal_is_told(client, stad):
    gebied = afspraken.keurmerkgebied("haven", naam="De haven")
    afspraken.openbaar(gebied)
    assert meldingen(client, STUKKEN) == [
        ("Nieuw: De haven", ["Een gebied met het keurmerk.", "Dit staat nu op de site."])
    ]
    trek_in(stuk=gebied, reden="Verlopen.", door=fabriek.gebruiker("publiceerder"))
    assert meldingen(client, STUKKEN) == []


def test_what_is_published_again_is_not_called_withdrawn(client, stad):
    convenant = afspraken.convenant("uitgaan", naam="Veilig uitgaan")
    afspraken.openbaar(convenant)
    trek_in(stuk=convenant, reden="Een fout.", door=fabriek.gebruiker("publiceerder"))
    afspraken.openbaar(convenant)
    assert [titel for titel, _ in meldingen(client, STUKKEN)] == ["Gewijzigd: Veilig uitgaan"]
