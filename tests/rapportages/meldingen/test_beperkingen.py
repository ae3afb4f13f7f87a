"""Every named constraint on reports of errors, broken once."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rapportages.models import Foutmelding
from tests import fabriek
from tests.beperkingen import (
    anders,
    beperkingen_van,
    de_database_weigert,
    de_gebruiker_leest_onze_melding,
    nog_een,
)
from tests.veiligheid.vertrouwen.formulier import melding


pytestmark = pytest.mark.django_db
GEVALLEN = {
    "foutmelding_een_keer_per_formulier": lambda rij: nog_een(rij),
    "foutmelding_zegt_wat_er_niet_klopt": lambda rij: anders(rij, tekst=""),
    "foutmelding_waar_is_een_pad": lambda rij: anders(rij, pad="//kwaad.example/"),
    "foutmelding_afgehandeld_door_iemand": lambda rij: anders(rij, status="afgehandeld", afgehandeld_op=timezone.now()),
}


def test_every_constraint_has_a_case():
    assert set(beperkingen_van([Foutmelding])) == set(GEVALLEN)


@pytest.mark.parametrize("naam", GEVALLEN)
def test_constraint_holds(naam):
    beperking = beperkingen_van([Foutmelding])[naam]
    de_database_weigert(GEVALLEN[naam](melding()), beperking)
    de_gebruiker_leest_onze_melding(GEVALLEN[naam](melding()), beperking)


@pytest.mark.parametrize("anders_", [{"status": "nieuw", "afgehandeld_op": timezone.now()}, {"pad": "over/"}])
def test_other_ways_to_break_them(anders_):
    with pytest.raises(IntegrityError), transaction.atomic():
        melding(**anders_)


def test_a_figure_that_goes_leaves_the_report():
    indicator = fabriek.indicator()
    rij = melding(indicator=indicator)
    indicator.delete()
    assert Foutmelding.objects.get(pk=rij.pk).indicator is None
