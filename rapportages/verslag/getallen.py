"""What a bound number says today: references resolved against the public figures.

Only approved figures come through ``themas.reeksen``, so a reference to a figure that was sent back has no number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from django.conf import settings
from django.db.models import Prefetch

from rapportages.enums import Grootheid
from rapportages.verslag.delen import Getal
from rapportages.verwijzingen import Verwijzing
from themas import berekening
from themas.berekening import Periode, Punt, Reeks, basis_voor
from themas.enums import Doelsoort, Maat
from themas.models import Beleidsplan, Doelstelling, Gebied, Indicator
from themas.reeksen import Reeksen, reeksen_voor
from themas.stand import vaststelling_van
from themas.weergave.opmaak import NIET_BESCHIKBAAR, getal, met_teken, procent


class GeenGetal(Exception):
    """The reference can be read, but there is no number; the message says why, as a clause in Dutch."""


def los_op(verwijzingen: Iterable[Verwijzing], *, plan: Beleidsplan, periode: Periode) -> dict[str, Getal]:
    """Each reference with its number, by its written form; one that has none says why in ``fout``.

    ``plan`` gives peiljaar and goals, ``periode`` is what a reference without one means. At most nine queries,
    however many references.
    """
    verwijzingen = list(dict.fromkeys(verwijzingen))
    if not verwijzingen:
        return {}
    bron = Getallenbron.voor(verwijzingen, plan, periode)
    return {str(verwijzing): bron.getal(verwijzing) for verwijzing in verwijzingen}


@dataclass(frozen=True)
class Getallenbron:
    """All that references need, asked once: indicators by slug, with their goals in the plan, and areas by code."""

    plan: Beleidsplan
    periode: Periode
    indicatoren: Mapping[str, Indicator]
    gebieden: Mapping[str, Gebied]
    reeksen: Reeksen

    @classmethod
    def voor(
        cls, verwijzingen: Iterable[Verwijzing], plan: Beleidsplan, periode: Periode, *, ook: Iterable[str] = ()
    ) -> "Getallenbron":
        """``ook`` are the slugs of indicators that are wanted beside those of the references."""
        verwijzingen = list(verwijzingen)
        codes = {v.gebied for v in verwijzingen if v.gebied} | {settings.GEMEENTE_CODE}
        doelen = Doelstelling.objects.filter(onderwerp__thema__plan=plan).select_related("onderwerp__thema__plan")
        indicatoren = Indicator.objects.filter(slug__in={v.indicator for v in verwijzingen} | set(ook))
        per_slug = {i.slug: i for i in indicatoren.prefetch_related(Prefetch("doelstellingen", doelen))}
        gebieden = {g.code: g for g in Gebied.objects.filter(code__in=codes)}
        return cls(plan, periode, per_slug, gebieden, reeksen_voor(per_slug.values(), gebieden.values()))

    def getal(self, verwijzing: Verwijzing) -> Getal:
        periode = verwijzing.periode or self.periode
        indicator = self.indicatoren.get(verwijzing.indicator)
        gebied = self.gebieden.get(verwijzing.gebied or settings.GEMEENTE_CODE)
        kern = {
            "sleutel": str(verwijzing),
            "grootheid": verwijzing.grootheid,
            "indicator": verwijzing.indicator,
            "indicator_naam": indicator.naam if indicator else "",
            "periode": periode.label,
            "gebied": gebied.naam if gebied else "",
        }
        try:
            if indicator is None:
                raise GeenGetal(self._onbekende_indicator(verwijzing.indicator))
            if gebied is None:
                raise GeenGetal(f"het gebied ‘{verwijzing.gebied}’ kennen wij niet. Gebruik een code, zoals NL01")
            tekst, waarde = self._waarde(verwijzing, indicator, gebied, periode)
        except GeenGetal as fout:
            return Getal(tekst=NIET_BESCHIKBAAR, fout=str(fout), **kern)
        return Getal(tekst=tekst, waarde=waarde, **kern)

    def _waarde(self, verwijzing: Verwijzing, indicator: Indicator, gebied: Gebied, periode: Periode):
        reeks = self.reeksen[indicator.pk, gebied.pk]
        punt = reeks.punt(periode)
        match verwijzing.grootheid:
            case Grootheid.AANTAL:
                return _aantal(punt)
            case Grootheid.WAARDE:
                return _tarief(indicator, reeks, punt)
            case Grootheid.OORDEEL:
                return self._oordeel(indicator, gebied, reeks, periode)
        basis = self._basis(reeks, periode)
        if verwijzing.grootheid is Grootheid.PEILWAARDE:
            van = basis.verschil.van
            return _aantal(van) if basis.verschil.maat is Maat.AANTAL else _tarief(indicator, reeks, van)
        if verwijzing.grootheid is Grootheid.ZEKERHEID:
            return basis.verschil.zekerheid.label, basis.verschil.zekerheid.value
        return _verschil(basis.verschil)

    def _basis(self, reeks: Reeks, periode: Periode) -> berekening.Basis:
        if self.plan.peiljaar is None:
            raise GeenGetal("dit plan noemt geen peiljaar, dus er is niets om mee te vergelijken")
        basis = basis_voor(reeks, periode, self.plan.peiljaar)
        if basis.verschil is None:
            raise GeenGetal(basis.ontbreekt)
        return basis

    def _oordeel(self, indicator: Indicator, gebied: Gebied, reeks: Reeks, periode: Periode) -> tuple[str, str]:
        if gebied.code != settings.GEMEENTE_CODE:
            raise GeenGetal("een oordeel is er alleen over de eigen gemeente")
        doelen = indicator.doelstellingen.all()
        doelen = [doel for doel in doelen if doel.soort != Doelsoort.KWALITATIEF and doel.geldend_peiljaar]
        oordelen = {vaststelling_van(doel, reeks, periode).oordeel for doel in doelen}
        if not oordelen:
            raise GeenGetal("bij dit cijfer hoort geen doel van dit plan, dus er is geen oordeel")
        if len(oordelen) > 1:
            raise GeenGetal("bij dit cijfer horen doelen met verschillende oordelen. Schrijf het oordeel per doel uit")
        oordeel = oordelen.pop()
        return oordeel.label, oordeel.value

    @cached_property
    def _slugs(self) -> list[str]:
        return list(Indicator.objects.order_by().values_list("slug", flat=True))

    def _onbekende_indicator(self, slug: str) -> str:
        lijkt = get_close_matches(slug, self._slugs, n=1)
        bedoelt = f" Bedoelt u ‘{lijkt[0]}’?" if lijkt else " De lijst met cijfers noemt bij elk cijfer zijn naam."
        return f"het cijfer ‘{slug}’ kennen wij niet.{bedoelt}"


def _aantal(punt: Punt) -> tuple[str, str]:
    if punt.verborgen:
        return punt.verborgen, ""
    if punt.aantal is None:
        raise GeenGetal(f"er is geen vastgesteld aantal over {punt.periode.met_lidwoord}")
    return getal(punt.aantal), str(punt.aantal)


def _tarief(indicator: Indicator, reeks: Reeks, punt: Punt) -> tuple[str, str]:
    if punt.verborgen:
        return punt.verborgen, ""
    if reeks.tarief(punt) is None:
        raise GeenGetal(f"er is geen vastgestelde waarde over {punt.periode.met_lidwoord}")
    waarde = reeks.afgerond_tarief(punt)
    return getal(waarde) + ("%" if indicator.eenheid == "%" else ""), f"{waarde:f}"


def _verschil(verschil: berekening.Verschil) -> tuple[str, str]:
    if verschil.getal is None:
        return f"van {getal(verschil.van.aantal)} naar {getal(verschil.naar.aantal)}", ""
    if verschil.punten:
        return f"{met_teken(verschil.getal)} procentpunt", str(verschil.getal)
    return procent(verschil.getal), str(verschil.getal)
