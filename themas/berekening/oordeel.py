"""The verdict on a goal, judged at the period of the figure."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from themas.berekening.basis import Basis, basis_voor, vergelijkbare_perioden
from themas.berekening.perioden import Periode
from themas.berekening.reeks import Reeks
from themas.enums import Doelsoort, Meetsoort, Oordeel, Richting, Zekerheid


_NAAR_RICHTING = {
    Doelsoort.DALEN: lambda richting: richting < 0,
    Doelsoort.NIET_STIJGEN: lambda richting: richting <= 0,
    Doelsoort.STIJGEN: lambda richting: richting > 0,
    Doelsoort.NIET_DALEN: lambda richting: richting >= 0,
}


@dataclass(frozen=True, slots=True)
class Vaststelling:
    """One goal, one indicator, one period: the comparison, the verdict, and why there is none if so."""

    basis: Basis
    oordeel: Oordeel
    zekerheid: Zekerheid
    waarom_niet: str = ""

    @property
    def periode(self) -> Periode:
        return self.basis.beoordeelde_periode


def kop(reeks: Reeks, peiljaar: int, tot_en_met: int | None = None) -> Basis | None:
    """The newest period for which a difference can be had, at most in the year ``tot_en_met``."""
    bases = vergelijkbare_perioden(reeks, peiljaar)
    bases = [b for b in bases if tot_en_met is None or b.periode.jaar <= tot_en_met]
    return bases[-1] if bases else None


def stel_oordeel_vast(
    reeks: Reeks,
    periode: Periode,
    *,
    soort: Doelsoort,
    peiljaar: int,
    laatste_jaar: int,
    streefwaarde: Decimal | None = None,
) -> Vaststelling:
    """The verdict on a goal of this kind at ``periode``; the verdict follows the rounded number on the page.

    ``laatste_jaar`` is the plan's last year: judged over that whole year a goal is (not) reached, before it is
    (not) on course. Not for ``KWALITATIEF``, which people judge.
    """
    if soort is Doelsoort.STREEFWAARDE and _maakt_jaar_vol(reeks, periode):
        periode = periode.heel_jaar
    basis = basis_voor(reeks, periode, peiljaar)
    zekerheid = basis.verschil.zekerheid if basis.verschil else Zekerheid.NIET_TE_TOETSEN
    if periode.jaar > laatste_jaar:
        goed, waarom_niet = None, f"het plan liep tot en met {laatste_jaar}"
    elif soort is Doelsoort.STREEFWAARDE:
        goed, waarom_niet = _haalt_streefwaarde(reeks, periode, streefwaarde)
    elif basis.verlegd is not None:
        goed, waarom_niet = None, f"{basis.verlegd.titel}: cijfers van daarvoor zijn niet te vergelijken"
    elif basis.verschil is None:
        goed, waarom_niet = None, basis.ontbreekt
    else:
        richting = basis.verschil.richting
        goed = None if richting is None else _NAAR_RICHTING[soort](richting)
        waarom_niet = "" if goed is not None else "het cijfer van het peiljaar is 0"
    if goed is None:
        return Vaststelling(basis, Oordeel.NOG_NIET_VAST_TE_STELLEN, zekerheid, waarom_niet)
    beoordeeld = basis.beoordeelde_periode
    if beoordeeld.is_jaar and beoordeeld.jaar >= laatste_jaar:
        return Vaststelling(basis, Oordeel.GEHAALD if goed else Oordeel.NIET_GEHAALD, zekerheid)
    return Vaststelling(basis, Oordeel.OP_KOERS if goed else Oordeel.NIET_OP_KOERS, zekerheid)


def _haalt_streefwaarde(reeks: Reeks, periode: Periode, streefwaarde: Decimal) -> tuple[bool | None, str]:
    """Compared as rounded for the reader, in the direction that is better for this indicator.

    What sums over time is held against the target of a year, so by whole years only.
    """
    if reeks.kenmerken.soort is Meetsoort.STROOM and not periode.is_jaar:
        return None, f"het jaar {periode.jaar} is dan nog niet om"
    tarief = reeks.afgerond_tarief(reeks.punt(periode))
    if tarief is None:
        return None, f"het cijfer over {periode.met_lidwoord} ontbreekt"
    if reeks.kenmerken.richting is Richting.HOGER:
        return Fraction(tarief) >= Fraction(streefwaarde), ""
    return Fraction(tarief) <= Fraction(streefwaarde), ""


def _maakt_jaar_vol(reeks: Reeks, periode: Periode) -> bool:
    return reeks.kenmerken.soort is Meetsoort.STROOM and periode.is_helft and periode.nummer == 2
