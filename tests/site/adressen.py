"""Every public address there is, from the addresses that Django knows and from the description of the API.

What is new is walked by itself. What cannot be filled in by itself, says so: add it to ``VULLING`` or ``VRAAGWAARDEN``.
"""

import re
from collections.abc import Iterator
from itertools import product
from urllib.parse import urlencode

from django.urls import get_resolver

from convenanten.models import Bijeenkomst, Convenant, Keurmerkgebied
from rapportages.models import Jaarplan, Raadsstuk, Voortgangsrapportage
from themas.models import Begrip, Beleidsplan, Doelstelling, Gebied, Indicator, Interventie, Thema


SHA = ("0" * 64,)
#: By the word before it and the name of the part: the model whose slugs fill it, or the values themselves.
VULLING = {
    ("plannen", "plan"): Beleidsplan,
    ("plannen", "slug"): Beleidsplan,
    ("plannen", "thema"): Thema,
    ("themas", "slug"): Thema,
    ("themas", "thema"): Thema,
    ("doelstellingen", "code"): (Doelstelling, "code"),
    ("indicatoren", "slug"): Indicator,
    ("indicatoren", "indicator"): Indicator,
    ("gebieden", "code"): (Gebied, "code"),
    ("peiljaar-is-100", "sleutel"): ("index",),
    ("figuren", "sleutel"): ("verloop", "verandering", "vergelijking", "index", "onzin"),
    ("rapportages", "slug"): Voortgangsrapportage,
    ("versies", "nummer"): (1, 2, 3),
    ("rapport.", "soort"): ("pdf", "docx", "onzin"),
    ("jaarplannen", "jaar"): Jaarplan,
    ("jaarplannen", "slug"): Jaarplan,
    ("raad", "slug"): Raadsstuk,
    ("raadsstukken", "slug"): Raadsstuk,
    ("convenanten", "slug"): Convenant,
    ("documenten", "sha256"): SHA,
    ("certificeringen", "slug"): Keurmerkgebied,
    ("bijeenkomsten", "slug"): Bijeenkomst,
    ("kennisbank", "slug"): Interventie,
    ("interventies", "slug"): Interventie,
    ("begrippen", "slug"): Begrip,
    ("api", "pad"): ("onzin",),
}
#: What a filter of the API that takes free text is asked; by its name.
VRAAGWAARDEN = {
    "plan": (Beleidsplan, "slug"),
    "thema": (Thema, "slug"),
    "veld": ("veld-0", "zwijg-veld"),
    "veiligheidsveld": ("veld-0",),
    "indicator": (Indicator, "slug"),
    "gebied": (Gebied, "code"),
    "ligtIn": (Gebied, "code"),
    "onderwerp": ("plan-2019-2022/thema-0/onderwerp-0", "plan-2019-2022/veilige-wijken/zonder-stukken"),
    "partij": ("politie", "zwijg-partij"),
    "doelstelling": (Doelstelling, "code"),
    "periode": ("2019", "2021", "nieuwste"),
    "zoek": ("Zwijgwoord", "e"),
    "q": ("Zwijgwoord", "Zwijgwoord raad", "e"),
}
ROUTE = re.compile(r"<(?:(?P<soort>\w+):)?(?P<naam>\w+)>")


def routes() -> list[str]:
    """``rapportages/<slug:slug>/``, of every address outside the admin."""
    return [route for route in _routes(get_resolver().url_patterns, "") if not route.startswith("beheer/")]


def _routes(patronen, begin: str) -> Iterator[str]:
    for patroon in patronen:
        route = begin + str(patroon.pattern)
        if hasattr(patroon, "url_patterns"):
            yield from _routes(patroon.url_patterns, route)
        else:
            yield route


def paden(ook: dict[str, tuple[str, ...]] | None = None) -> dict[str, list[str]]:
    """``{route: its addresses}``, filled with the rows that there are and, by name of the model, with ``ook``."""
    return {route: [f"/{pad}" for pad in _gevuld(route, ook or {})] for route in routes()}


def _gevuld(route: str, ook) -> Iterator[str]:
    delen = list(ROUTE.finditer(route))
    keuzes = [_waarden(route, deel, ook) for deel in delen]
    for gekozen in product(*keuzes):
        pad = route
        for deel, waarde in zip(delen, gekozen, strict=True):
            pad = pad.replace(deel[0], str(waarde), 1)
        yield pad


def _waarden(route: str, deel: re.Match, ook) -> list:
    woorden = [w for w in ROUTE.sub("", route[: deel.start()]).split("/") if w and w not in ("v1",)]
    sleutel = (woorden[-1] if woorden else "", deel["naam"])
    if deel["naam"] == "formaat":
        return {"formaat": ["csv", "xlsx"], "beeld": ["svg", "png"]}[deel["soort"]]
    if sleutel not in VULLING:
        raise AssertionError(f"Nieuw adres /{route}: zeg in tests/site/adressen.py waar {sleutel} uit bestaat.")
    return _rijen(VULLING[sleutel], ook)


def _rijen(bron, ook) -> list:
    if isinstance(bron, type):
        bron = (bron, "slug")
    if isinstance(bron[0], type):
        model, veld = bron
        alle = model._default_manager.order_by(veld).values_list(veld, flat=True)
        return list(dict.fromkeys([*alle, *ook.get(model.__name__, ())]))
    return list(bron)


def apivragen(beschrijving: dict) -> Iterator[str]:
    """Each list of the API with each value of each of its filters and orders, as the description has them."""
    for pad, methoden in beschrijving["paths"].items():
        if "{" in pad:
            continue
        for parameter in methoden["get"]["parameters"]:
            if parameter["in"] == "query":
                for waarde in _vraagwaarden(pad, parameter, beschrijving):
                    yield f"/api/v1{pad}?{urlencode({parameter['name']: waarde})}"


def _vraagwaarden(pad: str, parameter: dict, beschrijving: dict) -> list:
    schema = parameter["schema"]
    if "$ref" in schema:
        schema = beschrijving["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "enum" in schema:
        return [waarde for waarde in schema["enum"] if waarde]
    if "const" in schema:
        return [schema["const"]]
    if parameter["name"] in VRAAGWAARDEN:
        return _rijen(VRAAGWAARDEN[parameter["name"]], {})
    if parameter["name"] in ("pagina", "perPagina"):
        return [1, 2]
    if parameter["name"].startswith("jaar"):
        return [2019, 2021]
    soorten = schema.get("type", [])
    if "boolean" in soorten:
        return ["true", "false"]
    if schema.get("format") == "date":
        return ["2019-06-30"]
    raise AssertionError(
        f"Nieuw filter ‘{parameter['name']}’ op {pad}: zeg in tests/site/adressen.py wat het kan zijn."
    )
