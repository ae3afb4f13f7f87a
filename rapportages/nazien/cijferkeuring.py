"""Which figures of a report deserve another look: estimates, and figures older than its period. One query each."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Max

from rapportages.verslag.delen import Verslag
from themas.enums import Kwaliteit
from themas.models import Indicator, Meting, Periode


def geschatte_cijfers(verslag: Verslag, periode: Periode) -> Iterator[str]:
    rijen = (
        _cijfers(verslag, periode)
        .filter(kwaliteit=Kwaliteit.GESCHAT, periode__begin__gte=periode.begin)
        .order_by("indicator__naam", "periode__eind")
    )
    for naam, label in dict.fromkeys((rij.indicator.naam, rij.periode.puur.label) for rij in rijen):
        yield f"{naam}: het cijfer over {label} is geschat."


def oude_cijfers(verslag: Verslag, periode: Periode) -> Iterator[str]:
    nieuwste = _cijfers(verslag, periode).order_by().values("indicator").annotate(tot=Max("periode__eind"))
    tot = {rij["indicator"]: rij["tot"] for rij in nieuwste}
    for indicator in Indicator.objects.filter(slug__in=_slugs(verslag)).order_by("naam"):
        if indicator.pk in tot and tot[indicator.pk] < periode.begin:
            yield f"{indicator.naam}: het nieuwste cijfer loopt tot en met {tot[indicator.pk]:%d-%m-%Y}."


def _cijfers(verslag: Verslag, periode: Periode):
    return (
        Meting.objects.publiek()
        .filter(
            indicator__slug__in=_slugs(verslag),
            gebied__code=settings.GEMEENTE_CODE,
            periode__eind__lte=periode.eind,
        )
        .select_related("indicator", "periode")
    )


def _slugs(verslag: Verslag) -> set[str]:
    van_getallen = {getal.indicator for getal in verslag.getallen.values() if not getal.fout}
    return van_getallen | {doel.indicator for doel in verslag.doelen if doel.indicator}
