"""The admin site of the portal: its name, and the groups in which an officer finds the parts."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView


# In the order in which an officer needs them; other groups follow.
GROEPEN = ["Rapportage", "Cijfers", "Wat wij meten", "Beleid"]


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
        plaatsen = {naam: plaats for plaats, naam in enumerate(GROEPEN)}
        return sorted(groepen.values(), key=lambda groep: (plaatsen.get(groep["name"], len(plaatsen)), groep["name"]))

    def autocomplete_view(self, request):
        return Keuzelijst.as_view(admin_site=self)(request)


class BeheerConfig(AdminConfig):
    default_site = "veiligheid.beheer.BeheerSite"
