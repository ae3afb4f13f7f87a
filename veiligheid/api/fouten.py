"""Errors of the API as application/problem+json (RFC 9457), in Dutch: what is wrong, and how to ask it rightly."""

import math

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from veiligheid.api.vorm import Gebrek, Probleem


SOORT = "application/problem+json"
TITELS = {
    400: "De vraag klopt niet",
    404: "Niet gevonden",
    405: "Alleen lezen",
    406: "Dit formaat hebben wij niet",
    412: "Dit veranderde intussen",
    429: "Te veel vragen",
    500: "Er ging iets mis bij ons",
    503: "Wij zijn even bezig",
}
#: What has to be written in a certain way, in words; by the pattern that the description of the API has for it.
PATRONEN = {
    "^[-a-zA-Z0-9_]+$": "geschreven met letters, cijfers en streepjes",
    "^[A-Z][A-Z0-9-]+$": "een code zoals GM0034",
    "^[0-9]{4}(-H[12]|-K[1-4])?$": "een periode zoals 2019, 2019-H1 of 2019-K1",
    "^(nieuwste|[0-9]{4}(-H[12]|-K[1-4])?)$": "‘nieuwste’ of een periode zoals 2019, 2019-H1 of 2019-K1",
}


class Vraagfout(Exception):
    """The question cannot be answered as it is asked: 400, with everything that is wrong."""

    def __init__(self, *gebreken: Gebrek):
        super().__init__(*gebreken)
        self.gebreken = list(gebreken)


def kort(gevraagd: str, lengte: int = 60) -> str:
    """What was asked, as far as we say it again."""
    return gevraagd if len(gevraagd) <= lengte else f"{gevraagd[:lengte]}…"


def probleem(status: int, detail: str, gebreken: list[Gebrek] | None = None) -> HttpResponse:
    titel = TITELS.get(status) or TITELS[400 if status < 500 else 500]
    inhoud = Probleem(status=status, title=titel, detail=detail, gebreken=gebreken or [])
    return HttpResponse(inhoud.model_dump_json(by_alias=True), status=status, content_type=SOORT)


def van_vraag(gebreken: list[Gebrek]) -> HttpResponse:
    return probleem(400, " ".join(gebrek.melding for gebrek in gebreken), gebreken)


def vang_op(api: NinjaAPI) -> None:
    """Tell ``api`` how to answer what its views raise."""

    @api.exception_handler(Vraagfout)
    def vraagfout(request: HttpRequest, fout: Vraagfout):
        return van_vraag(fout.gebreken)

    @api.exception_handler(ValidationError)
    def ongeldig(request: HttpRequest, fout: ValidationError):
        return van_vraag([_gebrek(een, request) for een in fout.errors])

    @api.exception_handler(Http404)
    def niet_gevonden(request: HttpRequest, fout: Http404):
        eigen = str(fout) if fout.args else ""
        return probleem(404, eigen or "Op dit adres staat niets.")

    @api.exception_handler(Throttled)
    def te_veel(request: HttpRequest, fout: Throttled):
        wacht = math.ceil(fout.wait or 60)
        return probleem(429, f"U vroeg te veel in korte tijd. Vraag het over {wacht} seconden opnieuw.")

    @api.exception_handler(HttpError)
    def anders(request: HttpRequest, fout: HttpError):
        return probleem(fout.status_code, str(fout))


def _gebrek(fout: dict, request: HttpRequest) -> Gebrek:
    """A sentence of ours for an error of pydantic, which does not hand over what was asked."""
    plaats = str(fout["loc"][-1])
    waarde = request.GET.get(plaats, request.resolver_match.kwargs.get(plaats, ""))
    getoond = f"‘{kort(waarde)}’" if waarde else "leeg"
    return Gebrek(plaats=plaats, melding=f"‘{plaats}’ moet {_wat(fout)} zijn, en niet {getoond}.")


def _wat(fout: dict) -> str:
    """What the value has to be."""
    grenzen = fout.get("ctx", {})
    match fout["type"]:
        case "int_parsing" | "int_type":
            return "een heel getal"
        case "greater_than_equal":
            return f"minstens {grenzen['ge']}"
        case "less_than_equal":
            return f"hoogstens {grenzen['le']}"
        case "literal_error" | "enum":
            return f"een van: {grenzen['expected']}".replace(" or ", " of ").replace("'", "")
        case "string_too_long":
            return f"hoogstens {grenzen['max_length']} tekens lang"
        case "string_pattern_mismatch":
            return PATRONEN.get(grenzen["pattern"], "anders geschreven")
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            return "een datum zoals 2019-12-31"
        case "bool_parsing" | "bool_type":
            return "true of false"
    return "iets anders"
