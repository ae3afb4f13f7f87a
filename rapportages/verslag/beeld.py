"""The first draft of "beeld en ontwikkeling": what the figures say, in Dutch at level B1.

Every number is written as a reference, so it stays bound when an officer changes the sentence around it. Only words
that no reference can carry follow the figures by themselves: "meer", "minder", "geschat". The sentences keep the
choices of ``themas.weergave.zinnen``: what comes first, which measure, and when there is no percent.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from rapportages.enums import Grootheid
from rapportages.verslag.elders import vergelijkingen
from rapportages.verslag.kanttekeningen import (
    breukzinnen,
    herkomstzinnen,
    kwaliteitszinnen,
    omslag,
    zekerheidszin,
)
from rapportages.verslag.woorden import bind, meer_of_minder, per, plat, toen
from themas.berekening import Basis, Periode, Punt, Reeks, Vaststelling, Verschil, basis_voor
from themas.berekening.afronden import op_geheel
from themas.berekening.onthulling import VERBORGEN
from themas.enums import Kwaliteit, Maat, Noemersoort
from themas.models import Indicator
from themas.weergave.opmaak import hoofdletter, procent


@dataclass(frozen=True)
class Cijfer:
    """One indicator as a report is about it.

    ``reeks`` ends with ``periode``; ``elders`` are the series of other areas by the code of the area. ``nu`` and
    ``vorige`` are the verdict on one goal now and at the report before, for where it turned round.
    """

    indicator: Indicator
    reeks: Reeks
    basis: Basis | None
    periode: Periode
    peiljaar: int | None
    elders: Mapping[str, Reeks] = field(default_factory=dict)
    nu: Vaststelling | None = None
    vorige: Vaststelling | None = None


def beeld(cijfers: Iterable[Cijfer]) -> str:
    """The whole draft of a topic, in Markdown: a paragraph for each figure."""
    return "\n\n".join(
        " ".join(
            zinnen(
                indicator=cijfer.indicator,
                reeks=cijfer.reeks,
                basis=cijfer.basis,
                elders=cijfer.elders,
                periode=cijfer.periode,
                peiljaar=cijfer.peiljaar,
                nu=cijfer.nu,
                vorige=cijfer.vorige,
            )
        )
        for cijfer in cijfers
    )


def zinnen(
    *,
    indicator: Indicator,
    reeks: Reeks,
    basis: Basis | None,
    elders: Mapping[str, Reeks],
    periode: Periode,
    peiljaar: int | None,
    nu: Vaststelling | None = None,
    vorige: Vaststelling | None = None,
) -> list[str]:
    """The draft about one figure, a sentence each; see ``Cijfer`` for what is asked."""
    if basis is not None and basis.verschil is None and _maakt_jaar_vol(reeks, periode):
        # The second half completes the year, also where only the whole year is known.
        periode, basis = periode.heel_jaar, basis_voor(reeks, periode.heel_jaar, peiljaar)
    if basis is None or basis.verschil is None:
        return list(_zonder_vergelijking(indicator, reeks, basis, periode, peiljaar))
    verschil = basis.verschil
    return [
        *_vergeleken(indicator, reeks, verschil, peiljaar),
        *zekerheidszin(indicator, reeks, verschil),
        *herkomstzinnen(verschil),
        *kwaliteitszinnen(indicator, reeks, verschil),
        *breukzinnen(basis, peiljaar),
        *vergelijkingen(indicator, reeks, basis, elders, peiljaar),
        *omslag(nu, vorige),
    ]


def _maakt_jaar_vol(reeks: Reeks, periode: Periode) -> bool:
    """Whether to speak of the whole year: nothing is known of its second half alone."""
    if not periode.is_helft or periode.nummer != 2:
        return False
    bekend = {periode for periode, _ in reeks.veranderingen}
    alleen_jaar = reeks.punt(periode).leeg and periode not in bekend
    return alleen_jaar and (not reeks.punt(periode.heel_jaar).leeg or periode.heel_jaar in bekend)


# With a comparison: how much, and what that is against the basis


def _vergeleken(indicator: Indicator, reeks: Reeks, verschil: Verschil, peiljaar: int | None) -> Iterator[str]:
    dan = "als" if verschil.getal == 0 else "dan"
    tegenover = f"{meer_of_minder(indicator, verschil)} {dan} {toen(verschil.van.periode, peiljaar)}"
    getal = _getal(indicator, verschil)
    if verschil.naar.uit_twee_jaren:
        yield _twee_helften(indicator, reeks, verschil)
        if verschil.klein or verschil.getal is None:
            oud = bind(indicator, Grootheid.AANTAL, verschil.van.periode)
            yield f"{hoofdletter(toen(verschil.van.periode, peiljaar))} was het {oud}."
        if verschil.getal is not None:
            maat = per(indicator, verschil)
            yield f"Samen is dat{f' {maat}' if maat else ''} {tegenover}: {getal}."
        return
    if verschil.gemeld is None and (verschil.klein or verschil.getal is None):
        yield from _aantallen_eerst(indicator, reeks, verschil, peiljaar)
        return
    if verschil.naar.leeg:
        wat = f"{plat(indicator.teller)} {per(indicator, verschil)}".strip().removesuffix(" in aantallen")
        wanneer = hoofdletter(verschil.naar.periode.in_zin)
        woord = meer_of_minder(indicator, verschil)
        yield (
            f"{wanneer} waren er in {plat(reeks.gebied)} {woord} {wat} {dan} {toen(verschil.van.periode, peiljaar)}: "
            f"{getal}."
        )
        return
    maat = per(indicator, verschil)
    met_tarief = maat and verschil.maat is not Maat.AANTAL and reeks.tarief(verschil.naar) is not None
    yield _stand(indicator, reeks, verschil.naar, met_tarief=not met_tarief)
    if met_tarief and verschil.naar.aantal is not None:
        yield f"Dat is {bind(indicator, Grootheid.WAARDE, verschil.naar.periode)} {maat}, {tegenover}: {getal}."
    else:
        ook = f" {maat}" if maat and not met_tarief else ""
        yield f"Dat is{ook} {tegenover}: {getal}."


def _getal(indicator: Indicator, verschil: Verschil) -> str:
    gebonden = bind(indicator, Grootheid.VERSCHIL, verschil.naar.periode)
    return gebonden if verschil.getal else f"een verschil van {gebonden}"


def _twee_helften(indicator: Indicator, reeks: Reeks, verschil: Verschil) -> str:
    """No reference carries the sum of two halves of different years, so each half is named."""
    eerste, tweede = (f"{bind(indicator, Grootheid.AANTAL, p)} {p.in_zin}" for p in verschil.naar.afgeleid_uit)
    return f"Het aantal {plat(indicator.teller)} in {plat(reeks.gebied)} was {eerste} en {tweede}."


def _aantallen_eerst(indicator: Indicator, reeks: Reeks, verschil: Verschil, peiljaar: int | None) -> Iterator[str]:
    """With small counts the counts come first and the percent second; with a basis of 0 there is no percent."""
    oud, nieuw = (bind(indicator, Grootheid.AANTAL, punt.periode) for punt in (verschil.van, verschil.naar))
    eerder, nu = toen(verschil.van.periode, peiljaar), verschil.naar.periode.in_zin
    wat = f"Het aantal {plat(indicator.teller)} in {plat(reeks.gebied)}"
    gelijk = verschil.van.aantal == verschil.naar.aantal
    if gelijk:
        yield f"{wat} bleef gelijk: {oud} {eerder} en {nieuw} {nu}."
    else:
        yield f"{wat} ging van {oud} {eerder} naar {nieuw} {nu}."
    if verschil.getal is None:
        if not gelijk:
            yield "Een percentage is er niet, want delen door 0 kan niet."
    elif verschil.getal or not gelijk:
        maat = per(indicator, verschil)
        woord = meer_of_minder(indicator, verschil)
        yield f"{hoofdletter(f'{maat} is dat' if maat else 'dat is')} {woord}: {_getal(indicator, verschil)}."


# Without a comparison: what there is, and why no more can be said


def _zonder_vergelijking(
    indicator: Indicator, reeks: Reeks, basis: Basis | None, periode: Periode, peiljaar: int | None
) -> Iterator[str]:
    gemeten = [punt for p in reeks.perioden if p.eind <= periode.eind and not (punt := reeks.punt(p)).leeg]
    gemeld = {van: v for (naar, van), v in reeks.veranderingen.items() if naar == periode}
    punt = reeks.punt(periode)
    if punt.leeg and not gemeld:
        wanneer = f"over {periode.met_lidwoord}" if gemeten else "hierover"
        yield f"{plat(indicator.naam)}: wij hebben {wanneer} geen cijfer van {plat(reeks.gebied)}."
        if gemeten:
            yield f"Het nieuwste cijfer is ouder: {_begin_klein(_stand(indicator, reeks, gemeten[-1], met_naam=False))}"
            yield from _uitleg_verborgen(gemeten[-1])
        return
    if not punt.leeg:
        yield _stand(indicator, reeks, punt)
        yield from _uitleg_verborgen(punt)
    for van, verandering in sorted(gemeld.items()):
        # Against another period than a reference compares with, so this one number cannot be bound.
        naar_verhouding = verandering.maat is Maat.PER_NOEMER and indicator.maateenheid
        yield (
            f"Volgens de bron veranderde het aantal {plat(indicator.teller)}"
            f"{f' {indicator.maateenheid}' if naar_verhouding else ''} in {plat(reeks.gebied)} {periode.in_zin} met "
            f"{procent(op_geheel(Fraction(verandering.procent)))} tegenover {van.met_lidwoord}."
        )
    if basis is None:
        yield "Dit plan noemt geen jaar om mee te vergelijken."
    elif basis.verlegd is not None:
        yield from breukzinnen(basis, peiljaar)
    elif not punt.verborgen:
        wat = f"Met {toen(periode.in_jaar(peiljaar), peiljaar).removeprefix('in ')}" if gemeld else "Dat"
        yield f"{wat} kunnen wij niet vergelijken: {basis.ontbreekt}."


def _begin_klein(zin: str) -> str:
    return f"{zin[:1].lower()}{zin[1:]}"


def _stand(indicator: Indicator, reeks: Reeks, punt: Punt, *, met_tarief: bool = True, met_naam: bool = True) -> str:
    """How much it was: a count, with its rate where that is known, or a value by its name."""
    wanneer, gebied, teller = punt.periode.in_zin, plat(reeks.gebied), plat(indicator.teller)
    if punt.verborgen == VERBORGEN:
        return f"Het aantal {teller} in {gebied} {wanneer} laten wij niet zien."
    ongeveer = "ongeveer " if punt.kwaliteit is Kwaliteit.GESCHAT and (punt.aantal or punt.waarde) else ""
    aantal = ongeveer + bind(indicator, Grootheid.AANTAL, punt.periode)
    waarde = bind(indicator, Grootheid.WAARDE, punt.periode)
    met_noemer = indicator.noemersoort != Noemersoort.GEEN
    if punt.aantal is None and not punt.verborgen:
        if met_noemer:
            return f"{hoofdletter(wanneer)} waren er in {gebied} {ongeveer}{waarde} {teller} {indicator.maateenheid}."
        eenheid = f" {plat(indicator.eenheid)}" if indicator.eenheid not in ("", "%") else ""
        zin = f"{wanneer} was dit in {gebied} {ongeveer}{waarde}{eenheid}."
        return f"{plat(indicator.naam)}: {zin}" if met_naam else hoofdletter(zin)
    if punt.verborgen or punt.aantal < 2:  # "er waren 1 inbraken" is no Dutch
        return f"Het aantal {teller} in {gebied} was {aantal} {wanneer}."
    met_tarief = met_tarief and met_noemer and reeks.tarief(punt) is not None
    tarief = f", {waarde} {indicator.maateenheid}" if met_tarief else ""
    return f"{hoofdletter(wanneer)} waren er in {gebied} {aantal} {teller}{tarief}."


def _uitleg_verborgen(punt: Punt) -> Iterator[str]:
    if punt.verborgen == VERBORGEN:
        yield "Anders kunt u een klein aantal uitrekenen."
    elif punt.verborgen:
        yield "Zulke kleine aantallen laten wij niet precies zien."
