"""What answers and questions of the API look like: names in camelCase, pages of a list, and one shape for errors."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Generic, TypeVar

from django.conf import settings
from django.db.models import QuerySet
from ninja import Field, Schema
from pydantic import ConfigDict
from pydantic.alias_generators import to_camel


Ding = TypeVar("Ding")
Rij = TypeVar("Rij")
#: A page number that no list reaches, and that a database still counts with.
LAATSTE_PAGINA = 1_000_000


class Antwoord(Schema):
    """Base of all that the API answers: each field is there in every answer, null where we do not know."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, from_attributes=True, extra="forbid")


class Vraag(Schema):
    """Base of what an address may ask after the question mark; a name that is not here is refused with 400."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False, extra="forbid")

    @classmethod
    def namen(cls) -> list[str]:
        return [veld.alias or naam for naam, veld in cls.model_fields.items()]


class Bladervraag(Vraag):
    """Which part of a list."""

    pagina: Annotated[int, Field(ge=1, le=LAATSTE_PAGINA)] = Field(1, description="Welke pagina; de eerste is 1.")
    per_pagina: Annotated[int, Field(ge=1, le=settings.API_PER_PAGINA_MAX)] = Field(
        settings.API_PER_PAGINA, description="Hoeveel er op een pagina staan."
    )


class Pagina(Antwoord, Generic[Ding]):
    """One page of a list; a page after the last is empty, which is no error."""

    aantal: int = Field(description="Hoeveel er in de hele lijst staan.")
    pagina: int
    per_pagina: int
    paginas: int = Field(description="Hoeveel pagina's er zijn; 0 als de lijst leeg is.")
    resultaten: list[Ding]


def blader(rijen: QuerySet | Sequence[Rij], vraag: Bladervraag, maak: Callable[[Iterable[Rij]], list]) -> dict:
    """One page as ``Pagina`` takes it; ``maak`` makes answers of the rows of this page alone."""
    aantal = rijen.count() if isinstance(rijen, QuerySet) else len(rijen)
    begin = (vraag.pagina - 1) * vraag.per_pagina
    deel = list(rijen[begin : begin + vraag.per_pagina]) if begin < aantal else []
    return {
        "aantal": aantal,
        "pagina": vraag.pagina,
        "per_pagina": vraag.per_pagina,
        "paginas": -(-aantal // vraag.per_pagina),
        "resultaten": maak(deel),
    }


class Gebrek(Antwoord):
    """One thing that is wrong with what was asked."""

    plaats: str = Field(description="Waar het misgaat, zoals de naam van een filter.")
    melding: str


class Probleem(Antwoord):
    """Each error, by RFC 9457."""

    type: str = "about:blank"
    status: int
    title: str
    detail: str
    gebreken: list[Gebrek] = Field([], description="Bij 400: alles wat niet klopt aan de vraag.")
