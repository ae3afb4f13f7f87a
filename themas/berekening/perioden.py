"""Periods of measuring: years, half-years and quarters, written ``2019``, ``2019-H1``, ``2019-K3``."""

import datetime
import re
from dataclasses import dataclass
from functools import total_ordering

from themas.enums import Periodesoort


EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100
_CODE = re.compile(r"(?P<jaar>\d{4})(?:-(?P<soort>[HK])(?P<nummer>\d))?")
_AANTAL_PER_JAAR = {Periodesoort.JAAR: 1, Periodesoort.HALFJAAR: 2, Periodesoort.KWARTAAL: 4}
_LETTER = {Periodesoort.HALFJAAR: "H", Periodesoort.KWARTAAL: "K"}


@total_ordering
@dataclass(frozen=True, slots=True)
class Periode:
    """A year, half-year or quarter. Sorted by end, then the shorter one first: 2019-H2 before 2019."""

    jaar: int
    soort: Periodesoort = Periodesoort.JAAR
    nummer: int = 1

    def __post_init__(self):
        if not EERSTE_JAAR <= self.jaar <= LAATSTE_JAAR:
            raise ValueError(f"jaar {self.jaar} ligt buiten {EERSTE_JAAR}-{LAATSTE_JAAR}")
        if not 1 <= self.nummer <= _AANTAL_PER_JAAR[self.soort]:
            raise ValueError(f"{self.soort.label} {self.nummer} bestaat niet")

    @classmethod
    def van_code(cls, code: str) -> "Periode":
        """``"2019-H1"`` -> the first half of 2019; ValueError (Dutch) for anything else."""
        delen = _CODE.fullmatch(code.strip())
        if delen is None:
            raise ValueError(f"‘{code}’ is geen periode; schrijf 2019, 2019-H1 of 2019-K1")
        soort = {None: Periodesoort.JAAR, "H": Periodesoort.HALFJAAR, "K": Periodesoort.KWARTAAL}[delen["soort"]]
        return cls(int(delen["jaar"]), soort, int(delen["nummer"] or 1))

    @property
    def code(self) -> str:
        letter = _LETTER.get(self.soort)
        return f"{self.jaar}-{letter}{self.nummer}" if letter else str(self.jaar)

    @property
    def label(self) -> str:
        """``2019``, ``1e helft 2019``, ``3e kwartaal 2019``."""
        woord = {Periodesoort.HALFJAAR: "helft", Periodesoort.KWARTAAL: "kwartaal"}.get(self.soort)
        return f"{self.nummer}e {woord} {self.jaar}" if woord else str(self.jaar)

    @property
    def met_lidwoord(self) -> str:
        """The period as it stands in a sentence: ``2019``, ``de 1e helft van 2019``."""
        match self.soort:
            case Periodesoort.HALFJAAR:
                return f"de {self.nummer}e helft van {self.jaar}"
            case Periodesoort.KWARTAAL:
                return f"het {self.nummer}e kwartaal van {self.jaar}"
        return str(self.jaar)

    @property
    def in_zin(self) -> str:
        """When it was: ``in 2019``, ``in de 1e helft van 2019``."""
        return f"in {self.met_lidwoord}"

    @property
    def _volgorde(self) -> tuple[int, int]:
        """By end, then the shorter one first; in months, because pages compare periods many times."""
        return self.jaar * 12 + self.nummer * self._maanden, self._maanden

    @property
    def _maanden(self) -> int:
        return 12 // _AANTAL_PER_JAAR[self.soort]

    @property
    def begin(self) -> datetime.date:
        return datetime.date(self.jaar, (self.nummer - 1) * self._maanden + 1, 1)

    @property
    def eind(self) -> datetime.date:
        """The last day of the period."""
        maand = self.nummer * self._maanden
        volgende = datetime.date(self.jaar + maand // 12, maand % 12 + 1, 1)
        return volgende - datetime.timedelta(days=1)

    @property
    def is_jaar(self) -> bool:
        return self.soort is Periodesoort.JAAR

    @property
    def is_helft(self) -> bool:
        return self.soort is Periodesoort.HALFJAAR

    def in_jaar(self, jaar: int) -> "Periode":
        """The same part of another year."""
        return Periode(jaar, self.soort, self.nummer)

    @property
    def heel_jaar(self) -> "Periode":
        return Periode(self.jaar)

    @property
    def helften(self) -> tuple["Periode", "Periode"]:
        """The two halves of this year."""
        return Periode(self.jaar, Periodesoort.HALFJAAR, 1), Periode(self.jaar, Periodesoort.HALFJAAR, 2)

    @property
    def vorige_helft(self) -> "Periode":
        """The half-year before this half-year."""
        return Periode(self.jaar - (self.nummer == 1), Periodesoort.HALFJAAR, 3 - self.nummer)

    def __lt__(self, ander: "Periode") -> bool:
        if not isinstance(ander, Periode):
            return NotImplemented
        return self._volgorde < ander._volgorde

    def __str__(self) -> str:
        return self.label
