"""Who takes part in agreements; what is said of a party is part of what each of its covenants says."""

from django.contrib import admin
from django.db.models import Q

from convenanten.models import Convenant, Partij
from themas.admin.basis import BeheerAdmin, BeheerForm, kort
from themas.historie import raak


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

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and form.changed_data:
            raak_convenanten_van(obj, f"Partij ‘{obj}’ gewijzigd.", door=request.user)

    def delete_model(self, request, obj):
        raak_convenanten_van(obj, f"Partij ‘{obj}’ verwijderd.", door=request.user)
        super().delete_model(request, obj)


def raak_convenanten_van(partij: Partij, delen: str, *, door) -> None:
    """Its covenants wait for a second person then, who is not the one that changed it."""
    van = Q(versies__deelnames__partij=partij) | Q(overleggen__deelnemers=partij)
    for convenant in Convenant.objects.filter(pk__in=Convenant.objects.filter(van).values("pk")).order_by("pk"):
        raak(rij=convenant, door=door, delen=delen)
