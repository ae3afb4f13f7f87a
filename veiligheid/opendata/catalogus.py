"""The catalogue of our data, by DCAT-AP-NL 3.0: what there is, under which licence, and where to get it.

Every node has an address, none is blank, so the same data gives the same bytes. Sizes are not said: they would have to
be made first, and the profile asks for them only where they are known.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpResponse
from django.utils import timezone
from rdflib import Graph

from veiligheid.opendata.aanbod import Aanbod
from veiligheid.opendata.gegevens import Drietal, beschrijf
from veiligheid.opendata.woorden import VOORVOEGSELS


DAG = 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Vorm:
    naam: str
    soort: str
    schrijf: Callable[[Graph], bytes]


def catalogus_van(vorm: Vorm) -> HttpResponse:
    drietallen = list(beschrijf(Aanbod(timezone.now())))
    # Writing takes far longer than knowing what there is. Kept under a name made of all that, it is never an old one.
    inhoud = cache.get_or_set(
        f"catalogus-{vorm.naam}-{_vingerafdruk(drietallen)}", lambda: vorm.schrijf(graaf(drietallen)), DAG
    )
    koppen = {"Content-Disposition": f'inline; filename="{vorm.naam}"'}
    return HttpResponse(inhoud, content_type=vorm.soort, headers=koppen)


def graaf(drietallen: Iterable[Drietal]) -> Graph:
    gegevens = Graph(bind_namespaces="none")
    for naam, ruimte in VOORVOEGSELS.items():
        gegevens.bind(naam, ruimte)
    for drietal in drietallen:
        gegevens.add(drietal)
    return gegevens


def _vingerafdruk(drietallen: Iterable[Drietal]) -> str:
    regels = sorted({repr(drietal) for drietal in drietallen})
    return hashlib.sha256("\n".join(regels).encode()).hexdigest()


def _turtle(gegevens: Graph) -> bytes:
    return gegevens.serialize(format="turtle").encode()


def _jsonld(gegevens: Graph) -> bytes:
    """With short names, and everything in an order of ours: rdflib's own differs from run to run."""
    context = {naam: str(ruimte) for naam, ruimte in VOORVOEGSELS.items()}
    gelezen = json.loads(gegevens.serialize(format="json-ld", context=context, auto_compact=False))
    return (json.dumps(_geordend(gelezen), ensure_ascii=False, indent=1) + "\n").encode()


def _geordend(waarde):
    if isinstance(waarde, dict):
        return {naam: _geordend(waarde[naam]) for naam in sorted(waarde)}
    if isinstance(waarde, list):
        return sorted((_geordend(deel) for deel in waarde), key=lambda deel: json.dumps(deel, sort_keys=True))
    return waarde


VORMEN = {
    "ttl": Vorm("catalogus.ttl", "text/turtle; charset=utf-8", _turtle),
    "jsonld": Vorm("catalogus.jsonld", "application/ld+json; charset=utf-8", _jsonld),
}
