"""The glossary: words that pages use, and what we mean by them."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget

from themas.admin.basis import kort
from themas.admin.versie import GewijzigdAdmin, MetGezien, VersieForm
from themas.models import Begrip


class BegripForm(VersieForm):
    class Meta:
        widgets = {"uitleg": AdminTextareaWidget(attrs={"rows": 4})}
        help_texts = {
            "slug": "Pagina’s verwijzen hiernaar. Verandert u dit, dan werken die links niet meer.",
        }


@admin.register(Begrip)
class BegripAdmin(MetGezien, GewijzigdAdmin):
    groep = "Wat wij meten"
    form = BegripForm
    list_display = ["naam", "ook", kort("uitleg", "uitleg")]
    search_fields = ["naam", "ook", "uitleg"]
    search_help_text = "Zoek op woord, ander woord of uitleg."
    prepopulated_fields = {"slug": ["naam"]}
    fieldsets = [(None, {"fields": ["naam", "slug", "ook", "uitleg"]})]
