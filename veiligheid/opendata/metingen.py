"""The figures themselves. They come as one stream through ``themas.reeksen``, so nothing hidden can be in it."""

import datetime
from collections.abc import Iterator

from django.db.models import Count, Max, Sum

from themas.berekening import Periode, Punt, Reeks
from themas.enums import Kwaliteit, Maat, Periodesoort
from themas.models import Bevestiging, Indicator, Meting
from themas.reeksen import stroom_van_reeksen
from veiligheid.opendata.beleid import BRON
from veiligheid.opendata.cijfers import GEBIED, INDICATOR, NAAR_GEBIED, NAAR_INDICATOR, PERIODE
from veiligheid.opendata.lezing import Lezing
from veiligheid.opendata.tabel import Kolom, Sleutel, Tabel


NAAR_PERIODE = Sleutel(("periode",), "perioden", ("code",))
UITGAVE = Kolom("uitgave", "Uitgave van de bron", "Tot welke dag deze stand van de bron loopt.", soort="date")

CIJFERS = Tabel(
    "cijfers",
    "Cijfers",
    "Elk vastgesteld cijfer per gebied en periode, met wat wij er zelf uit afleiden.",
    (
        INDICATOR,
        GEBIED,
        PERIODE,
        Kolom("aantal", "Aantal", "Leeg als het niet bekend of verborgen is. Leeg is nooit 0.", soort="integer"),
        Kolom(
            "waarde", "Waarde", "Naar verhouding of zoals de bron het geeft, in de eenheid van het cijfer.", "decimal"
        ),
        Kolom("marge", "Marge", "Zoveel kan de waarde ernaast zitten.", soort="decimal"),
        Kolom("kwaliteit", "Kwaliteit", keuze=Kwaliteit),
        Kolom("afgeleid_uit", "Afgeleid uit", "De perioden waaruit wij dit aantal uitrekenden.", lijst=True),
        Kolom("verborgen", "Verborgen", "Wat er in plaats van een klein aantal staat."),
        Kolom("bron", "Bron", "Waar dit staat.", lijst=True),
        UITGAVE,
    ),
    ("indicator", "gebied", "periode"),
    (NAAR_INDICATOR, NAAR_GEBIED, NAAR_PERIODE),
)
VERANDERINGEN = Tabel(
    "veranderingen",
    "Gemelde veranderingen",
    "Veranderingen die een bron meldde zonder de cijfers erachter.",
    (
        INDICATOR,
        GEBIED,
        PERIODE,
        Kolom("vergeleken_met", "Vergeleken met", "De periode waarmee de bron vergelijkt.", verplicht=True),
        Kolom("procent", "Verandering in procent", soort="decimal", verplicht=True),
        Kolom("maat", "Verandering van", keuze=Maat, verplicht=True),
        Kolom("kwaliteit", "Kwaliteit", keuze=Kwaliteit, verplicht=True),
        BRON,
        UITGAVE,
    ),
    ("indicator", "gebied", "periode", "vergeleken_met"),
    (NAAR_INDICATOR, NAAR_GEBIED, NAAR_PERIODE, Sleutel(("vergeleken_met",), "perioden", ("code",))),
)
PERIODEN = Tabel(
    "perioden",
    "Perioden",
    "De perioden die in cijfers.csv en veranderingen.csv voorkomen.",
    (
        Kolom("code", "Periode", verplicht=True),
        Kolom("naam", "Naam", verplicht=True),
        Kolom("soort", "Soort", keuze=Periodesoort, verplicht=True),
        Kolom("begin", "Eerste dag", soort="date", verplicht=True),
        Kolom("eind", "Laatste dag", soort="date", verplicht=True),
    ),
    ("code",),
)
TABELLEN = (CIJFERS, VERANDERINGEN, PERIODEN)


def stroom(lezing: Lezing) -> Iterator[tuple[Tabel, tuple]]:
    """``(table, row)`` of all three, by figure, area and period."""
    perioden: set[Periode] = set()
    gebieden, onthulling = lezing.gebieden, lezing.onthulling
    vorige, uitgaven = None, {}
    for indicator, gebied, reeks in stroom_van_reeksen(lezing.indicatoren, gebieden, onthulling):
        if indicator != vorige:
            vorige, uitgaven = indicator, _uitgaven(indicator)
        for periode in reeks.perioden:
            punt = reeks.punt(periode)
            if not punt.leeg:
                perioden.add(periode)
                yield CIJFERS, _cijfer(indicator, gebied.code, reeks, punt, uitgaven)
        for rij in _veranderingen(indicator, gebied.code, reeks, uitgaven, perioden):
            yield VERANDERINGEN, rij
    for periode in sorted(perioden):
        yield PERIODEN, (periode.code, periode.label, periode.soort, periode.begin, periode.eind)


def vingerafdruk(lezing: Lezing) -> list:
    """Another one as soon as a figure is approved or replaced, or a source confirms one; four queries at most.

    An approved figure never changes. What else the stream reads (figures, areas, denominators, breaks) stands in
    tables of the package that are made each time.
    """
    publiek = Meting.objects.publiek()
    stand = publiek.aggregate(Count("pk"), Sum("pk"), Max("beoordeeld_op"))
    vervangen = Meting.objects.vastgesteld().aggregate(Count("pk"), Max("opgevolgd_op"))
    bevestigd = Bevestiging.objects.filter(meting__in=publiek).order_by("stand_op").values_list("stand_op")
    return [stand, vervangen, list(bevestigd.annotate(Count("pk"), Sum("meting"))), lezing.onthulling.vingerafdruk]


def _cijfer(indicator: Indicator, gebied: str, reeks: Reeks, punt: Punt, uitgaven: dict) -> tuple:
    return (
        indicator.slug,
        gebied,
        punt.periode.code,
        punt.aantal,
        reeks.afgerond_tarief(punt) if reeks.tarief(punt) is not None else None,
        punt.marge,
        None if punt.verborgen else reeks.kwaliteit_van(punt),
        tuple(periode.code for periode in punt.afgeleid_uit),
        punt.verborgen or None,
        punt.bronnen,
        uitgaven.get((gebied, punt.periode.code, None)),
    )


def _veranderingen(
    indicator: Indicator, gebied: str, reeks: Reeks, uitgaven: dict, perioden: set[Periode]
) -> Iterator[tuple]:
    """As on the pages, nothing is said of a change from or to a figure that is hidden."""
    for (naar, van), wat in sorted(reeks.veranderingen.items()):
        if not {naar, van} & reeks.verborgen.keys():
            perioden |= {naar, van}
            wanneer = uitgaven.get((gebied, naar.code, van.code))
            yield (indicator.slug, gebied, naar.code, van.code, wat.procent, wat.maat, wat.kwaliteit, wat.bron, wanneer)


def _uitgaven(indicator: Indicator) -> dict[tuple[str, str, str | None], datetime.date]:
    """The newest edition of the source with each figure: ``{(area, period, compared with or None): day}``."""
    rijen = Meting.objects.publiek().voor_indicator(indicator).filter(stand_op__isnull=False).order_by()
    waarden = ("gebied__code", "periode__code", "basisperiode__code", "stand_op", "bevestiging__stand_op")
    return {(g, p, b): max(op, later or op) for g, p, b, op, later in rijen.values_list(*waarden)}
