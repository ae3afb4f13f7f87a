"""What the provider answers is checked; what is not right signs nobody in and says so in Dutch."""

import time

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.themas.admin.lezen import engels, tekst_van
from tests.veiligheid.aanmelden.conftest import (
    AANMELDEN,
    is_binnen,
)
from tests.veiligheid.aanmelden.gemeente import (
    TERUG,
    kom_terug,
    log_in_bij_aanbieder,
    meld_aan,
    naar_aanbieder,
    pas_toe,
)


pytestmark = pytest.mark.django_db


def test_request_carries_state_nonce_and_pkce_that_differ_each_time(client, gemeente):
    eerste, tweede = naar_aanbieder(client), naar_aanbieder(client)
    assert eerste.startswith(f"{gemeente.adres}/oauth2/authorize?")
    assert eerste != tweede
    assert "code_challenge_method=S256" in eerste
    assert len(client.session["oidc_states"]) == 2


NU = int(time.time())
ANDERS = {
    "other signature": {"handtekening": "andere"},
    "no signature": {"handtekening": "geen"},
    "public key as secret": {"handtekening": "hs256"},
    "other nonce": {"claims": {"nonce": "van-een-ander"}},
    "no nonce": {"weg": ["nonce"]},
    "expired": {"claims": {"exp": NU - 3600}},
    "never expires": {"weg": ["exp"]},
    "not yet valid": {"claims": {"nbf": NU + 36000}},
    "for another client": {"claims": {"aud": "iemand-anders"}},
    "for nobody": {"weg": ["aud"]},
    "for us too, but given to another": {"claims": {"aud": ["portaal", "iemand-anders"], "azp": "iemand-anders"}},
    "by another issuer": {"claims": {"iss": "https://kwaad.example"}},
    "of nobody": {"weg": ["sub"]},
    "sub is no text": {"claims": {"sub": 7}},
    "userinfo of somebody else": {"userinfo": {"sub": "sub-erna"}},
    "userinfo without sub": {"userinfo": {"sub": None}},
    "no JSON": {"token": {"status": 200, "lichaam": "<html>"}},
    "JSON of another shape": {"token": {"status": 200, "lichaam": [1]}},
    "no token": {"token": {"status": 200, "lichaam": {"access_token": "x"}}},
    "token is no text": {"token": {"status": 200, "lichaam": {"id_token": 7, "access_token": "x"}}},
    "token is no token": {"token": {"status": 200, "lichaam": {"id_token": "a.b.c", "access_token": "x"}}},
    "code refused": {"token": {"status": 400, "lichaam": {"error": "invalid_grant"}}},
}


@pytest.mark.parametrize("proef", ANDERS.values(), ids=ANDERS.keys())
def test_answer_that_is_not_right_signs_nobody_in(client, gemeente, regels, proef):
    gemeente.zet_proef(**proef)
    antwoord = meld_aan(client, "sub-dirk")
    assert antwoord.status_code == 403
    assert "Wij kunnen niet nagaan wie u bent. U bent niet aangemeld." in tekst_van(antwoord)
    assert engels(antwoord) == []
    assert not User.objects.exists()
    assert not is_binnen(client)
    assert regels() == [
        {
            "actie": "aanmelden",
            "object": "account van de gemeente",
            "resultaat": "mislukt",
            "actor": "onbekend",
            "stap": "gemeente",
            "reden": "ongeldig",
        }
    ]


def test_right_answer_passes_the_same_way(client, gemeente):
    """So that the tests above fail for the mistake, and not because tokens that are signed anew never pass."""
    gemeente.zet_proef(claims={"nbf": NU - 10})
    assert meld_aan(client, "sub-dirk").status_code == 302


@pytest.mark.parametrize("welk", ["OIDC_TOKEN_ENDPOINT", "OIDC_JWKS_ENDPOINT", "OIDC_USERINFO_ENDPOINT"])
def test_provider_that_is_down_says_so(client, gemeente, settings, welk):
    pas_toe(settings, gemeente.omgeving(**{welk: "http://127.0.0.1:9/"}))
    antwoord = meld_aan(client, "sub-dirk")
    assert antwoord.status_code == 503
    assert "De aanmelddienst van de gemeente werkt nu niet." in tekst_van(antwoord)
    assert not is_binnen(client)


def test_provider_that_fails_says_so(client, gemeente):
    gemeente.zet_proef(token={"status": 502, "lichaam": {}})
    assert meld_aan(client, "sub-dirk").status_code == 503


def test_code_works_once(client, gemeente):
    adres = log_in_bij_aanbieder(naar_aanbieder(client), "sub-dirk")
    assert kom_terug(client, adres).status_code == 302
    opnieuw = kom_terug(client, adres)
    assert opnieuw.status_code == 403
    assert "Het aanmelden duurde te lang" in tekst_van(opnieuw)


def test_answer_in_another_browser_signs_nobody_in(gemeente):
    """Login CSRF: an attacker lets a victim follow the last step of signing in as the attacker."""
    aanvaller, slachtoffer = Client(), Client()
    adres = log_in_bij_aanbieder(naar_aanbieder(aanvaller), "sub-dirk")
    assert kom_terug(slachtoffer, adres).status_code == 403
    naar_aanbieder(slachtoffer)
    assert kom_terug(slachtoffer, adres).status_code == 403
    assert not is_binnen(slachtoffer)


def test_code_does_not_pass_through_the_form_for_passwords(gemeente, client):
    """mozilla-django-oidc reads state and code from any address that checks a password."""
    adres = log_in_bij_aanbieder(naar_aanbieder(Client()), "sub-dirk")
    client.post(f"{AANMELDEN}?{adres.partition('?')[2]}", {"username": "x", "password": "y"})
    assert not is_binnen(client)
    assert not User.objects.exists()


@pytest.mark.parametrize("vraag", [{}, {"error": "access_denied"}, {"state": "x", "code": "y"}, {"code": "y"}])
def test_who_did_not_begin_here_is_not_signed_in_nor_out(client, gemeente, ans, vraag):
    client.force_login(ans, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(TERUG, vraag).status_code == 403
    assert is_binnen(client)


def test_who_breaks_off_reads_that(client, gemeente):
    adres = naar_aanbieder(client)
    state = adres.partition("state=")[2].partition("&")[0]
    antwoord = client.get(TERUG, {"error": "access_denied", "state": state})
    assert antwoord.status_code == 403
    assert "U hebt het aanmelden afgebroken" in tekst_van(antwoord)


def test_next_never_leads_to_another_site(client, gemeente):
    for kwaad in ("https://kwaad.example/", "//kwaad.example", "/\\kwaad.example"):
        assert meld_aan(client, "sub-dirk", kwaad).url == reverse("admin:index")


def test_session_gets_a_new_key(client, gemeente):
    adres = naar_aanbieder(client)
    vooraf = client.session.session_key
    kom_terug(client, log_in_bij_aanbieder(adres, "sub-dirk"))
    assert client.session.session_key != vooraf
    dief = Client()
    dief.cookies["sessionid"] = vooraf
    assert not is_binnen(dief)
