"""The rows that were ticked on a page, and the version in which they were seen there."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.http import QueryDict

from rapportages.beheer.selectie import Soort
from rapportages.vaststellen import WEG


ONBEKENDE_VERSIE = -1


def _getal(tekst: str) -> int | None:
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 19 else None


def gekozen_rijen(soort: Soort, sleutels: Sequence[str]) -> list:
    """ValidationError when one of them is no longer there."""
    pks = list(dict.fromkeys(_getal(sleutel) for sleutel in sleutels))
    rijen = soort.model.objects.in_bulk([pk for pk in pks if pk is not None])
    if len(rijen) != len(pks):
        raise ValidationError(WEG)
    return [rijen[pk] for pk in pks]


def versies_in(post: QueryDict) -> dict[int, int]:
    """``versie-7=2`` -> ``{7: 2}``; what cannot be read, fits no row."""
    paren = ((naam.removeprefix("versie-"), waarde) for naam, waarde in post.items() if naam.startswith("versie-"))
    return {pk: _getal(waarde) or ONBEKENDE_VERSIE for tekst, waarde in paren if (pk := _getal(tekst)) is not None}
