"""Areas with the mark, each with its certificates: kept here, and published by somebody else."""

import datetime
from itertools import combinations

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import F

from convenanten.admin.dagen import DagenFormSet
from convenanten.models import Certificering, Keurmerkgebied
from convenanten.overlap import MEND_CERTIFICAAT, zelfde_dag
from themas.admin.basis import BeheerForm, BeheerInline
from themas.admin.stuk import OpenbaarFilter, StukAdmin
from themas.admin.versie import VersieForm


OPZIJ = 10_000  # above every number that a certificate has
_VROEGST, _LAATST = datetime.date.min, datetime.date.max


class KeurmerkgebiedForm(VersieForm):
    veld_bij_regel = {"keurmerkgebied_heeft_een_soort": "soort"}

    class Meta:
        widgets = {"toelichting": AdminTextareaWidget(attrs={"rows": 4})}


class CertificeringForm(BeheerForm):
    veld_bij_regel = {
        "certificering_nummer_uniek_binnen_gebied": "nummer",
        "certificering_eindigt_na_het_begin": "geldig_tot",
        "certificering_zegt_iets_over_de_tijd": "wanneer",
    }

    class Meta:
        widgets = {"toelichting": AdminTextareaWidget(attrs={"rows": 3})}
        help_texts = {
            "geldig_van": "Noemt de bron geen dag, maar wel ongeveer wanneer? Neem de laatste dag die het kan zijn.",
            "geldig_tot": "De laatste dag. Noemt de bron geen dag? Neem de eerste dag die het kan zijn, of laat leeg.",
        }


class CertificeringFormSet(DagenFormSet):
    """What one certificate cannot see by itself: its number and its days beside those of the others."""

    zonder_dagen = {"wanneer": "-"}

    def save_existing_objects(self, commit=True):
        """One row is saved at a time, so numbers that rows trade or leave to another are first put aside."""
        if commit:
            ander = [form.instance.pk for form in self.initial_forms if {"nummer", "DELETE"} & {*form.changed_data}]
            self.model.objects.filter(pk__in=ander).update(nummer=F("nummer") + OPZIJ)
        return super().save_existing_objects(commit)

    def clean(self):
        self._elk_een_nummer([form for form in self.forms if self._telt(form)])
        super().clean()
        self._na_elkaar([form for form in self.forms if self._telt(form)])

    def _telt(self, form) -> bool:
        weg = self.can_delete and self._should_delete_form(form)
        return form.is_valid() and not weg and bool(form.has_changed() or form.instance.pk)

    def _elk_een_nummer(self, formulieren):
        gezien = set()
        for form in formulieren:
            nummer = form.cleaned_data["nummer"]
            if nummer in gezien:
                form.add_error("nummer", f"Een ander certificaat heeft ook nummer {nummer}. Kies een ander nummer.")
            gezien.add(nummer)

    def _na_elkaar(self, formulieren):
        """Two that are known to hold on the same day; a day that is not known lets the other one be."""
        for een, ander in combinations(sorted(formulieren, key=lambda form: form.cleaned_data["nummer"]), 2):
            eerste, tweede = een.cleaned_data, ander.cleaned_data
            if zelfde_dag(een.instance, ander.instance):
                raise ValidationError(
                    f"De certificaten {eerste['nummer']} en {tweede['nummer']} gelden op dezelfde dag. "
                    f"{MEND_CERTIFICAAT}"
                )
            if _loopt_achter(eerste, tweede):
                raise ValidationError(
                    f"Certificaat {tweede['nummer']} ligt voor certificaat {eerste['nummer']}. "
                    "Nummer ze van oud naar nieuw."
                )


def _loopt_achter(eerste: dict, tweede: dict) -> bool:
    laatste = eerste["geldig_van"] or eerste["geldig_tot"] or _VROEGST
    return (tweede["geldig_tot"] or tweede["geldig_van"] or _LAATST) < laatste


class CertificeringInline(BeheerInline):
    model = Certificering
    form = CertificeringForm
    formset = CertificeringFormSet
    fields = [("nummer", "hercertificering"), ("geldig_van", "geldig_tot"), "wanneer", "toelichting", "bron"]
    show_change_link = False


@admin.register(Keurmerkgebied)
class KeurmerkgebiedAdmin(StukAdmin):
    groep = "Afspraken"
    form = KeurmerkgebiedForm
    list_display = ["naam", "soort", "stand"]
    list_filter = ["soort", OpenbaarFilter]
    search_fields = ["naam", "toelichting", "bron"]
    prepopulated_fields = {"slug": ["naam"]}
    fieldsets = [
        (None, {"fields": ["naam", "slug", "soort", "toelichting"]}),
        ("Bron", {"fields": ["bron"]}),
    ]
    inlines = [CertificeringInline]
