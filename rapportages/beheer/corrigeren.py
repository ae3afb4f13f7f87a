"""Correcting an approved row: the form, then what it touches, and only then a new row that replaces the old.

The form is that of the admin itself; this page stands between it and saving. Without JavaScript the data survive as
hidden fields.
"""

from django.http import Http404, QueryDict
from django.template.response import TemplateResponse

from rapportages.beheer.selectie import SOORTEN
from rapportages.vragen import vraag_bij
from rapportages.wijziging import gevolgen_van
from themas.admin.cijfer import cijfer
from themas.models import Meting


NIET_MEE = ("csrfmiddlewaretoken", "_save", "_continue", "_addanother", "_dien_in", "_bevestigd", "_terug")
BEVESTIGD, TERUG = "_bevestigd", "_terug"


def corrigeer(site, request, soort: str):
    gevraagd = SOORTEN.get(soort)
    if gevraagd is None:
        raise Http404
    beheer = site.get_model_admin(gevraagd.model)
    request.gevolgen_gezien = True
    if request.method == "POST" and TERUG in request.POST:
        # Back to the form, with what was filled in.
        ingevuld = request.POST.copy()
        ingevuld["vervangt"] = request.GET.get("vervangt", "")
        request.GET, request.POST, request.method = ingevuld, QueryDict(), "GET"
    elif request.method == "POST" and BEVESTIGD not in request.POST:
        antwoord = _toon_gevolgen(site, request, beheer)
        if antwoord is not None:
            return antwoord
    return beheer.add_view(request)


def _toon_gevolgen(site, request, beheer):
    """None where the form has mistakes: then the form itself says so."""
    oud = beheer.begin_vervanging(request)
    if oud is None:
        return None
    formulier = beheer.get_form(request)(request.POST)
    if not formulier.is_valid():
        return None
    nieuw = formulier.save(commit=False)
    (gevolgen,) = gevolgen_van([nieuw])
    is_meting = isinstance(nieuw, Meting)
    context = {
        **site.each_context(request),
        "title": "Wat raakt deze correctie?",
        "subtitle": str(oud),
        "oud": cijfer(oud) if is_meting else oud.get_oordeel_display(),
        "nieuw": cijfer(nieuw) if is_meting else nieuw.get_oordeel_display(),
        "reden": nieuw.reden,
        "vraag": vraag_bij(nieuw) if is_meting else "",
        "opmerking": nieuw.opmerking.strip() if is_meting else "",
        "gevolgen": gevolgen,
        "velden": [(n, w) for n, waarden in request.POST.lists() if n not in NIET_MEE for w in waarden],
        "ding": beheer.form.ding,
    }
    return TemplateResponse(request, "admin/rapportages/gevolgen.html", context)
