"""One version of a report: its texts, verdicts, figures and numbers as they were frozen, and what they are today."""

import datetime
from collections.abc import Iterable
from html import unescape

from django.db.models.functions import Length
from django.urls import reverse
from django.utils.html import strip_tags
from ninja import Field, Router

from rapportages.enums import Bestandsoort, Grootheid, Paragraafsoort, Spoor
from rapportages.lezen.pagina import Rapportpagina
from rapportages.models import Bestand
from rapportages.verslag.bevriezen import kanonieke_tekst, opnamen_van
from rapportages.verslag.delen import Figuurdeel, Getal
from rapportages.verslag.leesbaar import Doelregel, Leesalinea, Leesdoel, Leesonderwerp, Leesthema
from themas.enums import Oordeel, Zekerheid
from themas.gemeente import heel_adres
from veiligheid.api.adres import lees
from veiligheid.api.bouwstenen import PeriodeAntwoord, Verwijzing
from veiligheid.api.delen import Tekst, een_van
from veiligheid.api.rapportages import Ingetrokken, Rechtgezet, ingetrokken, rechtgezet
from veiligheid.api.vorm import Antwoord


router = Router(tags=["Rapportages"])
JSON = "json"


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


class Rapportbestand(Antwoord):
    """A file of a version."""

    soort: een_van((*Bestandsoort, JSON)) = Field(description="PDF, Word, of alles wat bevroren is als JSON.")
    adres: str = Field(description="Waar u het ophaalt.")
    grootte: int = Field(description="In bytes.")
    sha256: str = Field(description="De SHA-256 van het bestand; van de JSON is dat die van de versie.")


class Rapportversie(Antwoord):
    """One version of a report, all of it."""

    slug: str = Field(description="Het kenmerk van de rapportage.")
    nummer: int = Field(description="Het nummer van de versie.")
    titel: str = Field(description="Hoe de rapportage in deze versie heet.")
    plan: Verwijzing = Field(description="Over welk plan zij gaat.")
    periode: PeriodeAntwoord = Field(description="Over welke periode zij gaat.")
    peiljaar: int | None = Field(description="Het jaar waarmee is vergeleken; null als het plan er geen noemt.")
    gepubliceerd_op: datetime.datetime = Field(description="Sinds wanneer deze versie openbaar is.")
    sha256: str = Field(description="De vingerafdruk van alles wat in deze versie is bevroren.")
    nieuwere: int | None = Field(description="Het nummer van de nieuwste versie; null als dat deze is.")
    intrekking: Ingetrokken | None = Field(description="Dat de rapportage niet meer geldt; null als zij nog geldt.")
    rectificaties: list[Rechtgezet] = Field(description="Wat er met deze versie is rechtgezet.")
    aantal_bijgesteld: int = Field(description="Hoeveel cijfers en oordelen vandaag anders zijn.")
    algemeen: Alineatekst | None = Field(description="Het algemene beeld; null als dat er niet in staat.")
    themas: list[Rapportthema] = Field(description="De thema's, in de volgorde van het rapport.")
    getallen: list[Rapportgetal] = Field(description="De getallen in de teksten, zoals ze zijn bevroren.")
    noten: list[Rapportnoot] = Field(description="De voetnoten.")
    bronnen: list[str] = Field(description="Waar de cijfers vandaan komen.")
    bestanden: list[Rapportbestand] = Field(description="Wat u kunt ophalen; leeg na een intrekking.")
    pagina: str = Field(description="De pagina voor lezers.")


def zonder_opmaak(html: str) -> str:
    return unescape(strip_tags(html)).strip()


def _alinea(lees_: Leesalinea) -> Alineatekst:
    deel = lees_.alinea
    return Alineatekst(
        kop=lees_.kop,
        soort=deel.soort,
        spoor=deel.spoor.value or None,
        html=lees_.html,
        tekst=zonder_opmaak(lees_.html),
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
        alineas=[_alinea(alinea) for alinea in (*deel.beeld, *deel.gedaan, *deel.voortgang)],
        cijfers=[Loscijfer(indicator=slug, naam=naam, tekst=tekst) for naam, slug, tekst in deel.deel.cijfers],
    )


def _thema(thema: Leesthema) -> Rapportthema:
    deel = thema.deel
    onderwerpen = [_onderwerp(onderwerp) for onderwerp in thema.onderwerpen]
    return Rapportthema(thema=deel.thema, nummer=deel.nummer, naam=deel.naam, onderwerpen=onderwerpen)


def _getal(getal: Getal, bijgesteld: dict[str, tuple[str, str]]) -> Rapportgetal:
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


def _bestanden(pagina: Rapportpagina) -> Iterable[Rapportbestand]:
    """None of a withdrawn report: its page does not offer them either."""
    if pagina.openbaar.intrekking:
        return
    versie = pagina.versie
    plek = [pagina.rapportage.slug, versie.nummer]
    rijen = Bestand.objects.filter(versie=versie).order_by("-soort")
    for rij in rijen.annotate(grootte=Length("inhoud")).defer("inhoud"):
        pad = reverse(f"rapport{rij.soort}", args=plek)
        yield Rapportbestand(soort=rij.soort, adres=heel_adres(pad), grootte=rij.grootte, sha256=rij.sha256)
    tekst = kanonieke_tekst(versie, opnamen_van(versie)).encode()
    pad = reverse("rapporttekst", args=plek)
    yield Rapportbestand(soort=JSON, adres=heel_adres(pad), grootte=len(tekst), sha256=versie.sha256)


@lees(
    router,
    "/rapportages/{slug}/versies/{nummer}",
    Rapportversie,
    naam="rapportversie",
    summary="Eén versie van een rapportage, met alle tekst",
)
def rapportversie(request, slug: str, nummer: int):
    pagina = Rapportpagina(slug, nummer)
    versie, verslag, bijgesteld = pagina.versie, pagina.verslag, pagina.bijgesteld
    return Rapportversie(
        slug=pagina.rapportage.slug,
        nummer=versie.nummer,
        titel=versie.titel,
        plan=Verwijzing.naar(pagina.rapportage.plan),
        periode=PeriodeAntwoord.van(pagina.rapportage.periode.puur),
        peiljaar=verslag.kop.peiljaar,
        gepubliceerd_op=versie.zichtbaar_vanaf,
        sha256=versie.sha256,
        nieuwere=pagina.nieuwere and pagina.nieuwere.nummer,
        intrekking=ingetrokken(pagina.openbaar.intrekking),
        rectificaties=[rechtgezet(rij) for rij in pagina.eigen_rectificaties],
        aantal_bijgesteld=bijgesteld.aantal,
        algemeen=_alinea(verslag.algemeen) if verslag.algemeen else None,
        themas=[_thema(thema) for thema in verslag.themas],
        getallen=[_getal(getal, bijgesteld.getallen) for getal in pagina.bevroren.getallen.values()],
        noten=[Rapportnoot(nummer=n.nummer, html=n.html, tekst=zonder_opmaak(n.html)) for n in verslag.noten],
        bronnen=list(verslag.kop.bronnen),
        bestanden=list(_bestanden(pagina)),
        pagina=heel_adres(reverse("rapportversie", args=[pagina.rapportage.slug, versie.nummer])),
    )
