"""Year plans and their actions: written here, made public and carried over on pages of their own."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.urls import path
from django.utils import timezone

from rapportages.admin import jaarplan_paginas
from rapportages.jaarplan import jaarplannen
from rapportages.models import Actie, Actievoortgang, Jaarplan, Jaarplanthema
from themas.admin.basis import BeheerForm, BeheerInline, filter_op, kort
from themas.admin.versie import GewijzigdAdmin, VersieForm
from themas.historie import raak
from themas.personen import persoonsnaam


class JaarplanForm(VersieForm):
    veld_bij_regel = {
        "jaarplan_een_per_plan_en_jaar": "jaar",
        "jaarplan_gepubliceerd_heeft_een_bron": "bron",
    }
    ook_controleren = ("status",)

    class Meta:
        widgets = {"toelichting": AdminTextareaWidget(attrs={"rows": 3})}

    def clean(self):
        super().clean()
        plan = self.cleaned_data.get("plan") or getattr(self.instance, "plan", None)
        jaar = self.cleaned_data.get("jaar")
        if plan and jaar and not plan.jaar_van <= jaar <= plan.jaar_tot_en_met:
            self.add_error("jaar", f"{plan} loopt van {plan.jaar_van} tot en met {plan.jaar_tot_en_met}.")


class JaarplanthemaForm(BeheerForm):
    veld_bij_regel = {"jaarplanthema_een_per_thema": "thema"}

    class Meta:
        widgets = {"doelen": AdminTextareaWidget(attrs={"rows": 4})}

    def clean(self):
        super().clean()
        thema, jaarplan = self.cleaned_data.get("thema"), self.cleaned_data.get("jaarplan")
        plan = getattr(jaarplan, "plan_id", None)
        if thema and plan and thema.plan_id != plan:
            self.add_error("thema", "Dit thema is van een ander beleidsplan dan het jaarplan.")


class JaarplanthemaInline(BeheerInline):
    model = Jaarplanthema
    verbose_name = "thema met doelen"  # as Django says it: "Nog een thema met doelen toevoegen"
    form = JaarplanthemaForm
    fields = ["thema", "doelen", "bron", "bron_url"]
    autocomplete_fields = ["thema"]
    show_change_link = False


@admin.register(Jaarplan)
class JaarplanAdmin(GewijzigdAdmin):
    groep = "Rapportage"
    form = JaarplanForm
    change_form_template = "admin/rapportages/jaarplan.html"
    list_display = ["titel", "jaar_kaal", "plan", "status"]
    list_filter = ["plan", "status"]
    list_select_related = ["plan"]
    search_fields = ["titel", "plan__naam", "=jaar"]
    autocomplete_fields = ["plan"]
    prepopulated_fields = {"slug": ["jaar"]}
    fieldsets = [
        (None, {"fields": ["plan", ("jaar", "slug"), "titel", "status"]}),
        ("Inhoud", {"fields": ["toelichting", "uitgangspunten", "heeft_matrix"]}),
        ("Bron", {"fields": ["bron", "bron_url"]}),
    ]
    inlines = [JaarplanthemaInline]
    actions = None

    @admin.display(description="jaar", ordering="jaar")
    def jaar_kaal(self, obj):
        return str(obj.jaar)  # a year has no point for the thousands

    def get_readonly_fields(self, request, obj=None):
        """Actions hang on topics of the plan, and an address that is public stays."""
        return ["status", "plan", "jaar_kaal", *(["slug"] if obj.is_openbaar else [])] if obj else ["status"]

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.fieldsets
        (_, eerste), *rest = self.fieldsets
        return [(None, {**eerste, "fields": ["plan", ("jaar_kaal", "slug"), "titel", "status"]}), *rest]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def keuzelabel(self, obj):
        return f"{obj} ({obj.plan})"

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        if formset.has_changed() and not form.changed_data:
            # The goals are part of what the year plan says, so it has a new version by somebody.
            raak(rij=form.instance, door=request.user)

    def get_urls(self):
        naam = "rapportages_jaarplan"
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/overnemen/", view(self.overnemen_view), name=f"{naam}_overnemen"),
            path("<int:pk>/publiceren/", view(self.publiceren_view), name=f"{naam}_publiceren"),
            *super().get_urls(),
        ]

    def overnemen_view(self, request, pk):
        return jaarplan_paginas.overnemen(self, request, pk)

    def publiceren_view(self, request, pk):
        return jaarplan_paginas.publiceren(self, request, pk)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        erbij = {"mag_publiceren": request.user.has_perm("rapportages.publiceer_jaarplan")}
        return super().change_view(request, object_id, form_url, erbij | (extra_context or {}))


class ActieForm(VersieForm):
    veld_bij_regel = {
        "actie_code_uniek_binnen_jaarplan": "code",
        "actie_begint_voor_het_eind": "eind",
        "actie_niet_uitgevoerd_zegt_waarom": "toelichting",
    }
    ook_controleren = ("jaarplan",)

    class Meta:
        widgets = {"toelichting": AdminTextareaWidget(attrs={"rows": 4})}

    def clean(self):
        super().clean()
        jaarplan = self.cleaned_data.get("jaarplan") or getattr(self.instance, "jaarplan", None)
        for veld, plan_van in (("onderwerp", lambda o: o.thema.plan_id), ("werkwijze", lambda w: w.plan_id)):
            rij = self.cleaned_data.get(veld)
            if rij and jaarplan and plan_van(rij) != jaarplan.plan_id:
                self.add_error(veld, f"Kies een {veld} uit {jaarplan.plan}. Dit is van een ander beleidsplan.")


class VoortgangForm(BeheerForm):
    class Meta:
        widgets = {"tekst": AdminTextareaWidget(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "datum" in self.fields:
            self.fields["datum"].initial = timezone.localdate

    def has_changed(self):
        """A date alone is no note: today stands there already."""
        return bool(set(self.changed_data) - {"datum"})

    def clean_datum(self):
        datum = self.cleaned_data["datum"]
        if datum > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Vul de dag in waarover de notitie gaat.")
        return datum


class VoortgangInline(BeheerInline):
    """Read what was noted, add a note; nobody changes or removes one."""

    model = Actievoortgang
    form = VoortgangForm
    fields = [("datum", "wie"), "tekst", "bron"]
    readonly_fields = ["wie"]
    extra = 1
    can_delete = False
    show_change_link = False
    verbose_name_plural = "voortgang"

    def has_change_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("door", "actie")

    @admin.display(description="door")
    def wie(self, obj):
        return persoonsnaam(obj.door, "uit een bron" if obj.pk else "u")


@admin.register(Actie)
class ActieAdmin(GewijzigdAdmin):
    groep = "Rapportage"
    form = ActieForm
    list_display = ["code", kort("tekst", "actie"), "status", "onderwerp", "verantwoordelijke", "jaarplan"]
    list_display_links = ["code", list_display[1]]
    list_filter = [
        "jaarplan",
        "status",
        ("onderwerp__thema", filter_op("thema")),
        "spoor",
        ("werkwijze", filter_op("werkwijze")),
    ]
    list_select_related = ["jaarplan", "onderwerp__thema__plan", "werkwijze"]
    search_fields = ["code", "tekst", "toelichting", "verantwoordelijke", "onderwerp__naam", "jaarplan__titel"]
    autocomplete_fields = ["jaarplan", "onderwerp", "werkwijze"]
    fieldsets = [
        (None, {"fields": ["jaarplan", ("code", "status"), "tekst", "toelichting"]}),
        ("Waar het bij hoort", {"fields": ["onderwerp", "werkwijze", "spoor"]}),
        ("Wie en wanneer", {"fields": ["verantwoordelijke", ("begin", "eind"), "wanneer"]}),
        ("Bron", {"fields": ["bron", "overgenomen_van"]}),
    ]
    inlines = [VoortgangInline]
    actions = None

    def get_readonly_fields(self, request, obj=None):
        return ["jaarplan", "overgenomen_van"] if obj else ["overgenomen_van"]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def save_formset(self, request, form, formset, change):
        """Notes go through the verb, which numbers them."""
        for rij in formset.save(commit=False):
            jaarplannen.noteer(actie=form.instance, datum=rij.datum, tekst=rij.tekst, bron=rij.bron, door=request.user)
        formset.save_m2m()

    def get_changeform_initial_data(self, request):
        return {"status": "gepland"} | super().get_changeform_initial_data(request)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.list_select_related, "overgenomen_van")
