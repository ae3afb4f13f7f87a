"""Files to take along: numbers stay numbers, None stays empty, and no cell starts a formula."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from themas.weergave.export import ANTWOORDEN, Tabel, csv_antwoord, onschadelijk, xlsx_antwoord


GEVAARLIJK = ["=1+1", "+31 6", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", '=HYPERLINK("x";"y")', "=", "-"]
GEWOON = [
    "",
    "Overvallen",
    "'s Gravenhage",
    "a=b",
    "1e helft 2019",
    "−38%",
    " =1",
    "é",
    'met "aanhaling"',
    "a;b",
    "a\nb",
]


def tabel(*rijen, koppen=("a", "b", "c", "d")):
    return Tabel("overvallen", "Overvallen in Voorbeeldstad", koppen, rijen)


def csv_rijen(een_tabel):
    inhoud = csv_antwoord(een_tabel).content
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";"))


def xlsx_blad(een_tabel):
    return load_workbook(io.BytesIO(xlsx_antwoord(een_tabel).content))["Cijfers"]


@pytest.mark.parametrize("tekst", GEVAARLIJK)
def test_wat_een_formule_zou_zijn_wordt_tekst(tekst):
    assert onschadelijk(tekst) == f"'{tekst}"
    assert csv_rijen(tabel([tekst]))[1] == [f"'{tekst}"]
    cel = xlsx_blad(tabel([tekst]))["A2"]
    assert cel.data_type == "s"
    assert cel.value.startswith("'")


@pytest.mark.parametrize("tekst", GEWOON)
def test_gewone_tekst_blijft_zoals_hij_is(tekst):
    assert onschadelijk(tekst) == tekst
    assert csv_rijen(tabel([tekst, "x"]))[1] == [tekst, "x"]
    assert (xlsx_blad(tabel([tekst, "x"]))["A2"].value or "") == tekst


@pytest.mark.parametrize("plaats", ["koppen", "rijen"])
def test_ook_de_koppen_zijn_onschadelijk(plaats):
    """A heading holds the unit of an indicator, and that is typed by people."""
    een = tabel(["x"], koppen=["=1+1"]) if plaats == "koppen" else tabel(["=1+1"], koppen=["x"])
    assert [cel for rij in csv_rijen(een) for cel in rij if cel.startswith("=")] == []
    assert [cel for rij in xlsx_blad(een).iter_rows() for cel in rij if cel.data_type == "f"] == []


def test_csv_zoals_een_nederlandse_excel_hem_opent():
    een = tabel([1040, Decimal("12.90"), None, datetime.date(2019, 2, 28)], [-38, Decimal("-0.5"), 0, "a;b"])
    antwoord = csv_antwoord(een)
    assert antwoord.content == '﻿a;b;c;d\r\n1040;12,90;;2019-02-28\r\n-38;-0,5;0;"a;b"\r\n'.encode()
    assert antwoord["Content-Type"] == "text/csv; charset=utf-8"
    assert antwoord["Content-Disposition"] == 'attachment; filename="overvallen.csv"'


def test_een_negatief_getal_is_geen_gevaarlijke_tekst():
    """−38 percent must stay a number that a reader can calculate with."""
    assert csv_rijen(tabel([-38]))[1] == ["-38"]
    assert xlsx_blad(tabel([-38]))["A2"].value == -38


def test_xlsx_houdt_getallen_en_datums():
    een = tabel([1040, Decimal("12.9"), None, datetime.date(2019, 2, 28)])
    blad = xlsx_blad(een)
    assert [cel.value for cel in blad[2]] == [1040, 12.9, None, datetime.datetime(2019, 2, 28)]  # noqa: DTZ001
    assert [cel.data_type for cel in blad[2]] == ["n", "n", "n", "d"]
    assert [(cel.value, cel.font.bold) for cel in blad[1]] == [(kop, True) for kop in "abcd"]
    assert blad.freeze_panes == "A2"


def test_xlsx_noemt_zijn_onderwerp():
    antwoord = xlsx_antwoord(tabel())
    assert load_workbook(io.BytesIO(antwoord.content)).properties.title == "Overvallen in Voorbeeldstad"
    assert antwoord["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert antwoord["Content-Disposition"] == 'attachment; filename="overvallen.xlsx"'


def test_een_lege_tabel_heeft_alleen_koppen():
    assert csv_rijen(tabel()) == [["a", "b", "c", "d"]]
    assert xlsx_blad(tabel()).max_row == 1


def test_er_zijn_twee_soorten():
    assert {"csv": csv_antwoord, "xlsx": xlsx_antwoord} == ANTWOORDEN


CELLEN = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.sampled_from(GEVAARLIJK),
)


@given(st.lists(st.lists(CELLEN, min_size=2, max_size=2), max_size=4))
def test_beide_bestanden_zeggen_hetzelfde_en_geen_cel_is_een_formule(rijen):
    een = tabel(*rijen, koppen=("a", "b"))
    blad = xlsx_blad(een)
    uit_xlsx = [[cel.value for cel in rij] for rij in blad.iter_rows(min_row=2, max_col=2)][: len(rijen)]
    assert not [cel for rij in blad.iter_rows() for cel in rij if cel.data_type == "f"]
    for rij, in_csv in zip(rijen, csv_rijen(een)[1:], strict=True):
        for cel, tekst in zip(rij, in_csv, strict=True):
            if isinstance(cel, str):
                assert not tekst.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
                assert tekst.removeprefix("'") == cel.removeprefix("'")
            else:
                assert tekst == ("" if cel is None else str(cel).replace(".", ","))
    for rij, in_xlsx in zip(rijen, uit_xlsx, strict=False):
        for cel, waarde in zip(rij, in_xlsx, strict=True):
            if isinstance(cel, int | Decimal):
                assert float(waarde) == float(cel)


def test_wat_geen_blad_kan_bevatten_laat_het_bestand_niet_mislukken():
    """A control character from a pasted source would be a server error."""
    assert xlsx_antwoord(tabel(["a\x0bb"])).status_code == 200
