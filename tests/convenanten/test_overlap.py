"""The database refuses two rows of one piece that hold on the same day, exactly where the forms do."""

import datetime
from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction

from convenanten.models import Certificering, Convenantversie
from convenanten.overlap import MEND_CERTIFICAAT, MEND_VERSIE, OVERLAPTRIGGERS, zelfde_dag
from tests.convenanten import bouw
from themas.triggers import melding_van


pytestmark = pytest.mark.django_db
SOORTEN = ["versie", "certificaat"]
MELDING = {
    "versie": f"Twee versies van dit convenant gelden op dezelfde dag. {MEND_VERSIE}",
    "certificaat": f"Twee certificaten van dit gebied gelden op dezelfde dag. {MEND_CERTIFICAAT}",
}
DAGEN = [None, *(datetime.date(2019, 1, dag) for dag in (1, 2, 3))]
LOOPTIJDEN = [(van, tot) for van, tot in product(DAGEN, DAGEN) if not (van and tot and tot < van)]
BEGIN, EIND = datetime.date(2019, 1, 1), datetime.date(2021, 12, 31)


def maak(soort, nummer, van, tot, bij="een"):
    if soort == "versie":
        ouder = bouw.convenant(bij, versies=())
        return bouw.versie(ouder, f"nummer {nummer}", geldig_van=van, geldig_tot=tot)
    ouder = bouw.keurmerkgebied(bij, certificaten=())
    return bouw.certificering(ouder, nummer, geldig_van=van, geldig_tot=tot, wanneer="Ooit.")


def geweigerd(soort, doe):
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        doe()
    return melding_van(fout.value) == MELDING[soort]


def zet(rij, **velden):
    return type(rij).objects.filter(pk=rij.pk).update(**velden)


@pytest.mark.parametrize("soort", SOORTEN)
def test_the_database_and_the_forms_say_the_same_of_every_two_terms(soort):
    """New rows and changed ones; days that are not known included, whichever of the two comes first."""
    tweede = maak(soort, 2, None, None)
    for (van, tot), (van_2, tot_2) in product(LOOPTIJDEN, LOOPTIJDEN):
        eerste = type(tweede)(geldig_van=van, geldig_tot=tot)
        ander = type(tweede)(geldig_van=van_2, geldig_tot=tot_2)
        with transaction.atomic():
            maak(soort, 1, van, tot)
            try:
                with transaction.atomic():
                    zet(tweede, geldig_van=van_2, geldig_tot=tot_2)
                bij_wijzigen = False
            except IntegrityError as fout:
                bij_wijzigen = melding_van(fout) == MELDING[soort]
            transaction.set_rollback(True)
        assert bij_wijzigen == zelfde_dag(eerste, ander), (van, tot, van_2, tot_2)


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_new_row_is_looked_at_too(soort):
    maak(soort, 1, BEGIN, EIND)
    assert geweigerd(soort, lambda: maak(soort, 2, EIND, datetime.date(2024, 12, 31)))
    assert geweigerd(soort, lambda: maak(soort, 2, datetime.date(2020, 6, 1), None))
    maak(soort, 2, datetime.date(2022, 1, 1), None)  # until when is not known
    maak(soort, 3, BEGIN, EIND, bij="ander")


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_row_that_moves_to_another_piece_is_looked_at_there(soort):
    blijft = maak(soort, 1, BEGIN, EIND)
    gaat = maak(soort, 2, BEGIN, EIND, bij="ander")
    naar = {"convenant": blijft.convenant} if soort == "versie" else {"gebied": blijft.gebied}
    assert geweigerd(soort, lambda: zet(gaat, **naar))


@pytest.mark.parametrize("soort", SOORTEN)
def test_what_overlapped_before_stays_and_only_new_days_are_looked_at(soort):
    with OVERLAPTRIGGERS.opgeheven(connection):
        _zonder_grens()
        eerste = maak(soort, 1, BEGIN, EIND)
        tweede = maak(soort, 2, BEGIN, EIND)
    OVERLAPTRIGGERS.na_migreren(None, using="default")
    assert zet(tweede, toelichting="Anders.") == 1
    tweede.refresh_from_db()
    tweede.save()
    assert geweigerd(soort, lambda: zet(tweede, geldig_van=datetime.date(2019, 2, 1)))
    assert zet(eerste, geldig_van=datetime.date(2018, 1, 1), geldig_tot=datetime.date(2018, 12, 31)) == 1


def _zonder_grens():
    """PostgreSQL has a constraint on versions as well, which an older database has not broken."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            grens = "convenantversie_overlapt_niet"
            cursor.execute(f"ALTER TABLE convenanten_convenantversie DROP CONSTRAINT {grens}")


def test_both_are_held():
    assert {trigger.tabel for trigger in OVERLAPTRIGGERS.triggers()} == {
        Convenantversie._meta.db_table,
        Certificering._meta.db_table,
    }
