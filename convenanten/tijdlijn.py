"""The timeline: when each version of each agreement holds, with today as a line; as SVG, in words and as a table.

An end that no source names is drawn as unknown: dashed, open on that side, and said in the label. It is never drawn
as lasting.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString

from convenanten.bladen import Convenantblad, Versieblad
from convenanten.enums import Stand
from convenanten.stand import stand_van_versie
from convenanten.woorden import begin_in_woorden, einde_in_woorden, looptijd_in_woorden
from themas.weergave.letters import breedte, breek, schoon
from themas.weergave.opmaak import datum
from themas.weergave.vorm import Tekst, Vorm, coordinaat, regels


NAAMRUIMTE = 256  # for the names left of the bars, in the wide form
DIKTE, REGEL = 12, 24  # of a bar, and of the line that it stands on
AFSTAND = 6  # from a bar to its label
PUNT = 7  # the head of the arrow of what was closed for good
JAAR = datetime.timedelta(days=365)
SPRONGEN = (1, 2, 5, 10, 20, 50, 100)
#: How a bar looks, by the state of its version.
SOORT = {
    Stand.GELDIG: "geldig",
    Stand.VERLOOPT: "verloopt",
    Stand.VERLOPEN: "verlopen",
    Stand.BEGINT_NOG: "later",
    Stand.ONBEKEND: "onbekend",
}


@dataclass(frozen=True, slots=True)
class Balk:
    """``opgevolgd_op`` is where the next version begins: what has no end of its own is not drawn beyond it."""

    versie: Versieblad
    stand: Stand
    opgevolgd_op: datetime.date | None

    def label(self, ruimte: float, letter: float) -> str:
        """The version with its state; where there is too little room the name of the version is cut."""
        stand = f": {self.stand.label}"
        [naam] = breek(schoon(self.versie.naam), ruimte - breedte(stand, letter), letter, regels=1)
        return naam + stand


@dataclass(frozen=True, slots=True)
class Tijdrij:
    naam: str
    adres: str
    balken: tuple[Balk, ...]


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    rijen: tuple[Tijdrij, ...]
    vandaag: datetime.date

    @property
    def getekend(self) -> "Tijdlijn":
        """Only what has a bar: a row without one shows nothing that the list does not say."""
        return replace(self, rijen=tuple(rij for rij in self.rijen if any(b.versie.heeft_dagen for b in rij.balken)))


@dataclass(frozen=True, slots=True)
class Tabelrij:
    naam: str
    adres: str
    cellen: tuple[str, ...]


def tijdlijn_van(bladen: Iterable[Convenantblad], vandaag: datetime.date) -> Tijdlijn:
    return Tijdlijn(
        tuple(
            Tijdrij(
                schoon(blad.naam),
                reverse("convenant", args=[blad.slug]),
                tuple(
                    Balk(versie, stand_van_versie(versie, vandaag), volgende.geldig_van if volgende else None)
                    for versie, volgende in zip_longest(blad.versies, blad.versies[1:])
                ),
            )
            for blad in bladen
        ),
        vandaag,
    )


def eerste_zin(lijn: Tijdlijn) -> str:
    aantal = len(lijn.rijen)
    return f"Tijdlijn van {aantal} {'afspraak' if aantal == 1 else 'afspraken'}. Vandaag is {datum(lijn.vandaag)}."


def beschrijf(lijn: Tijdlijn) -> Iterator[str]:
    """The whole text alternative: a sentence for each version."""
    yield eerste_zin(lijn)
    for rij in lijn.rijen:
        delen = [f"{b.versie.naam} {looptijd_in_woorden(b.versie)} ({b.stand.label})" for b in rij.balken]
        yield f"{rij.naam}: {schoon('; '.join(delen))}."


def tabelrijen(lijn: Tijdlijn) -> list[Tabelrij]:
    return [
        Tabelrij(
            rij.naam,
            rij.adres,
            (balk.versie.naam, begin_in_woorden(balk.versie), einde_in_woorden(balk.versie), balk.stand.label),
        )
        for rij in lijn.rijen
        for balk in rij.balken
    ]


def tijdlijntekening(lijn: Tijdlijn, vorm: Vorm) -> SafeString:
    return get_template("figuren/tijdlijn.svg").render(_Tekening(lijn, vorm).context())


class _Tekening:
    """In the wide form names stand left of the bars, in the narrow one above them."""

    def __init__(self, lijn: Tijdlijn, vorm: Vorm):
        self.lijn, self.vorm = lijn, vorm
        self.links = NAAMRUIMTE if vorm.breed else 0
        bekend = [lijn.vandaag]
        for versie in (balk.versie for rij in lijn.rijen for balk in rij.balken):
            bekend += filter(None, (versie.geldig_van, versie.geldig_tot))
            if versie.geldig_tot and not versie.geldig_van:
                bekend.append(_eerder(versie.geldig_tot))  # room for what began before
        self.begin = datetime.date(min(bekend).year, 1, 1)
        self.jaren = range(self.begin.year, max(bekend).year + 1)
        self.dagen = (datetime.date(max(bekend).year, 12, 31) - self.begin).days + 1

    def x(self, dag: datetime.date) -> float:
        """Where the morning of this day is."""
        return self.links + (dag - self.begin).days / self.dagen * (self.vorm.breedte - self.links)

    def context(self) -> dict:
        vorm = self.vorm
        boven = 2 * vorm.regelhoogte + 6
        namen: list[Tekst] = []
        balken: dict[str, list[str]] = {soort: [] for soort in SOORT.values()}
        labels: list[Tekst] = []
        lijnen = ""
        y = boven
        for rij in self.lijn.rijen:
            lijnen += f"M0 {coordinaat(y)}H{vorm.breedte}"
            y = self._rij(rij, y + 7, namen, balken, labels) + 7
        vandaag = self.x(self.lijn.vandaag)
        woord = "vandaag"
        helft = breedte(woord, vorm.letter, vet=True) / 2
        return {
            "breedte": vorm.breedte,
            "hoogte": coordinaat(y + 2),
            "letter": vorm.letter,
            "titel": eerste_zin(self.lijn),
            "lijnen": lijnen,
            "jaren": self._jaren(boven, y),
            "namen": namen,
            "vet": not vorm.breed,  # above the labels, and not to be taken for one
            "balken": [(soort, "".join(paden)) for soort, paden in balken.items() if paden],
            "labels": labels,
            "vandaag": {
                "lijn": f"M{coordinaat(vandaag)} {coordinaat(vorm.regelhoogte + 2)}V{coordinaat(y)}",
                "x": coordinaat(min(max(vandaag, helft), vorm.breedte - helft)),
                "y": coordinaat(vorm.letter),
                "tekst": woord,
            },
        }

    def _jaren(self, boven: float, onder: float) -> dict:
        """A line at the first day of every so many years, with the year right of it where there is room."""
        ruimte = breedte("2026", self.vorm.letter)
        per_jaar = (self.vorm.breedte - self.links) / len(self.jaren)
        sprong = next((s for s in SPRONGEN if s * per_jaar > ruimte + self.vorm.letter), SPRONGEN[-1])
        rooster, teksten = "", []
        for jaar in (jaar for jaar in self.jaren if jaar % sprong == 0):
            x = self.x(datetime.date(jaar, 1, 1))
            rooster += f"M{coordinaat(x)} {coordinaat(boven - self.vorm.letter)}V{coordinaat(onder)}"
            if x + 3 + ruimte <= self.vorm.breedte:
                teksten.append(Tekst(coordinaat(x + 3), coordinaat(boven - 6), str(jaar)))
        return {"rooster": rooster, "teksten": teksten}

    def _rij(self, rij: Tijdrij, y: float, namen: list, balken: dict, labels: list) -> float:
        """Draw one agreement from ``y`` on; gives where it ends."""
        vorm = self.vorm
        ruimte = (self.links or vorm.breedte) - vorm.letter
        naam = breek(rij.naam, ruimte, vorm.letter, regels=4, vet=not vorm.breed)
        hoog = len(naam) * vorm.regelhoogte
        namen += regels(naam, 0, y + hoog / 2, vorm)
        eind_van_naam = y + hoog
        if not vorm.breed:
            y = eind_van_naam + 2
        for balk in rij.balken:
            y = self._balk(balk, y, balken, labels)
        return max(y, eind_van_naam)

    def _balk(self, balk: Balk, y: float, balken: dict, labels: list) -> float:
        letter = self.vorm.letter
        van, tot = self._stuk(balk)
        label = balk.label(self.vorm.breedte - self.links, letter)
        lang = breedte(label, letter)
        if van == tot or tot + AFSTAND + lang <= self.vorm.breedte:
            x = tot + AFSTAND if van != tot else self.links
        elif van - AFSTAND - lang >= self.links:
            x = van - AFSTAND - lang
        else:  # a line of its own, above the bar
            labels += regels((label,), min(max(van, self.links), self.vorm.breedte - lang), y + REGEL / 2, self.vorm)
            y += REGEL - 4
            x = None
        if x is not None:
            labels += regels((label,), x, y + REGEL / 2, self.vorm)
        if van != tot:
            balken[SOORT[balk.stand]].append(self._vorm(balk.versie, van, tot, y + (REGEL - DIKTE) / 2))
        return y + REGEL

    def _stuk(self, balk: Balk) -> tuple[float, float]:
        """Where the bar begins and ends; twice the left where no day is known."""
        versie = balk.versie
        if not versie.heeft_dagen:
            return self.links, self.links
        tot = versie.geldig_tot
        van = versie.geldig_van or (_eerder(tot) if tot else self.begin)
        if tot:
            eind = self.x(tot + datetime.timedelta(days=1)) if tot < datetime.date.max else self.vorm.breedte
        elif versie.onbepaalde_tijd:
            eind = self.vorm.breedte
        else:
            eind = self.x(max(balk.opgevolgd_op or self.lijn.vandaag, van))
        return self.x(van), max(eind, self.x(van) + 4)

    def _vorm(self, versie: Versieblad, van: float, tot: float, boven: float) -> str:
        """The outline; without a line on the side of a day that is not known, an arrow for what has no end."""
        links, rechts, onder = coordinaat(van), coordinaat(tot), coordinaat(boven + DIKTE)
        top, midden = coordinaat(boven), coordinaat(boven + DIKTE / 2)
        if versie.onbepaalde_tijd:
            hals = coordinaat(max(van, tot - PUNT))
            dicht = "z" if versie.geldig_van else ""
            return f"M{links} {top}H{hals}L{rechts} {midden}L{hals} {onder}H{links}{dicht}"
        if not versie.geldig_tot:
            return f"M{rechts} {top}H{links}V{onder}H{rechts}"
        if not versie.geldig_van:
            return f"M{links} {top}H{rechts}V{onder}H{links}"
        return f"M{links} {top}H{rechts}V{onder}H{links}z"


def _eerder(dag: datetime.date) -> datetime.date:
    """A year before, or the first day that there is."""
    return dag - JAAR if dag - datetime.date.min > JAAR else datetime.date.min
