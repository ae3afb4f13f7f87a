"""How an agreement stands, written the same way on every page."""

from django import template
from django.utils.html import format_html

from convenanten.enums import Stand


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
