"""The progress of a round in the words of its page."""

from dataclasses import dataclass

from rapportages.enums import Lijnstand
from rapportages.voortgang import Lijn, Voortgang
from themas.models import Indicator
from themas.personen import persoonsnaam


@dataclass(frozen=True, slots=True)
class Leverancier:
    """``wie`` is None for the lines of nobody in particular."""

    wie: object
    lijnen: list[Lijn]

    @property
    def naam(self) -> str:
        return persoonsnaam(self.wie, "Nog niemand")

    @property
    def geleverd(self) -> int:
        return sum(lijn.geleverd for lijn in self.lijnen)

    @property
    def totaal(self) -> int:
        return len(self.lijnen)

    @property
    def open(self) -> list[Lijn]:
        return [lijn for lijn in self.lijnen if not lijn.geleverd]

    @property
    def teruggestuurd(self) -> list[Lijn]:
        return [lijn for lijn in self.lijnen if lijn.stand is Lijnstand.TERUGGESTUURD]


@dataclass(frozen=True, slots=True)
class Overzicht:
    voortgang: Voortgang

    @property
    def balk(self) -> tuple[int, int]:
        """Value and maximum of the bar; a bar of nothing would be invalid."""
        return self.voortgang.geleverd, self.voortgang.totaal or 1

    @property
    def standen(self) -> list[tuple[Lijnstand, int]]:
        per_stand = self.voortgang.per_stand
        return [(stand, per_stand[stand]) for stand in Lijnstand if per_stand[stand]]

    @property
    def leveranciers(self) -> list[Leverancier]:
        """Everybody who has to deliver something, by name; what nobody has to deliver comes last."""
        per_persoon: dict[int | None, list[Lijn]] = {}
        for lijn in self.voortgang.lijnen:
            per_persoon.setdefault(lijn.uitvraag.leverancier_id, []).append(lijn)
        mensen = [Leverancier(lijnen[0].uitvraag.leverancier, lijnen) for lijnen in per_persoon.values()]
        return sorted(mensen, key=lambda mens: (mens.wie is None, mens.naam))

    def andere_indicatoren(self):
        """What is not on the sheet yet."""
        aanwezig = [lijn.uitvraag.indicator_id for lijn in self.voortgang.lijnen if lijn.uitvraag.indicator_id]
        return Indicator.objects.exclude(pk__in=aanwezig).order_by("naam")
