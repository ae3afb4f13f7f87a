"""Every address of the admin refuses who showed no second factor, whoever made it and whatever it does."""

import re
from uuid import UUID

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from convenanten.models import Document
from tests.themas.admin.rijen import maak_reeks
from tests.veiligheid.aanmelden.conftest import AANMELDEN, is_binnen
from veiligheid.aanmelden import apparaat, halverwege


pytestmark = pytest.mark.django_db
# Signing in itself, and its steps, which look after themselves (test_code.py).
DEUR = {"login", "code", "apparaat_instellen"}
PLEK = re.compile(r"<(?:(\w+):)?\w+>")  # <pk>, <int:pk>


def adressen(resolver, voor=()):
    """(name, path) of every pattern below, with made-up values in its places."""
    for patroon in resolver.url_patterns:
        if isinstance(patroon, URLResolver):
            yield from adressen(patroon, (*voor, patroon))
        else:
            pad = "".join(str(deel.pattern) for deel in (*voor, patroon))
            yield patroon.name, "/beheer/" + vul_in(pad)


def vul_in(pad: str) -> str:
    if "(?P<app_label>" in pad:
        return "themas/"
    if "(?P<url>" in pad:
        return "wat-er-niet-is/"
    pad = PLEK.sub(lambda plek: str(UUID(int=1)) if plek[1] == "uuid" else "1", pad)
    assert not re.search(r"[<>()?$^\\]", pad), f"vul_in kent {pad} nog niet"
    return pad


def beheer():
    [resolver] = [r for r in get_resolver().url_patterns if getattr(r, "app_name", "") == "admin"]
    return sorted({(naam, pad) for naam, pad in adressen(resolver) if naam not in DEUR}, key=str)


@pytest.fixture
def zonder_code(client, settings):
    """Signed in as somebody who may do everything, but without a second factor."""
    settings.TWEEDE_FACTOR = True
    client.force_login(User.objects.create_superuser("ans"))
    return client


def test_every_address_of_the_admin_is_found():
    namen = {naam for naam, _ in beheer()}
    assert {"index", "autocomplete", "jsi18n", "view_on_site", "logout", "password_change", "app_list"} <= namen
    assert {"aanmelding", "herstelcodes_nieuw", "apparaat_nieuw", "auth_user_tweede_factor"} <= namen
    assert "convenanten_document_bestand" in namen  # a document has no pages, only the way to its file
    for model in set(admin.site._registry) - {Document}:
        wat = f"{model._meta.app_label}_{model._meta.model_name}"
        assert {f"{wat}_changelist", f"{wat}_add", f"{wat}_change", f"{wat}_delete", f"{wat}_history"} <= namen


@pytest.mark.parametrize("methode", ["get", "post"])
def test_all_of_them_refuse(zonder_code, methode):
    maak_reeks(1)
    open_ = {}
    for naam, pad in beheer():
        antwoord = getattr(zonder_code, methode)(pad)
        doel = antwoord.headers.get("Location", "")
        # Signing out needs no second factor, and sends who is not in to the front of the admin.
        goed = doel.startswith(AANMELDEN) or (naam == "logout" and doel == reverse("admin:index"))
        if antwoord.status_code != 302 or not goed:
            open_[pad] = antwoord.status_code
    assert open_ == {}


def test_the_steps_of_signing_in_help_nobody_who_did_not_begin(zonder_code):
    for naam in ("code", "apparaat_instellen"):
        for methode in (zonder_code.get, zonder_code.post):
            assert methode(reverse(f"admin:{naam}")).url == AANMELDEN


def test_a_device_in_the_session_must_be_the_own_and_exist(zonder_code):
    ander = User.objects.create_user("bram", is_staff=True)
    sleutel = apparaat.nieuwe_sleutel()
    van_ander = apparaat.TOTPDevice.objects.create(user=ander, name="app", key=sleutel)
    onbevestigd = apparaat.TOTPDevice.objects.create(
        user=User.objects.get(username="ans"), name="app", key=sleutel, confirmed=False
    )
    for kenmerk in (van_ander.persistent_id, onbevestigd.persistent_id, "otp_totp.totpdevice/999", "x"):
        sessie = zonder_code.session
        sessie["otp_device_id"] = kenmerk
        sessie.save()
        assert not is_binnen(zonder_code)


def test_word_of_the_municipality_counts_only_for_who_came_from_there(zonder_code):
    sessie = zonder_code.session
    sessie[halverwege.ELDERS] = True
    sessie.save()
    assert not is_binnen(zonder_code)


def test_page_that_is_asked_is_where_one_ends_up(client, settings):
    settings.TWEEDE_FACTOR = True
    pad = reverse("admin:themas_meting_changelist")
    assert client.get(pad).url == f"{AANMELDEN}?next={pad}"
    assert f'name="next" value="{pad}"' in client.get(f"{AANMELDEN}?next={pad}").content.decode()


def test_public_pages_set_no_cookie_and_read_none():
    client = Client()
    antwoord = client.get(reverse("over"))
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.headers.get("Vary", "")
