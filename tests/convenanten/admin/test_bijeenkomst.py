"""Meetings in the admin: bad input, the report that is due, publishing."""

import datetime
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from convenanten.models import Bijeenkomst
from rapportages.rollen import ROLLEN
from tests import fabriek
from tests.convenanten import beheerpaginas, bouw
from tests.rollen import als
from tests.themas.admin.lezen import engels, fouten, tekst_van
from themas.publiceren import geldende_publicatie


pytestmark = pytest.mark.django_db
adres = partial(beheerpaginas.adres, model="bijeenkomst")
DAG = datetime.timedelta(days=1)


def invoer(**velden):
    standaard = {
        "naam": "Samen leren",
        "slug": "samen-leren",
        "kort": "Gemeenten leren van elkaar.",
        "datum": "11-04-2018",
        "verslag_binnen": "14",
        "bron": "Agenda",
        "programma-TOTAL_FORMS": 0,
        "programma-INITIAL_FORMS": 0,
        "documenten-TOTAL_FORMS": 0,
        "documenten-INITIAL_FORMS": 0,
    }
    return standaard | velden


@pytest.mark.parametrize("rol", ROLLEN)
def test_what_each_role_may_open(rol):
    rij = bouw.bijeenkomst()
    client = als(rol)
    kijken = {wat: adres(wat, rij.pk) for wat in ("change", "history", "publiceren", "voorbeeld")} | {"lijst": adres()}
    paginas = kijken | {"nieuw": adres("add"), "weg": adres("delete", rij.pk)}
    geopend = {naam for naam, pad in paginas.items() if client.get(pad).status_code == 200}
    assert geopend == set(kijken) | ({"nieuw"} if rol == "Redacteur" else set())


def test_a_meeting_is_made_with_its_programme_and_published_by_another(redacteur):
    programma = {
        "programma-TOTAL_FORMS": 1,
        "programma-0-nummer": "1",
        "programma-0-tijd": "13:30",
        "programma-0-tekst": "Start",
    }
    heen = invoer(begin="13:30", eind="17:00", andere_datum="21-03-2018", datum_uitleg="De agenda.", **programma)
    assert redacteur.post(adres("add"), heen).status_code == 302
    rij = Bijeenkomst.objects.get()
    assert (rij.begin, rij.andere_datum) == (datetime.time(13, 30), datetime.date(2018, 3, 21))
    assert rij.programma.get().tijd == datetime.time(13, 30)
    als("Publiceerder", "piet").post(adres("publiceren", rij.pk), {"doe": "publiceer", "gezien": rij.versie})
    assert geldende_publicatie(rij).titel == "Samen leren"


def test_the_history_tells_times(redacteur):
    redacteur.post(adres("add"), invoer(begin="13:30"))
    rij = Bijeenkomst.objects.get()
    wijzig = invoer(begin="14:00", gezien=rij.versie)
    assert redacteur.post(adres("change", rij.pk), wijzig).status_code == 302
    tekst = tekst_van(redacteur.get(adres("history", rij.pk)))
    assert ("Begin 13.30 uur" in tekst, "14.00 uur" in tekst) == (True, True)
    te_laat = redacteur.post(adres("change", rij.pk), wijzig | {"begin": "15:00"})
    assert "Begin: van 13.30 uur naar 14.00 uur." in " ".join(te_laat.context["adminform"].form.non_field_errors())


def test_a_day_at_the_end_of_the_calendar_is_shown_too(redacteur):
    rij = bouw.bijeenkomst(datum=datetime.date.max)
    assert rij.verslag_voor == datetime.date.max
    assert redacteur.get(adres("voorbeeld", rij.pk)).status_code == 200


def test_times_come_back_without_seconds(redacteur):
    rij = bouw.bijeenkomst(begin=datetime.time(13, 30))
    bouw.programmaonderdeel(rij, tijd=datetime.time(13))
    pagina = redacteur.get(adres("change", rij.pk)).content.decode()
    assert 'value="13:30"' in pagina
    assert 'value="13:00"' in pagina
    assert "13:30:00" not in pagina


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"begin": "17:00", "eind": "13:30"}, {"eind": "Het einde ligt voor het begin. Pas een van beide tijden aan."}),
        ({"inloop": "14:00", "begin": "13:30"}, {"inloop": "De inloop is na het begin. Pas een van beide tijden aan."}),
        (
            {"andere_datum": "21-03-2018"},
            {"andere_datum": "Zeg bij een andere datum waar die staat, en kies zelf een datum."},
        ),
        (
            {"verslag_op": "10-04-2018"},
            {"verslag_op": "Het verslag kan niet van voor de bijeenkomst zijn. Pas de dag aan."},
        ),
        (
            {"url": "http://voorbeeld.example/"},
            {"url": "Een adres moet beginnen met https://. Pas het adres aan, of laat het leeg."},
        ),
        ({"naam": ""}, {"naam": "Dit veld is verplicht."}),
    ],
)
def test_what_is_wrong_is_said_at_its_field(redacteur, velden, verwacht):
    assert fouten(redacteur.post(adres("add"), invoer(**velden))) == verwacht
    assert not Bijeenkomst.objects.exists()


def test_a_report_of_tomorrow(redacteur):
    morgen = timezone.localdate() + DAG
    antwoord = redacteur.post(adres("add"), invoer(verslag_op=f"{morgen:%d-%m-%Y}"))
    assert fouten(antwoord) == {"verslag_op": "Deze dag moet nog komen. Vul de dag in waarop het verslag klaar was."}


def test_two_parts_of_the_programme_with_one_number(redacteur):
    delen = {"programma-TOTAL_FORMS": 2}
    for n in (0, 1):
        delen |= {f"programma-{n}-nummer": "1", f"programma-{n}-tekst": "Start"}
    antwoord = redacteur.post(adres("add"), invoer(**delen))
    assert antwoord.status_code == 200
    assert not Bijeenkomst.objects.exists()


# The report


@pytest.fixture
def verslagen():
    """By how many days ago they were: the last day for the report is fourteen days after each."""
    vandaag = timezone.localdate()
    for slug, dagen in {"vandaag": 0, "gisteren": 1, "laatste-dag": 14, "te-laat": 15, "met-verslag": 30}.items():
        bouw.bijeenkomst(slug, datum=vandaag - dagen * DAG, verslag_op=vandaag if slug == "met-verslag" else None)
    bouw.bijeenkomst("met-tekst", datum=vandaag - 40 * DAG, verslag="Dit kwam eruit.")
    bouw.bijeenkomst("ruim", datum=vandaag - 15 * DAG, verslag_binnen=30)
    bouw.bijeenkomst("ooit", datum=None)


@pytest.mark.usefixtures("verslagen")
def test_reports_that_are_due_stand_above_the_list(redacteur):
    antwoord = redacteur.get(adres())
    assert [(rij.slug, te_laat) for rij, te_laat in antwoord.context["verslagen"]] == [
        ("gisteren", False),
        ("laatste-dag", False),
        ("ruim", False),
        ("te-laat", True),
    ]
    assert "Nog een verslag te maken" in tekst_van(antwoord)


@pytest.mark.usefixtures("verslagen")
@pytest.mark.parametrize(
    ("keuze", "verwacht"),
    [
        ("verwacht", ["gisteren", "laatste-dag", "ruim", "te-laat"]),
        ("te_laat", ["te-laat"]),
        ("onzin", None),
    ],
)
def test_the_list_is_narrowed_to_reports_that_are_due(redacteur, keuze, verwacht):
    rijen = redacteur.get(adres(), {"verslag": keuze}).context["cl"].result_list
    if verwacht is None:
        assert len(rijen) == Bijeenkomst.objects.count()
    else:
        assert sorted(rij.slug for rij in rijen) == verwacht


def test_without_a_report_that_is_due_nothing_stands_above(redacteur):
    bouw.bijeenkomst(verslag="Dit kwam eruit.")
    antwoord = redacteur.get(adres())
    assert antwoord.context["verslagen"] == []
    assert "Nog een verslag te maken" not in tekst_van(antwoord)


def test_more_reports_than_fit_are_one_link_away(redacteur):
    for n in range(9):
        bouw.bijeenkomst(f"b-{n}")
    antwoord = redacteur.get(adres())
    assert (len(antwoord.context["verslagen"]), antwoord.context["meer_verslagen"]) == (8, True)
    assert '<a href="?verslag=verwacht">' in antwoord.content.decode()


# The pages


def test_the_page_leads_to_its_points(redacteur):
    rij = bouw.bijeenkomst()
    bouw.vraagpunt(rij)
    heen = f'href="{beheerpaginas.adres(model="vraagpunt")}?bijeenkomst__id__exact={rij.pk}"'
    for pad in (adres("change", rij.pk), adres()):
        assert heen in redacteur.get(pad).content.decode()


def test_the_preview_shows_the_points_as_they_are_now(redacteur):
    rij = bouw.bijeenkomst()
    bouw.vraagpunt(rij, tekst="Heel anders?")
    assert "Heel anders?" in tekst_van(redacteur.get(adres("voorbeeld", rij.pk)))


def test_as_many_queries_for_one_meeting_as_for_three(redacteur, django_assert_num_queries):
    bouw.vraagpunt(bouw.bijeenkomst("b-0"))
    redacteur.get(adres())
    with CaptureQueriesContext(connection) as een:
        redacteur.get(adres())
    for n in (1, 2):
        bouw.vraagpunt(bouw.bijeenkomst(f"b-{n}"), veld=fabriek.veiligheidsveld())
    with django_assert_num_queries(len(een)):
        redacteur.get(adres())


def test_pages_are_in_dutch(redacteur):
    rij = bouw.bijeenkomst()
    for wat in ((), ("add",), ("change", rij.pk), ("history", rij.pk), ("publiceren", rij.pk)):
        antwoord = redacteur.get(adres(*wat))
        assert antwoord.status_code == 200
        assert [woord for woord in engels(antwoord) if woord.lower() != "filter"] == []
