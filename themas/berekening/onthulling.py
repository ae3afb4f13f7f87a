"""Small counts that must not be shown, and what must be hidden with them so that nobody can work them out.

Cells are counts under a threshold; sums tie them together: year and halves, wijk and buurten, a whole and its parts,
and all of these again for earlier versions of a figure. More is hidden until every hidden cell has at least two values
that fit all sums and all that the texts give away: "<5" says 1 to 4; "verborgen" says not 1 to 4, since that would
read "<5". Where even that tells (4 is four times "<5"), the whole group reads "verborgen", and that may be any count.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass


VERBORGEN = "verborgen"
POGINGEN = 6
Sleutel = Hashable


@dataclass(frozen=True, slots=True)
class Som:
    """``geheel`` equals the sum of ``delen``, and a reader knows that."""

    geheel: Sleutel
    delen: tuple[Sleutel, ...]

    @property
    def leden(self) -> tuple[Sleutel, ...]:
        return (self.geheel, *self.delen)


def verberg(
    aantallen: Mapping[Sleutel, int],
    sommen: Iterable[Som],
    drempels: Mapping[Sleutel, int],
    bekend: Collection[Sleutel] = (),
) -> dict:
    """``{key: "<5" or "verborgen"}`` for every cell that readers may not see.

    ``bekend`` are cells that readers have in writing: hiding one here hides nothing, so another is hidden in its place.

    ``drempels`` holds the threshold of each cell that has one. A sum with an unknown member, or one that does not
    add up exactly, gives nothing away and is passed over.
    """
    tafel = _Tafel(aantallen, sommen, drempels, frozenset(bekend))
    te_doen = set(tafel.verborgen)
    while te_doen:
        groep = tafel.groep(min(te_doen, key=str))
        te_doen -= groep
        bloot = tafel.herleidbaar(groep)
        extra = {tafel.volgende(cel, groep) for cel in bloot} - {None}
        if bloot and not extra:
            tafel.verborgen.update(dict.fromkeys(groep, VERBORGEN))
        tafel.verborgen.update(dict.fromkeys(extra, VERBORGEN))
        te_doen |= extra
    return tafel.verborgen


class _Tafel:
    """The counts, the sums that hold, and what is hidden so far."""

    def __init__(self, aantallen, sommen, drempels, bekend):
        self.aantallen, self.drempels, self.bekend = aantallen, drempels, bekend
        # What had another value that fitted keeps it, since hiding more never takes a value away.
        self.bewogen = set()
        self.verborgen = {
            cel: f"<{drempels[cel]}" for cel, aantal in aantallen.items() if 1 <= aantal < drempels.get(cel, 0)
        }
        self.sommen_van = defaultdict(list)
        for som in sommen:
            if self._klopt(som):
                for lid in som.leden:
                    self.sommen_van[lid].append(som)

    def _klopt(self, som: Som) -> bool:
        bekend = all(lid in self.aantallen for lid in som.leden)
        return bekend and self.aantallen[som.geheel] == sum(self.aantallen[deel] for deel in som.delen)

    def rang(self, cel) -> tuple:
        """Order of hiding: the smallest first, and nought last, since it hides least."""
        return self.aantallen[cel] == 0, self.aantallen[cel], str(cel)

    def groep(self, begin) -> set:
        """The hidden cells that hang together through sums; what lies outside says nothing about them."""
        groep, rand = {begin}, [begin]
        while rand:
            for som in self.sommen_van[rand.pop()]:
                nieuw = {lid for lid in som.leden if lid in self.verborgen} - groep
                groep |= nieuw
                rand += nieuw
        return groep

    def volgende(self, bloot, groep):
        """What to hide next: the smallest public part of a sum of the cell, else its whole, else one further away.

        What readers have in writing is hidden only where nothing else is left.
        """
        for bekend in (self.bekend, frozenset()):
            for cellen in ({bloot}, groep):
                sommen = [som for cel in cellen for som in self.sommen_van[cel]]
                delen = {deel for som in sommen for deel in som.delen} - self.verborgen.keys() - bekend
                gehelen = {som.geheel for som in sommen} - self.verborgen.keys() - bekend
                if keuze := delen or gehelen:
                    return min(keuze, key=self.rang)
        return None

    def herleidbaar(self, groep: set) -> set:
        """The small counts of the group that only their own value fits; what else is hidden only covers those."""
        sommen = list(dict.fromkeys(som for cel in groep for som in self.sommen_van[cel]))
        klein = {cel for cel in groep if 1 <= self.aantallen[cel] < self.drempels.get(cel, 0)}
        alleen = {cel for som in sommen if len(open_ := groep & set(som.leden)) == 1 for cel in open_ & klein}
        if alleen or not sommen or klein <= self.bewogen:
            return alleen
        puzzel = _Puzzel(self, sorted(groep, key=str), sommen)
        for poging in range(POGINGEN):
            self.bewogen |= puzzel.beweegt(klein - self.bewogen, zaad=poging)
        for cel in sorted(klein - self.bewogen, key=str):
            if cel not in self.bewogen:
                self.bewogen |= puzzel.beweegt({cel})
        return klein - self.bewogen


class _Puzzel:
    """The hidden cells of a group as unknowns, with the sums and bounds that a reader knows.

    A linear programme looks for other values that fit; what it finds is rounded and checked. A cell for which it
    finds none counts as known, so that at worst too much is hidden.
    """

    def __init__(self, tafel: _Tafel, cellen: list, sommen: list[Som]):
        import numpy as np
        from scipy.sparse import lil_array  # with scipy.optimize 0.3 s, which only a threshold needs

        self.cellen = cellen
        self.echt = np.array([tafel.aantallen[cel] for cel in cellen])
        gemengd = any(tafel.verborgen[cel] != VERBORGEN for cel in cellen)
        self.laag, self.hoog = np.zeros(len(cellen)), np.full(len(cellen), np.inf)
        for i, cel in enumerate(cellen):
            if tafel.verborgen[cel] != VERBORGEN:
                self.laag[i], self.hoog[i] = 1, tafel.drempels[cel] - 1
            elif gemengd and cel in tafel.drempels:
                # Not small, so 0 or at least the threshold; the programme keeps to the side of the real value.
                self.laag[i] = min(tafel.drempels[cel], self.echt[i])
                self.hoog[i] = 0 if self.echt[i] == 0 else np.inf
        plaats = {cel: i for i, cel in enumerate(cellen)}
        self.sommen = lil_array((len(sommen), len(cellen)))
        for rij, som in enumerate(sommen):
            for lid, teken in ((som.geheel, 1), *((deel, -1) for deel in som.delen)):
                if lid in plaats:
                    self.sommen[rij, plaats[lid]] += teken
        self.sommen = self.sommen.tocsr()
        self.rest = self.sommen @ self.echt

    def beweegt(self, doel: set, zaad: int = 0) -> set:
        """The cells that get another value when those of ``doel`` are pushed up or down."""
        import numpy as np
        from scipy.optimize import linprog

        stoot = np.random.default_rng(zaad).uniform(0.5, 1.5, len(self.cellen)) if len(doel) > 1 else 1
        teken = np.random.default_rng(zaad + 1000).choice([-1, 1], len(self.cellen)) if zaad else 1
        gewicht = stoot * teken * np.array([cel in doel for cel in self.cellen])
        # No higher than twice what is there: without a ceiling an open group has no highest value.
        grenzen = np.column_stack([self.laag, np.minimum(self.hoog, 2 * self.echt.sum() + 20)])
        bewogen = set()
        if not doel:
            return bewogen
        for richting in (-1, 1):
            uitkomst = linprog(richting * gewicht, A_eq=self.sommen, b_eq=self.rest, bounds=grenzen, method="highs")
            if uitkomst.x is not None and self._past(waarden := np.rint(uitkomst.x)):
                bewogen |= {cel for cel, anders in zip(self.cellen, waarden != self.echt, strict=True) if anders}
        return bewogen

    def _past(self, waarden) -> bool:
        """Whole values that a reader cannot rule out."""
        import numpy as np

        binnen = (waarden >= self.laag) & (waarden <= self.hoog)
        return bool(binnen.all() and np.array_equal(self.sommen @ waarden, self.rest))
