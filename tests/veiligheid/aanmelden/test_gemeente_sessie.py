"""Accounts of the municipality: the second factor, the page, signing out, and staying in."""

import time

import pytest
import requests
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from tests.themas.admin.lezen import tekst_van
from tests.veiligheid.aanmelden.conftest import (
    AANMELDEN,
    APP,
    CODE,
    DIRK,
    MIJN,
    WACHTWOORD,
    is_binnen,
)
from tests.veiligheid.aanmelden.gemeente import (
    HEEN,
    TERUG,
    instellingen,
    kom_terug,
    log_in_bij_aanbieder,
    meld_aan,
    pas_toe,
)
from tests.veiligheid.aanmelden.telefoon import Telefoon
from veiligheid.aanmelden import halverwege
from veiligheid.aanmelden.gemeente_views import UITLOOP


pytestmark = pytest.mark.django_db


def groepen(naam="dirk") -> set[str]:
    return set(Group.objects.filter(user__username=naam).values_list("name", flat=True))


# The second factor


def test_portal_asks_a_code_when_the_provider_does_not_show_that_it_did(client, gemeente, settings):
    settings.TWEEDE_FACTOR = True
    assert meld_aan(client, "sub-dirk", MIJN).url == CODE
    assert not is_binnen(client)
    assert "_auth_user_id" not in client.session
    telefoon = Telefoon.van_pagina(client.get(APP).context["sleutel"])
    client.post(APP, {"code": telefoon.code()})
    assert is_binnen(client)
    assert client.session[halverwege.VERLOOPT] > time.time()


@pytest.mark.parametrize(
    ("claims", "omgeving", "binnen"),
    [
        ({"amr": ["pwd", "mfa"]}, {}, True),
        ({"amr": ["pwd"]}, {}, False),
        ({"amr": "mfa"}, {}, False),
        ({"amr": [["mfa"]]}, {}, False),
        ({"acr": "hoog"}, {}, False),
        ({"acr": "hoog"}, {"OIDC_ACR": "midden;hoog"}, True),
        ({"acr": "laag"}, {"OIDC_ACR": "midden;hoog"}, False),
        ({"acr": None}, {"OIDC_ACR": "midden"}, False),
        ({}, {"OIDC_TWEEDE_FACTOR": "ja"}, True),
    ],
)
def test_word_of_the_provider_counts_when_it_gives_it(client, gemeente, settings, claims, omgeving, binnen):
    pas_toe(settings, gemeente.omgeving(**omgeving))
    settings.TWEEDE_FACTOR = True
    gemeente.zet_proef(claims=claims)
    meld_aan(client, "sub-dirk")
    assert is_binnen(client) == binnen
    if binnen:
        assert "De gemeente vraagt u daar om een tweede factor." in tekst_van(client.get(MIJN))


# The page, signing out, and staying in


def test_login_page_offers_the_ways_that_are_there(client, gemeente, settings):
    knop = "Aanmelden met uw account van de gemeente"
    pagina = client.get(f"{AANMELDEN}?next={MIJN}")
    assert (knop in tekst_van(pagina), "Wachtwoord" in tekst_van(pagina)) == (True, True)
    assert f'href="{HEEN}?next={MIJN}"' in pagina.content.decode()
    pas_toe(settings, gemeente.omgeving(OIDC_ALLEEN="ja"))
    pagina = client.get(AANMELDEN)
    assert (knop in tekst_van(pagina), "Wachtwoord" in tekst_van(pagina)) == (True, False)
    pas_toe(settings, {})
    pagina = client.get(AANMELDEN)
    assert (knop in tekst_van(pagina), "Wachtwoord" in tekst_van(pagina)) == (False, True)
    assert client.get(HEEN).status_code == 404
    assert client.get(TERUG).status_code == 404


def test_passwords_do_not_work_where_only_the_municipality_signs_in(client, gemeente, settings, ans):
    open_ = Client()
    open_.force_login(ans, backend="django.contrib.auth.backends.ModelBackend")
    pas_toe(settings, gemeente.omgeving(OIDC_ALLEEN="ja"))
    client.post(AANMELDEN, {"username": "ans", "password": WACHTWOORD})
    assert not is_binnen(client)
    assert not is_binnen(open_)  # what was open ends too
    assert meld_aan(client, "sub-dirk").status_code == 302
    assert is_binnen(client)


def test_signing_out_ends_the_session_at_the_provider_too(client, gemeente, regels):
    meld_aan(client, "sub-dirk")
    antwoord = client.post(reverse("admin:logout"))
    assert antwoord.url == (
        f"{gemeente.adres}/oauth2/end_session?client_id=portaal"
        "&post_logout_redirect_uri=http%3A%2F%2Ftestserver%2Fbeheer%2Flogin%2F"
    )
    assert not is_binnen(client)
    assert regels()[-1]["actie"] == "afmelden"


def test_signing_out_after_a_password_stays_here(client, gemeente, ans):
    client.force_login(ans, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("admin:logout")).status_code == 200


def test_browser_may_go_to_the_provider_from_a_form(gemeente):
    assert instellingen(gemeente.omgeving())["OIDC_HERKOMSTEN"] == [gemeente.adres]
    assert instellingen({})["OIDC_HERKOMSTEN"] == []


def laat_verlopen(client, seconden=0):
    sessie = client.session
    sessie[halverwege.VERLOOPT] = time.time() - 1 - seconden
    sessie.save()


def test_old_session_asks_the_provider_again_without_a_screen(client, gemeente):
    meld_aan(client, "sub-dirk")
    client.get(reverse("admin:index"))
    sleutel = client.session.session_key
    laat_verlopen(client)
    antwoord = client.get(MIJN)
    assert antwoord.status_code == 302
    assert "prompt=none" in antwoord.url
    assert client.post(reverse("admin:password_change")).status_code == 200  # a form is never lost
    assert client.get(reverse("admin:jsi18n"), headers={"Sec-Fetch-Mode": "no-cors"}).status_code == 200
    gemeente.zet_persoon("sub-dirk", **DIRK | {"groups": ["veilig-beheer"]})
    # This provider keeps no sessions of its own, so it has to ask.
    terug = kom_terug(client, log_in_bij_aanbieder(antwoord.url.replace("prompt=none", "prompt=login"), "sub-dirk"))
    assert terug.url == MIJN
    assert groepen() == {"Beheerder"}
    assert client.session.session_key == sleutel
    assert client.get(MIJN).status_code == 200


def test_who_avoids_renewing_is_out_after_a_while(client, gemeente):
    """A browser can be made to say that each request comes from a script."""
    meld_aan(client, "sub-dirk")
    stiekem = {"headers": {"Sec-Fetch-Mode": "cors"}}
    laat_verlopen(client, UITLOOP - 60)
    assert client.get(MIJN, **stiekem).status_code == 200
    laat_verlopen(client, UITLOOP)
    assert client.get(MIJN, **stiekem).url.startswith(AANMELDEN)
    assert "_auth_user_id" not in client.session


def test_session_ends_when_the_provider_no_longer_knows_somebody(client, gemeente):
    meld_aan(client, "sub-dirk")
    laat_verlopen(client)
    antwoord = requests.get(client.get(MIJN).url, allow_redirects=False, timeout=5)
    assert "error=login_required" in antwoord.headers["Location"]
    assert kom_terug(client, antwoord.headers["Location"]).status_code == 403
    assert client.get(MIJN).url.startswith(AANMELDEN)


def test_session_with_a_password_and_public_pages_ask_nothing(client, gemeente, ans):
    client.force_login(ans, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(MIJN).status_code == 200
    lezer = Client()
    antwoord = lezer.get(reverse("over"))
    assert not antwoord.cookies
    assert "Cookie" not in antwoord.headers.get("Vary", "")
