"""One version of a report, all of it, with its files and what became of it."""

import datetime
from collections.abc import Iterable

from django.db.models.functions import Length
from django.urls import reverse
from ninja import Field, Router

from rapportages.enums import Bestandsoort
from rapportages.lezen.pagina import Rapportpagina
from rapportages.models import Bestand
from rapportages.verslag.bevriezen import kanonieke_tekst
from themas.gemeente import heel_adres
from veiligheid.api.adres import lees
from veiligheid.api.onderdelen import PeriodeAntwoord, Verwijzing
from veiligheid.api.rapportages import Ingetrokken, Rechtgezet, ingetrokken, rechtgezet
from veiligheid.api.rapportdelen import (
    Alineatekst,
    Rapportgetal,
    Rapportnoot,
    Rapportthema,
    alineatekst,
    rapportgetal,
    rapportnoot,
    rapportthema,
)
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import een_van


router = Router(tags=["Rapportages"])
JSON = "json"


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
    webpagina: str = Field(description="De pagina voor lezers.")


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
    tekst = kanonieke_tekst(versie, pagina.opnamen).encode()
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
        algemeen=alineatekst(verslag.algemeen) if verslag.algemeen else None,
        themas=[rapportthema(thema) for thema in verslag.themas],
        getallen=[rapportgetal(getal, bijgesteld.getallen) for getal in pagina.bevroren.getallen.values()],
        noten=[rapportnoot(noot) for noot in verslag.noten],
        bronnen=list(verslag.kop.bronnen),
        bestanden=list(_bestanden(pagina)),
        webpagina=heel_adres(reverse("rapportversie", args=[pagina.rapportage.slug, versie.nummer])),
    )
