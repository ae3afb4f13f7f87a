"""A figure as data: what is drawn, before anything is drawn.

One ``Lijnfiguur`` or ``Staaffiguur`` gives the SVG (wide and narrow), the table under it, the text alternative and
the plotly figure, so that these cannot disagree. Drawing is in ``tekenen``, words in ``alternatief``.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from themas.berekening import Periode


@dataclass(frozen=True, slots=True)
class Datapunt:
    """One point of a line; ``voorbehoud`` draws it hollow and stands in the table ("geschat", "voorlopig")."""

    periode: Periode
    waarde: Decimal | int
    voorbehoud: str = ""


@dataclass(frozen=True, slots=True)
class Lijn:
    """A series of points, oldest first; ``hoofd`` is drawn heavy, unless all lines are: then they are equal.

    Periods without a point stay open, not bridged.
    """

    naam: str
    punten: tuple[Datapunt, ...]
    hoofd: bool = False


@dataclass(frozen=True, slots=True)
class Peillijn:
    """The level of the peiljaar, as a dashed line with its label, such as "peiljaar 2017"; the value is added."""

    waarde: Decimal | int
    label: str


@dataclass(frozen=True, slots=True)
class Ongetekend:
    """A change that is known of a period without a level: it cannot be drawn, and the caption says so."""

    periode: Periode
    van: Periode
    getal: int


@dataclass(frozen=True, slots=True)
class Breukteken:
    nummer: int
    datum: datetime.date
    tekst: str


@dataclass(frozen=True, slots=True)
class Lijnfiguur:
    """Lines over time in one measure. ``decimalen`` is how values are written, on the axis and in the table."""

    sleutel: str
    titel: str
    eenheid: str
    lijnen: tuple[Lijn, ...]
    decimalen: int = 0
    peil: Peillijn | None = None
    breuken: tuple[Breukteken, ...] = ()
    bron: str = ""
    vanaf_nul: bool = True
    ongetekend: tuple[Ongetekend, ...] = ()


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar left or right of "no change"; ``gunstig`` None has no verdict; ``onzeker`` is drawn hatched."""

    naam: str
    getal: int
    gunstig: bool | None = None
    onzeker: bool = False
    noot: str = ""
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Staaffiguur:
    """Changes in percent since the peiljaar, one bar each, in the order given."""

    sleutel: str
    titel: str
    staven: tuple[Staaf, ...]
    peiljaar: int
    bron: str = ""


Figuur = Lijnfiguur | Staaffiguur
