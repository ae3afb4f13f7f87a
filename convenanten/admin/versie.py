"""One version of a covenant on a page of its own: its days, who takes part and the text."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils import timezone

from convenanten.admin.convenant import VersieInlineForm
from convenanten.admin.document import DocumentInline, MetDocumenten
from convenanten.models import Convenantversie, Deelname
from convenanten.overlap import overlap
from convenanten.stand import stand_van_versie
from themas.admin.basis import BeheerForm, BeheerInline
from themas.admin.onderdeel import OnderdeelAdmin, OnderdeelForm


class VersieForm(OnderdeelForm):
    ouder = "convenant"
    veld_bij_regel = VersieInlineForm.veld_bij_regel
    ook_controleren = ("convenant",)

    class Meta:
        widgets = {"toelichting": AdminTextareaWidget(attrs={"rows": 4})}

    def _post_clean(self):
        """What the days are is only known of the row once the fields are in it."""
        super()._post_clean()
        if {"geldig_van", "geldig_tot"} <= self.cleaned_data.keys():
            andere = Convenantversie.objects.filter(convenant=self.instance.convenant_id).exclude(pk=self.instance.pk)
            eigen = [regel for regel in overlap([*andere, self.instance]) if f"‘{self.instance.naam}’" in regel]
            if eigen:
                self.add_error("geldig_van", ValidationError(eigen))


class DeelnameForm(BeheerForm):
    veld_bij_regel = {"deelname_partij_een_keer_per_versie": "partij"}


class DeelnameInline(BeheerInline):
    model = Deelname
    form = DeelnameForm
    fields = [("partij", "rol", "volgorde")]
    autocomplete_fields = ["partij"]
    show_change_link = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("partij", "versie__convenant")


@admin.register(Convenantversie)
class ConvenantversieAdmin(MetDocumenten, OnderdeelAdmin):
    groep = "Afspraken"
    in_menu = "Versies van convenanten"
    form = VersieForm
    change_form_template = "admin/themas/onderdeel.html"
    list_display = ["naam", "convenant", "geldig_van", "geldig_tot", "vandaag"]
    list_select_related = ["convenant"]
    search_fields = ["naam", "convenant__naam", "deelnames__partij__naam"]
    search_help_text = "Zoek op naam van de versie, het convenant of een partij."
    fieldsets = [
        (None, {"fields": ["convenant", "naam"]}),
        ("Wanneer", {"fields": [("gesloten_op", "gesloten"), ("geldig_van", "geldig_tot"), "onbepaalde_tijd"]}),
        ("Uitleg en bron", {"fields": ["looptijd", "toelichting", "bron"]}),
    ]
    inlines = [DeelnameInline, DocumentInline]

    @admin.display(description="vandaag")
    def vandaag(self, obj):
        return stand_van_versie(obj, timezone.localdate()).label
