"""Year plans in the admin: who may, two officers at once, notes that stay, carrying over and publishing."""

import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rapportages.enums import Actiestatus
from rapportages.models import Actie, Actievoortgang, Jaarplan
from rapportages.rollen import ROLLEN, maak_gelijk
from tests import fabriek
from tests.rapportages.jaarplan import bouw
from tests.themas.admin.lezen import engels, fouten, tekst_van, zonder_leeg


pytestmark = pytest.mark.django_db


def adres(wat="changelist", *args, model="jaarplan"):
    return reverse(f"admin:rapportages_{model}_{wat}", args=args)


def als(rol, naam="ans"):
    """A client signed in as somebody with this role."""
    maak_gelijk()
    wie, _ = User.objects.get_or_create(username=naam, defaults={"is_staff": True, "first_name": naam.capitalize()})
    wie.groups.set([Group.objects.get(name=rol)])
    client = Client()
    client.force_login(wie)
    return client


@pytest.fixture
def redacteur():
    return als("Redacteur")


def leeg_voortgang(**velden):
    return {"voortgang-TOTAL_FORMS": 1, "voortgang-INITIAL_FORMS": 0} | velden


def geen_doelen():
    return {"themadoelen-TOTAL_FORMS": 0, "themadoelen-INITIAL_FORMS": 0}


# Who may do what


@pytest.mark.parametrize("rol", ROLLEN)
def test_what_each_role_may_open(rol):
    plan, actie = bouw.concept(), bouw.actie()
    client = als(rol)
    paginas = {
        "jaarplannen": adres(),
        "jaarplan": adres("change", plan.pk),
        "nieuw": adres("add"),
        "overnemen": adres("overnemen", plan.pk),
        "publiceren": adres("publiceren", plan.pk),
        "acties": adres(model="actie"),
        "actie": adres("change", actie.pk, model="actie"),
        "nieuwe actie": adres("add", model="actie"),
        "weg": adres("delete", plan.pk),
        "actie weg": adres("delete", actie.pk, model="actie"),
    }
    geopend = {naam for naam, pad in paginas.items() if client.get(pad).status_code == 200}
    kijken = {"jaarplannen", "jaarplan", "acties", "actie"}
    erbij = {"Redacteur": {"nieuw", "nieuwe actie", "overnemen"}, "Publiceerder": {"publiceren"}}
    assert geopend == kijken | erbij.get(rol, set())


@pytest.mark.parametrize("rol", ["Invoerder", "Vaststeller", "Beheerder", "Publiceerder"])
def test_who_may_only_look_changes_nothing(rol):
    plan, actie = bouw.jaarplan(), bouw.actie()
    client = als(rol)
    for pad in (
        adres("change", plan.pk),
        adres("change", actie.pk, model="actie"),
        adres("overnemen", plan.pk),
        adres("add"),
        adres("add", model="actie"),
    ):
        assert client.post(pad, {"actie": [actie.pk], "jaar": "2020"}).status_code == 403
    assert (Jaarplan.objects.count(), Actie.objects.count()) == (1, 1)


def test_who_is_not_signed_in_is_sent_to_the_door(client):
    plan = bouw.concept()
    for wat in ("overnemen", "publiceren"):
        antwoord = client.post(adres(wat, plan.pk))
        assert (antwoord.status_code, antwoord.url.split("?")[0]) == (302, reverse("admin:login"))


def test_a_year_plan_that_is_not_there(redacteur):
    assert redacteur.get(adres("overnemen", 999)).status_code == 404


# Writing


def test_a_new_year_plan(redacteur):
    plan = fabriek.beleidsplan()
    invoer = {"plan": plan.pk, "jaar": "2020", "slug": "2020", "titel": "Jaarplan 2020"}
    assert redacteur.post(adres("add"), invoer).status_code == 302
    nieuw = Jaarplan.objects.get()
    assert (nieuw.status, nieuw.versie, nieuw.laatst_gewijzigd_door.username) == ("concept", 1, "ans")


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"jaar": "2023"}, {"jaar": "Veiligheidsplan 2019-2022 loopt van 2019 tot en met 2022."}),
        ({"jaar": "2019"}, {"jaar": "Dit beleidsplan heeft al een jaarplan voor dit jaar."}),
    ],
)
def test_a_year_that_cannot_be(redacteur, velden, verwacht):
    bouw.jaarplan(2019)
    invoer = {"plan": fabriek.beleidsplan().pk, "jaar": "2020", "slug": "nieuw", "titel": "Nieuw"} | velden
    assert fouten(redacteur.post(adres("add"), invoer)) == verwacht


def test_the_source_of_a_public_year_plan_stays(redacteur):
    pad = adres("change", bouw.jaarplan().pk)
    invoer = zonder_leeg(redacteur.get(pad)) | geen_doelen() | {"bron": ""}
    assert fouten(redacteur.post(pad, invoer)) == {
        "bron": "Zeg bij een openbaar jaarplan in welk document of besluit het staat."
    }


def _actie_invoer(**velden):
    return {"jaarplan": bouw.jaarplan().pk, "code": "N1", "tekst": "Nieuw", "status": "gepland"} | velden


def test_a_new_action(redacteur):
    assert redacteur.post(adres("add", model="actie"), _actie_invoer()).status_code == 302
    assert Actie.objects.get().laatst_gewijzigd_door.username == "ans"


def _van_ander_plan():
    thema = fabriek.thema("elders", plan=fabriek.beleidsplan("ander", naam="Ander"))
    return fabriek.onderwerp("elders", van_thema=thema)


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        (
            lambda: {"onderwerp": _van_ander_plan().pk},
            {"onderwerp": "Kies een onderwerp uit Veiligheidsplan 2019-2022. Dit is van een ander beleidsplan."},
        ),
        (
            lambda: {"werkwijze": fabriek.werkwijze("w", plan=_van_ander_plan().thema.plan).pk},
            {"werkwijze": "Kies een werkwijze uit Veiligheidsplan 2019-2022. Dit is van een ander beleidsplan."},
        ),
        (lambda: {"begin": "2019-05-01", "eind": "2019-04-01"}, {"eind": "Het eind ligt voor het begin."}),
        (
            lambda: {"status": "niet_uitgevoerd"},
            {"toelichting": "Schrijf in de toelichting waarom de actie niet is uitgevoerd."},
        ),
        (lambda: {"code": bouw.actie().code}, {"code": "Dit jaarplan heeft al een actie met deze code."}),
    ],
)
def test_what_an_action_cannot_be(redacteur, velden, verwacht):
    invoer = _actie_invoer(**velden())
    assert fouten(redacteur.post(adres("add", model="actie"), invoer)) == verwacht


@pytest.mark.parametrize(("model", "veld"), [("jaarplan", "titel"), ("actie", "tekst")])
def test_nobody_overwrites_unseen(redacteur, model, veld):
    rij = bouw.jaarplan() if model == "jaarplan" else bouw.actie()
    pad = adres("change", rij.pk, model=model)
    rest = geen_doelen() if model == "jaarplan" else leeg_voortgang()
    ander = als("Redacteur", "bram")
    eerste = zonder_leeg(redacteur.get(pad)) | rest
    assert ander.post(pad, eerste | {veld: "Van Bram"}).status_code == 302
    antwoord = redacteur.post(pad, eerste | {veld: "Van Ans"})
    assert antwoord.status_code == 200
    assert f"Intussen heeft Bram dit veranderd. {rij._meta.get_field(veld).verbose_name.capitalize()}:" in tekst_van(
        antwoord
    )
    rij.refresh_from_db()
    assert (getattr(rij, veld), rij.versie, rij.laatst_gewijzigd_door.username) == ("Van Bram", 2, "bram")


def test_saving_what_was_not_changed_makes_nobody_the_last(redacteur):
    rij = bouw.actie()
    pad = adres("change", rij.pk, model="actie")
    assert redacteur.post(pad, zonder_leeg(redacteur.get(pad)) | leeg_voortgang()).status_code == 302
    rij.refresh_from_db()
    assert (rij.versie, rij.laatst_gewijzigd_door) == (1, None)


def test_goals_of_a_theme_are_a_change_of_the_year_plan(redacteur):
    plan, thema = bouw.concept(), fabriek.thema()
    pad = adres("change", plan.pk)
    doelen = {
        "themadoelen-TOTAL_FORMS": 1,
        "themadoelen-INITIAL_FORMS": 0,
        "themadoelen-0-thema": thema.pk,
        "themadoelen-0-doelen": "Minder.",
    }
    assert redacteur.post(pad, zonder_leeg(redacteur.get(pad)) | doelen).status_code == 302
    plan.refresh_from_db()
    assert ([d.doelen for d in plan.themadoelen.all()], plan.versie) == (["Minder."], 2)
    assert plan.laatst_gewijzigd_door.username == "ans"
    doelen["themadoelen-0-thema"] = _van_ander_plan().thema.pk
    antwoord = redacteur.post(pad, zonder_leeg(redacteur.get(pad)) | doelen)
    assert fouten(antwoord) == {"thema": "Dit thema is van een ander beleidsplan dan het jaarplan."}


# Notes


def test_a_note_is_added_and_nobody_changes_or_removes_it(redacteur):
    oud = bouw.voortgang()
    pad = adres("change", oud.actie.pk, model="actie")
    nieuw = {
        "voortgang-TOTAL_FORMS": 2,
        "voortgang-INITIAL_FORMS": 1,
        "voortgang-0-id": oud.pk,
        "voortgang-0-tekst": "Anders",
        "voortgang-0-DELETE": "on",
        "voortgang-1-datum": "2020-01-15",
        "voortgang-1-tekst": "De proef is klaar.",
    }
    assert redacteur.post(pad, zonder_leeg(redacteur.get(pad)) | nieuw).status_code == 302
    notities = list(Actievoortgang.objects.order_by("nummer").values_list("nummer", "tekst", "door__username"))
    assert notities == [(1, "Het gaat goed.", None), (2, "De proef is klaar.", "ans")]
    oud.actie.refresh_from_db()
    assert oud.actie.versie == 1


def test_a_note_about_a_day_that_has_to_come(redacteur):
    actie = bouw.actie()
    morgen = datetime.date.today() + datetime.timedelta(days=2)  # noqa: DTZ011 - any day well ahead
    pad = adres("change", actie.pk, model="actie")
    velden = leeg_voortgang(**{"voortgang-0-datum": morgen.isoformat(), "voortgang-0-tekst": "Alvast."})
    antwoord = redacteur.post(pad, zonder_leeg(redacteur.get(pad)) | velden)
    assert fouten(antwoord) == {"datum": "Deze dag moet nog komen. Vul de dag in waarover de notitie gaat."}


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


# The pages themselves


def test_pages_are_in_dutch_and_lists_ask_no_more_for_more(redacteur):
    vragen = []
    for aantal in (1, 3):
        for n in range(aantal):
            plan = bouw.jaarplan(2019 + n)
            for m in range(aantal):
                actie = bouw.actie(f"A{m}", van=plan, werkwijze=fabriek.werkwijze())
                bouw.voortgang(bij=actie, nummer=n + 1)
        vragen.append([])
        for pad in (
            adres(),
            adres(model="actie"),
            adres("overnemen", bouw.jaarplan().pk),
            adres("change", bouw.actie("A0").pk, model="actie"),
            adres("history", bouw.actie("A0").pk, model="actie"),
        ):
            redacteur.get(pad)  # whatever is cached once
            with CaptureQueriesContext(connection) as gesteld:
                antwoord = redacteur.get(pad)
            assert [woord for woord in engels(antwoord) if woord.lower() != "filter"] == []
            vragen[-1].append(len(gesteld))
    assert vragen[0] == vragen[1]


def test_the_history_names_who_and_what(redacteur):
    rij = bouw.actie()
    pad = adres("change", rij.pk, model="actie")
    redacteur.post(pad, zonder_leeg(redacteur.get(pad)) | leeg_voortgang() | {"status": "uitgevoerd"})
    tekst = tekst_van(redacteur.get(adres("history", rij.pk, model="actie")))
    assert "Ans" in tekst
    assert "uitgevoerd" in tekst
