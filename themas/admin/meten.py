"""What we measure, where and when, by what we divide, and what must be said beside it."""

from django.conf import settings
from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode

from themas import berekening
from themas.admin import cijfer
from themas.admin.basis import BeheerAdmin, BeheerForm, filter_op, kort
from themas.admin.historie import HistorieAdmin
from themas.enums import Gebiedsoort, Periodesoort
from themas.models import Bronnotitie, Gebied, Indicator, Meting, Noemer, Periode, Reeksbreuk


CIJFERS_OP_PAGINA = 24


class IndicatorForm(BeheerForm):
    veld_bij_regel = {
        "indicator_per_is_meer_dan_nul": "per",
        "indicator_drempel_is_minstens_twee": "onthullingsdrempel",
        "indicator_is_geen_onderdeel_van_zichzelf": "onderdeel_van",
        "indicator_aandeel_heeft_geen_noemer": "noemersoort",
    }


class GebiedForm(BeheerForm):
    veld_bij_regel = {"gebied_ligt_niet_in_zichzelf": "ligt_in"}

    def clean(self):
        super().clean()
        soort, leden = self.cleaned_data.get("soort"), self.cleaned_data.get("leden")
        if soort is None or leden is None:
            return
        bekend = self.cleaned_data.get("leden_bekend")
        if soort != Gebiedsoort.GROEP and leden:
            self.add_error("leden", "Alleen een groep heeft leden. Haal ze weg, of kies als soort een groep.")
        if soort == Gebiedsoort.GROEP and bekend and not leden:
            self.add_error("leden", "Noem de gemeenten in de groep. Of zet ‘leden bekend’ uit.")
        if soort == Gebiedsoort.GROEP and leden and not bekend:
            self.add_error("leden_bekend", "U noemt de leden. Zet dan ook ‘leden bekend’ aan.")


class PeriodeForm(BeheerForm):
    """Asks for kind, year and number; code and dates follow from these."""

    veld_bij_regel = {"periode_nummer_past_bij_soort": "nummer", "periode_uniek": "jaar"}

    class Meta:
        help_texts = {"nummer": "1 of 2 bij een half jaar, 1 tot en met 4 bij een kwartaal, 1 bij een jaar."}

    def clean(self):
        super().clean()
        if not {"soort", "jaar", "nummer"} <= self.cleaned_data.keys():
            return
        soort, jaar, nummer = (self.cleaned_data[veld] for veld in ("soort", "jaar", "nummer"))
        try:
            puur = berekening.Periode(jaar, Periodesoort(soort), nummer)
        except ValueError as fout:
            self.add_error("nummer" if "bestaat niet" in str(fout) else "jaar", f"Dit kan niet: {fout}.")
            return
        for veld in ("code", "begin", "eind"):
            setattr(self.instance, veld, getattr(puur, veld))


class NoemerForm(BeheerForm):
    veld_bij_regel = {
        "noemer_uniek": "peildatum",
        "noemer_is_meer_dan_nul": "aantal",
        "noemer_soort_is_niet_geen": "soort",
    }

    def clean(self):
        super().clean()
        if self.instance.pk and "aantal" in self.changed_data and "reden" not in self.changed_data:
            self.add_error("reden", "Schrijf op waarom u dit aantal wijzigt: elk cijfer per inwoner verandert mee.")


class BronnotitieForm(BeheerForm):
    veld_bij_regel = {"bronnotitie_uniek": "tekst"}


@admin.register(Indicator)
class IndicatorAdmin(BeheerAdmin):
    groep = "Wat wij meten"
    form = IndicatorForm
    change_form_template = "admin/themas/indicator.html"
    list_display = ["naam", "gewenste_richting", "soort", "noemersoort", "bron"]
    list_filter = ["gewenste_richting", "soort", "aard", "noemersoort"]
    search_fields = ["naam", "definitie", "teller", "bron", "broncode"]
    autocomplete_fields = ["onderdeel_van"]
    prepopulated_fields = {"slug": ["naam"]}
    fieldsets = [
        (None, {"fields": ["naam", "slug", "definitie", "zegt_niet"]}),
        ("Wat en hoe", {"fields": ["teller", "soort", "aard", "gewenste_richting", "optelbaar", "onderdeel_van"]}),
        ("Eenheid", {"fields": [("noemersoort", "per"), ("eenheid", "decimalen"), "onthullingsdrempel"]}),
        ("Bron", {"fields": [("bron", "broncode"), "volgorde"]}),
    ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context["cijfers"] = self._cijfers(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _cijfers(self, request, indicator) -> dict:
        """The newest figures of the own municipality, and where the rest stands."""
        metingen = self.admin_site.get_model_admin(Meting)
        gebied = Gebied.objects.filter(code=settings.GEMEENTE_CODE).first()
        if gebied is None or not metingen.has_view_permission(request):
            return {"gebied": gebied, "code": settings.GEMEENTE_CODE, "zichtbaar": False}
        alle = Meting.objects.filter(indicator=indicator, gebied=gebied)
        nieuwste = alle.select_related("periode", "basisperiode", "indicator").order_by(
            "-periode__eind", "periode__begin", "soort", "-pk"
        )
        return {
            "gebied": gebied,
            "zichtbaar": True,
            "rijen": [
                {
                    "periode": meting.periode,
                    "cijfer": cijfer.cijfer(meting),
                    "kwaliteit": meting.get_kwaliteit_display(),
                    "status": cijfer.status(meting),
                    "adres": reverse("admin:themas_meting_change", args=[meting.pk]),
                }
                for meting in nieuwste[:CIJFERS_OP_PAGINA]
            ],
            "aantal": alle.count(),
            "adres": _met(
                "admin:themas_meting_changelist",
                indicator__id__exact=indicator.pk,
                gebied__code__exact=gebied.code,
            ),
            "toevoegen": metingen.has_add_permission(request)
            and _met("admin:themas_meting_add", indicator=indicator.pk, gebied=gebied.pk),
        }


def _met(naam: str, **vragen) -> str:
    return f"{reverse(naam)}?{urlencode(vragen)}"


@admin.register(Gebied)
class GebiedAdmin(BeheerAdmin):
    groep = "Wat wij meten"
    form = GebiedForm
    list_display = ["naam", "code", "soort", "ligt_in", "indeling_jaar"]
    list_filter = ["soort", "indeling_jaar"]
    list_select_related = ["ligt_in"]
    search_fields = ["naam", "code"]
    autocomplete_fields = ["ligt_in", "leden"]
    fieldsets = [
        (None, {"fields": [("code", "naam"), "soort", "ligt_in", "indeling_jaar", "toelichting"]}),
        ("Alleen bij een groep", {"fields": ["leden", "leden_bekend", "gewogen"]}),
    ]

    def keuzelabel(self, obj):
        return f"{obj} ({obj.get_soort_display()}, {obj.code})"


@admin.register(Periode)
class PeriodeAdmin(BeheerAdmin):
    """A period is made once. Changing one would move every figure that hangs on it."""

    groep = "Wat wij meten"
    form = PeriodeForm
    list_display = ["__str__", "soort", "begin", "eind"]
    list_filter = ["soort", "jaar"]
    search_fields = ["code"]
    fields = ["soort", "jaar", "nummer"]

    def get_fields(self, request, obj=None):
        return ["code", "soort", "begin", "eind"] if obj else self.fields

    def has_change_permission(self, request, obj=None):
        return obj is None and super().has_change_permission(request)

    def get_search_results(self, request, queryset, search_term):
        """Find ``1e helft 2019`` by the words on screen, which stand in no column."""
        zoek = Q()
        for woord in search_term.lower().split():
            if woord in ("helft", "kwartaal", "jaar"):
                soort = Periodesoort.HALFJAAR if woord == "helft" else Periodesoort(woord)
                zoek &= Q(soort=soort)
            elif len(woord) == 2 and woord[0] in "1234" and woord[1] == "e":
                zoek &= Q(nummer=int(woord[0]))
            else:
                zoek &= Q(code__istartswith=woord)
        return queryset.filter(zoek), False


@admin.register(Noemer)
class NoemerAdmin(HistorieAdmin, BeheerAdmin):
    groep = "Cijfers"
    form = NoemerForm
    list_display = ["gebied", "soort", "peildatum", "aantal_met_punten", "aard", "kwaliteit"]
    list_filter = ["soort", "aard", "kwaliteit", ("gebied__soort", filter_op("soort gebied"))]
    list_select_related = ["gebied"]
    date_hierarchy = "peildatum"
    search_fields = ["gebied__naam", "gebied__code", "bron", "herkomst"]
    autocomplete_fields = ["gebied"]
    fieldsets = [
        (None, {"fields": ["gebied", ("soort", "aard"), "peildatum", ("aantal", "kwaliteit"), "reden"]}),
        ("Bron", {"fields": ["bron", "herkomst"]}),
    ]

    @admin.display(description="aantal", ordering="aantal")
    def aantal_met_punten(self, obj):
        return cijfer.getal(obj.aantal)


@admin.register(Reeksbreuk)
class ReeksbreukAdmin(BeheerAdmin):
    groep = "Wat wij meten"
    list_display = ["titel", "datum", "gevolg"]
    list_filter = ["gevolg", "indicatoren"]
    date_hierarchy = "datum"
    search_fields = ["titel", "toelichting", "indicatoren__naam"]
    autocomplete_fields = ["indicatoren"]
    prepopulated_fields = {"slug": ["titel"]}
    fields = ["titel", "slug", "datum", "indicatoren", "gevolg", "toelichting", "bron"]


@admin.register(Bronnotitie)
class BronnotitieAdmin(BeheerAdmin):
    groep = "Wat wij meten"
    form = BronnotitieForm
    list_display = ["indicator", "gebied", "periode", kort("tekst", "wat de bron zegt")]
    list_filter = ["indicator", ("gebied__soort", filter_op("soort gebied")), "periode__jaar"]
    list_select_related = ["indicator", "gebied", "periode"]
    search_fields = ["tekst", "indicator__naam", "gebied__naam", "bron"]
    autocomplete_fields = ["indicator", "gebied", "periode"]
    fields = ["indicator", "gebied", "periode", "tekst", "datum", "bron", "herkomst"]
