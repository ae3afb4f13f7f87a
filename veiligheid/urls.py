from django.contrib import admin
from django.urls import include, path, register_converter

from veiligheid import beelden, views
from veiligheid.aanmelden import gemeente_views
from veiligheid.api.api import api, niets, openapi
from veiligheid.api.uitleg import open_data
from veiligheid.huisstijl import huisstijl
from veiligheid.insluiten import insluiten
from veiligheid.kennisbank import interventie, kennisbank
from veiligheid.keurmerk import keurmerk
from veiligheid.plan import plan
from veiligheid.sitemap import robots, sitemap
from veiligheid.thema import thema
from veiligheid.vertrouwen.begrippen import begrippen
from veiligheid.vertrouwen.cijfersuitleg import cijfers_uitleg
from veiligheid.vertrouwen.melden import bedankt, melden
from veiligheid.vertrouwen.securitytxt import security_txt
from veiligheid.vertrouwen.verklaringen import cookies, privacy, toegankelijkheid
from veiligheid.zoeken.views import zoeken


class Beeldformaat:
    """A kind of picture; anything else is a page that does not exist."""

    regex = "svg|png"
    to_python = to_url = str


register_converter(Beeldformaat, "beeld")

urlpatterns = [
    path("", views.start, name="start"),
    path("", include("themas.urls")),
    path("", include("convenanten.urls")),
    path("", include("rapportages.urls")),
    path("", include("veiligheid.opendata.urls")),
    path("plannen/<slug:plan>/", plan, name="plan"),
    path("plannen/<slug:plan>/<slug:thema>/", thema, name="thema"),
    path("indicatoren/<slug:slug>/", views.indicator, name="indicator"),
    path("indicatoren/<slug:slug>/figuren/<slug:sleutel>.<beeld:formaat>", beelden.indicatorfiguur, name="figuur"),
    path("dashboard/peiljaar-is-100/<slug:sleutel>.<beeld:formaat>", beelden.indexfiguur, name="indexfiguur"),
    path("verandering.<beeld:formaat>", beelden.startfiguur, name="startfiguur"),
    path("indicatoren/<slug:slug>/beeld.png", beelden.indicator_beeld, name="indicator-beeld"),
    path("indicatoren/<slug:slug>/insluiten/", insluiten, name="insluiten"),
    path("beeld.png", beelden.beeld, name="beeld"),
    path("keurmerk-veilig-ondernemen/", keurmerk, name="keurmerk"),
    path("kennisbank/", kennisbank, name="kennisbank"),
    path("kennisbank/<slug:slug>/", interventie, name="interventie"),
    path("begrippen/", begrippen, name="begrippen"),
    path("zoeken/", zoeken, name="zoeken"),
    path("open-data/", open_data, name="open-data"),
    path("api/v1/openapi.json", openapi, name="openapi"),
    path("api/v1/", niets),
    path("api/v1/", api.urls),
    path("api", niets),
    path("api/", niets),
    path("api/<path:pad>", niets),
    path("over/", views.over, name="over"),
    path("over/cijfers/", cijfers_uitleg, name="cijfers-uitleg"),
    path("toegankelijkheid/", toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", privacy, name="privacy"),
    path("cookies/", cookies, name="cookies"),
    path("melden/", melden, name="melden"),
    path("melden/bedankt/", bedankt, name="melden-bedankt"),
    path(".well-known/security.txt", security_txt, name="security-txt"),
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
