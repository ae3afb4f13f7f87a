"""Year plans in the admin: who may, two officers at once, notes that stay."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rapportages.models import Actie, Actievoortgang, Jaarplan
from rapportages.rollen import ROLLEN
from tests import fabriek
from tests.rapportages.jaarplan import bouw
from tests.rapportages.jaarplan.beheerpaginas import adres, geen_doelen, leeg_voortgang
from tests.rollen import als
from tests.themas.admin.lezen import engels, fouten, tekst_van, zonder_leeg


pytestmark = pytest.mark.django_db


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
