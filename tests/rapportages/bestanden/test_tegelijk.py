"""Two workers make one file: the database has the last word."""

import threading

import pytest

from rapportages.bestanden import maken as bestanden
from rapportages.bestanden.maken import maak
from rapportages.enums import Bestandsoort, Bestandstand
from rapportages.models import Bestand, Bestandopdracht
from tests import fabriek
from tests.rapportages.publiceren.bouw import gepubliceerd
from tests.rapportages.test_tegelijk import tegelijk


pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_twee_werkers_maken_een_bestand(monkeypatch, settings):
    settings.GEMEENTE_CODE = "GM9999"
    fabriek.gebied()
    versie = gepubliceerd()
    samen = threading.Barrier(2)

    def maker(leesverslag, *, uitgave):
        samen.wait(timeout=10)  # both have begun, so neither saw the file of the other
        return threading.current_thread().name.encode()

    monkeypatch.setattr(bestanden, "MAKERS", {Bestandsoort.PDF: maker})
    uitkomsten = tegelijk(*[lambda: maak(versie=versie.pk, soort="pdf")] * 2)
    assert uitkomsten == [Bestandstand.KLAAR, Bestandstand.KLAAR]
    assert Bestand.objects.filter(versie=versie).count() == 1
    assert Bestandopdracht.objects.get(versie=versie, soort="pdf").stand == Bestandstand.KLAAR
