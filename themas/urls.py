from django.urls import path, register_converter

from themas import views


class Formaat:
    """A kind of download; anything else is a page that does not exist."""

    regex = "csv|xlsx"
    to_python = to_url = str


register_converter(Formaat, "formaat")

urlpatterns = [
    path("dashboard/", views.dashboard, name="dashboard"),
    path("dashboard/doelen.<formaat:formaat>", views.dashboard_download, name="dashboard-download"),
    path("dashboard/peiljaar-is-100/", views.index_overzicht, name="dashboard-index"),
    path("plannen/", views.plannen, name="plannen"),
    path("indicatoren/", views.indicatoren, name="indicatoren"),
    path("indicatoren/<slug:slug>/cijfers.<formaat:formaat>", views.indicator_download, name="indicator-download"),
    path("indicatoren/<slug:slug>/figuren/<slug:sleutel>.json", views.indicator_figuur, name="indicator-figuur"),
]
