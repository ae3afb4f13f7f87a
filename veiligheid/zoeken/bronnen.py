"""What can be found, and where it comes from: one list, of which the triggers and the questions are both made.

A source says in SQL what of a row goes into the index (``b`` is the row), and in the ORM by which rows it is public:
always the same queryset that the pages ask. No figures: what a threshold hides cannot be found.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import F, Model, QuerySet
from django.db.models.functions import JSONObject

from convenanten.models import Bijeenkomst, Convenant, Keurmerkgebied
from rapportages.enums import Opnamesoort, Rapportstatus
from rapportages.lezen.openbaar import geldende_versies
from rapportages.models import Actie, Actievoortgang, Jaarplan, Momentopname, Raadsstuk, Versie, Voortgangsrapportage
from themas.models import (
    Begrip,
    Beleidsplan,
    Doelstelling,
    Indicator,
    Interventie,
    Onderwerp,
    Periode,
    Publicatie,
    Thema,
)
from veiligheid.zoeken.soorten import Zoeksoort
from veiligheid.zoeken.taal import JaarUitJson, JaarVan, Kinderen, UitJson, ZonderGetallen


@dataclass(frozen=True, slots=True)
class Volgt:
    """Another table whose rows go into these: which of its columns, and how one of its rows (``{rij}``) finds ours."""

    model: type[Model]
    kolommen: tuple[str, ...]
    koppel: str


@dataclass(frozen=True, slots=True)
class Bron:
    """``bij`` joins other tables and ``alleen`` picks rows. ``plek`` are fields by which the page finds the address."""

    naam: str
    soort: Zoeksoort
    model: type[Model]
    titel: object
    openbaar: Callable[[], QuerySet]
    tekst: tuple[object, ...] = ()
    jaar: object = "NULL"
    ouder: str = "b.id"
    bij: str = ""
    alleen: str = "1 = 1"
    volgt: tuple[Volgt, ...] = ()
    plek: dict[str, str] = field(default_factory=dict)

    @property
    def plek_json(self) -> JSONObject:
        return JSONObject(**{naam: F(pad) for naam, pad in self.plek.items()})


def _t(model: type[Model]) -> str:
    return model._meta.db_table


_PLAN = Volgt(Beleidsplan, ("jaar_van",), "p.id = {rij}.id")
_THEMA = Volgt(Thema, ("plan_id",), "t.id = {rij}.id")
_ONDERWERP = Volgt(Onderwerp, ("thema_id",), "o.id = {rij}.id")


def _van_plan(naam: str, soort: Zoeksoort, model: type[Model], *, volgt: tuple[Volgt, ...], bij: str, **opties) -> Bron:
    """Policy that hangs on a plan (``p``), which gives it its year: the first of the plan."""
    alles = model.objects.all
    return Bron(naam, soort, model, openbaar=alles, jaar="p.jaar_van", volgt=(_PLAN, *volgt), bij=bij, **opties)


def _stuk(naam: str, soort: Zoeksoort, model: type[Model], jaar: str, *paden: str) -> Bron:
    """A piece, by its edition that holds; only what its page shows, and never the name of another piece."""
    return Bron(
        naam,
        soort,
        Publicatie,
        titel="b.titel",
        tekst=(UitJson("b.inhoud", paden),),
        jaar=JaarUitJson("b.inhoud", jaar) if jaar else "NULL",
        alleen=f"b.soort = '{model._meta.label_lower}' AND b.tot IS NULL",
        openbaar=Publicatie.objects.van(model).geldend,
        plek={"slug": "slug"},
    )


_PERIODE = f"JOIN {_t(Periode)} p ON p.id = r.periode_id"
_VERSIE = (
    Volgt(Periode, ("eind",), "p.id = {rij}.id"),
    Volgt(Voortgangsrapportage, ("periode_id",), "r.id = {rij}.id"),
)

BRONNEN = (
    Bron(
        "plan",
        Zoeksoort.PLAN,
        Beleidsplan,
        titel="b.naam",
        tekst=("b.hoofddoel", "b.omschrijving"),
        jaar="b.jaar_van",
        openbaar=Beleidsplan.objects.all,
        plek={"plan": "slug"},
    ),
    _van_plan(
        "thema",
        Zoeksoort.THEMA,
        Thema,
        titel="b.naam",
        tekst=("b.omschrijving",),
        volgt=(),
        bij=f"JOIN {_t(Beleidsplan)} p ON p.id = b.plan_id",
        plek={"plan": "plan__slug", "thema": "slug", "in": "plan__naam"},
    ),
    _van_plan(
        "onderwerp",
        Zoeksoort.ONDERWERP,
        Onderwerp,
        titel="b.naam",
        tekst=("b.toelichting", "b.verantwoordelijk_domein"),
        volgt=(_THEMA,),
        bij=f"JOIN {_t(Thema)} t ON t.id = b.thema_id JOIN {_t(Beleidsplan)} p ON p.id = t.plan_id",
        plek={"plan": "thema__plan__slug", "thema": "thema__slug", "onderwerp": "slug", "in": "thema__plan__naam"},
    ),
    _van_plan(
        "doel",
        Zoeksoort.DOEL,
        Doelstelling,
        titel="b.tekst",
        volgt=(_THEMA, _ONDERWERP),
        bij=(
            f"JOIN {_t(Onderwerp)} o ON o.id = b.onderwerp_id JOIN {_t(Thema)} t ON t.id = o.thema_id"
            f" JOIN {_t(Beleidsplan)} p ON p.id = t.plan_id"
        ),
        plek={
            "plan": "onderwerp__thema__plan__slug",
            "thema": "onderwerp__thema__slug",
            "onderwerp": "onderwerp__slug",
            "in": "onderwerp__thema__plan__naam",
        },
    ),
    Bron(
        "indicator",
        Zoeksoort.INDICATOR,
        Indicator,
        titel="b.naam",
        tekst=("b.definitie", "b.zegt_niet"),
        openbaar=Indicator.objects.all,
        plek={"slug": "slug"},
    ),
    Bron(
        "begrip",
        Zoeksoort.BEGRIP,
        Begrip,
        titel="b.naam",
        tekst=("b.ook", "b.uitleg"),
        openbaar=Begrip.objects.all,
        plek={"slug": "slug"},
    ),
    Bron(
        "versie",
        Zoeksoort.RAPPORTAGE,
        Versie,
        titel="b.titel",
        jaar=JaarVan("p.eind"),
        bij=f"JOIN {_t(Voortgangsrapportage)} r ON r.id = b.rapportage_id {_PERIODE}",
        volgt=_VERSIE,
        openbaar=lambda: geldende_versies().order_by(),
        plek={"rapportage": "rapportage__slug"},
    ),
    Bron(
        "titel",
        Zoeksoort.RAPPORTAGE,
        Voortgangsrapportage,
        titel="b.titel",
        tekst=("b.bekend",),
        jaar=JaarVan("p.eind"),
        bij=f"JOIN {_t(Periode)} p ON p.id = b.periode_id",
        alleen=f"b.status = '{Rapportstatus.ALLEEN_TITEL}'",
        volgt=(Volgt(Periode, ("eind",), "p.id = {rij}.id"),),
        openbaar=Voortgangsrapportage.objects.alleen_titel,
        plek={"rapportage": "slug"},
    ),
    Bron(
        "alinea",
        Zoeksoort.PARAGRAAF,
        Momentopname,
        titel="''",
        tekst=(ZonderGetallen(UitJson("b.inhoud", ("tekst",))),),
        jaar=JaarVan("p.eind"),
        ouder="b.versie_id",
        bij=(
            f"JOIN {_t(Versie)} v ON v.id = b.versie_id"
            f" JOIN {_t(Voortgangsrapportage)} r ON r.id = v.rapportage_id {_PERIODE}"
        ),
        alleen=f"b.soort = '{Opnamesoort.ALINEA}'",
        volgt=_VERSIE,
        openbaar=lambda: geldende_versies().order_by(),
        plek={"rapportage": "versie__rapportage__slug", "in": "versie__titel", "deel": "sleutel"},
    ),
    Bron(
        "actie",
        Zoeksoort.ACTIE,
        Actie,
        titel="b.tekst",
        tekst=(
            "b.toelichting",
            "b.verantwoordelijke",
            "b.wanneer",
            Kinderen(_t(Actievoortgang), "tekst", "k.actie_id = b.id"),
        ),
        jaar="j.jaar",
        ouder="b.jaarplan_id",
        bij=f"JOIN {_t(Jaarplan)} j ON j.id = b.jaarplan_id",
        volgt=(
            Volgt(Jaarplan, ("jaar",), "j.id = {rij}.id"),
            Volgt(Actievoortgang, ("actie_id", "tekst"), "b.id = {rij}.actie_id"),
        ),
        openbaar=Jaarplan.objects.publiek,
        plek={"jaarplan": "jaarplan__slug", "code": "code", "in": "jaarplan__titel"},
    ),
    Bron(
        "raadsstuk",
        Zoeksoort.RAADSSTUK,
        Raadsstuk,
        titel="b.titel",
        tekst=("b.nummer", "b.inhoud", "b.afgedaan_toelichting"),
        jaar=JaarVan("b.datum"),
        openbaar=Raadsstuk.objects.publiek,
        plek={"slug": "slug"},
    ),
    _stuk(
        "convenant",
        Zoeksoort.CONVENANT,
        Convenant,
        "versies[*].geldig_van",
        "kort",
        "historie",
        "bepalingen[*].tekst",
        "versies[*].toelichting",
        "versies[*].looptijd",
        "versies[*].partijen[*].naam",
        "overleggen[*].naam",
        "overleggen[*].taak",
        "overleggen[*].deelnemers[*]",
    ),
    _stuk(
        "interventie",
        Zoeksoort.INTERVENTIE,
        Interventie,
        "",
        "omschrijving",
        "in_gemeente",
        "beweringen[*].tekst",
        "beweringen[*].uitleg",
    ),
    _stuk(
        "bijeenkomst",
        Zoeksoort.BIJEENKOMST,
        Bijeenkomst,
        "datum",
        "kort",
        "plaats",
        "doelgroep",
        "organisatie",
        "programma[*].tekst",
        "punten[*].tekst",
        "punten[*].namens",
        "punten[*].uitkomst",
        "punten[*].advies",
        "verslag",
    ),
    _stuk(
        "keurmerk",
        Zoeksoort.KEURMERK,
        Keurmerkgebied,
        "certificaten[*].geldig_van",
        "toelichting",
        "certificaten[*].wanneer",
        "certificaten[*].toelichting",
    ),
)
