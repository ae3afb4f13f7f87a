"""On PostgreSQL, with transactions that end: days that rows trade, and rows that come in side by side."""

import time

import pytest
from django.db import IntegrityError, transaction

from tests.convenanten import bouw
from tests.convenanten.beheerpaginas import adres, bewaar
from tests.rapportages.test_tegelijk import tegelijk
from tests.rollen import als
from themas.triggers import melding_van


pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_versions_take_each_others_days_in_one_form():
    rij = bouw.convenant(versies=["2019-2021", "2022-2025"])
    antwoord = bewaar(
        als("Redacteur"),
        adres("change", rij.pk),
        versies__0__geldig_van="2022-01-01",
        versies__0__geldig_tot="2025-12-31",
        versies__1__geldig_van="2019-01-01",
        versies__1__geldig_tot="2021-12-31",
    )
    assert antwoord.status_code == 302
    assert [str(versie) for versie in rij.versies.all()] == ["2022-2025", "2019-2021"]


def en_wacht(doe):
    """Stays in its transaction until the other one has written as well."""
    with transaction.atomic():
        doe()
        time.sleep(0.5)


def een_wint(*werk):
    uitkomsten = tegelijk(*[lambda doe=doe: en_wacht(doe) for doe in werk])
    (fout,) = [uitkomst for uitkomst in uitkomsten if uitkomst is not None]
    assert isinstance(fout, IntegrityError)
    assert "gelden op dezelfde dag" in melding_van(fout)


def test_of_two_who_add_the_same_days_at_once_one_is_refused():
    gebied, convenant = bouw.keurmerkgebied(certificaten=()), bouw.convenant(versies=())
    een_wint(lambda: bouw.certificering(gebied, 1), lambda: bouw.certificering(gebied, 2))
    assert gebied.certificeringen.count() == 1
    een_wint(lambda: bouw.versie(convenant, "2019-2021"), lambda: bouw.versie(convenant, "2021-2023"))
    assert convenant.versies.count() == 1


def test_of_two_who_move_rows_to_the_same_days_at_once_one_is_refused():
    gebied = bouw.keurmerkgebied(certificaten=(("2010-01-01", "2012-12-31"), ("2013-01-01", "2015-12-31")))
    rijen = [gebied.certificeringen.filter(nummer=nummer) for nummer in (1, 2)]
    een_wint(*[lambda rij=rij: rij.update(geldig_van="2019-01-01", geldig_tot="2021-12-31") for rij in rijen])
    assert gebied.certificeringen.filter(geldig_van="2019-01-01").count() == 1


def test_who_changes_other_pieces_or_other_fields_does_not_wait():
    een, ander = bouw.keurmerkgebied("een"), bouw.keurmerkgebied("ander", certificaten=())
    begin = time.monotonic()
    uitkomsten = tegelijk(
        lambda: en_wacht(lambda: een.certificeringen.update(geldig_tot="2022-12-31")),
        lambda: en_wacht(lambda: bouw.certificering(ander, 1)),
    )
    assert uitkomsten == [None, None]
    assert time.monotonic() - begin < 0.95  # one after the other they would take a whole second
