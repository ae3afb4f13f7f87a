from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.themas.weergave.voorbeelden import getallen, vast
from themas.berekening import Periode
from themas.weergave.assen import kort, midden, tijdtekens, tussen, waardeas
from themas.weergave.letters import breedte


P = Periode.van_code


@pytest.mark.parametrize(
    ("waarden", "decimalen", "vanaf_nul", "teksten"),
    [
        ([13, 12, 8], 0, True, ["0", "5", "10", "15"]),
        ([11, 18, 14], 0, True, ["0", "5", "10", "15", "20"]),
        ([0, 0], 0, True, ["0", "1"]),
        ([1, 2], 0, True, ["0", "1", "2"]),
        ([1040, 673], 0, True, ["0", "400", "800", "1.200"]),
        ([Decimal("0.4")], 1, True, ["0", "0,1", "0,2", "0,3", "0,4"]),
        ([-12, 45], 0, True, ["−25", "0", "25", "50"]),
        ([Decimal("7.1"), Decimal("7.5")], 1, False, ["7,0", "7,2", "7,4", "7,6"]),
        ([100, 100], 0, False, ["99", "100"]),
        ([9_800_000], 0, True, ["0", "2,5 mln", "5,0 mln", "7,5 mln", "10,0 mln"]),
        ([3 * 10**9], 0, True, ["0", "1 mld", "2 mld", "3 mld"]),
        ([Decimal("0.00004")], 5, True, ["0", "0,00001", "0,00002", "0,00003", "0,00004"]),
    ],
)
def test_ticks_are_round(waarden, decimalen, vanaf_nul, teksten):
    assert list(waardeas(waarden, decimalen=decimalen, vanaf_nul=vanaf_nul).teksten) == teksten


@vast
@given(st.lists(getallen, min_size=1), st.integers(0, 4), st.booleans())
def test_axis_holds_every_value_in_equal_round_steps(waarden, decimalen, vanaf_nul):
    as_ = waardeas(waarden, decimalen=decimalen, vanaf_nul=vanaf_nul)
    (stap,) = {b - a for a, b in pairwise(as_.tekens)}
    assert as_.tekens[0] <= min(waarden)
    assert as_.tekens[-1] >= max(waarden)
    assert (stap.normalize().scaleb(-stap.adjusted())).normalize() in [Decimal(x) for x in ("1", "2", "2.5", "4", "5")]
    assert 1 <= len(as_.tekens) - 1 <= 4
    assert stap >= Decimal(1).scaleb(-decimalen)
    assert as_.met_nul or not vanaf_nul


def test_height_is_proportional():
    as_ = waardeas([13], decimalen=0, vanaf_nul=True)
    assert as_.tekens[-1] == 15
    assert [as_.hoogte(waarde, 300) for waarde in (0, 5, 13, 15)] == [0, 100, 260, 300]


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [(1040, "1.040"), (-38, "−38"), (2345678901, "2,3 mld"), (10**18, "1,0e+18"), (999_999_999, "999.999.999")],
)
def test_value_as_label(waarde, tekst):
    assert kort(waarde) == tekst


def test_middle_of_a_year_is_the_first_of_july_or_the_day_after():
    assert midden(P("2018")) == P("2018-H2").begin.toordinal() + 1.5
    assert midden(P("2018-H1")) < midden(P("2018")) < midden(P("2018-H2"))


@pytest.mark.parametrize(
    ("eerste", "laatste", "elk_jaar", "ertussen"),
    [
        ("2017", "2018", False, []),
        ("2015", "2017", False, ["2016"]),
        ("2018-H2", "2019-H1", False, []),
        ("2018-H1", "2019-H2", False, ["2018-H2", "2019-H1"]),
        ("2017-H1", "2018-H1", True, []),
        ("2017-H1", "2019-H1", True, ["2018-H1"]),
        ("2017-K4", "2018-K2", False, ["2018-K1"]),
        ("2100-H1", "2100-H2", False, []),
    ],
)
def test_periods_between(eerste, laatste, elk_jaar, ertussen):
    assert tussen(P(eerste), P(laatste), elk_jaar=elk_jaar) == [P(code) for code in ertussen]


def test_nothing_lies_between_a_year_and_a_half():
    assert tussen(P("2018"), P("2019-H1"), elk_jaar=False) is None


def teksten(codes, breed, letter=15):
    perioden = [P(code) for code in codes]
    dagen = midden(max(perioden)) - midden(min(perioden))
    tekens = tijdtekens(perioden, breed / dagen, letter)
    return [[teken.tekst for teken in tekens if teken.tekst and teken.rij == rij] for rij in (0, 1)]


def test_ticks_of_time():
    assert teksten(["2015", "2019"], 400) == [["2015", "2016", "2017", "2018", "2019"], []]
    assert teksten(["1990", "2019"], 400) == [["1994", "1999", "2004", "2009", "2014", "2019"], []]
    assert teksten(["2018-H2", "2019-H1", "2019-H2"], 400) == [["2e helft", "1e helft", "2e helft"], ["2018", "2019"]]
    assert teksten(["2018-H1", "2020-H2"], 200) == [["1e", "2e"] * 3, ["2018", "2019", "2020"]]
    assert teksten(["2010-H1", "2019-H2"], 200) == [["2014", "2019"], []]
    assert teksten(["2017-H1", "2018-H1"], 300) == [["1e helft", "1e helft"], ["2017", "2018"]]


@vast
@given(st.integers(1990, 2060), st.integers(1, 40), st.floats(100, 600), st.sampled_from(["", "-H1", "-H2", "-K3"]))
def test_ticks_of_time_do_not_touch(jaar, duur, breed, deel):
    perioden = [P(f"{jaar}{deel}"), P(f"{jaar + duur}"), P(f"{jaar + duur}{deel}")]
    per_dag = breed / (midden(max(perioden)) - midden(min(perioden)))
    tekens = tijdtekens(perioden, per_dag, 15)
    for rij in (0, 1):
        op_rij = sorted((t.plek * per_dag, breedte(t.tekst, 15)) for t in tekens if t.tekst and t.rij == rij)
        assert all(b - a >= (lang_a + lang_b) / 2 for (a, lang_a), (b, lang_b) in pairwise(op_rij))
    assert str(jaar + duur) in {teken.tekst for teken in tekens}
