"""The figures of Voorbeeldstad: small areas add up to the larger, halves to years, and chance does the rest."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from math import exp, sqrt

from django.db import connection
from django.utils import timezone
from psycopg import sql

from themas import berekening
from themas.enums import Gebiedsoort, Kwaliteit, Meetsoort, Metingsoort, Noemersoort, Periodesoort
from themas.models import Gebied, Indicator, Meting, Noemer, Periode


BRON = "Verzonnen cijfers van Voorbeeldstad"
MARGE = Decimal("1.8")  # of a percentage
LEEMTE = 0.27  # the share of years of which the year or one of its halves was not published
INWONERS = {
    Gebiedsoort.BUURT: (600, 2_400),
    Gebiedsoort.GEMEENTE: (20_000, 300_000),
    Gebiedsoort.POLITIE_EENHEID: (1_000_000, 1_500_000),
    Gebiedsoort.PROVINCIE: (2_000_000, 3_000_000),
    Gebiedsoort.LAND: (12_000_000, 12_000_001),
}
PER_INWONER = {Noemersoort.INWONERS: 1, Noemersoort.WONINGEN: 0.44, Noemersoort.JONGEREN: 0.12, Noemersoort.GEEN: 1}
VELDEN = ("indicator_id", "gebied_id", "periode_id", "aantal", "waarde", "waarde_decimalen", "marge", "kwaliteit")
Helften = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verloop:
    """What is expected of one indicator: per resident and half-year in every smallest area, times the trend."""

    indicator: Indicator
    per_inwoner: dict[int, float]
    groei: float

    @classmethod
    def maak(cls, indicator: Indicator, gebieden: list[int], toeval: random.Random) -> "Verloop":
        niveau = exp(toeval.gauss(1.5, 0.8)) * PER_INWONER[indicator.noemersoort] / 1000 / 2
        hier = {gebied: niveau * exp(toeval.gauss(0, 0.3)) for gebied in gebieden}
        return cls(indicator, hier, exp(toeval.gauss(-0.02, 0.05)))

    def tel(self, gebied: int, jaar: int, inwoners: int, toeval: random.Random) -> Helften:
        verwacht = inwoners * self.per_inwoner[gebied] * self.groei**jaar
        return tel(verwacht, toeval), tel(verwacht, toeval)


def maak_cijfers(indicatoren: list[Indicator], gebieden: list[Gebied], jaren: tuple[int, ...], toeval, vastgesteld):
    """Year by year, as figures arrive in earnest: what one page shows then lies scattered over the table."""
    delen = _delen(gebieden)
    inwoners = _maak_noemers(gebieden, delen, jaren, toeval)
    kleinste = [gebied.pk for gebied in gebieden if gebied.pk not in delen]
    verlopen = [Verloop.maak(indicator, kleinste, toeval) for indicator in indicatoren]
    rijen = (
        (verloop.indicator.pk, *rij, Kwaliteit.VOORLOPIG if jaar == len(jaren) - 1 else Kwaliteit.DEFINITIEF)
        for jaar, drietal in enumerate(_maak_perioden(jaren))
        for verloop in verlopen
        for rij in _rijen_van(verloop, jaar, drietal, inwoners, delen, toeval)
    )
    _schrijf(rijen, vastgesteld | {"bron": BRON, "soort": Metingsoort.NIVEAU})


def corrigeer(indicatoren: list[Indicator], gebied: Gebied, vastgesteld):
    """Give one figure of each indicator an earlier version, so that pages have corrections to show."""
    for indicator in indicatoren:
        nieuw = Meting.objects.filter(indicator=indicator, gebied=gebied).order_by("pk").first()
        oud = {veld: getattr(nieuw, veld) for veld in VELDEN}
        oud["aantal"] = None if nieuw.aantal is None else nieuw.aantal + 3
        nieuw.vervangt = Meting.objects.create(**oud, **vastgesteld, bron=BRON, opgevolgd_op=timezone.now())
        nieuw.reden = "De bron heeft het cijfer verbeterd."
        nieuw.save(update_fields=["vervangt", "reden"])


def _delen(gebieden: list[Gebied]) -> dict[int, list[int]]:
    """By area the areas that it is the sum of; the smaller sums first."""
    anderen = gebieden[1:]
    delen = {}
    for soort in (Gebiedsoort.BUURT, Gebiedsoort.WIJK):
        for gebied in anderen:
            if gebied.soort == soort:
                delen.setdefault(gebied.ligt_in_id, []).append(gebied.pk)
    groep = next(gebied for gebied in anderen if gebied.soort == Gebiedsoort.GROEP)
    delen[groep.pk] = [gebied.pk for gebied in anderen if gebied.soort == Gebiedsoort.GEMEENTE]
    return delen


def _maak_noemers(gebieden, delen, jaren, toeval) -> dict[int, list[int]]:
    """Residents by area and year; homes and young people are a share of them."""
    inwoners = {}
    for gebied in gebieden:
        if gebied.pk not in delen:
            begin = toeval.randrange(*INWONERS[gebied.soort])
            inwoners[gebied.pk] = [round(begin * 1.008**jaar) for jaar in range(len(jaren))]
    for geheel, leden in delen.items():
        inwoners[geheel] = [sum(inwoners[lid][jaar] for lid in leden) for jaar in range(len(jaren))]
    Noemer.objects.bulk_create(
        (
            Noemer(
                gebied_id=gebied,
                soort=soort,
                peildatum=datetime.date(jaar, 1, 1),
                aantal=round(aantal * PER_INWONER[soort]),
                bron=BRON,
            )
            for gebied, aantallen in inwoners.items()
            for jaar, aantal in zip(jaren, aantallen, strict=True)
            for soort in (Noemersoort.INWONERS, Noemersoort.WONINGEN, Noemersoort.JONGEREN)
        ),
        batch_size=5_000,
    )
    return inwoners


def _maak_perioden(jaren) -> list[tuple[int, int, int]]:
    """By year the keys of the year and of its halves."""
    puur = [
        (berekening.Periode(jaar), *(berekening.Periode(jaar, Periodesoort.HALFJAAR, helft) for helft in (1, 2)))
        for jaar in jaren
    ]
    rijen = Periode.objects.van(*(periode for drietal in puur for periode in drietal))
    return [tuple(rijen[periode].pk for periode in drietal) for drietal in puur]


def _rijen_van(verloop, jaar, drietal, inwoners, delen, toeval) -> Iterator[tuple]:
    """The figures of one indicator over one year, from ``gebied_id`` to ``marge``."""
    if verloop.indicator.soort == Meetsoort.AANDEEL:
        yield from _aandelen(inwoners, drietal[0], toeval)
        return
    aantallen = {gebied: verloop.tel(gebied, jaar, inwoners[gebied][jaar], toeval) for gebied in verloop.per_inwoner}
    for geheel, leden in delen.items():
        aantallen[geheel] = tuple(sum(aantallen[lid][helft] for lid in leden) for helft in (0, 1))
    for gebied in inwoners:
        eerste, tweede = aantallen[gebied]
        bekend = list(zip(drietal, (eerste + tweede, eerste, tweede), strict=True))
        if toeval.random() < LEEMTE:
            del bekend[toeval.randrange(3)]
        for periode, aantal in bekend:
            yield gebied, periode, aantal, None, None, None


def tel(verwacht: float, toeval: random.Random) -> int:
    """About as far from what is expected as a count of independent events is."""
    return max(0, round(verwacht + sqrt(verwacht) * toeval.gauss(0, 1)))


def _aandelen(gebieden, periode: int, toeval) -> Iterator[tuple]:
    """Percentages from a survey, once a year, with their margin."""
    for gebied in gebieden:
        waarde = Decimal(f"{toeval.gauss(24, 3):.1f}")
        yield gebied, periode, None, waarde, 1, MARGE


def _schrijf(rijen: Iterator[tuple], vast: dict):
    """Through COPY on PostgreSQL, which spares making a million model instances."""
    if connection.vendor == "postgresql":
        _kopieer(rijen, vast)
        return
    while deel := [Meting(**vast, **dict(zip(VELDEN, rij, strict=True))) for rij in islice(rijen, 5_000)]:
        Meting.objects.bulk_create(deel, batch_size=500)


def _kopieer(rijen: Iterator[tuple], vast: dict):
    sjabloon = Meting(**vast, ingevoerd_op=timezone.now())
    gelijk = [veld for veld in Meting._meta.concrete_fields if not veld.primary_key and veld.attname not in VELDEN]
    waarden = tuple(getattr(sjabloon, veld.attname) for veld in gelijk)
    kolommen = sql.SQL(", ").join(map(sql.Identifier, [*VELDEN, *(veld.column for veld in gelijk)]))
    opdracht = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(Meting._meta.db_table), kolommen)
    with connection.cursor() as cursor, cursor.copy(opdracht) as kopie:
        for rij in rijen:
            kopie.write_row(rij + waarden)
