"""How an agreement stands on the days around its first and its last, and by the clock of Amsterdam."""

import datetime

import pytest

from convenanten.bladen import Convenantblad
from convenanten.enums import Stand
from convenanten.stand import stand_van, stand_van_versie, versie_op
from tests.convenanten import bouw
from tests.site.kruip import met_klasse, vraag


pytestmark = pytest.mark.django_db
DAG = datetime.date


def stand_op(dag, **looptijd):
    return stand_van_versie(bouw.versie(bouw.convenant(versies=()), "x", **looptijd), dag)


@pytest.mark.parametrize(
    ("dag", "stand"),
    [
        (DAG(2021, 12, 31), Stand.BEGINT_NOG),
        (DAG(2022, 1, 1), Stand.GELDIG),
        (DAG(2025, 6, 30), Stand.GELDIG),  # six months later is the 30th of December, the day before
        (DAG(2025, 7, 1), Stand.VERLOOPT),
        (DAG(2025, 12, 31), Stand.VERLOOPT),
        (DAG(2026, 1, 1), Stand.VERLOPEN),
    ],
)
def test_both_days_are_included_and_half_a_year_is_six_months(dag, stand):
    assert stand_op(dag, geldig_van=DAG(2022, 1, 1), geldig_tot=DAG(2025, 12, 31)) is stand


@pytest.mark.parametrize(
    ("looptijd", "stand"),
    [
        ({}, Stand.ONBEKEND),
        ({"geldig_van": DAG(2019, 7, 1)}, Stand.ONBEKEND),
        ({"geldig_van": DAG(2019, 7, 1), "onbepaalde_tijd": True}, Stand.GELDIG),
        ({"onbepaalde_tijd": True}, Stand.GELDIG),
        ({"geldig_tot": DAG(2020, 1, 1)}, Stand.VERLOPEN),
        ({"geldig_tot": DAG(2036, 1, 1)}, Stand.GELDIG),
    ],
)
def test_what_is_not_known_is_not_made_up(looptijd, stand):
    assert stand_op(DAG(2026, 11, 25), **looptijd) is stand


def test_the_newest_version_that_has_begun_counts():
    blad = bouw.convenant(versies=["2019-2021", "2022-2025", "2027-2030"]).blad()
    gekozen = {jaar: versie_op(blad, DAG(jaar, 6, 1)).naam for jaar in (2018, 2019, 2023, 2026, 2027)}
    assert gekozen == {
        2018: "2019-2021",
        2019: "2019-2021",
        2023: "2022-2025",
        2026: "2022-2025",
        2027: "2027-2030",
    }
    assert stand_van(blad, DAG(2026, 6, 1)) is Stand.VERLOPEN
    assert isinstance(blad, Convenantblad)


@pytest.mark.parametrize(
    ("moment", "stand"),
    [("2021-12-31T22:59:00+00:00", "verloopt"), ("2021-12-31T23:01:00+00:00", "verlopen")],
)
def test_a_day_begins_at_midnight_in_amsterdam(client, monkeypatch, moment, stand):
    """The evening of the last day in UTC is already the day after."""
    bouw.openbaar(bouw.convenant())
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime.datetime.fromisoformat(moment))
    for adres in ("/convenanten/", "/convenanten/veilig-uitgaan/"):
        [gevonden] = [data.get("value") for data in met_klasse(vraag(client, adres).main, "afspraakstand")][:1]
        assert gevonden == stand, adres
