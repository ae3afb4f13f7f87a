"""Parts of a published report in a template: frozen figures, and moments by the clock here."""

from dataclasses import fields
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import mark_safe

from rapportages.models import Rectificatie
from rapportages.verslag.delen import Figuurdeel


register = template.Library()


@register.inclusion_tag("onderdelen/figuur.html")
def figuurdeel(deel: Figuurdeel) -> dict:
    """The figure as it was drawn when the report was frozen; its caption does not repeat the heading above it."""
    velden = {veld.name: getattr(deel, veld.name) for veld in fields(deel)}
    # Drawn by themas.weergave.tekenen, which escapes every word in it; the hash of the version is over it too.
    getekend = {naam: mark_safe(velden[naam]) for naam in ("breed", "smal")}  # noqa: S308
    noten = [noot for noot in deel.noten if noot.tekst != f"{deel.titel}."]
    return velden | getekend | {"noten": noten, "json_url": ""}


@register.filter
def moment(tijd: datetime) -> str:
    """``3 maart 2027 om 10.00 uur``, by the clock in the Netherlands."""
    hier = timezone.localtime(tijd)
    return f"{date_format(hier, 'j F Y')} om {hier:%H.%M} uur"


@register.filter
def dag(tijd: datetime) -> str:
    """``3 maart 2027``: on which day that was here."""
    return date_format(timezone.localtime(tijd), "j F Y")


@register.filter
def rapporttitel(rectificatie: Rectificatie) -> str:
    """As it was published; of a report without text its title as it is known."""
    return rectificatie.versie.titel if rectificatie.versie_id else rectificatie.rapportage.titel
