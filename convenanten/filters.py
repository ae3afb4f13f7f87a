"""What the list of agreements can be narrowed to."""

from collections.abc import Iterable, Sequence

import django_filters

from convenanten.bladen import Convenantblad
from convenanten.enums import Convenantsoort, Stand
from themas.filters import Rijenfilter, keuzefilter, met_hoofdletter
from themas.models import Thema


class ConvenantFilter(Rijenfilter):
    """Of ``Convenantrij``. ``bladen`` are all public agreements; ``themas`` name the themes of their topics."""

    stand = keuzefilter("Stand", "Alle", met_hoofdletter(Stand))
    soort = keuzefilter("Soort", "Alle soorten", met_hoofdletter(Convenantsoort))
    onderwerp = keuzefilter("Thema of onderwerp", "Alle onderwerpen")
    partij = keuzefilter("Partij", "Alle partijen")
    q = django_filters.CharFilter(label="Zoekwoord", max_length=80)

    past = {
        "stand": lambda rij, waarde: rij.stand == waarde,
        "soort": lambda rij, waarde: rij.blad.soort == waarde,
        "onderwerp": lambda rij, waarde: any(waarde in (plek.anker, plek.sleutel) for plek in rij.blad.plekken),
        "partij": lambda rij, waarde: any(partij.slug == waarde for partij in rij.alle_partijen),
        "q": lambda rij, waarde: waarde.casefold() in rij.woorden,
    }

    def __init__(self, data, *, bladen: Sequence[Convenantblad], themas: Iterable[Thema]):
        super().__init__(data)
        velden = self.form.fields
        velden["onderwerp"].choices = _per_thema(bladen, {f"{t.plan.slug}/{t.slug}": t for t in themas})
        partijen = {partij.slug: partij.naam for blad in bladen for v in blad.versies for partij in v.partijen}
        velden["partij"].choices = sorted(partijen.items(), key=lambda keuze: keuze[1].casefold())


def _per_thema(bladen: Iterable[Convenantblad], themas: dict[str, Thema]) -> list[tuple[str, list[tuple[str, str]]]]:
    """A group for each theme: the whole of it, and its topics; in the order of the plans."""
    groepen: dict[str, dict[str, str]] = {}
    for plek in (plek for blad in bladen for plek in blad.plekken):
        groepen.setdefault(plek.anker, {})[plek.sleutel] = plek.naam
    volgorde = [anker for anker in themas if anker in groepen]
    volgorde += sorted(groepen.keys() - themas.keys())  # a theme that got another address since
    return [
        (_kop(themas.get(anker), anker), [(anker, "Heel dit thema"), *groepen[anker].items()]) for anker in volgorde
    ]


def _kop(thema: Thema | None, anker: str) -> str:
    return f"{thema.naam} ({thema.plan.jaren})" if thema else anker
