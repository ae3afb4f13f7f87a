"""How an agreement stands, its timeline and its consultation, drawn the same way on every page."""

from django import template
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html

from convenanten.bladen import Documentblad, Overlegblad
from convenanten.enums import Stand
from convenanten.overlegfiguur import overlegtekening
from convenanten.tijdlijn import Tijdlijn, beschrijf, eerste_zin, tabelrijen, tijdlijntekening
from themas.weergave.vorm import BREED, SMAL


register = template.Library()
_TOON = {
    Stand.GELDIG: ("geldig", "✓"),
    Stand.VERLOOPT: ("verloopt", "!"),
    Stand.VERLOPEN: ("verlopen", "■"),
    Stand.BEGINT_NOG: ("open", "○"),
    Stand.ONBEKEND: ("open", "?"),
}


@register.simple_tag
def afspraakstand(stand: Stand):
    """Sign, word and colour."""
    toon, teken = _TOON[stand]
    return format_html(
        '<data class="afspraakstand afspraakstand--{}" value="{}"><span aria-hidden="true">{}</span> {}</data>',
        toon,
        stand.value,
        teken,
        stand.label,
    )


@register.inclusion_tag("onderdelen/tijdlijn.html")
def tijdlijn(lijn: Tijdlijn) -> dict:
    return {
        "breed": tijdlijntekening(lijn, BREED),
        "smal": tijdlijntekening(lijn, SMAL),
        "titel": eerste_zin(lijn),
        "zinnen": list(beschrijf(lijn)),
        "rijen": tabelrijen(lijn),
    }


@register.inclusion_tag("onderdelen/overlegfiguur.html")
def overlegfiguur(overleggen: tuple[Overlegblad, ...]) -> dict:
    return {"breed": overlegtekening(overleggen, BREED), "smal": overlegtekening(overleggen, SMAL)}


@register.filter
def bestandsoort(document: Documentblad) -> str:
    """``PDF, 6,0 MB``: what somebody gets who follows the link."""
    delen = [document.soort.upper(), filesizeformat(document.grootte).replace("\xa0", " ") if document.grootte else ""]
    return ", ".join(filter(None, delen))
