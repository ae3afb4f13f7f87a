"""How an area with the mark stands, and from when a certificate is, written the same way on every page."""

from django import template
from django.utils.html import format_html

from convenanten.bladen import Certificaatblad
from convenanten.enums import Keurmerkstand
from convenanten.keurmerk.rijen import van_in_woorden
from themas.tables import zacht
from themas.weergave.opmaak import NIET_IN_BRONNEN, hoofdletter


register = template.Library()
_TOON = {Keurmerkstand.MET: "goed", Keurmerkstand.ONBEKEND: "open", Keurmerkstand.ZONDER: "open"}


@register.simple_tag
def keurmerkstand(stand: Keurmerkstand):
    """Sign, word and colour; an area without the mark is no fault, so that is not red."""
    return format_html(
        '<data class="oordeel oordeel--{}" value="{}"><span aria-hidden="true">{}</span> {}</data>',
        _TOON[stand],
        stand.value,
        stand.teken,
        stand.label,
    )


@register.simple_tag
def certificaat_van(certificaat: Certificaatblad):
    """From when it is, as the source puts it, and by which day we count."""
    wanneer, gerekend = van_in_woorden(certificaat)
    if not wanneer:
        return zacht(NIET_IN_BRONNEN)
    if not gerekend:
        return wanneer
    return format_html('{} <span class="noot">({})</span>', hoofdletter(wanneer), gerekend)
