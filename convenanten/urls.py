"""The public addresses of agreements."""

from django.urls import path

from convenanten.views.documenten import convenantdocument


urlpatterns = [
    path("convenanten/documenten/<sha256:sha256>/", convenantdocument, name="convenantdocument"),
]
