"""The rules for comparing, written a second time, slowly, to hold the real arithmetic against.

Made from the rules and not from ``themas.berekening``: only the shapes that go in are shared. Periods are plain
text ("2019", "2019-H1"), fractions are whole numerators over whole denominators, and every choice is spelled out.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from scipy.stats import binomtest

from themas.berekening import Reeks


VAN_GOED_NAAR_SLECHT = ["definitief", "voorlopig", "geschat"]


@dataclass
class Stand:
    """What is known of one period."""

    aantal: int | None = None
    waarde: Decimal | None = None
    marge: Decimal | None = None
    noemer: tuple[int, int] | None = None  # numerator, denominator
    aard: str = ""
    kwaliteit: str = "definitief"


@dataclass
class Uitkomst:
    """A comparison; ``maat`` is None where there is none."""

    basis: str | None = None
    naar: str | None = None
    samen: bool = False  # the last two halves together
    maat: str | None = None
    getal: int | None = None  # whole percents, or points for a share
    klein: bool = False
    kwaliteit: str | None = None
    zekerheid: str = "niet_te_toetsen"
    laag: float | None = None
    hoog: float | None = None
    voorbehouden: tuple[str, ...] = ()
    verlegd: bool = False  # a break moved the basis to a later year: no verdict


def eerste_dag(code):
    maand = 7 if code.endswith("H2") else 3 * int(code[-1]) - 2 if "K" in code else 1
    return datetime.date(int(code[:4]), maand, 1)


def laatste_dag(code):
    slot = {"H1": (6, 30), "K1": (3, 31), "K2": (6, 30), "K3": (9, 30)}.get(code[5:], (12, 31))
    return datetime.date(int(code[:4]), *slot)


def slechtste(*kwaliteiten):
    return max((str(kwaliteit) for kwaliteit in kwaliteiten), key=VAN_GOED_NAAR_SLECHT.index)


def ingevoerd(reeks: Reeks, code):
    for periode, niveau in reeks.niveaus.items():
        if periode.code == code:
            return niveau
    return None


def telt_op(reeks: Reeks):
    return reeks.kenmerken.optelbaar and reeks.kenmerken.soort == "stroom"


def aantal_van(reeks: Reeks, code):
    """(count, quality) as entered, else the sum of the halves, else the year minus the other half; else None."""
    eigen = ingevoerd(reeks, code)
    if eigen is not None and eigen.aantal is not None:
        return eigen.aantal, str(eigen.kwaliteit)
    if not telt_op(reeks) or "K" in code:
        return None
    jaar = code[:4]
    if code == jaar:
        delen, teken = [f"{jaar}-H1", f"{jaar}-H2"], 1
    else:
        delen, teken = [jaar, f"{jaar}-H2" if code.endswith("H1") else f"{jaar}-H1"], -1
    een, twee = (ingevoerd(reeks, deel) for deel in delen)
    if een is None or twee is None or een.aantal is None or twee.aantal is None:
        return None
    uitkomst = een.aantal + teken * twee.aantal
    if uitkomst < 0:
        return None  # the half is more than its year: the figures contradict each other
    return uitkomst, slechtste(een.kwaliteit, twee.kwaliteit)


def bekende_noemer(reeks: Reeks, jaar):
    if reeks.kenmerken.noemersoort == "geen" or jaar not in reeks.noemers:
        return None
    return reeks.noemers[jaar]


def stand(reeks: Reeks, code) -> Stand:
    hier = Stand()
    eigen = ingevoerd(reeks, code)
    if eigen is not None:
        hier.waarde, hier.marge, hier.kwaliteit = eigen.waarde, eigen.marge, str(eigen.kwaliteit)
    geteld = aantal_van(reeks, code)
    if geteld is not None:
        hier.aantal = geteld[0]
        hier.kwaliteit = slechtste(hier.kwaliteit, geteld[1])
    noemer = bekende_noemer(reeks, int(code[:4]))
    if noemer is not None:
        hier.noemer = Fraction(noemer.aantal).as_integer_ratio()
        hier.aard = str(noemer.aard)
    elif hier.aantal and hier.waarde and reeks.kenmerken.noemersoort != "geen":
        # count / noemer x per = value, so noemer = count x per / value
        teller, deler = hier.waarde.as_integer_ratio()
        hier.noemer = (hier.aantal * reeks.kenmerken.per * deler, teller)
        hier.aard = "1_januari"
    return hier


def twee_helften(reeks: Reeks, code) -> Stand:
    """This half and the one before it: counts only, with the noemer of the year of the later one."""
    jaar = int(code[:4])
    vorige = f"{jaar}-H1" if code.endswith("H2") else f"{jaar - 1}-H2"
    een, twee = aantal_van(reeks, vorige), aantal_van(reeks, code)
    if not telt_op(reeks) or een is None or twee is None:
        return Stand()
    hier = Stand(aantal=een[0] + twee[0], kwaliteit=slechtste(een[1], twee[1]))
    noemer = bekende_noemer(reeks, jaar)
    if noemer is not None:
        hier.noemer, hier.aard = Fraction(noemer.aantal).as_integer_ratio(), str(noemer.aard)
    return hier


def tarief(reeks: Reeks, code) -> Fraction | None:
    hier = stand(reeks, code)
    if hier.aantal is not None and hier.noemer is not None:
        return Fraction(hier.aantal * reeks.kenmerken.per * hier.noemer[1], hier.noemer[0])
    return None if hier.waarde is None else Fraction(hier.waarde)


def rond_af(teller: int, deler: int) -> int:
    """Half away from zero, in whole numbers only; ``deler`` is positive."""
    heel, rest = divmod(abs(teller), deler)
    if 2 * rest >= deler:
        heel += 1
    return heel if teller >= 0 else -heel


def procent(van: tuple[int, int], naar: tuple[int, int]) -> int | None:
    """(naar / van − 1) × 100, both given as numerator and denominator."""
    if van[0] == 0:
        return None
    teller, deler = naar[0] * van[1], naar[1] * van[0]
    return rond_af(100 * (teller - deler), deler)


def vergelijk(reeks: Reeks, basis, naar, oud: Stand, nieuw: Stand, samen=False) -> Uitkomst:
    uit = Uitkomst(basis, naar, samen)
    aantallen = oud.aantal is not None and nieuw.aantal is not None
    uit.klein = aantallen and (oud.aantal < 20 or nieuw.aantal < 20)
    if aantallen and oud.noemer and nieuw.noemer and oud.aard == nieuw.aard:
        uit.maat = "per_noemer"
        uit.getal = procent(
            (oud.aantal * oud.noemer[1], oud.noemer[0]), (nieuw.aantal * nieuw.noemer[1], nieuw.noemer[0])
        )
        toets_twee_tarieven(uit, oud, nieuw)
        uit.kwaliteit = slechtste(*(kwaliteit_van_tarief(reeks, s, c) for s, c in ((oud, basis), (nieuw, naar))))
    elif oud.waarde is not None and nieuw.waarde is not None:
        uit.maat = "waarde"
        if reeks.kenmerken.soort == "aandeel":
            uit.getal = rond_af(*(nieuw.waarde - oud.waarde).as_integer_ratio())
            toets_twee_aandelen(uit, oud, nieuw)
        else:
            uit.getal = procent(oud.waarde.as_integer_ratio(), nieuw.waarde.as_integer_ratio())
    elif (gemeld := gemelde_verandering(reeks, basis, naar)) and not samen:
        uit.maat = str(gemeld.maat)
        uit.getal = rond_af(*gemeld.procent.as_integer_ratio())
        uit.kwaliteit = str(gemeld.kwaliteit)
    elif aantallen:
        uit.maat = "aantal"
        uit.getal = procent((oud.aantal, 1), (nieuw.aantal, 1))
        uit.kwaliteit = slechtste(oud.kwaliteit, nieuw.kwaliteit)
    return uit


def gemelde_verandering(reeks: Reeks, basis, naar):
    for (periode, sinds), verandering in reeks.veranderingen.items():
        if periode.code == naar and sinds.code == basis:
            return verandering
    return None


def kwaliteit_van_tarief(reeks: Reeks, hier: Stand, code):
    noemer = bekende_noemer(reeks, int(code[:4]))
    return slechtste(hier.kwaliteit, noemer.kwaliteit if noemer is not None else "geschat")


def toets_twee_tarieven(uit: Uitkomst, oud: Stand, nieuw: Stand):
    if oud.aantal + nieuw.aantal == 0:
        return
    grenzen = binomtest(nieuw.aantal, oud.aantal + nieuw.aantal).proportion_ci(0.95, method="exact")
    verhouding = (oud.noemer[0] / oud.noemer[1]) / (nieuw.noemer[0] / nieuw.noemer[1])
    uit.laag = grenzen.low / (1 - grenzen.low) * verhouding
    uit.hoog = float("inf") if oud.aantal == 0 else grenzen.high / (1 - grenzen.high) * verhouding
    uit.zekerheid = "kan_toeval_zijn" if uit.laag <= 1 <= uit.hoog else "duidelijk"


def toets_twee_aandelen(uit: Uitkomst, oud: Stand, nieuw: Stand):
    if oud.marge is not None and nieuw.marge is not None:
        buiten = (nieuw.waarde - oud.waarde) ** 2 > oud.marge**2 + nieuw.marge**2
        uit.zekerheid = "duidelijk" if buiten else "kan_toeval_zijn"


def breuken(reeks: Reeks, basis, naar, gevolg):
    """Titles of the breaks after the first day of the basis and not after the compared period."""
    tussen = [b for b in reeks.breuken if eerste_dag(basis) < b.datum <= laatste_dag(naar)]
    return tuple(b.titel for b in tussen if b.gevolg == gevolg)


def paren(reeks: Reeks, code, jaar):
    """(basis, compared, two halves together?) in the order of the rules."""
    eigen_jaar = int(code[:4])
    if code.endswith("H2"):
        eerste = stand(reeks, f"{eigen_jaar}-H1")
        if eerste.aantal is not None or eerste.waarde is not None:
            yield f"{jaar}", f"{eigen_jaar}", False
    yield f"{jaar}{code[4:]}", code, False
    # In a second half the two are the year; with a half of the basis they would be compared with themselves.
    if code.endswith("H1") and eigen_jaar - 1 > jaar:
        yield f"{jaar}", code, True


def uitkomst(reeks: Reeks, code, peiljaar) -> Uitkomst:
    """The comparison with the peiljaar, or after a break with the first later year that can."""
    eigen_jaar = int(code[:4])
    gescheiden = False
    for jaar in range(peiljaar, eigen_jaar):
        if jaar > peiljaar:
            if not gescheiden:
                break
            if breuken(reeks, f"{jaar}", code, "niet_vergelijkbaar") or not heeft_cijfers(reeks, jaar):
                continue
        for basis, naar, samen in paren(reeks, code, jaar):
            if breuken(reeks, basis, naar, "niet_vergelijkbaar"):
                gescheiden = True
                continue
            nieuw = twee_helften(reeks, naar) if samen else stand(reeks, naar)
            gevonden = vergelijk(reeks, basis, naar, stand(reeks, basis), nieuw, samen)
            if gevonden.maat is not None:
                gevonden.voorbehouden = breuken(reeks, basis, naar, "voorbehoud")
                gevonden.verlegd = jaar != peiljaar
                return gevonden
        if jaar > peiljaar:
            break
    return Uitkomst(verlegd=gescheiden)


def heeft_cijfers(reeks: Reeks, jaar):
    """Is anything known of this year: a level, or a change that is reported against it?"""
    return any(p.jaar == jaar for p in reeks.niveaus) or any(sinds.jaar == jaar for _, sinds in reeks.veranderingen)


def kop(reeks: Reeks, peiljaar, tot_en_met):
    """(period, comparison) of the newest period that has one; a year comes before its own second half."""
    for jaar in range(tot_en_met, peiljaar, -1):
        for deel in ("", "-H2", "-K4", "-K3", "-H1", "-K2", "-K1"):
            if (gevonden := uitkomst(reeks, f"{jaar}{deel}", peiljaar)).maat is not None:
                return f"{jaar}{deel}", gevonden
    return None


def oordeel(gevonden: Uitkomst, soort, laatste_jaar):
    """The verdict for a goal that follows the direction, where the comparison has a number."""
    if gevonden.maat is None or gevonden.verlegd or int(gevonden.naar[:4]) > laatste_jaar:
        return "nog_niet_vast_te_stellen"
    goed = {
        "dalen": gevonden.getal < 0,
        "niet_stijgen": gevonden.getal <= 0,
        "stijgen": gevonden.getal > 0,
        "niet_dalen": gevonden.getal >= 0,
    }[soort]
    if not gevonden.samen and gevonden.naar == str(laatste_jaar):
        return "gehaald" if goed else "niet_gehaald"
    return "op_koers" if goed else "niet_op_koers"
