"""Which year the pages are about, and how many goals are on course."""

import pytest

from tests import fabriek
from tests.themas.doelen import cijfers, doel, p, stand
from themas.enums import Doelsoort
from themas.models import Doelstelling, Meting
from themas.stand import Telling, per_indicator, rapportjaar, stand_van_doelen, tel


pytestmark = pytest.mark.django_db


# The year that the pages are about


def test_het_rapportjaar_is_dat_met_de_meeste_vergelijkingen():
    doel("a", cijfers("a", j2017=10, j2019=9, j2020=8))
    doel("b", cijfers("b", j2017=10, j2019=9))
    assert rapportjaar(stand()) == p("2019")


def test_bij_evenveel_is_het_nieuwste_jaar_het_rapportjaar():
    doel("a", cijfers("a", j2017=10, j2019=9))
    doel("b", cijfers("b", j2017=10, j2020=9))
    assert rapportjaar(stand()) == p("2020")


def test_een_half_jaar_alleen_maakt_nog_geen_rapportjaar():
    inbraak = cijfers("a", j2017=10, j2019=9)
    for code in ("2017-H1", "2020-H1"):
        fabriek.vastgestelde_meting(code, van=inbraak, aantal=4)
    doel("a", inbraak)
    assert rapportjaar(stand()) == p("2019")


def test_zonder_vergelijking_is_er_geen_rapportjaar():
    doel("a", cijfers("a", j2019=9))
    doel("b", soort=Doelsoort.KWALITATIEF)
    assert rapportjaar(stand()) is None
    assert rapportjaar([]) is None


# Counting


def test_een_cijfer_met_twee_doelen_telt_een_keer():
    inbraak, roof = cijfers("inbraak", j2017=100, j2019=80), cijfers("roof", j2017=100, j2019=120)
    doel("a", inbraak, roof)
    doel("b", inbraak)
    doel("c", soort=Doelsoort.KWALITATIEF)
    regels = stand()
    eigen = per_indicator(regels)
    assert sorted(regel.indicator.slug for regel in eigen) == ["inbraak", "roof"]
    assert all(regel in regels for regel in eigen)
    assert tel(eigen) == Telling(gunstig=1, ongunstig=1)
    assert tel(regels) == Telling(gunstig=2, ongunstig=1, niet_beoordeeld=1)


def test_tellen_houdt_elk_antwoord_apart():
    doel("a", cijfers("a", j2017=100, j2022=80))
    doel("b", cijfers("b", j2017=100, j2019=80))
    doel("c", cijfers("c", j2017=100, j2022=120))
    doel("d", cijfers("d"))
    doel("e", soort=Doelsoort.KWALITATIEF)
    telling = tel(stand())
    assert telling == Telling(gunstig=2, ongunstig=1, niet_vast_te_stellen=1, niet_beoordeeld=1)
    assert telling.met_oordeel == 3
    assert tel([]) == Telling()


def test_evenveel_vragen_bij_een_doel_als_bij_dertig(django_assert_max_num_queries):
    gebied = fabriek.gebied()
    doel("a", cijfers("a", j2017=10, j2019=9))
    with django_assert_max_num_queries(7) as bij_een:
        stand_van_doelen(Doelstelling.objects.met_plan(), gebied)
    for i in range(30):
        doel(f"a{i}", cijfers(f"a{i}", j2017=10, j2019=9))
    doel("z", soort=Doelsoort.KWALITATIEF)
    assert Meting.objects.count() == 62
    with django_assert_max_num_queries(7) as bij_dertig:
        assert len(stand_van_doelen(Doelstelling.objects.met_plan(), gebied)) == 32
    assert len(bij_dertig) == len(bij_een)
