"""A name near the end of a line covers nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.themas.weergave.voorbeelden import vast
from themas.weergave.naamplek import LUCHT, Vak, vrije_plek


KADER = Vak(0, 0, 400, 200)
getallen = st.integers(0, 400)
stukken = st.lists(st.tuples(st.tuples(getallen, getallen), st.tuples(getallen, getallen)), max_size=6)


def test_right_beside_the_point_where_that_is_free():
    vak = vrije_plek((100, 100), (80, 20), kader=KADER, stukken=[((0, 0), (100, 100))], vakken=[])
    assert (vak.boven, vak.onder) == (90, 110)
    assert 100 < vak.links < 110


@pytest.mark.parametrize(
    ("bezet", "waar"),
    [
        ([((100, 100), (300, 100))], "boven"),
        ([((100, 100), (300, 100)), ((95, 85), (300, 85))], "onder"),
        ([((x, 0), (x, 200)) for x in range(0, 400, 20)], None),
    ],
)
def test_else_above_or_below_and_else_nowhere(bezet, waar):
    vak = vrije_plek((100, 100), (80, 14), kader=KADER, stukken=bezet, vakken=[])
    assert (vak and ("boven" if vak.onder < 100 else "onder")) == waar


def test_not_outside_the_plot_and_not_over_another_name():
    assert vrije_plek((395, 100), (500, 20), kader=KADER, stukken=[], vakken=[]) is None
    assert vrije_plek((100, 100), (80, 20), kader=KADER, stukken=[], vakken=[KADER]) is None


@vast
@given(punt=st.tuples(getallen, getallen), stukken=stukken)
def test_whatever_is_drawn_the_name_keeps_clear_of_it(punt, stukken):
    """Against a naive test: no point of a piece, of two hundred along it, lies in the rectangle."""
    vak = vrije_plek(punt, (60, 18), kader=KADER, stukken=stukken, vakken=[])
    if vak is None:
        return
    assert vak.ligt_in(KADER)
    for (x, y), (x2, y2) in stukken:
        langs = [(x + (x2 - x) * i / 200, y + (y2 - y) * i / 200) for i in range(201)]
        assert not any(vak.links - LUCHT < a < vak.rechts + LUCHT and vak.boven < b < vak.onder for a, b in langs)
