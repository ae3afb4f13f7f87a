"""The one door to what readers see of pieces: the editions that hold now, as the dataclasses of their pages."""

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef
from django.http import Http404
from django.utils import timezone

from themas.models import Publicatie
from themas.weergave.opmaak import datum


Blad = TypeVar("Blad")


def openbare_publicaties(model: type[Model]) -> list[Publicatie]:
    """All that hold, by title; one query."""
    return list(Publicatie.objects.van(model).geldend())


def openbare_bladen(model: type[Model], soort: type[Blad]) -> list[Blad]:
    """The same as the dataclasses of their pages; one query."""
    return [publicatie.blad(soort) for publicatie in openbare_publicaties(model)]


def openbare_adressen(model: type[Model]) -> set[str]:
    """The slugs at which a reader finds one of this kind; one query."""
    return set(Publicatie.objects.van(model).geldend().order_by().values_list("slug", flat=True))


def openbaar_per_soort(*modellen: type[Model]) -> dict[type[Model], list[Publicatie]]:
    """The same of several kinds; one query, for a page that has no second one to spare."""
    per_soort = {model._meta.label_lower: model for model in modellen}
    gevonden = {model: [] for model in modellen}
    for publicatie in Publicatie.objects.filter(soort__in=per_soort).geldend():
        gevonden[per_soort[publicatie.soort]].append(publicatie)
    return gevonden


def bij_lezers(model: type[Model], *, sleutel: str, versie: str) -> dict[str, Exists]:
    """Annotations of rows whose fields name a piece and its version.

    ``is_openbaar`` says whether readers see it, ``is_bij`` whether they see it as it is now.
    """
    openbaar = Publicatie.objects.van(model).geldend().filter(sleutel=OuterRef(sleutel))
    return {"is_openbaar": Exists(openbaar), "is_bij": Exists(openbaar.filter(van_versie=OuterRef(versie)))}


def openbare_publicatie(model: type[Model], slug: str, *, anders: str) -> Publicatie:
    """The edition at this address; one query where it is there.

    Raises Http404 with ``anders``, or with why we withdrew it: what was public once does not vanish in silence.
    """
    publicaties = Publicatie.objects.van(model).filter(slug=slug)
    if publicatie := publicaties.geldend().first():
        return publicatie
    if laatste := publicaties.exclude(reden="").order_by("-tot").first():
        raise Http404(
            f"Wij haalden ‘{laatste.titel}’ op {datum(timezone.localtime(laatste.tot))} van de site. {laatste.reden}"
        )
    raise Http404(anders)
