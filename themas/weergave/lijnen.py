"""What a line figure consists of: runs of points and the gaps between them, heavy lines, breaks."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from themas.weergave.assen import tussen
from themas.weergave.figuur import Breukteken, Datapunt, Lijn, Lijnfiguur
from themas.weergave.vorm import coordinaat


@dataclass(frozen=True, slots=True)
class Stukken:
    """A line as runs of adjoining points, and the gaps between the runs that may be bridged lightly."""

    runs: list[list[Datapunt]]
    gaten: list[tuple[Datapunt, Datapunt]]

    def pad(self, x: Callable, y: Callable) -> str:
        return "".join(_pad(run, x, y) for run in self.runs if len(run) > 1)

    def brug(self, x: Callable, y: Callable) -> str:
        return "".join(_pad(gat, x, y) for gat in self.gaten)


def deel_op(lijn: Lijn, *, elk_jaar: bool) -> Stukken:
    runs, gaten = [[lijn.punten[0]]], []
    for vorig, punt in pairwise(lijn.punten):
        ertussen = tussen(vorig.periode, punt.periode, elk_jaar=elk_jaar)
        if ertussen == []:
            runs[-1].append(punt)
            continue
        runs.append([punt])
        if ertussen:
            gaten.append((vorig, punt))
    return Stukken(runs, gaten)


def zware_lijnen(figuur: Lijnfiguur) -> list[Lijn]:
    """The lines that are drawn heavy: the main ones, or the only one. None when all are main: then all are equal."""
    lijnen = [lijn for lijn in figuur.lijnen if lijn.punten]
    zwaar = [lijn for lijn in lijnen if lijn.hoofd]
    if len(lijnen) == 1:
        return lijnen
    return [] if len(zwaar) == len(lijnen) else zwaar


def getekende_breuken(figuur: Lijnfiguur) -> list[Breukteken]:
    """The breaks within the periods that are drawn; what lies outside them says nothing about this figure."""
    perioden = {punt.periode for lijn in figuur.lijnen for punt in lijn.punten} if figuur.breuken else ()
    if not perioden:
        return []
    begin, eind = min(p.begin for p in perioden), max(p.eind for p in perioden)
    return [breuk for breuk in figuur.breuken if begin < breuk.datum <= eind]


def _pad(punten, x: Callable, y: Callable) -> str:
    plekken = [f"{coordinaat(x(p.periode))} {coordinaat(y(p.waarde))}" for p in punten]
    return "M" + "L".join(plekken)
