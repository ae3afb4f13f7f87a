"""Tables of policy: plans, themes, topics, goals with their verdict, and the words we use."""

from collections.abc import Iterator

from themas.enums import Doelsoort, Maat, Oordeel, Rapportagecyclus, Zekerheid
from themas.models import Begrip, Beleidsplan, Doelstelling, Onderwerp, Thema
from themas.stand import Regel, stand_van_doelen
from veiligheid.opendata.lezing import Lezing
from veiligheid.opendata.tabel import Kolom, Sleutel, Tabel


BRON = Kolom("bron", "Bron", "Waar dit staat.")
PLAN = Kolom("plan", "Plan", "Naam van het plan in het adres.", verplicht=True)


def _plannen(lezing: Lezing) -> Iterator[tuple]:
    for plan in Beleidsplan.objects.select_related("opvolger_van").order_by("slug"):
        yield (
            plan.slug,
            plan.naam,
            plan.jaar_van,
            plan.jaar_tot_en_met,
            plan.peiljaar,
            plan.vastgesteld_op,
            Rapportagecyclus(plan.rapportagecyclus),
            plan.hoofddoel,
            plan.omschrijving,
            plan.opvolger_van.slug if plan.opvolger_van else None,
            plan.bron,
            plan.bron_url or None,
        )


def _themas(lezing: Lezing) -> Iterator[tuple]:
    for thema in Thema.objects.select_related("plan").prefetch_related("velden").order_by("plan__slug", "nummer"):
        velden = sorted(veld.slug for veld in thema.velden.all())
        yield (thema.plan.slug, thema.slug, thema.nummer, thema.naam, thema.omschrijving, velden, thema.bron)


def _onderwerpen(lezing: Lezing) -> Iterator[tuple]:
    rijen = Onderwerp.objects.select_related("thema__plan").prefetch_related("indicatoren")
    for rij in rijen.order_by("thema__plan__slug", "thema__nummer", "volgorde", "slug"):
        indicatoren = sorted(indicator.slug for indicator in rij.indicatoren.all())
        plek = (rij.thema.plan.slug, rij.thema.slug, rij.slug)
        yield (*plek, rij.nummer, rij.naam, rij.toelichting, rij.verantwoordelijk_domein, indicatoren, rij.bron)


def _doelen(lezing: Lezing) -> Iterator[tuple]:
    for doel in _in_volgorde():
        yield (
            *_plek(doel),
            doel.code,
            doel.tekst,
            Doelsoort(doel.soort),
            doel.geldend_peiljaar,
            doel.streefwaarde,
            sorted(indicator.slug for indicator in doel.indicatoren.all()),
            doel.bron,
        )


def _oordelen(lezing: Lezing) -> Iterator[tuple]:
    if lezing.gebied is None:
        return
    regels = stand_van_doelen(_in_volgorde(), lezing.gebied)
    for regel in sorted(regels, key=_oordeelsleutel):
        yield (_oordeelsleutel(regel), regel.doel.onderwerp.thema.plan.slug, regel.doel.code, *_uitkomst(regel))


def _in_volgorde():
    return Doelstelling.objects.met_plan().order_by("onderwerp__thema__plan__slug", "code")


def _plek(doel: Doelstelling) -> tuple[str, str, str]:
    onderwerp = doel.onderwerp
    return onderwerp.thema.plan.slug, onderwerp.thema.slug, onderwerp.slug


def _oordeelsleutel(regel: Regel) -> str:
    wat = regel.indicator.slug if regel.indicator else "-"
    return f"{regel.doel.onderwerp.thema.plan.slug}/{regel.doel.code}/{wat}"


def _uitkomst(regel: Regel) -> tuple:
    verschil, vaststelling, beoordeling = regel.verschil, regel.vaststelling, regel.beoordeling
    return (
        regel.indicator.slug if regel.indicator else None,
        regel.periode.code if regel.periode else None,
        verschil.van.periode.code if verschil else None,
        verschil.getal if verschil else None,
        ("procentpunt" if verschil.punten else "procent") if verschil else None,
        verschil.maat if verschil else None,
        regel.oordeel,
        regel.zekerheid,
        vaststelling.waarom_niet if vaststelling else None,
        tuple(breuk.titel for breuk in regel.basis.voorbehouden) if regel.basis else (),
        beoordeling.toelichting if beoordeling else None,
        beoordeling.bewijs if beoordeling else None,
    )


def _begrippen(lezing: Lezing) -> Iterator[tuple]:
    for begrip in Begrip.objects.order_by("slug"):
        ook = [woord.strip() for woord in begrip.ook.split(",") if woord.strip()]
        yield (begrip.slug, begrip.naam, ook, begrip.uitleg)


PLANNEN = Tabel(
    "plannen",
    "Beleidsplannen",
    "De plannen voor veiligheid die de raad heeft vastgesteld.",
    (
        Kolom("slug", "Plan", "Naam van het plan in het adres.", verplicht=True),
        Kolom("naam", "Naam", verplicht=True),
        Kolom("jaar_van", "Eerste jaar", soort="integer", verplicht=True),
        Kolom("jaar_tot_en_met", "Laatste jaar", soort="integer", verplicht=True),
        Kolom("peiljaar", "Peiljaar", "Het jaar waarmee wij vergelijken.", soort="integer"),
        Kolom("vastgesteld_op", "Vastgesteld op", soort="date"),
        Kolom("rapportage", "Hoe vaak er een rapportage is", keuze=Rapportagecyclus, verplicht=True),
        Kolom("hoofddoel", "Hoofddoel"),
        Kolom("omschrijving", "Omschrijving"),
        Kolom("opvolger_van", "Opvolger van", "Het plan dat hierna kwam, noemt hier het plan ervoor."),
        BRON,
        Kolom("bron_url", "Adres van de bron", soort="anyURI"),
    ),
    ("slug",),
    (Sleutel(("opvolger_van",), "plannen", ("slug",)),),
    _plannen,
)
THEMAS = Tabel(
    "themas",
    "Thema’s",
    "De hoofdstukken van de plannen.",
    (
        PLAN,
        Kolom("slug", "Thema", "Naam van het thema in het adres.", verplicht=True),
        Kolom("nummer", "Nummer", soort="integer", verplicht=True),
        Kolom("naam", "Naam", verplicht=True),
        Kolom("omschrijving", "Omschrijving"),
        Kolom("veiligheidsvelden", "Veiligheidsvelden", lijst=True),
        BRON,
    ),
    ("plan", "slug"),
    (Sleutel(("plan",), "plannen", ("slug",)),),
    _themas,
)
ONDERWERPEN = Tabel(
    "onderwerpen",
    "Onderwerpen",
    "De onderwerpen van een thema.",
    (
        PLAN,
        Kolom("thema", "Thema", verplicht=True),
        Kolom("slug", "Onderwerp", "Naam van het onderwerp in het adres.", verplicht=True),
        Kolom("nummer", "Nummer", "Zoals in het plan. Leeg als het plan geen nummer geeft."),
        Kolom("naam", "Naam", verplicht=True),
        Kolom("toelichting", "Toelichting"),
        Kolom("domein", "Verantwoordelijk domein"),
        Kolom("indicatoren", "Cijfers zonder doel", lijst=True),
        BRON,
    ),
    ("plan", "thema", "slug"),
    (Sleutel(("plan", "thema"), "themas", ("plan", "slug")),),
    _onderwerpen,
)
DOELEN = Tabel(
    "doelen",
    "Doelen",
    "Wat er volgens een plan moet veranderen. Hoe het ervoor staat, staat in oordelen.csv.",
    (
        PLAN,
        Kolom("thema", "Thema", verplicht=True),
        Kolom("onderwerp", "Onderwerp", verplicht=True),
        Kolom("code", "Code", "Herkenningsteken binnen het plan.", verplicht=True),
        Kolom("tekst", "Doel", verplicht=True),
        Kolom("soort", "Soort doel", keuze=Doelsoort, verplicht=True),
        Kolom("peiljaar", "Peiljaar", "Het jaar waarmee wij vergelijken.", soort="integer"),
        Kolom("streefwaarde", "Streefwaarde", soort="decimal"),
        Kolom("indicatoren", "Cijfers", "De cijfers waaraan wij dit doel aflezen.", lijst=True),
        BRON,
    ),
    ("plan", "code"),
    (Sleutel(("plan", "thema", "onderwerp"), "onderwerpen", ("plan", "thema", "slug")),),
    _doelen,
)
OORDELEN = Tabel(
    "oordelen",
    "Oordelen",
    "Hoe elk doel ervoor staat, bij het nieuwste cijfer binnen het plan. Een doel met meer cijfers heeft meer regels.",
    (
        Kolom("sleutel", "Sleutel", "Plan, code van het doel en cijfer.", verplicht=True),
        PLAN,
        Kolom("doel", "Code van het doel", verplicht=True),
        Kolom("indicator", "Cijfer", "Leeg bij een doel dat mensen beoordelen."),
        Kolom("periode", "Periode", "Waarover het oordeel gaat."),
        Kolom("vergeleken_met", "Vergeleken met"),
        Kolom("verschil", "Verschil", "Zoals op de site, afgerond.", soort="integer"),
        Kolom("verschil_in", "Verschil in", "procent of procentpunt."),
        Kolom("verschil_van", "Verschil van", keuze=Maat),
        Kolom("oordeel", "Oordeel", keuze=Oordeel, verplicht=True),
        Kolom("zekerheid", "Zekerheid", "Of het verschil toeval kan zijn.", keuze=Zekerheid),
        Kolom("waarom_niet", "Waarom er geen oordeel is"),
        Kolom("voorbehoud", "Voorbehoud", "Veranderingen in de manier van tellen ertussen.", lijst=True),
        Kolom("toelichting", "Toelichting", "Bij een doel dat mensen beoordelen."),
        Kolom("bewijs", "Bewijs", "Bij een doel dat mensen beoordelen."),
    ),
    ("sleutel",),
    (Sleutel(("plan", "doel"), "doelen", ("plan", "code")), Sleutel(("indicator",), "indicatoren", ("slug",))),
    _oordelen,
)
BEGRIPPEN = Tabel(
    "begrippen",
    "Begrippen",
    "Woorden die wij gebruiken, en wat wij ermee bedoelen.",
    (
        Kolom("slug", "Begrip", "Naam van het woord in het adres.", verplicht=True),
        Kolom("naam", "Woord", verplicht=True),
        Kolom("ook", "Ook wel", lijst=True),
        Kolom("uitleg", "Uitleg", verplicht=True),
    ),
    ("slug",),
    rijen=_begrippen,
)
TABELLEN = (PLANNEN, THEMAS, ONDERWERPEN, DOELEN, OORDELEN, BEGRIPPEN)
