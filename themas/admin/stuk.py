"""The admin of pieces that are published in editions: keep them here, look at them as a reader, and publish."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, resolve, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_deny

from themas.admin.onderdeel import delen_in_woorden
from themas.admin.versie import GewijzigdAdmin, MetGezien, VersieForm
from themas.historie import raak
from themas.models import Beleidsplan, Indicator, Publicatie
from themas.publicaties import bij_lezers
from themas.publiceren import bewerkers, geldende_publicatie, nieuwe_publicatie, publiceer, trek_in
from themas.verschillen import Verschil, verschillen


PUBLICEREN = "themas.publiceer_stuk"
BLIJFT = (
    "‘{}’ stond op de site, dus het blijft bewaard. Moeten lezers het niet meer zien? Haal het dan van de site, "
    "bij ‘Publiceren’."
)


class OpenbaarFilter(admin.SimpleListFilter):
    title = "openbaar"
    parameter_name = "openbaar"

    def lookups(self, request, model_admin):
        return [("ja", "openbaar"), ("nee", "nog niet openbaar")]

    def queryset(self, request, queryset):
        if self.value() not in ("ja", "nee"):
            return queryset
        return queryset.filter(is_openbaar=self.value() == "ja")


class StukAdmin(MetGezien, GewijzigdAdmin):
    """For a subclass of ``Stuk``. Its inlines are part of what it says, so changing one makes a new version of it."""

    form = VersieForm
    change_form_template = "admin/themas/stuk.html"
    actions = None

    @cached_property
    def _naam(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/publiceren/", view(self.publiceren_view), name=f"{self._naam}_publiceren"),
            path(
                "<path:object_id>/voorbeeld/",
                xframe_options_deny(view(self.voorbeeld_view)),
                name=f"{self._naam}_voorbeeld",
            ),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        ooit = Exists(Publicatie.objects.van(self.model).filter(sleutel=OuterRef("pk")))
        nu = bij_lezers(self.model, sleutel="pk", versie="versie")
        return super().get_queryset(request).annotate(is_ooit_openbaar=ooit, **nu)

    @admin.display(description="stand", ordering="is_openbaar")
    def stand(self, obj):
        if not obj.is_openbaar:
            return format_html('<span class="status">{}</span>', "concept")
        if obj.is_bij:
            return format_html('<span class="status status-vastgesteld">{}</span>', "openbaar")
        return format_html('<span class="status status-ingediend">{}</span>', "nieuw concept")

    def get_readonly_fields(self, request, obj=None):
        """An address that readers know stays."""
        vast = super().get_readonly_fields(request, obj)
        return [*vast, "slug"] if obj is not None and self._ooit_openbaar(obj) else vast

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj is not None and self._ooit_openbaar(obj))

    def delete_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, unquote(object_id))
        if obj is not None and self._ooit_openbaar(obj) and super().has_delete_permission(request, obj):
            messages.error(request, BLIJFT.format(obj))
            return redirect(f"admin:{self._naam}_change", obj.pk)
        return super().delete_view(request, object_id, extra_context)

    def save_related(self, request, form, formsets, change):
        """However much of it changed, one save makes one version, and its history says which parts."""
        super().save_related(request, form, formsets, change)
        delen = delen_in_woorden(form, formsets)
        if not change or not delen:
            return
        if form.changed_data:
            form.instance.history.filter(versie=form.instance.versie).update(history_change_reason=delen)
        else:
            raak(rij=form.instance, door=request.user, delen=delen)

    def history_view(self, request, object_id, extra_context=None):
        return super().history_view(request, object_id, {"waarom": "Onderdelen"} | (extra_context or {}))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if "_saveasnew" in request.POST:  # which Django obeys, whether there is a button for it or not
            messages.error(request, "Kopiëren kan hier niet. Voeg iets nieuws toe vanuit de lijst.")
            return redirect(f"admin:{self._naam}_change", object_id)
        stuk = self.get_object(request, unquote(object_id))
        erbij = {"stuk_stand": self._stand(request, stuk)} if stuk is not None else {}
        return super().change_view(request, object_id, form_url, erbij | (extra_context or {}))

    def _stand(self, request, stuk) -> dict:
        publicatie = geldende_publicatie(stuk)
        return {
            "publicatie": publicatie,
            "bij": publicatie is not None and publicatie.van_versie == stuk.versie,
            "publiceren": reverse(f"admin:{self._naam}_publiceren", args=[stuk.pk]),
            "voorbeeld": reverse(f"admin:{self._naam}_voorbeeld", args=[stuk.pk]),
            "mag_publiceren": request.user.has_perm(PUBLICEREN),
        }

    def _ooit_openbaar(self, stuk) -> bool:
        bekend = getattr(stuk, "is_ooit_openbaar", None)
        return Publicatie.objects.van_stuk(stuk).exists() if bekend is None else bekend

    def _stuk(self, request, object_id):
        stuk = self.get_object(request, unquote(object_id))
        if stuk is None:
            raise Http404(f"Dit stuk is er niet (meer). Kijk in de lijst: {self.opts.verbose_name_plural}.")
        if not self.has_view_permission(request, stuk):
            raise PermissionDenied
        return stuk

    def voorbeeld_view(self, request, object_id):
        """The page as readers would see it, made of the rows as they are now."""
        stuk = self._stuk(request, object_id)
        pagina = resolve(stuk.get_absolute_url().partition("#")[0])
        return pagina.func(request, *pagina.args, publicatie=nieuwe_publicatie(stuk), **pagina.kwargs)

    def publiceren_view(self, request, object_id):
        """GET: what would change for readers. POST: publish, or withdraw with a reason."""
        stuk = self._stuk(request, object_id)
        if request.method == "POST":
            if not request.user.has_perm(PUBLICEREN):
                raise PermissionDenied
            if self._doe(request, stuk):
                return redirect(f"admin:{self._naam}_publiceren", stuk.pk)
        publicatie = geldende_publicatie(stuk)
        context = {
            **self.admin_site.each_context(request),
            "title": "Publiceren",
            "subtitle": str(stuk),
            "opts": self.opts,
            "stuk": stuk,
            **self._stand(request, stuk),
            "gebreken": stuk.gebreken(),
            "zelf": request.user.pk in bewerkers(stuk, publicatie),
            "verschillen": self._verschillen(stuk, publicatie),
            "reden": request.POST.get("reden", ""),
            "eerder": Publicatie.objects.van_stuk(stuk)
            .select_related("gewijzigd_door", "gepubliceerd_door", "ingetrokken_door")
            .order_by("-nummer"),
        }
        return TemplateResponse(request, "admin/themas/stuk_publiceren.html", context)

    def _verschillen(self, stuk, publicatie) -> list[Verschil]:
        nieuw = stuk.blad()
        oud = publicatie.blad(type(nieuw)) if publicatie else None
        namen = {
            "indicatoren": dict(Indicator.objects.values_list("slug", "naam")),
            "plan": dict(Beleidsplan.objects.values_list("slug", "naam")),
        }
        return verschillen(oud, nieuw, model=self.model, namen=namen)

    def _doe(self, request, stuk) -> bool:
        try:
            if request.POST.get("doe") == "trek_in":
                trek_in(stuk=stuk, reden=request.POST.get("reden", ""), door=request.user)
                messages.success(request, f"Lezers zien ‘{stuk.titel}’ niet meer.")
            else:
                gezien = forms.IntegerField(required=False).clean(request.POST.get("gezien", ""))
                publiceer(stuk=stuk, gezien=gezien or 0, door=request.user)
                messages.success(request, f"Lezers zien ‘{stuk.titel}’ nu zoals hieronder.")
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return False
        return True
