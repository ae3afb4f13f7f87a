"""Reports to the council: the list, one report, and what became of it."""

import datetime

from django.urls import reverse
from ninja import Field, Query, Router

from rapportages.lezen.openbaar import Lijstregel, in_lijst, openbare_rapportages
from rapportages.lezen.pagina import Rapportpagina
from rapportages.models import Intrekking, Rectificatie, Versie
from themas.gemeente import heel_adres
from veiligheid.api.adres import lees
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk
from veiligheid.api.onderdelen import PeriodeAntwoord, Verwijzing, webpagina_van
from veiligheid.api.vorm import Antwoord
from veiligheid.api.waarden import Tekst


router = Router(tags=["Rapportages"])


class Ingetrokken(Antwoord):
    """That a report no longer holds."""

    op: datetime.datetime = Field(description="Sinds wanneer de rapportage niet meer geldt.")
    reden: str = Field(description="Waarom zij is ingetrokken.")


class Rechtgezet(Antwoord):
    """One correction of a report."""

    datum: datetime.date = Field(description="Van welke dag de rectificatie is.")
    wat_er_stond: str = Field(description="Wat er fout stond.")
    wat_het_is: str = Field(description="Wat het moet zijn.")
    reden: str = Field(description="Waarom het fout was.")
    bron: Tekst = Field(description="Waar dit staat; null als de gemeente het zelf zag.")
    versie: int | None = Field(description="In welke versie het is verbeterd; null als het rapport geen tekst heeft.")


class Rapport(Antwoord):
    """A report in a list."""

    slug: str = Field(description="Het kenmerk van deze rapportage.")
    titel: str = Field(description="Hoe de rapportage heet.")
    plan: Verwijzing = Field(description="Over welk plan zij gaat.")
    periode: PeriodeAntwoord = Field(description="Over welke periode zij gaat.")
    alleen_titel: bool = Field(description="Of wij alleen de titel kennen, en de tekst niet in onze bronnen staat.")
    versie: int | None = Field(description="Het nummer van de nieuwste versie; null als er geen tekst is.")
    gepubliceerd_op: datetime.datetime | None = Field(description="Sinds wanneer die versie openbaar is; anders null.")
    aantal_rectificaties: int = Field(description="Hoe vaak er iets is rechtgezet.")
    intrekking: Ingetrokken | None = Field(description="Dat zij niet meer geldt; null als zij nog geldt.")
    webpagina: str = Field(description="De pagina voor lezers.")


class Versieregel(Antwoord):
    """A version in a list."""

    nummer: int = Field(description="Het nummer van de versie.")
    titel: str = Field(description="Hoe de rapportage in deze versie heet.")
    gepubliceerd_op: datetime.datetime = Field(description="Sinds wanneer deze versie openbaar is.")
    nieuwste: bool = Field(description="Of er geen nieuwere versie is.")
    sha256: str = Field(description="De vingerafdruk van alles wat in deze versie is bevroren.")
    webpagina: str = Field(description="De pagina voor lezers.")


class HeelRapport(Rapport):
    """A report with its versions and corrections; the text stands with each version."""

    bekend: Tekst = Field(description="Wat wij weten van een rapportage zonder tekst; anders null.")
    bron: Tekst = Field(description="Waar staat dat deze rapportage zonder tekst er is; anders null.")
    bron_url: Tekst = Field(description="Het adres van die bron; anders null.")
    versies: list[Versieregel] = Field(description="De nieuwste eerst; leeg als er geen tekst is.")
    rectificaties: list[Rechtgezet] = Field(description="De nieuwste eerst.")


def rechtgezet(rij: Rectificatie) -> Rechtgezet:
    zelfde = ("datum", "wat_er_stond", "wat_het_is", "reden", "bron")
    return Rechtgezet(**{naam: getattr(rij, naam) for naam in zelfde}, versie=rij.versie.nummer if rij.versie else None)


def ingetrokken(intrekking: Intrekking | None) -> Ingetrokken | None:
    return intrekking and Ingetrokken(op=intrekking.op, reden=intrekking.reden)


def _rapport(regel: Lijstregel) -> Rapport:
    rij = regel.rapportage
    return Rapport(
        slug=rij.slug,
        titel=regel.titel,
        plan=Verwijzing.naar(rij.plan),
        periode=PeriodeAntwoord.van(rij.periode.puur),
        alleen_titel=regel.alleen_titel,
        versie=rij.laatste_nummer,
        gepubliceerd_op=rij.laatste_op,
        aantal_rectificaties=rij.verbeterd or 0,
        intrekking=ingetrokken(regel.intrekking),
        webpagina=webpagina_van(rij),
    )


def _versie(versie: Versie, pagina: Rapportpagina) -> Versieregel:
    return Versieregel(
        nummer=versie.nummer,
        titel=versie.titel,
        gepubliceerd_op=versie.zichtbaar_vanaf,
        nieuwste=versie == pagina.openbaar.versie,
        sha256=versie.sha256,
        webpagina=heel_adres(reverse("rapportversie", args=[pagina.rapportage.slug, versie.nummer])),
    )


def _heel_rapport(pagina: Rapportpagina) -> HeelRapport:
    rij, versie = pagina.rapportage, pagina.versie
    zonder_tekst = {naam: None if versie else getattr(rij, naam) for naam in ("bekend", "bron", "bron_url")}
    return HeelRapport(
        slug=rij.slug,
        titel=pagina.titel,
        plan=Verwijzing.naar(rij.plan),
        periode=PeriodeAntwoord.van(rij.periode.puur),
        alleen_titel=versie is None,
        versie=versie and versie.nummer,
        gepubliceerd_op=versie and versie.zichtbaar_vanaf,
        aantal_rectificaties=len(pagina.rectificaties),
        intrekking=ingetrokken(pagina.openbaar.intrekking),
        webpagina=webpagina_van(rij),
        versies=[_versie(versie, pagina) for versie in pagina.openbaar.versies],
        rectificaties=[rechtgezet(rij) for rij in pagina.rectificaties],
        **zonder_tekst,
    )


@lees(router, "/rapportages", Pagina[Rapport], naam="rapportages", vraag=Bladervraag, summary="Alle rapportages")
def rapportages(request, vraag: Query[Bladervraag]):
    return blader(in_lijst(openbare_rapportages()), vraag, elk(_rapport))


@lees(router, "/rapportages/{slug}", HeelRapport, naam="rapportage", summary="Eén rapportage")
def rapportage(request, slug: str):
    return _heel_rapport(Rapportpagina(slug))


@lees(
    router,
    "/rapportages/{slug}/versies",
    Pagina[Versieregel],
    naam="rapportversies",
    vraag=Bladervraag,
    summary="De versies van een rapportage",
)
def versies(request, slug: str, vraag: Query[Bladervraag]):
    pagina = Rapportpagina(slug)
    return blader(pagina.openbaar.versies, vraag, elk(lambda versie: _versie(versie, pagina)))
