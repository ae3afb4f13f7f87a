"""What a search can be narrowed to, and the question itself: one form, whose state is the address."""

import django_filters
from django import forms

from themas.adresvragen import zonder_nul
from themas.filters import AdresFilter, keuzefilter
from themas.weergave.opmaak import hoofdletter
from veiligheid.zoeken.models import Zoekrij
from veiligheid.zoeken.soorten import Zoeksoort


PAGINA = "pagina"
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199


class Zoekfilter(AdresFilter):
    """``jaren`` are those of what was found. One without hits stays a choice, so that it can be undone."""

    ook_bekend = (PAGINA,)
    q = django_filters.CharFilter(label="Waar zoekt u naar?", widget=forms.TextInput(attrs={"type": "search"}))
    soort = keuzefilter("Soort", "Alle soorten")
    jaar = keuzefilter("Jaar", "Alle jaren")

    class Meta:
        model = Zoekrij
        fields = []

    def __init__(self, data, *, tekst: str, jaren: list[int]):
        data = zonder_nul(data).copy()
        if "q" in data:
            data["q"] = tekst
        super().__init__(data, queryset=Zoekrij.objects.none())
        velden = self.form.fields
        velden["soort"].choices = [(soort.value, hoofdletter(soort.meervoud)) for soort in Zoeksoort]
        velden["jaar"].choices = [(str(jaar), str(jaar)) for jaar in sorted({*jaren, *self._gevraagd()}, reverse=True)]

    def _gevraagd(self) -> set[int]:
        jaar = self.data.get("jaar", "")
        is_jaar = len(jaar) == 4 and jaar.isascii() and jaar.isdecimal()
        return {int(jaar)} if is_jaar and EERSTE_JAAR <= int(jaar) <= LAATSTE_JAAR else set()

    @property
    def soort_(self) -> Zoeksoort | None:
        return Zoeksoort(self.gekozen["soort"]) if "soort" in self.gekozen else None

    @property
    def jaar_(self) -> int | None:
        return int(self.gekozen["jaar"]) if "jaar" in self.gekozen else None


def gekozen_pagina(vragen, laatste: int) -> tuple[int, list[str]]:
    """The number of the page, and what was wrong with it: what is not there becomes the nearest that is."""
    tekst = zonder_nul(vragen).get(PAGINA, "").strip()
    if not tekst:
        return 1, []
    if not (tekst.isascii() and tekst.isdecimal()):
        return 1, [f"‘{tekst[:40]}’ is geen nummer van een pagina. U ziet de eerste."]
    nummer = int(tekst[:12])
    if nummer < 1:
        return 1, ["Pagina 0 is er niet. U ziet de eerste."]
    if nummer > laatste:
        return laatste, [f"Pagina {tekst[:12]} is er niet. U ziet de laatste."]
    return nummer, []
