"""What the triggers refuse reaches an officer as a page that says what and why, and never as a failure."""

import json

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from rapportages.models import Rectificatie
from tests import fabriek
from tests.rapportages.publiceren import bouw
from tests.site.geldig import fouten_in
from themas.models import Indicator


pytestmark = pytest.mark.django_db
MELDING = "Wat een rectificatie noemt is niet te verwijderen. Maak een rectificatie, of trek de rapportage in."


@pytest.fixture
def adres(client, settings):
    """A figure that a correction names; the admin would take that along."""
    settings.GEMEENTE_CODE = fabriek.gebied().code
    bouw.zonder_tekst(bouw.alleen_titel(), indicatoren=[fabriek.indicator()])
    client.force_login(User.objects.create_superuser("chef"))
    return reverse("admin:themas_indicator_delete", args=[fabriek.indicator().pk])


def test_an_officer_reads_what_is_refused_and_why(client, adres):
    antwoord = client.post(adres, {"post": "yes"})
    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert MELDING in html
    assert fouten_in(html) == []
    assert Indicator.objects.filter(slug="woninginbraken").exists()
    assert Rectificatie.objects.get().indicatoren.count() == 1


def test_a_script_gets_the_same_sentence(client, adres):
    antwoord = client.post(adres, {"post": "yes"}, headers={"Accept": "application/json"})
    assert (antwoord.status_code, json.loads(antwoord.content)) == (409, {"fout": MELDING})


def test_another_integrity_error_stays_a_failure(client, adres, monkeypatch):
    def stuk(*args, **kwargs):
        bouw.concept()
        bouw.concept()  # the second breaks a constraint

    monkeypatch.setattr("veiligheid.views.render", stuk)
    client.raise_request_exception = False
    assert client.get("/over/").status_code == 500
