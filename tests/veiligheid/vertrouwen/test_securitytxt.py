"""security.txt by RFC 9116, and nothing rather than a promise that ran out."""

import datetime
import re

import pytest
from django.core.checks import run_checks
from django.utils import timezone

from veiligheid.vertrouwen.securitytxt import controleer_security_txt


ADRES = "/.well-known/security.txt"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_ADRES = "https://veilig.stad.example"
    settings.SECURITY_CONTACT = ["mailto:lek@stad.example", "https://stad.example/lek"]
    settings.SECURITY_TXT_VERLOOPT, settings.SECURITY_BELEID = over(100), "https://stad.example/beleid"


def over(dagen):
    return timezone.localdate() + datetime.timedelta(days=dagen)


def meldingen():
    return [(melding.id, melding.msg) for melding in controleer_security_txt(None)]


def test_it_says_what_the_rfc_wants(client, settings):
    settings.SECURITY_TXT_VERLOOPT = datetime.date(2100, 7, 1)
    antwoord = client.get(ADRES)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert antwoord.content.decode() == (
        "Contact: mailto:lek@stad.example\n"
        "Contact: https://stad.example/lek\n"
        "Expires: 2100-07-01T21:59:59Z\n"  # the end of that day in Amsterdam, in summer
        "Preferred-Languages: nl, en\n"
        "Canonical: https://veilig.stad.example/.well-known/security.txt\n"
        "Policy: https://stad.example/beleid\n"
    )
    assert antwoord.cookies == {}


@pytest.mark.parametrize(
    "anders",
    [
        {"SECURITY_CONTACT": []},
        {"SECURITY_TXT_VERLOOPT": None},
        {"SECURITY_TXT_VERLOOPT": datetime.date(2026, 1, 1)},
    ],
)
@pytest.mark.django_db
def test_without_a_promise_that_holds_it_is_not_there(client, settings, anders):
    for naam, waarde in anders.items():
        setattr(settings, naam, waarde)
    antwoord = client.get(ADRES)
    assert antwoord.status_code == 404
    assert "nog geen adres" in antwoord.content.decode()
    (melding,) = meldingen()
    assert melding[0] in ("veiligheid.E003", "veiligheid.E004")
    assert ADRES in melding[1]


def test_no_policy_no_line(client, settings):
    settings.SECURITY_BELEID = ""
    assert not re.search("Policy", client.get(ADRES).content.decode())


@pytest.mark.parametrize(
    ("dagen", "wat"),
    [(-1, "E004"), (0, "W003"), (30, "W003"), (31, None), (366, None), (367, "W004")],
)
def test_the_date_is_guarded(settings, dagen, wat):
    settings.SECURITY_TXT_VERLOOPT = over(dagen)
    assert [nummer for nummer, _ in meldingen()] == ([f"veiligheid.{wat}"] if wat else [])


def test_the_check_runs_with_deploy_alone(settings):
    settings.SECURITY_CONTACT = []
    nummers = [{m.id for m in run_checks(include_deployment_checks=deploy)} for deploy in (True, False)]
    assert ["veiligheid.E003" in gevonden for gevonden in nummers] == [True, False]


def test_the_check_names_all_that_is_empty_and_counts_days_as_people_do(settings):
    settings.SECURITY_TXT_VERLOOPT = over(1)
    assert meldingen()[0][1].endswith("Dat is morgen.")
    settings.SECURITY_TXT_VERLOOPT = over(2)
    assert meldingen()[0][1].endswith("Dat is over 2 dagen.")
    settings.SECURITY_CONTACT, settings.SECURITY_TXT_VERLOOPT = [], None
    assert meldingen()[0][1].startswith("Leeg: SECURITY_CONTACT en SECURITY_TXT_VERLOOPT.")
