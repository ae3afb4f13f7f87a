"""What the site must say about the municipality, worked out from the CSV files and nothing else of ours.

Slow, short and blind to all rare cases: it is here to disagree.
"""

import csv
from fractions import Fraction
from functools import cache
from math import exp, lgamma, log
from pathlib import Path

import yaml


FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
GEMEENTE = "GM0034"


@cache
def _rijen() -> list[dict[str, str]]:
    rijen = []
    for pad in sorted((FIXTURES / "cijfers").glob("[0-9]*.csv")):
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            rijen += [rij for rij in csv.DictReader(bestand, delimiter=";") if rij["gebied"] == GEMEENTE]
    return rijen


@cache
def _beleid(model: str) -> list[dict]:
    alles = [rij for pad in sorted(FIXTURES.glob("*.yaml")) for rij in yaml.safe_load(pad.read_text())]
    return [rij["fields"] for rij in alles if rij["model"] == f"themas.{model}"]


def _laatste(veld: str, **waar: str) -> Fraction | None:
    """A later file replaces what an earlier one says."""
    rijen = [rij for rij in _rijen() if rij.get(veld) and all(rij.get(naam) == wat for naam, wat in waar.items())]
    return Fraction(rijen[-1][veld].replace(",", ".")) if rijen else None


def doelen() -> list[tuple[str, list[str], str]]:
    """``[(text, indicators, kind), ...]`` of the goals that hang on figures."""
    return [
        (doel["tekst"], [slug for (slug,) in doel["indicatoren"]], doel["soort"])
        for doel in _beleid("doelstelling")
        if doel.get("indicatoren")
    ]


def naam(indicator: str) -> str:
    return next(rij["naam"] for rij in _beleid("indicator") if rij["slug"] == indicator)


def aantal(indicator: str, periode: str) -> Fraction | None:
    """The count of a period, or of both halves of a year."""
    heel = _laatste("aantal", indicator=indicator, periode=periode, soort="niveau")
    helften = [_laatste("aantal", indicator=indicator, periode=f"{periode}-H{n}", soort="niveau") for n in (1, 2)]
    return heel if heel is not None or None in helften else sum(helften)


def _noemer(indicator: str, periode: str) -> Fraction | None:
    """People or homes on 1 January, or those that a count and a reported rate imply; None when neither is known."""
    soort = next(rij["noemersoort"] for rij in _beleid("indicator") if rij["slug"] == indicator)
    bekend = _laatste("aantal", soort=soort, peildatum=f"{periode[:4]}-01-01")
    gemeld = _laatste("waarde", indicator=indicator, periode=periode)
    telling = aantal(indicator, periode)
    return bekend or (telling / gemeld * 1000 if gemeld and telling else None)


def verschil(indicator: str, periode: str, basis: str) -> int | None:
    """Whole percents: of levels where both can be had in one measure, else as the source reports it."""
    toen, nu = (
        tel / noemer if (tel := aantal(indicator, p)) and (noemer := _noemer(indicator, p)) else None
        for p in (basis, periode)
    )
    if toen is not None and nu is not None:
        return _afgerond((nu / toen - 1) * 100)
    gemeld = _laatste("verandering", indicator=indicator, periode=periode, basisperiode=basis)
    if gemeld is not None:
        return _afgerond(gemeld)
    toen, nu = aantal(indicator, basis), aantal(indicator, periode)
    return _afgerond((nu / toen - 1) * 100) if toen and nu is not None else None


def _afgerond(getal: Fraction) -> int:
    """Half away from zero."""
    return (1 if getal > 0 else -1) * int(abs(getal) + Fraction(1, 2))


def oordeel(soort: str, procent: int | None) -> str:
    """While the plan runs."""
    if procent is None:
        return "nog_niet_vast_te_stellen"
    return "op_koers" if {"dalen": procent < 0, "niet_stijgen": procent <= 0}[soort] else "niet_op_koers"


def zekerheid(indicator: str, periode: str, basis: str) -> str:
    """Could both counts come from one rate? Each tail of the binomial added up term by term, at 2,5% each."""
    toen, nu = aantal(indicator, basis), aantal(indicator, periode)
    noemers = _noemer(indicator, basis), _noemer(indicator, periode)
    if None in (toen, nu, *noemers):
        return "niet_te_toetsen"
    kans, samen = float(noemers[1] / sum(noemers)), int(toen + nu)
    kansen = [
        exp(lgamma(samen + 1) - lgamma(k + 1) - lgamma(samen - k + 1) + k * log(kans) + (samen - k) * log(1 - kans))
        for k in range(samen + 1)
    ]
    minder, meer = sum(kansen[: int(nu) + 1]), sum(kansen[int(nu) :])
    return "duidelijk" if min(minder, meer) < 0.025 else "kan_toeval_zijn"
