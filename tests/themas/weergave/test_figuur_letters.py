from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.themas.weergave.voorbeelden import teksten, vast
from themas.weergave.letters import breedte, breek, breek_met_getal, schoon, spreid


@pytest.mark.parametrize(
    ("tekst", "uit"),
    [
        ("Woninginbraken", ("Woninginbraken",)),
        ("Drugs- en drankoverlast", ("Drugs- en", "drankoverlast")),
        ("Alle auto-inbraken", ("Alle", "auto-inbraken")),
        ("Drugs-drankoverlast", ("Drugs-", "drankoverlast")),
        ("Een veel te lange naam voor hier", ("Een veel te", "lange naam v…")),
        ("Onafbreekbaarheidsproblematiek", ("Onafbreekbaa…",)),
        ("", ("",)),
    ],
)
def test_names_break_at_spaces_and_hyphens(tekst, uit):
    assert breek(tekst, 130, 15, regels=2) == uit


def test_value_is_never_cut():
    assert breek_met_getal("Almere", "8", 130, 15, regels=2) == ("Almere\N{NO-BREAK SPACE}8",)
    assert breek_met_getal("Woninginbraken", "1.040", 130, 15, regels=2) == ("Woninginbraken", "1.040")
    assert breek_met_getal("Onafbreekbaarheidsproblematiek", "62", 130, 15, regels=2) == ("Onafbreekbaa…", "62")


@vast
@given(teksten, st.integers(1, 3))
def test_broken_text_fits(tekst, regels):
    uit = breek(schoon(tekst), 100, 15, regels=regels)
    assert 1 <= len(uit) <= regels
    assert all(breedte(regel, 15) <= 100 for regel in uit)


@pytest.mark.parametrize(("tekst", "uit"), [("a\x00\x0bb\ud800c\ufffe", "abc"), ("a\n\t b", "a b"), ("<&>", "<&>")])
def test_what_xml_cannot_hold_is_left_out(tekst, uit):
    assert schoon(tekst) == uit


def test_labels_stay_where_there_is_room():
    assert spreid([(10, 8), (50, 8), (30, 8)], 0, 100) == [10, 50, 30]


def test_labels_that_touch_part_evenly():
    assert spreid([(50, 10), (50, 10)], 0, 100) == [45, 55]
    assert spreid([(2, 10), (2, 10)], 0, 100) == [5, 15]
    assert spreid([(99, 10), (98, 10)], 0, 100) == [95, 85]


@vast
@given(st.lists(st.tuples(st.floats(0, 300), st.floats(10, 40)), max_size=20))
def test_labels_never_overlap_and_keep_their_order(wensen):
    nodig = sum(maat for _, maat in wensen)
    plekken = spreid(wensen, 0, max(300, nodig))
    vakken = sorted((plek - maat / 2, plek + maat / 2) for plek, (_, maat) in zip(plekken, wensen, strict=True))
    assert all(eind <= begin + 1e-6 for (_, eind), (begin, _) in pairwise(vakken))
    assert all(begin >= -1e-6 and eind <= max(300, nodig) + 1e-6 for begin, eind in vakken)
    for (wens_a, plek_a), (wens_b, plek_b) in pairwise(sorted(zip((wens for wens, _ in wensen), plekken, strict=True))):
        assert plek_a < plek_b or wens_a == wens_b
