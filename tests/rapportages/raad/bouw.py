"""Pieces of the council of Voorbeeldstad for tests; each default is a valid row."""

import datetime

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.models import Raadsstuk
from tests import fabriek
from tests.rapportages import verslagbouw


def dag(tekst: str) -> datetime.date:
    return datetime.date.fromisoformat(tekst)


def motie(slug="motie-a", *, onderwerpen=(), **velden) -> Raadsstuk:
    """A published motion that waits."""
    standaard = {
        "soort": Raadssoort.MOTIE,
        "titel": slug.replace("-", " ").capitalize(),
        "inhoud": "Zet lantaarns in het park.",
        "bron": fabriek.BRON,
        "publiek": True,
    }
    gemaakt, _ = Raadsstuk.objects.get_or_create(slug=slug, defaults=standaard | velden)
    gemaakt.onderwerpen.add(*onderwerpen)
    return gemaakt


def brief(slug="brief-a", *, over=(), **velden) -> Raadsstuk:
    """A published letter that was sent."""
    standaard = {"soort": Raadssoort.RAADSBRIEF, "status": Raadsstatus.VERSTUURD, "datum": dag("2019-05-15")}
    gemaakt = motie(slug, **standaard | velden)
    gemaakt.over.add(*over)
    return gemaakt


def besluit(slug="besluit-a", **velden) -> Raadsstuk:
    return motie(slug, **{"soort": Raadssoort.RAADSBESLUIT, "status": Raadsstatus.VASTGESTELD} | velden)


def afgedaan(slug="motie-af", *, met=None, **velden) -> Raadsstuk:
    """A motion that was settled by a letter, or by the report given as ``afgedaan_in``."""
    if "afgedaan_in" not in velden:
        velden["afgedaan_met"] = met or brief()
    return motie(slug, status=Raadsstatus.AFGEDAAN, **velden)


def titelrapportage():
    """A report that readers may know of."""
    return verslagbouw.titelrapportage()
