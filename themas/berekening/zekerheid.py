"""Can a difference be chance? Exact for counts, by margins for survey shares."""

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scipy.special import betaincinv

from themas.enums import Zekerheid


BETROUWBAARHEID = 0.95


@dataclass(frozen=True, slots=True)
class Toets:
    """Outcome of a test. ``laag`` and ``hoog`` bound the rate ratio (new / old); None where nothing was tested."""

    zekerheid: Zekerheid
    laag: float | None = None
    hoog: float | None = None


NIET_TE_TOETSEN = Toets(Zekerheid.NIET_TE_TOETSEN)


def toets_aantallen(
    oud: int,
    noemer_oud: Fraction,
    nieuw: int,
    noemer_nieuw: Fraction,
    betrouwbaarheid: float = BETROUWBAARHEID,
) -> Toets:
    """The conditional exact test of two Poisson rates, at 95% unless told otherwise.

    Given their sum, ``nieuw`` is binomial with p = r·n₁ / (r·n₁ + n₀) for the rate ratio r (Przyborowski and
    Wilenski, 1940). The Clopper-Pearson bounds of p, turned back into r, give the interval; a difference is clear
    when 1 lies outside. ``hoog`` is infinite when the old count is 0.
    """
    totaal = oud + nieuw
    if totaal == 0:
        return NIET_TE_TOETSEN
    staart = (1 - betrouwbaarheid) / 2
    laag = float(betaincinv(nieuw, oud + 1, staart)) if nieuw else 0.0
    hoog = float(betaincinv(nieuw + 1, oud, 1 - staart)) if oud else 1.0
    verhouding = float(Fraction(noemer_oud) / Fraction(noemer_nieuw))
    onder, boven = (math.inf if p == 1 else p / (1 - p) * verhouding for p in (laag, hoog))
    zekerheid = Zekerheid.KAN_TOEVAL_ZIJN if onder <= 1 <= boven else Zekerheid.DUIDELIJK
    return Toets(zekerheid, onder, boven)


def toets_aandelen(oud: Decimal, marge_oud: Decimal, nieuw: Decimal, marge_nieuw: Decimal) -> Toets:
    """Two shares with their 95% margins: clear when they differ by more than √(m₁² + m₂²)."""
    verschil = abs(nieuw - oud)
    duidelijk = verschil * verschil > marge_oud * marge_oud + marge_nieuw * marge_nieuw
    return Toets(Zekerheid.DUIDELIJK if duidelijk else Zekerheid.KAN_TOEVAL_ZIJN)
