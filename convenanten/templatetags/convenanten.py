"""The timeline of agreements, their consultation and their documents, in a template."""

from django import template
from django.template.defaultfilters import filesizeformat

from convenanten.bladen import Documentblad, Overlegblad
from convenanten.overlegfiguur import overlegtekening
from convenanten.tijdlijn import Tijdlijn, beschrijf, eerste_zin, tabelrijen, tijdlijntekening
from themas.weergave.vorm import BREED, SMAL


register = template.Library()


@register.inclusion_tag("onderdelen/tijdlijn.html")
def tijdlijn(lijn: Tijdlijn) -> dict:
    getekend = lijn.getekend
    return {
        "breed": tijdlijntekening(getekend, BREED) if getekend.rijen else "",
        "smal": tijdlijntekening(getekend, SMAL) if getekend.rijen else "",
        "weggelaten": len(lijn.rijen) - len(getekend.rijen),
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
