from django.urls import path

from rapportages.views import jaarplan


urlpatterns = [
    path("jaarplannen/", jaarplan.jaarplannen, name="jaarplannen"),
    path("jaarplannen/<slug:jaar>/", jaarplan.jaarplan, name="jaarplan"),
]
