"""Agreements in the API say what the editions of their pages say, and no more."""

import pytest

from convenanten.bladen import Bijeenkomstblad, Convenantblad, Keurmerkblad
from convenanten.models import Bijeenkomst, Convenant, Keurmerkgebied
from tests import fabriek
from tests.convenanten import bouw
from tests.veiligheid.api.kamers import deel_van, haal, lijst, namen
from themas.bladen import Interventieblad
from themas.models import Interventie
from themas.publicaties import openbare_bladen
from themas.publiceren import trek_in


pytestmark = pytest.mark.django_db
BLADEN = {
    "convenanten": (Convenant, Convenantblad, ("versies", "interventies", "opvolgerVan", "plekken")),
    "certificeringen": (Keurmerkgebied, Keurmerkblad, ()),
    "bijeenkomsten": (Bijeenkomst, Bijeenkomstblad, ("punten", "documenten", "programma", "inloop", "begin", "eind")),
    "interventies": (Interventie, Interventieblad, ("velden", "plekken")),
}


@pytest.fixture(autouse=True)
def stukken(settings):
    settings.SITE_ADRES = "https://veiligheid.voorbeeldstad.example"
    aanpak = fabriek.interventie("aanpak", velden=[fabriek.veiligheidsveld()], onderwerpen=[fabriek.onderwerp()])
    fabriek.bewering(aanpak)
    stil = fabriek.interventie("stille-aanpak")
    convenant = bouw.convenant(versies=("2016-2018", "2019-2021"))
    bouw.bepaling(convenant)
    bouw.overleg(convenant)
    bouw.document(convenant.versies.first())
    convenant.onderwerpen.add(fabriek.onderwerp())
    convenant.interventies.add(aanpak, stil)
    gebied = bouw.keurmerkgebied(certificaten=(("2016-01-01", "2018-12-31"), ("2019-01-01", None)))
    bijeenkomst = bouw.bijeenkomst()
    bouw.programmaonderdeel(bijeenkomst)
    bouw.vraagpunt(bijeenkomst).interventies.add(aanpak, stil)
    return {type(stuk): stuk for stuk in (aanpak, convenant, gebied, bijeenkomst) if bouw.openbaar(stuk)}


@pytest.mark.parametrize(("kamer", "wat"), BLADEN.items(), ids=BLADEN)
def test_it_says_what_the_edition_says(client, kamer, wat):
    model, soort, anders = wat
    [blad] = openbare_bladen(model, soort)
    [antwoord] = lijst(client, kamer)
    gezegd, verwacht = deel_van(antwoord, blad, *anders)
    assert gezegd == verwacht


def test_a_version_has_its_parties_its_documents_and_how_it_stands(client):
    [blad] = openbare_bladen(Convenant, Convenantblad)
    antwoord = haal(client, "convenanten/veilig-uitgaan")
    for versie, verwachte in zip(antwoord["versies"], blad.versies, strict=True):
        gezegd, verwacht = deel_van(versie, verwachte, "documenten")
        assert gezegd == verwacht
    assert [versie["stand"] for versie in antwoord["versies"]] == ["verlopen", "verlopen"]
    assert antwoord["stand"] == "verlopen"
    [document] = antwoord["versies"][0]["documenten"]
    assert (document["adres"], document["sha256"]) == ("https://voorbeeld.example/tekst.pdf", None)


def test_a_piece_that_is_named_but_not_public_has_no_slug(client):
    verwacht = {("aanpak", "Meer licht in straten"), (None, "Meer licht in straten")}
    for stuk in (haal(client, "convenanten/veilig-uitgaan"), haal(client, "bijeenkomsten/samen-leren")["punten"][0]):
        assert {(ander["slug"], ander["naam"]) for ander in stuk["interventies"]} == verwacht


def test_fields_and_topics_are_called_as_in_other_rooms(client):
    aanpak, convenant = haal(client, "interventies/aanpak"), haal(client, "convenanten/veilig-uitgaan")
    assert [veld["slug"] for veld in aanpak["veiligheidsvelden"]] == ["veilige-woon-en-leefomgeving"]
    for stuk in (aanpak, convenant):
        [onderwerp] = stuk["onderwerpen"]
        assert set(onderwerp) == {"plan", "thema", "onderwerp", "naam"}
    assert "veiligheidsveld" in haal(client, "bijeenkomsten/samen-leren")["punten"][0]


def test_an_area_stands_as_on_the_day_that_is_asked(client):
    standen = {
        dag: haal(client, "certificeringen/havenkwartier", dag=dag)["stand"] for dag in ("2015-06-01", "2017-01-01")
    }
    assert standen == {"2015-06-01": "zonder", "2017-01-01": "met"}
    assert namen(client, "certificeringen", dag="2017-01-01", stand="met") == ["havenkwartier"]
    assert namen(client, "certificeringen", dag="2015-06-01", stand="met") == []


@pytest.mark.parametrize("dag", ["0", "1577750400", "2019-12-31T00:00:00"])
@pytest.mark.parametrize("kamer", ["certificeringen", "certificeringen/havenkwartier"])
def test_a_day_is_a_day_and_no_number_or_moment(client, kamer, dag):
    [gebrek] = haal(client, kamer, code=400, dag=dag)["gebreken"]
    assert gebrek["plaats"] == "dag"


@pytest.mark.parametrize("kamer", BLADEN)
def test_what_is_not_published_or_was_changed_since_is_not_there(client, stukken, kamer):
    model, _, _ = BLADEN[kamer]
    voor = lijst(client, kamer)
    stuk = stukken[model]
    model.objects.filter(pk=stuk.pk).update(naam="Geheim")
    model.objects.create(slug="geheim", naam="Ook geheim", **_verplicht(model))
    assert lijst(client, kamer) == voor
    haal(client, f"{kamer}/geheim", code=404)


def _verplicht(model):
    return {"soort": "winkelgebied"} if model is Keurmerkgebied else {}


@pytest.mark.parametrize("kamer", BLADEN)
def test_what_was_withdrawn_says_why(client, stukken, kamer):
    stuk = stukken[BLADEN[kamer][0]]
    trek_in(stuk=stuk, reden="De tekst klopte niet.", door=fabriek.gebruiker("publiceerder"))
    assert lijst(client, kamer) == []
    assert haal(client, f"{kamer}/{stuk.slug}", code=404)["detail"].endswith("De tekst klopte niet.")


def test_filters_are_those_of_the_pages(client):
    assert namen(client, "convenanten", stand="geldig") == []
    assert namen(client, "convenanten", partij="horeca", zoek="uitgaan") == ["veilig-uitgaan"]
    veld = "veilige-woon-en-leefomgeving"
    assert namen(client, "interventies", onderbouwing="onderzoek", veiligheidsveld=veld) == ["aanpak"]
    assert namen(client, "interventies", onderbouwing="ervaring") == []
    assert namen(client, "bijeenkomsten", jaar=2018, status="geweest") == ["samen-leren"]
    assert namen(client, "bijeenkomsten", jaar=2019) == []
