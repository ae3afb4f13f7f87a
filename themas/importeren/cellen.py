"""From the text of one cell to a value, or to a sentence that says how to write it."""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from themas.berekening.perioden import EERSTE_JAAR, LAATSTE_JAAR, Periode
from themas.importeren.fouten import Foutenlijst, kort, opsomming


T = TypeVar("T")
GROOTSTE_GEHEEL = 2**31 - 1  # what a PositiveIntegerField holds

_CIJFERS = re.compile(r"[0-9]+")
_KOMMAGETAL = re.compile(r"-?([0-9]+)(?:,([0-9]+))?")
_DUIZENDTALLEN = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_PUNTGETAL = re.compile(r"-?[0-9]+\.[0-9]+")
_BIJNA_GETAL = re.compile(r"-?[0-9][0-9.,]*")
_VERSIERING = str.maketrans({"−": "-", "–": "-", "%": "", "+": "", "±": "", "€": ""})
_DATUM = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DATUM_NL = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_PERIODE = re.compile(r"[0-9]{4}(-[HK][0-9])?")


class Celfout(ValueError):
    """Its text is the message for the officer."""


def geheel_getal(cel: str) -> int:
    """``1040``; not negative, without dots."""
    if _CIJFERS.fullmatch(cel):
        kaal = cel.lstrip("0") or "0"
        # Python refuses to read thousands of digits, so look at their number first.
        if len(kaal) > len(str(GROOTSTE_GEHEEL)) or int(kaal) > GROOTSTE_GEHEEL:
            raise Celfout(f"Dit getal is te groot. Het mag hoogstens {GROOTSTE_GEHEEL} zijn.")
        return int(kaal)
    _let_op_opmaak(cel)
    if _DUIZENDTALLEN.fullmatch(cel) and "," not in cel:
        raise Celfout(f"‘{kort(cel)}’ heeft een punt. Schrijf {cel.replace('.', '')} zonder punt.")
    if re.fullmatch(r"-[0-9]+", cel):
        raise Celfout(f"Een aantal is 0 of meer. Hier staat {kort(cel)}.")
    raise Celfout(f"‘{kort(cel)}’ is geen heel getal. Schrijf alleen cijfers, zoals 1040.")


def kommagetal(*, voor: int, achter: int) -> Callable[[str], Decimal]:
    """Reads ``12,50`` as ``Decimal("12.50")``: how many decimals the source gave can be told from it.

    ``voor`` and ``achter``: how many digits fit before and after the comma.
    """

    def lees(cel: str) -> Decimal:
        delen = _KOMMAGETAL.fullmatch(cel)
        if delen is None:
            _let_op_opmaak(cel)
            raise Celfout(_geen_kommagetal(cel))
        if len(delen[1].lstrip("0")) > voor:
            raise Celfout(f"Dit getal is te groot. Vóór de komma passen {voor} cijfers.")
        if delen[2] and len(delen[2]) > achter:
            raise Celfout(f"Dit getal heeft {len(delen[2])} decimalen. Rond af op hoogstens {achter}.")
        return Decimal(cel.replace(",", "."))

    return lees


def _geen_kommagetal(cel: str) -> str:
    heel, met_komma = kort(cel.replace(".", "")), kort(cel.replace(".", ","))
    if _DUIZENDTALLEN.fullmatch(cel):
        if "," in cel or cel.count(".") > 1:
            return f"‘{kort(cel)}’ heeft een punt. Schrijf {heel} zonder punt."
        return f"‘{kort(cel)}’ is niet duidelijk. Schrijf {heel} zonder punt, of {met_komma} met een komma."
    if _PUNTGETAL.fullmatch(cel):
        return f"‘{kort(cel)}’ heeft een punt. Gebruik een komma: {met_komma}."
    return f"‘{kort(cel)}’ is geen getal. Schrijf cijfers, met een komma voor decimalen, zoals 12,5."


def _let_op_opmaak(cel: str) -> None:
    """Numbers as people and spreadsheets dress them up; the message gives them bare."""
    kaal = "".join(cel.translate(_VERSIERING).split())
    if kaal != cel and _BIJNA_GETAL.fullmatch(kaal):
        if len(kaal) == len(cel):
            raise Celfout(f"Gebruik een gewoon minteken: {kort(kaal)}.")
        raise Celfout(f"Schrijf alleen het getal: {kort(kaal)}.")


@lru_cache(maxsize=5000)
def datum(cel: str) -> datetime.date:
    """``2019-12-31``."""
    try:
        if delen := _DATUM.fullmatch(cel):
            gelezen = datetime.date(*map(int, delen.groups()))
            if not EERSTE_JAAR <= gelezen.year <= LAATSTE_JAAR:
                raise Celfout(f"Het jaar {gelezen.year} ligt buiten {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.")
            return gelezen
        if delen := _DATUM_NL.fullmatch(cel):
            dag, maand, jaar = map(int, delen.groups())
            raise Celfout(f"Schrijf de datum als jaar-maand-dag: {datetime.date(jaar, maand, dag)}.")
    except Celfout:
        raise
    except ValueError:
        pass  # a day that no calendar has, such as 2019-02-30
    raise Celfout(f"‘{kort(cel)}’ is geen datum. Schrijf jaar-maand-dag, zoals 2019-12-31.")


def niet_in_de_toekomst(vandaag: datetime.date) -> Callable[[str], datetime.date]:
    """Reads the date of something that has happened."""

    def lees(cel: str) -> datetime.date:
        gelezen = datum(cel)
        if gelezen > vandaag:
            raise Celfout(f"{gelezen} ligt in de toekomst. Verbeter de datum.")
        return gelezen

    return lees


@lru_cache(maxsize=5000)
def periode(cel: str) -> Periode:
    """``2019``, ``2019-H1`` or ``2019-K1``."""
    try:
        if _PERIODE.fullmatch(cel):
            return Periode.van_code(cel)
    except ValueError as fout:
        raise Celfout(f"De periode ‘{cel}’ kan niet: {fout}. Schrijf 2019, 2019-H1 of 2019-K1.") from fout
    raise Celfout(f"‘{kort(cel)}’ is geen periode. Schrijf 2019, 2019-H1 of 2019-K1.")


def keuze(lijst: Iterable[str]) -> Callable[[str], str]:
    """One of a closed list; a capital that a spreadsheet put there does no harm."""
    waarden = {str(waarde): str(waarde) for waarde in lijst}

    def lees(cel: str) -> str:
        try:
            return waarden[cel.lower()]
        except KeyError:
            raise Celfout(f"‘{kort(cel)}’ kan hier niet. Kies {opsomming(list(waarden))}.") from None

    return lees


def tekst(hoogstens: int) -> Callable[[str], str]:
    def lees(cel: str) -> str:
        if len(cel) > hoogstens:
            raise Celfout(f"Deze tekst heeft {len(cel)} tekens. Er passen er {hoogstens}. Maak de tekst korter.")
        return cel

    return lees


@dataclass(slots=True)
class Rij:
    """One row of the file. ``goed`` is False as soon as something in it is wrong.

    ``geweigerd`` collects the rows of a source that we do not take: nobody here can mend such a file, so the others
    go on. A file of our own has none, and there such a row is a mistake like any other.
    """

    nummer: int
    cellen: dict[str, str]
    fouten: Foutenlijst
    geweigerd: Foutenlijst | None = None
    goed: bool = True

    def fout(self, kolom: str, melding: str) -> None:
        self.goed = False
        self.fouten.meld(self.nummer, kolom, melding)

    @property
    def uit_bron(self) -> bool:
        return self.geweigerd is not None

    def weiger(self, kolom: str, melding: str) -> None:
        if self.geweigerd is None:
            self.fout(kolom, melding)
        else:
            self.goed = False
            self.geweigerd.meld(self.nummer, kolom, melding)

    def lees(self, kolom: str, omzetten: Callable[[str], T], *, verplicht: bool = False) -> T | None:
        """The value, or None: the cell is empty, or holds a mistake that has now been noted."""
        cel = self.cellen[kolom]
        if not cel:
            if verplicht:
                self.fout(kolom, f"Deze cel is leeg. Vul {kolom} in.")
            return None
        try:
            return omzetten(cel)
        except Celfout as fout:
            self.fout(kolom, str(fout))
            return None
