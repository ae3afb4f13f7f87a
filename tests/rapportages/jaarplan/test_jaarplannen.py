"""Making a year plan public, taking it back, and noting how an action goes."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from rapportages.jaarplan.jaarplannen import haal_terug, noteer, publiceer
from rapportages.models import Jaarplan
from tests import fabriek
from tests.rapportages.jaarplan import bouw


pytestmark = pytest.mark.django_db
DAG = datetime.date(2020, 2, 1)


def geschreven(**velden):
    return bouw.concept(laatst_gewijzigd_door=fabriek.gebruiker("redacteur"), **velden)


def test_a_second_person_makes_it_public(spoor, django_capture_on_commit_callbacks):
    plan = geschreven()
    assert list(Jaarplan.objects.publiek()) == []
    with django_capture_on_commit_callbacks(execute=True):
        publiceer(jaarplan=plan, gezien=1, door=fabriek.gebruiker("collega"))
    plan.refresh_from_db()
    assert list(Jaarplan.objects.publiek()) == [plan]
    assert (plan.versie, plan.laatst_gewijzigd_door) == (2, fabriek.gebruiker("redacteur"))
    assert plan.history.first().history_user == fabriek.gebruiker("collega")
    assert [(r["actie"], r["object"], r["actor"]) for r in spoor()] == [
        ("jaarplan publiceren", "jaarplan 2020", "collega")
    ]


def test_and_back_again_by_anybody():
    plan = geschreven()
    publiceer(jaarplan=plan, gezien=1, door=fabriek.gebruiker("collega"))
    haal_terug(jaarplan=plan, gezien=2, door=fabriek.gebruiker("redacteur"))
    plan.refresh_from_db()
    assert (plan.status, plan.versie) == ("concept", 3)


@pytest.mark.parametrize(
    ("maak", "doe", "gezien", "wie", "melding"),
    [
        (
            geschreven,
            publiceer,
            1,
            "redacteur",
            "U hebt dit jaarplan als laatste gewijzigd. Vraag een collega om het te publiceren.",
        ),
        (
            geschreven,
            publiceer,
            0,
            "collega",
            "Het jaarplan is veranderd nadat u de pagina opende. Kijk het nog een keer na.",
        ),
        (
            lambda: geschreven(bron=""),
            publiceer,
            1,
            "collega",
            "Zeg bij een openbaar jaarplan in welk document of besluit het staat.",
        ),
        (bouw.jaarplan, publiceer, 1, "collega", "Dit jaarplan is al openbaar."),
        (geschreven, haal_terug, 1, "collega", "Dit jaarplan is nog niet openbaar."),
    ],
)
def test_refused(maak, doe, gezien, wie, melding):
    plan = maak()
    status = plan.status
    with pytest.raises(ValidationError) as fout:
        doe(jaarplan=plan, gezien=gezien, door=fabriek.gebruiker(wie))
    assert fout.value.messages == [melding]
    plan.refresh_from_db()
    assert (plan.status, plan.versie) == (status, 1)


def test_notes_are_numbered(spoor, django_capture_on_commit_callbacks):
    actie = bouw.actie()
    bouw.voortgang(bij=actie, nummer=4)
    with django_capture_on_commit_callbacks(execute=True):
        notitie = noteer(actie=actie, datum=DAG, tekst=" Het loopt. ", door=fabriek.gebruiker())
    assert (notitie.nummer, notitie.tekst, notitie.door) == (5, "Het loopt.", fabriek.gebruiker())
    (regel,) = spoor()
    assert (regel["actie"], regel["sleutels"], regel["nummer"]) == ("voortgang noteren", [actie.pk], 5)
    assert "loopt" not in str(regel)


def test_an_empty_note_is_refused():
    with pytest.raises(ValidationError):
        noteer(actie=bouw.actie(), datum=DAG, tekst="  ", door=fabriek.gebruiker())
