"""What the page about open data shows: every address of the API, and examples that the tests run as they are."""

from dataclasses import dataclass

from django.conf import settings

from themas.models import Indicator
from veiligheid.api.api import api
from veiligheid.api.lijsten import Bladervraag


@dataclass(frozen=True, slots=True)
class Adres:
    pad: str
    wat: str
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """``taal`` is what runs it: curl or python."""

    titel: str
    taal: str
    code: str


PYTHON = """\
import json
from urllib.request import urlopen

adres = "{adres}/metingen?indicator={slug}"
pagina, paginas = 1, 1
while pagina <= paginas:
    with urlopen(f"{{adres}}&pagina={{pagina}}") as antwoord:
        deel = json.load(antwoord)
    for meting in deel["resultaten"]:
        hoeveel = meting["verborgen"] or meting["aantal"]
        print(meting["gebied"]["naam"], meting["periode"]["naam"], hoeveel)
    pagina, paginas = pagina + 1, deel["paginas"]
"""
BEWAARD = """\
from urllib.error import HTTPError
from urllib.request import Request, urlopen

adres = "{adres}/plannen"
with urlopen(adres) as antwoord:
    kenmerk = antwoord.headers["ETag"]

# Later: is er iets veranderd?
try:
    urlopen(Request(adres, headers={{"If-None-Match": kenmerk}}))
    print("Ja, er is iets nieuws.")
except HTTPError as antwoord:
    print("Nee." if antwoord.code == 304 else antwoord.reason)
"""


def adressen() -> list[Adres]:
    """From the description of the API, so that none is missing here; every list can be leafed through."""
    bladeren = Bladervraag.namen()
    return [
        Adres(
            f"/api/v1{pad}",
            vraag["summary"],
            tuple(p["name"] for p in vraag["parameters"] if p["in"] == "query" and p["name"] not in bladeren),
        )
        for pad, vraag in ((pad, methoden["get"]) for pad, methoden in api.beschrijving()["paths"].items())
    ]


def voorbeelden() -> list[Voorbeeld]:
    """About the first figure with a goal; one query."""
    adres = f"{settings.SITE_ADRES}/api/v1"
    algemeen = [
        Voorbeeld("Alle doelen, met het oordeel", "curl", f'curl "{adres}/doelstellingen"'),
        Voorbeeld(
            "Alle metingen over de gemeente sinds 2019",
            "curl",
            f'curl "{adres}/metingen?gebied={settings.GEMEENTE_CODE}&jaarVanaf=2019"',
        ),
    ]
    indicator = Indicator.objects.met_doel().first() or Indicator.objects.first()
    if indicator is None:
        return algemeen
    return [
        Voorbeeld(f"De cijfers van {indicator.naam}", "curl", f'curl "{adres}/indicatoren/{indicator.slug}/cijfers"'),
        *algemeen,
        Voorbeeld(
            f"Alle metingen van {indicator.naam}, pagina na pagina",
            "python",
            PYTHON.format(adres=adres, slug=indicator.slug),
        ),
        Voorbeeld("Alleen ophalen wat veranderd is", "python", BEWAARD.format(adres=adres)),
    ]
