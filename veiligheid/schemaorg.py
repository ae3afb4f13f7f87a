"""What a search engine for data wants to know of a figure: schema.org Dataset, as JSON-LD in the page of the figure.

A block of data is no script: a browser does not run it and the Content-Security-Policy does not weigh it
(docs/besluiten/0059). Every value is what the page says; what is not known is left out, and never guessed.
"""

import json

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from themas.enums import Meetsoort
from themas.gemeente import heel_adres
from themas.overzicht import Overzicht


# As Django's own json_script does it: nothing in a value can end the element or begin a comment.
ONTSNAPT = {ord(teken): f"\\u{ord(teken):04X}" for teken in "<>&\u2028\u2029"}
FORMATEN = (
    ("csv", "CSV", "text/csv"),
    ("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)


def dataset_van(overzicht: Overzicht) -> dict:
    """The figure as a Dataset of schema.org, with whole addresses."""
    indicator = overzicht.indicator
    url = heel_adres(indicator.get_absolute_url())
    reeksen = [reeks for reeks in (overzicht.hier, *overzicht.elders) if reeks.niveaus or reeks.veranderingen]
    perioden = sorted(periode for reeks in reeksen for periode in reeks.perioden)
    gemeente = {
        "@type": "GovernmentOrganization",
        "name": f"Gemeente {settings.GEMEENTE_NAAM}",
        "url": heel_adres(reverse("start")),
    }
    verzonnen = f"{settings.GEMEENTE_NAAM} bestaat niet. Deze cijfers zijn verzonnen." * settings.GEMEENTE_VERZONNEN
    telt = f"{indicator.bron}, code {indicator.broncode}" if indicator.broncode else indicator.bron
    alles = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": url,
        "url": url,
        "name": f"{indicator.naam} in {settings.GEMEENTE_NAAM}",
        "description": " ".join(filter(None, [overzicht.antwoord, indicator.definitie, verzonnen])),
        "inLanguage": "nl",
        "isAccessibleForFree": True,
        "license": settings.OPENDATA_LICENTIE,
        "creator": {"@type": "Organization", "name": indicator.bron} if indicator.bron else gemeente,
        "publisher": gemeente,
        "dateModified": overzicht.bijgewerkt_op.isoformat() if overzicht.bijgewerkt_op else "",
        "temporalCoverage": _van_tot(perioden),
        "spatialCoverage": [{"@type": "Place", "name": reeks.gebied} for reeks in reeksen],
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": indicator.naam,
            "unitText": f"{indicator.teller} {indicator.maateenheid}".rstrip(),
        },
        "measurementTechnique": f"Wie telt: {telt}. Soort cijfer: {Meetsoort(indicator.soort).label}.",
        "distribution": list(_bestanden(overzicht)) if reeksen else [],
    }
    return {sleutel: waarde for sleutel, waarde in alles.items() if waarde not in ("", [])}


def jsonld(gegevens: dict) -> SafeString:
    """The text of a ``<script type="application/ld+json">``."""
    return mark_safe(json.dumps(gegevens, ensure_ascii=False).translate(ONTSNAPT))  # noqa: S308


def _bestanden(overzicht: Overzicht):
    slug, naam = overzicht.indicator.slug, overzicht.indicator.naam
    for formaat, woord, soort in FORMATEN:
        yield {
            "@type": "DataDownload",
            "name": f"{naam} als {woord}",
            "encodingFormat": soort,
            "contentUrl": heel_adres(reverse("indicator-download", args=[slug, formaat])),
        }
    yield {
        "@type": "DataDownload",
        "name": f"{naam} in de API",
        "encodingFormat": "application/json",
        "contentUrl": heel_adres(reverse("api-1:indicator", args=[slug])),
    }


def _van_tot(perioden) -> str:
    if not perioden:
        return ""
    begin, eind = min(p.begin for p in perioden), max(p.eind for p in perioden)
    return f"{begin.isoformat()}/{eind.isoformat()}"
