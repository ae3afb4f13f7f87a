"""What was put right: in reports, and in figures after they were approved."""

import datetime
from collections.abc import Iterator
from typing import Literal

from django.conf import settings
from django.utils import timezone
from ninja import Field, Query, Router

from rapportages.lezen.verwijzers import rectificaties as openbare_rectificaties
from rapportages.models import Rectificatie
from rapportages.templatetags.rapporten import rapporttitel
from themas.cijferrijen import Wijziging
from themas.correcties import correcties
from themas.models import Gebied, Indicator
from themas.onthulling import Onthulling
from veiligheid.api.adres import lees
from veiligheid.api.lijsten import Bladervraag, Pagina, blader
from veiligheid.api.onderdelen import GebiedVerwijzing, PeriodeAntwoord, Verwijzing, webpagina_van
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import Tekst


router = Router(tags=["Rectificaties"])
RAPPORT, CIJFER = "rapport", "cijfer"


class Rapportnaam(Antwoord):
    """A report, to look up."""

    slug: str = Field(description="Het kenmerk van de rapportage.")
    titel: str = Field(description="Hoe de rapportage heet.")
    versie: int | None = Field(description="In welke versie het is verbeterd; null als het rapport geen tekst heeft.")


class Rechtzetting(Antwoord):
    """One thing that was put right."""

    soort: Literal["rapport", "cijfer"] = Field(description="Of een rapportage of een vastgesteld cijfer is verbeterd.")
    datum: datetime.date = Field(description="Van welke dag de verbetering is, in Nederland.")
    openbaar_sinds: datetime.datetime = Field(description="Sinds wanneer lezers haar zien.")
    wat_er_stond: str = Field(description="Wat er stond. Bij kleine aantallen ‘<5’ of ‘verborgen’.")
    wat_het_is: str = Field(description="Wat het moet zijn. Bij kleine aantallen ‘<5’ of ‘verborgen’.")
    reden: str = Field(description="Waarom.")
    bron: Tekst = Field(description="Waar dit staat; null als er geen bron bij staat.")
    rapportage: Rapportnaam | None = Field(description="De rapportage; null als een cijfer is verbeterd.")
    indicatoren: list[Verwijzing] = Field(description="De cijfers waar het over gaat.")
    periode: PeriodeAntwoord | None = Field(description="De periode van het cijfer; null bij een rapportage.")
    gebied: GebiedVerwijzing | None = Field(description="Het gebied van het cijfer; null bij een rapportage.")
    webpagina: str = Field(description="De pagina voor lezers.")


class Rechtzettingvraag(Bladervraag):
    """Of what."""

    soort: Literal["rapport", "cijfer"] | None = Field(None, description="Alleen van rapportages, of van cijfers.")


def _van_rapport(rij: Rectificatie) -> Rechtzetting:
    zelfde = ("datum", "wat_er_stond", "wat_het_is", "reden", "bron")
    rapport = rij.rapportage
    versie = rij.versie.nummer if rij.versie else None
    return Rechtzetting(
        **{naam: getattr(rij, naam) for naam in zelfde},
        soort=RAPPORT,
        openbaar_sinds=rij.zichtbaar_vanaf,
        rapportage=Rapportnaam(slug=rapport.slug, titel=rapporttitel(rij), versie=versie),
        indicatoren=[Verwijzing.naar(indicator) for indicator in rij.indicatoren.all()],
        periode=None,
        gebied=None,
        webpagina=webpagina_van(rapport),
    )


def _van_cijfer(indicator: Indicator, gebied: Gebied, wijziging: Wijziging) -> Rechtzetting:
    return Rechtzetting(
        soort=CIJFER,
        datum=timezone.localdate(wijziging.op),
        openbaar_sinds=wijziging.op,
        wat_er_stond=wijziging.oud,
        wat_het_is=wijziging.nieuw,
        reden=wijziging.reden,
        bron=None,
        rapportage=None,
        indicatoren=[Verwijzing.naar(indicator)],
        periode=PeriodeAntwoord.van(wijziging.periode),
        gebied=GebiedVerwijzing.naar(gebied),
        webpagina=webpagina_van(indicator),
    )


def _alle(soort: str | None) -> Iterator[Rechtzetting]:
    if soort != CIJFER:
        yield from map(_van_rapport, openbare_rectificaties().prefetch_related("indicatoren"))
    gebied = None if soort == RAPPORT else Gebied.objects.filter(code=settings.GEMEENTE_CODE).first()
    if gebied:
        alle = list(Indicator.objects.all())
        gevonden = correcties(alle, gebied, Onthulling(alle))
        yield from (_van_cijfer(rij.meting.indicator, gebied, rij.wijziging) for rij in gevonden)


@lees(
    router,
    "/rectificaties",
    Pagina[Rechtzetting],
    naam="rectificaties",
    vraag=Rechtzettingvraag,
    summary="Wat er is rechtgezet",
)
def rectificaties(request, vraag: Query[Rechtzettingvraag]):
    """The newest first."""
    rijen = sorted(_alle(vraag.soort), key=lambda rij: rij.datum, reverse=True)
    return blader(rijen, vraag, list)
