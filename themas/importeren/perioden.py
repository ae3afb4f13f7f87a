"""Periods as sources write them, and how months become a half-year.

There is no code for a half-year, and a year sorts among its months (2019JJ00 before 2019MM01), so the months of each
half are a list and never a range.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from themas.berekening.perioden import EERSTE_JAAR, LAATSTE_JAAR, Periode
from themas.enums import Periodesoort


MAANDEN_VAN_HELFT = {1: (1, 2, 3, 4, 5, 6), 2: (7, 8, 9, 10, 11, 12)}
HELFT_VAN_MAAND = {maand: helft for helft, maanden in MAANDEN_VAN_HELFT.items() for maand in maanden}
MAANDNAMEN = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
)

_CODE = re.compile(r"([0-9]{4})(JJ|KW|MM)([0-9]{2})")
_TITEL = re.compile(r"([0-9]{4})(?: ([1-4])e kwartaal| ([a-z]+))?(\*{0,2})(?: \(?(voorlopig|nader voorlopig)\)?)?")
_ANDER = re.compile(r"[0-9]{4}(W1|X0)[0-9]{2}")  # weeks, of which no half-year can be made


@dataclass(frozen=True, slots=True)
class Bronperiode:
    """A period of ours, or one month (``maand``) of the half-year ``periode``."""

    periode: Periode
    maand: int | None = None
    voorlopig: bool = False


@lru_cache(maxsize=5000)
def lees_periode(tekst: str) -> Bronperiode | None:
    """``2019JJ00``, ``2019MM01``, ``2019 januari``, ``2016*``; None for what is no period, or a week."""
    tekst = tekst.strip()
    if delen := _CODE.fullmatch(tekst):
        return _maak(int(delen[1]), delen[2], int(delen[3]))
    if not (delen := _TITEL.fullmatch(tekst.lower())):
        return None
    jaar, kwartaal, maand, ster, woord = delen.groups()
    voorlopig = bool(ster or woord)
    if maand in ("voorlopig",):
        maand, voorlopig = None, True
    if maand and maand not in MAANDNAMEN:
        return None
    if maand:
        return _maak(int(jaar), "MM", MAANDNAMEN.index(maand) + 1, voorlopig)
    return _maak(int(jaar), "KW" if kwartaal else "JJ", int(kwartaal or 0), voorlopig)


def _maak(jaar: int, soort: str, nummer: int, voorlopig: bool = False) -> Bronperiode | None:
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        return None
    if soort == "JJ":
        return Bronperiode(Periode(jaar), voorlopig=voorlopig) if nummer == 0 else None
    if soort == "KW":
        return (
            Bronperiode(Periode(jaar, Periodesoort.KWARTAAL, nummer), voorlopig=voorlopig)
            if nummer in (1, 2, 3, 4)
            else None
        )
    helft = HELFT_VAN_MAAND.get(nummer)
    return helft and Bronperiode(Periode(jaar, Periodesoort.HALFJAAR, helft), nummer, voorlopig)
