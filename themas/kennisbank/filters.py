"""What the claims can be narrowed to."""

import django_filters
from django import forms

from themas.enums import Onderbouwing
from themas.filters import SORTEER, AdresFilter
from themas.kennisbank.rijen import Beweringrij
from themas.models import Interventie, Onderwerp
from themas.weergave.opmaak import hoofdletter


def _kies(label: str, leeg: str, choices=()) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, empty_label=leeg, choices=choices, widget=forms.Select)


class KennisFilter(AdresFilter):
    """Of rows and not of a table: what is published is read as a whole. ``onderwerpen`` are those to choose from."""

    ook_bekend = (SORTEER,)
    veld = _kies("Veiligheidsveld", "Alle velden")
    onderbouwing = _kies("Onderbouwing", "Alle", [(soort.value, hoofdletter(soort.label)) for soort in Onderbouwing])
    onderwerp = _kies("Onderwerp", "Alle onderwerpen")
    q = django_filters.CharFilter(label="Zoekwoord", max_length=80)

    class Meta:
        model = Interventie
        fields = []

    def __init__(self, data, *, rijen: list[Beweringrij], onderwerpen: list[Onderwerp]):
        super().__init__(data, queryset=Interventie.objects.none())
        self._rijen = rijen
        velden = {veld.slug: veld.naam for rij in rijen for veld in rij.aanpak.velden}
        self.form.fields["veld"].choices = sorted(velden.items(), key=lambda paar: paar[1])
        self.form.fields["onderwerp"].choices = self._per_plan(onderwerpen)

    @staticmethod
    def _per_plan(onderwerpen):
        groepen = {}
        for onderwerp in onderwerpen:
            sleutel = "/".join(onderwerp.natural_key())
            groepen.setdefault(onderwerp.thema.plan.naam, []).append((sleutel, str(onderwerp)))
        return list(groepen.items())

    @property
    def rijen(self) -> list[Beweringrij]:
        """The rows that fit every valid choice."""
        keuze = self.gekozen
        rijen = self._rijen
        if veld := keuze.get("veld"):
            rijen = [rij for rij in rijen if veld in {een.slug for een in rij.aanpak.velden}]
        if soort := keuze.get("onderbouwing"):
            rijen = [rij for rij in rijen if rij.bewering.onderbouwing == soort]
        if onderwerp := keuze.get("onderwerp"):
            rijen = [rij for rij in rijen if onderwerp in {plek.sleutel for plek in rij.aanpak.plekken}]
        if woord := keuze.get("q", "").casefold():
            rijen = [rij for rij in rijen if woord in rij.woorden]
        return rijen
