"""The one door from database rows to the dataclasses of ``themas.berekening``.

Everything public comes through here: only approved figures that no later one replaces, and nothing that the
threshold of an indicator hides. Page, CSV, figure and API read what these functions return.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from themas import berekening
from themas.berekening import Kenmerken, Niveau, Reeks, Verandering
from themas.enums import Kwaliteit, Maat, Meetsoort, Metingsoort, Noemeraard, Noemersoort, Richting
from themas.models import Gebied, Indicator, Meting, Noemer
from themas.onthulling import Onthulling
from themas.verwanten import Verwanten


Reeksen = dict[tuple[int, int], Reeks]
WAARDEN = ("soort", "aantal", "waarde", "waarde_decimalen", "marge", "verandering", "maat", "kwaliteit", "bron")


def reeksen_voor(
    indicatoren: Iterable[Indicator], gebieden: Iterable[Gebied], onthulling: Onthulling | None = None
) -> Reeksen:
    """``{(indicator_id, gebied_id): Reeks}``, with an empty Reeks where nothing is known.

    Three queries, however many rows; one or two more around an indicator with a threshold.
    """
    indicatoren, gebieden = list(indicatoren), list(gebieden)
    verwanten = Verwanten()
    noemers = _noemers(gebieden)
    onthulling = onthulling or Onthulling(indicatoren, verwanten)
    return _reeksen(indicatoren, gebieden, verwanten, noemers, onthulling)


def stroom_van_reeksen(
    indicatoren: Iterable[Indicator], gebieden: Iterable[Gebied], onthulling: Onthulling
) -> Iterator[tuple[Indicator, Gebied, Reeks]]:
    """The same series one after another, those of which anything is known, for who wants them all.

    Only the figures of one indicator are held at a time; two queries, and one for each indicator.
    """
    indicatoren, gebieden = list(indicatoren), list(gebieden)
    verwanten = Verwanten()
    noemers = _noemers(gebieden)
    for indicator in indicatoren:
        reeksen = _reeksen([indicator], gebieden, verwanten, noemers, onthulling)
        for gebied in gebieden:
            reeks = reeksen[indicator.pk, gebied.pk]
            if reeks.perioden:
                yield indicator, gebied, reeks


def _reeksen(indicatoren, gebieden, verwanten, noemers, onthulling) -> Reeksen:
    niveaus, veranderingen = _metingen(indicatoren, gebieden)
    reeksen = {
        (indicator.pk, gebied.pk): Reeks(
            kenmerken_van(indicator),
            gebied=gebied.naam,
            niveaus=niveaus[indicator.pk, gebied.pk],
            veranderingen=veranderingen[indicator.pk, gebied.pk],
            noemers=noemers[gebied.pk, indicator.noemersoort],
            breuken=verwanten.breuken(indicator.pk),
            verborgen=dict(onthulling.perioden(indicator.pk, gebied.pk)),
        )
        for indicator in indicatoren
        for gebied in gebieden
    }
    for indicator in indicatoren:
        if indicator.onthullingsdrempel:
            for gebied in gebieden:
                _verberg_kleine_tarieven(reeksen[indicator.pk, gebied.pk], indicator.onthullingsdrempel)
    return reeksen


def _verberg_kleine_tarieven(reeks: Reeks, drempel: int) -> None:
    """Hide a reported rate that gives a small count away, where the source gave the rate alone."""
    for periode, niveau in reeks.niveaus.items():
        noemer = reeks.noemers.get(periode.jaar)
        if niveau.aantal is None and niveau.waarde is not None and noemer is not None:
            aantal = niveau.waarde * noemer.aantal / reeks.kenmerken.per
            if 0 < round(aantal) < drempel:
                reeks.verborgen[periode] = f"<{drempel}"


def reeks_voor(indicator: Indicator, gebied: Gebied) -> Reeks:
    return reeksen_voor([indicator], [gebied])[indicator.pk, gebied.pk]


def kenmerken_van(indicator: Indicator) -> Kenmerken:
    return Kenmerken(
        indicator.slug,
        soort=Meetsoort(indicator.soort),
        noemersoort=Noemersoort(indicator.noemersoort),
        per=indicator.per,
        decimalen=indicator.decimalen,
        richting=Richting(indicator.gewenste_richting),
        optelbaar=indicator.optelbaar,
    )


def _metingen(indicatoren, gebieden):
    niveaus, veranderingen = defaultdict(dict), defaultdict(dict)
    # Plain values in no order: a page may need some ten thousand rows, and model instances would take most of its time.
    rijen = (
        Meting.objects.publiek()
        .filter(indicator__in=indicatoren, gebied__in=gebieden)
        .order_by()
        .values_list("indicator", "gebied", "periode__code", "basisperiode__code", *WAARDEN, named=True)
    )
    puur = cache(berekening.Periode.van_code)
    for rij in rijen:
        sleutel, periode, kwaliteit = (rij.indicator, rij.gebied), puur(rij.periode__code), Kwaliteit(rij.kwaliteit)
        if rij.soort == Metingsoort.VERANDERING:
            veranderingen[sleutel][periode, puur(rij.basisperiode__code)] = Verandering(
                rij.verandering, Maat(rij.maat), kwaliteit, rij.bron
            )
        else:
            niveaus[sleutel][periode] = Niveau(
                rij.aantal, rij.waarde, rij.waarde_decimalen, rij.marge, kwaliteit, rij.bron
            )
    return niveaus, veranderingen


def _noemers(gebieden) -> dict[tuple[int, str], dict[int, berekening.Noemer]]:
    """By area and kind, then by year; the stand on 1 January goes before a mean over the year."""
    noemers = defaultdict(dict)
    for rij in Noemer.objects.filter(gebied__in=gebieden, peildatum__month=1, peildatum__day=1):
        van_jaar = noemers[rij.gebied_id, rij.soort]
        jaar, aard = rij.peildatum.year, Noemeraard(rij.aard)
        if aard is Noemeraard.JANUARI or jaar not in van_jaar:
            van_jaar[jaar] = berekening.Noemer(rij.aantal, aard, Kwaliteit(rij.kwaliteit))
    return noemers
