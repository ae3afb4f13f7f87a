"""The admin site of the portal: its name, and the groups in which an officer finds the parts."""

from functools import wraps

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from themas.auditspoor import leg_vast


# In the order in which an officer needs them; other groups follow.
GROEPEN = ["Cijfers", "Wat wij meten", "Beleid"]


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
                naam = getattr(self.get_model_admin(model["model"]), "groep", app["name"])
                groep = groepen.setdefault(naam, {**app, "name": naam, "models": []})
                groep["models"].append(model)
        if app_label is None and (werk := self._werk(request)):
            cijfers = groepen.setdefault(GROEPEN[0], {"name": GROEPEN[0], "app_label": "themas", "models": []})
            cijfers["models"] = [*werk, *cijfers["models"]]
        plaatsen = {naam: plaats for plaats, naam in enumerate(GROEPEN)}
        return sorted(groepen.values(), key=lambda groep: (plaatsen.get(groep["name"], len(plaatsen)), groep["name"]))

    def _werk(self, request) -> list[dict]:
        """The pages that are work and not a table, for who may do it."""
        return [
            {"name": naam.capitalize(), "object_name": naam, "admin_url": reverse(f"admin:{naam}"), "view_only": True}
            for naam, recht in (("indienen", "dien_in"), ("vaststellen", "stel_vast"))
            if any(request.user.has_perm(f"themas.{recht}_{model}") for model in ("meting", "beoordeling"))
        ]

    def get_urls(self):
        from rapportages.beheer.urls import paden  # the models are not there yet when this module is read

        return [*paden(self), *super().get_urls()]

    def admin_view(self, view, cacheable=False):
        """A page that somebody may not open leaves a line in the audit trail."""
        binnen = super().admin_view(view, cacheable)

        @wraps(binnen)
        def bewaakt(request, *args, **kwargs):
            try:
                return binnen(request, *args, **kwargs)
            except PermissionDenied:
                leg_vast(actie="openen", object=request.path, resultaat="geweigerd", methode=request.method)
                raise

        return bewaakt

    def autocomplete_view(self, request):
        return Keuzelijst.as_view(admin_site=self)(request)


class BeheerConfig(AdminConfig):
    default_site = "veiligheid.beheer.BeheerSite"
