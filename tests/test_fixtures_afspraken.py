"""The agreements of Almere as data: complete, public at once, and no more than the sources say."""

import pytest

from convenanten.enums import Bepalingsoort
from convenanten.models import Bepaling, Convenant, Convenantversie
from tests.test_fixtures import _beleid  # noqa: F401  loads them once
from themas.models import Indicator, Reeksbreuk


pytestmark = pytest.mark.django_db


def test_every_agreement_can_be_published():
    assert {convenant.slug: convenant.gebreken() for convenant in Convenant.objects.all() if convenant.gebreken()} == {}


def test_days_to_compute_with_stand_beside_the_words_of_the_source():
    """No source names a day of a term, so each of these days is our choice."""
    met_dag = Convenantversie.objects.exclude(geldig_van=None, geldig_tot=None)
    assert {versie.convenant.slug: versie.looptijd for versie in met_dag} == {
        "veilig-en-gezond-uitgaan": "2019-2021",
        "lokaal-veiligheidsarrangement-ov": "2022-2025",
        "veilige-steden": "2019-2021",
        "districtelijk-team-ondermijning": "drie jaar, vanaf september 2019",
    }


def test_the_prosecutor_left_the_arrangement_on_public_transport():
    partijen = {
        versie.naam: set(versie.deelnames.values_list("partij__slug", flat=True))
        for versie in Convenant.objects.get(slug="lokaal-veiligheidsarrangement-ov").versies.all()
    }
    assert list(partijen) == ["zoals beschreven in 2019", "2022-2025"]
    assert partijen["zoals beschreven in 2019"] - partijen["2022-2025"] == {"openbaar-ministerie"}


def test_goals_of_agreements_name_no_base_year():
    doelen = Bepaling.objects.filter(soort=Bepalingsoort.DOEL)
    assert set(doelen.values_list("peiljaar", flat=True)) == {None}
    assert not doelen.filter(doelsoort="").exists()


def test_incidents_by_source_and_by_weight_are_two_families_without_a_threshold():
    """One would count all incidents twice, and disclosure knows no sums from one family to the other."""
    families = {
        geheel: sorted(Indicator.objects.filter(onderdeel_van__slug=geheel).values_list("slug", flat=True))
        for geheel in ("ov-incidenten", "ov-incidenten-zwaarte")
    }
    assert families == {
        "ov-incidenten": ["ov-incidenten-cameratoezicht", "ov-incidenten-keolis", "ov-incidenten-ns"],
        "ov-incidenten-zwaarte": ["ov-incidenten-a", "ov-incidenten-b", "ov-incidenten-c"],
    }
    leden = Indicator.objects.filter(slug__startswith="ov-incidenten")
    assert set(leden.values_list("onthullingsdrempel", flat=True)) == {None}
    assert set(leden.values_list("onderdeel_van__onderdeel_van", flat=True)) == {None}


def test_the_break_of_the_bus_company_holds_for_every_sum_that_it_is_in():
    breuk = Reeksbreuk.objects.get(slug="ov-registratie")
    zonder = Indicator.objects.filter(slug__startswith="ov-incidenten").exclude(reeksbreuken=breuk)
    assert sorted(zonder.values_list("slug", flat=True)) == ["ov-incidenten-cameratoezicht", "ov-incidenten-ns"]
