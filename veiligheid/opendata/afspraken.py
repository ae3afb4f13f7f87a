"""Tables of agreements and of what works: the editions that readers see."""

from collections.abc import Iterator

from convenanten.enums import Bepalingsoort, Convenantsoort, Keurmerksoort
from convenanten.models import Convenant, Keurmerkgebied
from themas.enums import Onderbouwing
from themas.models import Interventie
from veiligheid.opendata.beleid import BRON
from veiligheid.opendata.lezing import Lezing
from veiligheid.opendata.tabel import Kolom, Sleutel, Tabel


CONVENANT = Kolom("convenant", "Afspraak", "Naam van de afspraak in het adres.", verplicht=True)
NUMMER = Kolom("nummer", "Volgnummer", soort="integer", verplicht=True)


def _convenanten(lezing: Lezing) -> Iterator[tuple]:
    openbaar = {model: {blad.slug for blad in lezing.bladen(model)} for model in (Convenant, Interventie)}
    for blad in lezing.bladen(Convenant):
        vorige = blad.opvolger_van
        yield (
            blad.slug,
            blad.naam,
            blad.soort,
            blad.kort,
            blad.historie,
            # Of another piece no more than its address, and only where readers can open it.
            vorige.slug if vorige and vorige.slug in openbaar[Convenant] else None,
            sorted(plek.sleutel for plek in blad.plekken),
            sorted(f"{doel.plan}/{doel.code}" for doel in blad.doelen),
            blad.indicatoren,
            sorted(rij.slug for rij in blad.interventies if rij.slug in openbaar[Interventie]),
            blad.bron,
        )


def _versies(lezing: Lezing) -> Iterator[tuple]:
    for blad in lezing.bladen(Convenant):
        for nummer, versie in enumerate(blad.versies, 1):
            yield (
                blad.slug,
                nummer,
                versie.naam,
                versie.gesloten_op,
                versie.gesloten,
                versie.geldig_van,
                versie.geldig_tot,
                versie.onbepaalde_tijd,
                versie.looptijd,
                versie.toelichting,
                [partij.naam for partij in versie.partijen],
                versie.bron,
            )


def _bepalingen(lezing: Lezing) -> Iterator[tuple]:
    for blad in lezing.bladen(Convenant):
        for nummer, rij in enumerate(blad.bepalingen, 1):
            yield (blad.slug, nummer, rij.soort, rij.tekst, rij.indicatoren, rij.peiljaar, rij.bron)


def _keurmerkgebieden(lezing: Lezing) -> Iterator[tuple]:
    for blad in lezing.bladen(Keurmerkgebied):
        yield (blad.slug, blad.naam, blad.soort, blad.toelichting, blad.bron)


def _certificaten(lezing: Lezing) -> Iterator[tuple]:
    for blad in lezing.bladen(Keurmerkgebied):
        for nummer, rij in enumerate(blad.certificaten, 1):
            dagen = (rij.geldig_van, rij.geldig_tot, rij.wanneer)
            yield (blad.slug, nummer, *dagen, rij.hercertificering, rij.toelichting, rij.bron)


def _interventies(lezing: Lezing) -> Iterator[tuple]:
    for blad in lezing.bladen(Interventie):
        velden, plekken = sorted(veld.slug for veld in blad.velden), sorted(plek.sleutel for plek in blad.plekken)
        yield (blad.slug, blad.naam, blad.omschrijving, blad.in_gemeente, velden, plekken, blad.bron)


def _beweringen(lezing: Lezing) -> Iterator[tuple]:
    for blad in lezing.bladen(Interventie):
        for nummer, rij in enumerate(blad.beweringen, 1):
            effect = rij.effect
            getallen = (effect.van, effect.tot, effect.teller, effect.noemer) if effect else (None,) * 4
            yield (blad.slug, nummer, rij.tekst, *getallen, rij.onderbouwing, rij.uitleg, rij.bron)


CONVENANTEN = Tabel(
    "convenanten",
    "Afspraken",
    "Convenanten en andere afspraken met partners.",
    (
        Kolom("slug", "Afspraak", "Naam van de afspraak in het adres.", verplicht=True),
        Kolom("naam", "Naam", verplicht=True),
        Kolom("soort", "Soort", keuze=Convenantsoort, verplicht=True),
        Kolom("kort", "In het kort", verplicht=True),
        Kolom("geschiedenis", "Geschiedenis"),
        Kolom("opvolger_van", "Opvolger van"),
        Kolom("onderwerpen", "Onderwerpen", "Plan, thema en onderwerp.", lijst=True),
        Kolom("doelen", "Doelen", "Plan en code van het doel.", lijst=True),
        Kolom("indicatoren", "Cijfers", lijst=True),
        Kolom("interventies", "Wat werkt", lijst=True),
        BRON,
    ),
    ("slug",),
    (Sleutel(("opvolger_van",), "convenanten", ("slug",)),),
    _convenanten,
)
VERSIES = Tabel(
    "convenantversies",
    "Versies van afspraken",
    "Wat er wanneer is gesloten, met wie, en tot wanneer het geldt.",
    (
        CONVENANT,
        NUMMER,
        Kolom("naam", "Naam"),
        Kolom("gesloten_op", "Gesloten op", soort="date"),
        Kolom("gesloten", "Gesloten, in woorden"),
        Kolom("geldig_van", "Geldig van", soort="date"),
        Kolom("geldig_tot", "Geldig tot en met", soort="date"),
        Kolom("onbepaalde_tijd", "Voor onbepaalde tijd", soort="boolean", verplicht=True),
        Kolom("looptijd", "Looptijd volgens de bron"),
        Kolom("toelichting", "Toelichting"),
        Kolom("partijen", "Partijen", lijst=True),
        BRON,
    ),
    ("convenant", "nummer"),
    (Sleutel(("convenant",), "convenanten", ("slug",)),),
    _versies,
)
BEPALINGEN = Tabel(
    "convenantbepalingen",
    "Wat er in een afspraak staat",
    "Doelen, afspraken, maatregelen, en wat de bron over het resultaat meldt.",
    (
        CONVENANT,
        NUMMER,
        Kolom("soort", "Soort", keuze=Bepalingsoort, verplicht=True),
        Kolom("tekst", "Tekst", verplicht=True),
        Kolom("indicatoren", "Cijfers", lijst=True),
        Kolom("peiljaar", "Peiljaar", soort="integer"),
        BRON,
    ),
    ("convenant", "nummer"),
    (Sleutel(("convenant",), "convenanten", ("slug",)),),
    _bepalingen,
)
KEURMERKGEBIEDEN = Tabel(
    "keurmerkgebieden",
    "Gebieden met een keurmerk",
    "Gebieden met het Keurmerk Veilig Ondernemen die wij bij naam kennen.",
    (
        Kolom("slug", "Gebied", verplicht=True),
        Kolom("naam", "Naam", verplicht=True),
        Kolom("soort", "Soort", keuze=Keurmerksoort, verplicht=True),
        Kolom("toelichting", "Toelichting"),
        BRON,
    ),
    ("slug",),
    rijen=_keurmerkgebieden,
)
CERTIFICATEN = Tabel(
    "certificaten",
    "Certificaten",
    "Van wanneer tot wanneer een gebied het keurmerk heeft.",
    (
        Kolom("gebied", "Gebied met keurmerk", verplicht=True),
        NUMMER,
        Kolom("geldig_van", "Geldig van", soort="date"),
        Kolom("geldig_tot", "Geldig tot en met", soort="date"),
        Kolom("wanneer", "Wanneer, volgens de bron"),
        Kolom("hercertificering", "Hercertificering", "Het gebied had het al.", soort="boolean", verplicht=True),
        Kolom("toelichting", "Toelichting"),
        BRON,
    ),
    ("gebied", "nummer"),
    (Sleutel(("gebied",), "keurmerkgebieden", ("slug",)),),
    _certificaten,
)
INTERVENTIES = Tabel(
    "interventies",
    "Wat werkt",
    "Wat er voor de veiligheid gedaan wordt, hier of elders.",
    (
        Kolom("slug", "Aanpak", verplicht=True),
        Kolom("naam", "Naam", verplicht=True),
        Kolom("omschrijving", "Omschrijving", verplicht=True),
        Kolom("in_gemeente", "Waar wij het gebruiken"),
        Kolom("veiligheidsvelden", "Veiligheidsvelden", lijst=True),
        Kolom("onderwerpen", "Onderwerpen", "Plan, thema en onderwerp.", lijst=True),
        BRON,
    ),
    ("slug",),
    rijen=_interventies,
)
BEWERINGEN = Tabel(
    "beweringen",
    "Beweringen over wat werkt",
    "Wat er van een aanpak wordt gezegd, en hoe goed dat is onderbouwd.",
    (
        Kolom("interventie", "Aanpak", verplicht=True),
        NUMMER,
        Kolom("tekst", "Bewering of vraag", verplicht=True),
        Kolom("verandering_van", "Verandering van (procent)", "De laagste grens.", soort="integer"),
        Kolom("verandering_tot", "Verandering tot (procent)", "De hoogste grens.", soort="integer"),
        Kolom("zoveel", "Zoveel", "2 bij ‘2 van de 3’.", soort="integer"),
        Kolom("van_de_zoveel", "Van de zoveel", "3 bij ‘2 van de 3’.", soort="integer"),
        Kolom("onderbouwing", "Onderbouwing", keuze=Onderbouwing, verplicht=True),
        Kolom("uitleg", "Uitleg bij de onderbouwing"),
        BRON,
    ),
    ("interventie", "nummer"),
    (Sleutel(("interventie",), "interventies", ("slug",)),),
    _beweringen,
)
TABELLEN = (CONVENANTEN, VERSIES, BEPALINGEN, KEURMERKGEBIEDEN, CERTIFICATEN, INTERVENTIES, BEWERINGEN)
