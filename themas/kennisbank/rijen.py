"""The claims of all public interventions, each a row with the intervention that it is about."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from themas.bladen import Beweringblad, Interventieblad
from themas.enums import Onderbouwing


@dataclass(frozen=True, slots=True)
class Beweringrij:
    aanpak: Interventieblad
    bewering: Beweringblad

    @property
    def op_volgorde_naam(self) -> str:
        return self.aanpak.naam.casefold()

    @property
    def op_volgorde_onderbouwing(self) -> int:
        return list(Onderbouwing).index(self.bewering.onderbouwing)

    @property
    def getalsoort(self) -> int:
        """A change in percent before a part of a whole, which is another measure, before no number at all."""
        effect = self.bewering.effect
        if effect is None:
            return 2
        return 0 if effect.teller is None else 1

    @property
    def op_volgorde_effect(self) -> tuple[float, float]:
        """The largest fall first; of two that fall as far at most, the one that falls further at least."""
        effect = self.bewering.effect
        match self.getalsoort:
            case 0:
                return effect.van, effect.tot
            case 1:
                return -effect.teller / effect.noemer, 0
        return 0, 0

    @property
    def woorden(self) -> str:
        """All that a search word is looked for in."""
        aanpak, bewering = self.aanpak, self.bewering
        plaatsen = [deel.naam for deel in (*aanpak.velden, *aanpak.plekken)]
        delen = [aanpak.naam, aanpak.omschrijving, aanpak.in_gemeente, bewering.tekst, bewering.uitleg, *plaatsen]
        return "\n".join(delen).casefold()


def rijen_van(bladen: Iterable[Interventieblad]) -> list[Beweringrij]:
    """By the name of the intervention, and its claims in their own order."""
    op_naam = sorted(bladen, key=lambda blad: blad.naam.casefold())
    return [Beweringrij(blad, bewering) for blad in op_naam for bewering in blad.beweringen]


def bronnen_van(rijen: Iterable[Beweringrij]) -> list[tuple[str, int]]:
    """``[(source, how many claims and questions come from it), ...]``, the most used first."""
    return Counter(rij.bewering.bron for rij in rijen).most_common()
