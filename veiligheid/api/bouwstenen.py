"""What answers of several rooms are built of: where something leads, where it comes from, what was filtered on."""

from decimal import Decimal
from typing import Annotated, Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404
from ninja import Field

from themas.berekening import Periode
from themas.gemeente import heel_adres
from themas.models import Gebied
from veiligheid.api.fouten import LENGTE
from veiligheid.api.vorm import Antwoord, Getal


Rij = TypeVar("Rij", bound=Model)
Gebiedcode = Annotated[str, Field(pattern="^[A-Z][A-Z0-9-]+$", max_length=20, examples=["GM0034"])]


class Verwijzing(Antwoord):
    """The name by which another list of the API knows something, and the name for people."""

    slug: str
    naam: str

    @classmethod
    def naar(cls, ding: Any) -> "Verwijzing | None":
        return cls(slug=ding.slug, naam=ding.naam) if ding else None


class GebiedVerwijzing(Antwoord):
    code: str = Field(examples=["GM0034"])
    naam: str

    @classmethod
    def naar(cls, gebied: Gebied | None) -> "GebiedVerwijzing | None":
        return cls(code=gebied.code, naam=gebied.naam) if gebied else None


class PeriodeAntwoord(Antwoord):
    code: str = Field(description="2019, 2019-H1 (half jaar) of 2019-K1 (kwartaal).", examples=["2019-H1"])
    naam: str = Field(description="Zoals mensen het zeggen.", examples=["1e helft 2019"])

    @classmethod
    def van(cls, periode: Periode | None) -> "PeriodeAntwoord | None":
        return cls(code=periode.code, naam=periode.label) if periode else None


class Niveau(Antwoord):
    """Where a figure stood in one period."""

    periode: PeriodeAntwoord
    aantal: int | None = Field(description="null: niet bekend, of verborgen. Nooit 0 als wij het niet weten.")
    waarde: Getal | None = Field(description="Naar verhouding, of wat de bron meldt; in de eenheid van de indicator.")

    @classmethod
    def van(cls, punt: Any, waarde: Decimal | int | None) -> "Niveau":
        return cls(periode=PeriodeAntwoord.van(punt.periode), aantal=punt.aantal, waarde=waarde)


def pagina_van(ding: Model) -> str:
    """The whole address of the page for readers."""
    return heel_adres(ding.get_absolute_url())


def zoek_op(rijen: QuerySet[Rij], anders: str, **zoek: Any) -> Rij:
    """The one row that an address names; Http404 with ``anders``."""
    gevonden = rijen.filter(**zoek).first()
    if gevonden is None:
        raise Http404(anders)
    return gevonden


def gekozen(rijen: QuerySet, naam: str, waarde: str, *, waar: str, **zoek: Any) -> Model:
    """The one row that a filter names.

    404 where nobody knows it: an empty list would say that we know it, and that nothing is there.
    """
    anders = f"Bij het filter ‘{naam}’ kennen wij ‘{waarde[:LENGTE]}’ niet. Wat kan staat op /api/v1/{waar}."
    return zoek_op(rijen, anders, **zoek)
