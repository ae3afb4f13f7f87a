"""Who sent a point in mends its text until somebody chooses; and the history of the meeting tells of its points."""

import datetime
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from convenanten.bijeenkomst.punten import kies, verbeter
from convenanten.enums import Puntstatus
from tests import fabriek
from tests.convenanten import beheerpaginas, bouw
from tests.convenanten.beheerpaginas import nu
from tests.rollen import als
from tests.themas.admin.lezen import tekst_van, zonder_leeg


pytestmark = pytest.mark.django_db
adres = partial(beheerpaginas.adres, model="vraagpunt")


def eigen(rol="Invoerder", **velden):
    """A client with this role, and a point that it sent in."""
    client = als(rol)
    inzender = User.objects.get(username="ans")
    straks = bouw.bijeenkomst("straks", datum=timezone.localdate() + datetime.timedelta(days=1))
    return client, bouw.vraagpunt(straks, ingezonden_door=inzender, **velden)


@pytest.mark.parametrize("rol", ["Invoerder", "Vaststeller"])
def test_who_sent_a_point_in_mends_it(rol):
    client, punt = eigen(rol)
    pagina = client.get(adres("change", punt.pk))
    assert {*pagina.context["adminform"].form.fields} == {"tekst", "veld", "namens", "reden", "gezien"}
    assert "Opslaan en naar het volgende punt" not in tekst_van(pagina)
    invoer = zonder_leeg(pagina) | {"tekst": "Wat helpt er?", "status": "gekozen", "uitkomst": "Stiekem."}
    assert client.post(adres("change", punt.pk), invoer).status_code == 302
    later = nu(punt)
    assert (later.tekst, later.status, later.uitkomst, later.versie) == ("Wat helpt er?", "ingezonden", "", 2)
    assert later.bijeenkomst.history.latest("history_id").history_change_reason == "Vraagpunt 1 gewijzigd."


@pytest.mark.parametrize("status", [Puntstatus.GEKOZEN, Puntstatus.NIET_GEKOZEN])
def test_once_somebody_chose_the_sender_is_told(status):
    client, punt = eigen()
    invoer = zonder_leeg(client.get(adres("change", punt.pk)))
    kies(punten=[punt], status=status, door=fabriek.gebruiker("bo"))
    antwoord = client.post(adres("change", punt.pk), invoer | {"tekst": "Anders"}, follow=True)
    zin = f"Punt 1 staat intussen op ‘{status.label}’."
    assert [str(melding) for melding in antwoord.context["messages"]] == [
        f"{zin} U kunt dit punt niet meer verbeteren. Vraag het een redacteur."
    ]
    assert nu(punt).tekst == punt.tekst


def test_the_verb_itself_refuses_a_point_of_somebody_else_or_another_status():
    _, punt = eigen()
    ander = fabriek.gebruiker("bo")
    punt.tekst = "Van een ander"
    with pytest.raises(ValidationError, match="niet meer verbeteren"):
        verbeter(punt=punt, door=ander)
    punt.status = Puntstatus.GEKOZEN
    with pytest.raises(ValidationError, match="niet meer verbeteren"):
        verbeter(punt=punt, door=punt.ingezonden_door)
    assert (nu(punt).status, nu(punt).versie) == ("ingezonden", 1)


def test_the_history_of_a_meeting_says_which_points_changed(redacteur):
    bij = bouw.bijeenkomst()
    punten = [bouw.vraagpunt(bij, 1), bouw.vraagpunt(bij, 2)]
    kies(punten=punten, status=Puntstatus.GEKOZEN, door=fabriek.gebruiker("bo"))
    redacteur.post(adres("delete", punten[1].pk), {"post": "yes"})
    redenen = bij.history.order_by("history_id").values_list("history_change_reason", flat=True)
    assert list(redenen)[-2:] == [
        "Vraagpunten 1 en 2 op ‘gekozen om te bespreken’ gezet.",
        "Vraagpunt 2 verwijderd.",
    ]
