"""The description of the API in OpenAPI 3.1: what ninja makes of our classes, with what the frame adds."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from themas.enums import Keuze
from veiligheid.api.fouten import SOORT, TITELS
from veiligheid.api.versie import VERSIE


NAMEN = {
    "Aanpak": "Interventie",
    "Actieantwoord": "Actie",
    "Afspraak": "Convenant",
    "Gebiedmetkeurmerk": "Certificering",
    "HeelRapport": "RapportageMetRectificaties",
    "IndicatorMetAntwoord": "IndicatorMetZin",
    "Jaarplanantwoord": "Jaarplan",
    "Keer": "Bijeenkomst",
    "Rapport": "Rapportage",
    "Rechtzetting": "Rectificatie",
    "Stuk": "Raadsstuk",
    "Woord": "Begrip",
}
NULL = {"type": "null"}
SCHEMAS = "#/components/schemas/"
KOPPEN = {
    "API-Version": ("Welke versie van de API antwoordt.", {"type": "string", "examples": [VERSIE]}),
    "ETag": ("Een kenmerk van dit antwoord. Stuur het mee als If-None-Match, en u krijgt 304 zolang niets verandert.",
             {"type": "string"}),
    "Last-Modified": ("Sinds wanneer dit antwoord zo is, als dat een moment heeft. Voor If-Modified-Since; "
                      "stuurt u ook If-None-Match, dan telt die.", {"type": "string"}),
    "Cache-Control": ("Hoe u dit mag bewaren: ja, maar vraag elke keer of het nog klopt.", {"type": "string"}),
    "Access-Control-Allow-Origin": ("Elke website mag dit lezen.", {"type": "string"}),
    "Link": ("Bij een lijst: de eerste, vorige, volgende en laatste pagina (RFC 8288).", {"type": "string"}),
    "Retry-After": ("Over hoeveel seconden u het opnieuw kunt vragen.", {"type": "string"}),
    "Allow": ("Wat hier wel kan.", {"type": "string"}),
}  # fmt: skip
ALTIJD = ("API-Version", "Access-Control-Allow-Origin")
#: What any address may answer, beside what it answers when all is well.
FOUTEN = {400: (), 404: (), 405: ("Allow",), 406: (), 412: (), 429: ("Retry-After",), 500: (), 503: ("Retry-After",)}
#: Given by the web server before us, so without our headers and in a form of its own.
ADRES_TE_LANG = {"description": "Het adres is te lang. Dit zegt de webserver zelf, zonder de koppen van de API."}
VERPLICHT = {"API-Version", "ETag", "Access-Control-Allow-Origin", "Allow"}


def beschrijf(van_ninja: dict[str, Any]) -> dict[str, Any]:
    """The whole document, from what ``NinjaAPI.get_openapi_schema`` gives."""
    paden = {pad: {"get": _vraag(methoden["get"])} for pad, methoden in van_ninja["paths"].items()}
    alle = {_naam(naam): _schema(naam, schema) for naam, schema in van_ninja["components"]["schemas"].items()}
    schemas = {naam: alle[naam] for naam in sorted(_bereikt([paden, *map(_fout, FOUTEN)], alle))}
    return {
        "openapi": van_ninja["openapi"],
        "info": _info(van_ninja["info"]),
        "servers": [{"url": f"{settings.SITE_ADRES}/api/v1", "description": settings.PORTAAL_NAAM}],
        "externalDocs": {"url": f"{settings.SITE_ADRES}{reverse('open-data')}", "description": "Uitleg en voorbeelden"},
        "tags": [{"name": tag} for tag in dict.fromkeys(tag for p in paden.values() for tag in p["get"]["tags"])],
        "paths": paden,
        "components": {
            "schemas": schemas,
            "headers": {naam: _kop(naam) for naam in KOPPEN},
            "responses": {"NietGewijzigd": _niet_gewijzigd(), "AdresTeLang": ADRES_TE_LANG}
            | {f"Fout{s}": _fout(s) for s in FOUTEN},
        },
    }


def _bereikt(delen: Any, alle: dict[str, dict]) -> set[str]:
    """The schemas that these parts lead to; ninja also describes the classes that our filters come from."""
    gevonden: set[str] = set()
    wachtrij = [delen]
    while wachtrij:
        deel = wachtrij.pop()
        if isinstance(deel, dict):
            naam = str(deel.get("$ref", "")).removeprefix(SCHEMAS)
            if naam in alle and naam not in gevonden:
                gevonden.add(naam)
                wachtrij.append(alle[naam])
            wachtrij += deel.values()
        elif isinstance(deel, list):
            wachtrij += deel
    return gevonden


def _info(info: dict) -> dict:
    """Who to ask: what the settings know, and where they know nothing the page that explains this."""
    uitleg = f"{settings.SITE_ADRES}{reverse('open-data')}"
    contact = {"name": f"Gemeente {settings.GEMEENTE_NAAM}", "url": settings.CONTACT_URL or uitleg}
    zonder = "" if settings.CONTACT_EMAIL else " De gemeente gaf voor deze API nog geen mailadres op."
    return {
        "title": f"{info['title']} van {settings.PORTAAL_NAAM}",
        "version": info["version"],
        "summary": f"Doelen, cijfers en oordelen over veiligheid in {settings.GEMEENTE_NAAM}.",
        "description": (
            "Alles wat lezers op de site zien, om met een programma te lezen. Wat nog niet is vastgesteld, wat onder "
            "embargo is en kleine aantallen die wij verbergen, staan er niet in. U hebt geen account of sleutel "
            f"nodig.{zonder}"
        ),
        "license": {"name": settings.OPENDATA_LICENTIE_NAAM, "url": settings.OPENDATA_LICENTIE},
        "contact": contact | ({"email": settings.CONTACT_EMAIL} if settings.CONTACT_EMAIL else {}),
    }


def _vraag(vraag: dict) -> dict:
    """One question: each of its parameters, and each answer with the headers that the frame gives."""
    goed = vraag["responses"][200]
    velden = goed["content"]["application/json"]["schema"]
    koppen = ["API-Version", "ETag", "Cache-Control", "Access-Control-Allow-Origin"]
    if "Pagina" in velden.get("$ref", ""):
        koppen.append("Link")
    koppen += goed.get("headers", ())
    antwoorden = {
        "200": {
            "description": vraag["summary"],
            "headers": {naam: {"$ref": f"#/components/headers/{naam}"} for naam in koppen},
            "content": {"application/json": {"schema": _zonder_titels(velden)}},
        },
        "304": {"$ref": "#/components/responses/NietGewijzigd"},
        "414": {"$ref": "#/components/responses/AdresTeLang"},
    } | {str(status): {"$ref": f"#/components/responses/Fout{status}"} for status in FOUTEN}
    return vraag | {"parameters": [_parameter(p) for p in vraag["parameters"]], "responses": antwoorden}


def _parameter(parameter: dict) -> dict:
    """Ninja puts our examples in the form of a schema, where OpenAPI has a form of its own for parameters."""
    schema = _zonder_titels(parameter["schema"])
    uitleg = {"description": schema.pop("description")} if "description" in schema else {}
    if parameter["in"] == "query" and not parameter["required"]:
        schema = _zonder_null(schema)
    return {k: parameter[k] for k in ("name", "in", "required")} | uitleg | {"schema": schema}


def _zonder_null(schema: dict) -> dict:
    """A filter that is not asked is left out of the address; ``null`` cannot be asked."""
    if isinstance(schema.get("type"), list):
        return schema | {"type": schema["type"][0]}
    if NULL not in schema.get("anyOf", []):
        return schema
    (wat,) = (deel for deel in schema["anyOf"] if deel != NULL)
    return wat | {k: v for k, v in schema.items() if k != "anyOf"}


def _naam(naam: str) -> str:
    """``PaginaPlan`` for what pydantic calls ``Pagina_Plan_``, and one word for one thing, as the addresses have it.

    Programs make classes of these names; ours are called otherwise where a model already has the name.
    """
    return "".join(NAMEN.get(deel, deel.removesuffix("Antwoord")) for deel in naam.split("_"))


def _schema(naam: str, schema: dict) -> dict:
    """Without the docstring, which is for who works here; a closed list says what its values mean."""
    schema = _zonder_titels(schema)
    lijst = next((soort for soort in Keuze.__subclasses__() if soort.__name__ == naam), None)
    if lijst is None:
        schema.pop("description", None)
    else:
        schema["description"] = "; ".join(f"{lid.value}: {lid.label}" for lid in lijst)
    return schema


def _zonder_titels(deel: Any) -> Any:
    """A copy without the titles that pydantic makes of names, and with ``null`` among the types of what has one."""
    if isinstance(deel, list):
        return [_zonder_titels(een) for een in deel]
    if not isinstance(deel, dict):
        return deel
    schema = {
        k: {naam: _zonder_titels(v) for naam, v in waarde.items()} if k == "properties" else _zonder_titels(waarde)
        for k, waarde in deel.items()
        if k != "title"
    }
    if "$ref" in schema:
        schema["$ref"] = SCHEMAS + _naam(schema["$ref"].removeprefix(SCHEMAS))
    keuzes = schema.get("anyOf", [])
    if len(keuzes) == 2 and keuzes[1] == NULL and isinstance(keuzes[0].get("type"), str) and "enum" not in keuzes[0]:
        del schema["anyOf"]
        schema = keuzes[0] | schema | {"type": [keuzes[0]["type"], "null"]}
    return schema


def _kop(naam: str) -> dict:
    uitleg, schema = KOPPEN[naam]
    return {"description": uitleg, "required": naam in VERPLICHT, "schema": schema}


def _niet_gewijzigd() -> dict:
    koppen = {naam: {"$ref": f"#/components/headers/{naam}"} for naam in (*ALTIJD, "ETag")}
    return {"description": "Wat u hebt, klopt nog.", "headers": koppen}


def _fout(status: int) -> dict:
    return {
        "description": TITELS[status],
        "headers": {naam: {"$ref": f"#/components/headers/{naam}"} for naam in (*ALTIJD, *FOUTEN[status])},
        "content": {SOORT: {"schema": {"$ref": f"{SCHEMAS}Probleem"}}},
    }
