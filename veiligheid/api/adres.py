"""How an address of the API is made: one decorator, so that all of them refuse, describe and answer alike."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from ninja import Router

from veiligheid.api.fouten import Vraagfout
from veiligheid.api.vorm import Gebrek, Pagina, Probleem, Vraag


def lees(router: Router, pad: str, antwoord: Any, *, naam: str, vraag: type[Vraag] | None = None, **meer) -> Callable:
    """Register a view that answers GET and HEAD on ``pad`` with ``antwoord``; ``naam`` is its URL name.

    ``vraag`` is the class of its parameter of that name, which ninja reads from the query (``vraag: Query[...]``). A
    name that it does not have is refused with 400 and the names that exist: a filter that is silently left out gives
    another answer than was asked for.
    """
    bekend = vraag.namen() if vraag else []
    fouten = {400: Probleem, 404: Probleem} if "{" in pad else {400: Probleem}

    def maak(view: Callable) -> Callable:
        @wraps(view)
        def gecontroleerd(request, *args, **kwargs):
            if gebreken := [_onbekend(naam, bekend) for naam in request.GET if naam not in bekend]:
                raise Vraagfout(*gebreken)
            return view(request, *args, **kwargs)

        return router.api_operation(
            ["GET", "HEAD"],
            pad,
            response={200: antwoord} | fouten,
            by_alias=True,
            url_name=naam,
            operation_id=naam,
            **meer,
        )(gecontroleerd)

    return maak


def _onbekend(naam: str, bekend: list[str]) -> Gebrek:
    mogelijk = f"Wel: {', '.join(bekend)}." if bekend else "Dit adres kent geen filters."
    return Gebrek(plaats=naam[:60], melding=f"Het filter ‘{naam[:60]}’ bestaat niet. {mogelijk}")


__all__ = ["Pagina", "lees"]
