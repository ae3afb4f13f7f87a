"""When a figure asks "klopt dit?": worked by hand, and against a naive count of chances."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themas.berekening import Afwijking, Waarneming, afwijking, wijkt_af_van_jaar
from themas.berekening.afwijking import STAART


def aantallen(*getallen):
    return [Waarneming(getal) for getal in getallen]


def waarden(*getallen, marge=None):
    return [Waarneming(waarde=Decimal(getal), marge=marge and Decimal(marge)) for getal in getallen]


def test_zonder_geschiedenis_is_er_niets_te_vragen():
    assert afwijking(Waarneming(1000), []) is None
    assert afwijking(Waarneming(1000), waarden("13,0".replace(",", "."))) is None
    assert afwijking(Waarneming(), aantallen(1, 2, 3)) is None


@pytest.mark.parametrize("nieuw", [300, 340, 400])
def test_binnen_de_spreiding_van_eerdere_aantallen_is_gewoon(nieuw):
    assert afwijking(Waarneming(nieuw), aantallen(306, 367, 340)) is None


@pytest.mark.parametrize("nieuw", [34, 3400, 0])
def test_een_vergeten_of_dubbel_cijfer_valt_op(nieuw):
    """Mean 337,67 and s 30,57: ± 3 × 30,57 × √(4/3) = 105,9."""
    assert afwijking(Waarneming(nieuw), aantallen(306, 367, 340)) == Afwijking((306, 367, 340), 232, 443)


def test_gelijke_aantallen_laten_ruimte_voor_toeval():
    """Three times 0 is no promise of a fourth: S + ½ = ½ and p = ¾ leave 0,135% above 3."""
    assert [afwijking(Waarneming(n), aantallen(0, 0, 0)) is None for n in range(6)] == [True] * 4 + [False] * 2


@given(st.lists(st.integers(0, 60), min_size=3, max_size=8), st.integers(0, 300))
def test_de_grens_van_toeval_is_die_van_de_kansen(eerdere, nieuw):
    """Negative binomial summed term by term: an asked figure has less than 0,135% on its side."""
    uitkomst = afwijking(Waarneming(nieuw), aantallen(*eerdere))
    r, p = sum(eerdere) + 0.5, len(eerdere) / (len(eerdere) + 1)

    def kans(k):
        return math.exp(
            math.lgamma(k + r) - math.lgamma(k + 1) - math.lgamma(r) + r * math.log(p) + k * math.log(1 - p)
        )

    if uitkomst is not None:
        onder = sum(kans(k) for k in range(nieuw + 1))
        boven = 1 - sum(kans(k) for k in range(nieuw))
        assert min(onder, boven) <= STAART + 1e-9
        assert not uitkomst.laag <= nieuw <= uitkomst.hoog


def test_grote_spreiding_vraagt_minder_snel():
    assert afwijking(Waarneming(400), aantallen(306, 310, 308)) is not None
    assert afwijking(Waarneming(400), aantallen(206, 410, 308)) is None


@pytest.mark.parametrize(("nieuw", "vraagt"), [(16, False), (21, False), (60, True), (0, True)])
def test_met_een_enkel_eerder_aantal_beslist_de_toets(nieuw, vraagt):
    assert (afwijking(Waarneming(nieuw), aantallen(21)) is not None) is vraagt


@pytest.mark.parametrize(
    ("nieuw", "jaar", "delen", "ver"),
    [(0, 21, 2, True), (0, 15, 2, False), (10, 21, 2, False), (21, 21, 2, False), (40, 21, 2, True), (0, 21, 4, False)],
)
def test_een_half_jaar_tegen_een_heel_jaar(nieuw, jaar, delen, ver):
    """Of 21 in all none in the one part of three has chance (2/3)^21 = 0,02%; of 15 that is 0,23%, over 0,05%."""
    assert wijkt_af_van_jaar(nieuw, jaar, delen) is ver


def test_alleen_de_laatste_acht_tellen():
    oud_en_ver = aantallen(5000, *[300, 310, 305, 295, 300, 308, 302, 299])
    assert afwijking(Waarneming(500), oud_en_ver).eerdere == (300, 310, 305, 295, 300, 308, 302, 299)


@pytest.mark.parametrize(("nieuw", "vraagt"), [("26.0", False), ("28.2", False), ("28.3", True), ("19.7", True)])
def test_een_aandeel_wordt_getoetst_met_zijn_marges(nieuw, vraagt):
    """1,5 × √(2,0² + 2,0²) = 4,24."""
    uitkomst = afwijking(Waarneming(waarde=Decimal(nieuw), marge=Decimal("2.0")), waarden("31", "24", marge="2.0"))
    assert (uitkomst is not None) is vraagt


@pytest.mark.parametrize(("nieuw", "vraagt"), [("7.3", False), ("7.4", True), ("6.6", True)])
def test_een_rapportcijfer_mag_een_stap_van_zijn_laatste_decimaal_verschillen(nieuw, vraagt):
    uitkomst = afwijking(Waarneming(waarde=Decimal(nieuw)), waarden("7.0", "7.0", "7.0"))
    assert (uitkomst is not None) is vraagt


@pytest.mark.parametrize(("nieuw", "vraagt"), [("70", True), ("1.3", True), ("8.1", False)])
def test_een_verschoven_komma_valt_op(nieuw, vraagt):
    assert (afwijking(Waarneming(waarde=Decimal(nieuw)), waarden("7.0")) is not None) is vraagt
