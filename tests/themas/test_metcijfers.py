"""Goals and topics bring their figures along in one query, as a prefetch would in two."""

import pytest

from tests import fabriek
from themas.enums import Indicatoraard
from themas.gemeente import met_eigen_gebied
from themas.metcijfers import cijfers_van
from themas.models import Doelstelling, Indicator


pytestmark = pytest.mark.django_db
VELDEN = [veld.attname for veld in Indicator._meta.concrete_fields]


@pytest.fixture
def cijfers():
    geheel = fabriek.indicator("geheel", volgorde=3)
    return geheel, fabriek.indicator("deel", volgorde=2, onderdeel_van=geheel, aard=Indicatoraard.INZET, optelbaar=True)


def met_prefetch(rijen):
    return {rij: list(rij.indicatoren.all()) for rij in rijen.prefetch_related("indicatoren")}


def gelijk(eigen, zoals):
    assert list(eigen.items()) == list(zoals.items())
    for rij, cijfers in eigen.items():
        for een, ander in zip(cijfers, zoals[rij], strict=True):
            assert [getattr(een, veld) for veld in VELDEN] == [getattr(ander, veld) for veld in VELDEN]


def test_topics(cijfers, django_assert_num_queries):
    thema = fabriek.thema()
    een = fabriek.onderwerp("een", naam="Een", volgorde=1)
    fabriek.onderwerp("leeg", naam="Leeg", volgorde=2)
    een.indicatoren.add(*cijfers)
    fabriek.onderwerp("elders", van_thema=fabriek.thema("elders", nummer=2)).indicatoren.add(cijfers[0])
    with django_assert_num_queries(1):
        gevonden = cijfers_van(thema.onderwerpen.all())
    gelijk(gevonden, met_prefetch(thema.onderwerpen.all()))


def test_goals_with_their_plan_and_area_and_asked_no_more(cijfers, django_assert_num_queries):
    fabriek.gebied()
    for code, eigen in {"b": cijfers[:1], "a": cijfers, "c": ()}.items():
        fabriek.doelstelling(code, indicatoren=eigen)
    rijen = met_eigen_gebied(Doelstelling.objects.met_plan())
    zoals = met_prefetch(rijen)
    with django_assert_num_queries(1):
        gevonden = cijfers_van(rijen)
        assert {doel: list(doel.indicatoren.all()) for doel in gevonden} == gevonden
        assert {(doel.gebied_naam, doel.onderwerp.thema.plan.slug) for doel in gevonden} == {
            ("Voorbeeldstad", "plan-2019-2022")
        }
    gelijk(gevonden, zoals)
