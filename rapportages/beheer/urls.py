"""Where these pages are; the admin site takes them in, so they stand behind its own sign-in."""

from functools import partial

from django.urls import path

from rapportages.beheer import corrigeren, indienen, vaststellen


def paden(site) -> list:
    def bij(pad, pagina, naam):
        return path(pad, site.admin_view(partial(pagina, site)), name=naam)

    return [
        bij("rapportages/vaststellen/", vaststellen.werklijst, "vaststellen"),
        bij("rapportages/vaststellen/alles/", vaststellen.alles, "vaststellen_alles"),
        bij("rapportages/indienen/", indienen.concepten, "indienen"),
        bij("rapportages/corrigeren/<slug:soort>/", corrigeren.corrigeer, "corrigeren"),
    ]
