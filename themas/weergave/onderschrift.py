"""The caption of a figure, line by line: the unit, what its signs mean, the breaks in the series, the source."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from themas.weergave.alternatief import namen_van, niet_getekend, onderwerp, per_noot, som_op, zin
from themas.weergave.assen import is_elk_jaar, tussen, waardeas
from themas.weergave.figuur import Datapunt, Figuur, Lijn, Lijnfiguur, Staaffiguur
from themas.weergave.letters import schoon
from themas.weergave.lijnen import getekende_breuken, zware_lijnen
from themas.weergave.tabel import TOEVAL
from themas.weergave.vorm import SMAL


TEKENS = {True: "✓ gunstig", False: "✕ ongunstig", None: "○ geen oordeel"}


@dataclass(frozen=True, slots=True)
class Noot:
    """A line of the caption; ``nummer`` is that of a break; some only hold for the narrow form."""

    tekst: str
    nummer: int | None = None
    alleen_smal: bool = False


def noten(figuur: Figuur) -> list[Noot]:
    """What the caption says: the unit, what signs mean, the breaks, the source."""
    regels = list(_lijnnoten(figuur) if isinstance(figuur, Lijnfiguur) else _staafnoten(figuur))
    if schoon(figuur.bron):
        regels.append(Noot(f"Bron: {zin(figuur.bron)}"))
    return [replace(noot, tekst=schoon(noot.tekst)) for noot in regels]


def _lijnnoten(figuur: Lijnfiguur) -> Iterator[Noot]:
    lijnen = [lijn for lijn in figuur.lijnen if lijn.punten]
    punten = [punt for lijn in lijnen for punt in lijn.punten]
    yield Noot(zin(onderwerp(figuur)))
    if voorbehouden := sorted({schoon(punt.voorbehoud) for punt in punten if punt.voorbehoud}):
        yield Noot(f"Open punt: {som_op(voorbehouden, woord='of')}.")
    if _heeft_gaten(lijnen):
        yield Noot("Stippellijn: van de periode ertussen is er geen cijfer.")
    for tekst in niet_getekend(figuur):
        yield Noot(tekst)
    if punten and not _as_met_nul(figuur, punten):
        yield Noot("De as begint niet bij 0.")
    zwaar = zware_lijnen(figuur)
    if len(lijnen) > (SMAL.benoemd if zwaar else SMAL.gelijk):
        yield Noot(f"De namen van de {'andere ' if zwaar else ''}lijnen staan in de tabel.", alleen_smal=True)
    for breuk in getekende_breuken(figuur):
        yield Noot(zin(breuk.tekst), nummer=breuk.nummer)


def _heeft_gaten(lijnen: list[Lijn]) -> bool:
    elk_jaar = is_elk_jaar(punt.periode for lijn in lijnen for punt in lijn.punten)
    return any(
        tussen(vorig.periode, punt.periode, elk_jaar=elk_jaar)
        for lijn in lijnen
        for vorig, punt in pairwise(lijn.punten)
    )


def _as_met_nul(figuur: Lijnfiguur, punten: list[Datapunt]) -> bool:
    waarden = [punt.waarde for punt in punten] + ([figuur.peil.waarde] if figuur.peil else [])
    return waardeas(waarden, decimalen=figuur.decimalen, vanaf_nul=figuur.vanaf_nul).met_nul


def _staafnoten(figuur: Staaffiguur) -> Iterator[Noot]:
    yield Noot(f"Verschil met {figuur.peiljaar} in procenten.")
    soorten = {staaf.gunstig for staaf in figuur.staven}
    if soorten - {None}:
        yield Noot(", ".join(tekst for gunstig, tekst in TEKENS.items() if gunstig in soorten) + ".")
    if any(staaf.onzeker and staaf.getal for staaf in figuur.staven):
        yield Noot(f"Gearceerd: {TOEVAL}.")
    for noot, staven in per_noot(figuur.staven).items():
        yield Noot(f"{namen_van(staven)}: {zin(noot, hoofd=False)}")
