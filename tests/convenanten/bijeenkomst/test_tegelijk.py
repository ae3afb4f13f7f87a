"""Two officers at once: every point its own number, and one of two choices is told."""

import pytest
from django.core.exceptions import ValidationError

from convenanten.bijeenkomst.punten import kies, werk_bij, zend_in
from convenanten.enums import Puntstatus
from convenanten.models import Vraagpunt
from tests.convenanten import bouw
from tests.fabriek import gebruiker
from tests.rapportages.test_tegelijk import tegelijk


pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
NAMEN = ("derde", "vierde", "vijfde")


@pytest.mark.parametrize("poging", range(5))
def test_three_send_in_a_point(poging):
    bij = bouw.bijeenkomst(datum=None)

    def zend(wie):
        return lambda: zend_in(punt=Vraagpunt(bijeenkomst=bij, tekst="Wat werkt?"), door=wie)

    assert tegelijk(*[zend(gebruiker(naam)) for naam in NAMEN]) == [None, None, None]
    assert sorted(bij.vraagpunten.values_list("nummer", flat=True)) == [1, 2, 3]
    bij.refresh_from_db()
    assert bij.versie == 4


@pytest.mark.parametrize("poging", range(5))
def test_two_save_one_point(poging):
    punt = bouw.vraagpunt(bouw.bijeenkomst(datum=None))

    def bewaar(naam):
        eigen, wie = Vraagpunt.objects.get(pk=punt.pk), gebruiker(naam)
        eigen.namens = naam
        return lambda: werk_bij(punt=eigen, door=wie)

    uitkomsten = tegelijk(bewaar("derde"), bewaar("vierde"))
    assert sorted(type(uitkomst) for uitkomst in uitkomsten if uitkomst) == [ValidationError]
    punt.refresh_from_db()
    assert (punt.versie, punt.namens) == (2, NAMEN[uitkomsten.index(None)])


@pytest.mark.parametrize("poging", range(5))
def test_two_choose_otherwise_and_one_of_them_is_told(poging):
    bij = bouw.bijeenkomst(datum=None)
    punten = [bouw.vraagpunt(bij, nummer) for nummer in range(1, 33)]

    def keuze(naam, status, rijen):
        wie = gebruiker(naam)
        return lambda: kies(punten=rijen, status=status, door=wie)

    een, ander = tegelijk(
        keuze("derde", Puntstatus.GEKOZEN, punten), keuze("vierde", Puntstatus.NIET_GEKOZEN, punten[::-1])
    )
    assert sorted([len(een.anders), len(ander.anders)]) == [0, 32]
    laatste = Puntstatus.GEKOZEN if een.anders else Puntstatus.NIET_GEKOZEN
    assert set(bij.vraagpunten.values_list("status", flat=True)) == {laatste}
