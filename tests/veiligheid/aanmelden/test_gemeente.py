"""Accounts of the municipality: who gets which, with which groups. At a real provider that signs its tokens."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from tests.themas.admin.lezen import engels, tekst_van
from tests.veiligheid.aanmelden.conftest import (
    AANMELDEN,
    DIRK,
    MIJN,
    is_binnen,
)
from tests.veiligheid.aanmelden.gemeente import (
    meld_aan,
    pas_toe,
)
from veiligheid.models import Koppeling


pytestmark = pytest.mark.django_db


def groepen(naam="dirk") -> set[str]:
    return set(Group.objects.filter(user__username=naam).values_list("name", flat=True))


def test_first_time_makes_an_account_with_the_groups_of_the_claim(client, gemeente, regels):
    naar = reverse("admin:themas_meting_changelist")
    antwoord = meld_aan(client, "sub-dirk", naar)
    assert (antwoord.status_code, antwoord.url) == (302, naar)
    assert is_binnen(client)
    dirk = User.objects.get()
    assert (dirk.username, dirk.get_full_name(), dirk.email) == ("dirk", "Dirk de Vries", "dirk@stad.example")
    assert (dirk.is_staff, dirk.is_superuser, dirk.has_usable_password()) == (True, False, False)
    assert groepen() == {"Invoerder"}
    assert (dirk.koppeling.uitgever, dirk.koppeling.sub) == (gemeente.adres, "sub-dirk")
    assert [(r["actie"], r["actor"]) for r in regels()] == [
        ("account maken", "dirk"),
        ("groepen volgens de gemeente", "dirk"),
        ("aanmelden", "dirk"),
    ]
    assert regels()[-1]["wijze"] == "gemeente"


def test_groups_follow_the_claim_at_each_sign_in(client, gemeente, regels):
    meld_aan(client, "sub-dirk")
    User.objects.get().groups.add(Group.objects.get(name="Publiceerder"))  # by hand; the municipality decides
    gemeente.zet_persoon("sub-dirk", **DIRK | {"groups": ["CN=Vast,OU=Veiligheid,DC=stad", "veilig-beheer"]})
    meld_aan(Client(), "sub-dirk")
    assert groepen() == {"Vaststeller", "Beheerder"}
    [_, gewijzigd] = [regel for regel in regels() if regel["actie"] == "groepen volgens de gemeente"]
    assert (gewijzigd["eerder"], gewijzigd["nu"]) == (["Invoerder", "Publiceerder"], ["Beheerder", "Vaststeller"])


def test_who_lost_the_last_group_loses_access_everywhere(client, gemeente):
    meld_aan(client, "sub-dirk")
    gemeente.zet_persoon("sub-dirk", **DIRK | {"groups": []})
    antwoord = meld_aan(Client(), "sub-dirk")
    assert antwoord.status_code == 403
    assert "Uw account heeft geen rol in dit portaal." in tekst_van(antwoord)
    assert groepen() == set()
    assert not is_binnen(client)  # the session that was open
    gemeente.zet_persoon("sub-dirk", **DIRK)
    assert meld_aan(client, "sub-dirk").status_code == 302
    assert is_binnen(client)


GEEN_GROEPEN = [
    [],
    ["een-ander"],
    "VEILIG-INVOER",
    "",
    None,
    {"veilig-invoer": 1},
    ["Invoerder"],
    [["veilig-invoer"]],
    7,
]


@pytest.mark.parametrize("claim", GEEN_GROEPEN)
def test_without_a_group_of_ours_no_account_and_no_session(client, gemeente, claim):
    gemeente.zet_persoon("sub-dirk", **DIRK | {"groups": claim})
    antwoord = meld_aan(client, "sub-dirk")
    assert antwoord.status_code == 403
    assert "geen rol in dit portaal" in tekst_van(antwoord)
    assert engels(antwoord) == []
    assert not User.objects.exists()
    assert not is_binnen(client)


@pytest.mark.parametrize(
    ("naam", "claims"),
    [
        ("groups", {"groups": "veilig-invoer"}),
        ("realm_access.roles", {"realm_access": {"roles": ["veilig-invoer"]}}),
        ("https://stad.example/rollen", {"https://stad.example/rollen": ["veilig-invoer"]}),
    ],
)
def test_groups_may_stand_where_the_provider_puts_them(client, gemeente, settings, naam, claims):
    pas_toe(settings, gemeente.omgeving(OIDC_CLAIM_GROEPEN=naam))
    gemeente.zet_persoon("sub-dirk", **{k: v for k, v in DIRK.items() if k != "groups"} | claims)
    assert meld_aan(client, "sub-dirk").status_code == 302
    assert groepen() == {"Invoerder"}


@pytest.mark.parametrize(
    "bestaand",
    [
        {"username": "dirk"},
        {"username": "DIRK"},
        {"username": "anders", "email": "Dirk@stad.example"},
        {"username": "dirk@stad.example"},
    ],
)
def test_account_of_the_same_name_or_address_is_never_taken_over(client, gemeente, bestaand, regels):
    User.objects.create_user(**bestaand, is_staff=True, is_superuser=True)
    antwoord = meld_aan(client, "sub-dirk")
    assert antwoord.status_code == 403
    assert "al een ander account met uw naam of e-mailadres" in tekst_van(antwoord)
    assert not is_binnen(client)
    assert User.objects.count() == 1
    assert (regels()[-1]["reden"], regels()[-1]["kenmerk"]) == ("naam_bezet", "sub-dirk")


def test_another_person_with_the_name_of_a_colleague_gets_nothing(client, gemeente):
    """A provider lets people choose their name or address; the sub is not theirs to choose."""
    meld_aan(client, "sub-dirk")
    gemeente.zet_persoon("sub-erna", **DIRK)
    ander = Client()
    assert meld_aan(ander, "sub-erna").status_code == 403
    assert not is_binnen(ander)


def test_person_with_another_name_keeps_the_account(client, gemeente):
    meld_aan(client, "sub-dirk")
    gemeente.zet_persoon(
        "sub-dirk", **DIRK | {"preferred_username": "dirk2", "family_name": "Jansen", "email": "nieuw@stad.example"}
    )
    meld_aan(Client(), "sub-dirk")
    dirk = User.objects.get()
    assert (dirk.username, dirk.last_name, dirk.email) == ("dirk", "Jansen", "nieuw@stad.example")


def test_address_that_is_not_verified_is_not_kept(client, gemeente):
    gemeente.zet_persoon("sub-dirk", **DIRK | {"email_verified": False})
    meld_aan(client, "sub-dirk")
    assert User.objects.get().email == ""


@pytest.mark.parametrize("hoe", [{"is_active": False}, {"is_superuser": True}])
def test_closed_account_and_superuser_do_not_come_in_this_way(client, gemeente, hoe):
    meld_aan(client, "sub-dirk")
    User.objects.update(**hoe)
    ander = Client()
    antwoord = meld_aan(ander, "sub-dirk")
    assert antwoord.status_code == 403
    assert "mag zich niet zo aanmelden" in tekst_van(antwoord)
    assert not is_binnen(ander)


@pytest.mark.parametrize("wie", [{"is_active": False}, None])
def test_session_of_an_account_that_was_closed_or_removed_is_over(client, gemeente, wie):
    meld_aan(client, "sub-dirk")
    if wie:
        User.objects.update(**wie)
    else:
        User.objects.get().delete()
    assert not is_binnen(client)
    assert client.get(AANMELDEN).context["user"].is_anonymous


def test_existing_account_is_linked_by_command(client, gemeente, bram, ans, capsys):
    call_command("koppel_account", "bram", "sub-dirk")
    assert meld_aan(client, "sub-dirk").status_code == 302
    assert client.get(MIJN).context["user"] == bram
    call_command("koppel_account", "bram", "sub-van-elders", opnieuw=True)
    assert meld_aan(Client(), "sub-dirk").status_code == 403  # it is bram no longer, and the address is that of bram
    assert list(Koppeling.objects.values_list("gebruiker__username", "sub")) == [("bram", "sub-van-elders")]
    for wie, kenmerk, zegt in (
        ("niemand", "x", "Er is geen account niemand"),
        ("ans", "x", "ans mag alles"),
        ("bram", "y", "al gekoppeld"),
    ):
        with pytest.raises(CommandError, match=zegt):
            call_command("koppel_account", wie, kenmerk)


def test_one_identity_belongs_to_one_account(ans, bram):
    Koppeling.objects.create(gebruiker=ans, uitgever="https://a.example", sub="1")
    Koppeling.objects.create(gebruiker=bram, uitgever="https://b.example", sub="1")
    with pytest.raises(IntegrityError, match=r"koppeling_uniek|uitgever"):
        Koppeling.objects.filter(gebruiker=bram).update(uitgever="https://a.example")
