"""Where the pages of rounds are, who opens them, and what the form of the sheet sends."""

from django.contrib.auth.models import Permission, User
from django.urls import reverse

from tests.rapportages.rondebouw import regel


INVOERDER = ["change_meting", "change_beoordeling", "dien_in_meting", "dien_in_beoordeling", "view_rapportageronde"]


def adres(wat="changelist", *args):
    return reverse(f"admin:rapportages_rapportageronde_{wat}", args=args)


def medewerker(client, *rechten, naam="ans"):
    wie = User.objects.create_user(naam, is_staff=True, first_name=naam.capitalize())
    wie.user_permissions.add(*Permission.objects.filter(codename__in=rechten))
    client.force_login(wie)
    return wie


def velden(r, slug="woninginbraken", wie=None, **cellen):
    """The fields of one line as the form on the page would send them."""
    op_scherm = regel(r, wie, slug)
    naam = op_scherm.pk
    alles = {f"{naam}-{cel}": waarde for cel, waarde in (op_scherm.getoond | cellen).items()}
    return alles | {f"{naam}-herkenning": op_scherm.herkenning}
