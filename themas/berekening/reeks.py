"""A series: all that is known of one indicator in one area, and what follows from it without comparing."""

import datetime
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from themas.berekening.afronden import op_decimalen
from themas.berekening.perioden import Periode
from themas.enums import Breukgevolg, Kwaliteit, Maat, Meetsoort, Noemeraard, Noemersoort, Richting


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """The properties of an indicator that the arithmetic needs."""

    slug: str
    soort: Meetsoort = Meetsoort.STROOM
    noemersoort: Noemersoort = Noemersoort.GEEN
    per: int = 1000
    decimalen: int = 1
    richting: Richting = Richting.LAGER
    optelbaar: bool = True


@dataclass(frozen=True, slots=True)
class Noemer:
    """A denominator; ``geimpliceerd`` when it only follows from a count and a rounded rate."""

    aantal: Fraction | int
    aard: Noemeraard = Noemeraard.JANUARI
    kwaliteit: Kwaliteit = Kwaliteit.DEFINITIEF
    geimpliceerd: bool = False


@dataclass(frozen=True, slots=True)
class Niveau:
    """A measured level as the source gave it: a count, a reported value (with margin), or both."""

    aantal: int | None = None
    waarde: Decimal | None = None
    decimalen: int | None = None
    marge: Decimal | None = None
    kwaliteit: Kwaliteit = Kwaliteit.DEFINITIEF
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Verandering:
    """A change that a source reported without the levels behind it; ``procent`` of ``maat``."""

    procent: Decimal
    maat: Maat
    kwaliteit: Kwaliteit = Kwaliteit.DEFINITIEF
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Breuk:
    datum: datetime.date
    titel: str
    gevolg: Breukgevolg
    toelichting: str = ""

    def telt_tussen(self, basis: Periode, periode: Periode) -> bool:
        """After the first day of the basis and not after the compared period."""
        return basis.begin < self.datum <= periode.eind


@dataclass(frozen=True, slots=True)
class Punt:
    """What is known of one period: as entered, as derived, and the denominator that goes with it.

    ``afgeleid_uit`` names the periods that a derived count comes from; ``strijdig`` is the count that the halves
    give where it differs from the year that was entered. ``verborgen`` is what readers see instead ("<5").
    """

    periode: Periode
    aantal: int | None = None
    waarde: Decimal | None = None
    decimalen: int | None = None
    marge: Decimal | None = None
    kwaliteit: Kwaliteit = Kwaliteit.DEFINITIEF
    noemer: Noemer | None = None
    afgeleid_uit: tuple[Periode, ...] = ()
    strijdig: int | None = None
    verborgen: str = ""
    bronnen: tuple[str, ...] = ()

    @property
    def leeg(self) -> bool:
        return self.aantal is None and self.waarde is None and not self.verborgen

    @property
    def afgeleid(self) -> bool:
        return bool(self.afgeleid_uit)

    @property
    def uit_twee_jaren(self) -> bool:
        """Two halves of different years taken together."""
        return len({periode.jaar for periode in self.afgeleid_uit}) > 1


@dataclass(frozen=True)
class Reeks:
    """One indicator in one area. ``noemers`` by year; ``veranderingen`` by (period, base period)."""

    kenmerken: Kenmerken
    gebied: str = ""
    niveaus: dict[Periode, Niveau] = field(default_factory=dict)
    veranderingen: dict[tuple[Periode, Periode], Verandering] = field(default_factory=dict)
    noemers: dict[int, Noemer] = field(default_factory=dict)
    breuken: tuple[Breuk, ...] = ()
    verborgen: dict[Periode, str] = field(default_factory=dict)
    _punten: dict[Periode, Punt] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def perioden(self) -> tuple[Periode, ...]:
        """Every period with a level, entered or derived, or with a reported change; oldest first."""
        bekend = set(self.niveaus) | set(self.verborgen) | {periode for periode, _ in self.veranderingen}
        for periode in list(bekend):
            if periode.is_helft:
                bekend.add(periode.heel_jaar)
            elif periode.is_jaar:
                bekend.update(periode.helften)
        veranderd = {periode for periode, _ in self.veranderingen}
        return tuple(sorted(p for p in bekend if p in veranderd or not self.punt(p).leeg))

    def tot_en_met(self, periode: Periode) -> "Reeks":
        """The same series as if nothing later than this period were known; what is derived then, is derived anew."""
        return replace(
            self,
            niveaus={p: niveau for p, niveau in self.niveaus.items() if p.eind <= periode.eind},
            veranderingen={p: waarde for p, waarde in self.veranderingen.items() if p[0].eind <= periode.eind},
            verborgen={p: woord for p, woord in self.verborgen.items() if p.eind <= periode.eind},
        )

    def punt(self, periode: Periode) -> Punt:
        """All that is known of the period; an empty Punt when nothing is."""
        if periode not in self._punten:
            self._punten[periode] = self._punt(periode)
        return self._punten[periode]

    def _punt(self, periode: Periode) -> Punt:
        punt = self._ingevoerd(periode)
        if periode in self.verborgen:
            return replace(
                punt,
                aantal=None,
                waarde=None,
                marge=None,
                noemer=None,
                verborgen=self.verborgen[periode],
            )
        punt = self._met_afgeleid_aantal(punt)
        return replace(punt, noemer=self._noemer(punt))

    def samen(self, perioden: tuple[Periode, ...], als: Periode) -> Punt | None:
        """The counts of adjacent periods together, seen as a figure of ``als``; None unless all are known."""
        punt = self._som([self.punt(periode) for periode in perioden], als)
        return None if punt is None else replace(punt, noemer=self._noemer(punt))

    def _som(self, punten: list[Punt], als: Periode) -> Punt | None:
        if not self._telt_op or any(p.aantal is None or p.periode in self.verborgen for p in punten):
            return None
        return Punt(
            als,
            aantal=sum(p.aantal for p in punten),
            kwaliteit=slechtste(*(p.kwaliteit for p in punten)),
            afgeleid_uit=tuple(p.periode for p in punten),
            bronnen=_uniek(p.bronnen for p in punten),
        )

    @property
    def _telt_op(self) -> bool:
        return self.kenmerken.optelbaar and self.kenmerken.soort is Meetsoort.STROOM

    def _ingevoerd(self, periode: Periode) -> Punt:
        niveau = self.niveaus.get(periode)
        if niveau is None:
            return Punt(periode)
        return Punt(
            periode,
            aantal=niveau.aantal,
            waarde=niveau.waarde,
            decimalen=niveau.decimalen,
            marge=niveau.marge,
            kwaliteit=niveau.kwaliteit,
            bronnen=(niveau.bron,) if niveau.bron else (),
        )

    def _met_afgeleid_aantal(self, punt: Punt) -> Punt:
        """Fill the count from halves or from year minus half; flag a year that its halves contradict."""
        if not self._telt_op:
            return punt
        periode = punt.periode
        if periode.is_jaar:
            opgeteld = self._som([self._ingevoerd(helft) for helft in periode.helften], periode)
            if opgeteld is None:
                return punt
            if punt.aantal is None:
                return self._vul_aan(punt, opgeteld.aantal, opgeteld.kwaliteit, periode.helften, opgeteld.bronnen)
            return replace(punt, strijdig=opgeteld.aantal if opgeteld.aantal != punt.aantal else None)
        if periode.is_helft and punt.aantal is None:
            andere = periode.helften[2 - periode.nummer]
            jaar, helft = self._ingevoerd(periode.heel_jaar), self._ingevoerd(andere)
            zichtbaar = not {jaar.periode, andere} & self.verborgen.keys()
            if zichtbaar and jaar.aantal is not None and helft.aantal is not None and jaar.aantal >= helft.aantal:
                kwaliteit = slechtste(jaar.kwaliteit, helft.kwaliteit)
                bronnen = _uniek((jaar.bronnen, helft.bronnen))
                uit = (periode.heel_jaar, andere)
                return self._vul_aan(punt, jaar.aantal - helft.aantal, kwaliteit, uit, bronnen)
        return punt

    @staticmethod
    def _vul_aan(punt: Punt, aantal: int, kwaliteit: Kwaliteit, uit: tuple[Periode, ...], bronnen) -> Punt:
        if punt.waarde is not None:
            kwaliteit = slechtste(kwaliteit, punt.kwaliteit)
        return replace(
            punt,
            aantal=aantal,
            kwaliteit=kwaliteit,
            afgeleid_uit=uit,
            bronnen=_uniek((punt.bronnen, bronnen)),
        )

    def _noemer(self, punt: Punt) -> Noemer | None:
        """The denominator of 1 January of the year, else the one that count and reported rate imply together."""
        kenmerken = self.kenmerken
        if kenmerken.noemersoort is Noemersoort.GEEN:
            return None
        bekend = self.noemers.get(punt.periode.jaar)
        if bekend is not None or not punt.aantal or not punt.waarde:
            return bekend
        gevolgd = Fraction(punt.aantal * kenmerken.per) / Fraction(punt.waarde)
        return Noemer(gevolgd, kwaliteit=Kwaliteit.GESCHAT, geimpliceerd=True)

    def tarief(self, punt: Punt) -> Fraction | None:
        """Count per ``per`` of the denominator, else the reported value; None when neither is known.

        A half-year is divided by the same denominator and not doubled.
        """
        if punt.aantal is not None and punt.noemer is not None:
            return Fraction(punt.aantal * self.kenmerken.per) / punt.noemer.aantal
        return None if punt.waarde is None else Fraction(punt.waarde)

    def afgerond_tarief(self, punt: Punt) -> Decimal | int | None:
        """The level as a reader sees it: a reported value in its own digits, a rate in those of the indicator.

        A bare count where the indicator has no denominator.
        """
        tarief = self.tarief(punt)
        if tarief is None:
            return punt.aantal if self.kenmerken.noemersoort is Noemersoort.GEEN else None
        berekend = punt.aantal is not None and punt.noemer is not None and not punt.noemer.geimpliceerd
        gemeld = punt.waarde is not None and not berekend
        if gemeld and punt.decimalen is not None:
            return op_decimalen(tarief, punt.decimalen)
        return op_decimalen(tarief, self.kenmerken.decimalen)

    def kwaliteit_van(self, punt: Punt) -> Kwaliteit:
        """The quality of the level: the worst of count and denominator; of a reported value its own."""
        if punt.aantal is None or punt.noemer is None or punt.noemer.geimpliceerd:
            return punt.kwaliteit
        return slechtste(punt.kwaliteit, punt.noemer.kwaliteit)


def slechtste(*kwaliteiten: Kwaliteit) -> Kwaliteit:
    return max(kwaliteiten, key=lambda kwaliteit: kwaliteit.rang)


def _uniek(groepen) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tekst for groep in groepen for tekst in groep))
