"""Lists: how one leafs through them, a part at a time, and how they are sorted."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db.models import QuerySet
from django_tables2 import Table
from ninja import Field

from veiligheid.api.vorm import Antwoord, Vraag
from veiligheid.api.waarden import een_van, heel


Ding = TypeVar("Ding")
Rij = TypeVar("Rij")
#: A page number that no list reaches, and that a database still counts with.
LAATSTE_PAGINA = 1_000_000


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
    resultaten: list[Ding] = Field(description="Wat er op deze pagina staat.")


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


def elk(maak: Callable[[Rij], Ding]) -> Callable[[Iterable[Rij]], list[Ding]]:
    """For ``blader``, where an answer is made of each row by itself."""
    return lambda rijen: [maak(rij) for rij in rijen]


def gesorteerd(tabel: type[Table], rijen: Sequence[Rij], volgorde: str | None) -> list[Rij]:
    """The rows as the table of the page sorts them by one of ``volgordes``; as they come without one."""
    if volgorde is None:
        return list(rijen)
    return [rij.record for rij in tabel(rijen, order_by=volgorde).rows]


def volgordes(tabel: type[Table]) -> Any:
    """The columns by which the page sorts, each also the other way round, as the type of a question."""
    namen = [naam for naam, kolom in tabel.base_columns.items() if kolom.orderable is not False]
    return een_van(f"{teken}{naam}" for naam in namen for teken in ("", "-"))
