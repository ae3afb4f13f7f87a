"""The page about open data: what there is to take along, and how."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from veiligheid.api.versie import VERSIE
from veiligheid.api.voorbeelden import adressen, voorbeelden


#: The sections of the page in their order, each a template; every way to take data along adds its own.
DELEN = (
    "veiligheid/open_data/_spreadsheet.html",
    "veiligheid/open_data/_alles.html",
    "veiligheid/open_data/_api.html",
    "veiligheid/open_data/_volgen.html",
    "veiligheid/open_data/_weten.html",
    "veiligheid/open_data/_licentie.html",
)


@require_safe
def open_data(request):
    return render(
        request,
        "veiligheid/open_data.html",
        {
            "delen": DELEN,
            "adressen": adressen(),
            "voorbeelden": voorbeelden(),
            "versie": VERSIE,
            "per_minuut": settings.API_PER_MINUUT,
            "per_pagina": settings.API_PER_PAGINA,
            "per_pagina_max": settings.API_PER_PAGINA_MAX,
            "licentie": settings.OPENDATA_LICENTIE_NAAM,
            "licentie_url": settings.OPENDATA_LICENTIE,
        },
    )
