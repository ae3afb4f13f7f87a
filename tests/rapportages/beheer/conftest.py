import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from rapportages.rollen import maak_gelijk
from tests import fabriek


@pytest.fixture(autouse=True)
def _rollen(db):
    maak_gelijk()


@pytest.fixture
def als():
    """``als("Vaststeller")``: a client of somebody with that role; a second name is a second person."""

    def als(*rollen, naam=None, **velden):
        gebruiker, _ = User.objects.get_or_create(
            username=naam or "-".join(rollen).lower() or "niemand", defaults={"is_staff": True} | velden
        )
        gebruiker.groups.set(Group.objects.filter(name__in=rollen))
        client = Client()
        client.force_login(gebruiker)
        client.gebruiker = gebruiker
        return client

    return als


@pytest.fixture
def ingediend(settings):
    """``ingediend("2019", aantal=7)``: a figure of the own municipality that the colleague ``invoerder`` handed in."""
    settings.GEMEENTE_CODE = fabriek.gebied().code

    def ingediend(code="2019", maker=fabriek.meting, door="invoerder", **velden):
        persoon = fabriek.gebruiker(door)
        wie = dict.fromkeys(("ingevoerd_door", "laatst_gewijzigd_door", "ingediend_door"), persoon)
        return maker(code, status="ingediend", **(wie | velden))

    return ingediend
