"""What holds for every room of accountability and agreements."""

import pytest
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from tests import fabriek
from tests.convenanten import bouw as afspraken
from tests.rapportages.jaarplan import bouw as jaarplanbouw
from tests.rapportages.lezen.bouw import publiek
from tests.rapportages.publiceren.bouw import cijfers
from tests.rapportages.raad import bouw as raad
from tests.site.gemeente import bouw
from tests.veiligheid.api.kamers import LIJSTEN, ZELFDE, haal, lijst, namen, vragen
from themas.models import Begrip
from veiligheid.api.vorm import Antwoord, Vraag


pytestmark = pytest.mark.django_db
ZONDER_FILTER = ("rapportages", "jaarplannen", "begrippen")
FOUT = {
    "acties": ("status", "onzin"),
    "raadsstukken": ("status", "onzin"),
    "convenanten": ("stand", "onzin"),
    "certificeringen": ("dag", "2019-02-30"),
    "bijeenkomsten": ("jaar", "vorig jaar"),
    "interventies": ("onderbouwing", "onzin"),
    "rectificaties": ("soort", "onzin"),
}
VERSIE = "rapportages/voortgang-2019/versies/1"
JAREN = ("2019", "2020", "2021")


@pytest.fixture(autouse=True)
def _eigen(settings):
    settings.GEMEENTE_CODE, settings.SITE_ADRES = "GM9999", "https://veiligheid.voorbeeldstad.example"


def vul(aantal):
    bouw(aantal)
    fabriek.thema(nummer=90)
    cijfers()
    for nummer, jaar in enumerate(JAREN[:aantal], start=1):
        publiek(f"voortgang-{jaar}", jaar, nummer)
    for n in range(aantal):
        Begrip.objects.create(naam=f"Woord {n}", slug=f"woord-{n}", ook="Term, begrip", uitleg="Dit is het.")


@pytest.fixture(scope="module")
def _gevuld(django_db_setup, django_db_blocker):
    """Two of everything, made once: no test here changes anything."""
    with django_db_blocker.unblock(), override_settings(GEMEENTE_CODE="GM9999"), transaction.atomic():
        vul(2)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def gevuld(_gevuld, db):
    pass


def test_as_many_queries_for_many_rows_as_for_one(client):
    vul(1)
    paden = sorted({pad for kamer in LIJSTEN for pad in (kamer, een_pad(client, kamer))})
    een = {pad: vragen(client, pad) for pad in [*paden, VERSIE]}
    vul_meer()
    assert {pad: vragen(client, pad) for pad in een} == een
    assert max(een.values()) <= 12


def vul_meer():
    for n in range(2):
        raad.motie(f"meer-{n}", onderwerpen=[fabriek.onderwerp()])
        jaarplanbouw.voortgang(bij=jaarplanbouw.actie(f"M{n}"), nummer=1)
        jaarplanbouw.themadoelen(van=jaarplanbouw.jaarplan(2025 + n), thema=fabriek.thema(f"meer-{n}", nummer=8 + n))
        afspraken.openbaar(afspraken.convenant(f"meer-{n}"))
        afspraken.openbaar(afspraken.keurmerkgebied(f"meer-{n}"))
        afspraken.openbaar(afspraken.bijeenkomst(f"meer-{n}"))
        fabriek.bewering(fabriek.interventie(f"meer-{n}"))
        afspraken.openbaar(fabriek.interventie(f"meer-{n}"))
        publiek(f"meer-{n}", f"{2020 + n}", 5 + n)
        Begrip.objects.create(naam=f"Meer {n}", slug=f"meer-{n}", uitleg="Dit is het.")


def een_pad(client, kamer):
    eerste = lijst(client, kamer)[0]
    return f"{kamer}/{eerste['slug']}" if "slug" in eerste else kamer


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("kamer", ZELFDE)
def test_a_single_thing_is_as_in_the_list(client, kamer):
    rijen = lijst(client, kamer)
    assert len(rijen) > 1
    assert [haal(client, f"{kamer}/{rij['slug']}") for rij in rijen] == rijen


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("kamer", LIJSTEN)
def test_pages_are_the_list_in_parts(client, kamer):
    alle = lijst(client, kamer)
    delen = [haal(client, kamer, pagina=n, perPagina=1) for n in range(1, len(alle) + 1)]
    assert [deel["resultaten"] for deel in delen] == [[rij] for rij in alle]
    assert {deel["aantal"] for deel in delen} == {len(alle)}
    assert lijst(client, kamer, pagina=1_000_000) == []


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("kamer", LIJSTEN)
def test_an_unknown_filter_is_refused_with_those_that_exist(client, kamer):
    probleem = haal(client, kamer, code=400, kleur="rood")
    assert probleem["gebreken"][0]["plaats"] == "kleur"
    bekend = probleem["gebreken"][0]["melding"]
    assert "pagina, perPagina" in bekend
    assert (", " in bekend.partition("perPagina")[2]) is (kamer not in ZONDER_FILTER)


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize(("kamer", "wat"), FOUT.items(), ids=FOUT)
def test_a_wrong_value_is_refused_by_name(client, kamer, wat):
    naam, waarde = wat
    [gebrek] = haal(client, kamer, code=400, **{naam: waarde})["gebreken"]
    assert gebrek["plaats"] == naam
    assert waarde in gebrek["melding"]


def test_every_room_with_a_filter_has_a_wrong_value():
    assert set(FOUT) | set(ZONDER_FILTER) == set(LIJSTEN)


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("kamer", [*ZELFDE, "rapportages"])
@pytest.mark.parametrize("slug", ["onzin", "%00", "%FF", "x" * 3000, "' OR 1=1--"], ids=lambda slug: slug[:9])
def test_what_is_not_there_is_a_404_of_our_own(client, kamer, slug):
    assert haal(client, f"{kamer}/{slug}", code=404)["title"] == "Niet gevonden"


KIES_UIT = {"acties": "thema", "raadsstukken": "onderwerp", "convenanten": "partij", "interventies": "veiligheidsveld"}


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize(("kamer", "naam"), KIES_UIT.items())
def test_a_filter_on_what_nobody_knows_says_so(client, kamer, naam):
    waarde = "een/onzin" if naam == "onderwerp" else "onzin"
    assert haal(client, kamer, code=404, **{naam: waarde})["detail"] == (
        f"Bij het filter ‘{naam}’ kennen wij ‘{waarde}’ niet."
    )
    for vreemd in ("\0", "x" * 5000, "' OR 1=1--"):
        assert haal(client, kamer, code=400, **{naam: vreemd})["gebreken"][0]["plaats"] == naam


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("kamer", ["raadsstukken", "convenanten", "certificeringen", "bijeenkomsten"])
def test_sorting_turns_the_list_round_and_loses_nothing(client, kamer):
    naam = {"raadsstukken": "titel"}.get(kamer, "naam")
    heen, terug = (namen(client, kamer, naam, sorteer=f"{teken}{naam}") for teken in ("", "-"))
    assert heen == sorted(heen, key=str.casefold) == terug[::-1]
    assert sorted(heen) == sorted(namen(client, kamer, naam))


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("kamer", [*ZELFDE, "rapportages", "plannen", "indicatoren"])
def test_a_thing_takes_no_more_queries_than_its_page(client, kamer):
    eerste = lijst(client, kamer)[0]
    pagina = eerste["webpagina"].removeprefix("https://veiligheid.voorbeeldstad.example").partition("#")[0]
    with CaptureQueriesContext(connection) as gesteld:
        assert client.get(pagina).status_code == 200
    assert vragen(client, f"{kamer}/{eerste['slug']}") <= len(gesteld)


@pytest.mark.usefixtures("gevuld")
def test_a_version_takes_one_query_more_than_its_page_for_how_large_its_files_are(client):
    with CaptureQueriesContext(connection) as gesteld:
        assert client.get(f"/{VERSIE}/").status_code == 200
    assert vragen(client, VERSIE) == len(gesteld) + 1


BELEID = ("plannen", "themas", "doelstellingen", "indicatoren", "gebieden", "metingen")


def lege_teksten(waarde, plek):
    if waarde == "":
        yield plek
    delen = waarde.items() if isinstance(waarde, dict) else enumerate(waarde) if isinstance(waarde, list) else ()
    for naam, deel in delen:
        yield from lege_teksten(deel, f"{plek}.{naam}")


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("kamer", [*LIJSTEN, *BELEID])
def test_what_we_do_not_know_is_null_and_no_empty_text(client, kamer):
    assert list(lege_teksten(lijst(client, kamer), kamer)) == []


def alle_onder(*klassen):
    for klasse in klassen:
        for onder in klasse.__subclasses__():
            yield onder
            yield from alle_onder(onder)


@pytest.mark.usefixtures("gevuld")
@pytest.mark.parametrize("kamer", LIJSTEN)
def test_an_address_for_readers_is_of_this_site_and_answers(client, kamer):
    for rij in lijst(client, kamer)[:3]:
        assert rij["webpagina"].startswith("https://veiligheid.voorbeeldstad.example/")
        pad = rij["webpagina"].removeprefix("https://veiligheid.voorbeeldstad.example")
        assert client.get(pad.partition("#")[0]).status_code == 200


def test_a_field_is_described_in_dutch():
    zonder = [
        f"{klasse.__name__}.{naam}"
        for klasse in alle_onder(Antwoord, Vraag)
        if "[" not in klasse.__name__
        for naam, veld in klasse.model_fields.items()
        if not veld.description
    ]
    assert zonder == []
