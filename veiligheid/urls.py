from django.contrib import admin
from django.urls import include, path

from veiligheid import uitleg, views
from veiligheid.aanmelden import gemeente_views
from veiligheid.huisstijl import huisstijl
from veiligheid.plan import plan


urlpatterns = [
    path("", views.start, name="start"),
    path("", include("themas.urls")),
    path("", include("rapportages.urls")),
    path("plannen/<slug:plan>/", plan, name="plan"),
    path("plannen/<slug:plan>/<slug:thema>/", views.thema, name="thema"),
    path("indicatoren/<slug:slug>/", views.indicator, name="indicator"),
    path("over/", uitleg.over, name="over"),
    path("toegankelijkheid/", uitleg.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", uitleg.privacy, name="privacy"),
    path("huisstijl.css", huisstijl, name="huisstijl"),
    # Their names are those that mozilla-django-oidc looks for.
    path("beheer/gemeente/", gemeente_views.heen, name="oidc_authentication_init"),
    path("beheer/gemeente/terug/", gemeente_views.terug, name="oidc_authentication_callback"),
    path("beheer/", admin.site.urls),
]
handler400 = "veiligheid.views.onbegrepen"
handler403 = "veiligheid.views.geen_toegang"
handler404 = "veiligheid.views.niet_gevonden"
handler500 = "veiligheid.views.serverfout"
