"""The pages for what went wrong: not understood, not allowed, not found, and our own failure."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404


def niet_gevonden(request, exception):
    """404; the message is ours when a view gave one, and never Django's list of addresses."""
    melding = ""
    if not isinstance(exception, Resolver404) and exception.args and isinstance(exception.args[0], str):
        melding = exception.args[0]
    eigen = melding if not melding.startswith("No ") else ""
    return render(request, "404.html", {"melding": eigen}, status=404)


def geen_toegang(request, exception):
    """403: somebody who is known, but may not do this."""
    return render(request, "403.html", status=403)


def onbegrepen(request, exception):
    """400; what was asked may be unfit to read, so without it."""
    return HttpResponseBadRequest(zonder_vraag("400.html"))


def serverfout(request):
    """500; without request or database, since either may be what failed."""
    return HttpResponseServerError(zonder_vraag("500.html"))


def weigering(request, melding: str, *, status: int, koppen: dict[str, str] | None = None) -> HttpResponse:
    """What could not be done and why, without the database; as JSON for a script that asks for it."""
    if request.accepts("application/json") and not request.accepts("text/html"):
        return JsonResponse({"fout": melding}, status=status, headers=koppen)
    return HttpResponse(zonder_vraag(f"{status}.html", melding=melding), status=status, headers=koppen)


def zonder_vraag(sjabloon: str, **context) -> str:
    """A page that needs neither a request nor the database."""
    return render_to_string(sjabloon, {"portaal": settings.PORTAAL_NAAM, "email": settings.CONTACT_EMAIL} | context)
