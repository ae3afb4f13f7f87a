"""Plain values of what is published as canonical JSON, and back.

The form is that of RFC 8785 (JSON Canonicalization Scheme): keys sorted, no white space, UTF-8, only the escapes
that JSON demands. What we publish holds text, whole numbers, true, false and null, and all keys are ASCII, so
Python's own writer gives it byte for byte; a decimal number is refused, since two programs may write it in two ways.

An enum is its value, a day or a time its ISO 8601 text, a tuple a list, a dataclass an object with its fields. What a
field does not compare (``compare=False``) is not of what is published and stays out.
"""

import datetime
import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints


def schrijf(waarde: Any) -> str:
    """Raises TypeError for what has no canonical form, and ValueError for text that UTF-8 cannot carry."""
    tekst = json.dumps(_kaal(waarde), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    tekst.encode()
    return tekst


def is_kanoniek(tekst: str) -> bool:
    """Whether this text is JSON, written as ``schrijf`` would."""
    try:
        return schrijf(json.loads(tekst)) == tekst
    except (ValueError, TypeError, RecursionError):
        return False


def lees(soort: type, tekst: str) -> Any:
    """What ``tekst`` holds, as this kind of dataclass.

    A field that the text lacks gets its default, and one that we no longer know is passed over: rows that were
    frozen by an older version of this program stay readable.
    """
    return _gelezen(soort, json.loads(tekst))


def _kaal(waarde: Any) -> Any:
    if isinstance(waarde, Enum):
        return waarde.value
    if is_dataclass(waarde):
        return {veld.name: _kaal(getattr(waarde, veld.name)) for veld in fields(waarde) if veld.compare}
    if isinstance(waarde, dict):
        return {_tekst(naam): _kaal(inhoud) for naam, inhoud in waarde.items()}
    if isinstance(waarde, (tuple, list)):
        return [_kaal(deel) for deel in waarde]
    if isinstance(waarde, (datetime.date, datetime.time)):
        return waarde.isoformat()
    if waarde is None or isinstance(waarde, (str, int)):
        return waarde
    raise TypeError(f"No canonical form for {type(waarde).__name__}.")


def _tekst(naam: Any) -> str:
    if isinstance(naam, str) and naam.isascii():
        return naam
    raise TypeError("A key of canonical JSON is ASCII here.")


def _gelezen(soort: Any, waarde: Any) -> Any:
    if isinstance(soort, UnionType):  # X | None
        return None if waarde is None else _gelezen(get_args(soort)[0], waarde)
    if get_origin(soort) is tuple:
        delen = get_args(soort)
        soorten = [delen[0]] * len(waarde) if delen[-1] is Ellipsis else delen
        return tuple(_gelezen(deel, een) for deel, een in zip(soorten, waarde, strict=True))
    if is_dataclass(soort):
        return soort(**{n: _gelezen(s, waarde[n]) for n, s in _velden(soort).items() if n in waarde})
    if issubclass(soort, Enum):
        return soort(waarde)
    if issubclass(soort, (datetime.date, datetime.time)):
        return soort.fromisoformat(waarde)
    if type(waarde) is not soort:
        raise ValueError(f"Expected {soort.__name__}, found {type(waarde).__name__}.")
    return waarde


@cache
def _velden(soort: type) -> dict[str, Any]:
    soorten = get_type_hints(soort)
    return {veld.name: soorten[veld.name] for veld in fields(soort) if veld.compare}
