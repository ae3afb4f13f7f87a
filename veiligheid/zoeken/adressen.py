"""Where a hit leads to: the address of what was found, from the fields that its source names."""

from django.urls import reverse
from django.utils.text import slugify

from rapportages.verslag.leesbaar import anker_van_alinea


def _thema(plek: dict) -> str:
    return reverse("thema", args=[plek["plan"], plek["thema"]])


def _onderwerp(plek: dict) -> str:
    return f"{_thema(plek)}#{plek['onderwerp']}"


def _rapportage(plek: dict) -> str:
    return reverse("rapportage", args=[plek["rapportage"]])


def _alinea(plek: dict) -> str:
    """To the paragraph itself; ``deel`` is its key: theme, topic, kind and track. The general picture has no topic."""
    deel = plek["deel"]
    return f"{_rapportage(plek)}#{anker_van_alinea(deel) if '/' in deel else 'algemeen-kop'}"


def _actie(plek: dict) -> str:
    return f"{reverse('jaarplan', args=[plek['jaarplan']])}#actie-{slugify(plek['code'])}"


def _eigen(naam: str):
    return lambda plek: reverse(naam, args=[plek["slug"]])


ADRESSEN = {
    "plan": lambda plek: reverse("plan", args=[plek["plan"]]),
    "thema": _thema,
    "onderwerp": _onderwerp,
    "doel": _onderwerp,
    "indicator": _eigen("indicator"),
    "begrip": lambda plek: f"{reverse('begrippen')}#{plek['slug']}",
    "versie": _rapportage,
    "titel": _rapportage,
    "alinea": _alinea,
    "actie": _actie,
    "raadsstuk": _eigen("raadsstuk"),
    "convenant": _eigen("convenant"),
    "interventie": _eigen("interventie"),
    "bijeenkomst": _eigen("bijeenkomst"),
    "keurmerk": lambda plek: f"{reverse('keurmerk')}#{plek['slug']}",
}
