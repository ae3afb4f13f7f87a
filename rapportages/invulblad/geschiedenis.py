"""What was measured before: the earlier columns of the sheet, the usual source, and whether a figure is far from it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rapportages.invulblad.bron import jaar_voor
from rapportages.models import Uitvraag
from themas import berekening
from themas.berekening import Periode, Waarneming, afwijking
from themas.enums import Breukgevolg, Meetsoort, Metingsoort, Periodesoort
from themas.models import Gebied, Indicator, Meting, Reeksbreuk
from themas.weergave.opmaak import getal


_VELDEN = ("indicator_id", "periode__code", "aantal", "waarde", "waarde_decimalen", "marge", "bron")
_DELEN = {Periodesoort.JAAR: 1, Periodesoort.HALFJAAR: 2, Periodesoort.KWARTAAL: 4}  # of a year
TE_NOEMEN = 4


@dataclass(frozen=True, slots=True)
class Eerder:
    """An approved figure of an earlier period."""

    periode: Periode
    aantal: int | None
    waarde: Decimal | None
    decimalen: int | None
    marge: Decimal | None
    bron: str

    @property
    def tekst(self) -> str:
        return getal(self.aantal) if self.aantal is not None else getal(self.waarde, self.decimalen)

    @property
    def waarneming(self) -> Waarneming:
        waarde = None if self.waarde is None else self.waarde.quantize(Decimal(1).scaleb(-(self.decimalen or 0)))
        return Waarneming(self.aantal, waarde, self.marge)


@dataclass
class Geschiedenis:
    """``eerder`` by indicator, oldest first; ``perioden`` are those of the columns."""

    periode: Periode
    perioden: list[Periode] = field(default_factory=list)
    eerder: dict[int, list[Eerder]] = field(default_factory=lambda: defaultdict(list))
    breuken: dict[int, list] = field(default_factory=lambda: defaultdict(list))

    @property
    def kolommen(self) -> list[str]:
        return [periode.label for periode in self.perioden]

    def kolommen_van(self, uitvraag: Uitvraag) -> list[str]:
        """A text for each column; a year stands in for its missing half and says so."""
        if uitvraag.indicator_id is None:
            return []
        bekend = {eerder.periode: eerder for eerder in self.eerder[uitvraag.indicator_id]}
        return [self._cel(bekend, periode) for periode in self.perioden]

    @staticmethod
    def _cel(bekend: dict[Periode, Eerder], periode: Periode) -> str:
        if periode in bekend:
            return bekend[periode].tekst
        if not periode.is_jaar and periode.heel_jaar in bekend:
            return f"{bekend[periode.heel_jaar].tekst} (heel {periode.jaar})"
        return ""

    def bron(self, uitvraag: Uitvraag) -> str:
        """The lasting source of the indicator. Never that of a figure, nor one of an earlier year.

        A press release of 2016 cannot hold a figure of 2020, and who sees a filled cell does not look again.
        """
        if uitvraag.indicator_id is None or jaar_voor(uitvraag.indicator.bron, self.periode):
            return ""
        return uitvraag.indicator.bron

    def vorige_bron(self, uitvraag: Uitvraag) -> str:
        """What the previous figure gave as its source, to suggest beside the cell; empty when there is none."""
        if uitvraag.indicator_id is None:
            return ""
        eerder = self.eerder[uitvraag.indicator_id]
        zelfde_soort = [e for e in eerder if e.periode.soort is self.periode.soort]
        return (zelfde_soort or eerder)[-1].bron if eerder else ""

    def vraag(self, indicator: Indicator, velden: Mapping[str, Any]) -> str:
        """``Klopt dit? ...`` for who enters a figure that is far from those before it; else empty."""
        twijfel = self.twijfel(indicator, velden)
        return f"{twijfel} Schrijf in de opmerking waardoor het zo anders is." if twijfel else ""

    def twijfel(self, indicator: Indicator, velden: Mapping[str, Any]) -> str:
        """The same without asking for a word, for who judges it."""
        nieuw = Waarneming(velden.get("aantal"), velden.get("waarde"), velden.get("marge"))
        maat = "waarde" if nieuw.aantal is None else "aantal"
        bekend = [e for e in self.eerder[indicator.pk] if getattr(e, maat) is not None]
        bekend = [e for e in bekend if self._zonder_breuk(indicator, e.periode)]
        eerder = [e for e in bekend if e.periode.soort is self.periode.soort]
        uitkomst = afwijking(nieuw, [e.waarneming for e in eerder])
        if uitkomst is not None:
            return _in_woorden(uitkomst, [e.periode for e in eerder])
        return self._twijfel_aan_jaar(indicator, nieuw.aantal, eerder, bekend)

    def _twijfel_aan_jaar(self, indicator: Indicator, nieuw: int | None, eerder: list, bekend: list) -> str:
        """Against the newest whole year, where fewer than two figures are of the same kind and none is newer."""
        jaren = [e for e in bekend if e.periode.is_jaar]
        telt_op = indicator.optelbaar and indicator.soort == Meetsoort.STROOM
        if nieuw is None or self.periode.is_jaar or not telt_op or not jaren or len(eerder) > 1:
            return ""
        jaar = jaren[-1]
        if eerder and eerder[-1].periode.eind > jaar.periode.eind:
            return ""
        if not berekening.wijkt_af_van_jaar(nieuw, jaar.aantal, _DELEN[self.periode.soort]):
            return ""
        return f"Klopt dit? In heel {jaar.periode.jaar} waren het er {getal(jaar.aantal)}."

    def _zonder_breuk(self, indicator: Indicator, periode: Periode) -> bool:
        return not any(periode.begin < breuk <= self.periode.eind for breuk in self.breuken[indicator.pk])


def lees(periode: Periode, indicatoren: Iterable[int], gebied: Gebied, peiljaar: int | None = None) -> Geschiedenis:
    """Approved levels of the area before this period, and the breaks that part them; two queries."""
    over = {(indicator, gebied.pk, periode) for indicator in indicatoren}
    uit = lees_alle(over).get((gebied.pk, periode)) or Geschiedenis(periode)
    uit.perioden = _perioden(periode, peiljaar)
    return uit


def lees_alle(over: Collection[tuple[int, int, Periode]]) -> dict[tuple[int, Periode], Geschiedenis]:
    """By area and period, for figures given by their indicator, area and period; two queries, however many."""
    if not over:
        return {}
    indicatoren, gebieden, perioden = (set(deel) for deel in zip(*over, strict=True))
    metingen = Meting.objects.publiek().filter(
        indicator__in=indicatoren,
        gebied__in=gebieden,
        soort=Metingsoort.NIVEAU,
        periode__eind__lt=max(periode.begin for periode in perioden),
        periode__soort__in={Periodesoort.JAAR, *(periode.soort for periode in perioden)},
    )
    eerder = defaultdict(list)
    for indicator, code, *rest, gebied in metingen.order_by("periode__eind").values_list(*_VELDEN, "gebied_id"):
        eerder[indicator, gebied].append(Eerder(Periode.van_code(code), *rest))
    breuken = defaultdict(list)
    scheidend = Reeksbreuk.objects.filter(gevolg=Breukgevolg.NIET_VERGELIJKBAAR, indicatoren__in=indicatoren)
    for indicator, datum in scheidend.values_list("indicatoren", "datum"):
        breuken[indicator].append(datum)
    uit = {}
    for indicator, gebied, periode in over:
        geschiedenis = uit.setdefault((gebied, periode), Geschiedenis(periode, breuken=breuken))
        soorten = (periode.soort, Periodesoort.JAAR)
        geschiedenis.eerder[indicator] = [
            e for e in eerder[indicator, gebied] if e.periode.eind < periode.begin and e.periode.soort in soorten
        ]
    return uit


def _perioden(periode: Periode, peiljaar: int | None) -> list[Periode]:
    """The period before, the same one a year ago, and the same one in the peiljaar."""
    gewenst = [_vorige(periode), periode.in_jaar(periode.jaar - 1)]
    if peiljaar and peiljaar < periode.jaar:
        gewenst.append(periode.in_jaar(peiljaar))
    return sorted(set(gewenst), reverse=True)


def _vorige(periode: Periode) -> Periode:
    if periode.nummer > 1:
        return Periode(periode.jaar, periode.soort, periode.nummer - 1)
    return Periode(periode.jaar - 1, periode.soort, _DELEN[periode.soort])


def _in_woorden(uitkomst: berekening.Afwijking, perioden: list[Periode]) -> str:
    """``perioden`` of the earlier figures, in order; the newest are named, of the others only how many."""
    perioden = perioden[-len(uitkomst.eerdere) :]  # further back than the arithmetic looks
    eerdere = [f"{getal(w)} ({p.label})" for w, p in zip(uitkomst.eerdere, perioden, strict=True)]
    meer = len(eerdere) - TE_NOEMEN
    noem = ", ".join(eerdere[-TE_NOEMEN:]) + (f" en {meer} eerdere" if meer > 0 else "")
    was = f"Het vorige cijfer is {noem}." if len(eerdere) == 1 else f"Eerdere cijfers: {noem}."
    verwacht = ""
    if uitkomst.hoog is not None:
        verwacht = f" Wij verwachten iets tussen {getal(uitkomst.laag)} en {getal(uitkomst.hoog)}."
    return f"Klopt dit? {was}{verwacht}"
