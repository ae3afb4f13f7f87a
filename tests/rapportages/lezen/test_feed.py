"""The Atom feed: every act once, by an id that stays, in Dutch and with whole addresses."""

import datetime
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.urls import reverse

from rapportages.lezen.berichten import berichten
from rapportages.models import Versie
from rapportages.publicatie.publiceren import trek_in
from tests.rapportages.lezen.bouw import alleen_titel, gerectificeerd, publiek, verbeterd
from tests.rapportages.publiceren.bouw import UITGEVER, wie


ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BEGIN = datetime.datetime(2027, 3, 1, 9, tzinfo=datetime.UTC)
UUR = datetime.timedelta(hours=1)


def feed(client, **koppen):
    antwoord = client.get(reverse("rapportfeed"), headers=koppen)
    assert antwoord["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(antwoord.content)  # noqa: S314 - our own answer


def deel(element, naam):
    return element.find(ATOM + naam).text


def inzendingen(client):
    return feed(client).findall(f"{ATOM}entry")


def link(element, soort="alternate"):
    return next(a.get("href") for a in element.findall(f"{ATOM}link") if a.get("rel") == soort)


def test_een_lege_feed_zegt_niet_steeds_dat_zij_is_veranderd(client):
    eerst = client.get(reverse("rapportfeed"))
    assert client.get(reverse("rapportfeed")).content == eerst.content
    assert client.get(reverse("rapportfeed"), headers={"if-none-match": eerst["ETag"]}).status_code == 304


@pytest.fixture
def alles(zet_klok):
    """A publication, a correction, one of a report without text, and a withdrawal, an hour apart."""
    zet_klok(BEGIN)
    rapport = publiek()
    zet_klok(BEGIN + UUR)
    gerectificeerd(rapport)
    zet_klok(BEGIN + 2 * UUR)
    verbeterd(alleen_titel())
    zet_klok(BEGIN + 3 * UUR)
    return rapport


def test_niets_te_melden(client):
    assert inzendingen(client) == []


def test_elke_daad_staat_er_een_keer_in_het_nieuwste_bovenaan(client, alles):
    trek_in(rapportage=alles, reden="De helft ontbreekt.", door=wie(UITGEVER))
    versie = f"{settings.SITE_ADRES}/rapportages/voortgang-2019/versies"
    assert [(deel(i, "title"), link(i)) for i in inzendingen(client)][1:] == [
        ("Gerectificeerd: Voortgang eerste helft 2019", f"{settings.SITE_ADRES}/rapportages/eerste-helft-2019/"),
        ("Gerectificeerd: Voortgang over 2019, versie 2", f"{versie}/2/"),
        ("Voortgang over 2019", f"{versie}/1/"),
    ]
    ingetrokken = inzendingen(client)[0]
    assert (deel(ingetrokken, "title"), link(ingetrokken)) == (
        "Ingetrokken: Voortgang over 2019",
        f"{settings.SITE_ADRES}/rapportages/voortgang-2019/",
    )
    assert "<p>Waarom: De helft ontbreekt.</p>" in deel(ingetrokken, "summary")


def test_de_vingerafdruk_en_het_moment_staan_erbij(client, alles):
    _, tweede, eerste = inzendingen(client)
    hashes = Versie.objects.order_by("nummer").values_list("sha256", flat=True)
    for inzending, sha256 in zip((eerste, tweede), hashes, strict=True):
        assert f"<p>SHA-256 van deze versie: {sha256}</p>" in deel(inzending, "summary")
    assert [(deel(i, "published"), deel(i, "updated")) for i in (eerste, tweede)] == [
        ("2027-03-01T09:00:00+00:00", "2027-03-01T09:00:00+00:00"),
        ("2027-03-01T10:00:00+00:00", "2027-03-01T10:00:00+00:00"),
    ]
    assert "<p>Er stond: Het keurmerk is vernieuwd.</p>" in deel(tweede, "summary")


def test_de_feed_zelf(client, alles):
    boom = feed(client)
    assert boom.get(XML_LANG) == "nl"
    assert deel(boom, "title") == "Rapportages – Veiligheid in Voorbeeldstad"
    assert deel(boom.find(f"{ATOM}author"), "name") == "Gemeente Voorbeeldstad"
    assert (link(boom), link(boom, "self")) == (
        f"{settings.SITE_ADRES}/rapportages/",
        f"{settings.SITE_ADRES}/rapportages/feed.atom",
    )
    assert deel(boom, "updated") == "2027-03-01T11:00:00+00:00"
    ids = [deel(boom, "id"), *(deel(i, "id") for i in boom.findall(f"{ATOM}entry"))]
    assert len(set(ids)) == 4
    assert all(id_.startswith("urn:uuid:") for id_ in ids)


def test_de_id_blijft_als_het_adres_of_de_titel_verandert(client, alles, settings, zet_klok):
    eerst = [deel(i, "id") for i in inzendingen(client)]
    zet_klok(BEGIN + 50 * UUR)
    settings.SITE_ADRES = "https://nieuw.example"
    nieuw = feed(client)
    assert [deel(i, "id") for i in nieuw.findall(f"{ATOM}entry")] == eerst
    assert link(nieuw) == "https://nieuw.example/rapportages/"


def test_een_bezoeker_zegt_niet_waar_de_site_staat(client, alles, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    for host in ("testserver", "testserver:6666"):
        antwoord = client.get(reverse("rapportfeed"), headers={"host": host, "x-forwarded-host": "kwaad.example"})
        assert b"testserver" not in antwoord.content
        assert b"kwaad" not in antwoord.content


def test_vreemde_tekst_breekt_de_feed_niet(client):
    rapport = publiek(titel="Over <b>&amp;\x0b ]]> 2019")
    gerectificeerd(rapport, reden="Er stond <script>alert(1)</script> & meer.\x0c")
    tweede, eerste = inzendingen(client)
    assert deel(eerste, "title") == "Over <b>&amp; ]]> 2019"
    assert "<p>Waarom: Er stond &lt;script&gt;alert(1)&lt;/script&gt; &amp; meer.</p>" in deel(tweede, "summary")


def test_meer_dan_de_nieuwste_staat_er_niet(monkeypatch, alles):
    monkeypatch.setattr("rapportages.lezen.berichten.MEESTE", 2)
    assert [bericht.wat.partition("/")[0] for bericht in berichten()] == ["rectificaties", "versies"]


def test_elke_pagina_wijst_de_feed_aan(client):
    for adres in ("/", "/rapportages/", "/over/"):
        assert '<link rel="alternate" type="application/atom+xml"' in client.get(adres).content.decode()


def test_niets_nieuws_dan_niets_te_sturen(client, alles):
    eerst = client.get(reverse("rapportfeed"))
    assert client.get(reverse("rapportfeed"), headers={"if-none-match": eerst["ETag"]}).status_code == 304
    assert "Last-Modified" not in eerst  # says nothing of an entry that went
    trek_in(rapportage=alles, reden="Fout.", door=wie(UITGEVER))
    assert client.get(reverse("rapportfeed"), headers={"if-none-match": eerst["ETag"]}).status_code == 200
