"""The rows of the dashboard: every goal, as the page, the CSV and the XLSX show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from themas.berekening import Periode, Punt, kwaliteit_van_cijfers
from themas.enums import Doelsoort, Maat
from themas.figuren import vonklijn
from themas.stand import Regel
from themas.weergave.export import Tabel
from themas.weergave.opmaak import getal
from themas.weergave.zinnen import maat_in_woorden


@dataclass(frozen=True, slots=True)
class Rij:
    """A ``Regel`` with what its cells show and sort by."""

    regel: Regel

    @property
    def doel(self):
        return self.regel.doel

    @property
    def thema(self):
        return self.doel.onderwerp.thema

    @property
    def indicator(self):
        return self.regel.indicator

    @property
    def plek(self) -> str:
        """Theme and topic; once where the theme is its own topic."""
        onderwerp = self.doel.onderwerp
        return self.thema.naam if onderwerp.naam == self.thema.naam else f"{self.thema.naam} · {onderwerp}"

    @property
    def cijfer(self) -> str:
        return self.indicator.naam if self.indicator else ""

    @property
    def van_naar(self) -> tuple[str, str] | None:
        """Both levels as they are written; None when neither is known, as with many reported changes."""
        verschil = self.regel.verschil
        if verschil is None:
            return None
        niveaus = [self._niveau(punt) for punt in (verschil.van, verschil.naar)]
        if niveaus == [None, None]:
            return None
        van, naar = ("niet bekend" if niveau is None else getal(niveau) for niveau in niveaus)
        return van, naar

    @property
    def eenheid(self) -> str:
        """What both levels are counted in."""
        return self.indicator.teller if self._in_aantallen else self.indicator.maateenheid

    @property
    def _in_aantallen(self) -> bool:
        return self.regel.verschil.klein or self.regel.verschil.maat is Maat.AANTAL

    def _niveau(self, punt: Punt) -> Decimal | int | None:
        return punt.aantal if self._in_aantallen else self.tarief(punt)

    def tarief(self, punt: Punt) -> Decimal | int | None:
        """The rate or reported value of one end, rounded as on the pages; None where only a count is known."""
        return self.regel.reeks.afgerond_tarief(punt) if self.regel.reeks.tarief(punt) is not None else None

    @property
    def verschil(self) -> int | None:
        return self.regel.verschil.getal if self.regel.verschil else None

    @property
    def maat(self) -> str:
        return maat_in_woorden(self.indicator, self.regel.verschil.maat) if self.regel.verschil else ""

    @property
    def op_volgorde_verschil(self) -> int:
        return self.verschil or 0

    @property
    def op_volgorde_zekerheid(self) -> str:
        return self.regel.zekerheid.label if self.regel.zekerheid else "~"

    @property
    def op_volgorde_oordeel(self) -> str:
        return self.regel.oordeel.label

    @property
    def vonk(self):
        return vonklijn(self.regel.reeks, self.regel.basis)


def filter_regels(regels: Iterable[Regel], *, doelen: set[int], oordeel: str = "", zekerheid: str = "") -> list[Regel]:
    """The lines of these goals with this verdict and certainty; an empty string lets all through."""
    return [
        regel
        for regel in regels
        if regel.doel.pk in doelen
        and (not oordeel or regel.oordeel == oordeel)
        and (not zekerheid or regel.zekerheid == zekerheid)
    ]


def perioden_van(regels: Iterable[Regel]) -> list[Periode]:
    """The periods that some goal can be judged at, newest first."""
    perioden = {
        periode
        for regel in regels
        if regel.reeks is not None and regel.doel.geldend_peiljaar
        for periode in regel.reeks.perioden
        if regel.doel.geldend_peiljaar < periode.jaar <= regel.doel.onderwerp.thema.plan.jaar_tot_en_met
    }
    return sorted(perioden, reverse=True)


KOPPEN = (
    "plan",
    "thema",
    "onderwerp",
    "doel",
    "soort doel",
    "cijfer",
    "vergeleken periode",
    "periode",
    "aantal toen",
    "aantal nu",
    "naar verhouding toen",
    "naar verhouding nu",
    "eenheid",
    "verschil",
    "verschil in",
    "verschil van",
    "kwaliteit",
    "oordeel",
    "zekerheid",
    "voorbehoud",
)


def exporteer(rijen: Iterable[Rij]) -> Tabel:
    """The rows that the page shows, in its order, with the numbers behind them."""
    return Tabel("doelen", "Doelen en oordelen", KOPPEN, [_cellen(rij) for rij in rijen])


def _cellen(rij: Rij) -> tuple:
    doel, regel, verschil = rij.doel, rij.regel, rij.regel.verschil
    begin = (
        doel.onderwerp.thema.plan.naam,
        doel.onderwerp.thema.naam,
        doel.onderwerp.naam,
        doel.tekst,
        Doelsoort(doel.soort).label,
        rij.cijfer,
    )
    if verschil is None:
        periode = regel.periode.label if regel.periode else ""
        reden = regel.vaststelling.waarom_niet if regel.vaststelling else ""
        return (*begin, "", periode, *[None] * 4, "", None, "", "", "", regel.oordeel.label, "", reden)
    van, naar = verschil.van, verschil.naar
    toen, nu = (None if verschil.maat is Maat.AANTAL else rij.tarief(punt) for punt in (van, naar))
    return (
        *begin,
        van.periode.label,
        naar.periode.label,
        van.aantal,
        naar.aantal,
        toen,
        nu,
        rij.indicator.maateenheid or rij.indicator.teller,
        verschil.getal,
        "procentpunt" if verschil.punten else "procent",
        rij.maat,
        kwaliteit_van_cijfers(regel.reeks, verschil).label,
        regel.oordeel.label,
        verschil.zekerheid.label,
        "; ".join(breuk.titel for breuk in regel.basis.voorbehouden),
    )
