"""Meetings in the admin: what was on the programme, and whether the report is there."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from convenanten.admin.document import DocumentInline, MetDocumenten
from convenanten.models import Bijeenkomst, Programmaonderdeel
from themas.admin.basis import BeheerForm, BeheerInline
from themas.admin.stuk import OpenbaarFilter, StukAdmin
from themas.admin.versie import VersieForm


MEESTE_VERSLAGEN = 8
#: By this the address of the list of points names one meeting.
VAN_EEN = "bijeenkomst__id__exact"


def tijdveld() -> forms.TimeInput:
    """Hours and minutes; Django's own shows seconds, and a clock that compares ours with that of the browser."""
    return forms.TimeInput(format="%H:%M", attrs={"size": 6, "placeholder": "13:30"})


class BijeenkomstForm(VersieForm):
    veld_bij_regel = {
        "bijeenkomst_adres_is_https": "url",
        "bijeenkomst_eindigt_na_het_begin": "eind",
        "bijeenkomst_inloop_voor_het_begin": "inloop",
        "bijeenkomst_andere_datum_met_uitleg": "andere_datum",
        "bijeenkomst_verslag_na_de_dag": "verslag_op",
    }

    class Meta:
        widgets = {
            "kort": AdminTextareaWidget(attrs={"rows": 3}),
            "datum_uitleg": AdminTextareaWidget(attrs={"rows": 5}),
            **{naam: tijdveld() for naam in ("inloop", "begin", "eind")},
        }

    def clean_verslag_op(self):
        dag = self.cleaned_data["verslag_op"]
        if dag and dag > timezone.localdate():
            raise ValidationError("Deze dag moet nog komen. Vul de dag in waarop het verslag klaar was.")
        return dag


class ProgrammaForm(BeheerForm):
    veld_bij_regel = {"programmaonderdeel_nummer_uniek": "nummer"}

    class Meta:
        widgets = {"tijd": tijdveld()}


class ProgrammaInline(BeheerInline):
    model = Programmaonderdeel
    form = ProgrammaForm
    fields = [("nummer", "tijd"), "tekst"]
    show_change_link = False


class VerslagFilter(admin.SimpleListFilter):
    title = "verslag"
    parameter_name = "verslag"

    def lookups(self, request, model_admin):
        return [("verwacht", "nog te maken"), ("te_laat", "te laat")]

    def queryset(self, request, queryset):
        if self.value() not in ("verwacht", "te_laat"):
            return queryset
        verwacht = queryset.verslag_verwacht(timezone.localdate())
        if self.value() == "verwacht":
            return verwacht
        return queryset.filter(pk__in=[rij.pk for rij in verwacht if is_te_laat(rij)])


def is_te_laat(bijeenkomst: Bijeenkomst) -> bool:
    """How many days there are differs from meeting to meeting, so the row itself knows its last day."""
    return bijeenkomst.verslag_voor < timezone.localdate()


@admin.register(Bijeenkomst)
class BijeenkomstAdmin(MetDocumenten, StukAdmin):
    groep = "Afspraken"
    form = BijeenkomstForm
    change_list_template = "admin/convenanten/bijeenkomsten.html"
    change_form_template = "admin/convenanten/bijeenkomst.html"
    list_display = ["naam", "datum", "plaats", "punten", "verslag_kort", "stand"]
    list_filter = [OpenbaarFilter, VerslagFilter]
    search_fields = ["naam", "kort", "plaats", "vraagpunten__tekst"]
    search_help_text = "Zoek op naam, plaats of een punt."
    prepopulated_fields = {"slug": ["naam"]}
    fieldsets = [
        (None, {"fields": ["naam", "slug", "kort"]}),
        (
            "Wanneer",
            {
                "fields": ["datum", "andere_datum", "datum_uitleg", ("inloop", "begin", "eind")],
                "description": "Noemt de bron twee dagen? Bewaar ze allebei en leg uit welke wij kiezen.",
            },
        ),
        ("Waar en voor wie", {"fields": ["plaats", "doelgroep", "organisatie"]}),
        ("Verslag", {"fields": [("verslag_binnen", "verslag_op"), "verslag"]}),
        ("Bron", {"fields": ["url", "bron"]}),
    ]
    inlines = [ProgrammaInline, DocumentInline]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(aantal_punten=Count("vraagpunten", distinct=True))

    @admin.display(description="punten", ordering="aantal_punten")
    def punten(self, obj):
        if not obj.aantal_punten:
            return "geen"
        return format_html('<a href="{}">{}</a>', punten_van(obj), obj.aantal_punten)

    @admin.display(description="verslag")
    def verslag_kort(self, obj):
        if obj.verslag_op or obj.verslag:
            return format_html('<span class="status status-vastgesteld">{}</span>', "is er")
        if obj.datum is None or obj.datum >= timezone.localdate():
            return self.get_empty_value_display()
        if is_te_laat(obj):
            return format_html('<span class="status status-te_laat">{}</span>', "te laat")
        return format_html('<span class="status">{}</span>', "nog te maken")

    def changelist_view(self, request, extra_context=None):
        """Above the list: of which meetings the report is due, the latest first."""
        verwacht = list(Bijeenkomst.objects.verslag_verwacht(timezone.localdate())[: MEESTE_VERSLAGEN + 1])
        erbij = {
            "verslagen": [(rij, is_te_laat(rij)) for rij in verwacht[:MEESTE_VERSLAGEN]],
            "meer_verslagen": len(verwacht) > MEESTE_VERSLAGEN,
        }
        return super().changelist_view(request, erbij | (extra_context or {}))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        erbij = {"punten_url": punten_van(object_id)}
        return super().change_view(request, object_id, form_url, erbij | (extra_context or {}))


def punten_van(bijeenkomst) -> str:
    """The list of its points."""
    sleutel = getattr(bijeenkomst, "pk", bijeenkomst)
    return reverse("admin:convenanten_vraagpunt_changelist", query={VAN_EEN: sleutel})
