"""A reader who wants to know what is hidden, and knows nothing of how the hiding was done.

``herleid`` gets what is public, the bounds that each text gives away, and the sums that everybody knows. It looks for
two ways to fill in the hidden cells with whole numbers; a cell that is the same in all of them is found out.
"""

from collections.abc import Hashable, Iterable, Mapping

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


Sleutel = Hashable
Som = tuple[Sleutel, tuple[Sleutel, ...]]
RUIM = 12  # how far above all public numbers together a hidden one may still lie


def herleid(
    publiek: Mapping[Sleutel, int],
    verborgen: Mapping[Sleutel, str],
    sommen: Iterable[Som],
    drempels: Mapping[Sleutel, int] | None = None,
    *,
    kent_de_regel: bool = True,
) -> dict[Sleutel, int]:
    """The hidden cells with one value only, and that value.

    Who knows the rule knows that "verborgen" is not small where there is a threshold: else it would say "<5". Only
    where nothing that hangs together with it says "<5", it may be anything.
    """
    if not verborgen:
        return {}
    sommen = list(sommen)
    gewoon = _hangt_samen_met_klein(verborgen, sommen) if kent_de_regel else set()
    puzzel = _Puzzel(publiek, verborgen, sommen, {s: d for s, d in (drempels or {}).items() if s in gewoon})
    eerste = puzzel.vul_in({})
    assert eerste is not None, "what is public contradicts itself"
    vast = set(verborgen)
    for richting in (1, -1):
        if vast and (anders := puzzel.vul_in(dict.fromkeys(vast, richting))) is not None:
            vast = {sleutel for sleutel in vast if anders[sleutel] == eerste[sleutel]}
    for sleutel in sorted(vast, key=str):
        for richting in (1, -1):
            if sleutel in vast:
                anders = puzzel.vul_in({sleutel: richting})
                vast = {s for s in vast if anders[s] == eerste[s]}
    return {sleutel: eerste[sleutel] for sleutel in verborgen if sleutel in vast}


def _hangt_samen_met_klein(verborgen: Mapping[Sleutel, str], sommen: list[Som]) -> set[Sleutel]:
    gewoon = {sleutel for sleutel, tekst in verborgen.items() if tekst.startswith("<")}
    groeit = True
    while groeit:
        leden = [verborgen.keys() & {geheel, *delen} for geheel, delen in sommen]
        nieuw = set().union(*(groep for groep in leden if groep & gewoon)) - gewoon
        gewoon |= nieuw
        groeit = bool(nieuw)
    return gewoon


class _Puzzel:
    """The hidden cells as unknowns, and beside each a switch: off is 0, on is at least its lowest other value."""

    def __init__(self, publiek, verborgen, sommen, drempels):
        self.cellen = list(verborgen)
        plaats = {cel: i for i, cel in enumerate(self.cellen)}
        aantal = len(self.cellen)
        hoogst = sum(publiek.values()) + RUIM
        laag, hoog = np.zeros(2 * aantal), np.full(2 * aantal, hoogst)
        hoog[aantal:] = 1
        regels, waarden = [], []
        for i, cel in enumerate(self.cellen):
            if verborgen[cel].startswith("<"):
                laag[i], hoog[i] = 1, int(verborgen[cel][1:]) - 1
                continue
            # drempel × switch <= cell <= highest × switch
            for factor, teken in ((drempels.get(cel, 0), 1), (hoogst, -1)):
                regel = np.zeros(2 * aantal)
                regel[i], regel[aantal + i] = teken, -teken * factor
                regels.append(regel)
                waarden.append((0, np.inf))
        for geheel, delen in sommen:
            leden = [(geheel, 1), *((deel, -1) for deel in delen)]
            if any(lid not in plaats and lid not in publiek for lid, _ in leden):
                continue
            regel, rest = np.zeros(2 * aantal), 0
            for lid, teken in leden:
                if lid in plaats:
                    regel[plaats[lid]] += teken
                else:
                    rest -= teken * publiek[lid]
            regels.append(regel)
            waarden.append((rest, rest))
        self.grenzen = Bounds(laag, hoog)
        self.eisen = [LinearConstraint(np.array(regels), *np.array(waarden).T)] if regels else []

    def vul_in(self, zo_groot_mogelijk: Mapping[Sleutel, int]) -> dict[Sleutel, int] | None:
        """One way to fill in everything, these cells as large (1) or as small (-1) as they can be together."""
        doel = np.zeros(2 * len(self.cellen))
        for i, cel in enumerate(self.cellen):
            doel[i] = -zo_groot_mogelijk.get(cel, 0)
        uitkomst = milp(doel, integrality=np.ones_like(doel), bounds=self.grenzen, constraints=self.eisen)
        if uitkomst.x is None:
            return None
        return {cel: round(uitkomst.x[i]) for i, cel in enumerate(self.cellen)}
