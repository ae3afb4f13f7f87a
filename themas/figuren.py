"""Which figures belong to which numbers. Building only: drawing is in ``themas.weergave``."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from themas.berekening import (
    Basis,
    Breuk,
    Periode,
    Punt,
    Reeks,
    basis_voor,
    kwaliteit_van_cijfers,
    vergelijkbare_perioden,
)
from themas.berekening.afronden import op_geheel
from themas.enums import Kwaliteit, Maat, Noemersoort, Periodesoort
from themas.models import Indicator
from themas.stand import Regel
from themas.weergave.figuur import Breukteken, Datapunt, Lijn, Lijnfiguur, Ongetekend, Peillijn, Staaf, Staaffiguur


PER_SOORT = {
    Periodesoort.JAAR: "per jaar",
    Periodesoort.HALFJAAR: "per half jaar",
    Periodesoort.KWARTAAL: "per kwartaal",
}


def figuren_van(
    indicator: Indicator, hier: Reeks, elders: Sequence[Reeks], peiljaar: int | None, kop: Basis | None
) -> list[Lijnfiguur]:
    """The figures of an indicator page: levels by year, half-year and quarter, and an index where those fall short.

    One measure each: a rate where it can be had for at least as many periods as a count, else the count. Other
    areas are drawn only beside a rate, since their counts have another size. Without figures of our own the area
    that has most is drawn. The index stands there when no figure of levels holds the comparison of the headline.
    """
    if not hier.niveaus and not hier.veranderingen and elders:
        hier, *elders = sorted(elders, key=lambda reeks: -len(reeks.niveaus))
    figuren = [_niveaufiguur(indicator, hier, elders, soort, peiljaar) for soort in PER_SOORT]
    # A lone point says no more than the table does, and among the lines of others it looks like a line of our own.
    figuren = [figuur for figuur in figuren if figuur and len(figuur.lijnen[0].punten) > 1]
    if kop is not None and not any(toont(figuur, kop) for figuur in figuren):
        index = indexlijn(hier, peiljaar)
        if isinstance(index, Lijn):
            figuren.insert(0, _indexfiguur(indicator, hier, index, peiljaar))
    return figuren


def toont(figuur: Lijnfiguur, basis: Basis) -> bool:
    """Whether the heavy line has both ends of the comparison."""
    perioden = {punt.periode for punt in figuur.lijnen[0].punten}
    return {basis.verschil.van.periode, basis.verschil.naar.periode} <= perioden


@dataclass(frozen=True, slots=True)
class NietInIndex:
    """An indicator that cannot be put on peiljaar = 100, and why not."""

    reden: str


def indexlijn(reeks: Reeks, peiljaar: int) -> Lijn | NietInIndex:
    """The series with the peiljaar on 100, whole years only, in one measure."""
    bases = [
        basis
        for basis in vergelijkbare_perioden(reeks, peiljaar)
        if basis.periode.is_jaar and basis.verschil.van.periode == Periode(peiljaar) and not basis.verschil.punten
    ]
    bases = [basis for basis in bases if basis.verschil.getal is not None]
    if not bases:
        return NietInIndex(_waarom_geen_index(reeks, peiljaar))
    maat = bases[-1].verschil.maat
    if maat is Maat.AANTAL and reeks.kenmerken.noemersoort is not Noemersoort.GEEN:
        return NietInIndex("Alleen de verandering in aantallen is bekend, niet naar verhouding.")
    punten = [Datapunt(Periode(peiljaar), 100)]
    punten += [
        Datapunt(basis.periode, 100 + basis.verschil.getal, _voorbehoud(kwaliteit_van_cijfers(reeks, basis.verschil)))
        for basis in bases
        if basis.verschil.maat is maat
    ]
    return Lijn(reeks.gebied, tuple(punten), hoofd=True)


def indexfiguren(
    lijnen: Sequence[Lijn], peiljaar: int, breuken: Mapping[str, Sequence[Breuk]] = MappingProxyType({})
) -> list[Lijnfiguur]:
    """All lines up to the year in which most of them end, and below it those that go on after that year.

    In one figure the few that go on would press the others together, far from their names. ``breuken`` holds the
    breaks in series by the name of the line; a break that several lines share is one mark that names them.
    """
    if not lijnen:
        return []
    einden = Counter(lijn.punten[-1].periode for lijn in lijnen)
    eind = max(einden, key=lambda periode: (einden[periode], periode))
    tot_eind = [replace(lijn, punten=tuple(p for p in lijn.punten if p.periode <= eind)) for lijn in lijnen]
    samen = [lijn for lijn in tot_eind if len(lijn.punten) > 1]
    verder = [lijn for lijn in lijnen if lijn.punten[-1].periode > eind]
    return [
        Lijnfiguur(
            sleutel=sleutel,
            titel=f"{wat}, {peiljaar} is 100",
            eenheid=f"{peiljaar} = 100",
            lijnen=tuple(deel),
            peil=Peillijn(100, f"peiljaar {peiljaar}"),
            breuken=_gedeelde_breuken(deel, breuken),
            vanaf_nul=False,
        )
        for sleutel, wat, deel in (
            ("index", f"Tot en met {eind}", samen),
            ("index-later", f"Cijfers van na {eind}", verder),
        )
        if deel
    ]


def verschilfiguur(
    regels: Sequence[Regel], zonder_doel: Sequence[tuple[Indicator, Basis]], peiljaar: int, sleutel: str
):
    """Bars of change since the peiljaar, from the largest fall to the largest rise; None without any."""
    staven = [
        Staaf(
            regel.indicator.naam,
            regel.verschil.getal,
            gunstig=regel.oordeel.gunstig,
            onzeker=regel.verschil.zekerheid == "kan_toeval_zijn",
            adres=regel.indicator.get_absolute_url(),
        )
        for regel in regels
        if _tekenbaar(regel.basis, peiljaar)
    ]
    staven += [
        Staaf(
            indicator.naam,
            basis.verschil.getal,
            onzeker=basis.verschil.zekerheid == "kan_toeval_zijn",
            noot="geen doel",
            adres=indicator.get_absolute_url(),
        )
        for indicator, basis in zonder_doel
        if _tekenbaar(basis, peiljaar)
    ]
    if not staven:
        return None
    staven.sort(key=lambda staaf: (staaf.getal, staaf.naam))
    return Staaffiguur(sleutel, f"Verandering sinds {peiljaar}", tuple(staven), peiljaar)


def vonklijn(reeks: Reeks, basis: Basis | None) -> Lijn | None:
    """The course of a table row, of years: the levels where they hold the comparison of the row, else the index."""
    if basis is None or basis.verschil is None:
        return None
    lijn = _lijn(reeks, _maat(reeks, Periodesoort.JAAR), Periodesoort.JAAR, hoofd=True)
    if {basis.verschil.van.periode, basis.verschil.naar.periode} <= {punt.periode for punt in lijn.punten}:
        return lijn
    index = indexlijn(reeks, basis.verschil.van.periode.jaar)
    return index if isinstance(index, Lijn) else None


def _tekenbaar(basis: Basis | None, peiljaar: int) -> bool:
    if basis is None or basis.verschil is None or basis.verlegd is not None:
        return False
    verschil = basis.verschil
    return verschil.getal is not None and not verschil.punten and verschil.van.periode.jaar == peiljaar


def _niveaufiguur(indicator, hier, elders, soort, peiljaar) -> Lijnfiguur | None:
    maat = _maat(hier, soort)
    lijn = _lijn(hier, maat, soort, hoofd=True)
    if not lijn.punten:
        return None
    lijnen = [lijn]
    if maat is Maat.PER_NOEMER:
        lijnen += [ander for reeks in elders if (ander := _lijn(reeks, maat, soort)).punten]
    peil = next((p for p in lijn.punten if soort is Periodesoort.JAAR and p.periode.jaar == peiljaar), None)
    # As precise as the least precise point: a reported 13 is not 13,0.
    decimalen = 0 if maat is Maat.AANTAL else min(_decimalen(punt.waarde) for punt in lijn.punten)
    eerste, laatste = lijn.punten[0].periode, lijn.punten[-1].periode
    return Lijnfiguur(
        sleutel=f"{indicator.slug}-{soort.value}",
        titel=f"{indicator.naam} {PER_SOORT[soort]}",
        eenheid=indicator.teller if maat is Maat.AANTAL else _eenheid(indicator),
        lijnen=tuple(lijnen),
        decimalen=decimalen,
        peil=Peillijn(peil.waarde, f"peiljaar {peiljaar}") if peil else None,
        breuken=_breuken(hier, eerste, laatste),
        bron=indicator.bron,
        ongetekend=_ongetekend(hier, soort, {punt.periode for punt in lijn.punten}),
    )


def _ongetekend(reeks: Reeks, soort: Periodesoort, getekend: set[Periode]) -> tuple[Ongetekend, ...]:
    """Reported changes of periods of this kind that have no point in the figure."""
    return tuple(
        Ongetekend(periode, van, op_geheel(Fraction(gemeld.procent)))
        for (periode, van), gemeld in sorted(reeks.veranderingen.items())
        if periode.soort is soort and periode not in getekend and not {periode, van} & reeks.verborgen.keys()
    )


def _indexfiguur(indicator, hier, index: Lijn, peiljaar: int) -> Lijnfiguur:
    return Lijnfiguur(
        sleutel=f"{indicator.slug}-index",
        titel=f"{indicator.naam}, {peiljaar} is 100",
        eenheid=f"{peiljaar} = 100",
        lijnen=(index,),
        peil=Peillijn(100, f"peiljaar {peiljaar}"),
        breuken=_breuken(hier, index.punten[0].periode, index.punten[-1].periode),
        bron=indicator.bron,
    )


def _maat(reeks: Reeks, soort: Periodesoort) -> Maat:
    """The measure that gives the most points; a rate goes before a count that gives as many."""
    per_noemer, aantal = (len(_lijn(reeks, maat, soort).punten) for maat in (Maat.PER_NOEMER, Maat.AANTAL))
    if reeks.kenmerken.noemersoort is Noemersoort.GEEN and aantal >= per_noemer:
        return Maat.AANTAL
    return Maat.AANTAL if aantal > per_noemer else Maat.PER_NOEMER


def _lijn(reeks: Reeks, maat: Maat, soort: Periodesoort, *, hoofd: bool = False) -> Lijn:
    punten = (reeks.punt(periode) for periode in reeks.perioden if periode.soort is soort)
    datapunten = (
        Datapunt(punt.periode, waarde, _voorbehoud(kwaliteit))
        for punt in punten
        for waarde, kwaliteit in [_waarde(reeks, punt, maat)]
        if waarde is not None
    )
    return Lijn(reeks.gebied, tuple(datapunten), hoofd)


def _waarde(reeks: Reeks, punt: Punt, maat: Maat) -> tuple[Decimal | int | None, Kwaliteit]:
    if maat is Maat.AANTAL:
        return punt.aantal, punt.kwaliteit
    if reeks.tarief(punt) is None:
        return None, punt.kwaliteit
    return reeks.afgerond_tarief(punt), reeks.kwaliteit_van(punt)


def _voorbehoud(kwaliteit: Kwaliteit) -> str:
    return "" if kwaliteit is Kwaliteit.DEFINITIEF else kwaliteit.label


def _breuken(reeks: Reeks, eerste: Periode, laatste: Periode) -> tuple[Breukteken, ...]:
    binnen = [breuk for breuk in reeks.breuken if breuk.telt_tussen(eerste, laatste)]
    return tuple(Breukteken(nummer, breuk.datum, breuk.titel) for nummer, breuk in enumerate(binnen, start=1))


def _gedeelde_breuken(lijnen: Sequence[Lijn], breuken: Mapping[str, Sequence[Breuk]]) -> tuple[Breukteken, ...]:
    namen: dict[tuple[date, str], list[str]] = {}
    for lijn in lijnen:
        for breuk in breuken.get(lijn.naam, ()):
            if breuk.telt_tussen(lijn.punten[0].periode, lijn.punten[-1].periode):
                namen.setdefault((breuk.datum, breuk.titel), []).append(lijn.naam)
    return tuple(
        Breukteken(nummer, datum, f"{titel} ({', '.join(van)})")
        for nummer, ((datum, titel), van) in enumerate(sorted(namen.items()), start=1)
    )


def _decimalen(waarde: Decimal | int) -> int:
    return max(0, -waarde.as_tuple().exponent) if isinstance(waarde, Decimal) else 0


def _eenheid(indicator: Indicator) -> str:
    return (
        f"{indicator.teller} {indicator.maateenheid}"
        if indicator.noemersoort != Noemersoort.GEEN
        else indicator.eenheid
    )


def _waarom_geen_index(reeks: Reeks, peiljaar: int) -> str:
    later = [basis for periode in reeks.perioden if (basis := basis_voor(reeks, periode, peiljaar)).periode.is_jaar]
    if any(basis.verlegd for basis in later):
        return f"Na {peiljaar} is de manier van tellen veranderd."
    if any(basis.verschil and basis.verschil.punten for basis in later):
        return "Dit is een percentage. Het verschil daarin tellen wij in procentpunten."
    if any(basis.verschil and basis.verschil.getal is None for basis in later):
        return f"Het cijfer over {peiljaar} is 0. Daarvan kunnen wij geen 100 maken."
    if reeks.punt(Periode(peiljaar)).leeg:
        return f"Het jaarcijfer over {peiljaar} ontbreekt."
    return f"Er is geen jaarcijfer na {peiljaar} om mee te vergelijken."
