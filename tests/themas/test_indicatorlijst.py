"""The list of all figures says how each stands, with the same number of queries for few and for many."""

import pytest

from tests import fabriek
from tests.themas.doelen import GEHAALD, NIET, NIET_GEHAALD, OP, cijfers, doel
from themas.enums import Doelsoort, Indicatoraard, Richting
from themas.indicatorlijst import indicatorgroepen


pytestmark = pytest.mark.django_db


def lijst():
    """``{title: {slug: (changes and verdicts, in short)}}``"""
    return {
        groep.titel: {
            rij.indicator.slug: ([(r.verschil.getal, r.oordeel) for r in rij.regels], rij.kort) for rij in groep.rijen
        }
        for groep in indicatorgroepen(fabriek.gebied())
    }


def test_elk_cijfer_staat_een_keer_met_zijn_nieuwste_stand():
    doel("a", cijfers("inbraak", j2017=100, j2018=120, j2019=80))
    cijfers("misdrijven", j2017=100, j2020=90)
    cijfers("controles", j2019=3, aard=Indicatoraard.INZET, gewenste_richting=Richting.GEEN_OORDEEL)
    cijfers("elders")
    assert lijst() == {
        "Cijfers bij een doel": {"inbraak": ([(-20, OP)], "80 (2019)")},
        "Andere cijfers over Voorbeeldstad": {"misdrijven": ([], "−10% in aantallen (2020 tegenover 2017)")},
        "Wat er gedaan is": {"controles": ([], "3 (2019)")},
        "Alleen van andere gebieden": {"elders": ([], "geen getal van Voorbeeldstad")},
    }


def test_twee_doelen_staan_er_alleen_beide_als_zij_verschillen():
    inbraak = cijfers("inbraak", j2017=100, j2019=100)
    doel("a", inbraak, soort=Doelsoort.NIET_STIJGEN)
    doel("b", inbraak, soort=Doelsoort.NIET_DALEN)
    doel("c", inbraak, soort=Doelsoort.DALEN)
    [regels, _] = lijst()["Cijfers bij een doel"]["inbraak"]
    assert regels == [(0, OP), (0, NIET)]


def test_onderdelen_staan_bij_hun_geheel_tenzij_zij_een_doel_hebben():
    geheel = cijfers("geheel", j2019=9)
    cijfers("deel", j2019=3, onderdeel_van=geheel)
    doel("a", cijfers("gevolgd-deel", j2017=5, j2019=3, onderdeel_van=geheel))
    assert [list(rijen) for rijen in lijst().values()] == [["gevolgd-deel"], ["geheel"]]


def test_na_het_plan_heet_het_gehaald():
    doel("a", cijfers("inbraak", j2017=100, j2022=80), cijfers("roof", j2017=100, j2022=120))
    oordelen = {slug: regels for slug, (regels, _) in lijst()["Cijfers bij een doel"].items()}
    assert oordelen == {"inbraak": [(-20, GEHAALD)], "roof": [(20, NIET_GEHAALD)]}


def test_evenveel_vragen_voor_drie_als_voor_dertig(django_assert_max_num_queries):
    gebied = fabriek.gebied()
    keer = []
    for aantal in (3, 30):
        for n in range(aantal):
            doel(f"d{n}", cijfers(f"c{n}", j2017=10, j2019=9)) if aantal == 3 or n >= 3 else None
        with django_assert_max_num_queries(10) as vragen:
            assert sum(len(groep.rijen) for groep in indicatorgroepen(gebied)) == aantal
        keer.append(len(vragen))
    assert keer[0] == keer[1]
