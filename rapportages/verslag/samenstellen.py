"""A report put together from its paragraphs and the public figures of today."""

from collections.abc import Iterable
from functools import cached_property

from rapportages.enums import Paragraafsoort, Spoor
from rapportages.models import Voortgangsrapportage
from rapportages.verslag.beeld import Cijfer, beeld
from rapportages.verslag.delen import (
    Alinea,
    Doeldeel,
    Figuurdeel,
    Figuurnoot,
    Kop,
    Onderwerpdeel,
    Tabelrij,
    Themadeel,
    Veld,
    Verslag,
)
from rapportages.verslag.getallen import los_op
from rapportages.verslag.machinezinnen import machinezinnen
from rapportages.verwijzingen import vind
from themas.berekening import Basis, Periode, Reeks, Vaststelling, basis_voor, kop
from themas.figuren import figuren_van
from themas.gemeente import eigen_en_vergelijkbare_gebieden
from themas.models import Doelstelling, Gebied, Indicator, Onderwerp
from themas.reeksen import Reeksen, reeksen_voor
from themas.stand import Regel, stand_van, stand_van_doelen
from themas.templatetags.figuren import figuur as figuur_in_delen
from themas.templatetags.onderdelen import stand_in_zinnen, verandering_tekst
from themas.weergave.zinnen import in_het_kort, kopzin


def stel_samen(rapportage: Voortgangsrapportage) -> Verslag:
    """The report as it is now. Figures later than its period stay out, so that it reads the same years later.

    The number of queries does not grow with paragraphs, goals or figures.
    """
    stof = Stof(rapportage)
    alineas = tuple(stof.alineas())
    verwijzingen = [g.verwijzing for alinea in alineas for g in vind(alinea.tekst) if g.verwijzing]
    return Verslag(
        kop=stof.kop(),
        themas=tuple(stof.themas()),
        onderwerpen=tuple(stof.onderwerpdelen()),
        doelen=tuple(doeldeel(regel) for regel in stof.regels),
        figuren=tuple(stof.figuren()),
        alineas=alineas,
        getallen=los_op(verwijzingen, plan=rapportage.plan, periode=stof.periode),
    )


class Stof:
    """All that a report is made of, asked once."""

    def __init__(self, rapportage: Voortgangsrapportage):
        self.rapportage, self.plan, self.periode = rapportage, rapportage.plan, rapportage.periode.puur
        self.gebied, self.anderen = eigen_en_vergelijkbare_gebieden()
        self.onderwerpen: list[Onderwerp] = list(
            Onderwerp.objects.filter(thema__plan=self.plan)
            .select_related("thema")
            .prefetch_related("indicatoren")
            .order_by("thema__nummer", "volgorde", "naam")
        )
        self.doelen = list(Doelstelling.objects.met_plan().filter(onderwerp__thema__plan=self.plan))
        self.indicatoren = {i.pk: i for bron in (*self.doelen, *self.onderwerpen) for i in bron.indicatoren.all()}
        self.reeksen = self._reeksen([self.gebied, *self.anderen])
        self.regels = self._regels()

    def _reeksen(self, gebieden: list[Gebied]) -> Reeksen:
        alle = reeksen_voor(self.indicatoren.values(), gebieden)
        return {sleutel: reeks.tot_en_met(self.periode) for sleutel, reeks in alle.items()}

    def reeks(self, indicator: Indicator, gebied: Gebied | None = None) -> Reeks:
        return self.reeksen[indicator.pk, (gebied or self.gebied).pk]

    def _regels(self, periode: Periode | None = None) -> list[Regel]:
        """Every goal judged over the whole year where the report completes it, else over its own period.

        ``periode`` is that of an earlier report, which knew no more than what was before its end.
        """
        reeksen = self.reeksen
        if periode is not None:
            reeksen = {sleutel: reeks.tot_en_met(periode) for sleutel, reeks in reeksen.items()}
        periode = periode or self.periode
        eigen = stand_van_doelen(self.doelen, self.gebied, periode, reeksen=reeksen)
        if not (periode.is_helft and periode.nummer == 2):
            return eigen
        jaar = stand_van_doelen(self.doelen, self.gebied, periode.heel_jaar, reeksen=reeksen)
        return [kies(half, heel) for half, heel in zip(eigen, jaar, strict=True)]

    @cached_property
    def _vorige_regels(self) -> list[Regel]:
        """The same goals at the period of the report before this one; none where this is the first."""
        eerder = self.plan.rapportages.filter(periode__eind__lt=self.rapportage.periode.begin)
        vorige = eerder.select_related("periode").order_by("-periode__eind").first()
        return self._regels(vorige.periode.puur) if vorige else []

    def machinetekst(self, onderwerp: Onderwerp) -> str:
        """What the computer writes of the figures of a topic, as they are now."""
        return beeld(self._cijfer(onderwerp, indicator) for indicator in self.cijfers_van(onderwerp))

    def _cijfer(self, onderwerp: Onderwerp, indicator: Indicator) -> Cijfer:
        reeks = self.reeks(indicator)
        return Cijfer(
            indicator,
            reeks,
            self._basis(reeks),
            self.periode,
            self.plan.peiljaar,
            {gebied.code: self.reeks(indicator, gebied) for gebied in self.anderen},
            nu=_vaststelling(self.regels, onderwerp, indicator),
            vorige=_vaststelling(self._vorige_regels, onderwerp, indicator),
        )

    def _basis(self, reeks: Reeks) -> Basis | None:
        """Over the same period as the goals: the whole year where the report completes it."""
        if self.plan.peiljaar is None:
            return None
        basis = basis_voor(reeks, self.periode, self.plan.peiljaar)
        if self.periode.is_helft and self.periode.nummer == 2:
            jaar = basis_voor(reeks, self.periode.heel_jaar, self.plan.peiljaar)
            return jaar if jaar.verschil else basis
        return basis

    def kop(self) -> Kop:
        bronnen = dict.fromkeys(i.bron for i in self.indicatoren.values() if self.reeks(i).perioden)
        return Kop(
            slug=self.rapportage.slug,
            titel=self.rapportage.titel,
            nummer=self.rapportage.nummer,
            plan=self.plan.naam,
            plan_slug=self.plan.slug,
            peiljaar=self.plan.peiljaar,
            periode=self.periode.label,
            periodecode=self.periode.code,
            gemeente=self.gebied.naam,
            bronnen=tuple(bronnen),
        )

    def themas(self) -> Iterable[Themadeel]:
        for thema in dict.fromkeys(onderwerp.thema for onderwerp in self.onderwerpen):
            regels = [regel for regel in self.regels if regel.doel.onderwerp.thema_id == thema.pk]
            yield Themadeel(thema.slug, thema.nummer, thema.naam, stand_in_zinnen(stand_van(regels)) if regels else "")

    def onderwerpdelen(self) -> Iterable[Onderwerpdeel]:
        for onderwerp in self.onderwerpen:
            # "No figure" would contradict a text that tells of one in words, or of another area.
            gemeten = [i for i in onderwerp.indicatoren.all() if self._is_gemeten(i)]
            cijfers = tuple((i.naam, i.slug, self._in_het_kort(i)) for i in gemeten)
            yield Onderwerpdeel(
                onderwerp.thema.slug,
                onderwerp.slug,
                onderwerp.nummer,
                onderwerp.naam,
                onderwerp.verantwoordelijk_domein,
                cijfers,
            )

    def _is_gemeten(self, indicator: Indicator) -> bool:
        reeks = self.reeks(indicator)
        return bool(reeks.veranderingen) or any(not reeks.punt(periode).leeg for periode in reeks.perioden)

    def _in_het_kort(self, indicator: Indicator) -> str:
        reeks = self.reeks(indicator)
        return in_het_kort(indicator, reeks, kop(reeks, self.plan.peiljaar) if self.plan.peiljaar else None)

    def cijfers_van(self, onderwerp: Onderwerp) -> list[Indicator]:
        """The figures of a topic, those of its goals first, each once."""
        doelen = [doel for doel in self.doelen if doel.onderwerp_id == onderwerp.pk]
        return list(dict.fromkeys(i for bron in (*doelen, onderwerp) for i in bron.indicatoren.all()))

    def figuren(self) -> Iterable[Figuurdeel]:
        """One figure for each indicator that has more than one point, under the first topic that it belongs to."""
        getekend = set()
        for onderwerp in self.onderwerpen:
            for indicator in self.cijfers_van(onderwerp):
                if indicator.pk not in getekend and (deel := self._figuur(onderwerp, indicator)):
                    getekend.add(indicator.pk)
                    yield deel

    def _figuur(self, onderwerp: Onderwerp, indicator: Indicator) -> Figuurdeel | None:
        hier, peiljaar = self.reeks(indicator), self.plan.peiljaar
        elders = [reeks for g in self.anderen if (reeks := self.reeks(indicator, g)).niveaus]
        if not hier.perioden:
            return None  # lines of others alone are no answer in a report about here
        getekend = figuren_van(indicator, hier, elders, peiljaar, kop(hier, peiljaar) if peiljaar else None)
        return _figuurdeel(onderwerp, indicator, figuur_in_delen(getekend[0])) if getekend else None

    def alineas(self) -> Iterable[Alinea]:
        """The paragraphs in reading order; of one that nobody wrote yet the draft, or nothing."""
        plaats = {onderwerp.pk: nummer for nummer, onderwerp in enumerate(self.onderwerpen)}
        soorten, sporen = list(Paragraafsoort), [*list(Spoor)[1:], Spoor.GEEN]
        rijen = sorted(
            self.rapportage.paragrafen.all(),
            key=lambda rij: (plaats.get(rij.onderwerp_id, -1), soorten.index(rij.soort), sporen.index(rij.spoor)),
        )
        per_pk = {onderwerp.pk: onderwerp for onderwerp in self.onderwerpen}
        for rij in rijen:
            onderwerp = per_pk.get(rij.onderwerp_id)
            tekst, machinetekst = rij.tekst or "", rij.machinetekst
            if rij.tekst is None and rij.soort == Paragraafsoort.BEELD and onderwerp:
                tekst = machinetekst = self.machinetekst(onderwerp)
            yield Alinea(
                onderwerp.thema.slug if onderwerp else "",
                onderwerp.slug if onderwerp else "",
                Paragraafsoort(rij.soort),
                Spoor(rij.spoor),
                tekst,
                rij.bron,
                paragraaf=rij.pk,
                machinezinnen=machinezinnen(tekst, machinetekst),
            )


def _vaststelling(regels: Iterable[Regel], onderwerp: Onderwerp, indicator: Indicator) -> Vaststelling | None:
    """The verdict on the first goal of a topic that follows this figure."""
    gevonden = (r for r in regels if r.indicator == indicator and r.doel.onderwerp_id == onderwerp.pk)
    return next((regel.vaststelling for regel in gevonden), None)


def kies(half: Regel, heel: Regel) -> Regel:
    """What a report on the second half of a year judges: the whole year where that can be had."""
    return heel if heel.verschil or not half.verschil else half


def _vaststelling(regels: Iterable[Regel], onderwerp: Onderwerp, indicator: Indicator) -> Vaststelling | None:
    """The verdict on the first goal of a topic that follows this figure."""
    gevonden = (r for r in regels if r.indicator == indicator and r.doel.onderwerp_id == onderwerp.pk)
    return next((regel.vaststelling for regel in gevonden), None)


def doeldeel(regel: Regel) -> Doeldeel:
    doel, basis = regel.doel, regel.basis
    kern = {
        "thema": doel.onderwerp.thema.slug,
        "onderwerp": doel.onderwerp.slug,
        "code": doel.code,
        "tekst": doel.tekst,
        "oordeel": regel.oordeel,
        "bron": doel.bron,
    }
    if regel.indicator is None:
        if regel.beoordeling:
            kern |= {"toelichting": regel.beoordeling.toelichting, "bewijs": regel.beoordeling.bewijs}
        return Doeldeel(**kern)
    kern |= {"indicator": regel.indicator.slug, "indicator_naam": regel.indicator.naam}
    if regel.vaststelling:
        kern["waarom_niet"] = regel.vaststelling.waarom_niet
    if regel.verschil is None:
        return Doeldeel(**kern)
    return Doeldeel(
        **kern,
        verschil=verandering_tekst(regel.verschil),
        verschil_waarde="" if regel.verschil.getal is None else str(regel.verschil.getal),
        zekerheid=regel.zekerheid,
        vergelijking=basis.omschrijving,
        kopzin=kopzin(regel.indicator, regel.reeks, basis),
        voorbehouden=tuple(breuk.titel for breuk in basis.voorbehouden),
    )


def _figuurdeel(onderwerp: Onderwerp, indicator: Indicator, delen: dict) -> Figuurdeel:
    return Figuurdeel(
        thema=onderwerp.thema.slug,
        onderwerp=onderwerp.slug,
        indicator=indicator.slug,
        id=delen["id"],
        titel=str(delen["titel"]),
        breed=str(delen["breed"]),
        smal=str(delen["smal"]),
        beschrijving=str(delen["beschrijving"]),
        noten=tuple(Figuurnoot(n.tekst, n.nummer, n.alleen_smal) for n in delen["noten"]),
        koppen=tuple(Veld(v.tekst, v.klasse) for v in delen["koppen"]),
        rijen=tuple(
            Tabelrij(r.naam, tuple(Veld(v.tekst, v.klasse) for v in r.cellen), r.opmerking, r.adres)
            for r in delen["rijen"]
        ),
        leeg=delen["leeg"],
    )
