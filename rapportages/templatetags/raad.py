"""How a piece of the council stands, written the same way on every page."""

from django import template
from django.utils.html import format_html

from rapportages.enums import Raadsstatus
from rapportages.raad.rijen import Raadsrij


register = template.Library()
_TOON = {
    Raadsstatus.OPEN: ("open", "○"),
    Raadsstatus.IN_UITVOERING: ("open", "◐"),
    Raadsstatus.TOEGEZEGD: ("open", "○"),
    Raadsstatus.AFGEDAAN: ("goed", "✓"),
    Raadsstatus.VERSTUURD: ("goed", "✓"),
    Raadsstatus.VASTGESTELD: ("goed", "✓"),
}


@register.simple_tag
def raadsstand(rij: Raadsrij):
    """Sign, word and colour; past its deadline a piece says so beside its status."""
    status = Raadsstatus(rij.stuk.status)
    toon, teken = _TOON[status]
    stand = format_html(
        '<data class="raadsstand raadsstand--{}" value="{}"><span aria-hidden="true">{}</span> {}</data>',
        toon,
        status.value,
        teken,
        status.label,
    )
    if not rij.over_termijn:
        return stand
    return format_html(
        '{} <data class="raadsstand raadsstand--slecht" value="over_termijn"><span aria-hidden="true">!</span> '
        "over de termijn</data>",
        stand,
    )
