"""The difference between two periods of one series, within one measure."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from themas.berekening.afronden import op_geheel
from themas.berekening.perioden import Periode
from themas.berekening.reeks import Punt, Reeks, Verandering, slechtste
from themas.berekening.zekerheid import NIET_TE_TOETSEN, Toets, toets_aandelen, toets_aantallen
from themas.enums import Kwaliteit, Maat, Meetsoort, Zekerheid


KLEIN_AANTAL = 20


@dataclass(frozen=True, slots=True)
class Verschil:
    """From ``van`` (the basis) to ``naar``.

    ``getal`` is whole percents, or percentage points where ``punten`` is true; None when the basis is 0, and then
    the counts are shown. ``gemeld`` is the source's own change where the levels are not known. ``bereik`` are the
    whole percents that the rounding of reported rates allows; None where no rounding is involved.
    """

    van: Punt
    naar: Punt
    getal: int | None
    maat: Maat
    kwaliteit: Kwaliteit
    toets: Toets = NIET_TE_TOETSEN
    punten: bool = False
    gemeld: Verandering | None = None
    bereik: tuple[int, int] | None = None

    @property
    def zekerheid(self) -> Zekerheid:
        return self.toets.zekerheid

    @property
    def basisperiode(self) -> Periode:
        return self.van.periode

    @property
    def klein(self) -> bool:
        """Either count is below 20: then the counts come first and the percent second."""
        aantallen = (self.van.aantal, self.naar.aantal)
        return all(a is not None for a in aantallen) and min(aantallen) < KLEIN_AANTAL

    @property
    def richting(self) -> int | None:
        """-1, 0 or 1, of the rounded number that the reader sees; from the counts when the basis is 0."""
        if self.getal is not None:
            return (self.getal > 0) - (self.getal < 0)
        if self.van.aantal is None or self.naar.aantal is None:
            return None
        return (self.naar.aantal > self.van.aantal) - (self.naar.aantal < self.van.aantal)


def verschil(reeks: Reeks, van: Punt, naar: Punt) -> Verschil | None:
    """The difference in the first measure that both sides have; None when there is none.

    In this order: counts with denominators, reported values, a reported change against this basis, counts alone.
    """
    if van.verborgen or naar.verborgen:
        return None
    return (
        _van_tarieven(reeks, van, naar)
        or _van_waarden(reeks, van, naar)
        or _gemeld(reeks, van, naar)
        or _van_aantallen(reeks, van, naar)
    )


def afwijkend_gemeld(reeks: Reeks, berekend: Verschil | None) -> Verandering | None:
    """A reported change that differs by more than one point from the computed one, for the officer to look at."""
    # Percentage points and a reported percent are two measures.
    if berekend is None or berekend.getal is None or berekend.gemeld is not None or berekend.punten:
        return None
    gemeld = reeks.veranderingen.get((berekend.naar.periode, berekend.van.periode))
    if gemeld is None or gemeld.maat is not berekend.maat:
        return None
    return gemeld if abs(gemeld.procent - berekend.getal) > 1 else None


def kwaliteit_van_cijfers(reeks: Reeks, gevonden: Verschil) -> Kwaliteit:
    """The quality of the figures compared, as it stands beside each of them.

    Unlike ``Verschil.kwaliteit`` it leaves out the denominator that a count and a reported rate imply together. The
    difference is that of the two reported rates; the implied denominator only serves the certainty.
    """
    if gevonden.maat is not Maat.PER_NOEMER or gevonden.gemeld is not None:
        return gevonden.kwaliteit
    return slechtste(reeks.kwaliteit_van(gevonden.van), reeks.kwaliteit_van(gevonden.naar))


def procent(van: Fraction, naar: Fraction) -> int | None:
    """(naar / van − 1) × 100 in whole percents, half away from zero; None when ``van`` is 0."""
    return None if van == 0 else op_geheel((naar / van - 1) * 100)


def _van_tarieven(reeks: Reeks, van: Punt, naar: Punt) -> Verschil | None:
    if None in (van.aantal, naar.aantal, van.noemer, naar.noemer) or van.noemer.aard is not naar.noemer.aard:
        return None
    geimpliceerd = van.noemer.geimpliceerd or naar.noemer.geimpliceerd
    return Verschil(
        van,
        naar,
        procent(reeks.tarief(van), reeks.tarief(naar)),
        Maat.PER_NOEMER,
        slechtste(van.kwaliteit, van.noemer.kwaliteit, naar.kwaliteit, naar.noemer.kwaliteit),
        toets_aantallen(van.aantal, van.noemer.aantal, naar.aantal, naar.noemer.aantal),
        bereik=_bereik(reeks, van, naar) if geimpliceerd else None,
    )


def _van_waarden(reeks: Reeks, van: Punt, naar: Punt) -> Verschil | None:
    if van.waarde is None or naar.waarde is None:
        return None
    kwaliteit = slechtste(van.kwaliteit, naar.kwaliteit)
    if reeks.kenmerken.soort is Meetsoort.AANDEEL:
        toets = NIET_TE_TOETSEN
        if van.marge is not None and naar.marge is not None:
            toets = toets_aandelen(van.waarde, van.marge, naar.waarde, naar.marge)
        getal = op_geheel(Fraction(naar.waarde - van.waarde))
        return Verschil(van, naar, getal, Maat.WAARDE, kwaliteit, toets, punten=True)
    getal = procent(Fraction(van.waarde), Fraction(naar.waarde))
    return Verschil(van, naar, getal, Maat.WAARDE, kwaliteit, bereik=_bereik(reeks, van, naar))


def _gemeld(reeks: Reeks, van: Punt, naar: Punt) -> Verschil | None:
    gemeld = reeks.veranderingen.get((naar.periode, van.periode))
    if gemeld is None:
        return None
    getal = op_geheel(Fraction(gemeld.procent))
    return Verschil(van, naar, getal, gemeld.maat, gemeld.kwaliteit, gemeld=gemeld)


def _van_aantallen(reeks: Reeks, van: Punt, naar: Punt) -> Verschil | None:
    if van.aantal is None or naar.aantal is None:
        return None
    getal = procent(Fraction(van.aantal), Fraction(naar.aantal))
    return Verschil(van, naar, getal, Maat.AANTAL, slechtste(van.kwaliteit, naar.kwaliteit))


def _bereik(reeks: Reeks, van: Punt, naar: Punt) -> tuple[int, int] | None:
    """The percents between which the change lies, given how far each rate was rounded by its source."""
    van_laag, van_hoog = _grenzen(reeks, van)
    naar_laag, naar_hoog = _grenzen(reeks, naar)
    if van_laag <= 0:
        return None
    return procent(van_hoog, naar_laag), procent(van_laag, naar_hoog)


def _grenzen(reeks: Reeks, punt: Punt) -> tuple[Fraction, Fraction]:
    """Lowest and highest rate that the reported value may stand for; twice the rate itself where it is exact."""
    bekend = punt.noemer is not None and not punt.noemer.geimpliceerd and punt.aantal is not None
    if bekend or punt.waarde is None:
        tarief = reeks.tarief(punt)
        return tarief, tarief
    half = Fraction(Decimal(1).scaleb(-(punt.decimalen or 0))) / 2
    return max(Fraction(punt.waarde) - half, Fraction(0)), Fraction(punt.waarde) + half
