"""Links from a word on a page to what we mean by it, without asking the database whether the word is there.

A test holds every slug in a template against the fixture, and the admin keeps officers from removing one
(themas.gelinkt). Where the fixture was never loaded, the link leads to the top of the glossary.
"""

from django import template
from django.urls import reverse
from django.utils.html import format_html


register = template.Library()


@register.simple_tag(takes_context=True)
def begrip(context, slug: str, woord: str = ""):
    """``{% begrip "peiljaar" %}``, or with the word as the sentence has it: ``{% begrip "peiljaar" "het peiljaar" %}``.

    The first time on a page a link, after that the bare word: who knows it by then reads on undisturbed.
    """
    woord = woord or slug.replace("-", " ")
    gezien = _gezien_op(context)
    if slug in gezien:
        return woord
    gezien.add(slug)
    return format_html('<a class="begrip" href="{}#{}">{}</a>', reverse("begrippen"), slug, woord)


def _gezien_op(context) -> set[str]:
    """On the request, so that it holds for what a page includes too; else for this template alone."""
    request = getattr(context, "request", None)
    if request is None:
        return context.render_context.setdefault("begrippen", set())
    if not hasattr(request, "begrippen_op_pagina"):
        request.begrippen_op_pagina = set()
    return request.begrippen_op_pagina
