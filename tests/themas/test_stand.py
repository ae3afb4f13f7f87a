"""How goals stand, on small plans made by hand."""

import pytest
from django.utils import timezone

from tests import fabriek
from tests.themas.doelen import (
    GEHAALD,
    NIET,
    NIET_GEHAALD,
    ONBEKEND,
    ONBEOORDEELD,
    OP,
    cijfers,
    doel,
    oordelen,
    p,
    stand,
)
from themas.enums import Doelsoort, Noemersoort, Status, Zekerheid
from themas.models import Beoordeling
from themas.stand import Telling, herbeoordeel, rapportjaar, tel


pytestmark = pytest.mark.django_db


# A line for each goal and indicator


def test_een_doel_met_drie_cijfers_heeft_drie_regels():
    auto = cijfers("auto", j2017=100, j2019=80)
    fiets = cijfers("fiets", j2017=100, j2019=120)
    vandalisme = cijfers("vandalisme", j2017=100, j2019=99)
    doel("1-2", auto, fiets, vandalisme)
    regels = stand()
    assert set(oordelen(regels)) == {("1-2", "auto", OP), ("1-2", "fiets", NIET), ("1-2", "vandalisme", OP)}
    assert tel(regels) == Telling(gunstig=2, ongunstig=1)


def test_een_pagina_zegt_2_van_3_op_koers(client):
    doel("1-2", *(cijfers(slug, j2017=100, j2019=n) for slug, n in (("auto", 80), ("fiets", 120), ("vuil", 99))))
    pagina = client.get(fabriek.thema().get_absolute_url()).content.decode()
    assert "2 van 3 op koers" in pagina


def test_de_volgorde_is_die_van_de_doelen():
    inbraak = cijfers("inbraak", j2017=100, j2019=80)
    doel("b", inbraak, volgorde=2)
    doel("c", inbraak, volgorde=1)
    doel("a", inbraak, volgorde=2)
    assert [regel.doel.code for regel in stand()] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("soort", "verwacht"),
    [
        (Doelsoort.DALEN, {80: OP, 100: NIET, 120: NIET}),
        (Doelsoort.NIET_STIJGEN, {80: OP, 100: OP, 120: NIET}),
        (Doelsoort.STIJGEN, {80: NIET, 100: NIET, 120: OP}),
        (Doelsoort.NIET_DALEN, {80: NIET, 100: OP, 120: OP}),
    ],
)
def test_elke_soort_doel(soort, verwacht):
    for aantal in verwacht:
        doel(f"naar-{aantal}", cijfers(f"n{aantal}", j2017=100, j2019=aantal), soort=soort)
    assert {regel.indicator.slug: regel.oordeel for regel in stand()} == {f"n{n}": o for n, o in verwacht.items()}


def test_zonder_cijfers_is_niets_vast_te_stellen():
    doel("1-1", cijfers("leeg"))
    (regel,) = stand()
    assert (regel.oordeel, regel.verschil, regel.zekerheid, regel.periode) == (ONBEKEND, None, None, None)


def test_zonder_peiljaar_wordt_niets_beoordeeld():
    plan = fabriek.beleidsplan("plan-2023", jaar_van=2023, jaar_tot_en_met=2026, peiljaar=None)
    doel("1-1", cijfers("inbraak", j2017=100, j2024=80), plan=plan)
    (regel,) = stand()
    assert (regel.vaststelling, regel.oordeel, regel.periode) == (None, ONBEOORDEELD, None)
    assert rapportjaar([regel]) is None


def test_een_doel_met_een_eigen_peiljaar():
    inbraak = cijfers("inbraak", j2015=50, j2017=100, j2019=80)
    doel("plan", inbraak)
    doel("eigen", inbraak, peiljaar=2015)
    assert {r.doel.code: (r.oordeel, r.basis.omschrijving) for r in stand()} == {
        "plan": (OP, "2019 tegenover 2017"),
        "eigen": (NIET, "2019 tegenover 2015"),
    }


def test_zekerheid_staat_naast_het_oordeel():
    inbraak = fabriek.indicator("inbraak", noemersoort=Noemersoort.INWONERS)
    for jaar, aantal in ((2017, 1040), (2019, 673)):
        fabriek.vastgestelde_meting(str(jaar), van=inbraak, aantal=aantal)
        fabriek.noemer(80_000, jaar=jaar)
    doel("1-1", inbraak)
    (regel,) = stand()
    assert (regel.oordeel, regel.zekerheid, regel.verschil.getal) == (OP, Zekerheid.DUIDELIJK, -35)


# At a period


def test_bij_een_periode_telt_wat_toen_bekend_was():
    doel("1-1", cijfers("inbraak", j2017=100, j2018=110, j2019=80, j2020=120))
    uitkomst = {code: stand(code)[0] for code in ("2018", "2019", "2020")}
    assert {code: regel.oordeel for code, regel in uitkomst.items()} == {"2018": NIET, "2019": OP, "2020": NIET}
    assert {code: regel.verschil.getal for code, regel in uitkomst.items()} == {"2018": 10, "2019": -20, "2020": 20}


def test_een_later_cijfer_wordt_genoemd():
    doel("1-1", cijfers("inbraak", j2017=100, j2018=110, j2019=80))
    toen, nu = stand("2018")[0], stand("2019")[0]
    assert toen.nieuwer.omschrijving == "2019 tegenover 2017"
    assert nu.nieuwer is None


def test_een_latere_helft_van_hetzelfde_jaar_is_niet_nieuwer():
    inbraak = cijfers("inbraak", j2017=100)
    for code, aantal in (("2017-H1", 50), ("2019-H1", 40), ("2019-H2", 30)):
        fabriek.vastgestelde_meting(code, van=inbraak, aantal=aantal)
    doel("1-1", inbraak)
    assert stand("2019-H1")[0].nieuwer is None


def test_cijfers_na_het_plan_veranderen_niets():
    doel("1-1", cijfers("inbraak", j2017=100, j2022=80))
    voor = stand()
    assert oordelen(voor) == [("1-1", "inbraak", GEHAALD)]
    for code, aantal in (("2023", 500), ("2024-H1", 900)):
        fabriek.vastgestelde_meting(code, van=fabriek.indicator("inbraak"), aantal=aantal)
    na = stand()
    assert oordelen(na) == oordelen(voor)
    assert [(r.verschil.getal, r.periode, r.nieuwer) for r in na] == [(-20, p("2022"), None)]
    assert rapportjaar(na) == p("2022")
    assert stand("2023")[0].oordeel == ONBEKEND


@pytest.mark.parametrize(
    ("codes", "verwacht"),
    [
        ({"2021": 80}, OP),
        ({"2022": 80}, GEHAALD),
        ({"2022": 120}, NIET_GEHAALD),
        ({"2022-H1": 30}, OP),
        ({"2022-H1": 30, "2022-H2": 40}, GEHAALD),
    ],
)
def test_gehaald_is_pas_iets_na_het_laatste_jaar(codes, verwacht):
    inbraak = cijfers("inbraak", j2017=100)
    fabriek.vastgestelde_meting("2017-H1", van=inbraak, aantal=50)
    for code, aantal in codes.items():
        fabriek.vastgestelde_meting(code, van=inbraak, aantal=aantal)
    doel("1-1", inbraak)
    assert stand()[0].oordeel == verwacht


@pytest.mark.parametrize("code", ["2018", "2019", "2019-H1", "2020", "2022", "2023"])
def test_herbeoordelen_is_hetzelfde_als_opnieuw_vragen(code, django_assert_num_queries):
    inbraak = cijfers("inbraak", j2017=100, j2018=110, j2019=80, j2020=120, j2022=90, j2023=10)
    fabriek.vastgestelde_meting("2019-H1", van=inbraak, aantal=30)
    doel("1-1", inbraak)
    doel("1-2", cijfers("leeg"), inbraak, soort=Doelsoort.NIET_STIJGEN)
    alle = stand()
    with django_assert_num_queries(0):
        opnieuw = herbeoordeel(alle, p(code))
    assert opnieuw == stand(code)


def test_herbeoordelen_laat_een_oordeel_van_later_niet_staan():
    """The page about 2019 does not show what an officer found in 2021."""
    kwalitatief = doel("1-9", soort=Doelsoort.KWALITATIEF)
    fabriek.beoordeling("2021", doel=kwalitatief, oordeel=NIET, **fabriek.vastgesteld())
    assert [regel.oordeel for regel in stand("2019")] == [ONBEOORDEELD]
    assert [regel.oordeel for regel in herbeoordeel(stand(), p("2019"))] == [ONBEOORDEELD]


# Goals that people judge


def test_een_kwalitatief_doel_volgt_de_nieuwste_vastgestelde_beoordeling():
    kwalitatief = doel("1-9", soort=Doelsoort.KWALITATIEF)
    assert [(r.indicator, r.oordeel) for r in stand()] == [(None, ONBEOORDEELD)]
    fabriek.beoordeling("2019", doel=kwalitatief, oordeel=OP, **fabriek.vastgesteld())
    fabriek.beoordeling("2020", doel=kwalitatief, oordeel=NIET, **fabriek.vastgesteld())
    fabriek.beoordeling("2021", doel=kwalitatief, oordeel=OP)
    fabriek.beoordeling("2022", doel=kwalitatief, oordeel=OP, status=Status.INGEDIEND)
    (regel,) = stand()
    assert (regel.oordeel, regel.periode, regel.zekerheid) == (NIET, p("2020"), None)
    assert stand("2019")[0].oordeel == OP
    assert stand("2018")[0].oordeel == ONBEOORDEELD


def test_het_jaar_gaat_voor_zijn_tweede_helft():
    kwalitatief = doel("1-9", soort=Doelsoort.KWALITATIEF)
    fabriek.beoordeling("2020", doel=kwalitatief, oordeel=OP, **fabriek.vastgesteld())
    fabriek.beoordeling("2020-H2", doel=kwalitatief, oordeel=NIET, **fabriek.vastgesteld())
    assert stand()[0].beoordeling.periode.code == "2020"


def test_een_vervangen_beoordeling_telt_niet():
    kwalitatief = doel("1-9", soort=Doelsoort.KWALITATIEF)
    oud = fabriek.beoordeling("2020", doel=kwalitatief, oordeel=OP, **fabriek.vastgesteld())
    Beoordeling.objects.filter(pk=oud.pk).update(opgevolgd_op=timezone.now())
    nieuw = {"vervangt": oud, "reden": "Anders gezien."}
    fabriek.beoordeling("2020", doel=kwalitatief, oordeel=NIET, **nieuw, **fabriek.vastgesteld())
    assert stand()[0].oordeel == NIET


# Two plans side by side


@pytest.fixture
def twee_plannen():
    """The same burglaries under both: less than 2017, more than 2020."""
    inbraak = cijfers("inbraak", j2017=100, j2019=80, j2020=60, j2024=70)
    later = fabriek.beleidsplan("plan-2023", jaar_van=2023, jaar_tot_en_met=2026, peiljaar=2020)
    doel("oud", inbraak)
    doel("nieuw", inbraak, plan=later)


def test_twee_plannen_naast_elkaar(twee_plannen):
    assert oordelen(stand()) == [("nieuw", "inbraak", NIET), ("oud", "inbraak", OP)]
    assert [r.basis.omschrijving for r in stand()] == ["2024 tegenover 2020", "2020 tegenover 2017"]


def test_elk_plan_heeft_zijn_eigen_rapportjaar(twee_plannen):
    per_plan = {r.doel.code: rapportjaar([r]) for r in stand()}
    assert per_plan == {"nieuw": p("2024"), "oud": p("2020")}


def test_een_jaar_voor_het_plan_zegt_niets_over_het_plan(twee_plannen):
    assert oordelen(stand("2019")) == [("nieuw", "inbraak", ONBEKEND), ("oud", "inbraak", OP)]
