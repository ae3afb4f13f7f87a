"""Figures as they would be, beside figures as they are: read from the database, and nothing written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.conf import settings
from django.db.models import Q

from rapportages.gevolgen import Gevolg, Samenhang, Wijziging, gevolgen
from rapportages.publicatie.aanhalingen import aanhalingen_van
from themas.berekening import Niveau, Reeks, Verandering
from themas.enums import Gebiedsoort, Kwaliteit, Maat, Metingsoort
from themas.models import Beoordeling, Doelstelling, Gebied, Indicator, Meting
from themas.reeksen import reeksen_voor


Plaats = tuple[int, int]  # indicator and area


def gevolgen_van(rijen: Sequence[Meting | Beoordeling]) -> list[list[Gevolg]]:
    """What approving each of these rows would touch, each on its own; they need not be saved.

    A number of queries that does not grow with the rows. What the threshold of an indicator hides is looked at for
    the figure itself; which others must be hidden with it is worked out when it is approved.
    """
    if not rijen:
        return []
    if isinstance(rijen[0], Beoordeling):
        return [_van_oordeel(rij) for rij in rijen]
    return [gevolgen(wijziging) for wijziging in wijzigingen_bij(rijen)]


def _van_oordeel(nieuw: Beoordeling) -> list[Gevolg]:
    oud = nieuw.vervangt.get_oordeel_display() if nieuw.vervangt else "nog niet beoordeeld"
    if oud == nieuw.get_oordeel_display():
        return []
    wat = f"{nieuw.doelstelling}, {nieuw.periode}"
    return [Gevolg("Oordeel", wat, oud, nieuw.get_oordeel_display())]


def wijzigingen_bij(metingen: Sequence[Meting]) -> list[Wijziging]:
    indicatoren = {rij.indicator_id: rij.indicator for rij in metingen}
    gebieden = {rij.gebied_id: rij.gebied for rij in metingen}
    reeksen = reeksen_voor(indicatoren.values(), gebieden.values())
    doelen = _doelen(indicatoren)
    samenhangen = _samenhangen(metingen)
    aanhalingen = aanhalingen_van(indicator.slug for indicator in indicatoren.values())
    wijzigingen = []
    for rij, samenhang in zip(metingen, samenhangen, strict=True):
        voor = reeksen[rij.indicator_id, rij.gebied_id]
        hierbij = [doel for doel in doelen[rij.indicator_id] if doel.geldend_peiljaar]
        eigen = rij.gebied.code == settings.GEMEENTE_CODE  # goals are about the municipality as a whole
        wijzigingen.append(
            Wijziging(
                rij.periode.puur,
                voor,
                _met(voor, rij),
                tuple(hierbij) if eigen else (),
                tuple(sorted({doel.geldend_peiljaar for doel in hierbij})),
                tuple(samenhang),
                tuple(aanhalingen.get((rij.indicator.slug, rij.gebied.code), ())),
            )
        )
    return wijzigingen


def _met(reeks: Reeks, rij: Meting) -> Reeks:
    """The series with this figure in the place of what is there now."""
    periode, kwaliteit = rij.periode.puur, Kwaliteit(rij.kwaliteit)
    if rij.soort == Metingsoort.VERANDERING:
        anders = Verandering(rij.verandering, Maat(rij.maat), kwaliteit, rij.bron)
        return replace(reeks, veranderingen=reeks.veranderingen | {(periode, rij.basisperiode.puur): anders})
    niveau = Niveau(rij.aantal, rij.waarde, rij.waarde_decimalen, rij.marge, kwaliteit, rij.bron)
    verborgen = {p: tekst for p, tekst in reeks.verborgen.items() if p != periode or not tekst.startswith("<")}
    drempel = rij.indicator.onthullingsdrempel
    if drempel and rij.aantal is not None and 0 < rij.aantal < drempel:
        verborgen[periode] = f"<{drempel}"
    return replace(reeks, niveaus=reeks.niveaus | {periode: niveau}, verborgen=verborgen)


def _doelen(indicatoren: Iterable[int]) -> dict[int, list[Doelstelling]]:
    bij = defaultdict(list)
    rijen = Doelstelling.objects.met_cijfers().filter(indicatoren__in=list(indicatoren)).met_plan().distinct()
    for doel in rijen:
        for indicator in doel.indicatoren.all():
            bij[indicator.pk].append(doel)
    return bij


def _samenhangen(metingen: Sequence[Meting]) -> list[list[tuple[Samenhang, Samenhang]]]:
    """For each figure the wholes that it is in or is, now and then; three queries."""
    delen_van_indicator, geheel_van, naam_van = defaultdict(list), {}, {}
    for pk, geheel, naam in Indicator.objects.order_by("pk").values_list("pk", "onderdeel_van", "naam"):
        geheel_van[pk], naam_van[pk] = geheel, naam
        delen_van_indicator[geheel].append(pk)
    boven = {rij.gebied.ligt_in_id for rij in metingen} - {None}
    delen_van_gebied, naam_gebied = defaultdict(list), {}
    gebieden = Gebied.objects.filter(
        Q(ligt_in__in=boven | {rij.gebied_id for rij in metingen}) | Q(pk__in=boven)
    ).order_by("pk")
    for pk, ligt_in, soort, naam in gebieden.values_list("pk", "ligt_in", "soort", "naam"):
        naam_gebied[pk] = naam
        delen_van_gebied[ligt_in, soort].append(pk)

    def groepen(rij: Meting) -> Iterator[tuple[str, Plaats, list[Plaats]]]:
        i, g = rij.indicator_id, rij.gebied_id
        for geheel in filter(None, (i, geheel_van.get(i))):
            if delen := delen_van_indicator.get(geheel):
                yield f"Onderdelen van {naam_van[geheel]}", (geheel, g), [(deel, g) for deel in delen]
        for geheel, soort in ((g, Gebiedsoort.WIJK), (rij.gebied.ligt_in_id, rij.gebied.soort)):
            if geheel and (delen := delen_van_gebied.get((geheel, soort))):
                naam = rij.gebied.naam if geheel == g else naam_gebied[geheel]
                yield f"Gebieden in {naam}", (i, geheel), [(i, deel) for deel in delen]

    nodig = [list(groepen(rij)) if rij.soort == Metingsoort.NIVEAU else [] for rij in metingen]
    waarden = _waarden(metingen, nodig)
    return [
        [_toen_en_straks(rij, naam, geheel, delen, waarden) for naam, geheel, delen in groep]
        for rij, groep in zip(metingen, nodig, strict=True)
    ]


def _waarden(metingen, nodig) -> dict[tuple[int, int, int], int | None]:
    plaatsen = [plaats for groep in nodig for _, geheel, delen in groep for plaats in (geheel, *delen)]
    if not plaatsen:
        return {}
    rijen = Meting.objects.publiek().filter(
        soort=Metingsoort.NIVEAU,
        indicator__in={indicator for indicator, _ in plaatsen},
        gebied__in={gebied for _, gebied in plaatsen},
        periode__in={rij.periode_id for rij in metingen},
    )
    return {(i, g, p): n for i, g, p, n in rijen.order_by().values_list("indicator", "gebied", "periode", "aantal")}


def _toen_en_straks(rij, naam, geheel, delen, waarden) -> tuple[Samenhang, Samenhang]:
    p, zelf = rij.periode_id, (rij.indicator_id, rij.gebied_id)

    def stand(met: dict) -> Samenhang:
        def waarde(plaats):
            return met.get(plaats, waarden.get((*plaats, p)))

        return Samenhang(f"{naam}, {rij.periode}", waarde(geheel), tuple(waarde(deel) for deel in delen))

    return stand({}), stand({zelf: rij.aantal})
