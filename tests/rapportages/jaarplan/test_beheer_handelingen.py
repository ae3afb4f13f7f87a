"""Carrying over and publishing, on their pages in the admin."""

import pytest

from rapportages.enums import Actiestatus
from rapportages.models import Actie, Jaarplan
from tests import fabriek
from tests.rapportages.jaarplan import bouw
from tests.rapportages.jaarplan.beheerpaginas import adres, geen_doelen
from tests.rollen import als
from tests.themas.admin.lezen import engels, tekst_van, zonder_leeg


pytestmark = pytest.mark.django_db


# Carrying over


@pytest.fixture
def vijf():
    for code, status in zip(("A01", "A02", "A03", "A04", "A05"), Actiestatus, strict=False):
        bouw.actie(code, status=status)
    bouw.actie("A06", status=Actiestatus.NIET_UITGEVOERD, toelichting="Geen geld.")
    return bouw.jaarplan()


def keuzes(antwoord):
    return [(actie.code, aan) for actie, aan in antwoord.context["keuzes"]]


def test_the_checklist(redacteur, vijf):
    antwoord = redacteur.get(adres("overnemen", vijf.pk))
    assert keuzes(antwoord) == [("A02", True), ("A03", True), ("A04", True), ("A05", True), ("A06", False)]
    assert [actie.code for actie in antwoord.context["af"]] == ["A01"]
    assert list(antwoord.context["jaren"]) == [2020, 2021, 2022]
    assert engels(antwoord) == []


def test_carried_over_twice(redacteur, vijf):
    pad = adres("overnemen", vijf.pk)
    twee, drie = (Actie.objects.get(code=code).pk for code in ("A02", "A03"))
    antwoord = redacteur.post(pad, {"actie": [twee], "jaar": "2020"}, follow=True)
    naar = Jaarplan.objects.get(jaar=2020)
    assert antwoord.redirect_chain == [(adres("change", naar.pk), 302)]
    assert "1 actie overgenomen in Jaarplan 2020." in tekst_van(antwoord)
    pagina = redacteur.get(pad)
    assert [code for code, _ in keuzes(pagina)] == ["A03", "A04", "A05", "A06"]
    assert [(oud.code, nieuw.jaarplan.jaar) for oud, nieuw in pagina.context["al"]] == [("A02", 2020)]
    antwoord = redacteur.post(pad, {"actie": [twee, drie], "jaar": "2020"}, follow=True)
    assert (
        "1 actie overgenomen in Jaarplan 2020. 1 actie was al overgenomen en is niet nog een keer gemaakt."
        in tekst_van(antwoord)
    )
    assert sorted(naar.acties.values_list("code", flat=True)) == ["A02", "A03"]


@pytest.mark.parametrize("velden", [{}, {"jaar": "2020"}, {"actie": "x", "jaar": "y"}, {"actie": "9" * 18, "jaar": ""}])
def test_wrong_input_says_what_is_wrong_and_keeps_the_ticks(redacteur, vijf, velden):
    antwoord = redacteur.post(adres("overnemen", vijf.pk), velden)
    assert antwoord.status_code == 200
    assert [str(m.level_tag) for m in antwoord.context["messages"]] == ["error"]
    assert not any(aan for _, aan in keuzes(antwoord))
    assert Jaarplan.objects.count() == 1


def test_the_last_year_says_that_it_is_the_last(redacteur):
    antwoord = redacteur.get(adres("overnemen", bouw.jaarplan(2022).pk))
    assert "Na 2022 komt er geen jaarplan meer bij dit plan. Overnemen kan dus niet." in tekst_van(antwoord)


# Publishing


def test_publishing_takes_a_second_person(redacteur):
    plan = bouw.concept()
    pad = adres("change", plan.pk)
    redacteur.post(pad, zonder_leeg(redacteur.get(pad)) | geen_doelen() | {"titel": "Plan van 2020"})
    zelf = als("Publiceerder")  # the same Ans, who now has that role
    publiceren = adres("publiceren", plan.pk)
    antwoord = zelf.post(publiceren, {"gezien": "2", "doe": "publiceer"}, follow=True)
    assert "U hebt dit jaarplan als laatste gewijzigd." in tekst_van(antwoord)
    bram = als("Publiceerder", "bram")
    assert bram.get("/jaarplannen/2020/").status_code == 404
    antwoord = bram.post(publiceren, {"gezien": "2", "doe": "publiceer"}, follow=True)
    assert "Plan van 2020 is nu openbaar." in tekst_van(antwoord)
    fabriek.gebied()
    assert bram.get("/jaarplannen/2020/").status_code == 200
    antwoord = bram.post(publiceren, {"gezien": "3", "doe": "haal_terug"}, follow=True)
    assert "Plan van 2020 is weer een concept. Lezers zien het niet meer." in tekst_van(antwoord)
    assert bram.get("/jaarplannen/2020/").status_code == 404


def test_the_page_says_what_is_missing(redacteur):
    plan = bouw.concept(bron="")
    bouw.actie(van=plan)
    antwoord = als("Publiceerder").get(adres("publiceren", plan.pk))
    assert engels(antwoord) == []
    for zin in ("De bron ontbreekt.", "Bij 1 actie staat niet wie het doet.", "Bij 1 actie staat niet wanneer."):
        assert zin in tekst_van(antwoord)
    assert 'value="publiceer"' not in antwoord.content.decode()
    Jaarplan.objects.filter(pk=plan.pk).update(bron="Raadsbrief")
    assert 'value="publiceer"' in als("Publiceerder").get(adres("publiceren", plan.pk)).content.decode()
