"""The public addresses of agreements."""

from django.urls import path

from convenanten.views import bijeenkomsten


urlpatterns = [
    path("bijeenkomsten/", bijeenkomsten.bijeenkomsten, name="bijeenkomsten"),
    path("bijeenkomsten/<slug:slug>/", bijeenkomsten.bijeenkomst, name="bijeenkomst"),
]
