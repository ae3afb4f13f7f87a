"""Where the pages of the admin are, and what a reader finds on them."""

import re

import django
from django.urls import reverse


MODELLEN = [
    "beleidsplan",
    "thema",
    "onderwerp",
    "doelstelling",
    "werkwijze",
    "veiligheidsveld",
    "interventie",
    "indicator",
    "gebied",
    "periode",
    "noemer",
    "reeksbreuk",
    "bron",
    "broncode",
    "bronnotitie",
    "meting",
    "beoordeling",
]
ENGELS = re.compile(
    r"\b(add|change|delete|history|save|search|select|home|view|filter by|please|error|required|show counts)\b", re.I
)

# What the Dutch of Django 6.x lacks as yet. The product runs on the LTS, where these stand in Dutch.
NOG_NIET_VERTAALD = ["Search", "Filter by", "- Select an option -", "Are you sure you want to delete the"]


def adres(model, wat="changelist", *args):
    return reverse(f"admin:themas_{model}_{wat}", args=args)


def fouten(antwoord) -> dict:
    """Errors by field, inlines included, as the officer reads them."""
    formulieren = [antwoord.context["adminform"].form]
    formulieren += [f for inline in antwoord.context["inline_admin_formsets"] for f in inline.formset.forms]
    return {veld: " ".join(lijst) for formulier in formulieren for veld, lijst in formulier.errors.items()}


def tekst_van(antwoord) -> str:
    """What a reader sees: no tags, no scripts, no attributes."""
    html = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def engels(antwoord) -> list[str]:
    """The English words on a page that have no business there."""
    tekst = tekst_van(antwoord)
    for zin in NOG_NIET_VERTAALD if django.VERSION >= (6,) else []:
        tekst = tekst.replace(zin, "")
    return ENGELS.findall(tekst)


def zonder_leeg(antwoord) -> dict:
    """The data of the form on a page, as the browser would send them back."""
    formulier = antwoord.context["adminform"].form
    return {naam: formulier[naam].value() for naam in formulier.fields if formulier[naam].value() not in (None, "")}
