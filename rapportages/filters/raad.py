"""What the list of the council can be narrowed to."""

import datetime

import django_filters
from django import forms

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.models import Raadsstuk
from themas.filters import SORTEER, AdresFilter
from themas.models import Onderwerp
from themas.weergave.opmaak import hoofdletter


OPENSTAAND, OVER_TERMIJN = "openstaand", "over_termijn"
STANDEN = [
    (OPENSTAAND, "Nog niet afgedaan"),
    (OVER_TERMIJN, "Over de termijn"),
    *((status.value, hoofdletter(status.label)) for status in Raadsstatus),
]


def _kies(label: str, leeg: str, wat: str, choices=()) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, empty_label=leeg, choices=choices, method=wat, widget=forms.Select)


class RaadFilter(AdresFilter):
    """``vandaag`` is the day by which a deadline is past; ``onderwerpen`` those that some piece is about."""

    ook_bekend = (SORTEER,)
    soort = _kies("Soort", "Alle soorten", "op_soort", [(s.value, hoofdletter(s.label)) for s in Raadssoort])
    status = _kies("Status", "Alle", "op_status", STANDEN)
    onderwerp = _kies("Onderwerp", "Alle onderwerpen", "op_onderwerp")

    class Meta:
        model = Raadsstuk
        fields = []

    def __init__(self, data, *, onderwerpen: list[Onderwerp], vandaag: datetime.date, **opties):
        super().__init__(data, **opties)
        self.vandaag = vandaag
        self._onderwerpen = {"/".join(onderwerp.natural_key()): onderwerp for onderwerp in onderwerpen}
        self.form.fields["onderwerp"].choices = self._per_plan()

    def _per_plan(self):
        groepen = {}
        for sleutel, onderwerp in self._onderwerpen.items():
            groepen.setdefault(onderwerp.thema.plan.naam, []).append((sleutel, str(onderwerp)))
        return list(groepen.items())

    def op_soort(self, queryset, naam, waarde):
        return queryset.filter(soort=waarde)

    def op_status(self, queryset, naam, waarde):
        match waarde:
            case "openstaand":
                return queryset.openstaand()
            case "over_termijn":
                return queryset.over_termijn(self.vandaag)
        return queryset.filter(status=waarde)

    def op_onderwerp(self, queryset, naam, waarde):
        return queryset.bij_onderwerp(self._onderwerpen[waarde])
