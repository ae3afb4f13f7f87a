"""What differs between two editions of a piece, line by line, in the words of its fields."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Verschil:
    """``plek`` is where: ``versies 2 › partijen 1 › naam``; an empty side means that it was not there."""

    plek: str
    van: str
    naar: str


def verschillen(oud: str, nieuw: str) -> list[Verschil]:
    """Both are canonical JSON, ``oud`` empty for a first edition; in the order of the new one."""
    voor = dict(_regels(json.loads(oud))) if oud else {}
    na = dict(_regels(json.loads(nieuw)))
    plekken = [*na, *(plek for plek in voor if plek not in na)]
    return [Verschil(plek, voor.get(plek, ""), na.get(plek, "")) for plek in plekken if voor.get(plek) != na.get(plek)]


def _regels(waarde: Any, plek: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(waarde, dict):
        for naam, inhoud in waarde.items():
            yield from _regels(inhoud, f"{plek} › {_woord(naam)}" if plek else _woord(naam))
    elif isinstance(waarde, list):
        for nummer, inhoud in enumerate(waarde, start=1):
            yield from _regels(inhoud, f"{plek} {nummer}")
    elif waarde not in (None, ""):
        yield plek, {True: "ja", False: "nee"}.get(waarde, str(waarde)) if isinstance(waarde, bool) else str(waarde)


def _woord(naam: str) -> str:
    return naam.replace("_", " ")
