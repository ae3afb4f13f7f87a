"""The counter of the API: what holds of every answer under /api/, also of those that another layer gave.

It stands before all other middleware. So it also sees what Django itself refuses, and nobody behind it sees a cookie:
an officer who is signed in gets the same bytes as everybody else.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe

from themas.gemeente import heel_adres
from veiligheid.api.api import niets
from veiligheid.api.fouten import SOORT, probleem
from veiligheid.api.versie import VERSIE


METHODEN = "GET, HEAD, OPTIONS"
ZICHTBAAR = "API-Version, ETag, Last-Modified, Link, Retry-After"
SOORTEN = ("application/json", SOORT, "application/vnd.oai.openapi+json")
#: Where nobody gave a reason of his own.
REDENEN = {
    400: "Dit verzoek kunnen wij niet lezen.",
    404: "Dit adres bestaat niet.",
    405: "Deze API geeft alleen antwoord op GET. Wijzigen kan hier niet.",
    406: "Wij geven alleen JSON. Vraag om application/json, of laat de kop Accept weg.",
    412: "Wat u eerder kreeg, is intussen anders. Vraag het opnieuw zonder de kop If-Match of If-Unmodified-Since.",
    503: "Onze database is bezig. Probeer het over een minuut opnieuw.",
}
ANDERS = "Er ging iets mis bij ons. Probeer het later opnieuw."


class LoketMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not _van_de_api(request):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        antwoord = self.get_response(request)
        if request.method == "HEAD":  # Django's own middleware does this for GET alone
            veranderd = parse_http_date_safe(antwoord.get("Last-Modified", ""))
            antwoord = get_conditional_response(request, antwoord.get("ETag"), veranderd, antwoord)
        if antwoord.status_code >= 400:
            antwoord = _als_probleem(antwoord)
        return _met_koppen(request, antwoord)

    def process_view(self, request, view, args, kwargs):
        """What can be said without the view, on the way in, so that all other middleware sees it on the way out."""
        if not _van_de_api(request) or view is niets:
            return None
        if request.method == "OPTIONS":
            return _mogelijkheden(request)
        if request.method in ("GET", "HEAD") and "Accept" in request.headers and not _lust_json(request):
            return HttpResponse(status=406)
        return None


def _van_de_api(request: HttpRequest) -> bool:
    return f"{request.path_info}/".startswith("/api/")


def _lust_json(request: HttpRequest) -> bool:
    return not request.headers["Accept"].strip() or any(request.accepts(soort) for soort in SOORTEN)


def _mogelijkheden(request: HttpRequest) -> HttpResponse:
    """What can be done here; also for a browser that asks before it lets a page of somebody else read us."""
    antwoord = HttpResponse(status=204, headers={"Allow": METHODEN})
    del antwoord["Content-Type"]  # of nothing
    if "Access-Control-Request-Method" in request.headers:
        antwoord["Access-Control-Allow-Methods"] = METHODEN
        antwoord["Access-Control-Allow-Headers"] = "*"
        antwoord["Access-Control-Max-Age"] = "86400"
    return antwoord


def _als_probleem(antwoord: HttpResponse) -> HttpResponse:
    """The same answer, saying what it has to say as the API does."""
    if antwoord.get("Content-Type") != SOORT:
        nieuw = probleem(antwoord.status_code, REDENEN.get(antwoord.status_code, ANDERS))
        antwoord.content = nieuw.content
        antwoord["Content-Type"] = SOORT
        antwoord["Content-Length"] = str(len(nieuw.content))
        for kop in ("Content-Encoding", "Content-Language"):
            antwoord.headers.pop(kop, None)
    if antwoord.status_code == 405:
        antwoord["Allow"] = METHODEN
    antwoord.headers.pop("ETag", None)
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def _met_koppen(request: HttpRequest, antwoord: HttpResponse) -> HttpResponse:
    antwoord["API-Version"] = VERSIE
    antwoord["Access-Control-Allow-Origin"] = "*"
    antwoord["Access-Control-Expose-Headers"] = ZICHTBAAR
    # Keep it, but ask each time whether it still holds: what is withdrawn is gone at the next request (0054).
    antwoord.headers.setdefault("Cache-Control", "no-cache")
    antwoord.headers.setdefault("X-Frame-Options", "DENY")  # also where the middleware for it was not reached
    patch_vary_headers(antwoord, ["Accept-Encoding"])
    if antwoord.status_code < 400 and (links := _links(request)):
        antwoord["Link"] = links
    return antwoord


def _links(request: HttpRequest) -> str:
    """First, previous, next and last page (RFC 8288), of which the number alone differs."""
    if not hasattr(request, "bladerwijzer"):
        return ""
    pagina, paginas = request.bladerwijzer
    laatste = max(paginas, 1)
    waarheen = {"first": 1, "prev": min(pagina - 1, laatste), "next": pagina + 1, "last": laatste}
    return ", ".join(
        f'<{_adres(request, nummer)}>; rel="{soort}"' for soort, nummer in waarheen.items() if 1 <= nummer <= laatste
    )


def _adres(request: HttpRequest, pagina: int) -> str:
    vraag = request.GET.dict() | {"pagina": pagina}
    return heel_adres(f"{request.path}?{urlencode(vraag)}")
