"""Two implementations of the same rules, made apart, must give the same answer on any series."""

import math

from hypothesis import given
from hypothesis import strategies as st

from tests.themas.berekening import naief
from tests.themas.berekening.bouw import p
from tests.themas.berekening.willekeurig import CODES, PEILJAAR, onderzoeken, tellingen
from themas.berekening import Basis, Reeks, basis_voor, kop, stel_oordeel_vast
from themas.enums import Doelsoort


LAATSTE_JAAR = 2019
RICHTINGEN = [Doelsoort.DALEN, Doelsoort.NIET_STIJGEN, Doelsoort.STIJGEN, Doelsoort.NIET_DALEN]
reeksen = tellingen() | tellingen(met_breuken=False) | onderzoeken()


def zelfde_getal(een: float | None, twee: float | None) -> bool:
    return een is twee is None or math.isclose(een, twee, rel_tol=1e-6, abs_tol=1e-9)


def zelfde_vergelijking(basis: Basis, verwacht: naief.Uitkomst):
    gevonden = basis.verschil
    if verwacht.maat is None:
        assert gevonden is None
        return
    assert gevonden is not None
    assert (gevonden.getal, gevonden.maat, gevonden.klein) == (verwacht.getal, verwacht.maat, verwacht.klein)
    assert gevonden.basisperiode.code == verwacht.basis
    assert gevonden.naar.periode.code == verwacht.naar
    assert gevonden.zekerheid == verwacht.zekerheid
    assert zelfde_getal(gevonden.toets.laag, verwacht.laag)
    assert zelfde_getal(gevonden.toets.hoog, verwacht.hoog)
    assert (basis.verlegd is not None) == verwacht.verlegd
    assert tuple(breuk.titel for breuk in basis.voorbehouden) == verwacht.voorbehouden
    if verwacht.kwaliteit is not None:
        assert gevonden.kwaliteit == verwacht.kwaliteit


@given(reeksen)
def test_zelfde_stand_in_elke_periode(reeks: Reeks):
    """The level of a period: entered or derived count, and the rate in exact numbers."""
    for code in CODES:
        punt, verwacht = reeks.punt(p(code)), naief.stand(reeks, code)
        assert (punt.aantal, punt.waarde, punt.marge) == (verwacht.aantal, verwacht.waarde, verwacht.marge)
        assert punt.kwaliteit == verwacht.kwaliteit
        assert reeks.tarief(punt) == naief.tarief(reeks, code)


@given(reeksen)
def test_zelfde_vergelijking_in_elke_periode(reeks: Reeks):
    for code in CODES:
        zelfde_vergelijking(basis_voor(reeks, p(code), PEILJAAR), naief.uitkomst(reeks, code, PEILJAAR))


@given(reeksen, st.sampled_from([2018, 2019, 2020]))
def test_zelfde_kop(reeks: Reeks, tot_en_met):
    gevonden, verwacht = kop(reeks, PEILJAAR, tot_en_met), naief.kop(reeks, PEILJAAR, tot_en_met)
    assert (gevonden is None) == (verwacht is None)
    if verwacht is not None:
        assert gevonden.periode.code == verwacht[0]
        zelfde_vergelijking(gevonden, verwacht[1])


@given(reeksen, st.sampled_from(CODES), st.sampled_from(RICHTINGEN))
def test_zelfde_oordeel(reeks: Reeks, code, soort):
    verwacht = naief.uitkomst(reeks, code, PEILJAAR)
    if verwacht.maat is not None and verwacht.getal is None:
        return  # a basis of 0: worked by hand in test_randen.py
    gevonden = stel_oordeel_vast(reeks, p(code), soort=soort, peiljaar=PEILJAAR, laatste_jaar=LAATSTE_JAAR)
    assert gevonden.oordeel == naief.oordeel(verwacht, soort, LAATSTE_JAAR)
    assert gevonden.zekerheid == verwacht.zekerheid
