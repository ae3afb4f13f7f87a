"""Two published reports side by side as readers get to see them: verdicts that turned round first."""

from dataclasses import dataclass

from rapportages.enums import Verloop
from rapportages.publicatie.vergelijken import Doelverloop, doelen_naast_elkaar
from rapportages.verslag.delen import Verslag


# In this order on the page, and in these words.
WOORDEN = {
    Verloop.SLECHTER: "Sloeg om naar ongunstig",
    Verloop.BETER: "Sloeg om naar gunstig",
    Verloop.ANDERS: "Ander oordeel of cijfer",
    Verloop.NIEUW: "Alleen in de tweede",
    Verloop.WEG: "Alleen in de eerste",
    Verloop.GELIJK: "Niets veranderd",
}


@dataclass(frozen=True, slots=True)
class Doelrij:
    paar: Doelverloop
    thema: str

    @property
    def wat(self) -> str:
        return WOORDEN[self.paar.verloop]


def naast_elkaar(toen: Verslag, nu: Verslag) -> list[Doelrij]:
    """Every goal of either report, by what changed; within that in the order of the reports."""
    namen = {thema.thema: thema.naam for verslag in (toen, nu) for thema in verslag.themas}
    volgorde = list(WOORDEN)
    paren = sorted(doelen_naast_elkaar(toen, nu), key=lambda paar: volgorde.index(paar.verloop))
    return [Doelrij(paar, namen.get(paar.doel.thema, "")) for paar in paren]
