"""What each table and column means, as CSVW: the metadata vocabulary for tabular data of the W3C."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings

from themas.gemeente import vaste_id
from veiligheid.opendata.tabel import SCHEIDER, Kolom, Tabel


BESTAND = "csv-metadata.json"


def metadata(tabellen: Iterable[Tabel]) -> bytes:
    """The description of the group; without a date, so that it changes with its tables alone."""
    groep = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "dc:identifier": vaste_id("open-data/pakket"),
        "dc:title": f"Open data van {settings.PORTAAL_NAAM}",
        "dc:creator": f"Gemeente {settings.GEMEENTE_NAAM}",
        "dc:license": {"@id": settings.OPENDATA_LICENTIE},
        "dc:language": "nl",
        "tables": [_tabel(tabel) for tabel in tabellen],
    }
    return (json.dumps(groep, ensure_ascii=False, indent=1) + "\n").encode()


def _tabel(tabel: Tabel) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_kolom(kolom) for kolom in tabel.kolommen]}
    if tabel.sleutel:
        schema["primaryKey"] = list(tabel.sleutel)
    if tabel.verwijst:
        schema["foreignKeys"] = [
            {
                "columnReference": list(sleutel.kolommen),
                "reference": {"resource": f"{sleutel.tabel}.csv", "columnReference": list(sleutel.naar)},
            }
            for sleutel in tabel.verwijst
        ]
    return {
        "url": tabel.bestand,
        "dc:title": tabel.titel,
        "dc:description": tabel.uitleg,
        "tableSchema": schema,
    }


def _kolom(kolom: Kolom) -> dict[str, Any]:
    beschrijving: dict[str, Any] = {"name": kolom.naam, "titles": {"nl": [kolom.naam, kolom.titel]}}
    if kolom.uitleg:
        beschrijving["dc:description"] = kolom.uitleg
    beschrijving["datatype"] = _datatype(kolom)
    if kolom.verplicht:
        beschrijving["required"] = True
    if kolom.lijst:
        beschrijving["separator"] = SCHEIDER
    return beschrijving


def _datatype(kolom: Kolom) -> str | dict[str, str]:
    if kolom.keuze:
        return {"base": "string", "format": "|".join(waarde.value for waarde in kolom.keuze if waarde.value)}
    if kolom.soort == "boolean":
        return {"base": "boolean", "format": "ja|nee"}
    return kolom.soort
