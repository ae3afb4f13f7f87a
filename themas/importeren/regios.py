"""Which area of ours a source means, by its code or by its name."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from themas.enums import Gebiedsoort
from themas.models import Gebied


# Codes and names as CBS publishes them (dimension RegioS), for files that hold names only.
LIJST = Path(__file__).with_name("regios.csv")
SOORT_VAN_CODE = {
    "NL": Gebiedsoort.LAND,
    "PV": Gebiedsoort.PROVINCIE,
    "RE": Gebiedsoort.POLITIE_EENHEID,
    "GM": Gebiedsoort.GEMEENTE,
    "WK": Gebiedsoort.WIJK,
    "BU": Gebiedsoort.BUURT,
}
_CODE = re.compile(r"[A-Z]{2}[A-Z0-9]{2,8}")
_ACHTERVOEGSEL = re.compile(r"(.*\S)\s*\((gemeente|PV|RE|LD)\)")
_SOORT = {"gemeente": Gebiedsoort.GEMEENTE, "PV": Gebiedsoort.PROVINCIE, "RE": Gebiedsoort.POLITIE_EENHEID}
# Rest groups of the tables: what lies abroad or nowhere. They are no area, and nobody misses them.
GEEN_GEBIED = {"GM0998", "GM0999", "PV99", "RE99", "LD99", "WK099999", "BU09999999"}


@dataclass(frozen=True, slots=True)
class Onbekend:
    """An area of the file that we do not know; ``code`` and ``soort`` are empty where it cannot be added."""

    tekst: str
    code: str = ""
    naam: str = ""
    soort: str = ""

    def __str__(self):
        return f"{self.naam} ({self.code})" if self.code and self.naam != self.code else self.tekst

    @property
    def toe_te_voegen(self) -> bool:
        return bool(self.code and self.soort)

    def als_velden(self) -> dict:
        """Of a new row. A wijk or buurt lies in the municipality whose number is in its code."""
        velden = {"code": self.code, "naam": self.naam, "soort": self.soort}
        if self.soort in (Gebiedsoort.WIJK, Gebiedsoort.BUURT):
            velden["ligt_in"] = Gebied.objects.filter(code=f"GM{self.code[2:6]}").first()
        return velden


@cache
def officieel() -> dict[str, str]:
    """Names by code."""
    with LIJST.open(encoding="utf-8", newline="") as bestand:
        return {rij["code"]: rij["naam"] for rij in csv.DictReader(bestand, delimiter=";")}


class Regios:
    """Looks up areas, once per way of writing."""

    def __init__(self, namen: dict[str, str] | None = None):
        """``namen`` by code, as the source itself gives them."""
        self._namen = namen or {}
        rijen = list(Gebied.objects.values_list("code", "naam", "soort"))
        self._codes = {code for code, _, _ in rijen}
        self._van_naam: dict[tuple[str, str], str] = {
            (_kaal(naam.removeprefix("Politie-eenheid ")), soort): code for code, naam, soort in rijen
        }
        self._bekend: dict[str, str | Onbekend | None] = {}

    def zoek(self, tekst: str) -> str | Onbekend | None:
        """The code of our area; what is known of it where we have none; None for a rest group."""
        if tekst not in self._bekend:
            self._bekend[tekst] = self._zoek(tekst.strip())
        return self._bekend[tekst]

    def _zoek(self, tekst: str) -> str | Onbekend | None:
        if _CODE.fullmatch(tekst):
            return self._van_code(tekst)
        kaal, soort = _ontleed(tekst)
        for keuze in [soort] if soort else [Gebiedsoort.GEMEENTE, Gebiedsoort.LAND, Gebiedsoort.PROVINCIE]:
            if code := self._van_naam.get((_kaal(kaal), keuze)):
                return code
        code = next((code for code, naam in officieel().items() if _kaal(naam) == _kaal(tekst)), "")
        if code in GEEN_GEBIED or _kaal(tekst).startswith("niet in te delen"):
            return None
        if code in self._codes:
            return code
        return Onbekend(tekst, code, kaal, SOORT_VAN_CODE.get(code[:2], ""))

    def _van_code(self, code: str) -> str | Onbekend | None:
        code = {"NL00": "NL01"}.get(code, code)
        if code in self._codes:
            return code
        if code in GEEN_GEBIED:
            return None
        naam = _ontleed(self._namen.get(code) or officieel().get(code) or code)[0]
        return Onbekend(code, code, naam, SOORT_VAN_CODE.get(code[:2], ""))


def is_van(code: str, gemeente: str) -> bool:
    """The municipality itself, or a part of it: WK003401 lies in GM0034."""
    return code == gemeente or (code[:2] in ("WK", "BU") and code[2:6] == gemeente[2:])


def _ontleed(naam: str) -> tuple[str, Gebiedsoort | None]:
    """``Utrecht (gemeente)`` is the municipality Utrecht; ``Beek (L.)`` is a name."""
    delen = _ACHTERVOEGSEL.fullmatch(naam)
    return (delen[1], _SOORT.get(delen[2])) if delen else (naam, None)


def _kaal(naam: str) -> str:
    return " ".join(naam.casefold().split())
