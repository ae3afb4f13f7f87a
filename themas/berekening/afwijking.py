"""Is a new figure far from its history? A reason to ask "klopt dit?", never a verdict and never a bar.

What is expected follows from the earlier figures of the same kind of period (half-years with half-years), the newest
eight, none of them from before a break that makes figures incomparable. Four cases:

* Counts, three or more: the new count should lie within the wider of two intervals. The one is exact for pure chance:
  with Poisson counts of total S over n periods and Jeffreys' prior, a next count is negative binomial with r = S + ½
  and p = n / (n + 1); its bounds leave 0,135% on either side. The other takes the spread that the counts themselves
  show: mean ± 3·s·√(1 + 1/n). Crime spreads more than chance, and then the second is the wider.
* Counts, one or two: too few to see a spread. The conditional exact test of two Poisson rates, at 99,9%.
* Counts of a part of a year, none or one, where a whole year is known and parts of a year add up: too few again. The
  same test at 99,9%, of the new count over one part against the count of the newest whole year over as many parts as
  it has (``wijkt_af_van_jaar``). It takes the year to be spread evenly, which a season is not; so it is asked only
  where nothing better is known. The caller decides that, since only it knows the periods.
* Reported values. A survey share with margins on both sides: further from the last one than 1,5·√(m₁² + m₂²), which is
  three standard errors, since a margin is two. Else three or more: mean ± 3·s·√(1 + 1/n), where s is at least one step
  of the last decimal. Else: five times as much or as little as the last one, which finds a misplaced comma.

Three standard errors, and not two: on a sheet of a hundred figures a false question at every twentieth would teach
people to answer without looking.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean, stdev

from scipy.special import betainc, betaincc
from scipy.stats import nbinom

from themas.berekening.zekerheid import toets_aantallen
from themas.enums import Zekerheid


MEEST, GENOEG = 8, 3
KEER_SPREIDING = 3
STAART = 0.00135  # what lies beyond three standard errors on one side
STRENG = 0.999
KEER_MARGE = 1.5
KEER_ZOVEEL = 5


@dataclass(frozen=True, slots=True)
class Waarneming:
    """A count, or a reported value with perhaps its margin."""

    aantal: int | None = None
    waarde: Decimal | None = None
    marge: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Afwijking:
    """``laag`` and ``hoog`` bound what was expected, None where unknown; ``eerdere`` in order of time."""

    eerdere: tuple[int | Decimal, ...]
    laag: int | Decimal | None = None
    hoog: int | Decimal | None = None


def afwijking(nieuw: Waarneming, eerdere: Sequence[Waarneming]) -> Afwijking | None:
    """None when ``nieuw`` is what one might expect after ``eerdere`` (oldest first), or nothing is to be expected."""
    if nieuw.aantal is not None:
        aantallen = [w.aantal for w in eerdere if w.aantal is not None][-MEEST:]
        return _van_aantal(nieuw.aantal, aantallen) if aantallen else None
    if nieuw.waarde is not None:
        waarden = [w for w in eerdere if w.waarde is not None][-MEEST:]
        return _van_waarde(nieuw, waarden) if waarden else None
    return None


def wijkt_af_van_jaar(nieuw: int, jaar: int, delen: int) -> bool:
    """Whether a count over one of the ``delen`` of a year is far from its share of a whole year."""
    return _is_ver(nieuw, jaar, delen)


def _is_ver(nieuw: int, som: int, perioden: int) -> bool:
    return toets_aantallen(som, perioden, nieuw, 1, STRENG).zekerheid is Zekerheid.DUIDELIJK


def _van_aantal(nieuw: int, eerdere: list[int]) -> Afwijking | None:
    if len(eerdere) < GENOEG:
        return Afwijking(tuple(eerdere)) if _is_ver(nieuw, sum(eerdere), len(eerdere)) else None
    r, p = sum(eerdere) + 0.5, len(eerdere) / (len(eerdere) + 1)
    midden, ruimte = _spreiding(eerdere)
    # The negative binomial distribution function is an incomplete beta. Asked twice for each line of a sheet, so the
    # bounds themselves, which take a search, are worked out only where there is a question to ask.
    hoogstens, minstens = betainc(r, nieuw + 1, p), betaincc(r, nieuw, p) if nieuw else 1.0
    if min(hoogstens, minstens) > STAART or abs(nieuw - midden) <= ruimte:
        return None
    toeval = nbinom(r, p)
    laag = min(int(toeval.ppf(STAART)), max(0, math.ceil(midden - ruimte)))
    hoog = max(int(toeval.isf(STAART)), math.floor(midden + ruimte))
    return Afwijking(tuple(eerdere), laag, hoog)


def _van_waarde(nieuw: Waarneming, eerdere: list[Waarneming]) -> Afwijking | None:
    waarden, laatste = tuple(w.waarde for w in eerdere), eerdere[-1]
    if nieuw.marge is not None and laatste.marge is not None:
        ruimte = Decimal(str(KEER_MARGE)) * (nieuw.marge**2 + laatste.marge**2).sqrt()
        return None if abs(nieuw.waarde - laatste.waarde) <= ruimte else Afwijking(waarden)
    if len(waarden) >= GENOEG:
        stap = max(Decimal(1).scaleb(waarde.as_tuple().exponent) for waarde in (nieuw.waarde, *waarden))
        midden, ruimte = (Decimal(getal).quantize(stap) for getal in _spreiding(waarden, kleinste=float(stap)))
        laag, hoog = max(Decimal(0), midden - ruimte), midden + ruimte
        return None if laag <= nieuw.waarde <= hoog else Afwijking(waarden, laag, hoog)
    ver = nieuw.waarde > KEER_ZOVEEL * laatste.waarde or laatste.waarde > KEER_ZOVEEL * nieuw.waarde
    return Afwijking(waarden) if ver else None


def _spreiding(eerdere: Sequence[int | Decimal], kleinste: float = 0.0) -> tuple[float, float]:
    """The mean, and how far from it a next value may lie."""
    getallen = [float(getal) for getal in eerdere]
    s = max(stdev(getallen), kleinste)
    return fmean(getallen), KEER_SPREIDING * s * math.sqrt(1 + 1 / len(getallen))
