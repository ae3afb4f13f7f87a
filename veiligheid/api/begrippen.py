"""The glossary: words that not everybody knows, with what we mean by them."""

from ninja import Field, Query, Router

from themas.models import Begrip
from veiligheid.api.adres import lees
from veiligheid.api.fouten import kort
from veiligheid.api.lijsten import Bladervraag, Pagina, blader, elk
from veiligheid.api.onderdelen import webpagina_van
from veiligheid.api.opzoeken import zoek_op
from veiligheid.api.vorm import Antwoord


router = Router(tags=["Begrippen"])


class Woord(Antwoord):
    """One word of the glossary."""

    slug: str = Field(description="Het kenmerk van dit woord.")
    naam: str = Field(description="Het woord zelf.")
    ook: list[str] = Field(description="Andere woorden voor hetzelfde.")
    uitleg: str = Field(description="Wat wij ermee bedoelen.")
    webpagina: str = Field(description="Waar een lezer het vindt.")


def _woord(rij: Begrip) -> Woord:
    ook = [woord.strip() for woord in rij.ook.split(",") if woord.strip()]
    return Woord(slug=rij.slug, naam=rij.naam, ook=ook, uitleg=rij.uitleg, webpagina=webpagina_van(rij))


@lees(router, "/begrippen", Pagina[Woord], naam="begrippen", vraag=Bladervraag, summary="Alle begrippen")
def begrippen(request, vraag: Query[Bladervraag]):
    return blader(Begrip.objects.order_by("naam", "slug"), vraag, elk(_woord))


@lees(router, "/begrippen/{slug}", Woord, naam="begrip", summary="Eén begrip")
def begrip(request, slug: str):
    return _woord(zoek_op(Begrip.objects.all(), f"Het begrip ‘{kort(slug)}’ kennen wij niet.", slug=slug))
