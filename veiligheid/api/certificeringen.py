"""Areas with the mark Keurmerk Veilig Ondernemen: how they stand on a day, and their certificates."""

import datetime

from django.utils import timezone
from ninja import Field, Query, Router

from convenanten.bladen import Keurmerkblad
from convenanten.enums import Keurmerksoort, Keurmerkstand
from convenanten.keurmerk.filters import KeurmerkFilter
from convenanten.keurmerk.rijen import Gebiedrij, rijen_op
from convenanten.keurmerk.tables import KeurmerkTabel
from convenanten.models import Keurmerkgebied
from themas.gemeente import heel_adres
from themas.publicaties import openbare_bladen, openbare_publicatie
from veiligheid.api.adres import lees
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk, gesorteerd, volgordes
from veiligheid.api.moment import KOP, sinds
from veiligheid.api.onderdelen import velden_van
from veiligheid.api.opzoeken import gevraagd
from veiligheid.api.vorm import Antwoord, Vraag
from veiligheid.api.waarden import GEEN_BRON, Dag, Tekst


router = Router(tags=["Certificeringen"])
ONBEKEND = "Dit gebied kennen wij niet. Vraag /certificeringen welke gebieden er zijn."
OP_DAG = "Hoe het op deze dag is, volgens de certificaten die wij nu kennen. Anders vandaag."


class Certificaat(Antwoord):
    """That an area has the mark, from a day until a day."""

    geldig_van: datetime.date | None = Field(description=f"De eerste dag; {GEEN_BRON}.")
    geldig_tot: datetime.date | None = Field(description=f"De laatste dag, die nog meetelt; {GEEN_BRON}.")
    wanneer: Tekst = Field(description="Het begin in de woorden van de bron, als die geen dag noemt; anders null.")
    hercertificering: bool = Field(description="Of het gebied het keurmerk al had.")
    toelichting: Tekst = Field(description="Wat u erbij moet weten; null als er niets bij staat.")
    bron: str = Field(description="Waar dit staat.")


class Gebiedmetkeurmerk(Antwoord):
    """An area that had the mark at some time, as it stands on a day."""

    slug: str = Field(description="Het kenmerk van dit gebied.")
    naam: str = Field(description="Hoe het gebied heet.")
    soort: Keurmerksoort = Field(description="Wat voor gebied het is.")
    dag: datetime.date = Field(description="De dag waarop wij kijken.")
    stand: Keurmerkstand = Field(description="Of het gebied op die dag het keurmerk had.")
    toelichting: Tekst = Field(description="Wat u erbij moet weten; null als er niets bij staat.")
    certificaten: list[Certificaat] = Field(description="Alle certificaten die wij kennen, het oudste eerst.")
    bron: str = Field(description="Waar dit staat.")
    webpagina: str = Field(description="De plek op de pagina voor lezers.")


class Dagvraag(Vraag):
    """On which day."""

    dag: Dag | None = Field(None, description=OP_DAG)


class Keurmerkvraag(Bladervraag):
    """What the areas can be narrowed to, as on the page."""

    dag: Dag | None = Field(None, description=OP_DAG)
    soort: Keurmerksoort | None = Field(None, description="Alleen deze soort gebied.")
    stand: Keurmerkstand | None = Field(None, description="Alleen wat er op die dag zo voor staat.")
    sorteer: volgordes(KeurmerkTabel) | None = Field(
        None, description="Waarop te sorteren. Met een min ervoor andersom. Anders op soort en naam."
    )


def _gebied(rij: Gebiedrij) -> Gebiedmetkeurmerk:
    pad = Keurmerkgebied(slug=rij.blad.slug).get_absolute_url()
    return Gebiedmetkeurmerk(**velden_van(rij.blad), dag=rij.dag, stand=rij.stand, webpagina=heel_adres(pad))


@lees(
    router,
    "/certificeringen",
    Pagina[Gebiedmetkeurmerk],
    naam="certificeringen",
    vraag=Keurmerkvraag,
    summary="Gebieden met het Keurmerk Veilig Ondernemen",
)
def certificeringen(request, vraag: Query[Keurmerkvraag]):
    vandaag = timezone.localdate()
    rijen = rijen_op(openbare_bladen(Keurmerkgebied, Keurmerkblad), vraag.dag or vandaag)
    rijen = KeurmerkFilter(gevraagd(soort=vraag.soort, stand=vraag.stand), vandaag=vandaag).passend(rijen)
    return blader(gesorteerd(KeurmerkTabel, rijen, vraag.sorteer), vraag, elk(_gebied))


@lees(
    router,
    "/certificeringen/{slug}",
    Gebiedmetkeurmerk,
    naam="certificering",
    vraag=Dagvraag,
    koppen=[KOP],
    summary="Eén gebied",
)
def certificering(request, slug: str, vraag: Query[Dagvraag]):
    publicatie = openbare_publicatie(Keurmerkgebied, slug, anders=ONBEKEND)
    if vraag.dag:  # without one the answer changes each night
        sinds(request, publicatie)
    return _gebied(Gebiedrij(publicatie.blad(Keurmerkblad), vraag.dag or timezone.localdate()))
