"""Rows with the figures that hang on them, in one query: a page with many of both has none to spare."""

from typing import TypeVar

from django.db.models import F, Model, QuerySet

from themas.models import Indicator


Rij = TypeVar("Rij", bound=Model)


def cijfers_van(rijen: QuerySet[Rij]) -> dict[Rij, list[Indicator]]:
    """``{row: its figures}`` in the order of both, as ``prefetch_related("indicatoren")`` gives them in two queries.

    The query has a row for each figure of a row. The ``indicatoren`` of the rows ask no more either.
    """
    velden = [veld.attname for veld in Indicator._meta.concrete_fields]
    volgorde = rijen.query.order_by or rijen.model._meta.ordering
    paren = (
        rijen.prefetch_related(None)
        .annotate(**{f"cijfer_{veld}": F(f"indicatoren__{veld}") for veld in velden})
        .order_by(*volgorde, "pk", *(f"indicatoren__{veld}" for veld in Indicator._meta.ordering))
    )
    gevonden: dict[Rij, list[Indicator]] = {}
    for rij in paren:
        cijfers = gevonden.setdefault(rij, [])
        if rij.cijfer_id is not None:
            waarden = [getattr(rij, f"cijfer_{veld}") for veld in velden]
            cijfers.append(Indicator.from_db(rij._state.db, velden, waarden))
    for rij, cijfers in gevonden.items():
        rij._prefetched_objects_cache = {"indicatoren": _als_gevraagd(rij, cijfers)}
    return gevonden


def _als_gevraagd(rij: Model, cijfers: list[Indicator]) -> QuerySet[Indicator]:
    """A queryset that was asked already, which is how a prefetch keeps its rows."""
    gevraagd = rij.indicatoren.get_queryset()
    gevraagd._result_cache = cijfers
    gevraagd._prefetch_done = True
    return gevraagd
