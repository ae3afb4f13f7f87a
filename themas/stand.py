"""How the goals stand: one line for each goal and indicator, judged at a period or at the newest figure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from themas.berekening import Basis, Periode, Reeks, Vaststelling, kop, stel_oordeel_vast
from themas.enums import Doelsoort, Oordeel, Zekerheid
from themas.models import Beoordeling, Doelstelling, Gebied, Indicator
from themas.reeksen import Reeksen, reeksen_voor


@dataclass(frozen=True, slots=True)
class Regel:
    """One goal with one of its indicators; ``indicator`` is None for a goal that people judge.

    ``nieuwer`` is a later comparison than the one shown, so that a page about 2019 does not hide it.
    """

    doel: Doelstelling
    indicator: Indicator | None = None
    reeks: Reeks | None = None
    vaststelling: Vaststelling | None = None
    beoordeling: Beoordeling | None = None
    nieuwer: Basis | None = None

    @property
    def basis(self) -> Basis | None:
        return self.vaststelling.basis if self.vaststelling else None

    @property
    def verschil(self):
        return self.basis.verschil if self.basis else None

    @property
    def oordeel(self) -> Oordeel:
        if self.vaststelling:
            return self.vaststelling.oordeel
        return Oordeel(self.beoordeling.oordeel) if self.beoordeling else Oordeel.NOG_NIET_BEOORDEELD

    @property
    def zekerheid(self) -> Zekerheid | None:
        """Only where a difference was found; a goal without figures has none."""
        return self.vaststelling.zekerheid if self.verschil else None

    @property
    def periode(self) -> Periode | None:
        if self.verschil:
            return self.vaststelling.periode
        return self.beoordeling.periode.puur if self.beoordeling else None


def stand_van_doelen(
    doelen: Iterable[Doelstelling], gebied: Gebied, periode: Periode | None = None, *, reeksen: Reeksen | None = None
) -> list[Regel]:
    """A line per goal and indicator, in the order of the goals; goals must come from ``met_plan()``.

    ``periode`` None judges each line at its newest figure. ``reeksen`` saves asking for series that the caller has
    already. Seven queries, however many goals.
    """
    doelen = list(doelen)
    if reeksen is None:
        reeksen = reeksen_voor({i.pk: i for doel in doelen for i in doel.indicatoren.all()}.values(), [gebied])
    beoordelingen = _beoordelingen(doelen, periode)
    regels = []
    for doel in doelen:
        if doel.soort == Doelsoort.KWALITATIEF:
            regels.append(Regel(doel, beoordeling=beoordelingen.get(doel.pk)))
        for indicator in doel.indicatoren.all():
            regels.append(_regel(doel, indicator, reeksen[indicator.pk, gebied.pk], periode))
    return regels


def rapportjaar(regels: Iterable[Regel]) -> Periode | None:
    """The newest year over which most lines have a difference: what the pages are about when nobody asks otherwise.

    The newest figure of each line apart would put different years side by side.
    """
    jaren = Counter()
    for regel in regels:
        if regel.reeks is None or not (peiljaar := regel.doel.geldend_peiljaar):
            continue
        laatste = regel.doel.onderwerp.thema.plan.jaar_tot_en_met
        for jaar in {p.jaar for p in regel.reeks.perioden if peiljaar < p.jaar <= laatste}:
            jaren[jaar] += vaststelling_van(regel.doel, regel.reeks, Periode(jaar)).basis.verschil is not None
    beste = max(jaren, key=lambda jaar: (jaren[jaar], jaar), default=None)
    return Periode(beste) if beste is not None and jaren[beste] else None


def herbeoordeel(regels: Iterable[Regel], periode: Periode) -> list[Regel]:
    """The same lines at another period, without asking the database again; what was judged later is left out."""
    return [
        replace(regel, beoordeling=_van_toen(regel.beoordeling, periode))
        if regel.reeks is None
        else _regel(regel.doel, regel.indicator, regel.reeks, periode)
        for regel in regels
    ]


def _van_toen(beoordeling: Beoordeling | None, periode: Periode) -> Beoordeling | None:
    return beoordeling if beoordeling and beoordeling.periode.eind <= periode.eind else None


def _regel(doel: Doelstelling, indicator: Indicator, reeks: Reeks, periode: Periode | None) -> Regel:
    peiljaar = doel.geldend_peiljaar
    if peiljaar is None:
        return Regel(doel, indicator, reeks)
    laatste = doel.onderwerp.thema.plan.jaar_tot_en_met
    nieuwste = kop(reeks, peiljaar, tot_en_met=laatste)
    if periode is None:
        periode = nieuwste.periode if nieuwste else Periode(laatste)
    vaststelling = vaststelling_van(doel, reeks, periode)
    nieuwer = nieuwste if nieuwste and nieuwste.periode > periode and nieuwste.periode.jaar != periode.jaar else None
    return Regel(doel, indicator, reeks, vaststelling, nieuwer=nieuwer)


def vaststelling_van(doel: Doelstelling, reeks: Reeks, periode: Periode) -> Vaststelling:
    """The verdict on one goal with figures, by one series; the goal must have a peiljaar."""
    return stel_oordeel_vast(
        reeks,
        periode,
        soort=Doelsoort(doel.soort),
        peiljaar=doel.geldend_peiljaar,
        laatste_jaar=doel.onderwerp.thema.plan.jaar_tot_en_met,
        streefwaarde=doel.streefwaarde,
    )


def _beoordelingen(doelen: list[Doelstelling], periode: Periode | None) -> dict[int, Beoordeling]:
    """The newest approved judgement of each goal, at most at the end of the period."""
    rijen = Beoordeling.objects.publiek().filter(doelstelling__in=doelen).select_related("periode")
    if periode is not None:
        rijen = rijen.filter(periode__eind__lte=periode.eind)
    return {rij.doelstelling_id: rij for rij in rijen.order_by("periode__eind", "-periode__begin")}


@dataclass(frozen=True, slots=True)
class Telling:
    """How many lines are on course, not on course, and without a verdict."""

    gunstig: int = 0
    ongunstig: int = 0
    niet_vast_te_stellen: int = 0
    niet_beoordeeld: int = 0

    @property
    def met_oordeel(self) -> int:
        return self.gunstig + self.ongunstig


def tel(regels: Iterable[Regel]) -> Telling:
    """Count lines by verdict; verdicts are counted and never averaged."""
    oordelen = Counter(
        regel.oordeel.gunstig if regel.oordeel.gunstig is not None else regel.oordeel for regel in regels
    )
    return Telling(
        oordelen[True],
        oordelen[False],
        oordelen[Oordeel.NOG_NIET_VAST_TE_STELLEN],
        oordelen[Oordeel.NOG_NIET_BEOORDEELD],
    )


@dataclass(frozen=True, slots=True)
class Stand:
    """Figures and goals counted apart: a figure that two goals follow counts once, a goal without figure by itself."""

    cijfers: Telling
    doelen: Telling

    @property
    def leeg(self) -> bool:
        return self == Stand(Telling(), Telling())


def stand_van(regels: Iterable[Regel]) -> Stand:
    regels = list(regels)
    return Stand(tel(per_indicator(regels)), tel(regel for regel in regels if regel.indicator is None))


def onder_meer_themas(regels: Iterable[Regel]) -> list[tuple[Indicator, int]]:
    """The figures that count under more than one theme, and under how many: why themes add up to more."""
    themas: dict[Indicator, set[int]] = {}
    for regel in regels:
        if regel.indicator is not None:
            themas.setdefault(regel.indicator, set()).add(regel.doel.onderwerp.thema_id)
    return [(indicator, len(onder)) for indicator, onder in themas.items() if len(onder) > 1]


def per_indicator(regels: Iterable[Regel]) -> list[Regel]:
    """One line per indicator: two goals may follow the same figure, and a figure is counted once."""
    eerste: dict[int, Regel] = {}
    for regel in regels:
        if regel.indicator is not None:
            eerste.setdefault(regel.indicator.pk, regel)
    return list(eerste.values())
