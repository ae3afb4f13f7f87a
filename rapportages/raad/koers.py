"""How the goals of a plan stand now, beside how they stood before: what a council member wants to know first.

Before is what the last public report on the plan said, as it was frozen. Without a report it is the stand at the end
of the last reporting period before the newest figure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapportages.enums import Opnamesoort
from rapportages.models import Versie
from rapportages.verslag.delen import Doeldeel
from rapportages.verslag.samenstellen import doeldeel
from themas import kanoniek
from themas.berekening import Periode, kop
from themas.enums import Doelsoort, Periodesoort, Rapportagecyclus
from themas.models import Beleidsplan, Doelstelling, Gebied
from themas.stand import Regel, herbeoordeel, stand_van_doelen


@dataclass(frozen=True, slots=True)
class Wending:
    """One goal with one of its figures, then and now; ``toen`` None where it was not there yet."""

    toen: Doeldeel | None
    nu: Doeldeel

    @property
    def _toen_gunstig(self) -> bool | None:
        return self.toen.oordeel.gunstig if self.toen else None

    @property
    def slaat_om(self) -> bool:
        """From on course to not, or back; that a goal on course was reached is no turn."""
        toen, nu = self._toen_gunstig, self.nu.oordeel.gunstig
        return toen is not None and nu is not None and toen is not nu

    @property
    def is_nieuw(self) -> bool:
        """There is a verdict now, and there was none."""
        return self._toen_gunstig is None and self.nu.oordeel.gunstig is not None

    @property
    def verviel(self) -> bool:
        """There was a verdict, and there is none now."""
        return self._toen_gunstig is not None and self.nu.oordeel.gunstig is None

    @property
    def ander_cijfer(self) -> bool:
        """The same verdict on another figure."""
        gelijk = self._toen_gunstig is self.nu.oordeel.gunstig is not None
        return gelijk and (self.toen.verschil, self.toen.vergelijking) != (self.nu.verschil, self.nu.vergelijking)


@dataclass(frozen=True, slots=True)
class Koers:
    """``versie`` is the report that now is compared with, ``periode`` the one without a report; None where neither."""

    plan: Beleidsplan | None
    versie: Versie | None
    periode: Periode | None
    nieuwste: Periode | None
    wendingen: Sequence[Wending]

    @property
    def vergelijkt(self) -> bool:
        return self.versie is not None or self.periode is not None

    @property
    def omgeslagen(self) -> list[Wending]:
        return self._waar("slaat_om")

    @property
    def nieuw(self) -> list[Wending]:
        return self._waar("is_nieuw") if self.vergelijkt else []

    @property
    def vervallen(self) -> list[Wending]:
        return self._waar("verviel")

    @property
    def ander_cijfer(self) -> list[Wending]:
        return self._waar("ander_cijfer")

    @property
    def ongewijzigd(self) -> bool:
        return not (self.omgeslagen or self.nieuw or self.vervallen or self.ander_cijfer)

    @property
    def niet_op_koers(self) -> list[Doeldeel]:
        return [wending.nu for wending in self.wendingen if wending.nu.oordeel.gunstig is False]

    @property
    def zonder_oordeel(self) -> int:
        return sum(wending.nu.oordeel.gunstig is None for wending in self.wendingen)

    def _waar(self, wat: str) -> list[Wending]:
        return [wending for wending in self.wendingen if getattr(wending, wat)]


def koers_van(gebied: Gebied) -> Koers:
    """The newest plan with a verdict: now, and as it was before."""
    plan, regels = _gemeten(stand_van_doelen(Doelstelling.objects.met_plan(), gebied))
    if plan is None:
        return Koers(None, None, None, None, [])
    nu = [doeldeel(regel) for regel in regels]
    nieuwste = max(regel.periode for regel in regels if regel.oordeel.gunstig is not None)
    if versie := laatste_versie(plan):
        return Koers(plan, versie, None, nieuwste, wendingen(_bevroren(versie), nu))
    periode, eerder = _eerder(plan, regels, nieuwste, gebied)
    return Koers(plan, None, periode, nieuwste, wendingen(map(doeldeel, eerder), nu))


def laatste_versie(plan: Beleidsplan) -> Versie | None:
    """The newest public version of the report on the newest period; one that was withdrawn no longer counts."""
    versies = Versie.objects.publiek().filter(rapportage__plan=plan, rapportage__intrekking__isnull=True)
    return versies.select_related("rapportage").order_by("-rapportage__periode__eind", "-nummer").first()


def _bevroren(versie: Versie) -> list[Doeldeel]:
    """The goals as the report has them."""
    rijen = versie.momentopnamen.filter(soort=Opnamesoort.DOEL).values_list("inhoud", flat=True)
    return [kanoniek.lees(Doeldeel, inhoud) for inhoud in rijen]


def wendingen(toen: Iterable[Doeldeel], nu: Iterable[Doeldeel]) -> list[Wending]:
    """Each goal of now with what was said of it then; goals that are gone are left out."""
    eerder = {deel.sleutel: deel for deel in toen}
    return [Wending(eerder.get(deel.sleutel), deel) for deel in nu]


def _gemeten(alle: list[Regel]) -> tuple[Beleidsplan | None, list[Regel]]:
    """The newest plan of which a goal can be judged, and its lines."""
    plannen = sorted({regel.doel.onderwerp.thema.plan for regel in alle}, key=lambda plan: -plan.jaar_van)
    for plan in plannen:
        regels = [regel for regel in alle if regel.doel.onderwerp.thema.plan == plan]
        if any(regel.oordeel.gunstig is not None for regel in regels):
            return plan, regels
    return None, []


def _eerder(
    plan: Beleidsplan, regels: list[Regel], nieuwste: Periode, gebied: Gebied
) -> tuple[Periode | None, list[Regel]]:
    """The last reporting period before that of ``nieuwste`` at which something could be judged, and how it stood."""
    periode = _ervoor(_rapportageperiode(plan, nieuwste))
    while periode.jaar >= plan.jaar_van:
        stand = [_tot_en_met(regel, periode) for regel in regels if regel.reeks is not None]
        if any(regel.oordeel.gunstig is not None for regel in stand):
            zonder_cijfer = [regel.doel for regel in regels if regel.doel.soort == Doelsoort.KWALITATIEF]
            return periode, [*stand, *stand_van_doelen(zonder_cijfer, gebied, periode, reeksen={})]
        periode = _ervoor(periode)
    return None, []


def _rapportageperiode(plan: Beleidsplan, periode: Periode) -> Periode:
    """The period of the plan's reports in which this one ends."""
    if plan.rapportagecyclus == Rapportagecyclus.JAAR:
        return periode.heel_jaar
    return Periode(periode.jaar, Periodesoort.HALFJAAR, 1 if periode.eind.month <= 6 else 2)


def _ervoor(periode: Periode) -> Periode:
    return periode.vorige_helft if periode.is_helft else Periode(periode.jaar - 1)


def _tot_en_met(regel: Regel, periode: Periode) -> Regel:
    """The line judged at its newest figure as if nothing after ``periode`` were known."""
    reeks, peiljaar = regel.reeks.tot_en_met(periode), regel.doel.geldend_peiljaar
    laatste = regel.doel.onderwerp.thema.plan.jaar_tot_en_met
    nieuwste = kop(reeks, peiljaar, tot_en_met=laatste) if peiljaar else None
    return herbeoordeel([replace(regel, reeks=reeks)], nieuwste.periode if nieuwste else periode)[0]
