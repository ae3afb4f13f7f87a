"""What answers of several rooms are made of: things that they lead to, documents, periods and levels."""

from collections.abc import Collection
from dataclasses import fields
from decimal import Decimal
from typing import Any, Literal

from django.db.models import Model
from django.urls import reverse
from ninja import Field

from convenanten import bladen
from themas.berekening import Periode, Verschil
from themas.enums import Maat
from themas.gemeente import heel_adres
from themas.models import Gebied, Onderwerp
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import Getal, Tekst


class Verwijzing(Antwoord):
    """The name by which another list of the API knows something, and the name for people."""

    slug: str = Field(description="Het kenmerk ervan.")
    naam: str = Field(description="Hoe het heet.")

    @classmethod
    def naar(cls, ding: Any) -> "Verwijzing | None":
        return cls(slug=ding.slug, naam=ding.naam) if ding else None


class GebiedVerwijzing(Antwoord):
    """An area, to look up."""

    code: str = Field(description="De code van het gebied.", examples=["GM0034"])
    naam: str = Field(description="Hoe het gebied heet.")

    @classmethod
    def naar(cls, gebied: Gebied | None) -> "GebiedVerwijzing | None":
        return cls(code=gebied.code, naam=gebied.naam) if gebied else None


class Beleidsplek(Antwoord):
    """A topic of a plan."""

    plan: str = Field(description="De slug van het plan.")
    thema: str = Field(description="De slug van het thema.")
    onderwerp: str = Field(description="De slug van het onderwerp.")
    naam: str = Field(description="Hoe het onderwerp heet.")

    @classmethod
    def van(cls, onderwerp: Onderwerp) -> "Beleidsplek":
        """The plan of its theme must have been fetched."""
        thema = onderwerp.thema
        return cls(plan=thema.plan.slug, thema=thema.slug, onderwerp=onderwerp.slug, naam=onderwerp.naam)


class Stuknaam(Antwoord):
    """Another piece, which readers may or may not be able to open."""

    slug: str | None = Field(description="Het adres van dit stuk in de API; null als het niet op de site staat.")
    naam: str = Field(description="Hoe het stuk heet.")

    @classmethod
    def van(cls, genoemd: bladen.Verwijzing, openbaar: Collection[str]) -> "Stuknaam":
        """``openbaar`` are the slugs that readers can open."""
        return cls(slug=genoemd.slug if genoemd.slug in openbaar else None, naam=genoemd.naam)


class Document(Antwoord):
    """A file of ours, or an address elsewhere."""

    titel: str = Field(description="Hoe het document heet.")
    adres: str = Field(description="Waar u het ophaalt: bij ons, of op een andere site.")
    bestandsnaam: Tekst = Field(description="Hoe het bestand heet; null bij een adres op een andere site.")
    soort: Tekst = Field(description="Het soort bestand, zoals pdf; null bij een adres op een andere site.")
    grootte: int | None = Field(description="In bytes; null bij een adres op een andere site.")
    sha256: Tekst = Field(description="De SHA-256 van het bestand; null bij een adres op een andere site.")

    @classmethod
    def van(cls, blad: bladen.Documentblad) -> "Document":
        return cls(
            titel=blad.titel,
            adres=heel_adres(reverse("convenantdocument", args=[blad.sleutel])) if blad.sleutel else blad.url,
            bestandsnaam=blad.bestand,
            soort=blad.soort,
            grootte=blad.grootte,
            sha256=blad.sleutel,
        )


class PeriodeAntwoord(Antwoord):
    """A year or a part of it."""

    code: str = Field(description="2019, 2019-H1 (half jaar) of 2019-K1 (kwartaal).", examples=["2019-H1"])
    naam: str = Field(description="Zoals mensen het zeggen.", examples=["1e helft 2019"])

    @classmethod
    def van(cls, periode: Periode | None) -> "PeriodeAntwoord | None":
        return cls(code=periode.code, naam=periode.label) if periode else None


class Niveau(Antwoord):
    """Where a figure stood in one period."""

    periode: PeriodeAntwoord = Field(description="Over welke periode het gaat.")
    aantal: int | None = Field(description="null: niet bekend, of verborgen. Nooit 0 als wij het niet weten.")
    waarde: Getal | None = Field(description="Naar verhouding, of wat de bron meldt; in de eenheid van de indicator.")

    @classmethod
    def van(cls, punt: Any, waarde: Decimal | int | None) -> "Niveau":
        return cls(periode=PeriodeAntwoord.van(punt.periode), aantal=punt.aantal, waarde=waarde)


class Verandering(Antwoord):
    """By how much a figure changed, for the answers that say since when and how sure that is."""

    getal: int | None = Field(description="Hele procenten of procentpunten; null als het cijfer toen 0 was.")
    verschil_in: Literal["procent", "procentpunt"] = Field(description="In welke eenheid het getal is.")
    verschil_van: Maat = Field(description="Wat wij vergelijken.")

    @classmethod
    def velden(cls, verschil: Verschil) -> dict[str, Any]:
        eenheid = "procentpunt" if verschil.punten else "procent"
        return {"getal": verschil.getal, "verschil_in": eenheid, "verschil_van": verschil.maat}


def webpagina_van(ding: Model) -> str:
    """The whole address of the page for readers."""
    return heel_adres(ding.get_absolute_url())


def velden_van(blad: Any, *behalve: str) -> dict[str, Any]:
    """The fields of a dataclass of a page by name, for an answer that has them under the same names."""
    return {veld.name: getattr(blad, veld.name) for veld in fields(blad) if veld.name not in behalve}
