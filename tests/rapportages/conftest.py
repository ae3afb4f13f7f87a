import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests import fabriek
from tests.rapportages.beheerpaginas import INVOERDER, medewerker
from tests.rapportages.toezicht import DERDE, IN_HANDEN
from themas.enums import Status


MAKERS = {"meting": fabriek.meting, "beoordeling": fabriek.beoordeling}


@pytest.fixture(params=MAKERS)
def maak(request, db):
    """A row that EERSTE entered, LAATSTE changed and INDIENER handed in, in a status of choice."""

    def maak(status=Status.INGEDIEND, code="2019", **velden):
        personen = {veld: fabriek.gebruiker(naam) for veld, naam in IN_HANDEN.items()}
        if status == Status.CONCEPT:
            personen["ingediend_door"] = None
        if status in (Status.VASTGESTELD, Status.TERUGGESTUURD):
            personen |= {"beoordeeld_door": fabriek.gebruiker(DERDE), "beoordeeld_op": timezone.now()}
        if status == Status.TERUGGESTUURD:
            personen["beoordelingsnotitie"] = "Het klopt niet."
        return MAKERS[request.param](code, status=status, **(personen | velden))

    return maak


@pytest.fixture
def invoerder(client, db):
    return medewerker(client, *INVOERDER)


@pytest.fixture
def beheerder(client, db):
    wie = User.objects.create_superuser("chef")
    client.force_login(wie)
    return wie
