"""What every form and list of our admin has in common."""

import re
from functools import reduce

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.text import Truncator

from themas.admin.getallen import HeelGetal, KommaGetal
from themas.admin.spoor import InSpoor
from themas.weergave.opmaak import opsomming


MEESTE_ZOEKWOORDEN = 8
HET_WOORDEN = {
    "begrip",
    "beleidsplan",
    "convenant",
    "gebied",
    "gebied met keurmerk",
    "jaarplan",
    "onderwerp",
    "raadsstuk",
    "thema",
    "veiligheidsveld",
    "vraagpunt",
}
GEEN_ADRES = "Gebruik alleen letters, cijfers en streepjes, zoals ‘tweede-helft-2024’."
GEEN_WEBADRES = "Dit is geen adres van een pagina. Kopieer het uit uw browser: het begint met https://."
NIET_INGEVULD = "niet ingevuld"  # in a filter, where Django shows a dash
BESTAAT_NIET = "Dit staat niet (meer) in de lijst. Kies iets uit de lijst."


class BeheerForm(forms.ModelForm):
    """A model form that puts what a constraint says at the field that it is about."""

    # Name of the constraint -> field. What is not named here stands above the form.
    veld_bij_regel: dict[str, str] = {}
    # Fields that are not asked but that constraints need. Django leaves a constraint alone when one of its
    # fields is not in the form, and the database would then refuse what the form let through.
    ook_controleren: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            if isinstance(veld, forms.URLField):
                veld.error_messages["invalid"] = GEEN_WEBADRES  # Django speaks of a URL, and does not say how to go on

    def _get_validation_exclusions(self):
        # The primary key too: some constraints say that a row does not point at itself.
        ook = {self._meta.model._meta.pk.name, *self.ook_controleren}
        return super()._get_validation_exclusions() - {veld for veld in ook if veld not in self.fields}

    def add_error(self, field, error):
        super().add_error(field, error if field else self._bij_velden(error))

    def _bij_velden(self, error):
        if not isinstance(error, ValidationError):
            error = ValidationError(error)
        veld_bij_melding = {
            regel.get_violation_error_message(): self.veld_bij_regel[regel.name]
            for regel in self._meta.model._meta.constraints
            if regel.name in self.veld_bij_regel
        }
        per_veld = {}
        alle = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
        for veld, fouten in alle.items():
            for fout in fouten:
                doel = veld_bij_melding.get(fout.message, veld)
                per_veld.setdefault(doel if doel in self.fields else NON_FIELD_ERRORS, []).append(fout)
        return ValidationError(per_veld)


class _AlleenNummers:
    """Shows a form again that was sent with something else than a number; Django's own raises ValueError."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [keuze for keuze in value if re.fullmatch(r"[0-9]{0,18}", str(keuze))], attrs)


class Keuze(_AlleenNummers, AutocompleteSelect):
    pass


class Keuzes(_AlleenNummers, AutocompleteSelectMultiple):
    """Without the cross that empties the field at once, which stands in a list without being an item of it."""

    def build_attrs(self, *args, **kwargs):
        return super().build_attrs(*args, **kwargs) | {"data-allow-clear": "false"}


class Velden:
    """How relations and numbers are asked, in forms and in inlines."""

    formfield_overrides = {
        models.IntegerField: {"form_class": HeelGetal, "widget": forms.TextInput},
        models.DecimalField: {"form_class": KommaGetal, "widget": forms.TextInput},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        veld = super().formfield_for_dbfield(db_field, request, **kwargs)
        if veld is not None and isinstance(db_field, models.SlugField):
            veld.error_messages["invalid"] = GEEN_ADRES  # Django speaks of a "slug"
        if veld is not None and isinstance(veld.widget, RelatedFieldWidgetWrapper):
            # Beside a field one may add and look; to change or remove what others use, one goes to its own page.
            veld.widget.can_change_related = veld.widget.can_delete_related = False
            een = not getattr(veld.widget.widget, "allow_multiple_selected", False)
            veld.widget.can_view_related = een and self.admin_site.is_registered(db_field.remote_field.model)
        return veld

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Keuze(db_field, self.admin_site, using=kwargs.get("using"))
        veld = super().formfield_for_foreignkey(db_field, request, **kwargs)
        return self._met_keuzelabel(veld, db_field)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Keuzes(db_field, self.admin_site, using=kwargs.get("using"))
        veld = super().formfield_for_manytomany(db_field, request, **kwargs)
        return self._met_keuzelabel(veld, db_field)

    def _met_keuzelabel(self, veld, db_field):
        if veld is not None and self.admin_site.is_registered(db_field.remote_field.model):
            beheer = self.admin_site.get_model_admin(db_field.remote_field.model)
            veld.label_from_instance = getattr(beheer, "keuzelabel", str)
            if beheer.list_select_related and veld.queryset is not None:
                veld.queryset = veld.queryset.select_related(*beheer.list_select_related)
            veld.error_messages["invalid_choice"] = BESTAAT_NIET
        return veld


class BeheerAdmin(InSpoor, Velden, admin.ModelAdmin):
    form = BeheerForm
    in_menu = ""  # what the menu says, where the name of the model says too little beside that of others
    list_per_page = 50
    list_select_related = ()  # always named: a list asks the same number of queries for 1 row and for 50
    # Counting a second time without the filter, or once for each filter, is slow in a large table.
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def keuzelabel(self, obj) -> str:
        """The words in a list of suggestions, where the reader sees nothing but these words."""
        return str(obj)

    def changelist_view(self, request, extra_context=None):
        """Under its own name, where Django says "select ... to change"."""
        titel = {"title": self.in_menu or self.opts.verbose_name_plural}
        return super().changelist_view(request, titel | (extra_context or {}))

    def message_user(self, request, message, *args, **kwargs):
        """Django begins with "De" whatever the model is called."""
        if self.opts.verbose_name in HET_WOORDEN and message.startswith(f"De {self.opts.verbose_name} "):
            message = type(message)(f"Het{message[2:]}")  # stays safe where it was
        super().message_user(request, message, *args, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        """Each word is looked for in every field, so a page of words would keep the database busy for long."""
        woorden = search_term.split()
        if len(woorden) > MEESTE_ZOEKWOORDEN:
            messages.warning(request, f"Wij zochten alleen op de eerste {MEESTE_ZOEKWOORDEN} woorden.")
        return super().get_search_results(request, queryset, " ".join(woorden[:MEESTE_ZOEKWOORDEN]))

    def get_queryset(self, request):
        rijen = super().get_queryset(request)
        return rijen.select_related(*self.list_select_related) if self.list_select_related else rijen


class BeheerFormSet(forms.BaseInlineFormSet):
    """Says of what stands twice what to do about it, where Django speaks of double data."""

    def get_unique_error_message(self, unique_check):
        labels = [
            str(self.form.base_fields[naam].label).lower() for naam in unique_check if naam in self.form.base_fields
        ]
        return f"Twee keer hetzelfde bij ‘{opsomming(labels)}’. Pas er een aan, of haal er een weg."

    def get_form_error(self):
        return "Dit staat er al. Pas het aan, of haal het weg."


class BeheerInline(Velden, admin.StackedInline):
    """Stacked, never tabular: each field keeps its label, and it fits on a phone."""

    form = BeheerForm
    formset = BeheerFormSet
    extra = 0
    show_change_link = True


def kort(pad: str, kop: str, lengte: int = 90):
    """A list column with the first words of a long text; `pad` may follow relations with ``__``."""

    @admin.display(description=kop, ordering=pad)
    def kolom(obj):
        return Truncator(reduce(getattr, pad.split("__"), obj)).chars(lengte)

    return kolom


def filter_op(titel: str):
    """The usual list filter of a field, under a title that says of what: three are called "soort"."""

    class Filter(admin.FieldListFilter):
        def __new__(cls, *args, **kwargs):
            gewoon = admin.FieldListFilter.create(*args, **kwargs)
            gewoon.title = titel
            gewoon.empty_value_display = NIET_INGEVULD
            return gewoon

    return Filter
