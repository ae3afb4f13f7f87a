"""Tables beside the figures: what is measured, where, by what we divide, and what must be said beside a figure."""

from collections.abc import Iterator

from themas.enums import (
    Breukgevolg,
    Gebiedsoort,
    Indicatoraard,
    Kwaliteit,
    Meetsoort,
    Noemeraard,
    Noemersoort,
    Richting,
)
from themas.models import Bronnotitie, Noemer, Reeksbreuk
from veiligheid.opendata.beleid import BRON
from veiligheid.opendata.lezing import Lezing
from veiligheid.opendata.tabel import Kolom, Sleutel, Tabel


INDICATOR = Kolom("indicator", "Cijfer", "Naam van het cijfer in het adres.", verplicht=True)
GEBIED = Kolom("gebied", "Gebied", "Code van het gebied, bij gemeenten die van het CBS.", verplicht=True)
PERIODE = Kolom("periode", "Periode", "2019, 2019-H1 (eerste half jaar) of 2019-K3 (derde kwartaal).", verplicht=True)
NAAR_INDICATOR = Sleutel(("indicator",), "indicatoren", ("slug",))
NAAR_GEBIED = Sleutel(("gebied",), "gebieden", ("code",))


def _indicatoren(lezing: Lezing) -> Iterator[tuple]:
    for rij in lezing.indicatoren:
        yield (
            rij.slug,
            rij.naam,
            rij.definitie,
            rij.zegt_niet,
            rij.teller,
            Indicatoraard(rij.aard),
            Meetsoort(rij.soort),
            Noemersoort(rij.noemersoort),
            rij.per,
            rij.maateenheid,
            rij.decimalen,
            Richting(rij.gewenste_richting),
            rij.optelbaar,
            rij.onthullingsdrempel,
            rij.onderdeel_van.slug if rij.onderdeel_van else None,
            rij.bron,
            rij.broncode,
        )


def _gebieden(lezing: Lezing) -> Iterator[tuple]:
    for rij in lezing.gebieden:
        yield (
            rij.code,
            rij.naam,
            Gebiedsoort(rij.soort),
            rij.indeling_jaar,
            rij.ligt_in.code if rij.ligt_in else None,
            sorted(lid.code for lid in rij.leden.all()),
            rij.leden_bekend,
            rij.toelichting,
        )


def _noemers(lezing: Lezing) -> Iterator[tuple]:
    rijen = Noemer.objects.order_by("gebied__code", "soort", "aard", "peildatum")
    waarden = ("gebied__code", "soort", "aard", "peildatum", "aantal", "kwaliteit", "bron")
    yield from rijen.values_list(*waarden).iterator()


def _breuken(lezing: Lezing) -> Iterator[tuple]:
    koppelingen = Reeksbreuk.indicatoren.through.objects.select_related("reeksbreuk", "indicator")
    for rij in koppelingen.order_by("reeksbreuk__datum", "reeksbreuk__slug", "indicator__slug"):
        breuk = rij.reeksbreuk
        wat = (breuk.datum, breuk.titel, breuk.toelichting, Breukgevolg(breuk.gevolg), breuk.bron)
        yield (breuk.slug, rij.indicator.slug, *wat)


def _bronnotities(lezing: Lezing) -> Iterator[tuple]:
    rijen = Bronnotitie.objects.order_by("indicator__slug", "gebied__code", "periode__code", "tekst")
    yield from rijen.values_list("indicator__slug", "gebied__code", "periode__code", "tekst", "datum", "bron")


INDICATOREN = Tabel(
    "indicatoren",
    "Wat wij meten",
    "De cijfers: wat telt mee, waar komt het vandaan, en welke kant is beter.",
    (
        Kolom("slug", "Cijfer", "Naam van het cijfer in het adres.", verplicht=True),
        Kolom("naam", "Naam", verplicht=True),
        Kolom("definitie", "Definitie", "Wat telt mee, en wat niet?", verplicht=True),
        Kolom("zegt_niet", "Wat dit cijfer niet zegt"),
        Kolom("teller", "Wat wordt geteld", verplicht=True),
        Kolom(
            "aard", "Aard", "uitkomst: wat er gebeurt; inzet: wat er gedaan is.", keuze=Indicatoraard, verplicht=True
        ),
        Kolom("soort", "Soort", "Telt het op over de tijd?", keuze=Meetsoort, verplicht=True),
        Kolom("noemersoort", "Per", "Waardoor wij het aantal delen.", keuze=Noemersoort, verplicht=True),
        Kolom("per", "Per hoeveel", soort="integer", verplicht=True),
        Kolom("eenheid", "Eenheid van de waarde"),
        Kolom("decimalen", "Decimalen op de site", soort="integer", verplicht=True),
        Kolom("gewenste_richting", "Gewenste richting", keuze=Richting, verplicht=True),
        Kolom("optelbaar", "Delen van het jaar tellen op", soort="boolean", verplicht=True),
        Kolom("verborgen_onder", "Verborgen onder", "Kleinere aantallen laten wij niet zien.", soort="integer"),
        Kolom("onderdeel_van", "Onderdeel van"),
        BRON,
        Kolom("broncode", "Code bij de bron"),
    ),
    ("slug",),
    (Sleutel(("onderdeel_van",), "indicatoren", ("slug",)),),
    _indicatoren,
)
GEBIEDEN = Tabel(
    "gebieden",
    "Gebieden",
    "De gebieden waarover wij cijfers hebben, en waar zij in liggen.",
    (
        Kolom("code", "Gebied", "Code van het gebied.", verplicht=True),
        Kolom("naam", "Naam", verplicht=True),
        Kolom("soort", "Soort", keuze=Gebiedsoort, verplicht=True),
        Kolom("indeling_jaar", "Jaar van de indeling", soort="integer"),
        Kolom("ligt_in", "Ligt in"),
        Kolom("leden", "Gemeenten in de groep", lijst=True),
        Kolom("leden_bekend", "Leden bekend", soort="boolean", verplicht=True),
        Kolom("toelichting", "Toelichting"),
    ),
    ("code",),
    (Sleutel(("ligt_in",), "gebieden", ("code",)),),
    _gebieden,
)
NOEMERS = Tabel(
    "noemers",
    "Noemers",
    "Hoeveel inwoners, woningen en jongeren er waren: waardoor wij een aantal delen.",
    (
        GEBIED,
        Kolom("soort", "Soort", keuze=Noemersoort, verplicht=True),
        Kolom("aard", "Aard", keuze=Noemeraard, verplicht=True),
        Kolom("peildatum", "Peildatum", soort="date", verplicht=True),
        Kolom("aantal", "Aantal", soort="integer", verplicht=True),
        Kolom("kwaliteit", "Kwaliteit", keuze=Kwaliteit, verplicht=True),
        BRON,
    ),
    ("gebied", "soort", "aard", "peildatum"),
    (NAAR_GEBIED,),
    _noemers,
)
BREUKEN = Tabel(
    "breuken",
    "Veranderingen in de manier van tellen",
    "Vanaf welke dag een cijfer anders geteld wordt, en wat dat met een vergelijking doet.",
    (
        Kolom("breuk", "Breuk", verplicht=True),
        INDICATOR,
        Kolom("vanaf", "Vanaf", soort="date", verplicht=True),
        Kolom("titel", "Titel", verplicht=True),
        Kolom("toelichting", "Toelichting", verplicht=True),
        Kolom("gevolg", "Gevolg", keuze=Breukgevolg, verplicht=True),
        BRON,
    ),
    ("breuk", "indicator"),
    (NAAR_INDICATOR,),
    _breuken,
)
BRONNOTITIES = Tabel(
    "bronnotities",
    "Wat een bron alleen in woorden zegt",
    "Een richting zonder getal, zoals ‘lichte daling’. Nooit een cijfer.",
    (
        INDICATOR,
        GEBIED,
        PERIODE,
        Kolom("tekst", "Wat de bron zegt", verplicht=True),
        Kolom("datum", "Datum van de bron", soort="date"),
        BRON,
    ),
    ("indicator", "gebied", "periode", "tekst"),
    (NAAR_INDICATOR, NAAR_GEBIED),
    _bronnotities,
)
TABELLEN = (INDICATOREN, GEBIEDEN, NOEMERS, BREUKEN, BRONNOTITIES)
