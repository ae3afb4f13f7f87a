"""Meetings at which officers of municipalities learn from each other, with the points that they brought."""

import datetime
from collections.abc import Callable
from typing import Annotated

from django.urls import reverse
from django.utils import timezone
from ninja import Field, Query, Router

from convenanten.bijeenkomst.filters import STANDEN, BijeenkomstFilter
from convenanten.bijeenkomst.rijen import Bijeenkomstrij
from convenanten.bijeenkomst.tables import BijeenkomstTabel
from convenanten.bladen import Bijeenkomstblad, Puntblad
from convenanten.enums import Puntstatus, Verslagstand
from convenanten.models import Bijeenkomst
from themas.berekening.perioden import EERSTE_JAAR, LAATSTE_JAAR
from themas.gemeente import heel_adres
from themas.models import Interventie
from themas.publicaties import openbaar_per_soort, openbare_publicatie
from veiligheid.api.adres import lees
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk, gesorteerd, volgordes
from veiligheid.api.onderdelen import Document, Stuknaam, Verwijzing, velden_van
from veiligheid.api.opzoeken import bekend, gevraagd
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import GEEN_BRON, Slug, Tekst, een_van, heel


router = Router(tags=["Bijeenkomsten"])
ONBEKEND = "Deze bijeenkomst kennen wij niet. Vraag /bijeenkomsten welke er zijn."


#: Of the clock here, on the day of the meeting; JSON has no time without a day.
Kloktijd = Annotated[str, Field(pattern="^[0-2][0-9]:[0-5][0-9]$", examples=["13:30"])]


class Punt(Antwoord):
    """A point for discussion."""

    nummer: int = Field(description="Het nummer binnen de bijeenkomst.")
    tekst: str = Field(description="De vraag of stelling. Dat die hier staat, wil niet zeggen dat zij klopt.")
    veiligheidsveld: Verwijzing | None = Field(
        description="Het veiligheidsveld; null als het punt bij geen veld hoort."
    )
    eigen_indeling: bool = Field(description="Of wij het punt zelf bij dat veld hebben gezet.")
    namens: Tekst = Field(description=f"Namens wie het punt kwam; {GEEN_BRON}.")
    status: Puntstatus = Field(description="Hoe ver het punt is.")
    uitkomst: Tekst = Field(description=f"Wat eruit kwam; {GEEN_BRON}.")
    advies: Tekst = Field(description=f"Wat werd aangeraden; {GEEN_BRON}.")
    interventies: list[Stuknaam] = Field(description="De aanpakken waar het over ging.")


class Programmadeel(Antwoord):
    """A line of the programme."""

    tijd: Kloktijd | None = Field(description=f"Hoe laat, in Nederland; {GEEN_BRON}.")
    tekst: str = Field(description="Wat er dan is.")


class Keer(Antwoord):
    """A meeting."""

    slug: str = Field(description="Het kenmerk van deze bijeenkomst.")
    naam: str = Field(description="Hoe de bijeenkomst heet.")
    kort: str = Field(description="Waar het over gaat.")
    datum: datetime.date | None = Field(description=f"De dag; {GEEN_BRON}.")
    andere_datum: datetime.date | None = Field(description="Een tweede dag die de bron noemt; anders null.")
    datum_uitleg: Tekst = Field(description="Wat er over de dag te zeggen is; null als er niets bij staat.")
    inloop_tijd: Kloktijd | None = Field(description=f"Vanaf hoe laat u binnen kunt, in Nederland; {GEEN_BRON}.")
    begin_tijd: Kloktijd | None = Field(description=f"Hoe laat het begint, in Nederland; {GEEN_BRON}.")
    eind_tijd: Kloktijd | None = Field(description=f"Hoe laat het eindigt, in Nederland; {GEEN_BRON}.")
    plaats: Tekst = Field(description=f"Waar het is; {GEEN_BRON}.")
    doelgroep: Tekst = Field(description=f"Voor wie het is; {GEEN_BRON}.")
    organisatie: Tekst = Field(description=f"Wie het organiseert; {GEEN_BRON}.")
    programma: list[Programmadeel] = Field(description="Het programma; leeg als het niet in onze bronnen staat.")
    punten: list[Punt] = Field(description="De punten om over te praten.")
    verslagstand: Verslagstand = Field(description="Of het verslag er vandaag is.")
    verslag_voor: datetime.date | None = Field(description="De laatste dag voor het verslag; null als die onbekend is.")
    verslag_op: datetime.date | None = Field(description=f"De dag van het verslag; {GEEN_BRON}.")
    verslag: Tekst = Field(description=f"Wat het verslag zegt; {GEEN_BRON}.")
    documenten: list[Document] = Field(description="Wat erbij hoort.")
    url: Tekst = Field(description=f"De aankondiging op een andere site; {GEEN_BRON}.")
    bron: str = Field(description="Waar dit staat.")
    gepubliceerd_op: datetime.datetime = Field(description="Sinds wanneer dit zo op de site staat.")
    webpagina: str = Field(description="De pagina voor lezers.")


class Bijeenkomstvraag(Bladervraag):
    """What the meetings can be narrowed to, as on the page."""

    jaar: heel(EERSTE_JAAR, LAATSTE_JAAR) | None = Field(None, description="Alleen in dit jaar.")
    veiligheidsveld: Slug | None = Field(None, description="Alleen met een punt bij het veiligheidsveld met deze slug.")
    status: een_van(waarde for waarde, _ in STANDEN) | None = Field(None, description="Alleen wat er zo voor staat.")
    sorteer: volgordes(BijeenkomstTabel) | None = Field(
        None, description="Waarop te sorteren. Met een min ervoor andersom. Anders de nieuwste eerst."
    )


def _klok(tijd: datetime.time | None) -> str | None:
    return tijd and tijd.strftime("%H:%M")


def _punt(blad: Puntblad, aanpakken: set[str]) -> Punt:
    interventies = [Stuknaam.van(verwijzing, aanpakken) for verwijzing in blad.interventies]
    return Punt(**velden_van(blad, "veld", "interventies"), veiligheidsveld=blad.veld, interventies=interventies)


def _maker(openbaar: dict) -> Callable[[Bijeenkomstrij], Keer]:
    sinds = {publicatie.slug: publicatie.gepubliceerd_op for publicatie in openbaar[Bijeenkomst]}
    aanpakken = {publicatie.slug for publicatie in openbaar[Interventie]}

    def maak(rij: Bijeenkomstrij) -> Keer:
        blad = rij.blad
        return Keer(
            **velden_van(blad, "punten", "documenten", "programma", "inloop", "begin", "eind"),
            inloop_tijd=_klok(blad.inloop),
            begin_tijd=_klok(blad.begin),
            eind_tijd=_klok(blad.eind),
            programma=[Programmadeel(tijd=_klok(deel.tijd), tekst=deel.tekst) for deel in blad.programma],
            punten=[_punt(punt, aanpakken) for punt in blad.punten],
            documenten=[Document.van(stuk) for stuk in blad.documenten],
            verslagstand=rij.verslag,
            gepubliceerd_op=sinds[blad.slug],
            webpagina=heel_adres(reverse("bijeenkomst", args=[blad.slug])),
        )

    return maak


def _is_in(rij: Bijeenkomstrij, jaar: int) -> bool:
    return rij.blad.datum is not None and rij.blad.datum.year == jaar


def _rijen(openbaar: dict) -> list[Bijeenkomstrij]:
    vandaag = timezone.localdate()
    rijen = [Bijeenkomstrij(publicatie.blad(Bijeenkomstblad), vandaag) for publicatie in openbaar[Bijeenkomst]]
    return sorted(rijen, key=lambda rij: (-rij.op_volgorde_datum, rij.op_volgorde_naam))


@lees(
    router, "/bijeenkomsten", Pagina[Keer], naam="bijeenkomsten", vraag=Bijeenkomstvraag, summary="Alle bijeenkomsten"
)
def bijeenkomsten(request, vraag: Query[Bijeenkomstvraag]):
    openbaar = openbaar_per_soort(Bijeenkomst, Interventie)
    rijen = _rijen(openbaar)
    filter_ = bekend(BijeenkomstFilter(gevraagd(veld=vraag.veiligheidsveld, status=vraag.status), rijen=rijen))
    rijen = filter_.passend(rij for rij in rijen if vraag.jaar is None or _is_in(rij, vraag.jaar))
    return blader(gesorteerd(BijeenkomstTabel, rijen, vraag.sorteer), vraag, elk(_maker(openbaar)))


@lees(router, "/bijeenkomsten/{slug}", Keer, naam="bijeenkomst", summary="Eén bijeenkomst")
def bijeenkomst(request, slug: str):
    openbaar = openbaar_per_soort(Bijeenkomst, Interventie)
    rij = next((rij for rij in _rijen(openbaar) if rij.blad.slug == slug), None)
    if rij is None:
        openbare_publicatie(Bijeenkomst, slug, anders=ONBEKEND)  # raises, and says why where we withdrew it
    return _maker(openbaar)(rij)
