"""Short ways to write a series in a test: ``reeks({"2017": 16, "2019": 21}, noemers={2017: 200_914})``."""

import datetime
from decimal import Decimal

from themas.berekening import Breuk, Kenmerken, Niveau, Noemer, Periode, Reeks, Verandering
from themas.enums import Breukgevolg, Maat, Noemersoort


def p(code: str) -> Periode:
    return Periode.van_code(code)


def niveau(gegeven, marge: str | None = None) -> Niveau:
    """An int is a count, text a reported value in its own digits, a pair is both; a Niveau stays as it is."""
    if isinstance(gegeven, Niveau):
        return gegeven
    aantal, waarde = gegeven if isinstance(gegeven, tuple) else (gegeven, None)
    if isinstance(aantal, str):
        aantal, waarde = None, aantal
    if waarde is None:
        return Niveau(aantal=aantal)
    getal = Decimal(waarde)
    return Niveau(aantal, getal, -getal.as_tuple().exponent, None if marge is None else Decimal(marge))


def breuk(datum: str, gevolg: Breukgevolg = Breukgevolg.NIET_VERGELIJKBAAR, titel: str = "anders geteld") -> Breuk:
    return Breuk(datetime.date.fromisoformat(datum), titel, gevolg)


def gemeld(procent, maat: Maat = Maat.PER_NOEMER) -> Verandering:
    return Verandering(Decimal(str(procent)), maat)


def reeks(niveaus, *, noemers=None, veranderingen=None, breuken=(), **kenmerken) -> Reeks:
    """``veranderingen`` by text: ``{("2019", "2018"): gemeld(-13)}``. With noemers it is counted per inwoners."""
    if noemers:
        kenmerken.setdefault("noemersoort", Noemersoort.INWONERS)
    return Reeks(
        Kenmerken("voorbeeld", **kenmerken),
        "Voorbeeldstad",
        niveaus={p(code): niveau(gegeven) for code, gegeven in niveaus.items()},
        veranderingen={(p(naar), p(van)): v for (naar, van), v in (veranderingen or {}).items()},
        noemers={j: n if isinstance(n, Noemer) else Noemer(n) for j, n in (noemers or {}).items()},
        breuken=tuple(breuken),
    )
