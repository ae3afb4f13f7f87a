"""What answers of several rooms share: words that may be unknown, places in the policy, documents, other pieces."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from typing import Annotated, Any, Literal, TypeVar

from django.http import Http404, QueryDict
from django.urls import reverse
from django_tables2 import Table
from ninja import Field
from pydantic import BeforeValidator

from convenanten.bladen import Documentblad, Verwijzing
from themas.filters import AdresFilter
from themas.gemeente import heel_adres
from themas.models import Onderwerp
from veiligheid.api.fouten import LENGTE
from veiligheid.api.vorm import Antwoord


Ding = TypeVar("Ding")
#: Text that is empty where our sources say nothing; the API then says null.
Tekst = Annotated[str | None, BeforeValidator(lambda tekst: tekst or None)]
Zoekwoord = Annotated[str, Field(max_length=80, pattern=r"^[^\x00]*$")]
#: A theme or topic of a plan, as the filters of pages name it.
Onderwerpplek = Annotated[str, Field(pattern="^[-a-zA-Z0-9_]+(/[-a-zA-Z0-9_]+){1,2}$", max_length=250)]
#: What a filter of a page is called here, where that is a longer word.
FILTERNAMEN = {"veld": "veiligheidsveld", "q": "zoek"}
GEEN_BRON = "null als het niet in onze bronnen staat"


def een_van(waarden: Iterable[str]) -> Any:
    return Literal[tuple(waarden)]


def bekend(filter_: AdresFilter) -> AdresFilter:
    """The same filter; Http404 where somebody asks for what is not there.

    A page leaves that out with a message. Here an empty list would say that we know it, and that nothing fits.
    """
    filter_.form.is_valid()
    for naam in filter_.form.errors:
        raise Http404(
            f"Bij het filter ‘{FILTERNAMEN.get(naam, naam)}’ kennen wij ‘{filter_.data.get(naam, '')[:LENGTE]}’ niet."
        )
    return filter_


def gevraagd(**waarden: Any) -> QueryDict:
    """What a program asked, as the filter of the page reads it from an address."""
    vragen = QueryDict(mutable=True)
    vragen.update({naam: str(waarde) for naam, waarde in waarden.items() if waarde not in (None, "")})
    return vragen


class Beleidsplek(Antwoord):
    """A topic of a plan."""

    plan: str = Field(description="De slug van het plan.")
    thema: str = Field(description="De slug van het thema.")
    onderwerp: str = Field(description="De slug van het onderwerp.")
    naam: str = Field(description="Hoe het onderwerp heet.")


class Stuknaam(Antwoord):
    """Another piece."""

    slug: str | None = Field(description="Het adres van dit stuk in de API; null als het niet op de site staat.")
    naam: str = Field(description="Hoe het stuk heet.")


class Document(Antwoord):
    """A file of ours, or an address elsewhere."""

    titel: str = Field(description="Hoe het document heet.")
    adres: str = Field(description="Waar u het ophaalt: bij ons, of op een andere site.")
    bestandsnaam: Tekst = Field(description="Hoe het bestand heet; null bij een adres op een andere site.")
    soort: Tekst = Field(description="Het soort bestand, zoals pdf; null bij een adres op een andere site.")
    grootte: int | None = Field(description="In bytes; null bij een adres op een andere site.")
    sha256: Tekst = Field(description="De SHA-256 van het bestand; null bij een adres op een andere site.")


def plek_van(onderwerp: Onderwerp) -> Beleidsplek:
    """The plan of its theme must have been fetched."""
    thema = onderwerp.thema
    return Beleidsplek(plan=thema.plan.slug, thema=thema.slug, onderwerp=onderwerp.slug, naam=onderwerp.naam)


def stuknaam(verwijzing: Verwijzing, openbaar: Collection[str]) -> Stuknaam:
    """``openbaar`` are the slugs that readers can open."""
    return Stuknaam(slug=verwijzing.slug if verwijzing.slug in openbaar else None, naam=verwijzing.naam)


def document(blad: Documentblad) -> Document:
    return Document(
        titel=blad.titel,
        adres=heel_adres(reverse("convenantdocument", args=[blad.sleutel])) if blad.sleutel else blad.url,
        bestandsnaam=blad.bestand,
        soort=blad.soort,
        grootte=blad.grootte,
        sha256=blad.sleutel,
    )


def velden_van(blad: Any, *behalve: str) -> dict[str, Any]:
    """The fields of a dataclass of a page by name, for an answer that has them under the same names."""
    return {veld.name: getattr(blad, veld.name) for veld in fields(blad) if veld.name not in behalve}


def gesorteerd(tabel: type[Table], rijen: Sequence[Ding], volgorde: str | None) -> list[Ding]:
    """The rows as the table of the page sorts them by one of ``volgordes``; as they come without one."""
    if volgorde is None:
        return list(rijen)
    return [rij.record for rij in tabel(rijen, order_by=volgorde).rows]


def volgordes(tabel: type[Table]) -> Any:
    """The columns by which the page sorts, each also the other way round, as the type of a question."""
    namen = [naam for naam, kolom in tabel.base_columns.items() if kolom.orderable is not False]
    return een_van(f"{teken}{naam}" for naam in namen for teken in ("", "-"))
