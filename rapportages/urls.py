"""The public addresses of reporting."""

from django.urls import path

from rapportages.enums import Bestandsoort
from rapportages.models.raad import IN_HET_KORT
from rapportages.views import jaarplan, raad
from rapportages.views.bestanden import rapportbestand, rapportbestandmdto, rapportmdto, rapporttekst
from rapportages.views.feed import feed
from rapportages.views.rapport import rapportage, rapportages, rapportverschil, rapportversie
from rapportages.views.rectificaties import rectificaties
from rapportages.views.vergelijken import vergelijken


VERSIE = "rapportages/<slug:slug>/versies/<int:nummer>/"

urlpatterns = [
    path("rapportages/", rapportages, name="rapportages"),
    path("rapportages/feed.atom", feed, name="rapportfeed"),
    path("rapportages/vergelijken/", vergelijken, name="rapportvergelijking"),
    path("rapportages/<slug:slug>/", rapportage, name="rapportage"),
    path(VERSIE, rapportversie, name="rapportversie"),
    path(f"{VERSIE}verschil/", rapportverschil, name="rapportverschil"),
    path(f"{VERSIE}rapport.pdf", rapportbestand, {"soort": Bestandsoort.PDF}, name="rapportpdf"),
    path(f"{VERSIE}rapport.docx", rapportbestand, {"soort": Bestandsoort.DOCX}, name="rapportdocx"),
    path(f"{VERSIE}rapport.json", rapporttekst, name="rapporttekst"),
    path(f"{VERSIE}rapport.mdto.xml", rapportmdto, name="rapportmdto"),
    path(f"{VERSIE}rapport.<slug:soort>.mdto.xml", rapportbestandmdto, name="rapportbestandmdto"),
    path("rectificaties/", rectificaties, name="rectificaties"),
    path("jaarplannen/", jaarplan.jaarplannen, name="jaarplannen"),
    path("jaarplannen/<slug:jaar>/", jaarplan.jaarplan, name="jaarplan"),
    path("raad/", raad.lijst, name="raad"),
    path(f"raad/{IN_HET_KORT}/", raad.in_het_kort, name="raad-in-het-kort"),
    path("raad/<slug:slug>/", raad.stuk, name="raadsstuk"),
]
