"""A file as visitors get it: how it may be kept, and what is said of one that is not there."""

import datetime
import hashlib

import pytest
from django.utils import timezone

from rapportages.models import Bestand, Versie
from rapportages.publicatie.publiceren import trek_in
from tests import fabriek
from tests.rapportages.lezen.bouw import publiek
from tests.rapportages.publiceren.bouw import UITGEVER, wie


pytestmark = pytest.mark.django_db
ADRES = "/rapportages/voortgang-2019/versies/1/rapport.pdf"
INHOUD = b"%PDF-1.7 iets"


@pytest.fixture(autouse=True)
def _eigen(settings):
    settings.GEMEENTE_CODE = "GM9999"
    fabriek.gebied()


def met_bestand(**velden):
    rapport = publiek(**velden)
    sha256 = hashlib.sha256(INHOUD).hexdigest()
    Bestand.objects.create(versie=Versie.objects.get(), soort="pdf", inhoud=INHOUD, sha256=sha256)
    return rapport


def test_mag_een_dag_bewaard_en_is_te_herkennen(client, settings):
    met_bestand()
    antwoord = client.get(ADRES)
    assert antwoord["ETag"] == f'"{hashlib.sha256(antwoord.content).hexdigest()}"'
    assert antwoord["Cache-Control"] == "public, max-age=86400"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Link"] == f'<{settings.SITE_ADRES}/rapportages/voortgang-2019/versies/1/>; rel="canonical"'
    assert "X-Robots-Tag" not in antwoord
    assert not antwoord.cookies


def test_onder_embargo_is_er_niets(client):
    """The same answer as for a report that does not exist."""
    met_bestand(publiceren_op=timezone.now() + datetime.timedelta(hours=1))
    antwoord = client.get(ADRES)
    onbekend = client.get(ADRES.replace("voortgang-2019", "bestaat-niet"))
    assert (antwoord.status_code, onbekend.status_code) == (404, 404)
    assert "Cache-Control" not in antwoord
    assert INHOUD not in antwoord.content
    hier, daar = (a.content.decode().replace("bestaat-niet", "voortgang-2019") for a in (antwoord, onbekend))
    assert hier == daar


def test_ingetrokken_bestand_blijft_maar_is_niet_meer_te_vinden(client):
    rapport = met_bestand()
    trek_in(rapportage=rapport, reden="Fout.", door=wie(UITGEVER))
    antwoord = client.get(ADRES)
    assert (antwoord.content, antwoord["X-Robots-Tag"]) == (INHOUD, "noindex")


@pytest.mark.parametrize("methode", ["post", "put", "delete"])
def test_alleen_ophalen(client, methode):
    met_bestand()
    assert getattr(client, methode)(ADRES).status_code == 405
