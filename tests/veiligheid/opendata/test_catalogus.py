"""The catalogue holds to DCAT-AP-NL 3.0, says the same in both its forms, and knows only what readers see."""

from pathlib import Path

import pyshacl
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from tests import fabriek
from tests.site.gemeente import bouw
from themas.models import Indicator, Meting
from veiligheid.opendata.aanbod import Aanbod
from veiligheid.opendata.catalogus import VORMEN, graaf
from veiligheid.opendata.gegevens import beschrijf


pytestmark = [
    pytest.mark.django_db,
    # Of what pyshacl and the JSON-LD reader of rdflib do inside; our own code only writes.
    pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*deprecated:DeprecationWarning"),
]
VORM = Path(__file__).with_name("dcat_ap_nl.ttl")
SITE = "https://veilig.voorbeeldstad.example"
TTL, JSONLD = "/open-data/catalogus.ttl", "/open-data/catalogus.jsonld"


@pytest.fixture(autouse=True)
def _adres(settings):
    settings.SITE_ADRES = SITE


def lees(client, adres=TTL) -> Graph:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    soort = {TTL: "turtle", JSONLD: "json-ld"}[adres]
    return Graph().parse(data=antwoord.content, format=soort)


def voldoet(gegevens: Graph) -> tuple[bool, str]:
    goed, _, verslag = pyshacl.validate(gegevens, shacl_graph=str(VORM))
    return goed, verslag


def cijfer(slug="woninginbraken") -> URIRef:
    return URIRef(f"{SITE}/indicatoren/{slug}/#dataset")


@pytest.mark.parametrize("aantal", [0, 2])
def test_it_holds_to_the_profile(client, stad, aantal):
    if aantal:
        bouw(aantal)
    gegevens = lees(client)
    assert voldoet(gegevens)[0], voldoet(gegevens)[1]
    assert isomorphic(gegevens, lees(client, JSONLD))


def test_the_shapes_notice_what_is_missing(client, stad):
    fabriek.vastgestelde_meting()
    volledig = lees(client)
    for wat in (DCTERMS.license, DCTERMS.accessRights, DCTERMS.creator, DCAT.endpointURL, DCAT.contactPoint):
        zonder = Graph() + volledig
        zonder.remove((None, wat, None))
        assert not voldoet(zonder)[0], wat


def test_what_is_said_of_a_figure(client, stad):
    fabriek.noemer()
    fabriek.vastgestelde_meting("2017")
    fabriek.vastgestelde_meting("2019-H1", in_gebied=fabriek.gebied("NL01", "Nederland", soort="land"))
    wijk = fabriek.gebied("WK999901", "Centrum", soort="wijk", ligt_in=stad)
    rij = fabriek.vastgestelde_meting("2019", van=fabriek.indicator("overlast"), in_gebied=wijk)
    gegevens = lees(client)
    set_ = cijfer()
    periode = gegevens.value(set_, DCTERMS.temporal)
    assert [str(gegevens.value(periode, wat)) for wat in (DCAT.startDate, DCAT.endDate)] == ["2017-01-01", "2019-06-30"]
    assert str(gegevens.value(set_, DCAT.temporalResolution)) == "P6M"
    namen = {gegevens.value(plek, DCTERMS.identifier).value for plek in gegevens.objects(set_, DCTERMS.spatial)}
    assert namen == {"GM9999", "NL01"}
    # A wijk stands for the municipality in which it lies.
    [plek] = gegevens.objects(cijfer("overlast"), DCTERMS.spatial)
    assert gegevens.value(plek, DCTERMS.identifier) == Literal("GM9999")
    gewijzigd = gegevens.value(cijfer("overlast"), DCTERMS.modified).value
    assert gewijzigd == rij.beoordeeld_op.replace(microsecond=0)
    adressen = {str(gegevens.value(v, DCAT.accessURL)) for v in gegevens.objects(set_, DCAT.distribution)}
    assert adressen == {
        f"{SITE}/indicatoren/woninginbraken/cijfers.csv",
        f"{SITE}/indicatoren/woninginbraken/cijfers.xlsx",
        f"{SITE}/api/v1/indicatoren/woninginbraken",
    }
    for adres in adressen - {f"{SITE}/api/v1/indicatoren/woninginbraken"}:
        assert client.get(adres.removeprefix(SITE)).status_code == 200


def test_what_readers_do_not_see_is_no_dataset(client, stad):
    fabriek.meting(van=fabriek.indicator("concept"))
    fabriek.indicator("zonder-cijfer")
    fabriek.vastgestelde_meting()
    gegevens = lees(client)
    assert set(gegevens.subjects(RDF.type, DCAT.Dataset)) == {cijfer(), URIRef(f"{SITE}/open-data/#pakket")}
    for adres in (TTL, JSONLD):
        assert b"concept" not in client.get(adres).content


def test_the_same_data_is_the_same_bytes(client, stad):
    bouw(1)
    drietallen = list(beschrijf(Aanbod(timezone.now())))
    for vorm in VORMEN.values():
        assert vorm.schrijf(graaf(drietallen)) == vorm.schrijf(graaf(reversed(drietallen)))


@pytest.mark.parametrize("adres", [TTL, JSONLD])
def test_it_changes_with_what_there_is(client, stad, adres):
    fabriek.vastgestelde_meting()
    eerst = client.get(adres)
    assert client.get(adres, headers={"if-none-match": eerst["ETag"]}).status_code == 304
    assert (eerst["Access-Control-Allow-Origin"], eerst["Cache-Control"]) == ("*", "public, no-cache")
    Indicator.objects.update(naam='Inbraken & "roof" <in> huizen\x0b')
    nieuw = client.get(adres, headers={"if-none-match": eerst["ETag"]})
    assert (nieuw.status_code, "Inbraken &" in nieuw.content.decode()) == (200, True)
    Meting.objects.all().delete()
    assert cijfer() not in set(lees(client, adres).subjects())


def test_a_municipality_that_exists_has_its_name_in_the_register(client, stad, settings):
    settings.GEMEENTE_VERZONNEN, settings.GEMEENTE_CODE = False, "GM0034"
    catalogus = URIRef(f"{SITE}/open-data/#catalogus")
    uitgever = URIRef("https://identifier.overheid.nl/tooi/id/gemeente/gm0034")
    assert lees(client).value(catalogus, DCTERMS.publisher) == uitgever


def _vragen_bij(client, aantal: int) -> int:
    with transaction.atomic():
        bouw(aantal)
        with CaptureQueriesContext(connection) as vragen:
            client.get(TTL)
        transaction.set_rollback(True)
    return len(vragen)


def test_it_asks_as_often_for_three_rows_as_for_one(client, stad):
    assert _vragen_bij(client, 1) == _vragen_bij(client, 3) <= 12
