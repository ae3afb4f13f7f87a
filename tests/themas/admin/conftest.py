import pytest
from django.contrib.auth.models import User

from tests.themas.admin.rijen import maak_meting, maak_reeks, periode
from themas.enums import Status


@pytest.fixture
def beheerder():
    return User.objects.create_superuser("beheerder", password="een-lang-woord-1")


@pytest.fixture
def ans():
    return User.objects.create_user("ans", is_staff=True)


@pytest.fixture
def bram():
    return User.objects.create_user("bram", is_staff=True)


@pytest.fixture
def ingelogd(client, beheerder):
    client.force_login(beheerder)
    return client


@pytest.fixture
def reeks():
    return maak_reeks(1)


@pytest.fixture
def invoer(reeks):
    """What a filled-in form for a new figure sends, for a period that has no figure yet."""
    return {
        "indicator": reeks["indicator"].pk,
        "gebied": reeks["gebied"].pk,
        "periode": periode("2019").pk,
        "soort": "niveau",
        "aantal": "1.040",
        "waarde": "13,0",
        "kwaliteit": "definitief",
        "bron": "Politie",
    }


@pytest.fixture
def vast(reeks, ans, bram):
    """An approved figure for the first half of 2019."""
    return maak_meting(
        reeks["indicator"], reeks["gebied"], periode("2019-H1"), status=Status.VASTGESTELD, door=(ans, bram)
    )
