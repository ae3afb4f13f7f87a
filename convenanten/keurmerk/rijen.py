"""Areas with the mark as they stand on a day, and beside them the totals that were published without names."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from convenanten.bladen import Certificaatblad, Keurmerkblad
from convenanten.enums import Keurmerksoort, Keurmerkstand
from convenanten.stand import keurmerk_op
from themas.berekening import Periode
from themas.weergave.opmaak import datum


_VER = datetime.date.max


@dataclass(frozen=True, slots=True)
class Gebiedrij:
    """One area that we know by name, on ``dag``."""

    blad: Keurmerkblad
    dag: datetime.date

    @property
    def stand(self) -> Keurmerkstand:
        return keurmerk_op(self.blad, self.dag)

    @property
    def certificaat(self) -> Certificaatblad | None:
        """The one that this day is about: the newest that may have begun, else the first that is to come."""
        certificaten = self.blad.certificaten
        begonnen = [c for c in certificaten if not (c.geldig_van and c.geldig_van > self.dag)]
        return begonnen[-1] if begonnen else next(iter(certificaten), None)

    @property
    def certificaten(self) -> list[Certificaatblad]:
        """All that we know of, newest first."""
        return list(reversed(self.blad.certificaten))

    @property
    def eigen_bron(self) -> str:
        """The source of the area, where it is not that of a certificate as well."""
        return "" if self.blad.bron in {certificaat.bron for certificaat in self.blad.certificaten} else self.blad.bron

    @property
    def op_volgorde_naam(self) -> str:
        return self.blad.naam.casefold()

    @property
    def op_volgorde_soort(self) -> int:
        return list(Keurmerksoort).index(self.blad.soort)

    @property
    def op_volgorde_stand(self) -> int:
        return list(Keurmerkstand).index(self.stand)

    @property
    def op_volgorde_van(self) -> datetime.date:
        return (self.certificaat and self.certificaat.geldig_van) or _VER

    @property
    def op_volgorde_tot(self) -> datetime.date:
        return (self.certificaat and self.certificaat.geldig_tot) or _VER


@dataclass(frozen=True, slots=True)
class Totaal:
    """How many areas of a kind had the mark, as it was published: for a period, without a day and without names."""

    aantal: int
    periode: Periode

    def telt_op(self, dag: datetime.date) -> bool:
        return self.periode.begin <= dag <= self.periode.eind

    def misschien(self, bladen: Iterable[Keurmerkblad]) -> list[Keurmerkblad]:
        """Those of the areas that we know by name that can be among these."""
        dagen = (self.periode.begin, self.periode.eind)
        return [blad for blad in bladen if any(keurmerk_op(blad, dag) is not Keurmerkstand.ZONDER for dag in dagen)]


@dataclass(frozen=True, slots=True)
class Soorttelling:
    """How many areas of one kind we know by name, how they stand on the day, and how many we cannot name."""

    soort: Keurmerksoort
    standen: tuple[tuple[Keurmerkstand, int], ...]
    bekend: int
    """Of the published total those that we may know by name."""
    totaal: Totaal | None
    op_dag: bool
    """Whether the total is of the time in which the day lies."""

    @property
    def niet_bij_naam(self) -> int | None:
        """The rest of the published total; the least that it can be, since a known area need not be among it."""
        return None if self.totaal is None else max(0, self.totaal.aantal - self.bekend)


def rijen_op(bladen: Iterable[Keurmerkblad], dag: datetime.date) -> list[Gebiedrij]:
    rijen = [Gebiedrij(blad, dag) for blad in bladen]
    return sorted(rijen, key=lambda rij: (rij.op_volgorde_soort, rij.op_volgorde_naam))


def tel(bladen: Iterable[Keurmerkblad], dag: datetime.date, totalen: dict[Keurmerksoort, Totaal]) -> list[Soorttelling]:
    """A line for each kind of area, also where we know none of it."""
    per_soort = {soort: [blad for blad in bladen if blad.soort is soort] for soort in Keurmerksoort}
    tellingen = []
    for soort, eigen in per_soort.items():
        standen = [keurmerk_op(blad, dag) for blad in eigen]
        totaal = totalen.get(soort)
        tellingen.append(
            Soorttelling(
                soort,
                tuple((stand, standen.count(stand)) for stand in Keurmerkstand),
                len(totaal.misschien(eigen)) if totaal else 0,
                totaal,
                totaal is not None and totaal.telt_op(dag),
            )
        )
    return tellingen


def van_in_woorden(certificaat: Certificaatblad | None) -> tuple[str, str]:
    """``("eind 2019", "wij rekenen vanaf 31 december 2019")``: as the source puts it, and by which day we count."""
    if certificaat is None or certificaat.geldig_van is None:
        return "", ""
    dag = datum(certificaat.geldig_van)
    return (certificaat.wanneer, f"wij rekenen vanaf {dag}") if certificaat.wanneer else (dag, "")
