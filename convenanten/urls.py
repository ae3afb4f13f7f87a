"""The public addresses of agreements."""

from django.urls import path

from convenanten.views import bijeenkomsten, convenant
from convenanten.views.documenten import convenantdocument


urlpatterns = [
    path("convenanten/", convenant.lijst, name="convenanten"),
    path("convenanten/einddata.ics", convenant.kalender, name="convenantkalender"),
    path("convenanten/documenten/<sha256:sha256>/", convenantdocument, name="convenantdocument"),
    path("convenanten/<slug:slug>/", convenant.convenant, name="convenant"),
    path("bijeenkomsten/", bijeenkomsten.bijeenkomsten, name="bijeenkomsten"),
    path("bijeenkomsten/<slug:slug>/", bijeenkomsten.bijeenkomst, name="bijeenkomst"),
]
