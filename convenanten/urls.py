"""The public addresses of agreements."""

from django.urls import path

from convenanten.views import convenant


urlpatterns = [
    path("convenanten/", convenant.lijst, name="convenanten"),
    path("convenanten/einddata.ics", convenant.kalender, name="convenantkalender"),
    path("convenanten/<slug:slug>/", convenant.convenant, name="convenant"),
]
