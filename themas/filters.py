"""What the dashboard can be narrowed to. Bad values are left out with a message, never an error page."""

import django_filters
from django import forms
from django.db.models import Q

from themas.adresvragen import onbekende_vragen, zonder_nul
from themas.berekening import Periode
from themas.enums import Oordeel, Zekerheid
from themas.models import Doelstelling, Thema
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


def _kies(label: str, leeg: str, choices=()) -> django_filters.ChoiceFilter:
    """A choice that the view applies, because it depends on what is computed."""
    return django_filters.ChoiceFilter(
        label=label, empty_label=leeg, choices=choices, method="laat_staan", widget=forms.Select
    )


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


class DoelFilter(AdresFilter):
    ook_bekend = (SORTEER,)
    plan = _kies("Plan", "Alle plannen")
    thema = _kies("Thema", "Alle thema’s")
    oordeel = _kies("Oordeel", "Alle oordelen", Oordeel.keuzes())
    zekerheid = _kies("Zekerheid", "Alle", Zekerheid.keuzes())
    periode = _kies("Periode", "")
    q = django_filters.CharFilter(label="Zoekwoord", method="zoek", max_length=80)

    class Meta:
        model = Doelstelling
        fields = []

    def __init__(self, data, *, themas: list[Thema], perioden: list[Periode], standaard: Periode | None, **opties):
        super().__init__(data, **opties)
        plannen = {thema.plan.slug: thema.plan.naam for thema in themas}
        velden = self.form.fields
        velden["plan"].choices = list(plannen.items())
        velden["thema"].choices = self._per_plan(themas)
        velden["periode"].empty_label = (
            f"{hoofdletter(standaard.soort.label)} {standaard.label}" if standaard else "Nieuwste"
        )
        velden["periode"].choices = [
            (NIEUWSTE, "Nieuwste van elk cijfer"),
            *[(periode.code, periode.label) for periode in perioden],
        ]

    @staticmethod
    def _per_plan(themas):
        groepen = {}
        for thema in themas:
            groepen.setdefault(thema.plan.naam, []).append((f"{thema.plan.slug}/{thema.slug}", str(thema)))
        return list(groepen.items())

    def laat_staan(self, queryset, naam, waarde):
        if naam == "plan":
            return queryset.filter(onderwerp__thema__plan__slug=waarde)
        if naam == "thema":
            plan, _, thema = waarde.partition("/")
            return queryset.filter(onderwerp__thema__plan__slug=plan, onderwerp__thema__slug=thema)
        return queryset

    def zoek(self, queryset, naam, waarde):
        in_doel = Q(tekst__icontains=waarde) | Q(onderwerp__naam__icontains=waarde)
        elders = Q(onderwerp__thema__naam__icontains=waarde) | Q(indicatoren__naam__icontains=waarde)
        return queryset.filter(in_doel | elders).distinct()
