"""Accounts and groups, in Dutch and without what nobody here sets by hand."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.text import capfirst
from django_otp.plugins.otp_static.admin import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDevice

from rapportages.rollen import ROLLEN
from themas.admin.spoor import InSpoor
from veiligheid.aanmelden import apparaat


WERKWOORDEN = {
    "add": "toevoegen",
    "change": "wijzigen",
    "delete": "verwijderen",
    "view": "bekijken",
    "dien": "indienen",
    "stel": "vaststellen of terugsturen",
}
# What one does in the admin; the tables of Django behind it are nobody's work.
APPS = ["themas", "convenanten", "rapportages", "auth"]


class Rechten(forms.ModelMultipleChoiceField):
    """Permissions in words: ``Metingen: toevoegen``, where Django stores "Can add meting"."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, recht):
        model = recht.content_type.model_class()
        werkwoord = WERKWOORDEN.get(recht.codename.partition("_")[0])
        if model is None or werkwoord is None:
            return recht.name
        return f"{capfirst(model._meta.verbose_name_plural)}: {werkwoord}"


class GroepForm(forms.ModelForm):
    permissions = Rechten(
        Permission.objects.filter(content_type__app_label__in=APPS)
        # Of history nobody changes a letter, so there is no right to give.
        .exclude(content_type__model="permission")
        .exclude(content_type__model__startswith="historical")
        .select_related("content_type")
        .order_by("-content_type__app_label", "content_type__model", "pk"),
        required=False,
        label="Rechten",
    )


# The devices hold secrets, which nobody needs to see.
admin.site.unregister([User, Group, StaticDevice, TOTPDevice])


@admin.register(User)
class GebruikerAdmin(InSpoor, UserAdmin):
    groep = "Gebruikers en rechten"
    # Rights come from groups. A right given to one person is forgotten when that person changes jobs.
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Persoon", {"fields": ["first_name", "last_name", "email"]}),
        ("Rechten", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Data", {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []

    def get_readonly_fields(self, request, obj=None):
        """Who manages accounts gives no more than he may: no superusers, and no rights to himself."""
        if request.user.is_superuser:
            return self.readonly_fields
        eigen = ["is_active", "is_staff", "groups"] if obj == request.user else []
        return [*self.readonly_fields, "is_superuser", *eigen]

    def has_change_permission(self, request, obj=None):
        """Else whoever may set a password would be a superuser a minute later."""
        te_hoog = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not te_hoog

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, **kwargs | {"widget": forms.CheckboxSelectMultiple})

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Gebruikers"} | (extra_context or {}))

    def get_urls(self):
        wissen = self.admin_site.admin_view(self.wis_tweede_factor)
        return [path("<int:pk>/tweede-factor/", wissen, name="auth_user_tweede_factor"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        gebruiker = self.get_object(request, object_id)
        mag = settings.TWEEDE_FACTOR and gebruiker is not None and self._mag_wissen(request, gebruiker)
        return super().change_view(request, object_id, form_url, {"wis_tweede_factor": mag} | (extra_context or {}))

    def _mag_wissen(self, request, gebruiker) -> bool:
        """Not the own one: for that one shows password and code at "Mijn aanmelding"."""
        hoger = gebruiker.is_superuser and not request.user.is_superuser
        return self.has_change_permission(request, gebruiker) and gebruiker != request.user and not hoger

    def wis_tweede_factor(self, request, pk):
        """For a colleague who lost phone and recovery codes."""
        gebruiker = get_object_or_404(User, pk=pk)
        if not self._mag_wissen(request, gebruiker):
            raise PermissionDenied
        terug = reverse("admin:auth_user_change", args=[pk])
        if request.method == "POST":
            apparaat.wis(gebruiker=gebruiker, door=request.user)
            self.log_change(request, gebruiker, "Tweede factor gewist.")
            messages.success(request, f"De tweede factor van {gebruiker} is gewist.")
            return redirect(terug)
        context = {
            **self.admin_site.each_context(request),
            "title": "Tweede factor wissen",
            "gebruiker": gebruiker,
            "ingesteld": apparaat.heeft_iets(gebruiker),
            "terug": terug,
        }
        return render(request, "admin/aanmelden/wissen.html", context)


@admin.register(Group)
class GroepAdmin(InSpoor, GroupAdmin):
    groep = "Gebruikers en rechten"
    form = GroepForm
    filter_horizontal = []

    def has_change_permission(self, request, obj=None):
        """What a role may do stands in the table of roles; a group of one's own is free."""
        return super().has_change_permission(request, obj) and not _is_rol_voor(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not _is_rol_voor(request, obj)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Groepen"} | (extra_context or {}))


def _is_rol_voor(request, groep) -> bool:
    return groep is not None and groep.name in ROLLEN and not request.user.is_superuser
