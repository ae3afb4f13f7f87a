"""Errors of the API as application/problem+json (RFC 9457), in Dutch: what is wrong, and how to ask it rightly."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from veiligheid.api.vorm import Gebrek, Probleem


SOORT = "application/problem+json"
TITELS = {
    400: "De vraag klopt niet",
    404: "Niet gevonden",
    405: "Alleen lezen",
    406: "Dit formaat hebben wij niet",
    429: "Te veel vragen",
    500: "Er ging iets mis bij ons",
    503: "Wij zijn even bezig",
}
LENGTE = 60


class Vraagfout(Exception):
    """The question cannot be answered as it is asked: 400, with everything that is wrong."""

    def __init__(self, *gebreken: Gebrek):
        super().__init__(*gebreken)
        self.gebreken = list(gebreken)


def probleem(status: int, detail: str, gebreken: list[Gebrek] | None = None) -> HttpResponse:
    titel = TITELS.get(status, HTTPStatus(status).phrase)
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
        return van_vraag([_gebrek(een) for een in fout.errors])

    @api.exception_handler(Http404)
    def niet_gevonden(request: HttpRequest, fout: Http404):
        eigen = str(fout) if fout.args else ""
        return probleem(404, eigen or "Op dit adres staat niets.")

    @api.exception_handler(HttpError)
    def anders(request: HttpRequest, fout: HttpError):
        return probleem(fout.status_code, str(fout))


def _gebrek(fout: dict) -> Gebrek:
    """A sentence of ours for an error of pydantic."""
    plaats = str(fout["loc"][-1])
    waarde = str(fout.get("input", ""))[:LENGTE]
    grenzen = fout.get("ctx", {})
    match fout["type"]:
        case "int_parsing" | "int_type":
            wat = "een heel getal"
        case "greater_than_equal":
            wat = f"minstens {grenzen['ge']}"
        case "less_than_equal":
            wat = f"hoogstens {grenzen['le']}"
        case "literal_error" | "enum":
            wat = f"een van: {grenzen['expected']}".replace(" or ", " of ").replace("'", "")
        case _:
            wat = "iets anders"
    return Gebrek(plaats=plaats, melding=f"‘{plaats}’ moet {wat} zijn, en niet ‘{waarde}’.")
