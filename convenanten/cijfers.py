"""Whether an agreement works: verdicts on its goals, and what its figures say. Computed when the page is read.

Seven queries at most, however many goals and figures; one more around a figure with a threshold (``Onthulling``),
and a second when its figures changed.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from convenanten.bladen import Bepalingblad, Convenantblad
from convenanten.cijferzinnen import nieuwste_verandering, zegt
from convenanten.enums import Bepalingsoort
from convenanten.stand import versie_op
from themas.berekening import Basis, Breuk, Periode, Reeks, Vaststelling, kop, stel_oordeel_vast
from themas.berekening.perioden import EERSTE_JAAR
from themas.enums import Doelsoort, Oordeel, Zekerheid
from themas.gemeente import met_eigen_gebied
from themas.metcijfers import cijfers_van
from themas.models import Bronnotitie, Doelstelling, Gebied, Indicator, Onderwerp
from themas.reeksen import Reeksen, reeksen_voor
from themas.stand import Regel, herbeoordeel, rapportjaar, stand_van_doelen
from themas.weergave.zinnen import in_het_kort


GEEN_PEILJAAR = "de afspraak noemt geen jaar om mee te vergelijken"
GEEN_RICHTING = "de afspraak zegt niet wat dit cijfer moet doen"
GEEN_CIJFER = "bij dit doel hoort in onze bronnen geen cijfer"
OPEN_EIND = 9999  # a year after all others: without an end nothing is reached yet


@dataclass(frozen=True, slots=True)
class Cijferregel:
    """A goal of the agreement itself with one of its figures; ``zegt`` is what the figure says without a verdict."""

    indicator: Indicator | None
    vaststelling: Vaststelling
    zegt: str = ""
    nieuwer: Basis | None = None

    @property
    def basis(self) -> Basis:
        return self.vaststelling.basis

    @property
    def verschil(self):
        return self.basis.verschil

    @property
    def oordeel(self) -> Oordeel:
        return self.vaststelling.oordeel

    @property
    def zekerheid(self) -> Zekerheid | None:
        return self.vaststelling.zekerheid if self.verschil else None


@dataclass(frozen=True, slots=True)
class Deelrij:
    """A whole or a part of it; ``kort`` is empty where no figure is known, ``notitie`` is what a source says."""

    indicator: Indicator
    is_geheel: bool
    kort: str
    notitie: Bronnotitie | None


@dataclass(frozen=True, slots=True)
class Familie:
    """A figure with its parts, and the breaks in their series with the figures that each is of."""

    geheel: Indicator
    rijen: tuple[Deelrij, ...]
    breuken: tuple[tuple[Breuk, tuple[str, ...]], ...]

    @property
    def delen(self) -> list[Indicator]:
        return [rij.indicator for rij in self.rijen if not rij.is_geheel]

    @property
    def leeg(self) -> bool:
        """Whether no figure and no word is known of the whole and of any part: a table would only repeat that."""
        return not any(rij.kort or rij.notitie for rij in self.rijen)


@dataclass(frozen=True, slots=True)
class Inzicht:
    """All that figures say about an agreement; ``cijfers`` are sentences of figures that have no parts.

    A sentence that stands at a goal of the agreement already is not said again: its figure is not among ``cijfers``,
    and the sentence of a whole is empty.
    """

    plandoelen: tuple[tuple[Doelstelling, tuple[Regel, ...]], ...] = ()
    eigen: tuple[tuple[Bepalingblad, tuple[Cijferregel, ...]], ...] = ()
    cijfers: tuple[tuple[Indicator, str], ...] = ()
    gehelen: tuple[tuple[Familie, str], ...] = ()

    @property
    def leeg(self) -> bool:
        return self == Inzicht()


def inzicht_in(blad: Convenantblad, vandaag: datetime.date) -> Inzicht:
    plandoelen = _doelen_van_hun_themas(blad)
    slugs = {slug for bepaling in blad.bepalingen for slug in bepaling.indicatoren} | set(blad.indicatoren)
    familie = list(_familie(slugs)) if slugs else []
    # The own area comes along with any row; without one there is nothing to compute.
    gebied = next((Gebied(pk=r.gebied_pk, naam=r.gebied_naam) for r in (*plandoelen, *familie) if r.gebied_pk), None)
    van_doelen = [i for doel in plandoelen for i in doel.indicatoren.all()]
    alle = {i.pk: i for i in (*familie, *van_doelen)}
    reeksen = reeksen_voor(alle.values(), [gebied]) if alle and gebied else {}
    per_slug = {i.slug: (i, reeksen[i.pk, gebied.pk]) for i in familie} if reeksen else {}
    doelen = blad.van_soort(Bepalingsoort.DOEL)
    eigen = tuple((doel, tuple(_regels(doel, blad, per_slug, vandaag))) for doel in doelen)
    gezegd = {regel.zegt for _, regels in eigen for regel in regels}
    return Inzicht(
        plandoelen=_oordelen(blad, plandoelen, gebied, reeksen) if gebied else (),
        eigen=eigen,
        **_cijfers(blad, familie, per_slug, gebied, gezegd),
    )


def _familie(slugs: set[str]):
    """These figures and their parts, and the parts of those."""
    van = (Q(**{f"{weg}slug__in": slugs}) for weg in ("", "onderdeel_van__", "onderdeel_van__onderdeel_van__"))
    return met_eigen_gebied(Indicator.objects.filter(reduce(or_, van)))


def _doelen_van_hun_themas(blad: Convenantblad) -> list[Doelstelling]:
    """All goals of the themes in which goals of this agreement lie: the page of a theme chooses its year by them."""
    if not blad.doelen:
        return []
    sleutels = reduce(or_, (Q(onderwerp__thema__plan__slug=d.plan, code=d.code) for d in blad.doelen))
    themas = Onderwerp.objects.filter(doelstellingen__in=Doelstelling.objects.filter(sleutels)).values("thema")
    return list(cijfers_van(met_eigen_gebied(Doelstelling.objects.met_plan().filter(onderwerp__thema__in=themas))))


def _oordelen(blad: Convenantblad, doelen: list[Doelstelling], gebied: Gebied, reeksen: Reeksen):
    """The goals of the plan with the same verdicts as on the pages of their themes."""
    per_thema = defaultdict(list)
    for regel in stand_van_doelen(doelen, gebied, reeksen=reeksen) if doelen else []:
        per_thema[regel.doel.onderwerp.thema_id].append(regel)
    gevraagd = {(doel.plan, doel.code) for doel in blad.doelen}
    per_doel: dict[Doelstelling, list[Regel]] = {}
    for regels in per_thema.values():
        jaar = rapportjaar(regels)
        for regel in herbeoordeel(regels, jaar) if jaar else regels:
            if (regel.doel.onderwerp.thema.plan.slug, regel.doel.code) in gevraagd:
                per_doel.setdefault(regel.doel, []).append(regel)
    return tuple((doel, tuple(regels)) for doel, regels in per_doel.items())


def _regels(doel: Bepalingblad, blad: Convenantblad, per_slug: dict[str, tuple[Indicator, Reeks]], vandaag):
    """A verdict for each figure of the goal by the arithmetic of the plans, or why there is none."""
    bekend = [per_slug[slug] for slug in doel.indicatoren if slug in per_slug]
    if not bekend:
        yield Cijferregel(None, _niet_vast(GEEN_CIJFER, vandaag))
    for indicator, reeks in bekend:
        if doel.peiljaar is None:
            yield Cijferregel(indicator, _niet_vast(GEEN_PEILJAAR, vandaag), zegt(indicator, reeks))
        elif doel.doelsoort in (None, Doelsoort.KWALITATIEF):
            yield Cijferregel(indicator, _niet_vast(GEEN_RICHTING, vandaag), zegt(indicator, reeks))
        else:
            yield _beoordeeld(doel, blad, indicator, reeks, vandaag)


def _niet_vast(waarom: str, vandaag: datetime.date) -> Vaststelling:
    basis = Basis(Periode(vandaag.year), ontbreekt=waarom)
    return Vaststelling(basis, Oordeel.NOG_NIET_VAST_TE_STELLEN, Zekerheid.NIET_TE_TOETSEN, waarom)


def _beoordeeld(doel: Bepalingblad, blad: Convenantblad, indicator: Indicator, reeks: Reeks, vandaag) -> Cijferregel:
    versie = versie_op(blad, vandaag)
    laatste = versie.geldig_tot.year if versie and versie.geldig_tot else OPEN_EIND
    nieuwste = kop(reeks, doel.peiljaar, tot_en_met=laatste)
    # An agreement may have ended before the years that we compute with.
    periode = nieuwste.periode if nieuwste else Periode(max(EERSTE_JAAR, min(laatste, vandaag.year)))
    vaststelling = stel_oordeel_vast(reeks, periode, soort=doel.doelsoort, peiljaar=doel.peiljaar, laatste_jaar=laatste)
    return Cijferregel(indicator, vaststelling, "" if vaststelling.basis.verschil else zegt(indicator, reeks))


def _cijfers(blad: Convenantblad, familie: list[Indicator], per_slug, gebied: Gebied | None, gezegd: set[str]) -> dict:
    """The figures of the agreement: those with parts as a table, the others as a sentence."""
    delen = defaultdict(list)
    for indicator in familie:
        delen[indicator.onderdeel_van_id].append(indicator)
    bekend = [per_slug[slug] for slug in blad.indicatoren if slug in per_slug]
    gehelen = {i.pk for i, _ in bekend if delen[i.pk]}
    notities = _notities(familie, gebied) if gehelen or any(not reeks.perioden for _, reeks in bekend) else {}
    cijfers, families = [], []
    for indicator, reeks in bekend:
        if indicator.pk in gehelen:
            leden = [indicator, *_onder(indicator, delen)]
            zin = zegt(indicator, reeks)
            families.append((_familietabel(leden, per_slug, notities), "" if zin in gezegd else zin))
        elif not _valt_onder(indicator, gehelen, familie):
            notitie = notities.get(indicator.pk) if not reeks.perioden else None
            zin = f"{notitie.tekst} ({notitie.periode})" if notitie else zegt(indicator, reeks)
            if zin not in gezegd:
                cijfers.append((indicator, zin))
    return {"cijfers": tuple(cijfers), "gehelen": tuple(families)}


def _onder(geheel: Indicator, delen: dict[int | None, list[Indicator]]) -> list[Indicator]:
    return [lid for deel in delen[geheel.pk] for lid in (deel, *_onder(deel, delen))]


def _valt_onder(indicator: Indicator, gehelen: set[int], familie: Iterable[Indicator]) -> bool:
    """Whether it stands in the table of a whole already."""
    boven = {i.pk: i.onderdeel_van_id for i in familie}
    plek = indicator.onderdeel_van_id
    while plek is not None:
        if plek in gehelen:
            return True
        plek = boven.get(plek)
    return False


def _familietabel(leden: list[Indicator], per_slug, notities: dict[int, Bronnotitie]) -> Familie:
    rijen, breuken = [], defaultdict(list)
    for lid in leden:
        reeks = per_slug[lid.slug][1]
        kort = in_het_kort(lid, reeks, nieuwste_verandering(reeks)) if reeks.perioden else ""
        rijen.append(Deelrij(lid, lid is leden[0], kort, notities.get(lid.pk)))
        for breuk in reeks.breuken:
            breuken[breuk].append(lid.naam)
    op_volgorde = sorted(breuken.items(), key=lambda paar: paar[0].datum)
    return Familie(leden[0], tuple(rijen), tuple((breuk, tuple(namen)) for breuk, namen in op_volgorde))


def _notities(indicatoren: list[Indicator], gebied: Gebied) -> dict[int, Bronnotitie]:
    """The newest of each figure in the own area."""
    rijen = Bronnotitie.objects.filter(indicator__in=indicatoren, gebied=gebied).select_related("periode")
    return {rij.indicator_id: rij for rij in rijen.order_by("periode__eind", "pk")}
