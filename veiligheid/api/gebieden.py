"""Areas that figures are about, with how they lie in one another and how many live there."""

import datetime

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from ninja import Field, Query, Router

from themas.enums import Gebiedsoort, Kwaliteit, Noemeraard, Noemersoort
from themas.models import Gebied, Meting, Noemer
from veiligheid.api.adres import lees
from veiligheid.api.fouten import kort
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk
from veiligheid.api.onderdelen import GebiedVerwijzing
from veiligheid.api.opzoeken import gekozen, zoek_op
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import Gebiedcode, Tekst


router = Router(tags=["Gebieden"])


class GebiedVraag(Bladervraag):
    soort: Gebiedsoort | None = Field(None, description="Alleen gebieden van deze soort.")
    ligt_in: Gebiedcode | None = Field(None, description="Alleen gebieden die direct in dit gebied liggen (code).")


class NoemerAntwoord(Antwoord):
    soort: Noemersoort = Field(description="Wat er geteld is.")
    aard: Noemeraard = Field(description="Waar het getal op berust.")
    peildatum: datetime.date = Field(description="Op welke dag er geteld is.")
    aantal: int = Field(description="Hoeveel het er waren.")
    kwaliteit: Kwaliteit = Field(description="Hoe vast het getal is.")
    bron: str = Field(description="Waar dit staat.")


class GebiedAntwoord(Antwoord):
    code: str = Field(description="De code van het CBS als die er is.", examples=["GM0034"])
    naam: str = Field(description="Hoe het gebied heet.")
    soort: Gebiedsoort = Field(description="Wat voor gebied het is.")
    indeling_jaar: int | None = Field(description="Van welk jaar de grenzen zijn; null als dat niet bekend is.")
    ligt_in: GebiedVerwijzing | None = Field(description="Waar dit gebied direct in ligt; null: niet bekend.")
    leden: list[GebiedVerwijzing] = Field(description="De gemeenten in een groep; anders leeg.")
    leden_bekend: bool = Field(description="Of de bron van een groep zegt wie erin zitten.")
    gewogen: bool | None = Field(description="Of een grote gemeente in een groep zwaarder telt; null: niet bekend.")
    toelichting: Tekst = Field(description="null als er niets bij staat.")
    noemers: list[NoemerAntwoord] = Field(description="Waar wij aantallen door delen, de nieuwste eerst.")


def openbare_gebieden() -> QuerySet[Gebied]:
    """The own area, those with a public figure, and those these lie in or are made of."""
    met_cijfer = Meting.objects.publiek().order_by().values("gebied")
    keten = [f"{relatie}__in" for relatie in ("pk", "delen", "delen__delen", "groepen")]
    pks = Gebied.objects.filter(code=settings.GEMEENTE_CODE).order_by().values("pk")
    for zoek in keten:
        pks = pks.union(Gebied.objects.filter(**{zoek: met_cijfer}).order_by().values("pk"))
    return Gebied.objects.filter(pk__in=pks)


def _antwoord(gebied: Gebied) -> GebiedAntwoord:
    return GebiedAntwoord(
        code=gebied.code,
        naam=gebied.naam,
        soort=gebied.soort,
        indeling_jaar=gebied.indeling_jaar,
        ligt_in=GebiedVerwijzing.naar(gebied.ligt_in),
        leden=[GebiedVerwijzing.naar(lid) for lid in gebied.leden.all()],
        leden_bekend=gebied.leden_bekend,
        gewogen=gebied.gewogen,
        toelichting=gebied.toelichting,
        noemers=[
            NoemerAntwoord(
                soort=noemer.soort,
                aard=noemer.aard,
                peildatum=noemer.peildatum,
                aantal=noemer.aantal,
                kwaliteit=noemer.kwaliteit,
                bron=noemer.bron,
            )
            for noemer in gebied.noemers.all()
        ],
    )


def _rijen() -> QuerySet[Gebied]:
    noemers = Prefetch("noemers", Noemer.objects.order_by("-peildatum", "soort", "aard"))
    leden = Prefetch("leden", Gebied.objects.order_by("naam", "code"))
    return openbare_gebieden().select_related("ligt_in").prefetch_related(leden, noemers).order_by("code")


@lees(router, "/gebieden", Pagina[GebiedAntwoord], naam="gebieden", vraag=GebiedVraag, summary="Alle gebieden")
def gebieden(request, vraag: Query[GebiedVraag]):
    zoek = Q()
    if vraag.soort:
        zoek &= Q(soort=vraag.soort)
    if vraag.ligt_in:
        zoek &= Q(ligt_in=gekozen(openbare_gebieden(), "ligtIn", vraag.ligt_in, waar="gebieden", code=vraag.ligt_in))
    return blader(_rijen().filter(zoek), vraag, elk(_antwoord))


@lees(router, "/gebieden/{code}", GebiedAntwoord, naam="gebied", summary="Eén gebied")
def gebied(request, code: str):
    return _antwoord(zoek_op(_rijen(), f"Het gebied ‘{kort(code)}’ kennen wij niet.", code=code))
