"""How single values are written in questions and answers: numbers, days, slugs, text that may be unknown."""

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field
from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError


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


def een_van(waarden: Iterable[str]) -> Any:
    return Literal[tuple(waarden)]


# In questions

#: A day.
Dag = Annotated[datetime.date, BeforeValidator(_alleen_een_dag)]
#: What an address is made of. Nothing else can name a row, so anything else is refused before the database sees it.
Slug = Annotated[str, Field(pattern="^[-a-zA-Z0-9_]+$", max_length=80)]
Gebiedcode = Annotated[str, Field(pattern="^[A-Z][A-Z0-9-]+$", max_length=20, examples=["GM0034"])]
#: A theme or topic of a plan, as the filters of pages name it.
Onderwerpplek = Annotated[str, Field(pattern="^[-a-zA-Z0-9_]+(/[-a-zA-Z0-9_]+){1,2}$", max_length=250)]
Zoekwoord = Annotated[str, Field(max_length=80, pattern=r"^[^\x00]*$")]

# In answers

#: A number as JSON has them. A double keeps the 14 digits that a figure can have (0054).
Getal = Annotated[Decimal, PlainSerializer(float, return_type=float)]
#: Text that is empty where our sources say nothing; the API then says null.
Tekst = Annotated[str | None, BeforeValidator(lambda tekst: tekst or None)]
GEEN_BRON = "null als het niet in onze bronnen staat"
