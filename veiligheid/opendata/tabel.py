"""A table of the package: its columns, its keys, and its rows as CSV that CSVW describes.

CSV as CSVW expects it unless told otherwise: UTF-8 without BOM, a comma, CRLF, a point in decimal numbers. So it
differs from the CSV of one figure, which a Dutch spreadsheet must open without questions.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from themas.weergave.export import onschadelijk
from veiligheid.opendata.lezing import Lezing


SCHEIDER = ";"  # between the values of a column that holds several


@dataclass(frozen=True, slots=True)
class Kolom:
    """``soort`` is the datatype of CSVW. ``keuze`` is an enum whose values are the only ones that can stand here."""

    naam: str
    titel: str
    uitleg: str = ""
    soort: str = "string"
    verplicht: bool = False
    lijst: bool = False
    keuze: type[Enum] | None = None


@dataclass(frozen=True, slots=True)
class Sleutel:
    """These columns name a row of another table, by those columns of it."""

    kolommen: tuple[str, ...]
    tabel: str
    naar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """``rijen`` gives the rows in a fixed order; None where a stream fills several tables at once."""

    naam: str
    titel: str
    uitleg: str
    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...]
    verwijst: tuple[Sleutel, ...] = ()
    rijen: Callable[[Lezing], Iterable[tuple]] | None = None

    @property
    def bestand(self) -> str:
        return f"{self.naam}.csv"


class Regels:
    """Rows as lines of CSV in bytes: ``kop()`` first, then ``regel(row)`` for each."""

    def __init__(self, tabel: Tabel):
        self._tabel = tabel
        self._tekst = io.StringIO(newline="")
        self._schrijver = csv.writer(self._tekst, lineterminator="\r\n")

    def kop(self) -> bytes:
        return self._lijn([kolom.naam for kolom in self._tabel.kolommen])

    def regel(self, rij: tuple) -> bytes:
        return self._lijn([_cel(waarde) for waarde in rij])

    def _lijn(self, cellen: list[str]) -> bytes:
        self._schrijver.writerow(cellen)
        lijn = self._tekst.getvalue().encode()
        self._tekst.seek(0)
        self._tekst.truncate()
        return lijn


def inhoud(tabel: Tabel, lezing: Lezing) -> bytes:
    """A whole table; for those that grow with policy and not with figures."""
    return b"".join(_lijnen(tabel, tabel.rijen(lezing)))


def _lijnen(tabel: Tabel, rijen: Iterable[tuple]) -> Iterator[bytes]:
    regels = Regels(tabel)
    yield regels.kop()
    for rij in rijen:
        yield regels.regel(rij)


def _cel(waarde: Any) -> str:
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case Enum():
            return str(waarde.value)
        case str():
            return onschadelijk(waarde)
        case datetime():
            return f"{waarde.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"
        case date() | int():
            return waarde.isoformat() if isinstance(waarde, date) else str(waarde)
        case Decimal():
            return format(waarde, "f")
        case tuple() | list():
            return SCHEIDER.join(onschadelijk(str(deel)).replace(SCHEIDER, ",") for deel in waarde)
    raise TypeError(f"No cell for {type(waarde).__name__}.")
