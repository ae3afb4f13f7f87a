"""The parts of a report: its texts, verdicts, figures and numbers as they were frozen, and what they are today."""

from html import unescape

from django.utils.html import strip_tags
from ninja import Field

from rapportages.enums import Grootheid, Paragraafsoort, Spoor
from rapportages.verslag.delen import Figuurdeel, Getal
from rapportages.verslag.leesbaar import Doelregel, Leesalinea, Leesdoel, Leesonderwerp, Leesthema
from themas.enums import Oordeel, Zekerheid
from themas.weergave.tekst import Noot
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import Tekst


class Bijgesteld(Antwoord):
    """What read otherwise when the report was published."""

    toen: str = Field(description="Wat er bij de publicatie stond.")
    nu: str = Field(description="Wat het vandaag is.")


class Alineatekst(Antwoord):
    """One text of a report."""

    kop: str = Field(description="De kop erboven.")
    soort: Paragraafsoort = Field(description="Wat voor tekst het is.")
    spoor: Spoor | None = Field(description="Voorkomen, ingrijpen of nazorg; null als dat er niet bij hoort.")
    html: str = Field(description="De tekst zoals de pagina die laat zien.")
    tekst: str = Field(description="Dezelfde tekst zonder opmaak.")
    bron: Tekst = Field(description="Waar dit staat; null als het rapport zelf de bron is.")


class Doelcijfer(Antwoord):
    """A goal with one of its figures."""

    indicator: Tekst = Field(description="De slug van het cijfer; null als mensen dit doel beoordelen.")
    naam: Tekst = Field(description="Hoe het cijfer heet; null als er geen cijfer is.")
    oordeel: Oordeel = Field(description="Het oordeel bij de publicatie.")
    zekerheid: Zekerheid | None = Field(description="Hoe zeker het verschil is; null als er geen verschil is.")
    verschil: Tekst = Field(description="Het verschil zoals een lezer het ziet; null als het er niet is.")
    verschil_waarde: Tekst = Field(description="Het verschil als getal; null als het er niet is.")
    vergelijking: Tekst = Field(description="Waarmee is vergeleken; null als er niet is vergeleken.")
    kopzin: Tekst = Field(description="Het cijfer in een zin; null als er geen cijfer is.")
    waarom_niet: Tekst = Field(description="Waarom er geen oordeel is; null als het er is.")
    voorbehouden: list[str] = Field(description="Wat u erbij moet weten.")
    toelichting: Tekst = Field(description="Wat mensen bij hun oordeel schreven; anders null.")
    bewijs: Tekst = Field(description="Waar dat oordeel op rust; anders null.")
    bron: Tekst = Field(description="Waar het oordeel staat; anders null.")
    bijgesteld: Bijgesteld | None = Field(description="Wat na de publicatie is veranderd; null als dat niets is.")


class Rapportdoel(Antwoord):
    """A goal as the report had it."""

    code: str = Field(description="De code van het doel in het plan.")
    tekst: str = Field(description="Het doel.")
    cijfers: list[Doelcijfer] = Field(description="Een regel voor elk cijfer van het doel.")


class Rapportfiguur(Antwoord):
    """A figure as it was drawn, as a table."""

    indicator: str = Field(description="De slug van het cijfer.")
    titel: str = Field(description="De titel van de figuur.")
    beschrijving: str = Field(description="Wat er in de figuur te zien is.")
    koppen: list[str] = Field(description="De koppen van de tabel bij de figuur.")
    rijen: list[list[str]] = Field(description="De rijen van die tabel; in elke rij eerst de naam.")
    noten: list[str] = Field(description="Wat er onder de figuur staat.")


class Loscijfer(Antwoord):
    """A figure without a goal."""

    indicator: str = Field(description="De slug van het cijfer.")
    naam: str = Field(description="Hoe het cijfer heet.")
    tekst: str = Field(description="Het cijfer in het kort.")


class Rapportonderwerp(Antwoord):
    """A topic of a report."""

    onderwerp: str = Field(description="De slug van het onderwerp.")
    kop: str = Field(description="De kop erboven.")
    doelen: list[Rapportdoel] = Field(description="De doelen met hun oordeel.")
    figuren: list[Rapportfiguur] = Field(description="De figuren.")
    alineas: list[Alineatekst] = Field(description="De teksten, in de volgorde van de pagina.")
    cijfers: list[Loscijfer] = Field(description="Cijfers waar geen doel bij hoort.")


class Rapportthema(Antwoord):
    """A theme of a report."""

    thema: str = Field(description="De slug van het thema.")
    nummer: int = Field(description="Het nummer van het thema in het plan.")
    naam: str = Field(description="Hoe het thema heet.")
    onderwerpen: list[Rapportonderwerp] = Field(description="De onderwerpen waar het rapport iets over zegt.")


class Rapportgetal(Antwoord):
    """A number in a text, bound to a figure."""

    sleutel: str = Field(description="Hoe er in de tekst naar is verwezen.")
    indicator: Tekst = Field(description="De slug van het cijfer.")
    naam: Tekst = Field(description="Hoe het cijfer heet.")
    grootheid: Grootheid = Field(description="Wat het van dat cijfer is.")
    periode: Tekst = Field(description="Over welke periode het gaat; null als dat er niet bij hoort.")
    gebied: Tekst = Field(description="Over welk gebied het gaat; null als dat er niet bij hoort.")
    tekst: str | None = Field(description="Zoals een lezer het bij de publicatie zag; null als er toen geen getal was.")
    waarde: Tekst = Field(description="Hetzelfde als getal; null als er geen getal was, of het een woord is.")
    nu: str | None = Field(description="Wat het vandaag is, als dat iets anders is; anders null.")


class Rapportnoot(Antwoord):
    """A footnote."""

    nummer: int = Field(description="Het nummer in de tekst.")
    html: str = Field(description="De noot zoals de pagina die laat zien.")
    tekst: str = Field(description="Dezelfde noot zonder opmaak.")


def _zonder_opmaak(html: str) -> str:
    return unescape(strip_tags(html)).strip()


def alineatekst(lees_: Leesalinea) -> Alineatekst:
    deel = lees_.alinea
    return Alineatekst(
        kop=lees_.kop,
        soort=deel.soort,
        spoor=deel.spoor.value or None,
        html=lees_.html,
        tekst=_zonder_opmaak(lees_.html),
        bron=deel.bron,
    )


def _doelcijfer(regel: Doelregel) -> Doelcijfer:
    deel = regel.deel
    zelfde = ("indicator", "oordeel", "zekerheid", "verschil", "verschil_waarde", "vergelijking", "kopzin")
    ook = ("waarom_niet", "voorbehouden", "toelichting", "bewijs", "bron")
    anders = regel.bijgesteld and Bijgesteld(toen=regel.bijgesteld[0], nu=regel.bijgesteld[1])
    return Doelcijfer(
        **{naam: getattr(deel, naam) for naam in (*zelfde, *ook)}, naam=deel.indicator_naam, bijgesteld=anders
    )


def _doel(doel: Leesdoel) -> Rapportdoel:
    return Rapportdoel(code=doel.deel.code, tekst=doel.deel.tekst, cijfers=[_doelcijfer(r) for r in doel.regels])


def _figuur(deel: Figuurdeel) -> Rapportfiguur:
    return Rapportfiguur(
        indicator=deel.indicator,
        titel=deel.titel,
        beschrijving=deel.beschrijving,
        koppen=[kop.tekst for kop in deel.koppen],
        rijen=[[rij.naam, *(cel.tekst for cel in rij.cellen)] for rij in deel.rijen],
        noten=[noot.tekst for noot in deel.noten],
    )


def _onderwerp(deel: Leesonderwerp) -> Rapportonderwerp:
    return Rapportonderwerp(
        onderwerp=deel.deel.onderwerp,
        kop=deel.kop,
        doelen=[_doel(doel) for doel in deel.doelen],
        figuren=[_figuur(figuur) for figuur in deel.figuren],
        alineas=[alineatekst(alinea) for alinea in (*deel.beeld, *deel.gedaan, *deel.voortgang)],
        cijfers=[Loscijfer(indicator=slug, naam=naam, tekst=tekst) for naam, slug, tekst in deel.deel.cijfers],
    )


def rapportthema(thema: Leesthema) -> Rapportthema:
    deel = thema.deel
    onderwerpen = [_onderwerp(onderwerp) for onderwerp in thema.onderwerpen]
    return Rapportthema(thema=deel.thema, nummer=deel.nummer, naam=deel.naam, onderwerpen=onderwerpen)


def rapportgetal(getal: Getal, bijgesteld: dict[str, tuple[str, str]]) -> Rapportgetal:
    return Rapportgetal(
        sleutel=getal.sleutel,
        indicator=getal.indicator,
        naam=getal.indicator_naam,
        grootheid=getal.grootheid,
        periode=getal.periode,
        gebied=getal.gebied,
        tekst=None if getal.fout else getal.tekst,
        waarde=getal.waarde,
        nu=bijgesteld[getal.sleutel][1] if getal.sleutel in bijgesteld else None,
    )


def rapportnoot(noot: Noot) -> Rapportnoot:
    return Rapportnoot(nummer=noot.nummer, html=noot.html, tekst=_zonder_opmaak(noot.html))
