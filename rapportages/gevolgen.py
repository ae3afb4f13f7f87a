"""What a correction touches: the public series as it is, held against the series as it would be.

Pure comparison; ``rapportages.wijziging`` makes the two series without writing anything. Each function of
``AANRAAKPUNTEN`` knows one thing that can be touched; whatever else quotes a figure, adds its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rapportages.publicatie.aanhalingen import Aanhaling
from themas.berekening import Basis, Periode, Punt, Reeks, basis_voor
from themas.models import Doelstelling
from themas.stand import vaststelling_van
from themas.weergave.opmaak import getal, procent


GEEN = "geen"
RAPPORT_BLIJFT = "Het rapport blijft zoals het is. Was het cijfer toen al fout? Begin dan een rectificatie."


@dataclass(frozen=True, slots=True)
class Samenhang:
    """A whole and its parts, as counts by name; None is not known."""

    naam: str
    geheel: int | None
    delen: tuple[int | None, ...]

    @property
    def som(self) -> int:
        return sum(deel or 0 for deel in self.delen)

    @property
    def telt_op(self) -> bool:
        return self.geheel is not None and None not in self.delen and self.som == self.geheel

    @property
    def te_veel(self) -> bool:
        return self.geheel is not None and self.som > self.geheel

    @property
    def in_woorden(self) -> str:
        geheel = "niet bekend" if self.geheel is None else getal(self.geheel)
        return f"onderdelen samen {getal(self.som)}, geheel {geheel}"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One figure of ``periode`` as it is and as it would be, with all that hangs on it.

    ``doelen`` are the goals that are judged by this series; ``peiljaren`` the years that it is compared with;
    ``aanhalingen`` the places in published reports that rest on it.
    """

    periode: Periode
    voor: Reeks
    na: Reeks
    doelen: tuple[Doelstelling, ...] = ()
    peiljaren: tuple[int, ...] = ()
    samenhangen: tuple[tuple[Samenhang, Samenhang], ...] = field(default=())
    aanhalingen: tuple[Aanhaling, ...] = ()

    @property
    def perioden(self) -> list[Periode]:
        return sorted({*self.voor.perioden, *self.na.perioden})


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One thing that changes: of what kind, what exactly, and from what to what."""

    soort: str
    wat: str
    van: str
    naar: str
    uitleg: str = ""


def gevolgen(wijziging: Wijziging) -> list[Gevolg]:
    """Everything that the change touches, each once, the most visible first."""
    return list(dict.fromkeys(gevolg for zoek in AANRAAKPUNTEN for gevolg in zoek(wijziging)))


def oordelen(w: Wijziging) -> Iterator[Gevolg]:
    """Verdicts that flip, at every period at which a goal is judged."""
    for doel in w.doelen:
        plan = doel.onderwerp.thema.plan
        for periode in w.perioden:
            if doel.geldend_peiljaar < periode.jaar <= plan.jaar_tot_en_met:
                oud, nieuw = (vaststelling_van(doel, reeks, periode) for reeks in (w.voor, w.na))
                if oud.oordeel != nieuw.oordeel:
                    wat = f"{doel.tekst} ({plan}), {nieuw.periode.label}"
                    uitleg = nieuw.basis.omschrijving or nieuw.waarom_niet
                    yield Gevolg("Oordeel", wat, oud.oordeel.label, nieuw.oordeel.label, uitleg)


def verschillen(w: Wijziging) -> Iterator[Gevolg]:
    """Differences and certainties that change, also where the verdict stays."""
    for _, oud, nieuw in _vergelijkingen(w):
        van, naar = _verschil_in_woorden(oud), _verschil_in_woorden(nieuw)
        if van != naar:
            yield Gevolg("Verschil", (nieuw if nieuw.verschil else oud).omschrijving, van, naar)


def afgeleid(w: Wijziging) -> Iterator[Gevolg]:
    """A year from two halves, or a half from the year and the other half."""
    jaar = w.periode.heel_jaar
    for periode in (jaar, *jaar.helften):
        oud, nieuw = w.voor.punt(periode), w.na.punt(periode)
        if periode != w.periode and (oud.afgeleid or nieuw.afgeleid) and oud.aantal != nieuw.aantal:
            uit = " en ".join(deel.label for deel in (nieuw.afgeleid_uit or oud.afgeleid_uit))
            yield Gevolg("Afgeleid cijfer", periode.label, _aantal(oud), _aantal(nieuw), f"berekend uit {uit}")


def delen_en_gehelen(w: Wijziging) -> Iterator[Gevolg]:
    """Halves and their year, parts and their whole, areas and the area that they lie in."""
    jaar = w.periode.heel_jaar
    oud, nieuw = w.voor.punt(jaar), w.na.punt(jaar)
    if oud.strijdig != nieuw.strijdig or (nieuw.strijdig is not None and oud.aantal != nieuw.aantal):
        yield Gevolg("Optelling", f"De twee helften van {jaar.label}", _strijd(w.voor, jaar), _strijd(w.na, jaar))
    for toen, straks in w.samenhangen:
        if toen.telt_op != straks.telt_op or toen.te_veel != straks.te_veel:
            yield Gevolg("Optelling", straks.naam, toen.in_woorden, straks.in_woorden)


def gebruikt_in(w: Wijziging) -> Iterator[Gevolg]:
    """The comparisons that rest on this figure, whether or not their outcome changes."""
    namen = [
        (nieuw if nieuw.verschil else oud).omschrijving
        for _, oud, nieuw in _vergelijkingen(w)
        if w.periode in _perioden(nieuw) | _perioden(oud)
    ]
    if namen:
        yield Gevolg("Vergelijking", "Deze vergelijkingen gebruiken dit cijfer", "", "; ".join(dict.fromkeys(namen)))


def gepubliceerd_in(w: Wijziging) -> Iterator[Gevolg]:
    """Published reports that quote it: they stay as they are, and say beside the number what it is now."""
    for aanhaling in w.aanhalingen:
        if aanhaling.verandert(w.voor, w.na):
            wat = f"{aanhaling.rapport}, {aanhaling.wat}"
            yield Gevolg("Gepubliceerd rapport", wat, aanhaling.tekst, "bijgesteld na publicatie", RAPPORT_BLIJFT)


AANRAAKPUNTEN = [oordelen, verschillen, gepubliceerd_in, afgeleid, delen_en_gehelen, gebruikt_in]


def _vergelijkingen(w: Wijziging) -> Iterator[tuple[Periode, Basis, Basis]]:
    for peiljaar in w.peiljaren:
        for periode in w.perioden:
            if periode.jaar > peiljaar:
                oud, nieuw = (basis_voor(reeks, periode, peiljaar) for reeks in (w.voor, w.na))
                if oud.verschil or nieuw.verschil:
                    yield periode, oud, nieuw


def _perioden(basis: Basis) -> set[Periode]:
    if basis.verschil is None:
        return set()
    punten = (basis.verschil.van, basis.verschil.naar)
    return {punt.periode for punt in punten} | {deel for punt in punten for deel in punt.afgeleid_uit}


def _verschil_in_woorden(basis: Basis) -> str:
    verschil = basis.verschil
    if verschil is None:
        return GEEN
    if verschil.getal is None:
        grootte = f"van {_aantal(verschil.van)} naar {_aantal(verschil.naar)}"
    elif verschil.punten:
        grootte = f"{getal(verschil.getal)} procentpunt"
    else:
        grootte = procent(verschil.getal)
    return f"{grootte}, {verschil.zekerheid.label}"


def _aantal(punt: Punt) -> str:
    return punt.verborgen or (GEEN if punt.aantal is None else getal(punt.aantal))


def _strijd(reeks: Reeks, jaar: Periode) -> str:
    punt, helften = reeks.punt(jaar), [reeks.niveaus.get(helft) for helft in jaar.helften]
    if punt.strijdig is not None:
        return f"samen {getal(punt.strijdig)}, het jaar is {_aantal(punt)}"
    compleet = all(helft is not None and helft.aantal is not None for helft in helften)
    return "tellen op tot het jaar" if compleet else "zijn niet allebei bekend"
