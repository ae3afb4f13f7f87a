"""What is measured: how it is counted, and how it stands in the own municipality."""

import datetime

from ninja import Field, Query, Router

from themas.berekening import Punt, Reeks
from themas.enums import Breukgevolg, Indicatoraard, Kwaliteit, Meetsoort, Noemersoort, Richting
from themas.gemeente import eigen_gebied
from themas.models import Indicator
from themas.overzicht import Overzicht
from themas.reeksen import reeksen_voor
from veiligheid.api.adres import lees
from veiligheid.api.bouwstenen import Niveau, Verwijzing, pagina_van, zoek_op
from veiligheid.api.delen import Tekst
from veiligheid.api.vorm import Antwoord, Bladervraag, Pagina, blader


router = Router(tags=["Indicatoren en cijfers"])


class IndicatorVraag(Bladervraag):
    aard: Indicatoraard | None = Field(None, description="Alleen indicatoren van deze aard.")
    soort: Meetsoort | None = Field(None, description="Alleen indicatoren van deze soort.")


class ReeksbreukAntwoord(Antwoord):
    vanaf: datetime.date
    titel: str
    toelichting: Tekst = Field(description="null als er niets bij staat.")
    gevolg: Breukgevolg


class NieuwsteCijfer(Niveau):
    """The newest figure of the own municipality."""

    verborgen: str | None = Field(description="Wat u ziet in plaats van een klein aantal: ‘<5’ of ‘verborgen’.")
    kwaliteit: Kwaliteit


class IndicatorAntwoord(Antwoord):
    slug: str = Field(examples=["woninginbraken"])
    naam: str
    definitie: Tekst = Field(description="Wat er meetelt; null als het niet in onze bronnen staat.")
    zegt_niet: Tekst = Field(description="Waarvoor u dit cijfer niet moet gebruiken; null als wij niets weten.")
    teller: str = Field(description="Wat er geteld wordt.")
    aard: Indicatoraard
    soort: Meetsoort
    noemersoort: Noemersoort = Field(description="Waar wij het aantal door delen.")
    per: int | None = Field(description="Per hoeveel inwoners, woningen of jongeren; null als wij niet delen.")
    eenheid: str | None = Field(description="Wat achter de waarde staat; null bij een kaal aantal.")
    decimalen: int
    gewenste_richting: Richting
    optelbaar: bool = Field(description="Of delen van een jaar samen het jaar zijn.")
    onthullingsdrempel: int | None = Field(description="Onder dit aantal laten wij het niet precies zien; null: geen.")
    bron: str
    broncode: str | None
    onderdeel_van: Verwijzing | None = Field(description="Het geheel waar dit een deel van is.")
    onderdelen: list[Verwijzing]
    reeksbreuken: list[ReeksbreukAntwoord] = Field(description="Wanneer de manier van tellen veranderde.")
    nieuwste: NieuwsteCijfer | None = Field(description="Het nieuwste cijfer van de gemeente zelf.")
    pagina: str = Field(description="De pagina voor lezers.")


class IndicatorMetAntwoord(IndicatorAntwoord):
    antwoord: str = Field(description="De zin boven aan de pagina: hoe staat het ervoor?")


def _velden(indicator: Indicator, reeks: Reeks) -> dict:
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
        "onderdelen": [Verwijzing.naar(deel) for deel in indicator.onderdelen.all()],
        "reeksbreuken": [
            ReeksbreukAntwoord(vanaf=breuk.datum, titel=breuk.titel, toelichting=breuk.toelichting, gevolg=breuk.gevolg)
            for breuk in reeks.breuken
        ],
        "nieuwste": _nieuwste(reeks),
        "pagina": pagina_van(indicator),
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


def _rijen():
    return Indicator.objects.select_related("onderdeel_van").prefetch_related("onderdelen")


def _antwoorden(indicatoren) -> list[IndicatorAntwoord]:
    gebied = eigen_gebied()
    reeksen = reeksen_voor(indicatoren, [gebied])
    return [IndicatorAntwoord(**_velden(indicator, reeksen[indicator.pk, gebied.pk])) for indicator in indicatoren]


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
    return blader(_rijen().filter(**zoek).order_by("volgorde", "naam", "slug"), vraag, _antwoorden)


@lees(
    router,
    "/indicatoren/{slug}",
    IndicatorMetAntwoord,
    naam="indicator",
    summary="Eén indicator, met hoe het ervoor staat",
)
def indicator(request, slug: str):
    indicator = zoek_op(_rijen(), f"De indicator ‘{slug[:60]}’ kennen wij niet.", slug=slug)
    overzicht = Overzicht(slug)
    return IndicatorMetAntwoord(**_velden(indicator, overzicht.hier), antwoord=overzicht.antwoord)
