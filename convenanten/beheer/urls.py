"""Where these pages are; the admin site takes them in, so they stand behind its own sign-in."""

from functools import partial

from django.urls import path

from convenanten.beheer import verloopt


def paden(site) -> list:
    return [
        path("afspraken/verloopt/", site.admin_view(partial(verloopt.verloopt_binnenkort, site)), name="verloopt"),
    ]
