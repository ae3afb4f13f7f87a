"""What the actions of a year plan can be narrowed to."""

import django_filters
from django.db.models import Q

from rapportages.enums import Actiestatus, Spoor
from rapportages.models import Actie
from themas.filters import AdresFilter, keuzefilter
from themas.models import Thema


#: For actions of no theme. An address of a theme has no underscore first.
HELE_PLAN = "_hele-plan"


class ActieFilter(AdresFilter):
    thema = keuzefilter("Thema", "Alle thema’s", method="van_thema")
    status = keuzefilter("Status", "Elke status", Actiestatus.keuzes())
    spoor = keuzefilter("Spoor", "Alle sporen", [keuze for keuze in Spoor.keuzes() if keuze[0]])
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
