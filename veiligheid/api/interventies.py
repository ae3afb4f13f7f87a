"""What works: interventions with what is said of them, and how well that is known."""

from datetime import datetime

from django.urls import reverse
from ninja import Field, Query, Router

from themas.bladen import Interventieblad
from themas.enums import Onderbouwing
from themas.gemeente import heel_adres
from themas.kennisbank.filters import KennisFilter
from themas.kennisbank.rijen import rijen_van
from themas.models import Interventie, Publicatie
from themas.plekken import onderwerpen_op
from themas.publicaties import openbare_publicatie, openbare_publicaties
from veiligheid.api.adres import lees
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk
from veiligheid.api.moment import KOP, sinds
from veiligheid.api.onderdelen import Beleidsplek, Verwijzing, velden_van
from veiligheid.api.opzoeken import bekend, gevraagd
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import GEEN_BRON, Onderwerpplek, Slug, Tekst, Zoekwoord


router = Router(tags=["Interventies"])
ONBEKEND = "Deze aanpak kennen wij niet. Vraag /interventies welke er zijn."


class Claimeffect(Antwoord):
    """What is claimed as a number."""

    van: int | None = Field(description="Verandering in procent, de laagste grens; null als het een deel is.")
    tot: int | None = Field(description="Verandering in procent, de hoogste grens; null als het een deel is.")
    teller: int | None = Field(description="Zoveel van de `noemer`; null als het een verandering is.")
    noemer: int | None = Field(description="Het geheel waar `teller` een deel van is.")


class Claim(Antwoord):
    """One thing that a source says of an intervention, or asks."""

    tekst: str = Field(description="Wat de bron zegt of vraagt.")
    effect: Claimeffect | None = Field(description="Het effect als getal; null als de bron geen getal noemt.")
    onderbouwing: Onderbouwing = Field(description="Hoe goed het is onderbouwd.")
    uitleg: Tekst = Field(description=f"Meer over de onderbouwing; {GEEN_BRON}.")
    bron: str = Field(description="Waar dit staat.")


class Aanpak(Antwoord):
    """An intervention."""

    slug: str = Field(description="Het kenmerk van deze aanpak.")
    naam: str = Field(description="Hoe de aanpak heet.")
    omschrijving: str = Field(description="Wat het is.")
    in_gemeente: Tekst = Field(description=f"Hoe de gemeente het gebruikt; {GEEN_BRON}.")
    veiligheidsvelden: list[Verwijzing] = Field(description="De veiligheidsvelden waar het bij hoort.")
    onderwerpen: list[Beleidsplek] = Field(description="De onderwerpen van het beleid waar het bij hoort.")
    beweringen: list[Claim] = Field(description="Wat bronnen ervan zeggen.")
    bron: str = Field(description="Waar dit staat.")
    gepubliceerd_op: datetime = Field(description="Sinds wanneer dit zo op de site staat.")
    webpagina: str = Field(description="De pagina voor lezers.")


class Aanpakvraag(Bladervraag):
    """What the interventions can be narrowed to, as the claims on the page."""

    veiligheidsveld: Slug | None = Field(None, description="Alleen bij het veiligheidsveld met deze slug.")
    onderbouwing: Onderbouwing | None = Field(None, description="Alleen met een bewering die zo is onderbouwd.")
    onderwerp: Onderwerpplek | None = Field(
        None, description="Alleen bij dit onderwerp: plan/thema/onderwerp, drie slugs."
    )
    zoek: Zoekwoord | None = Field(None, description="Alleen met dit woord in een bewering.")


def _aanpak(publicatie: Publicatie) -> Aanpak:
    blad = publicatie.blad(Interventieblad)
    pad = reverse("interventie", args=[blad.slug])
    return Aanpak(
        **velden_van(blad, "velden", "plekken"),
        veiligheidsvelden=blad.velden,
        onderwerpen=blad.plekken,
        gepubliceerd_op=publicatie.gepubliceerd_op,
        webpagina=heel_adres(pad),
    )


@lees(router, "/interventies", Pagina[Aanpak], naam="interventies", vraag=Aanpakvraag, summary="Wat werkt?")
def interventies(request, vraag: Query[Aanpakvraag]):
    """By name; each with all its claims, also where only some of them fit what is asked."""
    publicaties = sorted(openbare_publicaties(Interventie), key=lambda publicatie: publicatie.titel.casefold())
    keuzes = gevraagd(
        veld=vraag.veiligheidsveld, onderbouwing=vraag.onderbouwing, onderwerp=vraag.onderwerp, q=vraag.zoek
    )
    if keuzes:
        bladen = [publicatie.blad(Interventieblad) for publicatie in publicaties]
        onderwerpen = onderwerpen_op(plek for blad in bladen for plek in blad.plekken)
        rijen = rijen_van(bladen)
        filter_ = bekend(KennisFilter(keuzes, rijen=rijen, onderwerpen=onderwerpen))
        passend = {rij.aanpak.slug for rij in filter_.passend(rijen)}
        publicaties = [publicatie for publicatie in publicaties if publicatie.slug in passend]
    return blader(publicaties, vraag, elk(_aanpak))


@lees(router, "/interventies/{slug}", Aanpak, naam="interventie", koppen=[KOP], summary="Eén aanpak")
def interventie(request, slug: str):
    publicatie = openbare_publicatie(Interventie, slug, anders=ONBEKEND)
    sinds(request, publicatie)
    return _aanpak(publicatie)
