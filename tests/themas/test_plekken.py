"""Topics that an edition names, as they are now."""

import pytest

from tests import fabriek
from themas.bladen import Plek, plekken_van
from themas.models import Onderwerp
from themas.plekken import onderwerpen_op


pytestmark = pytest.mark.django_db


def test_only_topics_that_are_there_each_once_and_of_this_theme(django_assert_num_queries):
    hier = fabriek.onderwerp("woonoverlast")
    fabriek.onderwerp("woonoverlast", van_thema=fabriek.thema("ander-thema", nummer=2, naam="Ander thema"))
    plekken = plekken_van(Onderwerp.objects.filter(pk=hier.pk))
    weg = Plek(plekken[0].plan, plekken[0].thema, "weg", "Weg")
    with django_assert_num_queries(1):
        assert onderwerpen_op([*plekken, *plekken, weg]) == [hier]
    assert onderwerpen_op([]) == []


def test_the_newest_plan_comes_first():
    eerder = fabriek.beleidsplan("eerder", naam="Eerder", jaar_van=2015, jaar_tot_en_met=2018, peiljaar=2013)
    oud = fabriek.onderwerp("oud", van_thema=fabriek.thema("toen", plan=eerder))
    nieuw = fabriek.onderwerp("nieuw")
    assert onderwerpen_op(plekken_van(Onderwerp.objects.filter(pk__in=[oud.pk, nieuw.pk]))) == [nieuw, oud]
