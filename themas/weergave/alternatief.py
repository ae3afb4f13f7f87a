"""A figure in words, made from its data: the text alternative and the notes of the caption.

It says what a person would say who looks at the picture: first, last, highest, against the peiljaar, what is missing.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby, pairwise

from themas.berekening import Periode
from themas.berekening.afronden import op_decimalen
from themas.weergave.assen import is_elk_jaar, kort, tussen
from themas.weergave.figuur import Datapunt, Figuur, Lijn, Lijnfiguur, Staaf, Staaffiguur
from themas.weergave.letters import schoon
from themas.weergave.lijnen import getekende_breuken, zware_lijnen
from themas.weergave.opmaak import datum, hoofdletter, meer_of_minder, procent, telwoord


GEEN_CIJFERS = "Hiervoor zijn nog geen cijfers."
MEESTE_NAMEN = 5  # in an enumeration; more are counted
MEESTE_LIJNEN = 12  # that are named one by one where they are what the figure is about


def beschrijf(figuur: Figuur) -> str:
    """The whole text alternative, a few short sentences."""
    return schoon(" ".join(_zinnen(figuur)))


def eerste_zin(figuur: Figuur) -> str:
    """What the figure shows, in one sentence: its name for who cannot see it."""
    return schoon(next(_zinnen(figuur)))


def _zinnen(figuur: Figuur) -> Iterator[str]:
    if isinstance(figuur, Lijnfiguur):
        lijnen = [lijn for lijn in figuur.lijnen if lijn.punten]
        return _Lijnzinnen(figuur, lijnen).zinnen() if lijnen else iter([_zonder_cijfers(figuur)])
    return _Staafzinnen(figuur).zinnen() if figuur.staven else iter([_zonder_cijfers(figuur)])


def _zonder_cijfers(figuur: Figuur) -> str:
    return f"{schoon(figuur.titel)}: {GEEN_CIJFERS[0].lower()}{GEEN_CIJFERS[1:]}"


class _Lijnzinnen:
    """About the first heavy line, the others compared with it; or about all lines where none is heavy."""

    def __init__(self, figuur: Lijnfiguur, lijnen: list[Lijn]):
        self.figuur = figuur
        self.lijnen = lijnen
        zwaar = zware_lijnen(figuur)
        self.gelijkwaardig = not zwaar
        self.lijn = (zwaar or lijnen)[0]
        self.anderen = [lijn for lijn in lijnen if lijn is not self.lijn]
        self.elk_jaar = is_elk_jaar(punt.periode for lijn in lijnen for punt in lijn.punten)

    def zinnen(self) -> Iterator[str]:
        if self.gelijkwaardig:
            yield from self._alle_lijnen()
        else:
            yield f"{onderwerp(self.figuur)}: {self._verloop(self.lijn, begin='de lijn van')}."
            yield from self._uitersten()
            yield from self._peil()
            yield from self._gaten()
            yield from niet_getekend(self.figuur)
            yield from self._open_punten()
            yield from self._vergelijking()
        for breuk in getekende_breuken(self.figuur):
            yield f"Bij {breuk.nummer} ({datum(breuk.datum)}): {zin(breuk.tekst)}"

    def _alle_lijnen(self) -> Iterator[str]:
        perioden = sorted({punt.periode for lijn in self.lijnen for punt in lijn.punten})
        tijd = perioden[0].in_zin if len(perioden) == 1 else f"van {perioden[0].label} tot en met {perioden[-1].label}"
        yield f"{onderwerp(self.figuur)}: {telwoord(len(self.lijnen))} lijnen, {tijd}."
        einden = [(lijn.punten[-1], lijn) for lijn in self.lijnen]
        einden.sort(key=lambda eind: self._rond(eind[0]), reverse=True)
        if len(einden) <= MEESTE_LIJNEN:
            genoemd = [f"{schoon(lijn.naam)} {self._waarde(punt.waarde)}" for punt, lijn in einden]
            yield f"De laatste cijfers, van hoog naar laag: {som_op(genoemd)}."
        if (peil := self.figuur.peil) is not None:
            niveau = op_decimalen(Fraction(peil.waarde), self.figuur.decimalen)
            onder = sum(self._rond(punt) < niveau for punt, _ in einden)
            boven = sum(self._rond(punt) > niveau for punt, _ in einden)
            yield (
                f"Onder de streepjeslijn ({schoon(peil.label)}: {self._waarde(peil.waarde)}) "
                f"eindigen er {_hoeveel(onder)}, erboven {_hoeveel(boven)}."
            )

    def _rond(self, punt: Datapunt):
        """The value as it is written: what is said of figures must hold for what the reader sees."""
        return op_decimalen(Fraction(punt.waarde), self.figuur.decimalen)

    def _waarde(self, waarde) -> str:
        return kort(waarde, self.figuur.decimalen)

    def _verloop(self, lijn: Lijn, *, begin: str) -> str:
        eerste, laatste = lijn.punten[0], lijn.punten[-1]
        naam = f"{begin} {schoon(lijn.naam)}"
        if eerste is laatste:
            return f"{naam} heeft één cijfer, {self._waarde(eerste.waarde)} {eerste.periode.in_zin}"
        if self._rond(eerste) == self._rond(laatste):
            return (
                f"{naam} begint {eerste.periode.in_zin} en eindigt {laatste.periode.in_zin} "
                f"op hetzelfde cijfer, {self._waarde(eerste.waarde)}"
            )
        return (
            f"{naam} gaat van {self._waarde(eerste.waarde)} {eerste.periode.in_zin} "
            f"naar {self._waarde(laatste.waarde)} {laatste.periode.in_zin}"
        )

    def _uitersten(self) -> Iterator[str]:
        punten = self.lijn.punten
        if len(punten) < 3:
            return
        waarden = [self._rond(punt) for punt in punten]
        hoog, laag = max(waarden), min(waarden)
        if hoog == laag:
            yield "Alle cijfers van deze lijn zijn gelijk."
            return
        hoogste, laagste = (self._wanneer(waarde) for waarde in (hoog, laag))
        yield f"Het hoogste cijfer is {self._waarde(hoog)}, {hoogste}; het laagste is {self._waarde(laag)}, {laagste}."

    def _wanneer(self, waarde) -> str:
        perioden = [punt.periode.in_zin for punt in self.lijn.punten if self._rond(punt) == waarde]
        return som_op(perioden) if len(perioden) < 3 else f"voor het eerst {perioden[0]}"

    def _peil(self) -> Iterator[str]:
        peil = self.figuur.peil
        if peil is None:
            return
        laatste = self._rond(self.lijn.punten[-1])
        niveau = op_decimalen(Fraction(peil.waarde), self.figuur.decimalen)
        waar = "op" if laatste == niveau else "onder" if laatste < niveau else "boven"
        yield f"Het laatste cijfer ligt {waar} de streepjeslijn ({schoon(peil.label)}: {self._waarde(peil.waarde)})."

    def _vergelijking(self) -> Iterator[str]:
        if len(self.anderen) <= MEESTE_NAMEN:
            for lijn in self.anderen:
                yield f"{hoofdletter(self._verloop(lijn, begin='de lijn van'))}."
            return
        laatste = self.lijn.punten[-1]
        zelfde = [p for lijn in self.anderen for p in lijn.punten if p.periode == laatste.periode]
        hoger = sum(self._rond(punt) > self._rond(laatste) for punt in zelfde)
        lager = sum(self._rond(punt) < self._rond(laatste) for punt in zelfde)
        yield f"Er zijn {telwoord(len(self.anderen))} andere lijnen; hun cijfers staan in de tabel."
        if zelfde:
            yield (
                f"{hoofdletter(laatste.periode.in_zin)} zijn er {_hoeveel(hoger)} hoger "
                f"en {_hoeveel(lager)} lager dan {schoon(self.lijn.naam)}."
            )

    def _gaten(self) -> Iterator[str]:
        gaten = []
        for vorig, punt in pairwise(self.lijn.punten):
            if leeg := tussen(vorig.periode, punt.periode, elk_jaar=self.elk_jaar):
                gaten.append(leeg[0].label if len(leeg) == 1 else f"{leeg[0].label} tot en met {leeg[-1].label}")
        if len(gaten) > MEESTE_NAMEN:
            yield f"Op {telwoord(len(gaten))} plaatsen mist deze lijn een cijfer."
        elif gaten:
            yield f"Deze lijn heeft geen cijfer voor {som_op(gaten)}."

    def _open_punten(self) -> Iterator[str]:
        punten = [punt for punt in self.lijn.punten if punt.voorbehoud]
        per_soort = groupby(sorted(punten, key=lambda punt: punt.voorbehoud), key=lambda punt: punt.voorbehoud)
        for voorbehoud, groep in per_soort:
            perioden = [punt.periode for punt in groep]
            wat = _perioden(perioden) if len(perioden) <= MEESTE_NAMEN else f"{telwoord(len(perioden))} cijfers"
            yield f"Een open punt is {schoon(voorbehoud)}: {wat}."


class _Staafzinnen:
    def __init__(self, figuur: Staaffiguur):
        self.figuur, self.staven = figuur, figuur.staven

    def zinnen(self) -> Iterator[str]:
        yield f"{schoon(self.figuur.titel)}: {self._richtingen()}."
        if len(self.staven) > 1:
            yield from self._grootste("daling", min(staaf.getal for staaf in self.staven))
            yield from self._grootste("stijging", max(staaf.getal for staaf in self.staven))
        yield from self._oordelen()
        if onzeker := [staaf for staaf in self.staven if staaf.onzeker]:
            yield f"Bij {namen_van(onzeker)} kan het verschil toeval zijn."
        for noot, staven in per_noot(self.staven).items():
            yield f"Bij {namen_van(staven)}: {zin(noot, hoofd=False)}"

    def _richtingen(self) -> str:
        jaar, aantal = self.figuur.peiljaar, len(self.staven)
        if aantal == 1:
            (staaf,) = self.staven
            return f"{schoon(staaf.naam)} {meer_of_minder(staaf.getal)} {'als' if not staaf.getal else 'dan'} in {jaar}"
        lager, hoger, gelijk = (
            sum(teken == (staaf.getal > 0) - (staaf.getal < 0) for staaf in self.staven) for teken in (-1, 1, 0)
        )
        delen = [f"{telwoord(n)} {woord}" for n, woord in ((lager, "lager"), (hoger, "hoger")) if n]
        als = {lager: f"lager dan in {jaar}", hoger: f"hoger dan in {jaar}", gelijk: f"even hoog als in {jaar}"}
        if aantal in als:
            return f"{'beide' if aantal == 2 else f'alle {telwoord(aantal)}'} cijfers zijn {als[aantal]}"
        eerste = next(n for n in (lager, hoger) if n)
        rest = f" en {telwoord(gelijk)} even hoog" if gelijk else ""
        werkwoord = "is" if eerste == 1 else "zijn"
        return f"van de {telwoord(aantal)} cijfers {werkwoord} er {som_op(delen)} dan in {jaar}{rest}"

    def _grootste(self, soort: str, getal: int) -> Iterator[str]:
        if (getal < 0) if soort == "daling" else (getal > 0):
            namen = namen_van([staaf for staaf in self.staven if staaf.getal == getal])
            yield f"De grootste {soort}: {namen}, {meer_of_minder(getal)}."

    def _oordelen(self) -> Iterator[str]:
        goed, slecht = (sum(staaf.gunstig is oordeel for staaf in self.staven) for oordeel in (True, False))
        delen = [f"{telwoord(n)} {woord}" for n, woord in ((goed, "gunstig"), (slecht, "ongunstig")) if n]
        if delen:
            yield f"Oordeel: {som_op(delen)}."


def onderwerp(figuur: Lijnfiguur) -> str:
    """Title and unit, where the unit adds something to the title."""
    titel, eenheid = schoon(figuur.titel), schoon(figuur.eenheid)
    gezegd = eenheid.lower() in titel.lower() or eenheid.replace("=", "is") in titel
    return titel if gezegd else f"{titel}, {eenheid}"


def niet_getekend(figuur: Lijnfiguur) -> Iterator[str]:
    """What is known of a period that has no point, a sentence each."""
    for los in figuur.ongetekend:
        verandering = f"{procent(los.getal)} tegenover {los.van.met_lidwoord}"
        wat = f"Van {los.periode.met_lidwoord} kennen wij alleen de verandering: {verandering}."
        yield f"{wat} Die staat niet in deze figuur."


def per_noot(staven: Iterable[Staaf]) -> dict[str, list[Staaf]]:
    """The bars that have a note, by that note."""
    uit: dict[str, list[Staaf]] = {}
    for staaf in staven:
        if noot := schoon(staaf.noot):
            uit.setdefault(noot, []).append(staaf)
    return uit


def namen_van(staven: list[Staaf]) -> str:
    namen = [schoon(staaf.naam) for staaf in staven]
    return som_op(namen) if len(namen) <= MEESTE_NAMEN else f"{telwoord(len(namen))} cijfers"


def _hoeveel(aantal: int) -> str:
    return telwoord(aantal) if aantal else "geen"


def _perioden(perioden: list[Periode]) -> str:
    return som_op([periode.label for periode in perioden])


def zin(tekst: str, *, hoofd: bool = True) -> str:
    """The text as a sentence: a capital if asked, and one full stop."""
    tekst = schoon(tekst)
    tekst = hoofdletter(tekst) if hoofd else tekst
    return tekst if tekst.endswith((".", "!", "?")) else f"{tekst}."


def som_op(delen: list[str], woord: str = "en") -> str:
    """``["a", "b", "c"]`` -> ``a, b en c``."""
    return f" {woord} ".join(filter(None, [", ".join(delen[:-1]), *delen[-1:]]))
