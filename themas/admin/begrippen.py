"""The glossary: words that pages use, and what we mean by them."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget

from themas.admin.basis import kort
from themas.admin.versie import GewijzigdAdmin, MetGezien, VersieForm
from themas.gelinkt import gelinkte_begrippen
from themas.models import Begrip


GELINKT = (
    "Pagina’s van de site verwijzen naar dit woord. U kunt het woord en de uitleg veranderen. De naam in het adres "
    "blijft zoals hij is, en het woord verwijderen kan niet: dan werken die links niet meer."
)


def is_gelinkt(begrip: Begrip | None) -> bool:
    return begrip is not None and begrip.slug in gelinkte_begrippen()


class BegripForm(VersieForm):
    class Meta:
        widgets = {"uitleg": AdminTextareaWidget(attrs={"rows": 4})}
        help_texts = {
            "slug": "Zo staat het woord in een link. Met een andere naam werken oude links niet meer.",
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

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["slug"] if is_gelinkt(obj) else [])]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if is_gelinkt(obj) else super().get_prepopulated_fields(request, obj)

    def get_fieldsets(self, request, obj=None):
        [(titel, deel)] = super().get_fieldsets(request, obj)
        uitleg = {"description": GELINKT} if is_gelinkt(obj) and self.has_change_permission(request, obj) else {}
        return [(titel, {**deel, **uitleg})]

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not is_gelinkt(obj)
