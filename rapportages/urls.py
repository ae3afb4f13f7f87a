"""The public addresses of reporting."""

from django.urls import path

from rapportages.views import raad


urlpatterns = [
    path("raad/", raad.lijst, name="raad"),
    path("raad/<slug:slug>/", raad.stuk, name="raadsstuk"),
]
