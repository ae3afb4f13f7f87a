"""What we agreed with others: until when it holds, with whom, and what is in it."""

import datetime
from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone
from ninja import Field, Query, Router

from convenanten.bladen import Convenantblad, Versieblad
from convenanten.enums import Bepalingsoort, Convenantsoort, Overlegniveau, Stand
from convenanten.filters import ConvenantFilter
from convenanten.lijst import Convenantrij, rijen_van
from convenanten.models import Convenant
from convenanten.stand import stand_van_versie
from convenanten.tables import ConvenantTabel
from convenanten.verband import verband_van
from themas.enums import Doelsoort
from themas.gemeente import heel_adres
from themas.models import Interventie, Publicatie, Thema
from themas.publicaties import openbaar_per_soort, openbare_publicatie
from veiligheid.api.adres import lees
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk, gesorteerd, volgordes
from veiligheid.api.onderdelen import Beleidsplek, Document, Stuknaam, velden_van
from veiligheid.api.opzoeken import bekend, gevraagd
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import GEEN_BRON, Onderwerpplek, Slug, Tekst, Zoekwoord


router = Router(tags=["Convenanten"])
ONBEKEND = "Deze afspraak kennen wij niet. Vraag /convenanten welke er zijn."


class Deelnemer(Antwoord):
    """A party in one version of an agreement."""

    slug: str = Field(description="Het kenmerk van de partij.")
    naam: str = Field(description="Hoe de partij heet.")
    omschrijving: Tekst = Field(description=f"Wie het is; {GEEN_BRON}.")
    url: Tekst = Field(description=f"De eigen site van de partij; {GEEN_BRON}.")
    rol: Tekst = Field(description=f"Wat de partij doet in deze afspraak; {GEEN_BRON}.")


class Afspraakversie(Antwoord):
    """What was signed at one time."""

    naam: str = Field(description="Hoe deze versie heet, zoals 2019-2021.")
    stand: Stand = Field(description="Of deze versie vandaag geldt, volgens haar data.")
    gesloten_op: datetime.date | None = Field(description=f"De dag van ondertekenen; {GEEN_BRON}.")
    gesloten: Tekst = Field(description=f"Wanneer zij is gesloten, in de woorden van de bron; {GEEN_BRON}.")
    geldig_van: datetime.date | None = Field(description=f"De eerste dag; {GEEN_BRON}.")
    geldig_tot: datetime.date | None = Field(description=f"De laatste dag, die nog meetelt; {GEEN_BRON}.")
    onbepaalde_tijd: bool = Field(description="Of de tekst zegt dat er geen einde is.")
    looptijd: Tekst = Field(description=f"De looptijd in de woorden van de bron; {GEEN_BRON}.")
    toelichting: Tekst = Field(description="Wat u erbij moet weten; null als er niets bij staat.")
    partijen: list[Deelnemer] = Field(description="Wie meedoen.")
    documenten: list[Document] = Field(description="De tekst en wat erbij hoort.")
    bron: str = Field(description="Waar dit staat.")


class Afspraakbepaling(Antwoord):
    """A goal, an agreement, a measure, or what the source reports."""

    soort: Bepalingsoort = Field(description="Wat voor bepaling het is.")
    tekst: str = Field(description="Wat er is afgesproken.")
    indicatoren: list[str] = Field(description="De slugs van de cijfers waar het over gaat.")
    doelsoort: Doelsoort | None = Field(description="Wat het cijfer moet doen; null als dat er niet staat.")
    peiljaar: int | None = Field(description="Het jaar om mee te vergelijken; null als dat er niet staat.")
    bron: str = Field(description="Waar dit staat.")


class Overlegvorm(Antwoord):
    """A body in which parties consult."""

    naam: str = Field(description="Hoe het overleg heet.")
    niveau: Overlegniveau = Field(description="Op welk niveau het is.")
    taak: str = Field(description="Wat het doet.")
    frequentie: Tekst = Field(description=f"Hoe vaak het is; {GEEN_BRON}.")
    deelnemers: list[str] = Field(description="Wie erin zitten; leeg als het niet in onze bronnen staat.")
    bron: str = Field(description="Waar dit staat.")


class Beleidsdoel(Antwoord):
    """A goal of a plan, to look up."""

    plan: str = Field(description="De slug van het plan.")
    code: str = Field(description="De code van het doel in dat plan.")


class Afspraak(Antwoord):
    """An agreement with others."""

    slug: str = Field(description="Het kenmerk van deze afspraak.")
    naam: str = Field(description="Hoe de afspraak heet.")
    soort: Convenantsoort = Field(description="Wat voor afspraak het is.")
    stand: Stand = Field(description="Of de afspraak vandaag geldt, volgens de data van haar versies.")
    kort: str = Field(description="Waar het over gaat.")
    historie: Tekst = Field(description=f"Hoe het zo kwam; {GEEN_BRON}.")
    versies: list[Afspraakversie] = Field(description="De oudste eerst.")
    bepalingen: list[Afspraakbepaling] = Field(description="Wat erin staat: doelen, afspraken en maatregelen.")
    overleggen: list[Overlegvorm] = Field(description="Wie waarover overlegt.")
    onderwerpen: list[Beleidsplek] = Field(description="De onderwerpen van het beleid waar het bij hoort.")
    doelen: list[Beleidsdoel] = Field(description="De doelen van het beleid waar het bij hoort.")
    indicatoren: list[str] = Field(description="De slugs van de cijfers die erbij horen.")
    interventies: list[Stuknaam] = Field(description="De aanpakken die erin worden gebruikt.")
    opvolger_van: Stuknaam | None = Field(description="De afspraak hiervoor; null als er geen is.")
    opvolgers: list[Stuknaam] = Field(description="De afspraken hierna.")
    bron: str = Field(description="Waar dit staat.")
    gepubliceerd_op: datetime.datetime = Field(description="Sinds wanneer dit zo op de site staat.")
    webpagina: str = Field(description="De pagina voor lezers.")


class Convenantvraag(Bladervraag):
    """What the agreements can be narrowed to, as on the page."""

    stand: Stand | None = Field(None, description="Alleen wat er vandaag zo voor staat.")
    soort: Convenantsoort | None = Field(None, description="Alleen deze soort.")
    onderwerp: Onderwerpplek | None = Field(
        None, description="Alleen bij dit thema of onderwerp: plan/thema of plan/thema/onderwerp."
    )
    partij: Slug | None = Field(None, description="Alleen met de partij met deze slug, in welke versie dan ook.")
    zoek: Zoekwoord | None = Field(None, description="Alleen met dit woord erin.")
    sorteer: volgordes(ConvenantTabel) | None = Field(
        None, description="Waarop te sorteren. Met een min ervoor andersom. Anders wat het eerst verloopt eerst."
    )


def _versie(versie: Versieblad, dag: datetime.date) -> Afspraakversie:
    return Afspraakversie(
        **velden_van(versie, "documenten"),
        stand=stand_van_versie(versie, dag),
        documenten=[Document.van(stuk) for stuk in versie.documenten],
    )


def _maker(openbaar: dict, dag: datetime.date) -> Callable[[Convenantrij], Afspraak]:
    op_slug: dict[str, Publicatie] = {publicatie.slug: publicatie for publicatie in openbaar[Convenant]}
    aanpakken = {publicatie.slug for publicatie in openbaar[Interventie]}

    def maak(rij: Convenantrij) -> Afspraak:
        blad, verband = rij.blad, verband_van(rij.blad, openbaar)
        return Afspraak(
            **velden_van(blad, "versies", "interventies", "opvolger_van", "plekken"),
            onderwerpen=blad.plekken,
            stand=rij.stand,
            versies=[_versie(versie, dag) for versie in blad.versies],
            interventies=[Stuknaam.van(verwijzing, aanpakken) for verwijzing in blad.interventies],
            opvolger_van=Stuknaam.van(verband.voorganger, op_slug) if verband.voorganger else None,
            opvolgers=[Stuknaam.van(opvolger, op_slug) for opvolger in verband.opvolgers],
            gepubliceerd_op=op_slug[blad.slug].gepubliceerd_op,
            webpagina=heel_adres(reverse("convenant", args=[blad.slug])),
        )

    return maak


@lees(router, "/convenanten", Pagina[Afspraak], naam="convenanten", vraag=Convenantvraag, summary="Alle convenanten")
def convenanten(request, vraag: Query[Convenantvraag]):
    dag = timezone.localdate()
    openbaar = openbaar_per_soort(Convenant, Interventie)
    bladen = [publicatie.blad(Convenantblad) for publicatie in openbaar[Convenant]]
    rijen = rijen_van(bladen, dag)
    keuzes = gevraagd(
        stand=vraag.stand, soort=vraag.soort, onderwerp=vraag.onderwerp, partij=vraag.partij, q=vraag.zoek
    )
    if keuzes:
        themas = Thema.objects.select_related("plan")
        rijen = bekend(ConvenantFilter(keuzes, bladen=bladen, themas=themas)).passend(rijen)
    return blader(gesorteerd(ConvenantTabel, rijen, vraag.sorteer), vraag, elk(_maker(openbaar, dag)))


@lees(router, "/convenanten/{slug}", Afspraak, naam="convenant", summary="Eén convenant")
def convenant(request, slug: str):
    dag = timezone.localdate()
    openbaar = openbaar_per_soort(Convenant, Interventie)
    publicatie = next((ander for ander in openbaar[Convenant] if ander.slug == slug), None)
    publicatie = publicatie or openbare_publicatie(Convenant, slug, anders=ONBEKEND)
    [rij] = rijen_van([publicatie.blad(Convenantblad)], dag)
    return _maker(openbaar, dag)(rij)
