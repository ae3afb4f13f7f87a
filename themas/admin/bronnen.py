"""Which tables of police and CBS we read, and which of their codes is which indicator."""

from django.contrib import admin

from themas.admin.basis import BeheerAdmin, BeheerForm, kort
from themas.models import Bron, Broncode


class BroncodeForm(BeheerForm):
    veld_bij_regel = {"broncode_een_indicator_per_code": "code", "broncode_een_indicator_per_naam": "naam"}


@admin.register(Bron)
class BronAdmin(BeheerAdmin):
    groep = "Wat wij meten"
    list_display = ["naam", kort("tabellen", "tabellen")]
    search_fields = ["naam", "tabellen"]
    search_help_text = "Zoek op naam of nummer van een tabel."


@admin.register(Broncode)
class BroncodeAdmin(BeheerAdmin):
    groep = "Wat wij meten"
    form = BroncodeForm
    list_display = ["code", "naam", "indicator", "bron"]
    list_filter = ["bron"]
    list_select_related = ["bron", "indicator"]
    search_fields = ["code", "naam", "indicator__naam"]
    search_help_text = "Zoek op code, naam of indicator."
    autocomplete_fields = ["bron", "indicator"]
