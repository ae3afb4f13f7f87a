"""Two officers at once: one year plan, one action, and every note its own number."""

import datetime

import pytest

from rapportages.jaarplan.jaarplannen import noteer
from rapportages.jaarplan.overnemen import neem_over
from rapportages.models import Actie, Jaarplan
from tests.fabriek import gebruiker
from tests.rapportages.jaarplan import bouw
from tests.rapportages.test_tegelijk import tegelijk


pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
NAMEN = ("derde", "vierde", "vijfde")


def neem(actie, wie):
    return lambda: neem_over(jaarplan=actie.jaarplan, naar_jaar=2021, acties=[actie.pk], door=wie)


@pytest.mark.parametrize("poging", range(5))
def test_three_carry_over_the_same_action(poging):
    actie = bouw.actie()
    uitkomsten = tegelijk(*[neem(actie, gebruiker(naam)) for naam in NAMEN])
    assert sorted((len(u.nieuw), len(u.al)) for u in uitkomsten) == [(0, 1), (0, 1), (1, 0)]
    assert Actie.objects.filter(overgenomen_van=actie).count() == 1


@pytest.mark.parametrize("poging", range(5))
def test_from_two_years_to_one_that_is_not_there_yet(poging):
    acties = [bouw.actie(), bouw.actie(van=bouw.jaarplan(2020))]
    uitkomsten = tegelijk(*[neem(actie, gebruiker(naam)) for actie, naam in zip(acties, NAMEN, strict=False)])
    assert [len(u.nieuw) for u in uitkomsten] == [1, 1]
    assert sorted(Jaarplan.objects.get(jaar=2021).acties.values_list("code", flat=True)) == ["A01", "A01-2"]


@pytest.mark.parametrize("poging", range(5))
def test_three_notes(poging):
    actie = bouw.actie()
    dag = datetime.date(2020, 1, 2)
    personen = [gebruiker(naam) for naam in NAMEN]
    tegelijk(*[lambda p=persoon: noteer(actie=actie, datum=dag, tekst="Ja.", door=p) for persoon in personen])
    assert sorted(actie.voortgang.values_list("nummer", flat=True)) == [1, 2, 3]
