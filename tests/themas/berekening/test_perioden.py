"""Periods in text, in time and in order."""

import datetime

import pytest

from tests.themas.berekening.bouw import p
from themas.berekening import Periode


@pytest.mark.parametrize(
    ("code", "label", "begin", "eind"),
    [
        ("2019", "2019", (2019, 1, 1), (2019, 12, 31)),
        ("2019-H1", "1e helft 2019", (2019, 1, 1), (2019, 6, 30)),
        ("2019-H2", "2e helft 2019", (2019, 7, 1), (2019, 12, 31)),
        ("2020-K1", "1e kwartaal 2020", (2020, 1, 1), (2020, 3, 31)),
        ("2020-K4", "4e kwartaal 2020", (2020, 10, 1), (2020, 12, 31)),
    ],
)
def test_code_label_en_dagen(code, label, begin, eind):
    periode = p(code)
    assert (periode.code, periode.label) == (code, label)
    assert (periode.begin, periode.eind) == (datetime.date(*begin), datetime.date(*eind))


@pytest.mark.parametrize(
    "code", ["", "19", "2019-H3", "2019-H0", "2019-K5", "2019-M1", "2019-h1", "2019H1", "1989", "2101", "2019-H1x"]
)
def test_wat_geen_periode_is(code):
    with pytest.raises(ValueError, match=r"periode|bestaat niet|buiten"):
        Periode.van_code(code)


def test_volgorde_op_het_eind_en_het_langste_het_laatst():
    door_elkaar = ["2019", "2018", "2019-K3", "2019-H1", "2019-H2", "2019-K4", "2019-K2"]
    op_volgorde = ["2018", "2019-K2", "2019-H1", "2019-K3", "2019-K4", "2019-H2", "2019"]
    assert [periode.code for periode in sorted(map(p, door_elkaar))] == op_volgorde


def test_vorige_helft():
    assert p("2020-H1").vorige_helft == p("2019-H2")
    assert p("2019-H2").vorige_helft == p("2019-H1")
