from django.contrib import admin
from django.urls import include, path

from veiligheid import views
from veiligheid.aanmelden import gemeente_views
from veiligheid.api.api import api, niets, openapi
from veiligheid.api.uitleg import open_data
from veiligheid.begrippen import begrippen
from veiligheid.huisstijl import huisstijl
from veiligheid.kennisbank import interventie, kennisbank
from veiligheid.keurmerk import keurmerk
from veiligheid.plan import plan
from veiligheid.sitemap import robots, sitemap
from veiligheid.thema import thema


urlpatterns = [
    path("", views.start, name="start"),
    path("", include("themas.urls")),
    path("", include("convenanten.urls")),
    path("", include("rapportages.urls")),
    path("plannen/<slug:plan>/", plan, name="plan"),
    path("plannen/<slug:plan>/<slug:thema>/", thema, name="thema"),
    path("indicatoren/<slug:slug>/", views.indicator, name="indicator"),
    path("keurmerk-veilig-ondernemen/", keurmerk, name="keurmerk"),
    path("kennisbank/", kennisbank, name="kennisbank"),
    path("kennisbank/<slug:slug>/", interventie, name="interventie"),
    path("begrippen/", begrippen, name="begrippen"),
    path("open-data/", open_data, name="open-data"),
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", niets),
    path("api/v1/", api.urls),
    path("api/<path:pad>", niets),
    path("over/", views.over, name="over"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", views.privacy, name="privacy"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("huisstijl.css", huisstijl, name="huisstijl"),
    # Their names are those that mozilla-django-oidc looks for.
    path("beheer/gemeente/", gemeente_views.heen, name="oidc_authentication_init"),
    path("beheer/gemeente/terug/", gemeente_views.terug, name="oidc_authentication_callback"),
    path("beheer/", admin.site.urls),
]
handler400 = "veiligheid.foutpaginas.onbegrepen"
handler403 = "veiligheid.foutpaginas.geen_toegang"
handler404 = "veiligheid.foutpaginas.niet_gevonden"
handler500 = "veiligheid.foutpaginas.serverfout"
