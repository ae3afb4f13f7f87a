"""What search engines read of a figure is what its page says, and can do no harm."""

import json

import pytest

from tests import fabriek
from tests.site.kruip import met_klasse, tekst, vraag
from tests.themas.doelen import cijfers
from themas.enums import Gebiedsoort, Noemersoort
from themas.overzicht import Overzicht


pytestmark = pytest.mark.django_db
SITE = "https://veilig.voorbeeldstad.example"
ADRES = "/indicatoren/overlast/"


@pytest.fixture(autouse=True)
def overlast(settings):
    settings.SITE_ADRES = SITE
    fabriek.gebied()
    return cijfers(
        "overlast",
        j2017=100,
        j2019=80,
        noemersoort=Noemersoort.GEEN,
        bron="Politie",
        broncode="3.1.1",
        definitie="Alles.",
    )


def dataset(client, adres=ADRES):
    [blok] = [s for s in vraag(client, adres).boom.iter("script") if s.get("type") == "application/ld+json"]
    return json.loads(blok.text)


def test_it_says_what_the_page_says(client):
    gelezen, pagina = dataset(client), vraag(client, ADRES)
    [zin] = met_klasse(pagina.main, "antwoord-zin")
    bijgewerkt = Overzicht("overlast").bijgewerkt_op.isoformat()
    assert gelezen.pop("license", "").startswith(("", "http"))
    assert gelezen == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{SITE}{ADRES}",
        "url": f"{SITE}{ADRES}",
        "name": "Overlast in Voorbeeldstad",
        "description": f"{tekst(zin)} Alles. Voorbeeldstad bestaat niet. Deze cijfers zijn verzonnen.",
        "inLanguage": "nl",
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "Politie"},
        "publisher": {"@type": "GovernmentOrganization", "name": "Gemeente Voorbeeldstad", "url": f"{SITE}/"},
        "dateModified": bijgewerkt,
        "temporalCoverage": "2017-01-01/2019-12-31",
        "spatialCoverage": [{"@type": "Place", "name": "Voorbeeldstad"}],
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": "Overlast",
            "unitText": gelezen["variableMeasured"]["unitText"],
        },
        "measurementTechnique": "Wie telt: Politie, code 3.1.1. Soort cijfer: telt op over de tijd.",
        "distribution": gelezen["distribution"],
    }
    assert "Wie telt: Politie, code 3.1.1." in tekst(pagina.main)
    assert gelezen["variableMeasured"]["unitText"] in tekst(pagina.main)


def test_each_file_is_there_and_is_what_it_says(client):
    bestanden = dataset(client)["distribution"]
    assert [b["name"] for b in bestanden][:2] == ["Overlast als CSV", "Overlast als Excel"]
    for bestand in bestanden:
        antwoord = client.get(bestand["contentUrl"].removeprefix(SITE))
        assert antwoord.status_code == 200
        assert antwoord["Content-Type"].startswith(bestand["encodingFormat"])


def test_every_area_with_figures_is_named(client, overlast):
    fabriek.vastgestelde_meting(
        "2012", van=overlast, in_gebied=fabriek.gebied("NL01", "Nederland", soort=Gebiedsoort.LAND)
    )
    gelezen = dataset(client)
    assert [plek["name"] for plek in gelezen["spatialCoverage"]] == ["Voorbeeldstad", "Nederland"]
    assert gelezen["temporalCoverage"].startswith("2012-01-01/")


def test_what_is_not_known_is_left_out(client):
    cijfers("leeg", noemersoort=Noemersoort.GEEN)
    gelezen = dataset(client, "/indicatoren/leeg/")
    assert {"dateModified", "temporalCoverage", "spatialCoverage", "distribution"} & set(gelezen) == set()


def test_a_value_cannot_end_the_block(client, overlast):
    kwaad = '</script><script>alert(1)</script><!-- & "\u2028'
    overlast.naam = kwaad
    overlast.save()
    pagina = vraag(client, ADRES)
    assert dataset(client)["variableMeasured"]["name"] == kwaad
    [blok] = [s for s in pagina.boom.iter("script") if not s.get("src")]
    assert "<" not in blok.text


def test_a_concept_changes_nothing(client, overlast):
    eerst = dataset(client)
    fabriek.meting("2020", van=overlast, aantal=11)
    assert dataset(client) == eerst
