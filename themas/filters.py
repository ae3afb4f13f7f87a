"""What pages can be narrowed to, and what the dashboard can. Bad values are left out with a message, never an error."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

import django_filters
from django import forms
from django.db.models import Q

from themas.adresvragen import onbekende_vragen, zonder_nul
from themas.berekening import Periode
from themas.enums import Keuze, Oordeel, Zekerheid
from themas.models import Doelstelling, Publicatie, Thema
from themas.weergave.opmaak import hoofdletter


NIEUWSTE = "nieuwste"
SORTEER = "sorteer"
VOLGORDES = [
    ("verschil", "verschil, grootste daling eerst"),
    ("-verschil", "verschil, grootste stijging eerst"),
    ("cijfer", "cijfer"),
    ("doel", "doel"),
    ("oordeel", "oordeel"),
    ("zekerheid", "zekerheid"),
]


def keuzefilter(label: str, leeg: str, choices=(), **opties) -> django_filters.ChoiceFilter:
    """One of a list; ``leeg`` is what the list says where nothing is chosen."""
    return django_filters.ChoiceFilter(label=label, empty_label=leeg, choices=choices, widget=forms.Select, **opties)


def met_hoofdletter(soort: type[Keuze]) -> list[tuple[str, str]]:
    """The members of a closed list as choices that begin with a capital."""
    return [(lid.value, hoofdletter(lid.label)) for lid in soort]


def per_plan(rijen: Iterable, plan: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Rows as choices, a group for each plan; ``plan`` is where a row has its plan, such as ``thema.plan``."""
    groepen = defaultdict(list)
    for rij in rijen:
        groepen[attrgetter(plan)(rij).naam].append(("/".join(rij.natural_key()), str(rij)))
    return list(groepen.items())


class AdresFilter(django_filters.FilterSet):
    """A filter whose state is the address; what of it is not understood is left out and said."""

    ook_bekend: tuple[str, ...] = ()  # names in the address that something else on the page answers to

    def __init__(self, data, **opties):
        super().__init__(data, **opties)
        for naam, veld in self.form.fields.items():
            soort = "textbox utrecht-textbox--html-input" if naam == "q" else "select utrecht-select--html-select"
            veld.widget.attrs["class"] = f"utrecht-{soort}"

    @property
    def gekozen(self) -> dict[str, str]:
        """The valid choices; what is not valid is not there."""
        self.form.is_valid()
        return {naam: waarde for naam, waarde in self.form.cleaned_data.items() if waarde}

    def meldingen(self) -> list[str]:
        """What of the address was left out, and why; campaign parameters (utm_) pass in silence."""
        self.form.is_valid()
        schoon = zonder_nul(self.data)
        fout = [
            f"Bij ‘{self.form.fields[naam].label}’ kennen wij de keuze ‘{schoon.get(naam, '')[:40]}’ niet. "
            "Dat filter staat nu uit."
            for naam in self.form.errors
        ]
        self.form.data = schoon  # judged as it came, shown again as a page can hold it
        return fout + onbekende_vragen(self.data, {*self.form.fields, *self.ook_bekend})


class Rijenfilter(AdresFilter):
    """Of rows that the page has read already, such as those of editions; nothing is asked of the database."""

    ook_bekend = (SORTEER,)
    past: dict[str, Callable[[Any, str], bool]] = {}  # by the name of a filter: whether a row fits what is chosen

    def __init__(self, data):
        super().__init__(data, queryset=Publicatie.objects.none())

    def passend(self, rijen: Iterable) -> list:
        """The rows that fit every valid choice."""
        return [rij for rij in rijen if all(self.past[naam](rij, waarde) for naam, waarde in self.gekozen.items())]


class DoelFilter(AdresFilter):
    ook_bekend = (SORTEER,)
    plan = keuzefilter("Plan", "Alle plannen", method="op_plan")
    thema = keuzefilter("Thema", "Alle thema’s", method="op_thema")
    # What is computed, the view narrows.
    oordeel = keuzefilter("Oordeel", "Alle oordelen", Oordeel.keuzes(), method="laat_staan")
    zekerheid = keuzefilter("Zekerheid", "Alle", Zekerheid.keuzes(), method="laat_staan")
    periode = keuzefilter("Periode", "", method="laat_staan")
    q = django_filters.CharFilter(label="Zoekwoord", method="zoek", max_length=80)

    class Meta:
        model = Doelstelling
        fields = []

    def __init__(self, data, *, themas: list[Thema], perioden: list[Periode], standaard: Periode | None, **opties):
        super().__init__(data, **opties)
        plannen = {thema.plan.slug: thema.plan.naam for thema in themas}
        velden = self.form.fields
        velden["plan"].choices = list(plannen.items())
        velden["thema"].choices = per_plan(themas, "plan")
        velden["periode"].empty_label = (
            f"{hoofdletter(standaard.soort.label)} {standaard.label}" if standaard else "Nieuwste"
        )
        velden["periode"].choices = [
            (NIEUWSTE, "Nieuwste van elk cijfer"),
            *[(periode.code, periode.label) for periode in perioden],
        ]

    def op_plan(self, queryset, naam, waarde):
        return queryset.filter(onderwerp__thema__plan__slug=waarde)

    def op_thema(self, queryset, naam, waarde):
        plan, _, thema = waarde.partition("/")
        return queryset.filter(onderwerp__thema__plan__slug=plan, onderwerp__thema__slug=thema)

    def laat_staan(self, queryset, naam, waarde):
        return queryset

    def zoek(self, queryset, naam, waarde):
        in_doel = Q(tekst__icontains=waarde) | Q(onderwerp__naam__icontains=waarde)
        elders = Q(onderwerp__thema__naam__icontains=waarde) | Q(indicatoren__naam__icontains=waarde)
        return queryset.filter(in_doel | elders).distinct()
