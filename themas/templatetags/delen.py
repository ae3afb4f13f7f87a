"""What other programs show beside a link to a page: its title, its sentence and a picture (Open Graph)."""

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString


register = template.Library()


@register.simple_tag(takes_context=True)
def bloktekst(context, naam: str) -> SafeString:
    """What the block of this name gives on this page, once more and on one line: Django writes a block only once."""
    blokken = context.render_context.get(BLOCK_CONTEXT_KEY)
    blok = blokken.get_block(naam) if blokken else None
    return SafeString(" ".join(blok.render(context).split())) if blok else SafeString("")
