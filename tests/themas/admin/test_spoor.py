"""What is added, changed or removed in the admin leaves a line in the audit trail, and so does a refusal."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.themas.admin.lezen import adres, zonder_leeg
from themas.models import Indicator, Meting


pytestmark = pytest.mark.django_db


@pytest.fixture
def doe(ingelogd, django_capture_on_commit_callbacks):
    def doe(pad, gegevens):
        with django_capture_on_commit_callbacks(execute=True):
            return ingelogd.post(pad, gegevens)

    return doe


def kern(regel):
    return {naam: regel[naam] for naam in ("actie", "object", "resultaat", "actor", "sleutels", "velden")}


def test_a_figure_from_beginning_to_end(ingelogd, doe, invoer, spoor):
    doe(adres("meting", "add"), invoer)
    pk = Meting.objects.latest("pk").pk
    pad = adres("meting", "change", pk)
    doe(pad, zonder_leeg(ingelogd.get(pad)) | {"aantal": "5"})
    doe(adres("meting", "delete", pk), {"post": "yes"})
    vast = {"object": "themas.meting", "resultaat": "gelukt", "actor": "beheerder", "sleutels": [pk]}
    assert [kern(regel) for regel in spoor()] == [
        vast | {"actie": "toevoegen", "velden": []},
        vast | {"actie": "wijzigen", "velden": ["Aantal"]},
        vast | {"actie": "verwijderen", "velden": []},
    ]
    assert {regel["herkomst"] for regel in spoor()} == {"127.0.0.1"}


@pytest.mark.parametrize("soort", ["indicator", "doelstelling", "noemer"])
def test_goals_indicators_and_denominators(ingelogd, doe, reeks, spoor, soort):
    pad = adres(soort, "change", reeks[soort].pk)
    doe(pad, zonder_leeg(ingelogd.get(pad)) | {"bron": "Een andere bron"})
    (regel,) = spoor()
    assert (regel["actie"], regel["object"], regel["velden"]) == ("wijzigen", f"themas.{soort}", ["Bron"])


def test_an_account(ingelogd, doe, spoor, ans):
    pad = reverse("admin:auth_user_change", args=[ans.pk])
    doe(pad, {"username": "ans", "is_active": "on", "is_staff": "on", "is_superuser": "on"})
    assert User.objects.get(username="ans").is_superuser
    (regel,) = spoor()
    assert (regel["actie"], regel["object"], regel["sleutels"]) == ("wijzigen", "auth.user", [ans.pk])


def test_what_the_form_refuses_is_not_in_it(doe, invoer, spoor):
    assert doe(adres("meting", "add"), invoer | {"aantal": "veel"}).status_code == 200
    assert spoor() == []


def test_who_may_not_is_in_it_as_refused(client, ans, reeks, spoor):
    client.force_login(ans)
    pad = adres("indicator", "delete", reeks["indicator"].pk)
    assert client.post(pad, {"post": "yes"}).status_code == 403
    assert Indicator.objects.filter(pk=reeks["indicator"].pk).exists()
    aangemeld, regel = spoor()
    assert aangemeld["actie"] == "aanmelden"
    velden = ("actie", "object", "resultaat", "actor", "methode")
    assert [regel[veld] for veld in velden] == ["openen", pad, "geweigerd", "ans", "POST"]
