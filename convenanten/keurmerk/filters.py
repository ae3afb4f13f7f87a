"""What the register can be narrowed to, and the day on which it is looked at."""

import datetime

import django_filters
from django import forms

from convenanten.enums import Keurmerksoort, Keurmerkstand
from convenanten.keurmerk.rijen import Gebiedrij
from convenanten.models import Keurmerkgebied
from themas.adresvragen import zonder_nul
from themas.filters import SORTEER, AdresFilter
from themas.weergave.opmaak import datum, hoofdletter


DATUM = "datum"
#: Before this no source of ours says anything, and a typing error is likelier.
EERSTE_DAG = datetime.date(2000, 1, 1)


def _kies(label: str, leeg: str, keuzes) -> django_filters.ChoiceFilter:
    """A choice that the page applies: the rows are editions, not rows of the database."""
    return django_filters.ChoiceFilter(
        label=label,
        empty_label=leeg,
        choices=[(keuze.value, hoofdletter(keuze.label)) for keuze in keuzes],
        method="laat_staan",
        widget=forms.Select,
    )


class KeurmerkFilter(AdresFilter):
    ook_bekend = (SORTEER, DATUM)
    soort = _kies("Soort gebied", "Alle soorten", Keurmerksoort)
    stand = _kies("Keurmerk op die dag", "Alle", Keurmerkstand)

    class Meta:
        model = Keurmerkgebied
        fields = []

    def __init__(self, data, *, vandaag: datetime.date):
        super().__init__(data, queryset=Keurmerkgebied.objects.none())
        self.vandaag = vandaag
        self.dag, self._melding = self._gekozen_dag(zonder_nul(data).get(DATUM, "").strip())

    def laat_staan(self, queryset, naam, waarde):
        return queryset

    def passend(self, rijen: list[Gebiedrij]) -> list[Gebiedrij]:
        keuze = self.gekozen
        return [
            rij
            for rij in rijen
            if keuze.get("soort", rij.blad.soort) == rij.blad.soort and keuze.get("stand", rij.stand) == rij.stand
        ]

    def meldingen(self) -> list[str]:
        return [*([self._melding] if self._melding else []), *super().meldingen()]

    def _gekozen_dag(self, tekst: str) -> tuple[datetime.date, str]:
        """The day that the address asks for; else today, and what was wrong with it."""
        if not tekst:
            return self.vandaag, ""
        try:
            dag = forms.DateField(input_formats=["%Y-%m-%d", "%d-%m-%Y"]).clean(tekst)
        except forms.ValidationError:
            wat = f"‘{tekst[:40]}’ is geen dag die bestaat. Schrijf een dag zo: 31-12-2019."
        else:
            if EERSTE_DAG <= dag <= self.vandaag:
                return dag, ""
            wat = f"Kies een dag vanaf {datum(EERSTE_DAG)} tot en met vandaag. U koos {datum(dag)}."
        return self.vandaag, f"{wat} Hieronder ziet u hoe het vandaag is."
