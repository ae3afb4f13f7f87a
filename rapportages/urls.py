"""The public addresses of reporting."""

from django.urls import path

from rapportages.models.raad import IN_HET_KORT
from rapportages.views import jaarplan, raad


urlpatterns = [
    path("jaarplannen/", jaarplan.jaarplannen, name="jaarplannen"),
    path("jaarplannen/<slug:jaar>/", jaarplan.jaarplan, name="jaarplan"),
    path("raad/", raad.lijst, name="raad"),
    path(f"raad/{IN_HET_KORT}/", raad.in_het_kort, name="raad-in-het-kort"),
    path("raad/<slug:slug>/", raad.stuk, name="raadsstuk"),
]
