"""Signing in with password and code, and what does not get anybody in."""

import time

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.themas.admin.lezen import engels, tekst_van
from tests.veiligheid.aanmelden.conftest import AANMELDEN, APP, CODE, MIJN, WACHTWOORD, is_binnen
from veiligheid.aanmelden import apparaat, halverwege


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tweede_factor")]
GEEN_CODE = ["", "12345", "1234567", "abcdef", "１２３４５６", "-12345", "0x1234", "1e5678", "9" * 400]
KWAAD = ["https://kwaad.example/", "//kwaad.example/", "/\\kwaad.example", "javascript:alert(1)", "http:kwaad.example"]


def test_password_alone_signs_nobody_in(client, geef_wachtwoord, telefoon):
    antwoord = geef_wachtwoord()
    assert (antwoord.status_code, antwoord.url) == (302, CODE)
    assert "_auth_user_id" not in client.session
    assert not is_binnen(client)
    pagina = client.get(CODE)
    assert engels(pagina) == []
    assert 'autocomplete="one-time-code"' in pagina.content.decode()
    assert 'inputmode="numeric"' in pagina.content.decode()


def test_code_signs_in_and_leads_on(client, geef_wachtwoord, telefoon):
    naar = reverse("admin:themas_meting_changelist")
    geef_wachtwoord(naar=naar)
    antwoord = client.post(CODE, {"code": f" {telefoon.code()[:3]} {telefoon.code()[3:]} "})
    assert (antwoord.status_code, antwoord.url) == (302, naar)
    assert is_binnen(client)


def test_without_second_factor_a_password_is_enough(client, geef_wachtwoord, telefoon, settings):
    settings.TWEEDE_FACTOR = False
    geef_wachtwoord()
    assert is_binnen(client)
    assert "geen tweede factor nodig" in tekst_van(client.get(MIJN))


def test_a_code_works_once(client, geef_wachtwoord, telefoon):
    geef_wachtwoord()
    code = telefoon.code()
    client.post(CODE, {"code": code})
    ander = Client()
    geef_wachtwoord(client=ander)
    antwoord = ander.post(CODE, {"code": code})
    assert antwoord.status_code == 200
    assert "Codes werken maar één keer" in tekst_van(antwoord)
    assert not is_binnen(ander)


@pytest.mark.parametrize("later", [-3, 3])
def test_a_code_of_another_time_does_not_work(client, geef_wachtwoord, telefoon, later):
    geef_wachtwoord()
    assert client.post(CODE, {"code": telefoon.code(later)}).status_code == 200
    assert not is_binnen(client)


@pytest.mark.parametrize("code", GEEN_CODE)
def test_what_is_no_code_says_so_and_counts_for_nothing(client, geef_wachtwoord, telefoon, code):
    geef_wachtwoord()
    antwoord = client.post(CODE, {"code": code})
    assert antwoord.status_code == 200
    assert len(antwoord.context["form"].errors["code"]) == 1
    assert TOTPDevice.objects.get().throttling_failure_count == 0


def test_after_a_wrong_code_one_waits(client, geef_wachtwoord, telefoon, regels):
    geef_wachtwoord()
    client.post(CODE, {"code": telefoon.foute_code()})
    TOTPDevice.objects.update(throttling_failure_count=4, throttling_failure_timestamp=timezone.now())
    antwoord = client.post(CODE, {"code": telefoon.code()})
    assert "Wacht 8 seconden" in tekst_van(antwoord)
    assert not is_binnen(client)
    assert regels()[-1]["stap"] == "wachten"


def test_code_of_a_colleague_does_not_help(client, geef_wachtwoord, telefoon, bram):
    TOTPDevice.objects.create(user=bram, name="app", key=apparaat.nieuwe_sleutel())
    geef_wachtwoord("bram")
    assert client.post(CODE, {"code": telefoon.code()}).status_code == 200
    assert not is_binnen(client)


def test_session_gets_a_new_key_twice(client, geef_wachtwoord, telefoon):
    """A key that somebody else put in the browser beforehand is worth nothing afterwards."""
    client.get(AANMELDEN)
    sessie = client.session
    sessie["van_een_ander"] = 1
    sessie.save()
    client.cookies["sessionid"] = sessie.session_key
    sleutels = [sessie.session_key]
    geef_wachtwoord()
    sleutels.append(client.session.session_key)
    client.post(CODE, {"code": telefoon.code()})
    sleutels.append(client.session.session_key)
    assert len(set(sleutels)) == 3
    for oud in sleutels[:2]:
        dief = Client()
        dief.cookies["sessionid"] = oud
        assert not is_binnen(dief)
        assert dief.get(CODE).url == AANMELDEN


def test_signing_in_as_another_ends_the_first(client, geef_wachtwoord, telefoon, bram):
    geef_wachtwoord()
    client.post(CODE, {"code": telefoon.code()})
    geef_wachtwoord("bram")
    assert "_auth_user_id" not in client.session
    assert not is_binnen(client)


@pytest.mark.parametrize("gebeurt", ["te laat", "ander wachtwoord", "niet actief", "geen medewerker"])
def test_waiting_for_the_code_ends(client, geef_wachtwoord, telefoon, ans, gebeurt, monkeypatch):
    geef_wachtwoord()
    if gebeurt == "te laat":
        later = time.time() + halverwege.GELDIG + 1
        monkeypatch.setattr("veiligheid.aanmelden.halverwege.time.time", lambda: later)
    elif gebeurt == "ander wachtwoord":
        ans.set_password("iets-heel-anders-2")
        ans.save()
    else:
        User.objects.update(**{"niet actief": {"is_active": False}, "geen medewerker": {"is_staff": False}}[gebeurt])
    antwoord = client.post(CODE, {"code": telefoon.code()})
    assert (antwoord.status_code, antwoord.url) == (302, AANMELDEN)
    assert client.get(APP).url == AANMELDEN
    assert halverwege.SLEUTEL not in client.session


@pytest.mark.parametrize("naar", KWAAD)
def test_next_never_leads_to_another_site(client, geef_wachtwoord, telefoon, naar):
    geef_wachtwoord(naar=naar)
    assert client.post(CODE, {"code": telefoon.code()}).url == reverse("admin:index")


def test_forms_of_other_sites_sign_nobody_in(strenge_client, telefoon, geef_wachtwoord):
    assert geef_wachtwoord(client=strenge_client).status_code == 403
    for pad in (CODE, APP):
        assert strenge_client.post(pad, {"code": "123456"}).status_code == 403


@pytest.mark.parametrize(("naam", "wachtwoord"), [("ans", "fout"), ("bestaat-niet", WACHTWOORD), ("bram", WACHTWOORD)])
def test_who_is_refused_learns_nothing(client, geef_wachtwoord, telefoon, bram, naam, wachtwoord):
    """The same words whether the name exists, the password is wrong, or the account is closed."""
    User.objects.filter(username="bram").update(is_active=False)
    antwoord = geef_wachtwoord(naam, wachtwoord)
    assert antwoord.context["form"].non_field_errors() == [
        "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Let ook op hoofdletters."
    ]
    assert "tweede factor" not in tekst_van(antwoord)


def test_unknown_name_takes_as_much_hashing_as_a_known_one(geef_wachtwoord, telefoon, monkeypatch):
    geteld = []
    echt = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *a, **k: geteld.append(1) or echt(*a, **k))
    aantallen = []
    for naam in ("ans", "bestaat-niet"):
        geteld.clear()
        geef_wachtwoord(naam, "fout")
        aantallen.append(len(geteld))
    assert aantallen == [1, 1]


def test_lines_in_the_audit_trail(client, geef_wachtwoord, telefoon, regels):
    geef_wachtwoord("geheim-wachtwoord-in-verkeerd-veld")
    geef_wachtwoord(wachtwoord="fout")
    geef_wachtwoord()
    client.post(CODE, {"code": telefoon.foute_code()})
    TOTPDevice.objects.update(throttling_failure_count=0)
    client.post(CODE, {"code": telefoon.code()})
    client.post(reverse("admin:logout"))
    mislukt = {"actie": "aanmelden", "resultaat": "mislukt", "actor": "onbekend"}
    ans = {"object": "account ans", "resultaat": "gelukt", "actor": "ans"}
    assert regels() == [
        mislukt | {"object": "onbekend account", "stap": "wachtwoord"},
        mislukt | {"object": "account ans", "stap": "wachtwoord"},
        mislukt | {"object": "account ans", "stap": "code"},
        ans | {"actie": "aanmelden", "wijze": "wachtwoord", "tweede_factor": "app"},
        ans | {"actie": "afmelden"},
    ]
