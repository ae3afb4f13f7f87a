"""Who takes part in agreements."""

from django.contrib import admin

from convenanten.models import Partij
from themas.admin.basis import BeheerAdmin, BeheerForm, kort


class PartijForm(BeheerForm):
    veld_bij_regel = {"partij_adres_is_https": "url"}


@admin.register(Partij)
class PartijAdmin(BeheerAdmin):
    groep = "Afspraken"
    form = PartijForm
    list_display = ["naam", kort("omschrijving", "wie is dit?"), "url"]
    search_fields = ["naam", "omschrijving"]
    search_help_text = "Zoek op naam of omschrijving."
    prepopulated_fields = {"slug": ["naam"]}
    fields = ["naam", "slug", "omschrijving", "url"]
    view_on_site = False
    actions = None
