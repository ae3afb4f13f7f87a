"""What is known to help: interventions, each with what is claimed of it and how well that is supported."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget

from themas.admin.basis import BeheerForm, BeheerFormSet, BeheerInline, filter_op
from themas.admin.stuk import OpenbaarFilter, StukAdmin
from themas.admin.versie import VersieForm
from themas.enums import Onderbouwing
from themas.models import Bewering, Interventie, Onderwerp
from themas.models.kennis import GEEN_VRAAG


class InterventieForm(VersieForm):
    class Meta:
        widgets = {
            "omschrijving": AdminTextareaWidget(attrs={"rows": 3}),
            "in_gemeente": AdminTextareaWidget(attrs={"rows": 3}),
        }


class BeweringForm(BeheerForm):
    veld_bij_regel = {
        "bewering_volgorde_uniek_binnen_interventie": "volgorde",
        "bewering_effect_heeft_twee_grenzen": "effect_tot",
        "bewering_aandeel_is_een_deel": "aandeel_noemer",
        "bewering_een_soort_getal": "aandeel_teller",
        "bewering_vraag_heeft_geen_getal": "onderbouwing",
    }

    class Meta:
        widgets = {
            "tekst": AdminTextareaWidget(attrs={"rows": 2}),
            "uitleg": AdminTextareaWidget(attrs={"rows": 2}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "volgorde" in self.fields and self.instance._state.adding:
            self.fields["volgorde"].required = False
            self.fields["volgorde"].help_text = "Leeg: onderaan."
            self.initial["volgorde"] = None

    def clean(self):
        super().clean()
        self.instance.tekst = self.cleaned_data.get("tekst", "")
        self.instance.onderbouwing = self.cleaned_data.get("onderbouwing", "")
        if self.instance.is_geen_vraag:
            self.add_error("tekst", GEEN_VRAAG)


class BeweringFormSet(BeheerFormSet):
    def get_unique_error_message(self, unique_check):
        return "Twee beweringen hebben hetzelfde nummer bij ‘volgorde’. Geef elke bewering een eigen nummer."

    def get_form_error(self):
        return "Een bewering hierboven heeft dit nummer al. Kies bij ‘volgorde’ een ander nummer."

    def clean(self):
        """A new claim without a number comes last, so that who adds one need not look what the others have."""
        super().clean()
        gevuld = [form for form in self.forms if getattr(form, "cleaned_data", None) and form not in self.deleted_forms]
        hoogste = max((form.cleaned_data.get("volgorde") or 0 for form in gevuld), default=0)
        for form in gevuld:
            if form.cleaned_data.get("volgorde") is None and "volgorde" not in form.errors:
                hoogste += 1
                form.instance.volgorde = form.cleaned_data["volgorde"] = hoogste


class BeweringInline(BeheerInline):
    model = Bewering
    form = BeweringForm
    formset = BeweringFormSet
    fields = [
        "volgorde",
        "tekst",
        ("effect_van", "effect_tot"),
        ("aandeel_teller", "aandeel_noemer"),
        "onderbouwing",
        "uitleg",
        "bron",
    ]
    show_change_link = False


class OnderwerpFilter(admin.SimpleListFilter):
    """Topics that have an intervention, each with its plan: two plans have a topic of one name."""

    title = "onderwerp"
    parameter_name = "onderwerp"

    def lookups(self, request, model_admin):
        gebruikt = Onderwerp.objects.filter(interventies__isnull=False).select_related("thema__plan").distinct()
        beheer = model_admin.admin_site.get_model_admin(Onderwerp)
        return [(str(rij.pk), beheer.keuzelabel(rij)) for rij in gebruikt.order_by("naam", "-thema__plan__jaar_van")]

    def queryset(self, request, queryset):
        gekozen = self.value()
        return queryset.filter(onderwerpen=gekozen) if gekozen in dict(self.lookup_choices) else queryset


@admin.register(Interventie)
class InterventieAdmin(StukAdmin):
    groep = "Wat werkt"
    form = InterventieForm
    list_display = ["naam", "stand", "beweringen"]
    list_filter = [
        OpenbaarFilter,
        ("velden", filter_op("veiligheidsveld")),
        ("beweringen__onderbouwing", filter_op("onderbouwing")),
        OnderwerpFilter,
    ]
    search_fields = ["naam", "omschrijving", "in_gemeente", "beweringen__tekst", "bron"]
    search_help_text = "Zoek op naam, omschrijving, bewering, bron of waar wij het gebruiken."
    autocomplete_fields = ["velden", "onderwerpen"]
    prepopulated_fields = {"slug": ["naam"]}
    fieldsets = [
        (None, {"fields": ["naam", "slug", "omschrijving"]}),
        ("Waar het bij hoort", {"fields": ["velden", "onderwerpen"]}),
        ("Gebruik en bron", {"fields": ["in_gemeente", "bron"]}),
    ]
    inlines = [BeweringInline]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("beweringen")

    @admin.display(description="beweringen")
    def beweringen(self, obj):
        """``onderzoek: 1, ervaring: 2``: how many of each, the best supported first."""
        soorten = [bewering.onderbouwing for bewering in obj.beweringen.all()]
        delen = [f"{soort.label}: {soorten.count(soort)}" for soort in Onderbouwing if soort in soorten]
        return ", ".join(delen) or self.get_empty_value_display()
