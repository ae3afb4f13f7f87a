"""The admin site of the portal: its name, and the groups in which an officer finds the parts."""

from collections.abc import Iterator
from functools import wraps

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponseRedirect, QueryDict
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from themas.auditspoor import leg_vast


# In the order in which an officer needs them; other groups follow.
GROEPEN = ["Rapportage", "Cijfers", "Afspraken", "Wat werkt", "Wat wij meten", "Beleid"]
# Pages that are work and not a table: name, what the menu says, its group, and who sees it: whoever has one of these.
WERK = [
    ("vaststellen", "Vaststellen", "Rapportage", ("themas.stel_vast_meting", "themas.stel_vast_beoordeling")),
    ("indienen", "Indienen", "Rapportage", ("themas.dien_in_meting", "themas.dien_in_beoordeling")),
    ("verloopt", "Verloopt binnenkort", "Afspraken", ("convenanten.view_convenant",)),
]


class Keuzelijst(AutocompleteJsonView):
    """Suggestions that say which plan they belong to, where a name alone does not tell."""

    def serialize_result(self, obj, to_field_name):
        label = getattr(self.model_admin, "keuzelabel", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


class BeheerSite(AdminSite):
    index_title = "Beheer"

    @property
    def site_title(self):
        return f"Beheer {settings.PORTAAL_NAAM}"

    @property
    def site_header(self):
        return settings.PORTAAL_NAAM

    def get_app_list(self, request, app_label=None):
        """By the `groep` of each model admin, in the order of registration; else by app."""
        volgorde = {model: plaats for plaats, model in enumerate(self._registry)}
        groepen = {}
        for app in self._build_app_dict(request, app_label).values():
            for model in sorted(app["models"], key=lambda model: volgorde[model["model"]]):
                beheer = self.get_model_admin(model["model"])
                model["name"] = getattr(beheer, "in_menu", "") or model["name"]
                naam = getattr(beheer, "groep", app["name"])
                groep = groepen.setdefault(naam, {**app, "name": naam, "models": []})
                groep["models"].append(model)
        for naam, werk in self._werk(request) if app_label is None else ():
            groep = groepen.setdefault(naam, {"name": naam, "app_label": "themas", "models": []})
            groep["models"].insert(0, werk)
        plaatsen = {naam: plaats for plaats, naam in enumerate(GROEPEN)}
        return sorted(groepen.values(), key=lambda groep: (plaatsen.get(groep["name"], len(plaatsen)), groep["name"]))

    def _werk(self, request) -> Iterator[tuple[str, dict]]:
        """The pages that are work and not a table, each with its group, for who may open it; the last comes first."""
        for naam, titel, groep, rechten in WERK:
            if any(request.user.has_perm(recht) for recht in rechten):
                adres = reverse(f"admin:{naam}")
                yield groep, {"name": titel, "object_name": naam, "admin_url": adres, "view_only": True}

    def admin_view(self, view, cacheable=False):
        """A page that somebody may not open leaves a line in the audit trail; one asked with a NUL is not asked."""
        binnen = super().admin_view(view, cacheable)

        @wraps(binnen)
        def bewaakt(request, *args, **kwargs):
            if any("\0" in waarde for vragen in (request.GET, request.POST) for waarde in _waarden(vragen)):
                raise BadRequest("NUL")  # PostgreSQL takes none in a text, and nobody types one
            try:
                return binnen(request, *args, **kwargs)
            except PermissionDenied:
                leg_vast(actie="openen", object=request.path, resultaat="geweigerd", methode=request.method)
                raise

        return bewaakt

    def autocomplete_view(self, request):
        return Keuzelijst.as_view(admin_site=self)(request)

    # What follows reads models, which are not there yet when this module is read.

    def has_permission(self, request):
        from veiligheid.aanmelden.halverwege import is_geverifieerd

        return super().has_permission(request) and is_geverifieerd(request)

    def index(self, request, extra_context=None):
        from rapportages.beheer.rapport.wachtrij import wacht_op

        return super().index(request, {"rapportages": wacht_op(request.user), **(extra_context or {})})

    def get_urls(self):
        from convenanten.beheer.urls import paden as paden_afspraken
        from rapportages.beheer.urls import paden
        from veiligheid.aanmelden import views

        nieuw = self.admin_view(views.nieuw)
        return [
            path("login/code/", views.code, name="code"),
            path("login/app/", views.instellen, name="apparaat_instellen"),
            path("aanmelding/", self.admin_view(views.aanmelding), name="aanmelding"),
            path("aanmelding/herstelcodes/", nieuw, {"wat": "herstelcodes"}, name="herstelcodes_nieuw"),
            path("aanmelding/apparaat/", nieuw, {"wat": "apparaat"}, name="apparaat_nieuw"),
            *paden(self),
            *paden_afspraken(self),
            *super().get_urls(),
        ]

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """Django's own, with a view that asks for the second factor before it signs anybody in."""
        from veiligheid.aanmelden import gemeente_views, views

        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        context = {
            **self.each_context(request),
            "title": "Aanmelden",
            "subtitle": None,
            "app_path": request.get_full_path(),
            **gemeente_views.context(request),
            **(extra_context or {}),
        }
        if REDIRECT_FIELD_NAME not in {**request.GET, **request.POST}:
            context[REDIRECT_FIELD_NAME] = reverse("admin:index")
        request.current_app = self.name
        return views.Aanmelden.as_view(extra_context=context)(request)

    def password_change(self, request, extra_context=None):
        """Django's own, with the lock on guessing the old password."""
        from veiligheid.aanmelden.views import Wachtwoord

        context = {**self.each_context(request), **(extra_context or {})}
        request.current_app = self.name
        naar = reverse("admin:password_change_done")
        return Wachtwoord.as_view(success_url=naar, extra_context=context)(request)

    def logout(self, request, extra_context=None):
        """Here, and with the municipality when one came in from there and it has a page for that."""
        from veiligheid.aanmelden.gemeente_views import afmeldadres

        naar = afmeldadres(request)
        antwoord = super().logout(request, extra_context)
        return HttpResponseRedirect(naar) if naar and request.method == "POST" else antwoord


def _waarden(vragen: QueryDict) -> Iterator[str]:
    return (waarde for _, lijst in vragen.lists() for waarde in lijst)


class BeheerConfig(AdminConfig):
    default_site = "veiligheid.beheer.BeheerSite"
