"""Numbers, changes, dates and enumerations, as a Dutch reader writes them."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from themas.weergave.opmaak import (
    datum,
    decimale_komma,
    getal,
    hoofdletter,
    meer_of_minder,
    met_teken,
    opsomming,
    procent,
    telwoord,
)


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1.000"),
        (1040, "1.040"),
        (205_058, "205.058"),
        (1_234_567, "1.234.567"),
        (12_345_678_901, "12.345.678.901"),
        (-38, "−38"),
        (-1040, "−1.040"),
        (Decimal("12.9"), "12,9"),
        (Decimal("13"), "13"),
        (Decimal("13.0"), "13,0"),
        (Decimal("13.00"), "13,00"),
        (Decimal("0.05"), "0,05"),
        (Decimal("-0.5"), "−0,5"),
        (Decimal("1234567.89"), "1.234.567,89"),
        (Decimal("100"), "100"),
        (Decimal("0.000"), "0,000"),
        (None, "niet beschikbaar"),
        ("", "niet beschikbaar"),
    ],
)
def test_getal(waarde, tekst):
    assert getal(waarde) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [("10", "10"), ("100", "100"), ("-30", "−30"), ("1400", "1.400"), ("0", "0"), ("0.00", "0"), ("2.50", "2,5")],
)
def test_een_decimaal_zonder_nullen_achteraan_blijft_een_gewoon_getal(waarde, tekst):
    """``normalize`` writes ten as 1E+1; no reader should."""
    assert getal(Decimal(waarde).normalize()) == tekst


@pytest.mark.parametrize(
    ("waarde", "decimalen", "tekst"),
    [
        (Decimal("12.95"), 1, "13,0"),
        (Decimal("12.94"), 1, "12,9"),
        (Decimal("12.5"), 0, "13"),
        (Decimal("-12.5"), 0, "−13"),
        (Decimal("0.05"), 1, "0,1"),
        (Decimal("13"), 2, "13,00"),
        (1040, 1, "1.040,0"),
        (Fraction(2, 3), 2, "0,67"),
        (Decimal("12.3456"), "2", "12,35"),  # as a template gives it
        (None, 1, "niet beschikbaar"),
    ],
)
def test_getal_op_zoveel_decimalen(waarde, decimalen, tekst):
    assert getal(waarde, decimalen) == tekst


def test_wat_tot_nul_afrondt_heeft_geen_min():
    assert getal(Decimal("-0.04"), 1) == "0,0"
    assert getal(Decimal("-0.0")) == "0,0"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10))
def test_een_getal_is_terug_te_lezen(waarde):
    tekst = getal(waarde)
    assert Decimal(tekst.replace(".", "").replace(",", ".").replace("−", "-")) == waarde
    assert "-" not in tekst
    heel = tekst.lstrip("−").split(",")[0]
    assert [len(groep) for groep in heel.split(".")][1:] == [3] * heel.count(".")


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (-38, "−38%"),
        (4, "+4%"),
        (0, "0%"),
        (1400, "+1.400%"),
        (Decimal("-12.5"), "−12,5%"),
        (None, "niet beschikbaar"),
    ],
)
def test_procent(waarde, tekst):
    assert procent(waarde) == tekst


@pytest.mark.parametrize(("waarde", "tekst"), [(7, "+7"), (-38, "−38"), (0, "0"), (1040, "+1.040")])
def test_met_teken(waarde, tekst):
    assert met_teken(waarde) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"), [(-38, "38% minder"), (4, "4% meer"), (0, "evenveel"), (1400, "1.400% meer")]
)
def test_meer_of_minder(waarde, tekst):
    assert meer_of_minder(waarde) == tekst


def test_datum():
    assert datum(datetime.date(2019, 2, 28)) == "28 februari 2019"
    assert datum(datetime.date(2020, 3, 1)) == "1 maart 2020"
    assert datum(None) == ""


@pytest.mark.parametrize(("tekst", "uit"), [("in 2019", "In 2019"), ("", ""), ("één", "Eén"), ("OV", "OV")])
def test_hoofdletter(tekst, uit):
    assert hoofdletter(tekst) == uit


@pytest.mark.parametrize(
    ("namen", "zin"),
    [
        ([], ""),
        (["Overvallen"], "overvallen"),
        (["Woninginbraken", "Overvallen"], "woninginbraken en overvallen"),
        (["Woninginbraken", "Overvallen", "Jeugdoverlast"], "woninginbraken, overvallen en jeugdoverlast"),
    ],
)
def test_opsomming(namen, zin):
    assert opsomming(namen) == zin


def test_een_afkorting_in_een_opsomming_houdt_haar_hoofdletters():
    assert opsomming(["OV-incidenten", "Overvallen"]) == "OV-incidenten en overvallen"


@pytest.mark.parametrize(
    ("aantal", "woord"), [(0, "nul"), (1, "één"), (2, "twee"), (12, "twaalf"), (13, "13"), (1040, "1.040"), (-1, "−1")]
)
def test_telwoord(aantal, woord):
    assert telwoord(aantal) == woord


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [(None, ""), (0, "0"), (1040, "1040"), (-38, "-38"), (Decimal("12.90"), "12,90"), (Decimal("-0.5"), "-0,5")],
)
def test_decimale_komma(waarde, tekst):
    assert decimale_komma(waarde) == tekst


def test_een_rond_getal_staat_gewoon_in_een_bestand():
    assert decimale_komma(Decimal("1400").normalize()) == "1400"


def test_elk_sjabloon_kent_de_filters():
    sjabloon = Template("{{ n|getal }} {{ d|getal:1 }} {{ p|procent }} {{ leeg|getal }} {{ t|telwoord|hoofdletter }}")
    uit = sjabloon.render(Context({"n": 1040, "d": Decimal("12.94"), "p": -38, "leeg": None, "t": 2}))
    assert uit == "1.040 12,9 −38% niet beschikbaar Twee"
