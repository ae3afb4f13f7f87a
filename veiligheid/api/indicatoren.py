"""What is measured: how it is counted, and how it stands in the own municipality."""

import datetime
from collections.abc import Iterable

from ninja import Field, Query, Router

from themas.berekening import Punt, Reeks
from themas.enums import Breukgevolg, Indicatoraard, Kwaliteit, Meetsoort, Noemersoort, Richting
from themas.gemeente import eigen_gebied
from themas.models import Indicator
from themas.overzicht import Overzicht
from themas.reeksen import reeksen_voor
from veiligheid.api.adres import lees
from veiligheid.api.lijsten import Bladervraag, Pagina, blader
from veiligheid.api.onderdelen import Niveau, Verwijzing, webpagina_van
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import Tekst


router = Router(tags=["Indicatoren en cijfers"])


class IndicatorVraag(Bladervraag):
    aard: Indicatoraard | None = Field(None, description="Alleen indicatoren van deze aard.")
    soort: Meetsoort | None = Field(None, description="Alleen indicatoren van deze soort.")


class ReeksbreukAntwoord(Antwoord):
    vanaf: datetime.date = Field(description="De eerste dag van de nieuwe manier van tellen.")
    titel: str = Field(description="Wat er veranderde, in het kort.")
    toelichting: Tekst = Field(description="null als er niets bij staat.")
    gevolg: Breukgevolg = Field(description="Wat u daardoor niet meer kunt vergelijken.")


class NieuwsteCijfer(Niveau):
    """The newest figure of the own municipality."""

    verborgen: str | None = Field(description="Wat u ziet in plaats van een klein aantal: ‘<5’ of ‘verborgen’.")
    kwaliteit: Kwaliteit = Field(description="Hoe vast het cijfer is.")


class IndicatorAntwoord(Antwoord):
    slug: str = Field(description="Het kenmerk van deze indicator.", examples=["woninginbraken"])
    naam: str = Field(description="Hoe de indicator heet.")
    definitie: Tekst = Field(description="Wat er meetelt; null als het niet in onze bronnen staat.")
    zegt_niet: Tekst = Field(description="Waarvoor u dit cijfer niet moet gebruiken; null als wij niets weten.")
    teller: str = Field(description="Wat er geteld wordt.")
    aard: Indicatoraard = Field(description="Wat voor cijfer het is.")
    soort: Meetsoort = Field(description="Hoe er gemeten is.")
    noemersoort: Noemersoort = Field(description="Waar wij het aantal door delen.")
    per: int | None = Field(description="Per hoeveel inwoners, woningen of jongeren; null als wij niet delen.")
    eenheid: str | None = Field(description="Wat achter de waarde staat; null bij een kaal aantal.")
    decimalen: int = Field(description="Met hoeveel decimalen de pagina de waarde laat zien.")
    gewenste_richting: Richting = Field(description="Welke kant het op moet gaan.")
    optelbaar: bool = Field(description="Of delen van een jaar samen het jaar zijn.")
    onthullingsdrempel: int | None = Field(description="Onder dit aantal laten wij het niet precies zien; null: geen.")
    bron: str = Field(description="Waar de cijfers vandaan komen.")
    broncode: str | None = Field(description="Hoe die bron het cijfer noemt; null als wij dat niet weten.")
    onderdeel_van: Verwijzing | None = Field(description="Het geheel waar dit een deel van is.")
    onderdelen: list[Verwijzing] = Field(description="De indicatoren die een deel van deze zijn.")
    reeksbreuken: list[ReeksbreukAntwoord] = Field(description="Wanneer de manier van tellen veranderde.")
    nieuwste: NieuwsteCijfer | None = Field(description="Het nieuwste cijfer van de gemeente zelf.")
    webpagina: str = Field(description="De pagina voor lezers.")


class IndicatorMetAntwoord(IndicatorAntwoord):
    antwoord: str = Field(description="De zin boven aan de pagina: hoe staat het ervoor?")


def _velden(indicator: Indicator, onderdelen: Iterable[Indicator], reeks: Reeks) -> dict:
    return {
        "slug": indicator.slug,
        "naam": indicator.naam,
        "definitie": indicator.definitie,
        "zegt_niet": indicator.zegt_niet,
        "teller": indicator.teller,
        "aard": indicator.aard,
        "soort": indicator.soort,
        "noemersoort": indicator.noemersoort,
        "per": None if indicator.noemersoort == Noemersoort.GEEN else indicator.per,
        "eenheid": indicator.maateenheid or None,
        "decimalen": indicator.decimalen,
        "gewenste_richting": indicator.gewenste_richting,
        "optelbaar": indicator.optelbaar,
        "onthullingsdrempel": indicator.onthullingsdrempel,
        "bron": indicator.bron,
        "broncode": indicator.broncode or None,
        "onderdeel_van": Verwijzing.naar(indicator.onderdeel_van),
        "onderdelen": [Verwijzing.naar(deel) for deel in onderdelen],
        "reeksbreuken": [
            ReeksbreukAntwoord(vanaf=breuk.datum, titel=breuk.titel, toelichting=breuk.toelichting, gevolg=breuk.gevolg)
            for breuk in reeks.breuken
        ],
        "nieuwste": _nieuwste(reeks),
        "webpagina": webpagina_van(indicator),
    }


def _nieuwste(reeks: Reeks) -> NieuwsteCijfer | None:
    gemeten = [punt for periode in reeks.perioden if not (punt := reeks.punt(periode)).leeg]
    return _cijfer(reeks, gemeten[-1]) if gemeten else None


def _cijfer(reeks: Reeks, punt: Punt) -> NieuwsteCijfer:
    return NieuwsteCijfer(
        **dict(Niveau.van(punt, reeks.afgerond_tarief(punt) if reeks.tarief(punt) is not None else None)),
        verborgen=punt.verborgen or None,
        kwaliteit=reeks.kwaliteit_van(punt),
    )


def _antwoorden(indicatoren) -> list[IndicatorAntwoord]:
    gebied = eigen_gebied()
    reeksen = reeksen_voor(indicatoren, [gebied])
    return [
        IndicatorAntwoord(**_velden(indicator, indicator.onderdelen.all(), reeksen[indicator.pk, gebied.pk]))
        for indicator in indicatoren
    ]


@lees(
    router,
    "/indicatoren",
    Pagina[IndicatorAntwoord],
    naam="indicatoren",
    vraag=IndicatorVraag,
    summary="Alle indicatoren",
)
def indicatoren(request, vraag: Query[IndicatorVraag]):
    zoek = {naam: waarde for naam in ("aard", "soort") if (waarde := getattr(vraag, naam))}
    rijen = Indicator.objects.select_related("onderdeel_van").prefetch_related("onderdelen")
    return blader(rijen.filter(**zoek).order_by("volgorde", "naam", "slug"), vraag, _antwoorden)


@lees(
    router,
    "/indicatoren/{slug}",
    IndicatorMetAntwoord,
    naam="indicator",
    summary="Eén indicator, met hoe het ervoor staat",
)
def indicator(request, slug: str):
    overzicht = Overzicht(slug)
    onderdelen = [deel for deel, _ in overzicht.onderdelen]
    return IndicatorMetAntwoord(**_velden(overzicht.indicator, onderdelen, overzicht.hier), antwoord=overzicht.antwoord)
