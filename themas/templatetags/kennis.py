"""How well a claim is supported, written the same way on every page."""

from django import template
from django.utils.html import format_html

from themas.enums import Onderbouwing
from themas.weergave.opmaak import hoofdletter


register = template.Library()
_TEKEN = {"onderzoek": "●", "ervaring": "◐", "niet_onderbouwd": "○", "open_vraag": "?"}


@register.simple_tag
def onderbouwing(waarde: Onderbouwing):
    """Sign, word and colour; as large as the claim that it is about, which the style sheet sees to."""
    return format_html(
        '<data class="onderbouwing onderbouwing--{0}" value="{0}"><span aria-hidden="true">{1}</span> {2}</data>',
        waarde.value,
        _TEKEN[waarde.value],
        hoofdletter(waarde.label),
    )
