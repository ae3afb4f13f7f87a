"""What the list of meetings, and the points of one of them, can be narrowed to."""

import django_filters
from django import forms

from convenanten.bijeenkomst.rijen import Bijeenkomstrij, Veldgroep
from convenanten.enums import Puntstatus, Verslagstand
from convenanten.models import Bijeenkomst, Vraagpunt
from themas.filters import SORTEER, AdresFilter
from themas.weergave.opmaak import hoofdletter


KOMT, GEWEEST, ZONDER_VERSLAG = "komt", "geweest", "zonder-verslag"
STANDEN = [(KOMT, "Komt nog"), (GEWEEST, "Is geweest"), (ZONDER_VERSLAG, "Geen verslag in onze bronnen")]


def _kies(label: str, leeg: str, choices=()) -> django_filters.ChoiceFilter:
    """A choice that is applied to the plain values of an edition, not by the database."""
    return django_filters.ChoiceFilter(label=label, empty_label=leeg, choices=choices, widget=forms.Select)


class BijeenkomstFilter(AdresFilter):
    ook_bekend = (SORTEER,)
    jaar = _kies("Jaar", "Alle jaren")
    veld = _kies("Veiligheidsveld", "Alle velden")
    status = _kies("Status", "Alle", STANDEN)

    class Meta:
        model = Bijeenkomst
        fields = []

    def __init__(self, data, *, rijen: list[Bijeenkomstrij], **opties):
        super().__init__(data, **opties)
        jaren = {rij.blad.datum.year for rij in rijen if rij.blad.datum}
        velden = {punt.veld.slug: punt.veld.naam for rij in rijen for punt in rij.blad.punten if punt.veld}
        self.form.fields["jaar"].choices = [(str(jaar), str(jaar)) for jaar in sorted(jaren, reverse=True)]
        self.form.fields["veld"].choices = sorted(velden.items(), key=lambda keuze: keuze[1])

    def passend(self, rijen: list[Bijeenkomstrij]) -> list[Bijeenkomstrij]:
        return [rij for rij in rijen if self._past(rij, **self.gekozen)]

    def _past(self, rij: Bijeenkomstrij, *, jaar: str = "", veld: str = "", status: str = "") -> bool:
        if jaar and (rij.blad.datum is None or str(rij.blad.datum.year) != jaar):
            return False
        if veld and not any(punt.veld and punt.veld.slug == veld for punt in rij.blad.punten):
            return False
        return {
            "": True,
            KOMT: rij.blad.datum is not None and not rij.geweest,
            GEWEEST: rij.geweest,
            ZONDER_VERSLAG: rij.verslag is Verslagstand.TERMIJN_VOORBIJ,
        }[status]


class PuntenFilter(AdresFilter):
    veld = _kies("Veiligheidsveld", "Alle velden")
    status = _kies("Status", "Alle", [(s.value, f"{s.teken} {hoofdletter(s.label)}") for s in Puntstatus])

    class Meta:
        model = Vraagpunt
        fields = []

    def __init__(self, data, *, groepen: list[Veldgroep], **opties):
        super().__init__(data, **opties)
        self.form.fields["veld"].choices = [(groep.veld.slug, groep.veld.naam) for groep in groepen]
