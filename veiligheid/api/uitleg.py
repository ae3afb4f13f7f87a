"""The page about open data: what there is to take along, and how."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from veiligheid.api.versie import VERSIE
from veiligheid.api.voorbeelden import adressen, voorbeelden


#: The sections of the page: what its contents call each, where it stands, and its template. Every way to take data
#: along adds its own. What anybody can use comes first, and what only programs read comes last: it is the longest.
DELEN = (
    ("In een spreadsheet", "spreadsheet", "veiligheid/open_data/_spreadsheet.html"),
    ("Alles in één keer", "alles", "veiligheid/open_data/_alles.html"),
    ("Een figuur op uw eigen site", "figuren", "veiligheid/open_data/_overnemen.html"),
    ("Lezen wat er nieuw is", "volgen", "veiligheid/open_data/_volgen.html"),
    ("Wat mag u ermee doen?", "licentie", "veiligheid/open_data/_licentie.html"),
    ("Wat moet u weten?", "weten", "veiligheid/open_data/_weten.html"),
    ("De catalogus", "catalogus", "veiligheid/open_data/_catalogus.html"),
    ("Met een programma: de API", "api", "veiligheid/open_data/_api.html"),
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
