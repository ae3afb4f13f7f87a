"""The description of the API holds of every answer: schemathesis asks what it allows, and what it does not.

In this process, on the real figures. By default a few examples of each address, the same at every run; for a deep look
``API_VOORBEELDEN=500 pytest tests/site/test_api_beproefd.py``. On SQLite alone: what PostgreSQL minds in a question,
such as a NUL, is asked of both in tests/veiligheid/api/test_fouten.py.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.openapi import from_wsgi
from schemathesis.specs.openapi import checks

from veiligheid.wsgi import application


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("almere"), pytest.mark.sqlite]
AANTAL = int(os.environ.get("API_VOORBEELDEN", "8"))
KEURINGEN = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.positive_data_acceptance,
]
UITGEPAKT = {"Accept-Encoding": "identity"}  # the client of WSGI that schemathesis has does not unpack
#: Something that is there, for each address that names something.
ECHT = {
    "/plannen/{slug}": {"slug": "actieplan-veiligheid-2019-2022"},
    "/plannen/{plan}/themas/{slug}": {"plan": "actieplan-veiligheid-2019-2022", "slug": "veilige-wijken"},
    "/indicatoren/{slug}": {"slug": "woninginbraken"},
    "/indicatoren/{slug}/cijfers": {"slug": "overvallen"},
    "/gebieden/{code}": {"code": "GM0034"},
    "/begrippen/{slug}": {"slug": "oordeel"},
    "/bijeenkomsten/{slug}": {"slug": "integrale-veiligheid-en-openbare-orde"},
    "/certificeringen/{slug}": {"slug": "poldervlak"},
    "/convenanten/{slug}": {"slug": "keurmerk-veilig-ondernemen"},
    "/interventies/{slug}": {"slug": "kvo-winkelgebieden"},
    "/jaarplannen/{slug}": {"slug": "2019"},
    "/raadsstukken/{slug}": {"slug": "evaluatie-jaarwisseling"},
    "/rapportages/{slug}": {"slug": "tweede-helft-2019"},
    "/rapportages/{slug}/versies": {"slug": "tweede-helft-2019"},
    "/rapportages/{slug}/versies/{nummer}": {"slug": "tweede-helft-2019", "nummer": 1},
}


@pytest.fixture
def vragen(db, almere):
    """Every question of the API by its path."""
    beschrijving = from_wsgi("/api/v1/openapi.json", application)
    gevonden = [uitkomst.ok() for uitkomst in beschrijving.get_all_operations()]
    return {vraag.path: vraag for vraag in gevonden}


def test_every_address_with_something_that_is_there(vragen):
    for pad, vraag in vragen.items():
        assert "{" not in pad or pad in ECHT, f"Zet in ECHT iets dat bestaat voor {pad}."
        antwoord = vraag.Case(path_parameters=ECHT.get(pad, {})).call_and_validate(checks=KEURINGEN, headers=UITGEPAKT)
        assert antwoord.status_code == 200


@pytest.mark.parametrize("wijze", list(GenerationMode), ids=lambda wijze: wijze.value)
def test_whatever_is_asked(vragen, wijze):
    for vraag in vragen.values():
        waar = {parameter["in"] for parameter in vraag.definition.raw["parameters"]}
        # There is no name that an address does not allow, so nothing to try in its place.
        if waar if wijze is GenerationMode.POSITIVE else "query" in waar:
            _beproef(vraag, wijze)


def _beproef(vraag, wijze):
    @given(geval=vraag.as_strategy(generation_mode=wijze))
    @settings(
        max_examples=AANTAL,
        deadline=None,
        derandomize=AANTAL < 100,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def probeer(geval):
        geval.call_and_validate(checks=KEURINGEN, headers=UITGEPAKT)

    probeer()
