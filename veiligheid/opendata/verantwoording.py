"""Tables of what was done and told: year plans, actions, pieces of the council."""

from collections.abc import Iterator

from django.db.models import Prefetch

from rapportages.enums import Actiestatus, Raadssoort, Raadsstatus, Spoor
from rapportages.models import Actie, Actievoortgang, Jaarplan, Raadsstuk
from veiligheid.opendata.beleid import BRON, PLAN
from veiligheid.opendata.lezing import Lezing
from veiligheid.opendata.tabel import Kolom, Sleutel, Tabel


JAARPLAN = Kolom("jaarplan", "Jaarplan", "Naam van het jaarplan in het adres.", verplicht=True)


def _jaarplannen(lezing: Lezing) -> Iterator[tuple]:
    for rij in Jaarplan.objects.publiek().select_related("plan").order_by("slug"):
        wat = (rij.toelichting, rij.uitgangspunten, rij.bron, rij.bron_url or None)
        yield (rij.slug, rij.plan.slug, rij.jaar, rij.titel, *wat)


def _acties(lezing: Lezing) -> Iterator[tuple]:
    rijen = Actie.objects.publiek().select_related(
        "jaarplan", "onderwerp__thema__plan", "werkwijze", "overgenomen_van__jaarplan"
    )
    for rij in rijen.order_by("jaarplan__slug", "code"):
        onderwerp, eerder = rij.onderwerp, rij.overgenomen_van
        # An action can go on from one in a year plan that readers do not know.
        eerder = eerder if eerder and eerder.jaarplan.is_openbaar else None
        yield (
            rij.jaarplan.slug,
            rij.code,
            rij.tekst,
            rij.toelichting,
            *((onderwerp.thema.plan.slug, onderwerp.thema.slug, onderwerp.slug) if onderwerp else (None,) * 3),
            rij.werkwijze.naam if rij.werkwijze else None,
            Spoor(rij.spoor) or None,
            Actiestatus(rij.status),
            rij.verantwoordelijke,
            rij.begin,
            rij.eind,
            rij.wanneer,
            *((eerder.jaarplan.slug, eerder.code) if eerder else (None, None)),
            rij.bron,
        )


def _voortgang(lezing: Lezing) -> Iterator[tuple]:
    rijen = Actievoortgang.objects.filter(actie__in=Actie.objects.publiek())
    rijen = rijen.order_by("actie__jaarplan__slug", "actie__code", "nummer")
    yield from rijen.values_list("actie__jaarplan__slug", "actie__code", "nummer", "datum", "tekst", "bron")


def _raadsstukken(lezing: Lezing) -> Iterator[tuple]:
    publiek = Raadsstuk.objects.publiek()
    rijen = publiek.voor_lijst().met_afhandeling().prefetch_related(Prefetch("over", publiek.order_by("slug")))
    for rij in rijen.order_by("slug"):
        met, in_ = rij.afgedaan_met, rij.afgedaan_in
        yield (
            rij.slug,
            Raadssoort(rij.soort),
            rij.nummer,
            rij.titel,
            rij.inhoud,
            rij.datum,
            rij.datum_tekst,
            rij.deadline,
            rij.deadline_tekst,
            Raadsstatus(rij.status),
            rij.status_volgens,
            met.slug if met and met.publiek else None,
            in_.slug if in_ and rij.rapporttitel else None,
            rij.afgedaan_toelichting,
            [stuk.slug for stuk in rij.over.all()],
            sorted(_plek(onderwerp) for onderwerp in rij.onderwerpen.all()),
            sorted(f"{doel.onderwerp.thema.plan.slug}/{doel.code}" for doel in rij.doelstellingen.all()),
            rij.plan.slug if rij.plan else None,
            rij.url or None,
            rij.bron,
        )


def _plek(onderwerp) -> str:
    return f"{onderwerp.thema.plan.slug}/{onderwerp.thema.slug}/{onderwerp.slug}"


JAARPLANNEN = Tabel(
    "jaarplannen",
    "Jaarplannen",
    "Waar een plan van meer jaren in een jaar op neerkomt.",
    (
        Kolom("slug", "Jaarplan", "Naam van het jaarplan in het adres.", verplicht=True),
        PLAN,
        Kolom("jaar", "Jaar", soort="integer", verplicht=True),
        Kolom("titel", "Titel", verplicht=True),
        Kolom("toelichting", "Toelichting"),
        Kolom("uitgangspunten", "Uitgangspunten", "Elk op een eigen regel."),
        BRON,
        Kolom("bron_url", "Adres van de bron", soort="anyURI"),
    ),
    ("slug",),
    (Sleutel(("plan",), "plannen", ("slug",)),),
    _jaarplannen,
)
ACTIES = Tabel(
    "acties",
    "Acties",
    "Wat er in een jaar gedaan wordt, en hoe ver het is.",
    (
        JAARPLAN,
        Kolom("code", "Code", "Kenmerk binnen het jaarplan.", verplicht=True),
        Kolom("tekst", "Actie", verplicht=True),
        Kolom("toelichting", "Toelichting"),
        Kolom("plan", "Plan van het onderwerp"),
        Kolom("thema", "Thema"),
        Kolom("onderwerp", "Onderwerp", "Leeg: de actie is van het hele plan."),
        Kolom("werkwijze", "Werkwijze"),
        Kolom("spoor", "Spoor", keuze=Spoor),
        Kolom("status", "Status", keuze=Actiestatus, verplicht=True),
        Kolom("wie", "Wie", "Een afdeling of organisatie."),
        Kolom("begin", "Begin", soort="date"),
        Kolom("eind", "Eind", soort="date"),
        Kolom("wanneer", "Wanneer, in woorden"),
        Kolom("vervolg_op_jaarplan", "Vervolg op, jaarplan"),
        Kolom("vervolg_op_code", "Vervolg op, code"),
        BRON,
    ),
    ("jaarplan", "code"),
    (
        Sleutel(("jaarplan",), "jaarplannen", ("slug",)),
        Sleutel(("plan", "thema", "onderwerp"), "onderwerpen", ("plan", "thema", "slug")),
        Sleutel(("vervolg_op_jaarplan", "vervolg_op_code"), "acties", ("jaarplan", "code")),
    ),
    _acties,
)
VOORTGANG = Tabel(
    "voortgang",
    "Voortgang van acties",
    "Notities bij een actie, op volgorde.",
    (
        JAARPLAN,
        Kolom("actie", "Code van de actie", verplicht=True),
        Kolom("nummer", "Volgnummer", soort="integer", verplicht=True),
        Kolom("datum", "Datum", soort="date", verplicht=True),
        Kolom("tekst", "Notitie", verplicht=True),
        BRON,
    ),
    ("jaarplan", "actie", "nummer"),
    (Sleutel(("jaarplan", "actie"), "acties", ("jaarplan", "code")),),
    _voortgang,
)
RAADSSTUKKEN = Tabel(
    "raadsstukken",
    "Raadsstukken",
    "Wat de raad vroeg en besloot, wat hem is toegezegd, en wat daarvan kwam.",
    (
        Kolom("slug", "Raadsstuk", "Naam van het stuk in het adres.", verplicht=True),
        Kolom("soort", "Soort", keuze=Raadssoort, verplicht=True),
        Kolom("nummer", "Nummer", "Zoals de raad het schrijft."),
        Kolom("titel", "Titel", verplicht=True),
        Kolom("inhoud", "Inhoud", verplicht=True),
        Kolom("datum", "Datum", soort="date"),
        Kolom("datum_tekst", "Datum in woorden"),
        Kolom("deadline", "Uiterlijk op", soort="date"),
        Kolom("deadline_tekst", "Termijn volgens de bron"),
        Kolom("status", "Status", keuze=Raadsstatus, verplicht=True),
        Kolom("status_volgens", "Waar staat deze status?"),
        Kolom("afgedaan_met", "Afgedaan met", "De brief waarmee het stuk is afgedaan."),
        Kolom("afgedaan_in", "Afgedaan in", "De rapportage waarin het stuk is afgedaan."),
        Kolom("afgedaan_toelichting", "Wat er is gedaan"),
        Kolom("over", "Gaat over deze stukken", lijst=True),
        Kolom("onderwerpen", "Onderwerpen", "Plan, thema en onderwerp.", lijst=True),
        Kolom("doelen", "Doelen", "Plan en code van het doel.", lijst=True),
        Kolom("plan", "Plan", "Alleen als het stuk over een heel plan gaat."),
        Kolom("url", "Adres van het stuk", soort="anyURI"),
        BRON,
    ),
    ("slug",),
    (
        Sleutel(("afgedaan_met",), "raadsstukken", ("slug",)),
        Sleutel(("afgedaan_in",), "rapporten", ("slug",)),
        Sleutel(("plan",), "plannen", ("slug",)),
    ),
    _raadsstukken,
)
TABELLEN = (JAARPLANNEN, ACTIES, VOORTGANG, RAADSSTUKKEN)
