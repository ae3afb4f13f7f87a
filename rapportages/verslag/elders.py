"""The change in other areas over the same periods, beside the change here."""

from collections.abc import Iterator, Mapping

from rapportages.enums import Grootheid
from rapportages.verslag.woorden import bind, plat
from themas.berekening import Basis, Reeks, Verschil, basis_voor, zelfde_vergelijking
from themas.enums import Maat, Noemersoort, Zekerheid
from themas.models import Indicator
from themas.weergave.alternatief import som_op
from themas.weergave.zinnen import maat_in_woorden


def vergelijkingen(
    indicator: Indicator, hier: Reeks, basis: Basis, elders: Mapping[str, Reeks], peiljaar: int | None
) -> Iterator[str]:
    """A sentence for the areas of each measure, and what the own municipality is beside those of its own measure."""
    eigen = basis.verschil
    anderen = list(_anderen(basis, elders, peiljaar))
    for maat in sorted(Maat, key=lambda maat: maat is not eigen.maat):
        groep = [ander for ander in anderen if ander[2].maat is maat]
        if groep:
            yield f"{_inleiding(indicator, maat, eigen)}: {som_op([_noem(indicator, *ander) for ander in groep])}."
            if maat is eigen.maat:
                yield from _naast(hier, eigen, [(_naam(reeks), ander) for _, reeks, ander in groep])
            elif maat is Maat.AANTAL:
                wat = (
                    f"het aantal {Noemersoort(indicator.noemersoort).label}" if _met_noemer(indicator) else "de waarde"
                )
                yield f"Daar kennen wij {wat} niet voor beide perioden, dus deze vergelijking is ruw."


def _inleiding(indicator: Indicator, maat: Maat, eigen: Verschil) -> str:
    if maat is eigen.maat:
        in_aantallen = ", alleen in aantallen" if maat is Maat.AANTAL and _met_noemer(indicator) else ""
        return f"Ter vergelijking, in dezelfde tijd{in_aantallen}"
    return f"Ter vergelijking, {'alleen ' if maat is Maat.AANTAL else ''}{maat_in_woorden(indicator, maat)}"


def _met_noemer(indicator: Indicator) -> bool:
    return indicator.noemersoort != Noemersoort.GEEN


def _anderen(basis: Basis, elders: Mapping[str, Reeks], peiljaar: int | None) -> Iterator[tuple[str, Reeks, Verschil]]:
    """The same comparison elsewhere, where a reference to that area gives the very same number."""
    if peiljaar is None:
        return
    for code, reeks in elders.items():
        ander = zelfde_vergelijking(reeks, basis)
        if ander is None or ander.getal is None:
            continue
        gebonden = basis_voor(reeks, ander.naar.periode, peiljaar).verschil
        if gebonden is not None and (gebonden.van, gebonden.naar) == (ander.van, ander.naar):
            yield code, reeks, ander


def _noem(indicator: Indicator, code: str, reeks: Reeks, verschil: Verschil) -> str:
    return f"{_naam(reeks)} {bind(indicator, Grootheid.VERSCHIL, verschil.naar.periode, code)}"


def _naam(reeks: Reeks) -> str:
    """A name with a comma in it would fall apart in an enumeration."""
    naam = plat(reeks.gebied)
    return f"‘{naam}’" if "," in naam else naam


def _naast(hier: Reeks, eigen: Verschil, anderen: list[tuple[str, Verschil]]) -> Iterator[str]:
    """Only where the own difference is more than chance can we say that it differs from that of others."""
    gebied = plat(hier.gebied)
    if eigen.zekerheid is Zekerheid.KAN_TOEVAL_ZIJN:
        yield f"Of {gebied} echt afwijkt, is niet zeker."
        return
    if eigen.zekerheid is not Zekerheid.DUIDELIJK or not eigen.getal:
        return
    woord = "daling" if eigen.getal < 0 else "stijging"
    groepen: dict[str, list[str]] = {"groter dan": [], "kleiner dan": [], "even groot als": []}
    andersom = []
    for naam, ander in anderen:
        if ander.getal * eigen.getal <= 0:
            andersom.append(naam)
        elif ander.getal == eigen.getal:
            groepen["even groot als"].append(naam)
        else:
            groter = abs(eigen.getal) > abs(ander.getal)
            groepen["groter dan" if groter else "kleiner dan"].append(naam)
    delen = [f"{hoe} in {som_op(namen)}" for hoe, namen in groepen.items() if namen]
    if delen:
        yield f"De {woord} in {gebied} was {som_op(delen)}."
    if andersom:
        omlaag = "omlaag" if eigen.getal < 0 else "omhoog"
        yield f"In {gebied} ging het {omlaag}, in {som_op(andersom)} niet."
