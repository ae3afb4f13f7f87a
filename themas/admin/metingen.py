"""Figures and judgements."""

import datetime

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from themas.admin import cijfer
from themas.admin.basis import filter_op, kort
from themas.admin.vierogen import VierOgenAdmin, VierOgenForm
from themas.enums import Doelsoort, Metingsoort
from themas.models import Beoordeling, Meting


VUL_GETAL_IN = "Vul een aantal of een waarde in."
VUL_VERANDERING_IN = "Vul de verandering in."


class MetingForm(VierOgenForm):
    sleutel = ("indicator", "gebied", "periode", "soort", "basisperiode")
    veld_bij_regel = {
        "meting_niveau_of_verandering": "soort",
        "meting_marge_hoort_bij_waarde": "marge",
        "meting_daalt_niet_meer_dan_alles": "verandering",
        "meting_vergelijkt_niet_met_zichzelf": "basisperiode",
        "meting_een_open_niveau": "periode",
        "meting_een_open_verandering": "periode",
        "meting_vervanging_heeft_een_reden": "reden",
    }

    class Meta(VierOgenForm.Meta):
        help_texts = {
            "soort": "Kies ‘alleen de verandering’ als de bron geen aantal en geen waarde geeft.",
            "aantal": "Laat leeg wat niet gemeten is. 0 betekent: geteld, en het waren er geen.",
            "waarde": "Neem de decimalen van de bron over. Schrijf 13,0 als er 13,0 staat.",
            "verandering": "Een daling krijgt een minteken: -38.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "waarde" in self.fields:
            self.fields["waarde"].decimalen = self.instance.waarde_decimalen

    @property
    def ook_controleren(self):
        # The form of a correction asks only for the numbers of its own kind; the others must be empty all the same.
        return (*super().ook_controleren, "waarde_decimalen", "aantal", "waarde", "marge", "verandering", "maat")

    def clean(self):
        waarde = self.cleaned_data.get("waarde")
        # How precisely the source gave it follows from what was typed: 13 is less precise than 13,0.
        self.instance.waarde_decimalen = None if waarde is None else max(0, -waarde.as_tuple().exponent)
        super().clean()
        if self.te_vervangen is not None:
            self._controleer_getal()

    def _controleer_getal(self):
        """A correction has no choice of kind, so what the constraint says about that choice would only puzzle."""
        verandering = self.te_vervangen.soort == Metingsoort.VERANDERING
        velden = ("verandering",) if verandering else ("aantal", "waarde")
        if all(veld not in self.errors and self.cleaned_data.get(veld) is None for veld in velden):
            self.add_error(velden[0], VUL_VERANDERING_IN if verandering else VUL_GETAL_IN)

    def clean_periode(self):
        periode = self.cleaned_data["periode"]
        if periode.eind >= timezone.localdate():
            eind = periode.eind + datetime.timedelta(days=1)
            raise forms.ValidationError(f"Deze periode is nog niet voorbij. Dat kan vanaf {eind:%d-%m-%Y}.")
        return periode


class BeoordelingForm(VierOgenForm):
    sleutel = ("doelstelling", "periode")
    ding = "oordeel"
    veld_bij_regel = {
        "beoordeling_een_open": "periode",
        "beoordeling_is_een_oordeel": "oordeel",
        "beoordeling_vervanging_heeft_een_reden": "reden",
    }

    def clean_doelstelling(self):
        doel = self.cleaned_data["doelstelling"]
        if doel.soort != Doelsoort.KWALITATIEF:
            raise forms.ValidationError(
                "Dit doel heeft cijfers; daaruit volgt het oordeel. Kies een doel zonder cijfer."
            )
        return doel


WAT = (None, {"fields": ["indicator", "gebied", "periode", "soort"]})
NIVEAU = ("Aantal of waarde", {"fields": ["aantal", "waarde", "marge"]})
VERANDERING = ("Alleen de verandering", {"fields": ["verandering", "maat", "basisperiode"]})
BRON = ("Bron", {"fields": ["kwaliteit", "bron", "stand_op", "herkomst", "opmerking"]})


@admin.register(Meting)
class MetingAdmin(VierOgenAdmin):
    groep = "Cijfers"
    form = MetingForm
    list_display = [
        "indicator",
        "gebied",
        "periode",
        cijfer.cijfer,
        cijfer.status,
        "kwaliteit",
    ]
    list_filter = [
        "status",
        "indicator",
        ("gebied__soort", filter_op("soort gebied")),
        "periode__jaar",
        ("periode__soort", filter_op("soort periode")),
        "kwaliteit",
        ("soort", filter_op("soort cijfer")),
    ]
    list_select_related = ["indicator", "gebied", "periode", "basisperiode"]
    search_fields = ["indicator__naam", "gebied__naam", "=gebied__code", "bron", "herkomst", "opmerking"]
    search_help_text = "Zoek op indicator, gebied, bron, herkomst of opmerking."
    autocomplete_fields = ["indicator", "gebied", "periode", "basisperiode"]

    def lookup_allowed(self, lookup, value, request):
        # The page of an indicator links here with its own municipality.
        return lookup == "gebied__code__exact" or super().lookup_allowed(lookup, value, request)

    fieldsets = [WAT, NIVEAU, VERANDERING, BRON]
    vervanging = ["oud_cijfer", "reden"]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "cijfer", "oud_cijfer"]

    def get_fieldsets(self, request, obj=None):
        delen = super().get_fieldsets(request, obj)
        oud = self.te_vervangen(request, obj)
        if obj is not None and not self.has_change_permission(request, obj):
            # Who only reads gets the figure as on every page, not the columns with four decimals.
            delen = [_alleen("cijfer"), *(deel for deel in delen if deel not in (WAT, NIVEAU, VERANDERING))]
        elif oud is not None:
            ander_soort = NIVEAU if oud.soort == Metingsoort.VERANDERING else VERANDERING
            delen = [_alleen(), *(deel for deel in delen if deel not in (WAT, ander_soort))]
        return delen

    @admin.display(description="cijfer")
    def cijfer(self, obj):
        return cijfer.cijfer(obj)

    @admin.display(description="oude cijfer")
    def oud_cijfer(self, obj):
        adres = reverse("admin:themas_meting_change", args=[obj.vervangt_id])
        return format_html('<a href="{}">{}</a>', adres, cijfer.cijfer(obj.vervangt))


def _alleen(*velden):
    """What a figure is about, where that can no longer be chosen."""
    return (None, {"fields": ["indicator", "gebied", "periode", *velden]})


@admin.register(Beoordeling)
class BeoordelingAdmin(VierOgenAdmin):
    groep = "Cijfers"
    form = BeoordelingForm
    list_display = [
        kort("doelstelling__tekst", "doelstelling"),
        "periode",
        "oordeel",
        cijfer.status,
        "laatst_gewijzigd_door",
    ]
    list_filter = ["status", "oordeel", "doelstelling__onderwerp__thema__plan", "periode__jaar"]
    list_select_related = ["doelstelling__onderwerp__thema__plan", "periode", "laatst_gewijzigd_door"]
    search_fields = ["doelstelling__tekst", "doelstelling__code", "toelichting", "bewijs"]
    autocomplete_fields = ["doelstelling", "periode"]
    fieldsets = [
        (None, {"fields": ["doelstelling", "periode", "oordeel", "toelichting", "bewijs"]}),
    ]
