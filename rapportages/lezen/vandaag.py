"""What a frozen report would say today, of its bound numbers and of its goals; the rest of it is not made again."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.conf import settings

from rapportages.publicatie.bijstellingen import bijstellingen, doelbijstellingen
from rapportages.verslag.delen import Doeldeel, Verslag
from rapportages.verslag.getallen import Getallenbron
from rapportages.verslag.samenstellen import doeldeel, kies
from rapportages.verwijzingen import Verwijzing
from themas.berekening import Periode, Reeks
from themas.enums import Oordeel
from themas.models import Beleidsplan, Beoordeling, Doelstelling, Indicator
from themas.stand import Regel, vaststelling_van


@dataclass(frozen=True, slots=True)
class Bijgesteld:
    """What reads otherwise today, as (then, now): bound numbers by their reference, goals by their key."""

    getallen: dict[str, tuple[str, str]] = field(default_factory=dict)
    doelen: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def aantal(self) -> int:
        return len(self.getallen) + len(self.doelen)


def bijgesteld(verslag: Verslag, *, plan: Beleidsplan, periode: Periode) -> Bijgesteld:
    """At most eight queries, however large the report; some more around an indicator with a threshold.

    A goal that is no longer among the policy is left alone: of that there is no figure today.
    """
    verwijzingen = [Verwijzing.van(sleutel) for sleutel in verslag.getallen]
    bron = Getallenbron.voor(verwijzingen, plan, periode, ook={deel.indicator for deel in verslag.doelen})
    nu = {str(verwijzing): bron.getal(verwijzing) for verwijzing in verwijzingen}
    straks = replace(verslag, doelen=tuple(_doelen_nu(verslag, bron)))
    return Bijgesteld(bijstellingen(verslag, nu), doelbijstellingen(verslag, straks))


def _doelen_nu(verslag: Verslag, bron: Getallenbron) -> Iterator[Doeldeel]:
    oordelen = _oordelen_van_mensen(bron) if any(not deel.indicator for deel in verslag.doelen) else {}
    gebied = bron.gebieden.get(settings.GEMEENTE_CODE)
    for deel in verslag.doelen:
        if not deel.indicator:
            oordeel = oordelen.get((deel.thema, deel.onderwerp, deel.code), Oordeel.NOG_NIET_BEOORDEELD)
            yield replace(deel, oordeel=oordeel)
            continue
        indicator = bron.indicatoren.get(deel.indicator)
        doel = next((d for d in indicator.doelstellingen.all() if _is(d, deel)), None) if indicator else None
        if doel is not None and gebied is not None:
            reeks = bron.reeksen[indicator.pk, gebied.pk].tot_en_met(bron.periode)
            yield doeldeel(_regel(doel, indicator, reeks, bron.periode))


def _is(doel: Doelstelling, deel: Doeldeel) -> bool:
    plek = (doel.onderwerp.thema.slug, doel.onderwerp.slug, doel.code)
    return plek == (deel.thema, deel.onderwerp, deel.code)


def _regel(doel: Doelstelling, indicator: Indicator, reeks: Reeks, periode: Periode) -> Regel:
    """As ``samenstellen`` makes it: over the whole year where a second half completes it."""
    if doel.geldend_peiljaar is None:
        return Regel(doel, indicator, reeks)
    eigen = Regel(doel, indicator, reeks, vaststelling_van(doel, reeks, periode))
    if not (periode.is_helft and periode.nummer == 2):
        return eigen
    return kies(eigen, Regel(doel, indicator, reeks, vaststelling_van(doel, reeks, periode.heel_jaar)))


def _oordelen_van_mensen(bron: Getallenbron) -> dict[tuple[str, str, str], Oordeel]:
    """The newest approved judgement of each goal of the plan, at most at the end of the period."""
    rijen = Beoordeling.objects.publiek().filter(
        doelstelling__onderwerp__thema__plan=bron.plan, periode__eind__lte=bron.periode.eind
    )
    oordelen = {}
    for rij in rijen.select_related("doelstelling__onderwerp__thema").order_by("periode__eind", "-periode__begin"):
        doel = rij.doelstelling
        oordelen[doel.onderwerp.thema.slug, doel.onderwerp.slug, doel.code] = Oordeel(rij.oordeel)
    return oordelen
