"""What answers and questions of the API look like: names in camelCase, pages of a list, and one shape for errors."""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar

from django.conf import settings
from django.db.models import QuerySet
from ninja import Field, Schema
from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError


Ding = TypeVar("Ding")
Rij = TypeVar("Rij")
#: A page number that no list reaches, and that a database still counts with.
LAATSTE_PAGINA = 1_000_000


def _alleen_cijfers(waarde: Any) -> Any:
    """Python also reads ``1_000`` and ``١٢`` as numbers, which the description of the API does not promise."""
    if isinstance(waarde, str) and not re.fullmatch(r"-?[0-9]{1,18}", waarde):
        raise PydanticCustomError("int_parsing", "geen heel getal")
    return waarde


def heel(vanaf: int, tot_en_met: int) -> Any:
    """A whole number in a question."""
    return Annotated[int, Field(ge=vanaf, le=tot_en_met), BeforeValidator(_alleen_cijfers)]


def _alleen_een_dag(waarde: Any) -> Any:
    """Pydantic also reads ``0`` as a day, and a moment at midnight, which the description does not promise."""
    if isinstance(waarde, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", waarde):
        raise PydanticCustomError("date_parsing", "geen dag")
    return waarde


#: A day in a question.
Dag = Annotated[datetime.date, BeforeValidator(_alleen_een_dag)]
#: What an address is made of. Nothing else can name a row, so anything else is refused before the database sees it.
Slug = Annotated[str, Field(pattern="^[-a-zA-Z0-9_]+$", max_length=80)]
#: A number as JSON has them. A double keeps the 14 digits that a figure can have (0054).
Getal = Annotated[Decimal, PlainSerializer(float, return_type=float)]


class Antwoord(BaseModel):
    """Base of all that the API answers: each field is there in every answer, null where we do not know.

    Not ninja's ``Schema``: that reads every answer twice at each depth, to look for what we do not use.
    """

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        from_attributes=True,
        extra="forbid",
        json_schema_serialization_defaults_required=True,
    )


class Vraag(Schema):
    """Base of what an address may ask after the question mark; a name that is not here is refused with 400."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False, extra="forbid")

    @classmethod
    def namen(cls) -> list[str]:
        return [veld.alias or naam for naam, veld in cls.model_fields.items()]


class Bladervraag(Vraag):
    """Which part of a list."""

    pagina: heel(1, LAATSTE_PAGINA) = Field(
        1, description="Welke pagina; de eerste is 1. Na de laatste komen lege pagina's.", examples=[1]
    )
    per_pagina: heel(1, settings.API_PER_PAGINA_MAX) = Field(
        settings.API_PER_PAGINA, description="Hoeveel er op een pagina staan.", examples=[settings.API_PER_PAGINA]
    )


class Pagina(Antwoord, Generic[Ding]):
    """One page of a list; a page after the last is empty, which is no error."""

    aantal: int = Field(description="Hoeveel er in de hele lijst staan.")
    pagina: int = Field(description="Welke pagina dit is.")
    per_pagina: int = Field(description="Hoeveel er hoogstens op een pagina staan.")
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

    type: str = Field("about:blank", description="Altijd about:blank: de status zegt welke soort fout het is.")
    status: int = Field(description="De statuscode van HTTP, nog een keer.")
    title: str = Field(description="Welke soort fout het is.")
    detail: str = Field(description="Wat er misgaat, en hoe u het wel kunt vragen.")
    gebreken: list[Gebrek] = Field([], description="Bij 400: alles wat niet klopt aan de vraag.")
