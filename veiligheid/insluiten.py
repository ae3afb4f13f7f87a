"""One figure for the site of somebody else: the only page that may stand in a frame there.

It says what the page of the figure says, has no form, no cookie and no script, and its links leave the frame. So there
is nothing in it that a page around it could make a reader press by mistake.
"""

from csp.constants import NONE
from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import conditional_page, require_safe

from themas.gemeente import heel_adres
from themas.overzicht import Overzicht
from themas.weergave.herkomst import herkomst


HOOGTE = 820  # of the frame: the figure with its words, from 600 px wide; narrower it scrolls


def insluitcode(indicator) -> str:
    """The HTML that puts the figure on another page; empty where nobody may."""
    if not settings.INSLUITEN_DOOR:
        return ""
    return format_html(
        '<iframe src="{}" title="{}" loading="lazy" height="{}" style="width: 100%; border: 0"></iframe>',
        heel_adres(reverse("insluiten", args=[indicator.slug])),
        f"{indicator.naam} in {settings.GEMEENTE_NAAM}",
        HOOGTE,
    )


@require_safe
def insluiten(request, slug):
    """Also what says that nothing changed may stand in a frame: some browsers take its headers for those they kept."""
    antwoord = _pagina(request, slug)
    antwoord.xframe_options_exempt = bool(settings.INSLUITEN_DOOR)
    antwoord._csp_replace = {"frame-ancestors": settings.INSLUITEN_DOOR or [NONE]}
    return antwoord


@conditional_page
def _pagina(request, slug):
    overzicht = Overzicht(slug)
    return render(
        request,
        "veiligheid/insluiten.html",
        {
            "indicator": overzicht.indicator,
            "overzicht": overzicht,
            "figuur": next(iter(overzicht.figuren), None),
            "herkomst": herkomst(overzicht.indicator.get_absolute_url(), overzicht.bijgewerkt_op),
            "pagina": heel_adres(overzicht.indicator.get_absolute_url()),
        },
    )
