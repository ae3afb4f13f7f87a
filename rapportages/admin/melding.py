"""What readers reported: read, taken up and settled. Nothing that a reader typed becomes a link."""

from urllib.parse import quote

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.html import format_html

from rapportages.enums import Meldingstatus
from rapportages.meldingen.behandelen import behandel
from rapportages.models import Foutmelding
from themas.admin.basis import BeheerAdmin, kort
from themas.admin.historie import HistorieAdmin
from themas.admin.versie import MetGezien, Vergrendeld, VersieForm
from themas.personen import persoonsnaam


VAN_DE_LEZER = ["ingediend_op", "waar", "tekst", "bron", "antwoorden"]
VANZELF = ["wie", "afgehandeld_door", "afgehandeld_op"]
GEEN_ADRES = "Geen. De melder wil geen antwoord, of het adres is na de termijn verwijderd."


class FoutmeldingForm(VersieForm):
    class Meta:
        widgets = {"antwoord_intern": AdminTextareaWidget(attrs={"rows": 4})}


class OpenFilter(admin.SimpleListFilter):
    title = "afgehandeld"
    parameter_name = "afgehandeld"

    def lookups(self, request, model_admin):
        return [("nee", "nog niet afgehandeld")]

    def queryset(self, request, queryset):
        return queryset.open() if self.value() == "nee" else queryset


@admin.register(Foutmelding)
class FoutmeldingAdmin(MetGezien, Vergrendeld, HistorieAdmin, BeheerAdmin):
    groep = "Rapportage"
    form = FoutmeldingForm
    list_display = ["ingediend_op", "waarover", kort("tekst", "wat er niet klopt"), "stand", "wie"]
    list_filter = [OpenFilter, "status"]
    list_select_related = ["indicator", "laatst_gewijzigd_door"]
    search_fields = ["tekst", "bron", "pad", "indicator__naam"]
    search_help_text = "Zoek op wat er staat, waar, of welk cijfer."
    fieldsets = [
        ("Wat de lezer meldt", {"fields": VAN_DE_LEZER}),
        ("Wat u doet", {"fields": ["status", "antwoord_intern", *VANZELF]}),
    ]
    readonly_fields = [*VAN_DE_LEZER, *VANZELF]
    actions = None

    def has_add_permission(self, request):
        return False  # a reader does, on the site

    def save_model(self, request, obj, form, change):
        """By the verb, so that who settled it and when follows from the status."""
        if form.changed_data:
            behandel(melding=obj, status=obj.status, notitie=obj.antwoord_intern, door=request.user)

    @admin.display(description="waarover", ordering="pad")
    def waarover(self, obj):
        return str(obj.indicator or obj.pad or self.get_empty_value_display())

    @admin.display(description="waar")
    def waar(self, obj):
        if not obj.pad:
            return "Dat vulde de lezer niet in."
        return format_html('<a href="{}">{}</a>', obj.pad, obj.indicator or obj.pad)  # checked: a page of ours

    @admin.display(description="antwoord aan")
    def antwoorden(self, obj):
        """A link that opens the mail program of the officer, with a subject and nothing that the reader typed."""
        if not obj.email:
            return GEEN_ADRES
        onderwerp = quote(f"Uw melding op {settings.PORTAAL_NAAM}")
        return format_html('<a href="mailto:{}?subject={}">{}</a>', quote(obj.email), onderwerp, obj.email)

    @admin.display(description="laatst gewijzigd door")
    def wie(self, obj):
        """Whom to ask before two officers answer the same reader."""
        return persoonsnaam(obj.laatst_gewijzigd_door, self.get_empty_value_display())

    @admin.display(description="status", ordering="status")
    def stand(self, obj):
        klaar = " status-vastgesteld" if obj.status == Meldingstatus.AFGEHANDELD else ""
        return format_html('<span class="status{}">{}</span>', klaar, obj.get_status_display())
