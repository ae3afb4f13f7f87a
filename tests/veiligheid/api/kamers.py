"""What a program gets of the API, and how to hold it against what a page reads."""

import datetime
from dataclasses import fields, is_dataclass
from enum import Enum

from django.db import connection
from django.test.utils import CaptureQueriesContext
from pydantic.alias_generators import to_camel


WORTEL = "/api/v1"
PROBLEEM = "application/problem+json"
#: Lists, with what rows of ``tests.site.gemeente.bouw`` there are of each.
LIJSTEN = (
    "rapportages",
    "rectificaties",
    "jaarplannen",
    "acties",
    "raadsstukken",
    "convenanten",
    "certificeringen",
    "bijeenkomsten",
    "interventies",
    "begrippen",
)
#: Those of which a single thing stands at its slug, the same as in the list.
ZELFDE = ("jaarplannen", "raadsstukken", "convenanten", "certificeringen", "bijeenkomsten", "interventies", "begrippen")


def haal(client, pad, *, code=200, **vraag):
    antwoord = client.get(f"{WORTEL}/{pad}", vraag)
    assert antwoord.status_code == code, antwoord.content.decode()
    soort = "application/json" if code == 200 else PROBLEEM
    assert antwoord.headers["Content-Type"].partition(";")[0] == soort
    return antwoord.json()


def lijst(client, pad, **vraag):
    pagina = haal(client, pad, **vraag)
    assert pagina["aantal"] >= len(pagina["resultaten"])
    return pagina["resultaten"]


def namen(client, pad, naam="slug", **vraag):
    return [rij[naam] for rij in lijst(client, pad, **vraag)]


def vragen(client, pad) -> int:
    with CaptureQueriesContext(connection) as gesteld:
        haal(client, pad)
    return len(gesteld)


def als_json(waarde):
    """A dataclass of a page as the API would name its fields; what is empty and what is null count as one."""
    if is_dataclass(waarde):
        return {to_camel(veld.name): als_json(getattr(waarde, veld.name)) for veld in fields(waarde)}
    if isinstance(waarde, dict):
        return {naam: als_json(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, (list, tuple)):
        return [als_json(deel) for deel in waarde]
    if isinstance(waarde, Enum):
        return waarde.value
    if isinstance(waarde, datetime.datetime):
        return f"{waarde.astimezone(datetime.UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"
    if isinstance(waarde, (datetime.date, datetime.time)):
        return waarde.isoformat()
    return waarde if waarde != "" else None


def deel_van(antwoord, blad, *behalve):
    """``(what the API says, what the page reads)`` of the fields that the page has, in the form of the API."""
    verwacht = {naam: waarde for naam, waarde in als_json(blad).items() if naam not in behalve}
    return als_json({naam: antwoord[naam] for naam in verwacht}), verwacht
