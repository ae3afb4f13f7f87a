"""What the council asked, decided and was told."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.models import Raadsstuk
from rapportages.raad import afhandelen as raad
from themas.admin.basis import BeheerAdmin
from themas.admin.historie import HistorieAdmin
from themas.admin.versie import MetGezien, Vergrendeld, VersieForm


ALLEEN_BRIEF = "Alleen een raadsbrief gaat over andere stukken. Haal ze weg, of kies als soort ‘raadsbrief’."
HANDELT_AF = "Met deze brief zijn andere stukken afgedaan. Die brief blijft dus verstuurd en op de site staan."


class RaadsstukForm(VersieForm):
    veld_bij_regel = {
        "raadsstuk_nummer_uniek_binnen_soort": "nummer",
        "raadsstuk_heeft_een_eigen_adres": "slug",
        "raadsstuk_adres_is_https": "url",
        "raadsstuk_status_past_bij_soort": "status",
        "raadsstuk_afgedaan_noemt_brief_of_rapportage": "afgedaan_met",
        "raadsstuk_afhandeling_alleen_als_het_afgedaan_is": "status",
        "raadsstuk_handelt_zichzelf_niet_af": "afgedaan_met",
        "raadsstuk_verstuurde_brief_heeft_een_datum": "datum",
        "raadsstuk_termijn_niet_voor_de_datum": "deadline",
    }

    class Meta:
        widgets = {
            "inhoud": AdminTextareaWidget(attrs={"rows": 6}),
            "afgedaan_toelichting": AdminTextareaWidget(attrs={"rows": 3}),
        }

    def clean(self):
        super().clean()
        if self.errors.keys() - {"__all__"} or "soort" not in self.cleaned_data:
            return  # the fields themselves say what is wrong
        if self.cleaned_data["over"] and self.cleaned_data["soort"] != Raadssoort.RAADSBRIEF:
            self.add_error("over", ALLEEN_BRIEF)
        self._houd_afgedaan_wat_hiermee_is_afgedaan()
        self._controleer_afhandeling()

    def _houd_afgedaan_wat_hiermee_is_afgedaan(self):
        if self.instance.pk is None:
            return
        afgedaan = self.instance.handelt_af.all()
        if self.cleaned_data["status"] == Raadsstatus.VERSTUURD:  # only a letter can be sent
            afgedaan = afgedaan.none() if self.cleaned_data["publiek"] else afgedaan.filter(publiek=True)
        if afgedaan.exists():
            self.add_error("status", HANDELT_AF)

    def _controleer_afhandeling(self):
        self.instance.publiek = self.cleaned_data["publiek"]
        try:
            raad.controleer_afhandeling(
                stuk=self.instance,
                met=self.cleaned_data.get("afgedaan_met"),
                rapportage=self.cleaned_data.get("afgedaan_in"),
            )
        except ValidationError as fout:
            self.add_error(None, fout)


class OpenFilter(admin.SimpleListFilter):
    title = "openstaand"
    parameter_name = "openstaand"

    def lookups(self, request, model_admin):
        return [("ja", "nog niet afgedaan"), ("te_laat", "over de termijn")]

    def queryset(self, request, queryset):
        if self.value() == "te_laat":
            return queryset.over_termijn(timezone.localdate())
        return queryset.openstaand() if self.value() == "ja" else queryset


@admin.register(Raadsstuk)
class RaadsstukAdmin(MetGezien, Vergrendeld, HistorieAdmin, BeheerAdmin):
    groep = "Rapportage"
    form = RaadsstukForm
    list_display = ["titel", "soort", "nummer", "datum", "termijn", "stand", "publiek"]
    list_filter = ["soort", "status", OpenFilter, "publiek"]
    search_fields = ["titel", "nummer", "inhoud", "bron", "onderwerpen__naam"]
    search_help_text = "Zoek op titel, nummer, inhoud, bron of onderwerp."
    autocomplete_fields = ["afgedaan_met", "over", "onderwerpen", "doelstellingen", "plan"]
    prepopulated_fields = {"slug": ["titel"]}
    fieldsets = [
        (None, {"fields": [("soort", "nummer"), "titel", "slug", "inhoud", ("datum", "datum_tekst")]}),
        ("Hoe staat het ervoor?", {"fields": [("deadline", "deadline_tekst"), "status", "status_volgens"]}),
        (
            "Waarmee is het afgedaan?",
            {
                "fields": ["afgedaan_met", "afgedaan_in", "afgedaan_toelichting"],
                "description": "Kies de status ‘afgedaan’ en noem de brief of de rapportage: een van de twee.",
            },
        ),
        ("Waar hoort het bij?", {"fields": ["over", "onderwerpen", "doelstellingen", "plan"]}),
        ("Bron", {"fields": ["url", "bron", "publiek"]}),
    ]
    actions = None

    def keuzelabel(self, obj):
        return f"{obj} ({obj.datum:%d-%m-%Y})" if obj.datum else str(obj)

    def save_model(self, request, obj, form, change):
        """Settling goes by the verb, so that it is checked and noted the same wherever it is done."""
        afhandeling = None
        if obj.status == Raadsstatus.AFGEDAAN and (not change or "status" in form.changed_data):
            afhandeling = {"met": obj.afgedaan_met, "rapportage": obj.afgedaan_in}
            afhandeling["toelichting"] = obj.afgedaan_toelichting
        if change and afhandeling is None:
            if not form.changed_data:
                return  # who saves what he did not change, did not have it in hand
            obj.versie += 1
        if afhandeling is None or not change:
            if afhandeling:
                obj.status, obj.afgedaan_met, obj.afgedaan_in = Raadsstatus.OPEN, None, None
                obj.afgedaan_toelichting = ""
            obj.laatst_gewijzigd_door = request.user
            super().save_model(request, obj, form, change)
        if afhandeling:
            raad.handel_af(stuk=obj, door=request.user, **afhandeling)

    @admin.display(description="termijn", ordering="deadline")
    def termijn(self, obj):
        return obj.deadline_tekst or (f"{obj.deadline:%d-%m-%Y}" if obj.deadline else self.get_empty_value_display())

    @admin.display(description="status", ordering="status")
    def stand(self, obj):
        if obj.is_over_termijn(timezone.localdate()):
            return format_html('<span class="status status-te_laat">{}</span>', "over de termijn")
        klaar = "" if obj.staat_open else " status-vastgesteld"
        return format_html('<span class="status{}">{}</span>', klaar, obj.get_status_display())
