"""The sitemap: each page once, nothing that readers may not see, and as sitemaps.org wants it."""

import datetime
import re
from collections import Counter
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests import fabriek
from tests.convenanten import bouw
from tests.rapportages.jaarplan import bouw as jaarplanbouw
from tests.rapportages.lezen.bouw import alleen_titel, publiek
from tests.rapportages.raad import bouw as raad
from tests.site.gemeente import bouw as stad
from themas.publiceren import trek_in


pytestmark = pytest.mark.django_db
RUIMTE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def rijen(client, **vragen):
    """``{path: lastmod or None}``, each row checked against the rules of the schema."""
    antwoord = client.get("/sitemap.xml", vragen)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/xml")
    wortel = ElementTree.fromstring(antwoord.content)  # noqa: S314 - our own
    assert wortel.tag == f"{RUIMTE}urlset"
    paden = []
    for url in wortel:
        assert url.tag == f"{RUIMTE}url"
        assert [deel.tag.removeprefix(RUIMTE) for deel in url] in (["loc"], ["loc", "lastmod"])
        adres, lastmod = url.findtext(f"{RUIMTE}loc"), url.findtext(f"{RUIMTE}lastmod")
        assert len(adres) < 2048
        assert lastmod is None or datetime.date.fromisoformat(lastmod) <= timezone.localdate()
        paden.append((adres, lastmod))
    assert [adres for adres, keer in Counter(adres for adres, _ in paden).items() if keer > 1] == []
    assert len(paden) <= 50_000
    return {urlsplit(adres).path: lastmod for adres, lastmod in paden}


def test_addresses_are_those_of_the_site_and_not_what_a_visitor_asked_for(client, settings):
    settings.SITE_ADRES, settings.ALLOWED_HOSTS = "https://veilig.voorbeeldstad.example", ["*"]
    inhoud = client.get("/sitemap.xml", {"p": "9"}, headers={"host": "kwaad.example"}).content.decode()
    adressen = re.findall("<loc>(.*?)</loc>", inhoud)
    assert "https://veilig.voorbeeldstad.example/keurmerk-veilig-ondernemen/" in adressen
    assert {urlsplit(adres)[:2] for adres in adressen} == {("https", "veilig.voorbeeldstad.example")}
    robots = client.get("/robots.txt")
    assert robots["Content-Type"] == "text/plain; charset=utf-8"
    assert robots.content.decode() == (
        "User-agent: *\nDisallow:\nSitemap: https://veilig.voorbeeldstad.example/sitemap.xml\n"
    )


def test_what_is_not_public_is_not_in_it(client):
    leeg = set(rijen(client))
    geheim = timezone.now() + datetime.timedelta(days=1)
    publiek("onder-embargo", publiceren_op=geheim)
    jaarplanbouw.concept(2021)
    raad.motie("geheime-motie", publiek=False)
    bouw.convenant("geheim")
    bouw.bijeenkomst("geheim")
    fabriek.interventie("geheim")
    ingetrokken = bouw.convenant("weg")
    bouw.openbaar(ingetrokken)
    trek_in(stuk=ingetrokken, reden="Het klopte niet.", door=fabriek.gebruiker("an"))
    beleid = {"/plannen/", "/indicatoren/", "/dashboard/"}
    assert [pad for pad in set(rijen(client)) - leeg if not pad.startswith(tuple(beleid))] == []


def test_what_is_public_is_in_it_with_the_moment_that_is_known(client):
    leeg = set(rijen(client))
    vandaag = timezone.localdate().isoformat()
    publiek("voortgang")
    alleen_titel("titel")
    raad.motie("motie")
    jaarplanbouw.jaarplan(2019)
    bouw.openbaar(bouw.convenant("uitgaan"))
    bouw.openbaar(bouw.bijeenkomst("leren"))
    erbij = {pad: op for pad, op in rijen(client).items() if pad not in leeg and not pad.startswith("/indicatoren/")}
    assert erbij == {
        "/plannen/plan-2019-2022/": None,
        "/dashboard/peiljaar-is-100/": None,
        "/rapportages/voortgang/": vandaag,
        "/rapportages/titel/": None,
        "/raad/motie/": None,
        "/jaarplannen/2019/": None,
        "/convenanten/uitgaan/": vandaag,
        "/bijeenkomsten/leren/": vandaag,
    } | {pad: None for pad in erbij if pad.startswith("/plannen/")}


def test_it_asks_as_often_for_three_rows_as_for_one(client, django_assert_max_num_queries):
    stad(3)
    with django_assert_max_num_queries(9):
        rijen(client)
