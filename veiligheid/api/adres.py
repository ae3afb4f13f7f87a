"""How an address of the API is made: one decorator, so that all of them refuse, describe and answer alike."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router
from pydantic import BaseModel

from veiligheid.api.fouten import Vraagfout, kort
from veiligheid.api.vorm import Gebrek, Probleem, Vraag


def lees(
    router: Router,
    pad: str,
    antwoord: Any,
    *,
    naam: str,
    vraag: type[Vraag] | None = None,
    koppen: Iterable[str] = (),
    **meer,
) -> Callable:
    """Register a view that answers GET and HEAD on ``pad`` with ``antwoord``; ``naam`` is its URL name.

    ``vraag`` is the class of its parameter of that name, which ninja reads from the query (``vraag: Query[...]``). A
    name that it does not have is refused with 400 and the names that exist: a filter that is silently left out gives
    another answer than was asked for. So is a name that is there twice: only one of both would count.

    ``koppen`` are the headers that this address gives beside those of all.

    What is wrong with any question, the frame adds to the description (``beschrijving.py``).
    """
    bekend = vraag.namen() if vraag else []

    def maak(view: Callable) -> Callable:
        @wraps(view)
        def gecontroleerd(request, *args, **kwargs):
            if gebreken := list(_gebreken(request, bekend)):
                raise Vraagfout(*gebreken)
            if any("\0" in waarde for waarde in kwargs.values() if isinstance(waarde, str)):
                raise Http404  # no name has it, and PostgreSQL would not take it
            uitkomst = view(request, *args, **kwargs)
            return _gebladerd(request, antwoord, uitkomst) if isinstance(uitkomst, dict) else uitkomst

        gecontroleerd.__doc__ = None  # ours are for who works here; ninja would put them in the description
        return router.api_operation(
            ["GET", "HEAD"],
            pad,
            response={200: antwoord, 400: Probleem},
            by_alias=True,
            url_name=naam,
            operation_id=naam,
            openapi_extra={"responses": {200: {"headers": dict.fromkeys(koppen)}}},
            **meer,
        )(gecontroleerd)

    return maak


def _gebreken(request: HttpRequest, bekend: list[str]) -> Iterator[Gebrek]:
    for naam, waarden in request.GET.lists():
        if naam not in bekend:
            yield _onbekend(naam, bekend)
        elif len(waarden) > 1:
            yield Gebrek(plaats=naam, melding=f"Het filter ‘{naam}’ staat er {len(waarden)} keer. Kies er één.")


def _gebladerd(request: HttpRequest, antwoord: Any, uitkomst: dict) -> BaseModel | dict:
    """What ``blader`` gave: told to the frame, for its links, and made whole without reading its answers again."""
    request.bladerwijzer = uitkomst["pagina"], uitkomst["paginas"]
    af = all(isinstance(een, BaseModel) for een in uitkomst["resultaten"])
    return antwoord.model_construct(**uitkomst) if af else uitkomst


def _onbekend(naam: str, bekend: list[str]) -> Gebrek:
    mogelijk = f"Wel: {', '.join(bekend)}." if bekend else "Dit adres kent geen filters."
    return Gebrek(plaats=kort(naam), melding=f"Het filter ‘{kort(naam)}’ bestaat niet. {mogelijk}")
