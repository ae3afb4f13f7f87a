"""Actions go on next year: what is taken along, once, all or nothing."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.enums import Actiestatus, Jaarplanstatus, Spoor
from rapportages.jaarplan.overnemen import neem_over
from rapportages.models import Actie, Jaarplan
from tests import fabriek
from tests.rapportages.jaarplan import bouw


pytestmark = pytest.mark.django_db
NIET = "De subsidie kwam er niet."


def neem(acties, *, naar=2020, van=None):
    return neem_over(
        jaarplan=van or bouw.jaarplan(), naar_jaar=naar, acties=[a.pk for a in acties], door=fabriek.gebruiker()
    )


def test_what_goes_along_and_what_stays():
    oud = bouw.actie(
        toelichting="Elke week.",
        werkwijze=fabriek.werkwijze(),
        spoor=Spoor.PREVENTIE,
        verantwoordelijke="Stadstoezicht",
        begin=datetime.date(2019, 2, 1),
        eind=datetime.date(2020, 3, 1),
        wanneer="elke week",
        bron="Brief",
    )
    bouw.voortgang(bij=oud)
    uitslag = neem([oud])
    (nieuw,) = uitslag.nieuw
    nieuw = Actie.objects.get(pk=nieuw.pk)
    anders = {
        veld.name: getattr(nieuw, veld.name)
        for veld in Actie._meta.fields
        if getattr(nieuw, veld.name) != getattr(oud, veld.name)
    }
    assert anders == {
        "id": nieuw.pk,
        "jaarplan": uitslag.jaarplan,
        "overgenomen_van": oud,
        "laatst_gewijzigd_door": fabriek.gebruiker(),
    }
    assert not nieuw.voortgang.exists()
    oud.refresh_from_db()
    assert (oud.status, oud.versie) == (Actiestatus.LOPEND, 1)


def test_the_year_plan_is_made_where_there_is_none_as_a_concept():
    naar = neem([bouw.actie()]).jaarplan
    assert (naar.plan, naar.jaar, naar.titel, naar.slug, naar.status, naar.laatst_gewijzigd_door) == (
        fabriek.beleidsplan(),
        2020,
        "Jaarplan 2020",
        "2020",
        Jaarplanstatus.CONCEPT,
        fabriek.gebruiker(),
    )
    assert list(naar.history.values_list("history_type", "history_user")) == [("+", fabriek.gebruiker().pk)]


def test_an_address_that_another_plan_uses_is_left_alone():
    ander = fabriek.beleidsplan("ander-plan", naam="Ander plan")
    bouw.jaarplan(2020, plan=ander)
    assert neem([bouw.actie()]).jaarplan.slug == "2020-plan-2019-2022"


def test_the_year_plan_that_is_there_is_used():
    er_is = bouw.jaarplan(2020, titel="Het plan van 2020")
    assert neem([bouw.actie()]).jaarplan == er_is
    assert Jaarplan.objects.count() == 2


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        (Actiestatus.GEPLAND, Actiestatus.GEPLAND),
        (Actiestatus.LOPEND, Actiestatus.LOPEND),
        (Actiestatus.DOORLOPEND, Actiestatus.DOORLOPEND),
        (Actiestatus.DEELS_UITGEVOERD, Actiestatus.LOPEND),
        (Actiestatus.NIET_UITGEVOERD, Actiestatus.GEPLAND),
    ],
)
def test_how_the_action_begins(was, wordt):
    (nieuw,) = neem([bouw.actie(status=was, toelichting=NIET)]).nieuw
    # Why it was not done is about last year.
    assert (nieuw.status, nieuw.toelichting) == (wordt, "" if was == Actiestatus.NIET_UITGEVOERD else NIET)


def test_twice_makes_one():
    een, twee = bouw.actie("A01"), bouw.actie("A02")
    neem([een])
    uitslag = neem([een, twee])
    assert ([a.code for a in uitslag.nieuw], list(uitslag.al)) == (["A02"], [een])
    assert list(uitslag.jaarplan.acties.values_list("code", "overgenomen_van")) == [("A01", een.pk), ("A02", twee.pk)]


def test_what_went_to_another_year_does_not_go_again():
    oud = bouw.actie()
    neem([oud], naar=2021)
    uitslag = neem([oud], naar=2020)
    assert (uitslag.nieuw, list(uitslag.al)) == ([], [oud])


def test_year_after_year():
    eerste = bouw.actie()
    tweede = neem([eerste])
    (derde,) = neem(tweede.nieuw, van=tweede.jaarplan, naar=2021).nieuw
    assert (derde.overgenomen_van.overgenomen_van, derde.code) == (eerste, "A01")


def test_a_code_that_is_taken_gets_a_number():
    er_is = bouw.concept(2020)
    lang = "B" * 20
    for code in ("A01", "A01-2", lang):
        bouw.actie(code, van=er_is)
    codes = [a.code for a in neem([bouw.actie("A01"), bouw.actie(lang)]).nieuw]
    assert codes == ["A01-3", "B" * 18 + "-2"]


def _vreemd():
    return bouw.actie("Z1", van=bouw.jaarplan(2021))


@pytest.mark.parametrize(
    ("acties", "naar", "melding"),
    [
        (lambda: [bouw.actie()], 2019, "Kies een later jaar dan 2019. Acties gaan alleen vooruit in de tijd."),
        (lambda: [bouw.actie()], 0, "Kies een later jaar dan 2019. Acties gaan alleen vooruit in de tijd."),
        (
            lambda: [bouw.actie()],
            2023,
            "Veiligheidsplan 2019-2022 loopt tot en met 2022. Kies een jaar tot en met 2022, "
            "of schrijf de actie opnieuw in een jaarplan bij het volgende plan.",
        ),
        (list, 2020, "U hebt geen acties gekozen. Zet een vinkje bij een of meer acties."),
        (
            lambda: [bouw.actie(), _vreemd()],
            2020,
            "Een van de acties staat niet (meer) in dit jaarplan. Open de pagina opnieuw.",
        ),
        (
            lambda: [bouw.actie(), bouw.actie("A02", status=Actiestatus.UITGEVOERD)],
            2020,
            "A02 Actie A02: deze actie is uitgevoerd. Haal het vinkje weg.",
        ),
    ],
)
def test_refused_and_nothing_written(acties, naar, melding):
    gekozen = acties()
    bouw.jaarplan()
    voor = (Jaarplan.objects.count(), Actie.objects.count())
    with pytest.raises(ValidationError) as fout:
        neem(gekozen, naar=naar)
    assert fout.value.messages == [melding]
    assert (Jaarplan.objects.count(), Actie.objects.count()) == voor


@pytest.mark.django_db(transaction=True)
def test_all_or_nothing(monkeypatch):
    """Whatever fails at the last moment, no year plan and no action is left behind."""
    een = bouw.actie()

    def stuk(**regel):
        raise RuntimeError("de schijf is vol")

    monkeypatch.setattr("rapportages.jaarplan.overnemen.leg_vast_na_commit", stuk)
    with pytest.raises(RuntimeError):
        neem([een])
    assert (Jaarplan.objects.count(), Actie.objects.count(), Actie.history.filter(history_type="+").count()) == (
        1,
        1,
        1,
    )


def test_history_and_audit_trail(spoor, django_capture_on_commit_callbacks):
    een, twee = bouw.actie("A01"), bouw.actie("A02")
    neem([een])
    with django_capture_on_commit_callbacks(execute=True):
        uitslag = neem([een, twee])
    (nieuw,) = uitslag.nieuw
    assert list(nieuw.history.values_list("history_type", "history_user")) == [("+", fabriek.gebruiker().pk)]
    (regel,) = spoor()
    verwacht = {
        "actie": "acties overnemen",
        "object": "jaarplan 2019",
        "actor": "invoerder",
        "naar": "jaarplan 2020",
        "aantal": 1,
        "al_overgenomen": 1,
        "codes": ["A02"],
    }
    assert {naam: regel[naam] for naam in verwacht} == verwacht


def test_as_many_queries_for_three_as_for_one():
    acties = [bouw.actie(f"A{n:02}") for n in range(4)]
    bouw.concept(2020)
    fabriek.gebruiker()
    vragen = []
    for groep in (acties[:1], acties[1:]):
        with CaptureQueriesContext(connection) as gesteld:
            neem(groep)
        vragen.append(len(gesteld))
    assert vragen[0] == vragen[1]
