"""The agreement itself, with its versions in short, its goals and agreements, and who meets about it."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from convenanten.admin.dagen import DagenFormSet
from convenanten.enums import Stand
from convenanten.models import Bepaling, Convenant, Convenantversie, Overleg
from convenanten.overlap import overlap
from convenanten.stand import geldende_versie, stand_van_versie
from themas.admin.basis import BeheerForm, BeheerInline
from themas.admin.stuk import OpenbaarFilter, StukAdmin
from themas.admin.versie import VersieForm
from themas.personen import persoonsnaam


class ConvenantForm(VersieForm):
    veld_bij_regel = {"convenant_volgt_niet_zichzelf_op": "opvolger_van"}

    class Meta:
        widgets = {
            "kort": AdminTextareaWidget(attrs={"rows": 3}),
            "historie": AdminTextareaWidget(attrs={"rows": 4}),
        }
        error_messages = {
            "opvolger_van": {"unique": "Een ander convenant is hier al de opvolger van. Kies een ander convenant."}
        }

    def clean_opvolger_van(self):
        """No ring: following the predecessors ends somewhere."""
        voorganger = gekozen = self.cleaned_data["opvolger_van"]
        gezien = {self.instance.pk}
        while voorganger is not None and voorganger.pk not in gezien:
            gezien.add(voorganger.pk)
            voorganger = voorganger.opvolger_van
        if voorganger is not None and gekozen.pk != self.instance.pk:  # itself: the constraint says so
            raise ValidationError(
                f"‘{gekozen}’ is zelf een opvolger van dit convenant, of van een opvolger daarvan. "
                "Kies een ander convenant, of verander het daar eerst."
            )
        return gekozen


class VersieInlineForm(BeheerForm):
    veld_bij_regel = {
        "convenantversie_naam_uniek_binnen_convenant": "naam",
        "convenantversie_eindigt_na_het_begin": "geldig_tot",
        "convenantversie_onbepaald_heeft_geen_einde": "onbepaalde_tijd",
    }


class VersieFormSet(DagenFormSet):
    def clean(self):
        super().clean()
        if any(self.errors):
            return
        weg = set(self.deleted_forms)
        if botsingen := list(overlap(f.instance for f in self.forms if f not in weg and f.instance.naam)):
            raise ValidationError(botsingen)


class VersieInline(BeheerInline):
    model = Convenantversie
    form = VersieInlineForm
    formset = VersieFormSet
    fields = [
        "naam",
        ("gesloten_op", "gesloten"),
        ("geldig_van", "geldig_tot", "onbepaalde_tijd"),
        "looptijd",
        "bron",
        "wie",
    ]
    readonly_fields = ["wie"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("convenant").prefetch_related("deelnames__partij")

    @admin.display(description="partijen")
    def wie(self, obj):
        if obj.pk is None:
            return "Sla eerst op. Dan vult u bij deze versie de partijen en de documenten in."
        wie = ", ".join(str(deelname) for deelname in obj.deelnames.all()) or "nog geen"
        adres = reverse("admin:convenanten_convenantversie_change", args=[obj.pk])
        return format_html('{}. <a href="{}">Partijen en documenten van deze versie</a>', wie, adres)


class BepalingForm(BeheerForm):
    veld_bij_regel = {
        "bepaling_volgorde_uniek_binnen_soort": "volgorde",
        "bepaling_richting_alleen_bij_een_doel": "doelsoort",
        "bepaling_peiljaar_is_een_jaar": "peiljaar",
    }

    class Meta:
        widgets = {"tekst": AdminTextareaWidget(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "volgorde" in self.fields and self.instance._state.adding:
            self.fields["volgorde"].required, self.initial["volgorde"] = False, None
            self.fields["volgorde"].help_text = "Leeg: achteraan."

    def clean(self):
        super().clean()
        gegeven = self.cleaned_data
        if "volgorde" in gegeven and gegeven["volgorde"] is None and gegeven.get("soort"):
            eerder = Bepaling.objects.filter(convenant=self.instance.convenant_id, soort=gegeven["soort"])
            hoogste = eerder.order_by("-volgorde").values_list("volgorde", flat=True).first() or 0
            # More may be added in one form; the number of this one among them keeps them apart and in order.
            gegeven["volgorde"] = hoogste + 1 + int(self.prefix.rpartition("-")[2])


class BepalingInline(BeheerInline):
    model = Bepaling
    form = BepalingForm
    fields = [("soort", "volgorde"), "tekst", "indicatoren", ("doelsoort", "peiljaar"), "bron"]
    autocomplete_fields = ["indicatoren"]
    show_change_link = False

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("indicatoren")


class OverlegForm(BeheerForm):
    veld_bij_regel = {"overleg_naam_uniek_binnen_convenant": "naam", "overleg_heeft_een_niveau": "niveau"}

    class Meta:
        widgets = {"taak": AdminTextareaWidget(attrs={"rows": 3})}
        error_messages = {
            "niveau": {"required": "Kies op welk niveau dit overleg is: strategisch, tactisch of operationeel."}
        }


class OverlegInline(BeheerInline):
    model = Overleg
    form = OverlegForm
    fields = [("naam", "niveau"), "taak", "frequentie", "deelnemers", "bron"]
    autocomplete_fields = ["deelnemers"]
    show_change_link = False

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("deelnemers")


class StandFilter(admin.SimpleListFilter):
    """By how it stands today, which follows from the dates and is in no column."""

    title = "hoe het vandaag staat"
    parameter_name = "vandaag"

    def lookups(self, request, model_admin):
        return Stand.keuzes()

    def queryset(self, request, queryset):
        if self.value() not in set(Stand):
            return queryset
        zo = [rij.pk for rij in queryset.prefetch_related("versies") if stand_vandaag(rij)[1] == self.value()]
        return queryset.filter(pk__in=zo)


def stand_vandaag(convenant: Convenant) -> tuple[Convenantversie | None, Stand]:
    """The version that counts today and how it stands; with ``versies`` at hand it asks the database nothing."""
    vandaag = timezone.localdate()
    versie = geldende_versie(list(convenant.versies.all()), vandaag)
    return versie, stand_van_versie(versie, vandaag) if versie else Stand.ONBEKEND


@admin.register(Convenant)
class ConvenantAdmin(StukAdmin):
    groep = "Afspraken"
    form = ConvenantForm
    list_display = ["naam", "soort", "stand", "vandaag", "eindigt"]
    list_filter = ["soort", StandFilter, OpenbaarFilter]
    search_fields = ["naam", "kort", "historie", "bron", "versies__naam", "versies__deelnames__partij__naam"]
    search_help_text = "Zoek op naam, inhoud, bron of partij."
    autocomplete_fields = ["onderwerpen", "doelstellingen", "indicatoren", "interventies", "opvolger_van"]
    prepopulated_fields = {"slug": ["naam"]}
    fieldsets = [
        (None, {"fields": ["naam", "slug", "soort", "kort", "historie"]}),
        ("Waar hoort het bij?", {"fields": ["onderwerpen", "doelstellingen", "indicatoren", "interventies"]}),
        ("Voorganger, contact en bron", {"fields": ["opvolger_van", "contactpersoon", "bron"]}),
    ]
    inlines = [VersieInline, BepalingInline, OverlegInline]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("versies")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        veld = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "contactpersoon":
            veld.widget.can_view_related = False  # who keeps covenants may not open an account
        return veld

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Colleagues by name, for whom may not open the list of accounts."""
        if db_field.name != "contactpersoon":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        mensen = get_user_model().objects.filter(is_active=True, is_staff=True)
        veld = db_field.formfield(queryset=mensen.order_by("last_name", "first_name", "username"))
        veld.label_from_instance = persoonsnaam
        return veld

    @admin.display(description="vandaag")
    def vandaag(self, obj):
        return stand_vandaag(obj)[1].label

    @admin.display(description="eindigt op")
    def eindigt(self, obj):
        versie = stand_vandaag(obj)[0]
        if versie and versie.geldig_tot:
            return f"{versie.geldig_tot:%d-%m-%Y}"
        return "onbepaalde tijd" if versie and versie.onbepaalde_tijd else self.get_empty_value_display()
