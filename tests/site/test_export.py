"""Downloads open in a spreadsheet as what they are: numbers as numbers, and no text as a formula."""

import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from themas.weergave.export import Tabel, csv_antwoord, xlsx_antwoord


GEVAARLIJK = ["=1+1", "+31", "-2+3", "@SOM(A1)", "\tx", "\rx", "\nx", "=cmd|' /C calc'!A0"]


def tabel(*rijen):
    return Tabel("doelen", "Doelen", ["naam", "getal"], rijen)


def regels(antwoord):
    return antwoord.content.decode("utf-8-sig").split("\r\n")


def cellen(antwoord):
    return list(load_workbook(io.BytesIO(antwoord.content)).active.iter_rows(min_row=2, values_only=True))


def test_csv_is_what_a_dutch_spreadsheet_expects():
    antwoord = csv_antwoord(tabel(["België €", Decimal("12.90")], ["Almere", 1040]))
    assert antwoord.content.startswith(b"\xef\xbb\xbf")
    assert regels(antwoord) == ["naam;getal", "België €;12,90", "Almere;1040", ""]
    assert antwoord.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="doelen.csv"'


@pytest.mark.parametrize(
    ("waarde", "geschreven"),
    [(-38, "-38"), (Decimal("-0.5"), "-0,5"), (0, "0"), (None, ""), (date(2019, 12, 31), "2019-12-31")],
)
def test_csv_keeps_numbers_as_numbers(waarde, geschreven):
    assert regels(csv_antwoord(tabel(["x", waarde])))[1] == f"x;{geschreven}"


@pytest.mark.parametrize("waarde", [-38, Decimal("-0.5"), 0, None, 1040])
def test_xlsx_keeps_numbers_as_numbers(waarde):
    [(_, gelezen)] = cellen(xlsx_antwoord(tabel(["x", waarde])))
    assert gelezen == (float(waarde) if isinstance(waarde, Decimal) else waarde)


@pytest.mark.parametrize("kwaad", GEVAARLIJK, ids=repr)
def test_no_text_is_a_formula(kwaad):
    rij = csv_antwoord(tabel([kwaad, 1])).content.decode("utf-8-sig").partition("\r\n")[2]
    assert rij.lstrip('"').startswith(f"'{kwaad[0]}")
    antwoord = xlsx_antwoord(tabel([kwaad, 1]))
    cel = load_workbook(io.BytesIO(antwoord.content)).active["A2"]
    assert cel.data_type != "f"
    assert cel.value.startswith("'")


def test_text_with_the_separator_stays_one_cell():
    assert regels(csv_antwoord(tabel(['twee; "delen"', 1])))[1] == '"twee; ""delen""";1'


@pytest.mark.parametrize(
    "vreemd", ["\x00", "\x0b", "🙂", "\u202eomgekeerd", "x" * 40_000], ids=lambda tekst: repr(tekst[:9])
)
def test_odd_text_does_not_break_a_download(vreemd):
    assert csv_antwoord(tabel([f"a{vreemd}", 1])).status_code == 200
    [(naam, getal)] = cellen(xlsx_antwoord(tabel([f"a{vreemd}", 1])))
    assert naam.startswith("a")
    assert getal == 1
