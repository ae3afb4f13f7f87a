"""The API as a whole: its rooms, how its answers are written, and its description at /api/v1/openapi.json."""

import datetime
from functools import cached_property
from hashlib import sha256

from django.http import HttpResponse
from django.urls import resolve, reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer
from ninja.responses import NinjaJSONEncoder

from veiligheid.api import (
    begrippen,
    bijeenkomsten,
    certificeringen,
    cijfers,
    convenanten,
    doelstellingen,
    fouten,
    gebieden,
    indicatoren,
    interventies,
    jaarplannen,
    metingen,
    plannen,
    raadsstukken,
    rapportages,
    rapportversies,
    rectificaties,
    themas,
)
from veiligheid.api.beschrijving import beschrijf
from veiligheid.api.moment import zet_moment
from veiligheid.api.tempo import Tempo
from veiligheid.api.versie import VERSIE


class Schrijver(NinjaJSONEncoder):
    """Moments in UTC, as the rules want; ``Z`` says so."""

    def default(self, o):
        if isinstance(o, datetime.datetime):
            return o.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return super().default(o)


class Json(JSONRenderer):
    encoder_class = Schrijver
    json_dumps_params = {"ensure_ascii": False, "separators": (",", ":"), "allow_nan": False}


class Api(NinjaAPI):
    def create_response(self, request, data, *, status=None, temporal_response=None) -> HttpResponse:
        """With an ETag of what it says, a weak one: packed for the road it says the same in other bytes."""
        antwoord = super().create_response(request, data, status=status, temporal_response=temporal_response)
        antwoord["ETag"] = f'W/"{sha256(antwoord.content).hexdigest()[:32]}"'
        zet_moment(request, antwoord)
        return antwoord

    def beschrijving(self) -> dict:
        return beschrijf(self._van_ninja)

    @cached_property
    def _van_ninja(self) -> dict:
        """Made once: it takes longer than most answers, and only our code changes it."""
        return self.get_openapi_schema(path_prefix="")


api = Api(
    title="Open data",
    version=VERSIE,
    urls_namespace="api-1",
    openapi_url=None,
    docs_url=None,
    renderer=Json(),
    throttle=Tempo(),
)
fouten.vang_op(api)
beleid = (plannen, themas, doelstellingen, indicatoren, cijfers, metingen, gebieden)
verantwoording = (rapportages, rapportversies, rectificaties, jaarplannen, raadsstukken)
afspraken = (convenanten, certificeringen, bijeenkomsten, interventies, begrippen)
for kamer in (*beleid, *verantwoording, *afspraken):
    api.add_router("", kamer.router)


@csrf_exempt  # so that a POST is told that one can only read, and not that a cookie is missing
@require_safe
def openapi(request):
    return api.create_response(request, api.beschrijving(), status=200)


@csrf_exempt
def niets(request, pad=""):
    """Every other address under /api/. Without this Django would look for one with a slash at the end."""
    kaal = request.path_info.rstrip("/")
    if kaal != request.path_info and resolve(kaal).func is not niets:
        return fouten.probleem(404, f"Laat de schuine streep aan het eind weg: {fouten.kort(kaal, 200)}")
    return fouten.probleem(404, f"Op dit adres staat niets. Alle adressen staan in {reverse('openapi')}.")
