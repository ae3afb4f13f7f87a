"""Who opens a page: somebody who is signed in and has a role."""

from django.contrib.auth.models import Group, User
from django.test import Client

from rapportages.rollen import maak_gelijk


def als(rol, naam="ans"):
    """A client signed in as somebody with this role."""
    maak_gelijk()
    wie, _ = User.objects.get_or_create(username=naam, defaults={"is_staff": True, "first_name": naam.capitalize()})
    wie.groups.set([Group.objects.get(name=rol)])
    client = Client()
    client.force_login(wie)
    return client
