"""Reports in the admin: their list, and the form for title, number and address. Writing has pages of its own."""

from django.contrib import admin
from django.db.models import Count, Q
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from rapportages import schrijven
from rapportages.beheer.rapport.stand import stand_van
from rapportages.enums import Rapportstatus
from rapportages.models import Voortgangsrapportage
from themas.admin.basis import BeheerAdmin, BeheerForm


GEGEVENS = ["nummer", "titel", "slug"]
ZONDER_TEKST = ["bekend", "bron", "bron_url"]


class RapportageForm(BeheerForm):
    veld_bij_regel = {
        "voortgangsrapportage_nummer_uniek_binnen_plan": "nummer",
        "voortgangsrapportage_alleen_titel_heeft_een_bron": "bron",
    }
    ook_controleren = ("plan", "status")


@admin.register(Voortgangsrapportage)
class VoortgangsrapportageAdmin(BeheerAdmin):
    groep = "Rapportage"
    form = RapportageForm
    list_display = ["rapportage", "plan", "periode", "stand", "opmerkingen"]
    list_display_links = None
    list_filter = ["plan", "status"]
    list_select_related = ["plan", "periode", "intrekking"]
    search_fields = ["titel", "plan__naam", "periode__code"]
    actions = None
    view_on_site = False  # a concept has no page for readers; its own page says where a version is

    def get_queryset(self, request):
        open_ = Count("paragrafen__opmerkingen", filter=Q(paragrafen__opmerkingen__opgelost_op=None))
        return super().get_queryset(request).prefetch_related("versies").annotate(open_opmerkingen=open_)

    @admin.display(description="rapportage", ordering="titel")
    def rapportage(self, obj):
        return format_html('<a href="{}">{}</a>', reverse("admin:rapport", args=[obj.pk]), obj)

    @admin.display(description="stand", ordering="status")
    def stand(self, obj):
        stand = stand_van(obj, list(obj.versies.all()))
        return format_html('<span class="status status-{}">{}</span>', stand.klasse, stand.tekst)

    @admin.display(description="open opmerkingen", ordering="open_opmerkingen")
    def opmerkingen(self, obj):
        return obj.open_opmerkingen or "geen"

    def add_view(self, request, form_url="", extra_context=None):
        return redirect("admin:rapport_begin")

    def get_fields(self, request, obj=None):
        zonder_tekst = obj is not None and obj.status == Rapportstatus.ALLEEN_TITEL
        return ["plan", "periode", *GEGEVENS, *(ZONDER_TEKST if zonder_tekst else [])]

    def get_readonly_fields(self, request, obj=None):
        return ["plan", "periode"]

    def has_change_permission(self, request, obj=None):
        """What is handed in or published is only to be read here; its own page says what may be done with it."""
        vast = obj is not None and obj.status not in (Rapportstatus.CONCEPT, Rapportstatus.ALLEEN_TITEL)
        return not vast and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """Only what nobody could read yet: a concept, and then as a whole."""
        weg = obj is None or (obj.status == Rapportstatus.CONCEPT and not obj.versies.exists())
        return weg and super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        velden = {naam: form.cleaned_data[naam] for naam in form.changed_data}
        schrijven.wijzig_gegevens(rapportage=obj, door=request.user, **velden)

    def response_change(self, request, obj):
        antwoord = super().response_change(request, obj)
        return antwoord if "_continue" in request.POST else redirect("admin:rapport", obj.pk)
