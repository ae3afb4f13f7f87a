"""Signing in with an account of the municipality, at a real provider that signs its tokens."""

import time

import pytest
import requests
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from tests.themas.admin.lezen import engels, tekst_van
from tests.veiligheid.aanmelden.conftest import (
    AANMELDEN,
    APP,
    CODE,
    DIRK,
    MIJN,
    WACHTWOORD,
    Telefoon,
    is_binnen,
    sleutel_op,
)
from tests.veiligheid.aanmelden.gemeente import (
    HEEN,
    TERUG,
    instellingen,
    kom_terug,
    log_in_bij_aanbieder,
    meld_aan,
    naar_aanbieder,
    pas_toe,
)
from veiligheid.aanmelden import halverwege
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


def test_request_carries_state_nonce_and_pkce_that_differ_each_time(client, gemeente):
    eerste, tweede = naar_aanbieder(client), naar_aanbieder(client)
    assert eerste.startswith(f"{gemeente.adres}/oauth2/authorize?")
    assert eerste != tweede
    assert "code_challenge_method=S256" in eerste
    assert len(client.session["oidc_states"]) == 2


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


def test_existing_account_is_linked_by_command(client, gemeente, bram, ans, capsys):
    call_command("koppel_account", "bram", "sub-dirk")
    assert meld_aan(client, "sub-dirk").status_code == 302
    assert client.get(MIJN).context["user"] == bram
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


# The second factor


def test_portal_asks_a_code_when_the_provider_does_not_show_that_it_did(client, gemeente, settings):
    settings.TWEEDE_FACTOR = True
    assert meld_aan(client, "sub-dirk", MIJN).url == CODE
    assert not is_binnen(client)
    assert "_auth_user_id" not in client.session
    telefoon = Telefoon(sleutel_op(client.get(APP)))
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


def laat_verlopen(client):
    sessie = client.session
    sessie[halverwege.VERLOOPT] = time.time() - 1
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
