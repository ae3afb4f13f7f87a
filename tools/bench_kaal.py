"""The least that Django can do with the same bytes: a view that returns them. Benchmarks only.

``/kaal/<naam>`` passes through the middleware of the portal; ``/zonder/<naam>`` through none, see ``bench_wsgi``.
"""

import os
from functools import cache
from pathlib import Path

from django.http import HttpResponse
from django.urls import include, path


@cache
def _lichaam(naam: str) -> bytes:
    return Path(os.environ["BENCH_MAP"], f"{naam}.html").read_bytes()


def kaal(request, naam):
    lichaam = _lichaam(naam)
    # Without middleware nobody else says how long it is, and the connection could not be used again.
    return HttpResponse(lichaam, headers={"Content-Length": len(lichaam)})


urlpatterns = [
    path("kaal/<slug:naam>", kaal),
    path("zonder/<slug:naam>", kaal),
    path("", include("veiligheid.urls")),
]
