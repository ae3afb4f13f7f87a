"""Addresses go when their term is over, and what tells where a report came from with its day."""

import datetime

import pytest
from django.utils import timezone

from rapportages.enums import Meldingstatus
from rapportages.meldingen.behandelen import behandel
from rapportages.meldingen.indienen import Invoer, dien_in
from rapportages.meldingen.opruimen import ruim_op
from rapportages.models import Foutmelding
from tests import fabriek
from tests.veiligheid.vertrouwen.formulier import melding


pytestmark = pytest.mark.django_db
DAG = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _termijnen(settings):
    settings.MELDING_ADRES_DAGEN, settings.MELDING_ADRES_DAGEN_NA_AFHANDELEN = 90, 14


def test_an_address_goes_after_its_term_and_the_report_stays(spoor, django_capture_on_commit_callbacks):
    nu = timezone.now()
    ans = fabriek.gebruiker("ans")
    klaar = {"status": Meldingstatus.AFGEHANDELD, "afgehandeld_door": ans}
    rijen = {
        "oud": melding(email="a@v.example", ingediend_op=nu - 90 * DAG),
        "bijna": melding(email="b@v.example", ingediend_op=nu - 89 * DAG),
        "klaar": melding(email="c@v.example", ingediend_op=nu - 20 * DAG, afgehandeld_op=nu - 14 * DAG, **klaar),
        "net klaar": melding(email="d@v.example", ingediend_op=nu - 20 * DAG, afgehandeld_op=nu - 13 * DAG, **klaar),
    }
    with django_capture_on_commit_callbacks(execute=True):
        assert ruim_op(nu=nu) == 2
    adressen = dict(Foutmelding.objects.values_list("pk", "email"))
    assert {naam: adressen[rij.pk] for naam, rij in rijen.items()} == {
        "oud": "",
        "bijna": "b@v.example",
        "klaar": "",
        "net klaar": "d@v.example",
    }
    assert Foutmelding.objects.exclude(tekst="Het klopt niet.").count() == 0
    assert [(r["actie"], r["aantal"]) for r in spoor()] == [("adressen verwijderen", 2)]
    assert ruim_op(nu=nu) == 0


def test_an_address_goes_from_the_texts_as_well():
    adres = "a@v.example"
    teksten = {"tekst": f"Klopt niet. {adres}", "bron": f"Vraag {adres}.", "antwoord_intern": f"Gemaild naar {adres}"}
    oud = melding(email=adres, ingediend_op=timezone.now() - 90 * DAG, **teksten)
    zonder = melding(ingediend_op=timezone.now() - 90 * DAG)
    ruim_op()
    velden = ("tekst", "bron", "antwoord_intern", "email")
    assert dict(zip(velden, Foutmelding.objects.values_list(*velden).get(pk=oud.pk), strict=True)) == {
        "tekst": "Klopt niet. [mailadres verwijderd]",
        "bron": "Vraag [mailadres verwijderd].",
        "antwoord_intern": "Gemaild naar [mailadres verwijderd]",
        "email": "",
    }
    assert Foutmelding.objects.get(pk=zonder.pk).tekst == "Het klopt niet."


def test_where_it_came_from_goes_with_its_day():
    vandaag = melding(herkomst="a" * 64)
    gisteren = melding(herkomst="b" * 64, ingediend_op=timezone.now() - DAG)
    ruim_op()
    assert dict(Foutmelding.objects.values_list("pk", "herkomst")) == {vandaag.pk: "a" * 64, gisteren.pk: ""}


def test_the_next_report_forgets_it_too():
    gisteren = melding(herkomst="b" * 64, ingediend_op=timezone.now() - DAG)
    dien_in(invoer=Invoer("Klopt niet."), herkomst="h", formulier="f")
    assert Foutmelding.objects.get(pk=gisteren.pk).herkomst == ""


def test_who_settled_it_and_when_follows_from_the_status(spoor, django_capture_on_commit_callbacks):
    ans, bram = fabriek.gebruiker("ans"), fabriek.gebruiker("bram")
    rij = melding()
    with django_capture_on_commit_callbacks(execute=True):
        rij = behandel(melding=rij, status="afgehandeld", notitie="Hersteld.", door=ans)
        wanneer = rij.afgehandeld_op
        rij = behandel(melding=rij, status="afgehandeld", notitie="Hersteld en gemaild.", door=bram)
        assert (rij.afgehandeld_door, rij.afgehandeld_op, rij.versie) == (ans, wanneer, 3)
        rij = behandel(melding=rij, status="in_behandeling", notitie="Toch niet.", door=bram)
    assert (rij.afgehandeld_door, rij.afgehandeld_op, rij.antwoord_intern) == (None, None, "Toch niet.")
    assert [(r["actor"], r["van"], r["naar"]) for r in spoor()] == [
        ("ans", "nieuw", "afgehandeld"),
        ("bram", "afgehandeld", "afgehandeld"),
        ("bram", "afgehandeld", "in_behandeling"),
    ]
    standen = rij.history.order_by("history_id").values_list("status", "history_user__username")
    assert list(standen) == [
        ("nieuw", None),
        ("afgehandeld", "ans"),
        ("afgehandeld", "bram"),
        ("in_behandeling", "bram"),
    ]
