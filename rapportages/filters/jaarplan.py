"""What the actions of a year plan can be narrowed to."""

import django_filters
from django import forms
from django.db.models import Q

from rapportages.enums import Actiestatus, Spoor
from rapportages.models import Actie
from themas.filters import AdresFilter
from themas.models import Thema


#: For actions of no theme. An address of a theme has no underscore first.
HELE_PLAN = "_hele-plan"


class ActieFilter(AdresFilter):
    thema = django_filters.ChoiceFilter(
        label="Thema", empty_label="Alle thema’s", method="van_thema", widget=forms.Select
    )
    status = django_filters.ChoiceFilter(
        label="Status", empty_label="Elke status", choices=Actiestatus.keuzes(), widget=forms.Select
    )
    spoor = django_filters.ChoiceFilter(
        label="Spoor",
        empty_label="Alle sporen",
        choices=[keuze for keuze in Spoor.keuzes() if keuze[0]],
        widget=forms.Select,
    )
    q = django_filters.CharFilter(label="Zoekwoord", method="zoek", max_length=80)

    class Meta:
        model = Actie
        fields = []

    def __init__(self, data, *, themas: list[Thema], **opties):
        super().__init__(data, **opties)
        keuzes = [(thema.slug, str(thema)) for thema in themas]
        self.form.fields["thema"].choices = [*keuzes, (HELE_PLAN, "Het hele plan")]

    def van_thema(self, queryset, naam, waarde):
        if waarde == HELE_PLAN:
            return queryset.filter(onderwerp__isnull=True)
        return queryset.filter(onderwerp__thema__slug=waarde)

    def zoek(self, queryset, naam, waarde):
        in_actie = Q(tekst__icontains=waarde) | Q(toelichting__icontains=waarde)
        eromheen = Q(verantwoordelijke__icontains=waarde) | Q(onderwerp__naam__icontains=waarde)
        return queryset.filter(in_actie | eromheen | Q(voortgang__tekst__icontains=waarde)).distinct()
