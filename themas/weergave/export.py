"""Tables to take along, as CSV and XLSX; both are written from one ``Tabel``, as is the page."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from themas.weergave.opmaak import decimale_komma
from themas.weergave.werkmap import als_bestand


Cel = str | int | Decimal | date | None
# A spreadsheet takes a text that starts with one of these for a formula (OWASP, CSV injection).
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Tabel:
    """``naam`` is the file name without ending. Numbers stay numbers; None is an empty cell, never 0."""

    naam: str
    titel: str
    koppen: Sequence[str]
    rijen: Sequence[Sequence[Cel]]


def onschadelijk(tekst: str) -> str:
    """A text that every spreadsheet opens and none runs: an apostrophe before what would start a formula.

    Control characters, which XLSX cannot hold, are left out.
    """
    tekst = ILLEGAL_CHARACTERS_RE.sub("", tekst)
    return f"'{tekst}" if tekst.startswith(GEVAARLIJK) else tekst


def vet(blad, tekst: str) -> WriteOnlyCell:
    """A heading of a sheet."""
    cel = WriteOnlyCell(blad, value=onschadelijk(tekst))
    cel.font = Font(bold=True)
    return cel


def csv_antwoord(tabel: Tabel) -> HttpResponse:
    """UTF-8 with BOM, ``;`` and a decimal comma: what a Dutch Excel opens without questions."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([onschadelijk(kop) for kop in tabel.koppen])
    schrijver.writerows([_csv_cel(cel) for cel in rij] for rij in tabel.rijen)
    return _download(uit.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{tabel.naam}.csv")


def xlsx_antwoord(tabel: Tabel) -> HttpResponse:
    boek = Workbook(write_only=True)
    blad = boek.create_sheet("Cijfers")
    blad.freeze_panes = "A2"
    blad.append([vet(blad, kop) for kop in tabel.koppen])
    for rij in tabel.rijen:
        blad.append([onschadelijk(cel) if isinstance(cel, str) else cel for cel in rij])
    boek.properties.title = onschadelijk(tabel.titel)
    return _download(als_bestand(boek), XLSX, f"{tabel.naam}.xlsx")


ANTWOORDEN = {"csv": csv_antwoord, "xlsx": xlsx_antwoord}


def _csv_cel(cel: Cel) -> str:
    match cel:
        case str():
            return onschadelijk(cel)
        case date():
            return cel.isoformat()
    return decimale_komma(cel)


def _download(inhoud: bytes, soort: str, naam: str) -> HttpResponse:
    return HttpResponse(inhoud, content_type=soort, headers={"Content-Disposition": f'attachment; filename="{naam}"'})
