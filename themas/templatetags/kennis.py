"""Effect and support, written the same way on every page."""

from django import template
from django.utils.html import format_html

from themas.bladen import Effect
from themas.enums import Onderbouwing
from themas.weergave.effect import effect_als_waarde, effect_in_cijfers, effect_in_woorden
from themas.weergave.opmaak import hoofdletter


register = template.Library()


@register.simple_tag
def effect(waarde: Effect):
    """The figure for the eye, the words for everybody."""
    cijfers = effect_in_cijfers(waarde)
    voor = format_html('<span class="effect__cijfers" aria-hidden="true">{}</span> ', cijfers) if cijfers else ""
    return format_html(
        '<data class="effect" value="{}">{}<span class="effect__woorden">{}</span></data>',
        effect_als_waarde(waarde),
        voor,
        effect_in_woorden(waarde),
    )


@register.simple_tag
def onderbouwing(waarde: Onderbouwing | str):
    """Sign, word and colour; as large as the claim that it is about, which the style sheet sees to."""
    waarde = Onderbouwing(waarde)
    return format_html(
        '<data class="onderbouwing onderbouwing--{0}" value="{0}"><span aria-hidden="true">{1}</span> {2}</data>',
        waarde.value,
        waarde.teken,
        hoofdletter(waarde.label),
    )
