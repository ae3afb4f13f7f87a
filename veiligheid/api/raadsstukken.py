"""What the council asked, decided, was promised and was told, and what became of it."""

import datetime
from collections.abc import Iterable
from typing import Literal

from django.utils import timezone
from ninja import Field, Query, Router

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.filters.raad import STANDEN, RaadFilter, onderwerpen_van
from rapportages.models import Raadsstuk
from rapportages.raad.rijen import Raadsrij, met_verband, rijen_van
from rapportages.tables.raad import RaadTabel
from veiligheid.api.adres import lees
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk, gesorteerd, volgordes
from veiligheid.api.onderdelen import Beleidsplek, Verwijzing, webpagina_van
from veiligheid.api.opzoeken import bekend, gevraagd, zoek_op
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import GEEN_BRON, Onderwerpplek, Tekst, een_van


router = Router(tags=["Raadsstukken"])
ONBEKEND = "Dit raadsstuk kennen wij niet. Vraag /raadsstukken welke er zijn."


class Raadsverwijzing(Antwoord):
    """Another piece of the council."""

    slug: str = Field(description="Het kenmerk van het stuk.")
    soort: Raadssoort = Field(description="Wat voor stuk het is.")
    titel: str = Field(description="Hoe het stuk heet.")


class Afdoening(Antwoord):
    """What settled a piece; it need not be public yet."""

    soort: Literal["raadsstuk", "rapportage"] = Field(description="Wat het afdeed.")
    slug: str | None = Field(description="Het kenmerk daarvan; null als het nog niet op de site staat.")
    titel: str | None = Field(description="Hoe het heet; null als het nog niet op de site staat.")
    toelichting: Tekst = Field(description="Wat er is gedaan; null als er niets bij staat.")


class Doelverwijzing(Antwoord):
    """A goal that a piece is about."""

    plan: str = Field(description="De slug van het plan.")
    code: str = Field(description="De code van het doel in dat plan.")
    tekst: str = Field(description="Het doel.")


class Stuk(Antwoord):
    """A piece of the council as it stands today."""

    slug: str = Field(description="Het kenmerk van dit stuk.")
    soort: Raadssoort = Field(description="Wat voor stuk het is.")
    nummer: Tekst = Field(description=f"Zoals de raad het schrijft; {GEEN_BRON}.")
    titel: str = Field(description="Hoe het stuk heet.")
    inhoud: str = Field(description="Wat het stuk vraagt, belooft, meldt of besluit.")
    datum: datetime.date | None = Field(description=f"De dag; {GEEN_BRON}.")
    datum_in_woorden: Tekst = Field(description="De datum zoals de bron die zegt; null als die een dag noemt.")
    termijn: datetime.date | None = Field(description=f"De laatste dag; {GEEN_BRON}.")
    termijn_in_woorden: Tekst = Field(description="De termijn zoals de bron die zegt; null als die een dag noemt.")
    status: Raadsstatus = Field(description="Hoe ver het is.")
    status_volgens: Tekst = Field(description="Waar deze status staat; null als dat de bron zelf is.")
    over_termijn: bool = Field(description="Of de laatste dag voorbij is, en er niet staat dat het is gedaan.")
    afgedaan: Afdoening | None = Field(description="Waarmee het is afgedaan; null als het dat niet is.")
    over: list[Raadsverwijzing] = Field(description="Bij een brief: de stukken waar de brief over gaat.")
    brieven: list[Raadsverwijzing] = Field(description="De brieven die over dit stuk gaan.")
    handelt_af: list[Raadsverwijzing] = Field(description="De stukken die met deze brief zijn afgedaan.")
    onderwerpen: list[Beleidsplek] = Field(description="De onderwerpen van het beleid; onze eigen indeling.")
    doelen: list[Doelverwijzing] = Field(description="De doelen van het beleid waar het over gaat.")
    plan: Verwijzing | None = Field(description="Het plan, als het stuk over een heel plan gaat; anders null.")
    url: Tekst = Field(description=f"Het stuk bij de raad; {GEEN_BRON}.")
    bron: str = Field(description="Waar dit staat.")
    webpagina: str = Field(description="De pagina voor lezers.")


class Raadsvraag(Bladervraag):
    """What the pieces can be narrowed to, as on the page."""

    soort: Raadssoort | None = Field(None, description="Alleen deze soort.")
    status: een_van(waarde for waarde, _ in STANDEN) | None = Field(
        None, description="Alleen wat er zo voor staat; `openstaand` is alles wat nog niet is afgedaan."
    )
    onderwerp: Onderwerpplek | None = Field(
        None, description="Alleen bij dit onderwerp: plan/thema/onderwerp, drie slugs."
    )
    sorteer: volgordes(RaadTabel) | None = Field(
        None, description="Waarop te sorteren. Met een min ervoor andersom. Anders wat over de termijn is eerst."
    )


def _verwijzingen(stukken: Iterable[Raadsstuk]) -> list[Raadsverwijzing]:
    return [Raadsverwijzing.model_validate(stuk) for stuk in stukken]


def _afdoening(stuk: Raadsstuk) -> Afdoening | None:
    """As the page says it: what is not public yet is not named."""
    if stuk.status != Raadsstatus.AFGEDAAN:
        return None
    if met := stuk.afgedaan_met:
        naam = {"slug": met.slug, "titel": met.titel} if met.publiek else {"slug": None, "titel": None}
        return Afdoening(soort="raadsstuk", **naam, toelichting=stuk.afgedaan_toelichting)
    slug = stuk.afgedaan_in.slug if stuk.rapporttitel else None
    return Afdoening(soort="rapportage", slug=slug, titel=stuk.rapporttitel, toelichting=stuk.afgedaan_toelichting)


def _doel(doel) -> Doelverwijzing:
    return Doelverwijzing(plan=doel.onderwerp.thema.plan.slug, code=doel.code, tekst=doel.tekst)


def _stuk(rij: Raadsrij) -> Stuk:
    stuk = rij.stuk
    zelfde = ("slug", "soort", "nummer", "titel", "inhoud", "datum", "status", "status_volgens", "url", "bron")
    return Stuk(
        **{naam: getattr(stuk, naam) for naam in zelfde},
        plan=Verwijzing.naar(stuk.plan),
        datum_in_woorden=stuk.datum_tekst,
        termijn=stuk.deadline,
        termijn_in_woorden=stuk.deadline_tekst,
        over_termijn=rij.over_termijn,
        afgedaan=_afdoening(stuk),
        over=_verwijzingen(stuk.over.all()),
        brieven=_verwijzingen(stuk.brieven.all()),
        handelt_af=_verwijzingen(stuk.handelt_af.all()),
        onderwerpen=[Beleidsplek.van(onderwerp) for onderwerp in rij.onderwerpen],
        doelen=[_doel(doel) for doel in stuk.doelstellingen.all()],
        webpagina=webpagina_van(stuk),
    )


@lees(router, "/raadsstukken", Pagina[Stuk], naam="raadsstukken", vraag=Raadsvraag, summary="Stukken van de raad")
def raadsstukken(request, vraag: Query[Raadsvraag]):
    vandaag = timezone.localdate()
    alle = Raadsstuk.objects.publiek()
    filter_ = RaadFilter(
        gevraagd(soort=vraag.soort, status=vraag.status, onderwerp=vraag.onderwerp),
        queryset=met_verband(alle),
        onderwerpen=onderwerpen_van(alle),
        vandaag=vandaag,
    )
    rijen = rijen_van(bekend(filter_).qs, vandaag)
    return blader(gesorteerd(RaadTabel, rijen, vraag.sorteer), vraag, elk(_stuk))


@lees(router, "/raadsstukken/{slug}", Stuk, naam="raadsstuk", summary="Eén stuk van de raad")
def raadsstuk(request, slug: str):
    stuk = zoek_op(met_verband(Raadsstuk.objects.publiek()), ONBEKEND, slug=slug)
    return _stuk(Raadsrij(stuk, timezone.localdate()))
