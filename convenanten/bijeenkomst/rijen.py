"""A meeting as readers see it on a day, and its points by the field of safety that they are about."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from convenanten.bladen import Bijeenkomstblad, Puntblad
from convenanten.enums import Puntstatus, Verslagstand
from convenanten.stand import is_geweest, verslag_van
from themas.bladen import Veld
from themas.weergave.opmaak import datum, hoofdletter, telwoord


ZONDER_VELD = Veld("zonder-veld", "Zonder veiligheidsveld")
WEEK = 7


@dataclass(frozen=True, slots=True)
class Bijeenkomstrij:
    blad: Bijeenkomstblad
    vandaag: datetime.date

    @property
    def geweest(self) -> bool:
        return is_geweest(self.blad, self.vandaag)

    @property
    def wanneer(self) -> str:
        """The day that we compute with; a second one in the source is told beside it."""
        return datum(self.blad.datum)

    @property
    def besproken(self) -> int:
        return self._met(Puntstatus.BESPROKEN)

    def _met(self, status: Puntstatus) -> int:
        return sum(punt.status is status for punt in self.blad.punten)

    @property
    def verslag(self) -> Verslagstand:
        return verslag_van(self.blad, self.vandaag)

    @property
    def verslag_kort(self) -> str:
        """Beside the state of the report, the day that it turns on."""
        laatste = datum(self.blad.verslag_voor)
        return {
            Verslagstand.ER: self.blad.verslag_op and f"op {datum(self.blad.verslag_op)}",
            Verslagstand.ER_TE_LAAT: f"uiterlijk {laatste}, het kwam op {datum(self.blad.verslag_op)}",
            Verslagstand.KOMT_NOG: f"uiterlijk {laatste}",
            Verslagstand.TERMIJN_VOORBIJ: f"het moest er op {laatste} zijn",
        }.get(self.verslag) or ""

    @property
    def verslag_zin(self) -> str:
        laatste, op = datum(self.blad.verslag_voor), datum(self.blad.verslag_op)
        match self.verslag:
            case Verslagstand.ER:
                return (
                    f"Het verslag was er op {op}." if op else "Er is een verslag. Wanneer het klaar was, is onbekend."
                )
            case Verslagstand.ER_TE_LAAT:
                return f"Het verslag was er op {op}. Dat is te laat: de laatste dag was {laatste}."
            case Verslagstand.KOMT_NOG:
                return f"Het verslag moet er uiterlijk op {laatste} zijn."
            case Verslagstand.TERMIJN_VOORBIJ:
                return f"De laatste dag was {laatste}. Of er een verslag is, staat niet in onze bronnen."
        return "De dag van de bijeenkomst is niet bekend. Dus ook niet wanneer het verslag er moet zijn."

    @property
    def verslagtermijn(self) -> str:
        """``twee weken``; empty where the day of the meeting is not known."""
        if self.blad.verslag_voor is None:
            return ""
        weken, over = divmod((self.blad.verslag_voor - self.blad.datum).days, WEEK)
        if over or not weken:
            dagen = weken * WEEK + over
            return "één dag" if dagen == 1 else f"{telwoord(dagen)} dagen"
        return "één week" if weken == 1 else f"{telwoord(weken)} weken"

    @property
    def punten_zin(self) -> str:
        """How many points there are, and what became of them for as far as we know."""
        aantal = len(self.blad.punten)
        if not aantal:
            return (
                "Er zijn nog geen punten ingezonden." if not self.geweest else "De punten staan niet in onze bronnen."
            )
        begin = "Er is één punt ingezonden." if aantal == 1 else f"Er zijn {telwoord(aantal)} punten ingezonden."
        return f"{begin} {self._bespreking(aantal)}"

    def _bespreking(self, aantal: int) -> str:
        gekozen, besproken = self._met(Puntstatus.GEKOZEN), self.besproken
        if besproken:
            return _zoveel(besproken, aantal, "besproken")
        if self.geweest:
            wie = "het punt is" if aantal == 1 else "de punten zijn"
            return f"Of {wie} besproken, staat niet in onze bronnen."
        if gekozen:
            return _zoveel(gekozen, aantal, "gekozen om te bespreken")
        return "Er is nog niet gekozen wat er wordt besproken."

    @property
    def op_volgorde_naam(self) -> str:
        return self.blad.naam.casefold()

    @property
    def op_volgorde_datum(self) -> int:
        return (self.blad.datum or datetime.date.min).toordinal()

    @property
    def op_volgorde_verslag(self) -> tuple[int, int]:
        laatste = self.blad.verslag_voor or datetime.date.max
        return list(Verslagstand).index(self.verslag), laatste.toordinal()

    @property
    def aantal(self) -> int:
        return len(self.blad.punten)


def _zoveel(aantal: int, van: int, woord: str) -> str:
    if aantal == van:
        return f"Het is {woord}." if aantal == 1 else f"Alle punten zijn {woord}."
    return f"Daarvan {'is' if aantal == 1 else 'zijn'} er {telwoord(aantal)} {woord}."


@dataclass(frozen=True, slots=True)
class Veldgroep:
    """The points of one field; ``alle`` counts them, also those that a filter left out of ``punten``."""

    veld: Veld
    punten: tuple[Puntblad, ...]
    alle: int
    meeste: int

    @property
    def breedte(self) -> int:
        """Of a bar, in whole percents of the longest."""
        return round(100 * self.alle / self.meeste) if self.meeste else 0


def veldgroepen(
    blad: Bijeenkomstblad, velden: Collection[Veld], *, veld: str = "", status: str = ""
) -> list[Veldgroep]:
    """A group for each field, in this order, also without points; then those of fields that are no more, and of none.

    ``veld`` and ``status`` narrow the points that are shown, not those that are counted.
    """
    per_veld = {bekend: [] for bekend in velden}
    for punt in blad.punten:
        per_veld.setdefault(_zelfde(punt.veld, velden) or ZONDER_VELD, []).append(punt)
    if ZONDER_VELD in per_veld:
        per_veld[ZONDER_VELD] = per_veld.pop(ZONDER_VELD)
    meeste = max(map(len, per_veld.values()), default=0)
    return [
        Veldgroep(
            veld=van,
            punten=tuple(punt for punt in punten if veld in ("", van.slug) and status in ("", punt.status.value)),
            alle=len(punten),
            meeste=meeste,
        )
        for van, punten in per_veld.items()
    ]


def _zelfde(veld: Veld | None, velden: Collection[Veld]) -> Veld | None:
    """The field under its name of today, where only the name changed since."""
    return next((bekend for bekend in velden if veld and bekend.slug == veld.slug), veld)


def indeling(blad: Bijeenkomstblad) -> str:
    """Who placed the points under the fields, in a sentence; empty where the source did so itself."""
    eigen = [punt.eigen_indeling for punt in blad.punten if punt.veld]
    if not any(eigen):
        return ""
    if all(eigen):
        return "De bron deelt de punten niet in bij een veiligheidsveld. Deze indeling is van ons."
    return "Bij een deel van de punten noemt de bron geen veiligheidsveld. Die hebben wij zelf ingedeeld."


def aantal_zin(rijen: Collection[Bijeenkomstrij]) -> str:
    """The answer of the list: how many meetings there are, and how many are still to come."""
    aantal, komend = len(rijen), sum(rij.blad.datum is not None and not rij.geweest for rij in rijen)
    punten = sum(rij.aantal for rij in rijen)
    wat = "bijeenkomst staat" if aantal == 1 else "bijeenkomsten staan"
    zin = f"{hoofdletter(telwoord(aantal))} {wat} hier, met {telwoord(punten)} {'punt' if punten == 1 else 'punten'}."
    if not komend:
        return zin
    return f"{zin} {hoofdletter(telwoord(komend))} daarvan {'moet' if komend == 1 else 'moeten'} nog komen."
