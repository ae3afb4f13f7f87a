"""Axes: from values and periods to pixels, with round ticks."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from themas.berekening import Periode
from themas.enums import Periodesoort
from themas.weergave.letters import breedte
from themas.weergave.opmaak import getal


_STAPPEN = [Decimal(stap).scaleb(macht) for macht in (0, 1) for stap in ("1", "2", "2.5", "4", "5")]
_SPRONGEN = (1, 2, 5, 10, 20, 50, 100)
MINSTE_VAKKEN, MEESTE_VAKKEN = 3, 4  # steps of an axis, so four or five ticks
_PER_JAAR = {Periodesoort.JAAR: 1, Periodesoort.HALFJAAR: 2, Periodesoort.KWARTAAL: 4}
_DEEL = {Periodesoort.HALFJAAR: "helft", Periodesoort.KWARTAAL: "kw."}
_GROOT = ((10**9, "mld"), (10**6, "mln"))
ONLEESBAAR_GROOT = 10**15
MEESTE_CIJFERS = 12


@dataclass(frozen=True, slots=True)
class Waardeas:
    """The y axis: round ticks at equal steps; the first and the last one are its ends."""

    tekens: tuple[Decimal, ...]

    @property
    def met_nul(self) -> bool:
        return self.tekens[0] <= 0 <= self.tekens[-1]

    def hoogte(self, waarde: Decimal | int, ruimte: float) -> float:
        """How far above the foot of an axis of ``ruimte`` high the value stands."""
        onder, boven = self.tekens[0], self.tekens[-1]
        return float((Decimal(waarde) - onder) / (boven - onder)) * ruimte

    @property
    def teksten(self) -> tuple[str, ...]:
        """The ticks as written: all with the digits that the step needs, millions as "2,5 mln"."""
        hoogste = max(abs(self.tekens[0]), abs(self.tekens[-1]))
        if hoogste >= ONLEESBAAR_GROOT:
            return tuple(kort(teken) for teken in self.tekens)
        deler, woord = next(((maat, f" {woord}") for maat, woord in _GROOT if hoogste >= maat), (1, ""))
        geschaald = [teken / deler for teken in self.tekens]
        cijfers = max(max(0, -teken.normalize().as_tuple().exponent) for teken in geschaald)
        return tuple(getal(t, cijfers) + woord if t else "0" for t in geschaald)


def waardeas(waarden: Iterable[Decimal | int], *, decimalen: int, vanaf_nul: bool) -> Waardeas:
    """The axis that holds all values in three or four round steps and has the least room to spare.

    Steps are 1, 2, 2,5, 4 or 5 times a power of ten and never finer than the values are written, so counts of 1 or 2
    get fewer ticks rather than halves of a crime. Where zero need not be there, no value stands on the foot: the foot
    would look like zero.
    """
    getallen = [Decimal(waarde) for waarde in waarden]
    laagste, hoogste = min(getallen), max(getallen)
    # A step must make a difference in the digits that a Decimal keeps, however large the values.
    macht = max(-decimalen, max(abs(laagste), abs(hoogste)).adjusted() - MEESTE_CIJFERS)
    fijnst = Decimal(1).scaleb(macht)
    if vanaf_nul:
        laagste, hoogste = min(laagste, Decimal(0)), max(hoogste, Decimal(0))
    elif laagste > 0:
        laagste = max(Decimal(0), laagste - fijnst)
    if laagste == hoogste:
        hoogste += fijnst
    macht = Decimal(1).scaleb(((hoogste - laagste) / MEESTE_VAKKEN).adjusted())
    while True:
        mogelijk = []
        for stap in (macht * factor for factor in _STAPPEN):
            eerste = (laagste / stap).to_integral_value(ROUND_FLOOR)
            vakken = int((hoogste / stap).to_integral_value(ROUND_CEILING) - eerste)
            if vakken <= MEESTE_VAKKEN and stap % fijnst == 0:
                mogelijk.append((vakken < MINSTE_VAKKEN, vakken * stap, -vakken, eerste, stap))
        if mogelijk:
            *_, vakken, eerste, stap = min(mogelijk)
            return Waardeas(tuple(stap * (eerste + i) for i in range(1 - vakken)))
        macht *= 10


def kort(waarde: Decimal | int, decimalen: int = 0) -> str:
    """A value as a label: in full up to a milliard, then in words, and beyond reason as a power of ten."""
    if abs(waarde) >= ONLEESBAAR_GROOT:
        return f"{Decimal(waarde):.1e}".replace(".", ",").replace("-", "−")
    if abs(waarde) >= 10**9:
        return f"{getal(Decimal(waarde) / 10**9, 1)} mld"
    return getal(waarde, decimalen)


def midden(periode: Periode) -> float:
    """The middle of the period, as a day number."""
    return (periode.begin.toordinal() + periode.eind.toordinal() + 1) / 2


def is_elk_jaar(perioden: Iterable[Periode]) -> bool:
    """Whether the periods are one and the same part of each year, such as only first halves."""
    return len({(periode.soort, periode.nummer) for periode in perioden}) == 1


def tussen(eerste: Periode, laatste: Periode, *, elk_jaar: bool) -> list[Periode] | None:
    """The periods between two others of one kind; None when their kinds differ, for then nothing lies between."""
    if eerste.soort is not laatste.soort:
        return None
    per_jaar = _PER_JAAR[eerste.soort]
    van, tot = (periode.jaar * per_jaar + periode.nummer - 1 for periode in (eerste, laatste))
    stap = per_jaar if elk_jaar else 1
    return [Periode(i // per_jaar, eerste.soort, i % per_jaar + 1) for i in range(van + stap, tot, stap)]


@dataclass(frozen=True, slots=True)
class Tijdteken:
    """A tick of the x axis in days; ``rij`` 0 is the upper row of text; without text only a stroke."""

    plek: float
    tekst: str = ""
    rij: int = 0
    streep: bool = True


def tijdtekens(perioden: Iterable[Periode], per_dag: float, letter: float) -> list[Tijdteken]:
    """Ticks for the years, and for the halves when there is room; ``per_dag`` is the scale in pixels."""
    alle = sorted(set(perioden))
    jaren = range(alle[0].jaar, alle[-1].jaar + 1)
    if is_elk_jaar(alle):
        return _hele_jaren(alle[0], jaren, per_dag, letter)
    fijnst = max((periode.soort for periode in alle), key=_PER_JAAR.get)
    return _delen(fijnst, alle, jaren, per_dag, letter)


def _hele_jaren(eerste: Periode, jaren: range, per_dag: float, letter: float) -> list[Tijdteken]:
    deel = "" if eerste.is_jaar else f"{eerste.nummer}e {_DEEL[eerste.soort]}"
    gekozen = _uitgedund(jaren, per_dag, letter, deel or "0000")
    tekens = []
    for jaar in jaren:
        plek = midden(eerste.in_jaar(jaar))
        if jaar in gekozen and deel:
            tekens += [Tijdteken(plek, deel), Tijdteken(plek, str(jaar), 1, streep=False)]
        else:
            tekens.append(Tijdteken(plek, str(jaar) if jaar in gekozen else ""))
    return tekens


def _delen(fijnst: Periodesoort, alle: list[Periode], jaren: range, per_dag: float, letter: float) -> list[Tijdteken]:
    per_jaar = _PER_JAAR[fijnst]
    begin, eind = midden(alle[0]), midden(alle[-1])
    delen = [Periode(jaar, fijnst, nummer + 1) for jaar in jaren for nummer in range(per_jaar)]
    zichtbaar = [deel for deel in delen if begin - 1 <= midden(deel) <= eind + 1]
    ruimte = 365 / per_jaar * per_dag
    vormen = (f"{{}}e {_DEEL[fijnst]}", "{}e")
    vorm = next((vorm for vorm in vormen if breedte(vorm.format(1), letter) + letter / 2 <= ruimte), None)
    tekens = [Tijdteken(midden(deel), vorm.format(deel.nummer) if vorm else "") for deel in zichtbaar]
    volgend = None
    for jaar in reversed(_uitgedund(jaren, per_dag, letter, "0000")):
        plekken = [midden(deel) for deel in zichtbaar if deel.jaar == jaar] or [midden(Periode(jaar))]
        plek = sum(plekken) / len(plekken)
        # A first year of which only the end is drawn stands nearer to the next.
        if volgend is None or (volgend - plek) * per_dag >= _nodig("0000", letter):
            tekens.append(Tijdteken(plek, str(jaar), 1 if vorm else 0, streep=False))
            volgend = plek
    return sorted(tekens, key=lambda teken: (teken.rij, teken.plek))


def _uitgedund(jaren: range, per_dag: float, letter: float, breedste: str) -> list[int]:
    """The years that get a label: as many as fit, always with the last one."""
    sprong = next((s for s in _SPRONGEN if s * 365 * per_dag >= _nodig(breedste, letter)), _SPRONGEN[-1])
    return [jaar for jaar in jaren if (jaren[-1] - jaar) % sprong == 0]


def _nodig(tekst: str, letter: float) -> float:
    """Room for a label and the white beside it."""
    return breedte(tekst, letter) + letter * 0.6
