"""Finding what an address or a filter names; what nobody knows is 404, and never an empty list."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, QueryDict

from themas.filters import AdresFilter
from veiligheid.api.fouten import kort


Rij = TypeVar("Rij", bound=Model)
#: What a filter of a page is called here, where that is a longer word.
FILTERNAMEN = {"veld": "veiligheidsveld", "q": "zoek"}


def zoek_op(rijen: QuerySet[Rij], anders: str, **zoek: Any) -> Rij:
    """The one row that an address names; Http404 with ``anders``."""
    gevonden = rijen.filter(**zoek).first()
    if gevonden is None:
        raise Http404(anders)
    return gevonden


def gekozen(rijen: QuerySet[Rij], naam: str, waarde: str, *, waar: str, **zoek: Any) -> Rij:
    """The one row that a filter of our own names.

    404 where nobody knows it: an empty list would say that we know it, and that nothing is there.
    """
    return zoek_op(rijen, f"{_onbekend(naam, waarde)} Wat kan staat op /api/v1/{waar}.", **zoek)


def gevraagd(**waarden: Any) -> QueryDict:
    """What a program asked, as the filter of a page reads it from an address."""
    vragen = QueryDict(mutable=True)
    vragen.update({naam: str(waarde) for naam, waarde in waarden.items() if waarde not in (None, "")})
    return vragen


def bekend(filter_: AdresFilter) -> AdresFilter:
    """The same filter of a page; Http404 where somebody asks for what is not there, which a page leaves out."""
    filter_.form.is_valid()
    for naam in filter_.form.errors:
        raise Http404(_onbekend(FILTERNAMEN.get(naam, naam), filter_.data.get(naam, "")))
    return filter_


def _onbekend(naam: str, waarde: str) -> str:
    return f"Bij het filter ‘{naam}’ kennen wij ‘{kort(waarde)}’ niet."
