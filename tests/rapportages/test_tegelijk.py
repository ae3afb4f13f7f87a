"""Two officers at once: the database has the last word, and one of them gets his way."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from rapportages.vaststellen import stel_vast, stuur_terug
from tests import fabriek
from tests.fabriek import gebruiker
from themas.enums import Status
from themas.models import Meting


pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def tegelijk(*werk):
    """Runs each in a thread with a connection of its own; gives what each returned or raised."""
    uitkomsten, start = [None] * len(werk), threading.Barrier(len(werk))

    def voer_uit(i):
        try:
            start.wait(timeout=10)
            uitkomsten[i] = werk[i]()
        except Exception as fout:
            uitkomsten[i] = fout
        finally:
            connection.close()

    draden = [threading.Thread(target=voer_uit, args=(i,)) for i in range(len(werk))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=30)
    return uitkomsten


def een_goed_en_de_rest_geweigerd(uitkomsten, aantal=1):
    gelukt = [uitkomst for uitkomst in uitkomsten if not isinstance(uitkomst, Exception)]
    fouten = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Exception)]
    assert gelukt == [aantal]
    assert [type(fout) for fout in fouten] == [ValidationError] * (len(uitkomsten) - 1)


@pytest.mark.parametrize("poging", range(5))
def test_twee_keer_tegelijk_vaststellen_laat_een_geldend_cijfer(poging):
    oud = fabriek.vastgestelde_meting(aantal=673)
    rij = fabriek.meting(status=Status.INGEDIEND, aantal=680, vervangt=oud, reden="Opnieuw geteld.")
    personen = [gebruiker(naam) for naam in ("derde", "vierde", "vijfde")]
    uitkomsten = tegelijk(*[lambda p=persoon: stel_vast(rijen=[rij], door=p) for persoon in personen])
    een_goed_en_de_rest_geweigerd(uitkomsten)
    assert list(Meting.objects.publiek()) == [rij]
    oud.refresh_from_db()
    rij.refresh_from_db()
    assert oud.opgevolgd_op == rij.beoordeeld_op
    assert rij.beoordeeld_door == personen[[u == 1 for u in uitkomsten].index(True)]


@pytest.mark.parametrize("poging", range(5))
def test_tegelijk_vaststellen_en_terugsturen_doet_een_van_beide(poging):
    rij = fabriek.meting(status=Status.INGEDIEND)
    derde, vierde = gebruiker("derde"), gebruiker("vierde")
    uitkomsten = tegelijk(
        lambda: stel_vast(rijen=[rij], door=derde), lambda: stuur_terug(rijen=[rij], door=vierde, notitie="Nee.")
    )
    een_goed_en_de_rest_geweigerd(uitkomsten)
    rij.refresh_from_db()
    assert rij.status == (Status.VASTGESTELD if uitkomsten[0] == 1 else Status.TERUGGESTUURD)


@pytest.mark.parametrize("poging", range(5))
def test_tegelijk_in_andere_volgorde_loopt_niet_vast(poging):
    """Two officers approve the same batch, the one from top to bottom, the other from bottom to top."""
    rijen = [fabriek.meting(str(jaar), status=Status.INGEDIEND) for jaar in range(1990, 2050)]
    derde, vierde = gebruiker("derde"), gebruiker("vierde")
    uitkomsten = tegelijk(lambda: stel_vast(rijen=rijen, door=derde), lambda: stel_vast(rijen=rijen[::-1], door=vierde))
    een_goed_en_de_rest_geweigerd(uitkomsten, len(rijen))
    assert Meting.objects.publiek().count() == len(rijen)
    assert Meting.objects.values("beoordeeld_door").distinct().count() == 1


@pytest.mark.parametrize("poging", range(5))
def test_twee_helften_van_een_foute_som_worden_niet_allebei_publiek(poging):
    """Each alone would be allowed."""
    geheel = fabriek.indicator("overlast")
    fabriek.vastgestelde_meting(van=geheel, aantal=50)
    rijen = [
        fabriek.meting(van=fabriek.indicator(naam, onderdeel_van=geheel), aantal=30, status=Status.INGEDIEND)
        for naam in ("open", "dicht")
    ]
    derde, vierde = gebruiker("derde"), gebruiker("vierde")
    uitkomsten = tegelijk(
        lambda: stel_vast(rijen=rijen[:1], door=derde), lambda: stel_vast(rijen=rijen[1:], door=vierde)
    )
    een_goed_en_de_rest_geweigerd(uitkomsten)
    assert Meting.objects.publiek().count() == 2
