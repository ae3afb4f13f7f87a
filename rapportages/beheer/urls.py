"""Where these pages are; the admin site takes them in, so they stand behind its own sign-in."""

from functools import partial

from django.urls import path

from rapportages.beheer import corrigeren, indienen, vaststellen
from rapportages.beheer.rapport import begin, pagina, paragraaf, publicatie


def paden(site) -> list:
    def bij(pad, pagina, naam):
        return path(pad, site.admin_view(partial(pagina, site)), name=naam)

    return [
        bij("rapportages/vaststellen/", vaststellen.werklijst, "vaststellen"),
        bij("rapportages/vaststellen/alles/", vaststellen.alles, "vaststellen_alles"),
        bij("rapportages/indienen/", indienen.concepten, "indienen"),
        bij("rapportages/corrigeren/<slug:soort>/", corrigeren.corrigeer, "corrigeren"),
        bij("rapportages/rapport/begin/", begin.begin, "rapport_begin"),
        bij("rapportages/rapport/zonder-tekst/", begin.titel, "rapport_titel"),
        bij("rapportages/rapport/<int:pk>/", pagina.toon, "rapport"),
        bij("rapportages/rapport/<int:pk>/voorbeeld/", publicatie.voorbeeld, "rapport_voorbeeld"),
        bij("rapportages/rapport/<int:pk>/publiceren/", publicatie.toon, "rapport_publiceren"),
        bij("rapportages/paragraaf/<int:pk>/", paragraaf.toon, "paragraaf"),
        bij("rapportages/paragraaf/<int:pk>/voorbeeld/", paragraaf.voorbeeld, "paragraaf_voorbeeld"),
        bij("rapportages/paragraaf/<int:pk>/cijfers/", paragraaf.cijfers, "paragraaf_cijfers"),
    ]
