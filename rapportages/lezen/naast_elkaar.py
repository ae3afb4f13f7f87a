"""Two published reports side by side: what changed for each goal, verdicts that turned round first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from rapportages.verslag.delen import Doeldeel, Verslag


class Soort(IntEnum):
    """What changed for a goal; in the order in which readers get to see it."""

    OMGESLAGEN = 0
    ANDER_OORDEEL = 1
    ANDER_CIJFER = 2
    NIEUW = 3
    WEG = 4
    GELIJK = 5


LABELS = {
    Soort.OMGESLAGEN: "Het oordeel sloeg om",
    Soort.ANDER_OORDEEL: "Ander oordeel",
    Soort.ANDER_CIJFER: "Ander cijfer, zelfde oordeel",
    Soort.NIEUW: "Alleen in de tweede",
    Soort.WEG: "Alleen in de eerste",
    Soort.GELIJK: "Niets veranderd",
}


@dataclass(frozen=True, slots=True)
class Doelpaar:
    """One goal with one of its figures, in the one report and in the other; None where a report lacks it."""

    eerst: Doeldeel | None
    later: Doeldeel | None
    thema: str

    @property
    def deel(self) -> Doeldeel:
        return self.later or self.eerst

    @property
    def soort(self) -> Soort:
        if self.eerst is None or self.later is None:
            return Soort.NIEUW if self.eerst is None else Soort.WEG
        toen, nu = self.eerst.oordeel, self.later.oordeel
        if toen is not nu:
            omgeslagen = None not in (toen.gunstig, nu.gunstig) and toen.gunstig is not nu.gunstig
            return Soort.OMGESLAGEN if omgeslagen else Soort.ANDER_OORDEEL
        if (self.eerst.verschil, self.eerst.zekerheid) != (self.later.verschil, self.later.zekerheid):
            return Soort.ANDER_CIJFER
        return Soort.GELIJK

    @property
    def label(self) -> str:
        return LABELS[self.soort]


def naast_elkaar(eerst: Verslag, later: Verslag) -> list[Doelpaar]:
    """Every goal of either report, by what changed; within that in the order of the reports."""
    return sorted(_paren(eerst, later), key=lambda paar: paar.soort)


def _paren(eerst: Verslag, later: Verslag) -> Iterator[Doelpaar]:
    namen = {thema.thema: thema.naam for verslag in (eerst, later) for thema in verslag.themas}
    toen, nu = ({doel.sleutel: doel for doel in verslag.doelen} for verslag in (eerst, later))
    for sleutel in dict.fromkeys([*nu, *toen]):
        doel = nu.get(sleutel) or toen[sleutel]
        yield Doelpaar(toen.get(sleutel), nu.get(sleutel), namen.get(doel.thema, ""))
