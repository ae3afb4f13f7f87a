"""Who keeps guessing waits, and nobody else."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.themas.admin.lezen import engels, tekst_van
from tests.veiligheid.aanmelden.conftest import AANMELDEN, CODE, MIJN, WACHTWOORD, is_binnen
from veiligheid.aanmelden import halverwege, slot


pytestmark = pytest.mark.django_db
POGINGEN = 5
THUIS = {"REMOTE_ADDR": "192.0.2.1"}
ELDERS = {"REMOTE_ADDR": "192.0.2.2"}


@pytest.fixture
def raad(geef_wachtwoord):
    """``raad("ans", 5)``: that many wrong passwords; the last answer."""

    def raad(naam, keer, client=None, **waar):
        return [geef_wachtwoord(naam, f"fout-{n}", client=client or Client(), **waar) for n in range(keer)][-1]

    return raad


def test_after_five_wrong_passwords_the_right_one_waits_too(raad, geef_wachtwoord, client, ans, regels):
    assert raad("ans", POGINGEN - 1, **THUIS).status_code == 200
    antwoord = raad("ans", 1, **THUIS)
    assert antwoord.status_code == 429
    assert "Wacht 15 minuten." in tekst_van(antwoord)
    assert engels(antwoord) == []
    assert geef_wachtwoord(**THUIS).status_code == 429
    assert not is_binnen(client)
    stappen = [(r["object"], r["resultaat"]) for r in regels()]
    assert stappen == [("account ans", "mislukt")] * 4 + [("account ans", "geblokkeerd")] * 2


def test_only_this_account_from_this_address(raad, geef_wachtwoord, client, ans, bram):
    raad("ans", POGINGEN, **THUIS)
    assert geef_wachtwoord("bram", **THUIS).status_code == 302
    assert geef_wachtwoord("ans", client=Client(), **ELDERS).status_code == 302
    assert geef_wachtwoord("ans", client=Client(), **THUIS).status_code == 429


def test_a_name_that_does_not_exist_is_locked_out_the_same(raad, ans):
    bekend, onbekend = (tekst_van(raad(naam, POGINGEN, **THUIS)) for naam in ("ans", "niemand"))
    assert bekend == onbekend


def test_another_browser_does_not_help(raad, geef_wachtwoord, ans):
    for n in range(POGINGEN):
        raad("ans", 1, HTTP_USER_AGENT=f"browser {n}", **THUIS)
    assert geef_wachtwoord(client=Client(), HTTP_USER_AGENT="nog een", **THUIS).status_code == 429


def test_waiting_ends_and_trying_meanwhile_does_not_make_it_longer(raad, geef_wachtwoord, client, ans, settings):
    raad("ans", POGINGEN, **THUIS)
    begonnen = AccessAttempt.objects.get().attempt_time
    raad("ans", 3, **THUIS)
    assert AccessAttempt.objects.get().attempt_time == begonnen
    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME - timedelta(seconds=1))
    assert geef_wachtwoord(**THUIS).status_code == 302
    assert is_binnen(client)


def test_signing_in_starts_the_count_anew(raad, geef_wachtwoord, ans):
    raad("ans", POGINGEN - 1, **THUIS)
    geef_wachtwoord(client=Client(), **THUIS)
    assert raad("ans", POGINGEN - 1, **THUIS).status_code == 200


def test_wrong_codes_count_and_the_right_password_does_not_reset_them(client, geef_wachtwoord, ans, telefoon, settings):
    settings.TWEEDE_FACTOR = True
    for _ in range(POGINGEN - 1):
        geef_wachtwoord()
        assert client.post(CODE, {"code": telefoon.foute_code()}).status_code == 200
        TOTPDevice.objects.update(throttling_failure_count=0)  # the wait between codes, tested elsewhere
    geef_wachtwoord()
    assert client.post(CODE, {"code": telefoon.foute_code()}).status_code == 429
    TOTPDevice.objects.update(throttling_failure_count=0)
    assert halverwege.SLEUTEL not in client.session
    assert client.post(CODE, {"code": telefoon.code()}).url == AANMELDEN
    assert geef_wachtwoord().status_code == 429
    assert not is_binnen(client)


def test_somebody_locked_out_halfway_gets_no_code_tried(client, geef_wachtwoord, raad, ans, telefoon, settings):
    settings.TWEEDE_FACTOR = True
    geef_wachtwoord()
    raad("ans", POGINGEN)
    assert client.post(CODE, {"code": telefoon.code()}).status_code == 429
    assert TOTPDevice.objects.get().last_t == -1


def test_guessing_from_within_ends_the_session(binnen, telefoon):
    for _ in range(POGINGEN):
        antwoord = binnen.post(reverse("admin:herstelcodes_nieuw"), {"password": "fout", "code": telefoon.code(1)})
    assert antwoord.status_code == 429
    assert binnen.get(MIJN).status_code == 302


def test_guessing_the_old_password_counts_too(client, geef_wachtwoord, ans):
    geef_wachtwoord()
    wijzigen = reverse("admin:password_change")
    nieuw = {"new_password1": "iets-heel-anders-2", "new_password2": "iets-heel-anders-2"}
    antwoorden = [client.post(wijzigen, nieuw | {"old_password": f"fout-{n}"}) for n in range(POGINGEN)]
    assert "Dit wachtwoord klopt niet." in tekst_van(antwoorden[0])
    assert antwoorden[-1].status_code == 429
    assert not is_binnen(client)
    ans.refresh_from_db()
    assert ans.check_password(WACHTWOORD)


def test_own_password_can_be_changed(client, geef_wachtwoord, ans, regels):
    geef_wachtwoord()
    nieuw = {"new_password1": "iets-heel-anders-2", "new_password2": "iets-heel-anders-2"}
    antwoord = client.post(reverse("admin:password_change"), nieuw | {"old_password": WACHTWOORD})
    assert antwoord.url == reverse("admin:password_change_done")
    ans.refresh_from_db()
    assert ans.check_password("iets-heel-anders-2")
    assert is_binnen(client)
    assert (regels()[-1]["actie"], regels()[-1]["actor"]) == ("wachtwoord wijzigen", "ans")


def test_command_lets_somebody_in_again(raad, geef_wachtwoord, ans, bram, capsys, regels):
    raad("ans", POGINGEN, **THUIS)
    raad("bram", POGINGEN, **THUIS)
    call_command("geef_vrij", "ans")
    assert "ans mag weer proberen." in capsys.readouterr().out
    assert regels()[-1]["actie"] == "blokkade opheffen"
    assert geef_wachtwoord("ans", client=Client(), **THUIS).status_code == 302
    assert geef_wachtwoord("bram", client=Client(), **THUIS).status_code == 429
    call_command("geef_vrij", "ans")
    assert "ans was niet geblokkeerd." in capsys.readouterr().out


def test_what_was_typed_is_not_kept(client, geef_wachtwoord, raad, ans, telefoon, settings, caplog):
    settings.TWEEDE_FACTOR = True
    raad("ans", 1)
    geef_wachtwoord()
    code = telefoon.foute_code()
    client.post(CODE, {"code": code})
    client.post(CODE, {"code": telefoon.code()})
    bewaard = str(list(AccessAttempt.objects.values("post_data", "get_data"))) + caplog.text
    for geheim in ("fout-0", WACHTWOORD, code, telefoon.code(), telefoon.sleutel):
        assert geheim not in bewaard
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize(
    ("zegt", "telt_als"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::99", "2001:db8:1:2::"),
        ("2001:db8:1:3::99", "2001:db8:1:3::"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("onbekend", None),
        ("203.0.113.9:4711", None),
    ],
)
def test_what_counts_as_one_address(settings, zegt, telt_als):
    settings.ACHTER_PROXY = "ja"
    assert slot.adres(RequestFactory().get("/", headers={"X-Forwarded-For": f"198.51.100.1, {zegt}"})) == telt_als


def test_behind_a_proxy_the_visitor_counts_and_not_the_proxy(raad, geef_wachtwoord, ans, settings):
    settings.ACHTER_PROXY = "ja"
    proxy = {"REMOTE_ADDR": "10.0.0.1"}
    raad("ans", POGINGEN, HTTP_X_FORWARDED_FOR="203.0.113.9", **proxy)
    # What a visitor makes up stands before what the proxy adds.
    nep = geef_wachtwoord(client=Client(), HTTP_X_FORWARDED_FOR="198.51.100.7, 203.0.113.9", **proxy)
    assert nep.status_code == 429
    assert geef_wachtwoord(client=Client(), HTTP_X_FORWARDED_FOR="203.0.113.10", **proxy).status_code == 302


def test_a_proxy_that_sends_no_address_locks_by_account(raad, geef_wachtwoord, ans, bram, settings):
    settings.ACHTER_PROXY = "ja"
    raad("ans", POGINGEN, HTTP_X_FORWARDED_FOR="_verborgen")
    assert geef_wachtwoord(client=Client(), HTTP_X_FORWARDED_FOR="_verborgen").status_code == 429
    assert geef_wachtwoord("bram", client=Client(), HTTP_X_FORWARDED_FOR="_verborgen").status_code == 302
