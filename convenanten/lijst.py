"""The agreements as a list shows them, each as it stands on one day."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from convenanten.bladen import Convenantblad, Partijblad, Versieblad
from convenanten.enums import Stand
from convenanten.stand import stand_van, versie_op
from convenanten.woorden import begin_in_woorden, einde_in_woorden
from themas.weergave.opmaak import NIET_IN_BRONNEN, datum, telwoord


#: What asks for attention first.
VOLGORDE = [Stand.VERLOOPT, Stand.GELDIG, Stand.BEGINT_NOG, Stand.ONBEKEND, Stand.VERLOPEN]
_VER = datetime.date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Convenantrij:
    """An agreement with the version that counts on this day."""

    blad: Convenantblad
    versie: Versieblad | None
    stand: Stand

    @property
    def begin(self) -> str:
        return begin_in_woorden(self.versie)

    @property
    def einde(self) -> str:
        return einde_in_woorden(self.versie)

    @property
    def partijen(self) -> list[str]:
        return [partij.naam for partij in self.versie.partijen] if self.versie else []

    @property
    def alle_partijen(self) -> list[Partijblad]:
        """Of every version: who took part once is found too."""
        return [partij for versie in self.blad.versies for partij in versie.partijen]

    @property
    def woorden(self) -> str:
        """All that a search word is looked for in."""
        blad = self.blad
        genoemd = [deel.naam for deel in (*self.alle_partijen, *blad.plekken)]
        bepalingen = [bepaling.tekst for bepaling in blad.bepalingen]
        return "\n".join([blad.naam, blad.kort, blad.historie, *bepalingen, *genoemd]).casefold()

    @property
    def volgorde(self) -> tuple:
        """What ends soonest first; of what is over, what ended last."""
        einde = self.op_volgorde_einde
        return VOLGORDE.index(self.stand), -einde if self.stand is Stand.VERLOPEN else einde, self.op_volgorde_naam

    @property
    def op_volgorde_naam(self) -> str:
        return self.blad.naam.casefold()

    @property
    def op_volgorde_begin(self) -> int:
        return self.versie.geldig_van.toordinal() if self.versie and self.versie.geldig_van else _VER

    @property
    def op_volgorde_einde(self) -> int:
        return self.versie.geldig_tot.toordinal() if self.versie and self.versie.geldig_tot else _VER

    @property
    def op_volgorde_stand(self) -> int:
        return VOLGORDE.index(self.stand)


def rijen_van(bladen: Iterable[Convenantblad], dag: datetime.date) -> list[Convenantrij]:
    rijen = [Convenantrij(blad, versie_op(blad, dag), stand_van(blad, dag)) for blad in bladen]
    return sorted(rijen, key=lambda rij: rij.volgorde)


def antwoord_lijst(rijen: Sequence[Convenantrij]) -> str:
    """How many there are, hold, expire and are over; which expire, by name."""
    return " ".join(_tellingen(rijen))


def _tellingen(rijen: Sequence[Convenantrij]) -> Iterator[str]:
    per_stand = Counter(rij.stand for rij in rijen)
    binnenkort = [rij for rij in rijen if rij.stand is Stand.VERLOOPT]
    yield f"Hier {_staan(len(rijen))} {_aantal(len(rijen), 'afspraak', 'afspraken')} met anderen over veiligheid."
    geldig = per_stand[Stand.GELDIG] + len(binnenkort)
    yield f"Vandaag {'gelden' if geldig > 1 else 'geldt'} daarvan {telwoord(geldig) if geldig else 'geen'}."
    if binnenkort:
        wat = "; ".join(f"{rij.blad.naam} ({datum(rij.versie.geldig_tot)})" for rij in binnenkort)
        werkwoord = "verloopt" if len(binnenkort) == 1 else "verlopen"
        yield f"Binnen een half jaar {werkwoord} {telwoord(len(binnenkort))}: {wat}."
    else:
        yield "Binnen een half jaar verloopt er geen."
    if aantal := per_stand[Stand.BEGINT_NOG]:
        yield f"Er {'begint' if aantal == 1 else 'beginnen'} {telwoord(aantal)} later."
    if aantal := per_stand[Stand.VERLOPEN]:
        yield f"Er {'is' if aantal == 1 else 'zijn'} {telwoord(aantal)} voorbij."
    if aantal := per_stand[Stand.ONBEKEND]:
        yield f"Van {telwoord(aantal)} staat het einde {NIET_IN_BRONNEN}."


def _staan(aantal: int) -> str:
    return "staat" if aantal == 1 else "staan"


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"{telwoord(aantal)} {een if aantal == 1 else meer}"
