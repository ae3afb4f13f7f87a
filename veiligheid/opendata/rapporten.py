"""Tables of reports: their public versions, what was frozen in those that hold, and what was corrected."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from rapportages.enums import Grootheid, Opnamesoort
from rapportages.lezen.openbaar import in_lijst, openbare_rapportages
from rapportages.lezen.verwijzers import rectificaties
from rapportages.models import Momentopname, Versie
from rapportages.verslag.delen import Doeldeel, Getal
from themas import kanoniek
from themas.correcties import correcties
from themas.enums import Oordeel, Zekerheid
from veiligheid.opendata.beleid import BRON, PLAN
from veiligheid.opendata.cijfers import INDICATOR, NAAR_INDICATOR, PERIODE
from veiligheid.opendata.lezing import Lezing
from veiligheid.opendata.tabel import Kolom, Sleutel, Tabel


RAPPORT = Kolom("rapport", "Rapportage", "Naam van de rapportage in het adres.", verplicht=True)
VERSIE = Kolom("versie", "Versie", soort="integer", verplicht=True)
NAAR_VERSIE = Sleutel(("rapport", "versie"), "rapportversies", ("rapport", "versie"))


def _rapporten(lezing: Lezing) -> Iterator[tuple]:
    rijen = in_lijst(openbare_rapportages(lezing.nu), lezing.nu)
    for rij in sorted(rijen, key=lambda rij: rij.rapportage.slug):
        rapport, intrekking = rij.rapportage, rij.intrekking
        yield (
            rapport.slug,
            rapport.plan.slug,
            rapport.periode.code,
            rij.titel,
            rij.alleen_titel,
            rapport.laatste_nummer,
            intrekking.op if intrekking else None,
            intrekking.reden if intrekking else None,
        )


def _rapportversies(lezing: Lezing) -> Iterator[tuple]:
    rijen = Versie.objects.publiek(lezing.nu).order_by("rapportage__slug", "nummer")
    yield from rijen.values_list("rapportage__slug", "nummer", "titel", "zichtbaar_vanaf", "sha256")


def _rectificaties(lezing: Lezing) -> Iterator[tuple]:
    rijen = rectificaties(lezing.nu).prefetch_related("indicatoren")
    for rij in rijen.order_by("rapportage__slug", "zichtbaar_vanaf", "pk"):
        yield (
            rij.rapportage.slug,
            rij.versie.nummer if rij.versie else None,
            rij.datum,
            rij.zichtbaar_vanaf,
            rij.wat_er_stond,
            rij.wat_het_is,
            rij.reden,
            sorted(indicator.slug for indicator in rij.indicatoren.all()),
            rij.bron,
            rij.sha256,
        )


def _cijfercorrecties(lezing: Lezing) -> Iterator[tuple]:
    if lezing.gebied is None:
        return
    gevonden = correcties(lezing.indicatoren, lezing.gebied, lezing.onthulling)
    for rij in sorted(gevonden, key=lambda rij: (rij.meting.beoordeeld_op, rij.meting.pk)):
        meting, wat = rij.meting, rij.wijziging
        basis = meting.basisperiode.code if meting.basisperiode else None
        yield (
            meting.indicator.slug,
            lezing.gebied.code,
            wat.periode.code,
            basis,
            wat.oud,
            wat.nieuw,
            wat.reden,
            wat.op,
        )


RAPPORTEN = Tabel(
    "rapporten",
    "Rapportages",
    "Wat het college aan de raad vertelt over een plan.",
    (
        Kolom("slug", "Rapportage", "Naam van de rapportage in het adres.", verplicht=True),
        PLAN,
        PERIODE,
        Kolom("titel", "Titel", verplicht=True),
        Kolom("alleen_titel", "Alleen de titel is bekend", soort="boolean", verplicht=True),
        Kolom("laatste_versie", "Laatste versie", soort="integer"),
        Kolom("ingetrokken_op", "Ingetrokken op", soort="dateTime"),
        Kolom("waarom_ingetrokken", "Waarom ingetrokken"),
    ),
    ("slug",),
    (Sleutel(("plan",), "plannen", ("slug",)),),
    _rapporten,
)
RAPPORTVERSIES = Tabel(
    "rapportversies",
    "Versies van rapportages",
    "Elke gepubliceerde versie, met haar vingerafdruk.",
    (
        RAPPORT,
        VERSIE,
        Kolom("titel", "Titel", verplicht=True),
        Kolom("openbaar_vanaf", "Openbaar vanaf", soort="dateTime", verplicht=True),
        Kolom("sha256", "SHA-256", "Over alles wat in deze versie is bevroren.", verplicht=True),
    ),
    ("rapport", "versie"),
    (Sleutel(("rapport",), "rapporten", ("slug",)),),
    _rapportversies,
)
RECTIFICATIES = Tabel(
    "rectificaties",
    "Rectificaties van rapportages",
    "Wat er fout stond in een rapportage, wat het moet zijn, en waarom.",
    (
        RAPPORT,
        Kolom("versie", "Nieuwe versie", "Leeg bij een rapportage zonder tekst.", soort="integer"),
        Kolom("datum", "Datum", soort="date", verplicht=True),
        Kolom("openbaar_vanaf", "Openbaar vanaf", soort="dateTime", verplicht=True),
        Kolom("wat_er_stond", "Wat er stond", verplicht=True),
        Kolom("wat_het_is", "Wat het moet zijn", verplicht=True),
        Kolom("reden", "Reden", verplicht=True),
        Kolom("indicatoren", "Over deze cijfers", lijst=True),
        BRON,
        Kolom("sha256", "SHA-256"),
    ),
    (),
    (Sleutel(("rapport",), "rapporten", ("slug",)), NAAR_VERSIE),
    _rectificaties,
)
CIJFERCORRECTIES = Tabel(
    "cijfercorrecties",
    "Correcties van cijfers",
    "Vastgestelde cijfers van de gemeente die wij later hebben vervangen.",
    (
        INDICATOR,
        Kolom("gebied", "Gebied", verplicht=True),
        PERIODE,
        Kolom("vergeleken_met", "Vergeleken met", "Alleen bij een gemelde verandering."),
        Kolom("oud", "Er stond", "Zoals op de site.", verplicht=True),
        Kolom("nieuw", "Het is", "Zoals op de site.", verplicht=True),
        Kolom("reden", "Reden", verplicht=True),
        Kolom("op", "Vervangen op", soort="dateTime", verplicht=True),
    ),
    (),
    (NAAR_INDICATOR, Sleutel(("gebied",), "gebieden", ("code",))),
    _cijfercorrecties,
)
BEVROREN_DOELEN = Tabel(
    "rapportdoelen",
    "Doelen en oordelen in rapportages",
    "Zoals zij in een rapportage zijn bevroren. Niet van rapportages die zijn ingetrokken.",
    (
        RAPPORT,
        VERSIE,
        Kolom("sleutel", "Sleutel", "Thema, onderwerp, code en cijfer.", verplicht=True),
        Kolom("doel", "Code van het doel", verplicht=True),
        Kolom("tekst", "Doel", verplicht=True),
        Kolom("indicator", "Cijfer", "Naam in het adres, zoals zij toen was."),
        Kolom("verschil", "Verschil", "Zoals het in de rapportage staat."),
        Kolom("verschil_getal", "Verschil als getal", soort="decimal"),
        Kolom("vergelijking", "Vergelijking"),
        Kolom("oordeel", "Oordeel", keuze=Oordeel, verplicht=True),
        Kolom("zekerheid", "Zekerheid", keuze=Zekerheid),
        Kolom("waarom_niet", "Waarom er geen oordeel is"),
        BRON,
    ),
    ("rapport", "versie", "sleutel"),
    (NAAR_VERSIE,),
)
BEVROREN_GETALLEN = Tabel(
    "rapportgetallen",
    "Getallen in de tekst van rapportages",
    "Zoals zij in een rapportage zijn bevroren. Niet van rapportages die zijn ingetrokken.",
    (
        RAPPORT,
        VERSIE,
        Kolom("sleutel", "Verwijzing", "Zoals zij in de tekst staat.", verplicht=True),
        Kolom("tekst", "Getal in woorden", verplicht=True),
        Kolom("waarde", "Getal", "Leeg bij een woord, zoals een oordeel.", soort="decimal"),
        Kolom("grootheid", "Wat het getal zegt", keuze=Grootheid, verplicht=True),
        Kolom("indicator", "Cijfer", "Naam in het adres, zoals zij toen was."),
        Kolom("periode", "Periode", "Zoals in de rapportage."),
        Kolom("gebied", "Gebied", "Zoals in de rapportage."),
    ),
    ("rapport", "versie", "sleutel"),
    (NAAR_VERSIE,),
)
TABELLEN = (RAPPORTEN, RAPPORTVERSIES, RECTIFICATIES, CIJFERCORRECTIES)
BEVROREN = (BEVROREN_DOELEN, BEVROREN_GETALLEN)


def bevroren(lezing: Lezing) -> Iterator[tuple[Tabel, tuple]]:
    """``(table, row)`` from the frozen rows; one query. They change only with the versions and withdrawals above."""
    geldig = Versie.objects.publiek(lezing.nu).filter(rapportage__intrekking=None)
    rijen = Momentopname.objects.filter(versie__in=geldig, soort__in=[Opnamesoort.DOEL, Opnamesoort.GETAL])
    rijen = rijen.order_by("versie__rapportage__slug", "versie__nummer", "volgorde")
    waarden = ("versie__rapportage__slug", "versie__nummer", "soort", "sleutel", "inhoud")
    for rapport, versie, soort, sleutel, inhoud in rijen.values_list(*waarden).iterator():
        if soort == Opnamesoort.DOEL:
            yield BEVROREN_DOELEN, (rapport, versie, sleutel, *_doel(kanoniek.lees(Doeldeel, inhoud)))
        else:
            yield BEVROREN_GETALLEN, (rapport, versie, sleutel, *_getal(kanoniek.lees(Getal, inhoud)))


def _doel(deel: Doeldeel) -> tuple:
    verschil = (deel.verschil, _als_getal(deel.verschil_waarde), deel.vergelijking)
    return (deel.code, deel.tekst, deel.indicator, *verschil, deel.oordeel, deel.zekerheid, deel.waarom_niet, deel.bron)


def _getal(getal: Getal) -> tuple:
    return (getal.tekst, _als_getal(getal.waarde), getal.grootheid, getal.indicator, getal.periode, getal.gebied)


def _als_getal(tekst: str) -> Decimal | None:
    """Frozen as text, since canonical JSON knows no decimal numbers; None for a word."""
    try:
        return Decimal(tekst)
    except InvalidOperation:
        return None
