"""Setting the app, recovery codes, and taking a second factor away."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.themas.admin.lezen import engels, tekst_van
from tests.veiligheid.aanmelden.conftest import (
    APP,
    CODE,
    MIJN,
    WACHTWOORD,
    codes_op,
    is_binnen,
)
from tests.veiligheid.aanmelden.telefoon import Telefoon
from veiligheid.aanmelden import apparaat


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tweede_factor")]
HERSTELCODES = reverse("admin:herstelcodes_nieuw")
APPARAAT = reverse("admin:apparaat_nieuw")


def stel_in(client):
    """Follow the page and confirm; the phone and the answer."""
    telefoon = Telefoon.van_pagina(client.get(APP).context["sleutel"])
    return telefoon, client.post(APP, {"code": telefoon.code()})


def wissen(gebruiker):
    return reverse("admin:auth_user_tweede_factor", args=[gebruiker.pk])


def test_first_time_leads_to_setting_the_app(client, ans, geef_wachtwoord, regels):
    antwoord = geef_wachtwoord(naar=MIJN)
    antwoord = client.get(antwoord.url)
    assert antwoord.url == APP
    pagina = client.get(APP)
    assert engels(pagina) == []
    html = pagina.content.decode()
    assert "<svg" in html
    assert "style=" not in html
    assert "data:" not in html
    sleutel = pagina.context["sleutel"]
    assert client.get(APP).context["sleutel"] == sleutel  # loaded again, the app need not scan again
    assert not TOTPDevice.objects.exists()
    assert not is_binnen(client)

    fout = client.post(APP, {"code": Telefoon.van_pagina(sleutel).foute_code()})
    assert "Deze code klopt niet" in tekst_van(fout)
    assert not TOTPDevice.objects.exists()

    _, klaar = stel_in(client)
    assert is_binnen(client)
    assert len(set(codes_op(klaar))) == 10
    assert f'href="{MIJN}"' in klaar.content.decode()
    assert "no-store" in klaar.headers["Cache-Control"]
    assert [(regel["actie"], regel["resultaat"], regel["actor"]) for regel in regels()] == [
        ("tweede factor instellen", "mislukt", "ans"),
        ("tweede factor instellen", "gelukt", "ans"),
        ("herstelcodes maken", "gelukt", "ans"),
        ("aanmelden", "gelukt", "ans"),
    ]
    assert sleutel not in str(regels())


def test_qr_code_holds_what_the_page_says(ans):
    sleutel = apparaat.nieuwe_sleutel()
    adres = TOTPDevice(user=ans, key=sleutel).config_url
    assert f"secret={apparaat.in_groepen(sleutel).replace(' ', '')}" in adres
    assert "issuer=" in adres


def test_code_that_set_the_app_does_not_sign_in_again(client, ans, geef_wachtwoord):
    geef_wachtwoord()
    telefoon, _ = stel_in(client)
    ander = Client()
    geef_wachtwoord(client=ander)
    assert ander.post(CODE, {"code": telefoon.code()}).status_code == 200
    assert not is_binnen(ander)


def test_every_visit_gets_a_secret_of_its_own(client, ans, geef_wachtwoord):
    """Who knows the password and looks at the page knows nothing about the app that is set later."""
    dief = Client()
    geef_wachtwoord(client=dief)
    geef_wachtwoord()
    assert dief.get(APP).context["sleutel"] != client.get(APP).context["sleutel"]


def test_who_waited_with_an_open_page_cannot_replace_the_app(client, ans, geef_wachtwoord):
    dief = Client()
    geef_wachtwoord(client=dief)
    telefoon_dief = Telefoon.van_pagina(dief.get(APP).context["sleutel"])
    geef_wachtwoord()
    stel_in(client)
    sleutel = TOTPDevice.objects.get().key
    antwoord = dief.post(APP, {"code": telefoon_dief.code()})
    assert antwoord.url == CODE
    assert TOTPDevice.objects.get().key == sleutel
    assert not is_binnen(dief)


def test_recovery_code_works_once(client, ans, geef_wachtwoord, regels):
    geef_wachtwoord()
    _, klaar = stel_in(client)
    code = codes_op(klaar)[3]
    ander = Client()
    geef_wachtwoord(client=ander)
    antwoord = ander.post(CODE, {"code": code}, follow=True)
    assert is_binnen(ander)
    assert "U gebruikte een herstelcode. U hebt nog 9 herstelcodes." in tekst_van(antwoord)
    gebruikt = [regel for regel in regels() if regel["actie"] == "herstelcode gebruiken"]
    assert [(regel["actor"], regel["over"]) for regel in gebruikt] == [("ans", 9)]
    weer = Client()
    geef_wachtwoord(client=weer)
    assert weer.post(CODE, {"code": code}).status_code == 200
    assert not is_binnen(weer)


def test_recovery_codes_cannot_be_read_from_the_database(client, ans, geef_wachtwoord):
    geef_wachtwoord()
    _, klaar = stel_in(client)
    bewaard = set(StaticToken.objects.values_list("token", flat=True))
    assert len(bewaard) == 10
    assert bewaard.isdisjoint(code.replace(" ", "") for code in codes_op(klaar))
    # What the database holds does not sign in either.
    ander = Client()
    geef_wachtwoord(client=ander)
    for token in bewaard:
        assert ander.post(CODE, {"code": token}).status_code == 200
    assert not is_binnen(ander)


def test_recovery_code_of_a_colleague_does_not_help(client, ans, bram, geef_wachtwoord):
    geef_wachtwoord()
    _, klaar = stel_in(client)
    ander = Client()
    geef_wachtwoord("bram", client=ander)
    stel_in(ander)
    ander.post(reverse("admin:logout"))
    geef_wachtwoord("bram", client=ander)
    assert ander.post(CODE, {"code": codes_op(klaar)[0]}).status_code == 200
    assert not is_binnen(ander)


def test_new_recovery_codes_ask_password_and_code(binnen, telefoon, ans):
    goed = {"password": WACHTWOORD, "code": telefoon.code(1)}
    for fout in ({"password": "fout"}, {"code": telefoon.foute_code()}, {"password": ""}, {"code": ""}):
        assert binnen.post(HERSTELCODES, goed | fout).status_code == 200
        assert not StaticToken.objects.exists()
        TOTPDevice.objects.update(throttling_failure_count=0)
    eerste = codes_op(binnen.post(HERSTELCODES, goed))
    assert len(eerste) == 10
    TOTPDevice.objects.update(last_t=-1)
    tweede = codes_op(binnen.post(HERSTELCODES, goed))
    assert set(eerste).isdisjoint(tweede)
    assert StaticToken.objects.count() == 10


def test_another_device_takes_the_place_of_the_old(binnen, telefoon, geef_wachtwoord, ans):
    assert binnen.get(APP).status_code == 302  # not without showing password and code
    oud = Client()
    geef_wachtwoord(client=oud)
    oud.post(CODE, {"code": telefoon.code(1)})
    assert is_binnen(oud)
    TOTPDevice.objects.update(last_t=-1)
    antwoord = binnen.post(APPARAAT, {"password": WACHTWOORD, "code": telefoon.code()})
    assert antwoord.url == APP
    nieuw, klaar = stel_in(binnen)
    assert len(codes_op(klaar)) == 10
    assert is_binnen(binnen)
    assert not is_binnen(oud)  # what the old phone opened is closed
    assert binnen.get(APP).status_code == 302
    ander = Client()
    geef_wachtwoord(client=ander)
    ander.post(CODE, {"code": telefoon.code(1)})
    assert not is_binnen(ander)
    TOTPDevice.objects.update(last_t=-1, throttling_failure_count=0)
    ander.post(CODE, {"code": nieuw.code()})
    assert is_binnen(ander)


def test_own_page_says_how_it_stands(binnen):
    tekst = tekst_van(binnen.get(MIJN))
    assert "U bent aangemeld als ans ." in tekst  # the tags between the words are gone
    assert "U hebt nog 0 herstelcodes." in tekst
    assert engels(binnen.get(MIJN)) == []
    assert engels(binnen.get(HERSTELCODES)) == []


def test_beheerder_takes_the_second_factor_of_a_colleague_away(binnen, bram, geef_wachtwoord, regels):
    ander = Client()
    geef_wachtwoord("bram", client=ander)
    stel_in(ander)
    assert wissen(bram) in binnen.get(reverse("admin:auth_user_change", args=[bram.pk])).content.decode()
    assert engels(binnen.get(wissen(bram))) == []
    assert TOTPDevice.objects.filter(user=bram).exists()  # looking takes nothing away
    assert binnen.post(wissen(bram)).status_code == 302
    assert not TOTPDevice.objects.filter(user=bram).exists()
    assert not StaticToken.objects.exists()
    assert not is_binnen(ander)
    # The second line is that of the note in the history of the account.
    assert [(r["actie"], r["object"], r["resultaat"], r["actor"]) for r in regels()[-2:]] == [
        ("tweede factor wissen", "account bram", "gelukt", "ans"),
        ("wijzigen", "auth.user", "gelukt", "ans"),
    ]


def test_nobody_takes_away_the_own_or_that_of_who_may_more(binnen, ans, bram, geef_wachtwoord):
    """The own one goes by password and code, or an unlocked screen would be enough."""
    assert binnen.post(wissen(ans)).status_code == 403
    assert wissen(ans) not in binnen.get(reverse("admin:auth_user_change", args=[ans.pk])).content.decode()
    ander = Client()
    geef_wachtwoord("bram", client=ander)
    stel_in(ander)
    carla = User.objects.create_user("carla", is_staff=True)
    assert ander.post(wissen(carla)).status_code == 403  # no right at all
    bram.user_permissions.set(Permission.objects.filter(codename__in=["change_user", "view_user"]))
    assert ander.post(wissen(ans)).status_code == 403
    assert ander.post(wissen(carla)).status_code == 302
    assert TOTPDevice.objects.filter(user=ans).exists()


def test_command_takes_it_away_where_no_beheerder_is_left(ans, telefoon, capsys, regels):
    call_command("wis_tweede_factor", "ans")
    assert not TOTPDevice.objects.exists()
    assert "is gewist" in capsys.readouterr().out
    assert [(r["actie"], r["object"]) for r in regels()] == [("tweede factor wissen", "account ans")]
    with pytest.raises(CommandError, match="Er is geen account niemand"):
        call_command("wis_tweede_factor", "niemand")


def test_secrets_are_nowhere_in_the_admin(binnen, telefoon):
    paden = [str(p) for p in binnen.get(reverse("admin:index")).context["available_apps"]]
    assert "otp" not in str(paden).lower()
    assert "axes" not in str(paden).lower()


def test_verb_itself_keeps_the_app_that_is_there(ans, telefoon, regels):
    """Also when it was set between the look of the page and the deed."""
    nieuw = Telefoon(apparaat.nieuwe_sleutel())
    gegevens = {"gebruiker": ans, "sleutel": nieuw.sleutel, "code": nieuw.code(), "door": ans}
    with pytest.raises(apparaat.BestaatAl):
        apparaat.koppel(**gegevens, vervangt=False)
    assert TOTPDevice.objects.get().key == telefoon.sleutel
    assert [(r["actie"], r["resultaat"], r["actor"]) for r in regels()] == [
        ("tweede factor instellen", "geweigerd", "ans")
    ]
    apparaat.koppel(**gegevens, vervangt=True)
    assert TOTPDevice.objects.get().key == nieuw.sleutel
