"""On PostgreSQL, with transactions that end: days that versions trade, and versions that come in side by side."""

import pytest
from django.db import IntegrityError

from tests.convenanten import bouw
from tests.convenanten.beheerpaginas import adres, bewaar
from tests.rollen import als


pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_two_versions_take_each_others_days_in_one_form():
    """The database looks when the form is whole; row by row it would refuse the first."""
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


def test_who_goes_around_the_form_meets_the_database():
    rij = bouw.convenant()
    with pytest.raises(IntegrityError, match="convenantversie_overlapt_niet"):
        bouw.versie(rij, "2021-2023")
    assert [str(versie) for versie in rij.versies.all()] == ["2019-2021"]
