"""Laws that hold for any figures, whatever the numbers are."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.themas.berekening.bouw import breuk, p, reeks
from tests.themas.berekening.willekeurig import CODES, PEILJAAR, aantallen, onderzoeken, tellingen
from themas.berekening import Reeks, basis_voor, kop, stel_oordeel_vast, toets_aandelen, toets_aantallen
from themas.berekening.afronden import op_decimalen, op_geheel
from themas.enums import Breukgevolg, Doelsoort, Maat, Oordeel


LAATSTE_JAAR = 2019
breuken_getal = st.fractions(-5000, 5000, max_denominator=1000)
noemers = st.integers(1, 300_000)
marges = st.decimals("0", "9", places=1)
aandelen = st.decimals("0", "100", places=1)
perioden = st.sampled_from(CODES)
TEGENDELEN = [(Doelsoort.DALEN, Doelsoort.NIET_DALEN), (Doelsoort.STIJGEN, Doelsoort.NIET_STIJGEN)]


def oordeel(reeks: Reeks, code, soort=Doelsoort.DALEN, laatste_jaar=LAATSTE_JAAR):
    return stel_oordeel_vast(reeks, p(code), soort=soort, peiljaar=PEILJAAR, laatste_jaar=laatste_jaar)


def getal(van, naar, noemer_van, noemer_naar):
    """The difference between two years of counts with their noemers."""
    tellingen = reeks({"2017": van, "2019": naar}, noemers={2017: noemer_van, 2019: noemer_naar})
    return basis_voor(tellingen, p("2019"), 2017).verschil


# Rounding


@given(breuken_getal)
def test_afronden_is_spiegelbeeldig(getal):
    assert op_geheel(-getal) == -op_geheel(getal)


@given(breuken_getal)
def test_afronden_kiest_het_dichtstbijzijnde_en_bij_een_half_het_verste_van_nul(getal):
    afgerond = op_geheel(getal)
    assert abs(afgerond - getal) <= Fraction(1, 2)
    if abs(afgerond - getal) == Fraction(1, 2):
        assert abs(afgerond) > abs(getal)


@given(st.decimals("-1000", "1000", places=4), st.integers(0, 3))
def test_afronden_op_decimalen_is_dat_van_decimal(waarde, decimalen):
    verwacht = waarde.quantize(Decimal(1).scaleb(-decimalen), rounding=ROUND_HALF_UP)
    assert op_decimalen(Fraction(waarde), decimalen) == verwacht


# Difference


@given(st.integers(1, 3000), aantallen, noemers, noemers, st.integers(2, 50))
def test_beide_noemers_vermenigvuldigen_verandert_niets(van, naar, noemer_van, noemer_naar, maal):
    een = getal(van, naar, noemer_van, noemer_naar)
    twee = getal(van, naar, noemer_van * maal, noemer_naar * maal)
    assert (een.getal, een.toets) == (twee.getal, twee.toets)


@given(st.integers(1, 3000), aantallen, noemers, noemers, st.integers(1, 500))
def test_meer_tellen_verhoogt_het_verschil_en_het_interval(van, naar, noemer_van, noemer_naar, erbij):
    minder, meer = getal(van, naar, noemer_van, noemer_naar), getal(van, naar + erbij, noemer_van, noemer_naar)
    assert minder.getal <= meer.getal
    assert minder.richting <= meer.richting
    assert minder.toets.laag <= meer.toets.laag
    assert minder.toets.hoog < meer.toets.hoog


@given(aantallen, noemers, noemers)
def test_basis_nul_geeft_geen_percentage(naar, noemer_van, noemer_naar):
    vergelijking = getal(0, naar, noemer_van, noemer_naar)
    assert vergelijking.getal is None
    assert (vergelijking.van.aantal, vergelijking.naar.aantal) == (0, naar)


# Certainty


@given(aantallen, noemers, aantallen, noemers)
def test_zekerheid_is_gelijk_bij_omwisselen(oud, noemer_oud, nieuw, noemer_nieuw):
    heen = toets_aantallen(oud, noemer_oud, nieuw, noemer_nieuw)
    terug = toets_aantallen(nieuw, noemer_nieuw, oud, noemer_oud)
    assert heen.zekerheid == terug.zekerheid
    if oud and nieuw:
        assert heen.laag * terug.hoog == pytest.approx(1)
        assert heen.hoog * terug.laag == pytest.approx(1)
        verhouding = (nieuw / noemer_nieuw) / (oud / noemer_oud)
        assert heen.laag < verhouding < heen.hoog


@given(aandelen, marges, aandelen, marges)
def test_zekerheid_van_aandelen_is_gelijk_bij_omwisselen(oud, marge_oud, nieuw, marge_nieuw):
    assert toets_aandelen(oud, marge_oud, nieuw, marge_nieuw) == toets_aandelen(nieuw, marge_nieuw, oud, marge_oud)


# Years and halves


@given(aantallen, aantallen)
def test_een_jaar_is_de_som_van_zijn_helften(eerste, tweede):
    jaar = reeks({"2019-H1": eerste, "2019-H2": tweede}).punt(p("2019"))
    assert jaar.aantal == eerste + tweede
    assert jaar.afgeleid


@given(aantallen, aantallen, st.sampled_from([1, 2]))
def test_een_helft_is_het_jaar_min_de_andere(eerste, tweede, gegeven):
    helften = {1: eerste, 2: tweede}
    tellingen = reeks({"2019": eerste + tweede, f"2019-H{gegeven}": helften[gegeven]})
    andere = tellingen.punt(p(f"2019-H{3 - gegeven}"))
    assert andere.aantal == helften[3 - gegeven]
    assert andere.afgeleid
    assert tellingen.punt(p("2019")).strijdig is None


# What is not known


@given(tellingen() | onderzoeken(), perioden)
def test_onbekend_wordt_nooit_nul(cijfers: Reeks, code):
    """Take away all levels of a year: nothing is left of it, whatever else is known."""
    periode = p(code)
    overig = {q: niveau for q, niveau in cijfers.niveaus.items() if q.jaar != periode.jaar}
    kaal = replace(cijfers, niveaus=overig, veranderingen={})
    punt = kaal.punt(periode)
    assert punt.aantal is None
    assert punt.waarde is None
    assert kaal.tarief(punt) is None
    assert kaal.afgerond_tarief(punt) is None
    assert basis_voor(kaal, periode, PEILJAAR).verschil is None
    assert oordeel(kaal, code).oordeel is Oordeel.NOG_NIET_VAST_TE_STELLEN


@given(tellingen() | onderzoeken(), perioden)
def test_zonder_verschil_staat_er_waarom(cijfers: Reeks, code):
    basis = basis_voor(cijfers, p(code), PEILJAAR)
    assert (basis.verschil is None) == bool(basis.ontbreekt)


# Verdict


@pytest.mark.parametrize(("soort", "tegendeel"), TEGENDELEN)
@given(cijfers=tellingen() | onderzoeken(), code=perioden)
def test_een_oordeel_en_zijn_tegendeel_sluiten_elkaar_uit(soort, tegendeel, cijfers: Reeks, code):
    een, twee = oordeel(cijfers, code, soort).oordeel.gunstig, oordeel(cijfers, code, tegendeel).oordeel.gunstig
    assert (een is None) == (twee is None)
    if een is not None:
        assert een is not twee


@given(st.integers(1, 3000), st.integers(1, 3000))
def test_dalen_en_stijgen_spiegelen_bij_omwisselen_van_de_jaren(een, twee):
    """Wherever the rounded number is not 0 in one of the two directions."""
    heen = oordeel(reeks({"2017": een, "2019": twee}), "2019", Doelsoort.DALEN)
    terug = oordeel(reeks({"2017": twee, "2019": een}), "2019", Doelsoort.STIJGEN)
    if heen.basis.verschil.getal and terug.basis.verschil.getal:
        assert heen.oordeel is terug.oordeel


@given(tellingen() | onderzoeken(), perioden)
def test_over_een_breuk_heen_valt_geen_oordeel(cijfers: Reeks, code):
    vaststelling = oordeel(cijfers, code)
    if vaststelling.oordeel.gunstig is None:
        return
    verschil = vaststelling.basis.verschil
    assert verschil.van.periode.jaar == PEILJAAR
    assert not [
        b
        for b in cijfers.breuken
        if b.gevolg is Breukgevolg.NIET_VERGELIJKBAAR and b.telt_tussen(verschil.van.periode, verschil.naar.periode)
    ]


@given(tellingen(met_breuken=False), perioden)
def test_een_breuk_tussen_alles_neemt_elk_oordeel_weg(cijfers: Reeks, code):
    met_breuk = replace(cijfers, breuken=(breuk("2018-01-01"),))
    assert oordeel(met_breuk, code).oordeel is Oordeel.NOG_NIET_VAST_TE_STELLEN


@given(tellingen() | onderzoeken(), st.sampled_from(list(Doelsoort)[:4]))
def test_een_cijfer_van_na_het_plan_verandert_niets(cijfers: Reeks, soort):
    ervoor = replace(
        cijfers,
        niveaus={q: n for q, n in cijfers.niveaus.items() if q.jaar <= LAATSTE_JAAR},
        veranderingen={(q, van): v for (q, van), v in cijfers.veranderingen.items() if q.jaar <= LAATSTE_JAAR},
    )
    nu, toen = (kop(c, PEILJAAR, tot_en_met=LAATSTE_JAAR) for c in (cijfers, ervoor))
    assert nu == toen
    if nu is not None:
        assert nu.periode.jaar <= LAATSTE_JAAR
        assert oordeel(cijfers, nu.periode.code, soort) == oordeel(ervoor, toen.periode.code, soort)


@given(tellingen() | onderzoeken(), perioden)
def test_na_het_plan_valt_er_geen_oordeel(cijfers: Reeks, code):
    if p(code).jaar > 2018:
        assert oordeel(cijfers, code, laatste_jaar=2018).oordeel is Oordeel.NOG_NIET_VAST_TE_STELLEN


@given(tellingen() | onderzoeken(), perioden)
def test_gehaald_alleen_over_het_hele_laatste_jaar(cijfers: Reeks, code):
    vaststelling = oordeel(cijfers, code)
    if vaststelling.oordeel in (Oordeel.GEHAALD, Oordeel.NIET_GEHAALD):
        assert vaststelling.periode == p(f"{LAATSTE_JAAR}")
    elif vaststelling.oordeel.gunstig is not None:
        assert vaststelling.periode != p(f"{LAATSTE_JAAR}")


@given(tellingen(), perioden)
def test_een_verschil_heeft_een_maat_aan_beide_kanten(cijfers: Reeks, code):
    """Never across: what the measure needs is known of both periods."""
    verschil = basis_voor(cijfers, p(code), PEILJAAR).verschil
    if verschil is None or verschil.gemeld is not None:
        return
    for punt in (verschil.van, verschil.naar):
        if verschil.maat is Maat.PER_NOEMER:
            assert None not in (punt.aantal, punt.noemer)
        elif verschil.maat is Maat.WAARDE:
            assert punt.waarde is not None
        else:
            assert punt.aantal is not None
