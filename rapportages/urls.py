"""The public addresses of reporting."""

from django.urls import path

from rapportages.models.raad import IN_HET_KORT
from rapportages.views import raad


urlpatterns = [
    path("raad/", raad.lijst, name="raad"),
    path(f"raad/{IN_HET_KORT}/", raad.in_het_kort, name="raad-in-het-kort"),
    path("raad/<slug:slug>/", raad.stuk, name="raadsstuk"),
]
