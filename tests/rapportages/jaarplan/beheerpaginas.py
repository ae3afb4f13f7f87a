"""Where the pages of year plans are, who opens them, and what their forms send."""

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from rapportages.rollen import maak_gelijk


def adres(wat="changelist", *args, model="jaarplan"):
    return reverse(f"admin:rapportages_{model}_{wat}", args=args)


def als(rol, naam="ans"):
    """A client signed in as somebody with this role."""
    maak_gelijk()
    wie, _ = User.objects.get_or_create(username=naam, defaults={"is_staff": True, "first_name": naam.capitalize()})
    wie.groups.set([Group.objects.get(name=rol)])
    client = Client()
    client.force_login(wie)
    return client


def leeg_voortgang(**velden):
    return {"voortgang-TOTAL_FORMS": 1, "voortgang-INITIAL_FORMS": 0} | velden


def geen_doelen():
    return {"themadoelen-TOTAL_FORMS": 0, "themadoelen-INITIAL_FORMS": 0}
