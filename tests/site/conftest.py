"""The real figures of the first municipality, in the test database and as a visit to the whole site.

They are loaded in a transaction that is rolled back, so other tests find the database as empty as ever.
"""

import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from tests.site.kruip import HIER, kruip
from veiligheid.demo import zet_demo_op


def _instellingen() -> dict:
    regels = Path(settings.BASE_DIR, "gemeenten/almere.env").read_text()
    gemeente = dict(re.findall(r'^(\w+)="(.*)"$', regels, re.MULTILINE))
    return gemeente | {"GEMEENTE_VERZONNEN": False, "SITE_ADRES": HIER}


@contextmanager
def _met_almere(blocker, map_):
    with override_settings(**_instellingen()), blocker.unblock():
        blok = transaction.atomic()
        blok.__enter__()
        zet_demo_op(map_ / "wachtwoorden.json")
    try:
        with override_settings(**_instellingen()):
            yield
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            blok.__exit__(None, None, None)


@pytest.fixture(scope="module")
def almere(django_db_setup, django_db_blocker, tmp_path_factory):
    """Policy and figures of Almere, for as long as the tests of a module run; each of them still needs ``db``."""
    with _met_almere(django_db_blocker, tmp_path_factory.mktemp("almere")):
        yield


@pytest.fixture(scope="session")
def bezoek(django_db_setup, django_db_blocker, tmp_path_factory):
    """Everything that a reader of the site of Almere can reach, by address."""
    with _met_almere(django_db_blocker, tmp_path_factory.mktemp("bezoek")), django_db_blocker.unblock():
        return kruip(Client(raise_request_exception=False))


@pytest.fixture(scope="session")
def paginas(bezoek):
    """The pages among them, without those that stand in a frame on another site.

    The form to report an error is there for each figure, with no more than its name in it: of those a sample, as
    looking over a page in every test costs more than asking for it.
    """
    eigen = [antwoord for antwoord in bezoek.values() if antwoord.is_pagina and not antwoord.is_ingesloten]
    over_een_cijfer = [antwoord for antwoord in eigen if antwoord.adres.startswith("/melden/?cijfer=")]
    weg = {antwoord.adres for antwoord in over_een_cijfer} - {antwoord.adres for antwoord in over_een_cijfer[::20]}
    return [antwoord for antwoord in eigen if antwoord.adres not in weg]


@pytest.fixture(scope="session")
def ingesloten(bezoek):
    """The pages that may stand in a frame: no header, no menu, but as sound as any other."""
    return [antwoord for antwoord in bezoek.values() if antwoord.is_ingesloten]
