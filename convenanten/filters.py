"""What the list of agreements can be narrowed to. It chooses among editions that were read, and asks no rows."""

from collections.abc import Iterable, Sequence

import django_filters
from django import forms

from convenanten.bladen import Convenantblad
from convenanten.enums import Convenantsoort, Stand
from convenanten.lijst import Convenantrij
from themas.filters import SORTEER, AdresFilter
from themas.models import Publicatie, Thema
from themas.weergave.opmaak import hoofdletter


def _kies(label: str, leeg: str, choices=()) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=label, empty_label=leeg, choices=choices, method="laat_staan", widget=forms.Select
    )


class ConvenantFilter(AdresFilter):
    """``bladen`` are all public agreements; ``themas`` give names to the themes of their topics."""

    ook_bekend = (SORTEER,)
    stand = _kies("Stand", "Alle", [(stand.value, hoofdletter(stand.label)) for stand in Stand])
    soort = _kies("Soort", "Alle soorten", [(soort.value, hoofdletter(soort.label)) for soort in Convenantsoort])
    onderwerp = _kies("Thema of onderwerp", "Alle onderwerpen")
    partij = _kies("Partij", "Alle partijen")
    q = django_filters.CharFilter(label="Zoekwoord", method="laat_staan", max_length=80)

    class Meta:
        model = Publicatie
        fields = []

    def __init__(self, data, *, bladen: Sequence[Convenantblad], themas: Iterable[Thema], **opties):
        super().__init__(data, queryset=Publicatie.objects.none(), **opties)
        velden = self.form.fields
        velden["onderwerp"].choices = _per_thema(bladen, {f"{t.plan.slug}/{t.slug}": t for t in themas})
        partijen = {partij.slug: partij.naam for blad in bladen for v in blad.versies for partij in v.partijen}
        velden["partij"].choices = sorted(partijen.items(), key=lambda keuze: keuze[1].casefold())

    def laat_staan(self, queryset, naam, waarde):
        """Nothing is asked of the database; see ``kies``."""
        return queryset

    def kies(self, rijen: Iterable[Convenantrij]) -> list[Convenantrij]:
        return [rij for rij in rijen if all(_PAST[naam](rij, waarde) for naam, waarde in self.gekozen.items())]


def _per_thema(bladen: Iterable[Convenantblad], themas: dict[str, Thema]) -> list[tuple[str, list[tuple[str, str]]]]:
    """A group for each theme: the whole of it, and its topics; in the order of the plans."""
    groepen: dict[str, dict[str, str]] = {}
    for plek in (plek for blad in bladen for plek in blad.plekken):
        groepen.setdefault(plek.anker, {})[f"{plek.anker}/{plek.onderwerp}"] = plek.naam
    volgorde = [anker for anker in themas if anker in groepen]
    volgorde += sorted(groepen.keys() - themas.keys())  # a theme that got another address since
    return [
        (_kop(themas.get(anker), anker), [(anker, "Heel dit thema"), *groepen[anker].items()]) for anker in volgorde
    ]


def _kop(thema: Thema | None, anker: str) -> str:
    return f"{thema.naam} ({thema.plan.jaren})" if thema else anker


def _over_onderwerp(rij: Convenantrij, waarde: str) -> bool:
    return any(waarde in (plek.anker, f"{plek.anker}/{plek.onderwerp}") for plek in rij.blad.plekken)


def _met_partij(rij: Convenantrij, waarde: str) -> bool:
    """In any version: who took part once is found too."""
    return any(partij.slug == waarde for versie in rij.blad.versies for partij in versie.partijen)


def _noemt(rij: Convenantrij, waarde: str) -> bool:
    blad = rij.blad
    teksten = [blad.naam, blad.kort, blad.historie, *(bepaling.tekst for bepaling in blad.bepalingen)]
    teksten += [partij.naam for versie in blad.versies for partij in versie.partijen]
    teksten += [plek.naam for plek in blad.plekken]
    return any(waarde.casefold() in tekst.casefold() for tekst in teksten)


_PAST = {
    "stand": lambda rij, waarde: rij.stand == waarde,
    "soort": lambda rij, waarde: rij.blad.soort == waarde,
    "onderwerp": _over_onderwerp,
    "partij": _met_partij,
    "q": _noemt,
}
