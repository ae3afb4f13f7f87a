"""The description of each version as a file in docs/api, without what differs for each municipality."""

import json
from pathlib import Path

from django.conf import settings

from veiligheid.api.api import api


def bestand_van(versie: str) -> Path:
    return Path(settings.BASE_DIR, "docs/api", f"openapi-{versie}.json")


def als_tekst() -> str:
    beschrijving = api.beschrijving()
    eigen = {naam: deel for naam, deel in beschrijving.items() if naam not in ("info", "servers", "externalDocs")}
    deel = {"openapi": beschrijving["openapi"], "info": {"version": beschrijving["info"]["version"]}} | eigen
    return json.dumps(deel, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
