"""The groups in the database are made equal to the table of roles, and somebody is warned when they are not."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.checks import run_checks
from django.core.management import call_command

from rapportages.rollen import ROLLEN, afwijkingen, maak_gelijk
from tests import fabriek


pytestmark = pytest.mark.django_db


def rechten_van(rol):
    paren = Group.objects.get(name=rol).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codenaam}" for app, codenaam in paren}


def opdracht():
    uit = StringIO()
    call_command("rollen", stdout=uit)
    return uit.getvalue()


def waarschuwingen():
    return [w for w in run_checks(tags=["database"], databases=["default"]) if w.id == "rapportages.W001"]


def test_every_right_in_the_table_exists():
    bestaat = {f"{r.content_type.app_label}.{r.codename}" for r in Permission.objects.select_related("content_type")}
    assert set().union(*ROLLEN.values()) - bestaat == set()


def test_the_command_makes_the_groups_and_a_second_run_finds_nothing_to_do():
    assert "Invoerder:" in opdracht()
    assert {rol: rechten_van(rol) for rol in ROLLEN} == ROLLEN
    assert opdracht() == "Alle 5 rollen kloppen al.\n"


def test_the_command_says_what_it_changed_and_leaves_the_rest_alone():
    maak_gelijk()
    invoerder = Group.objects.get(name="Invoerder")
    invoerder.permissions.remove(Permission.objects.get(codename="add_meting"))
    invoerder.permissions.add(Permission.objects.get(codename="stel_vast_meting"))
    ander = Group.objects.create(name="Stagiairs")
    ander.permissions.add(Permission.objects.get(codename="view_meting"))
    ans = fabriek.gebruiker("ans")
    ans.groups.add(invoerder)
    assert opdracht() == "Invoerder:\n  erbij: themas.add_meting\n  eraf:  themas.stel_vast_meting\n"
    assert rechten_van("Invoerder") == ROLLEN["Invoerder"]
    assert rechten_van("Stagiairs") == {"themas.view_meting"}
    assert list(ans.groups.all()) == [invoerder]


def test_a_group_that_differs_gives_a_warning():
    maak_gelijk()
    assert waarschuwingen() == []
    Group.objects.get(name="Publiceerder").permissions.add(Permission.objects.get(codename="delete_meting"))
    (waarschuwing,) = waarschuwingen()
    assert waarschuwing.msg == (
        "De groep Publiceerder heeft andere rechten dan de rol. Te weinig: niets. Te veel: themas.delete_meting."
    )
    Group.objects.get(name="Publiceerder").delete()
    assert [afwijking.rol for afwijking in afwijkingen()] == ["Publiceerder"]


def test_each_change_of_a_role_is_in_the_audit_trail(spoor, django_capture_on_commit_callbacks):
    maak_gelijk()
    Group.objects.get(name="Vaststeller").permissions.clear()
    with django_capture_on_commit_callbacks(execute=True):
        maak_gelijk()
    (regel,) = spoor()
    assert (regel["actie"], regel["object"], regel["eraf"]) == ("rollen gelijk maken", "auth.group Vaststeller", [])
    assert regel["erbij"] == sorted(ROLLEN["Vaststeller"])


def test_nobody_both_enters_and_approves_by_one_role():
    for rol, rechten in ROLLEN.items():
        invoeren = {r for r in rechten if r.endswith(("_meting", "_beoordeling")) and ".view_" not in r}
        beide = {r for r in invoeren if ".stel_vast_" in r}
        assert beide in (set(), invoeren), rol
    assert {rol for rol, rechten in ROLLEN.items() if "themas.stel_vast_meting" in rechten} == {"Vaststeller"}
    assert not {r for r in ROLLEN["Beheerder"] if r.endswith("_meting")} - {"themas.view_meting"}
