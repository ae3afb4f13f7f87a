"""The API as a whole: its version, its rooms, and its description at /api/v1/openapi.json."""

from django.conf import settings
from ninja import NinjaAPI

from veiligheid.api import (
    begrippen,
    bijeenkomsten,
    certificeringen,
    convenanten,
    fouten,
    interventies,
    jaarplannen,
    plannen,
    raadsstukken,
    rapportages,
    rapportversies,
    rectificaties,
)


#: By semver: the first number is in the address, and changes when a program that reads us would break.
VERSIE = "1.0.0"

api = NinjaAPI(
    title=f"Open data van {settings.PORTAAL_NAAM}",
    version=VERSIE,
    urls_namespace="api-1",
    openapi_url="/openapi.json",
    docs_url=None,
)
fouten.vang_op(api)
verantwoording = (rapportages, rapportversies, rectificaties, jaarplannen, raadsstukken)
afspraken = (convenanten, certificeringen, bijeenkomsten, interventies, begrippen)
for kamer in (plannen, *verantwoording, *afspraken):
    api.add_router("", kamer.router)
