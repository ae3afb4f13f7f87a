"""The rows in which the figures of one indicator are shown on its page and in its download."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from themas.berekening import Basis, Periode, Punt, Reeks, Verschil, basis_voor
from themas.enums import Gebiedsoort, Kwaliteit, Oordeel
from themas.gemeente import BINNEN
from themas.models import Gebied, Indicator
from themas.weergave.export import Tabel
from themas.weergave.opmaak import procent


@dataclass(frozen=True, slots=True)
class Periodrij:
    """One period: the figure, the comparison that holds, and the verdict on each goal.

    ``gemeld`` are changes that the source gave against another period than the one compared with.
    """

    punt: Punt
    tarief: object
    kwaliteit: str
    basis: Basis | None
    oordelen: tuple[Oordeel, ...]
    gemeld: tuple[str, ...] = ()

    @property
    def verschil(self) -> Verschil | None:
        return self.basis.verschil if self.basis else None

    @property
    def in_jaar(self) -> Periode | None:
        """The year that this half completes, when the comparison is that of the year and stands in its row."""
        beoordeeld = self.basis.beoordeelde_periode if self.basis else self.punt.periode
        return beoordeeld if beoordeeld.is_jaar and self.punt.periode.is_helft else None

    @property
    def tegenover(self) -> str:
        """What it is compared with; both halves are named where two years lend one each."""
        return self.basis.omschrijving.removeprefix(f"{self.punt.periode.label} ")


@dataclass(frozen=True, slots=True)
class Wijziging:
    """An approved figure that a later approved one replaced."""

    periode: Periode
    oud: str
    nieuw: str
    reden: str
    op: object


@dataclass(frozen=True, slots=True)
class Gebiedrij:
    gebied: Gebied
    aantal: int | None
    inwoners: int | None
    peildatum: date | None = None
    tekst: str = ""

    @property
    def wijk(self) -> str:
        return self.gebied.ligt_in.naam if self.gebied.soort == Gebiedsoort.BUURT else ""


WAARVAN = ("indicator", "gebied", "soort gebied", "gebiedscode", "ligt in", "periode")
KOPPEN = (
    "verschil",
    "verschil in",
    "vergeleken met",
    "ook gemeld",
    "kwaliteit",
    "zekerheid",
    "afgeleid",
    "verborgen",
    "bron",
)


@dataclass(frozen=True, slots=True)
class Cijferrij:
    """One period of one series with all that is told of it: a row of the download, and a figure of the API.

    ``basis`` is the comparison that stands in this row: that of a whole year stands in the row of the year, and not in
    that of the half that completes it.
    """

    punt: Punt
    waarde: Decimal | int | None
    kwaliteit: Kwaliteit | None
    basis: Basis | None
    gemeld: tuple[str, ...]
    bronnen: tuple[str, ...]

    @property
    def verschil(self) -> Verschil | None:
        return self.basis.verschil if self.basis else None


def cijferrijen(indicator: Indicator, reeks: Reeks, peiljaar: int | None) -> Iterator[Cijferrij]:
    """Every period of the series, oldest first."""
    return (cijferrij(indicator, reeks, periode, peiljaar) for periode in reeks.perioden)


def cijferrij(indicator: Indicator, reeks: Reeks, periode: Periode, peiljaar: int | None) -> Cijferrij:
    punt = reeks.punt(periode)
    basis = basis_voor(reeks, periode, peiljaar) if peiljaar and periode.jaar > peiljaar else None
    hier = basis if basis and basis.verschil and basis.beoordeelde_periode == periode else None
    bronnen = punt.bronnen or ((hier.verschil.gemeld.bron,) if hier and hier.verschil.gemeld else ())
    return Cijferrij(
        punt,
        reeks.afgerond_tarief(punt) if reeks.tarief(punt) is not None else None,
        reeks.kwaliteit_van(punt) if not punt.leeg else None,
        hier,
        ook_gemeld(reeks, periode, basis),
        bronnen or (indicator.bron,),
    )


def exporteer(indicator: Indicator, reeksen: Iterable[tuple[Gebied, Reeks]], peiljaar: int | None) -> Tabel:
    """The figures of the page as a download: every period of every series."""
    koppen = (*WAARVAN, "aantal", indicator.maateenheid or "waarde", "marge", *KOPPEN)
    rijen = [
        (indicator.naam, *_waar(gebied), *_exportrij(rij))
        for gebied, reeks in reeksen
        for rij in cijferrijen(indicator, reeks, peiljaar)
    ]
    return Tabel(indicator.slug, indicator.naam, koppen, rijen)


def _waar(gebied: Gebied) -> tuple[str, str, str, str]:
    """Names of buurten occur more than once; their code does not."""
    ligt_in = gebied.ligt_in.naam if gebied.soort in BINNEN and gebied.ligt_in else ""
    return gebied.naam, Gebiedsoort(gebied.soort).label, gebied.code, ligt_in


def _exportrij(rij: Cijferrij) -> tuple:
    verschil = rij.verschil
    return (
        rij.punt.periode.label,
        rij.punt.aantal,
        rij.waarde,
        rij.punt.marge,
        verschil.getal if verschil else None,
        "" if verschil is None else "procentpunt" if verschil.punten else "procent",
        rij.basis.omschrijving if rij.basis else "",
        "; ".join(rij.gemeld),
        rij.kwaliteit.label if rij.kwaliteit else "",
        verschil.zekerheid.label if verschil else "",
        "ja" if rij.punt.afgeleid else "nee",
        rij.punt.verborgen,
        "; ".join(rij.bronnen),
    )


def ook_gemeld(reeks: Reeks, periode: Periode, basis: Basis | None) -> tuple[str, ...]:
    """Changes that the source gave against another period than the one compared with: ``+3% tegenover 2018``."""
    gebruikt = basis.verschil.van.periode if basis and basis.verschil else None
    if periode in reeks.verborgen:
        return ()
    return tuple(
        f"{procent(anders.procent.normalize())} tegenover {van.label}"
        for (naar, van), anders in sorted(reeks.veranderingen.items())
        if naar == periode and van != gebruikt and van not in reeks.verborgen
    )


def bronnen_van(reeks: Reeks) -> list[tuple[str, str]]:
    """``[("Almere, 2017, 2018", "Voortgangsrapportage ..."), ...]``: which source gave what."""
    perioden: dict[str, list[str]] = {}
    for periode, niveau in sorted(reeks.niveaus.items()):
        perioden.setdefault(niveau.bron, []).append(periode.label)
    for (periode, basis), anders in sorted(reeks.veranderingen.items()):
        perioden.setdefault(anders.bron, []).append(f"{periode.label} tegenover {basis.label}")
    return [(f"{reeks.gebied}, {_reikwijdte(labels)}", bron) for bron, labels in perioden.items()]


def _reikwijdte(labels: list[str]) -> str:
    """``2017, 2018``; more than four are named by the first and the last."""
    return ", ".join(labels) if len(labels) <= 4 else f"{labels[0]} tot en met {labels[-1]}"
