"""All that a page, a download or a figure of one indicator tells, gathered once."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone

from themas.berekening import Basis, Periode, Reeks, basis_voor, kop, stel_oordeel_vast, zelfde_vergelijking
from themas.cijferrijen import Gebiedrij, Periodrij, Wijziging, bronnen_van, ook_gemeld
from themas.correcties import correcties
from themas.enums import Doelsoort, Gebiedsoort, Metingsoort, Noemersoort, Periodesoort
from themas.figuren import figuren_van
from themas.gemeente import eigen_en_vergelijkbare_gebieden
from themas.models import Beleidsplan, Bronnotitie, Doelstelling, Gebied, Indicator, Meting, Noemer
from themas.onthulling import Onthulling
from themas.reeksen import reeksen_voor
from themas.stand import Regel
from themas.weergave.opmaak import getal
from themas.weergave.zinnen import (
    in_het_kort,
    kopzin,
    laatste_zin,
    nieuwste_zonder_vergelijking,
    rekenstappen,
    vergelijking,
)


class Overzicht:
    """One indicator in the own municipality, beside the areas it can be compared with."""

    def __init__(self, slug: str, *, binnen: bool = False):
        """Raises Http404 for a slug that nobody knows. ``binnen`` also reads the series of wijken and buurten."""
        peiljaren = Beleidsplan.objects.filter(peiljaar__isnull=False).order_by("-peiljaar").values("peiljaar")
        publiek = Meting.objects.publiek().filter(indicator=OuterRef("pk"))
        bijgewerkt = publiek.order_by("-beoordeeld_op").values("beoordeeld_op")
        familie = list(
            Indicator.objects.select_related("onderdeel_van")
            .filter(Q(slug=slug) | Q(onderdeel_van__slug=slug))
            .annotate(laatste_peiljaar=Subquery(peiljaren[:1]), bijgewerkt_op=Subquery(bijgewerkt[:1]))
        )
        indicator = next((i for i in familie if i.slug == slug), None)
        if indicator is None:
            raise Http404(f"Het cijfer ‘{slug[:60]}’ kennen wij niet. Kijk in de lijst met cijfers.")
        self.indicator = indicator
        self.gebied, anderen = eigen_en_vergelijkbare_gebieden()
        doelen = Doelstelling.objects.filter(indicatoren=indicator)
        self.doelen = list(doelen.select_related("onderwerp__thema__plan").order_by("code"))
        self.peiljaar = self._peiljaar()
        onderdelen = [i for i in familie if i != indicator]
        self.onthulling = Onthulling(familie)
        gebieden_binnen = self._gebieden_binnen() if binnen else []
        reeksen = reeksen_voor(familie, [self.gebied, *anderen, *gebieden_binnen], self.onthulling)
        self._onderdeel_met_cijfer = any(
            (reeks := reeksen[deel.pk, self.gebied.pk]).niveaus or reeks.veranderingen for deel in onderdelen
        )
        self.onderdelen = [(deel, in_het_kort(deel, reeksen[deel.pk, self.gebied.pk], None)) for deel in onderdelen]
        self.hier: Reeks = reeksen[indicator.pk, self.gebied.pk]
        self.gebieden_elders = [
            gebied for gebied in anderen if (r := reeksen[indicator.pk, gebied.pk]).niveaus or r.veranderingen
        ]
        self.elders = [reeksen[indicator.pk, gebied.pk] for gebied in self.gebieden_elders]
        self.reeksen: list[tuple[Gebied, Reeks]] = [
            (gebied, reeksen[indicator.pk, gebied.pk])
            for gebied in (self.gebied, *self.gebieden_elders, *gebieden_binnen)
        ]

    @property
    def bijgewerkt_op(self) -> date | None:
        """The day on which the newest of the figures that readers see was approved."""
        op = self.indicator.bijgewerkt_op
        return timezone.localdate(op) if op else None

    def _metingen_binnen(self) -> QuerySet[Meting]:
        """Of wijken, buurten and other areas in the municipality."""
        publiek = Meting.objects.publiek().voor_indicator(self.indicator)
        return publiek.filter(Q(gebied__ligt_in=self.gebied) | Q(gebied__ligt_in__ligt_in=self.gebied))

    def _gebieden_binnen(self) -> list[Gebied]:
        """Those with a figure, the larger kind first; one query."""
        met_cijfer = Gebied.objects.filter(pk__in=self._metingen_binnen().order_by().values("gebied"))
        rijen = met_cijfer.select_related("ligt_in").order_by("naam", "code")
        return sorted(rijen, key=lambda gebied: list(Gebiedsoort).index(gebied.soort))

    def _peiljaar(self) -> int | None:
        """That of its goals; without a goal the latest that any plan names."""
        for doel in self.doelen:
            if doel.geldend_peiljaar:
                return doel.geldend_peiljaar
        return self.indicator.laatste_peiljaar

    @cached_property
    def kop(self) -> Basis | None:
        return kop(self.hier, self.peiljaar) if self.peiljaar else None

    @cached_property
    def regels(self) -> list[Regel]:
        """The goals that follow this figure, each judged at the newest figure within its plan."""
        return [
            Regel(doel, self.indicator, self.hier, self._oordeel(doel, nieuwste.periode))
            for doel in self.doelen
            if doel.geldend_peiljaar
            and (
                nieuwste := kop(self.hier, doel.geldend_peiljaar, tot_en_met=doel.onderwerp.thema.plan.jaar_tot_en_met)
            )
        ]

    def _oordeel(self, doel: Doelstelling, periode: Periode):
        return stel_oordeel_vast(
            self.hier,
            periode,
            soort=Doelsoort(doel.soort),
            peiljaar=doel.geldend_peiljaar,
            laatste_jaar=doel.onderwerp.thema.plan.jaar_tot_en_met,
            streefwaarde=doel.streefwaarde,
        )

    @property
    def antwoord(self) -> str:
        """The lead: the newest comparison, else the newest figure, here or where there is one."""
        if self.kop:
            later = nieuwste_zonder_vergelijking(self.indicator, self.hier, self.kop, self.peiljaar)
            return f"{kopzin(self.indicator, self.hier, self.kop)} {later}".rstrip()
        zin = laatste_zin(self.indicator, self.hier)
        return zin if self.hier.niveaus else " ".join([zin, *self._elders_in_een_zin()])

    def _elders_in_een_zin(self) -> Iterator[str]:
        jaar, rijen = self.gebiedrijen
        if rijen and len(rijen) == 1:
            wat = rijen[0].tekst or getal(rijen[0].aantal)
            yield f"In {rijen[0].gebied.naam} waren het er in {jaar} {wat}."
        elif self.elders:
            yield laatste_zin(self.indicator, max(self.elders, key=lambda reeks: len(reeks.niveaus)))
        elif self._onderdeel_met_cijfer:
            yield "Van de onderdelen wel. Die staan hieronder."
        elif self.notities:
            yield "De bron zegt het alleen in woorden. Dat staat hieronder."

    @cached_property
    def rijen(self) -> list[Periodrij]:
        """Every period with a figure, newest first."""
        return [self._rij(periode) for periode in reversed(self.hier.perioden)]

    def _rij(self, periode: Periode) -> Periodrij:
        punt = self.hier.punt(periode)
        basis = (
            basis_voor(self.hier, periode, self.peiljaar) if self.peiljaar and periode.jaar > self.peiljaar else None
        )
        oordelen = tuple(
            uitkomst.oordeel
            for doel in self.doelen
            if basis
            and basis.verschil
            and doel.geldend_peiljaar
            and (uitkomst := self._oordeel(doel, periode)).oordeel.gunstig is not None
        )
        # A rate may be known where a bare count is not, and the other way round.
        tarief = self.hier.afgerond_tarief(punt) if self.hier.tarief(punt) is not None else None
        gemeld = ook_gemeld(self.hier, periode, basis)
        kwaliteit = self.hier.kwaliteit_van(punt).label
        return Periodrij(punt, tarief, kwaliteit, basis, tuple(dict.fromkeys(oordelen)), gemeld)

    @property
    def met_aantal(self) -> bool:
        """Whether the table has a column of counts; a share or a mark has none."""
        return any(rij.punt.aantal is not None or rij.punt.verborgen for rij in self.rijen)

    @property
    def met_waarde(self) -> bool:
        """Whether the table has a column of rates or values; a plain count has none."""
        return any(rij.tarief is not None for rij in self.rijen) or self.indicator.noemersoort != Noemersoort.GEEN

    @property
    def telwijzigingen(self) -> list[str]:
        """The years in which the way of counting changed within the comparison of the headline."""
        if self.kop is None:
            return []
        breuken = [*self.kop.voorbehouden, *([self.kop.verlegd] if self.kop.verlegd else [])]
        return [str(jaar) for jaar in sorted({breuk.datum.year for breuk in breuken})]

    @cached_property
    def figuren(self):
        return figuren_van(self.indicator, self.hier, self.elders, self.peiljaar, self.kop)

    @property
    def rekenstappen(self) -> list[str]:
        return rekenstappen(self.indicator, self.hier, self.kop) if self.kop else []

    @property
    def vergelijkingen(self) -> list[str]:
        """The change elsewhere over the same periods, a sentence for each area where it can be had."""
        return list(self._vergelijk()) if self.kop else []

    def _vergelijk(self) -> Iterator[str]:
        for reeks in self.elders:
            ander = zelfde_vergelijking(reeks, self.kop)
            if ander is not None:
                yield vergelijking(self.indicator, self.hier, self.kop, reeks, ander)

    @property
    def bronnen(self) -> list[tuple[str, str]]:
        """``[("Almere, 2017, 2018", "Voortgangsrapportage ..."), ...]``: which source gave what, other areas last."""
        return [regel for reeks in (self.hier, *self.elders) for regel in bronnen_van(reeks)]

    @cached_property
    def notities(self) -> list[Bronnotitie]:
        return list(
            Bronnotitie.objects.filter(indicator=self.indicator)
            .select_related("gebied", "periode")
            .order_by("-periode__eind", "gebied__naam")
        )

    @cached_property
    def wijzigingen(self) -> list[Wijziging]:
        """What was corrected after approval in the own municipality, newest first; small counts stay hidden."""
        return [rij.wijziging for rij in correcties([self.indicator], self.gebied, self.onthulling)]

    @cached_property
    def gebiedrijen(self) -> tuple[Periode | None, list[Gebiedrij]]:
        """Wijken and buurten with their count in the newest year that any of them has one."""
        hier = self._metingen_binnen().filter(soort=Metingsoort.NIVEAU, periode__soort=Periodesoort.JAAR)
        inwoners = Noemer.objects.filter(gebied=OuterRef("gebied"), soort=Noemersoort.INWONERS).order_by("-peildatum")
        rijen = list(
            hier.filter(periode=Subquery(hier.order_by("-periode__jaar").values("periode")[:1]))
            .select_related("gebied__ligt_in", "periode")
            .annotate(
                inwoners=Subquery(inwoners.values("aantal")[:1]), peildatum=Subquery(inwoners.values("peildatum")[:1])
            )
            .order_by("gebied__naam")
        )
        if not rijen:
            return None, []
        jaar = rijen[0].periode.puur
        uit = []
        for rij in rijen:
            tekst = self.onthulling.perioden(self.indicator.pk, rij.gebied_id).get(jaar, "")
            uit.append(Gebiedrij(rij.gebied, None if tekst else rij.aantal, rij.inwoners, rij.peildatum, tekst))
        # Hidden counts come last, by name: their place among the others would tell what they are.
        uit.sort(key=lambda rij: (rij.gebied.soort != Gebiedsoort.WIJK, rij.aantal is None, -(rij.aantal or 0)))
        return jaar, uit
