"""Settings that are there by half, or do not fit each other, refuse to start and name what to mend."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.veiligheid.aanmelden.gemeente import Aanbieder, instellingen
from veiligheid.aanmelden.instellingen import GEMEENTE, OIDC_MAG, OIDC_VERPLICHT, WACHTWOORDEN


OIDC = Aanbieder("https://login.stad.example").omgeving()
ALLES_ELDERS = {"OIDC_ALLEEN": "ja", "OIDC_TWEEDE_FACTOR": "ja"}


def weigert(omgeving, is_demo=False) -> str:
    with pytest.raises(ImproperlyConfigured) as fout:
        instellingen(omgeving, is_demo=is_demo)
    return str(fout.value)


@pytest.mark.parametrize(
    ("omgeving", "is_demo", "nodig"),
    [
        ({}, False, True),
        ({}, True, False),
        ({"TWEEDE_FACTOR": "ja"}, True, True),
        ({"TWEEDE_FACTOR": "nee"}, True, False),
        (OIDC, False, True),
        (OIDC | ALLES_ELDERS, False, True),
        (OIDC | ALLES_ELDERS | {"TWEEDE_FACTOR": "nee"}, False, False),
    ],
)
def test_second_factor_is_needed_outside_the_demo(omgeving, is_demo, nodig):
    assert instellingen(omgeving, is_demo=is_demo)["TWEEDE_FACTOR"] is nodig


@pytest.mark.parametrize("oidc", [{}, OIDC, OIDC | {"OIDC_ALLEEN": "ja"}, OIDC | {"OIDC_TWEEDE_FACTOR": "ja"}])
def test_production_does_not_go_without_second_factor_unless_the_provider_asks_all(oidc):
    assert weigert(oidc | {"TWEEDE_FACTOR": "nee"}).startswith("TWEEDE_FACTOR=nee mag alleen met OMGEVING=demo")


@pytest.mark.parametrize("naam", OIDC_VERPLICHT)
@pytest.mark.parametrize("leeg", [None, "", "  "])
def test_openid_connect_by_half_names_what_lacks(naam, leeg):
    omgeving = OIDC | {naam: leeg} if leeg is not None else {k: v for k, v in OIDC.items() if k != naam}
    assert weigert(omgeving) == f"Zet ook {naam} in de omgeving, of haal alle OIDC_-instellingen weg."


def test_one_setting_of_openid_connect_asks_for_the_others():
    assert "OIDC_ISSUER" in weigert({"OIDC_CLIENT_ID": "portaal"})


def test_name_that_is_not_there_is_no_silent_typing_error():
    assert weigert(OIDC | {"OIDC_GROEP": "x"}).startswith("OIDC_GROEP: die instelling is er niet.")
    assert instellingen(OIDC | dict.fromkeys([f"{naam}_FILE" for naam in OIDC_MAG], ""))["OIDC"]


@pytest.mark.parametrize("naam", [naam for naam in OIDC if naam.endswith(("_ENDPOINT", "_ISSUER"))])
def test_provider_is_reached_over_https_only(naam):
    for adres in ("http://login.stad.example/x", "login.stad.example", "ftp://login.stad.example", "javascript:1"):
        assert weigert(OIDC | {naam: adres}) == f"{naam}: het adres begint met https://."
    assert instellingen(OIDC | {naam: "http://127.0.0.1:9/"}, is_demo=True)["OIDC"]


@pytest.mark.parametrize(
    "tekst", ["x", "=Invoerder", "x=", "x=invoerder", "x=Superuser", "a=Invoerder;b", "a=Invoerder,b=Baas"]
)
def test_groups_that_cannot_be_meant(tekst):
    assert weigert(OIDC | {"OIDC_GROEPEN": tekst}).startswith("OIDC_GROEPEN: bij ")


def test_groups_may_hold_the_marks_of_a_directory():
    paren = instellingen(OIDC | {"OIDC_GROEPEN": " CN=a,OU=b=Invoerder ; x=Redacteur; x=Publiceerder;"})["OIDC"][
        "groepen"
    ]
    assert paren == [("CN=a,OU=b", "Invoerder"), ("x", "Redacteur"), ("x", "Publiceerder")]


@pytest.mark.parametrize("naam", ["TWEEDE_FACTOR", "OIDC_ALLEEN", "OIDC_TWEEDE_FACTOR"])
def test_yes_or_no(naam):
    assert weigert(OIDC | {naam: "1"}) == f"{naam} is ja of nee."


@pytest.mark.parametrize(
    ("naam", "goed", "fout"),
    [
        ("AANMELD_POGINGEN", "3", ["2", "101", "veel", "-5", "", "５"]),
        ("AANMELD_BLOKKADE_MINUTEN", "1", ["0", "1441", "1,5"]),
        ("OIDC_VERNIEUWEN_MINUTEN", "480", ["0", "481"]),
    ],
)
def test_numbers_have_bounds(naam, goed, fout):
    assert instellingen(OIDC | {naam: goed})
    for waarde in fout:
        assert re.fullmatch(rf"{naam} is een heel getal van \d+ tot en met \d+\.", weigert(OIDC | {naam: waarde}))


def test_lock_follows_the_settings():
    slot = instellingen({"AANMELD_POGINGEN": "7", "AANMELD_BLOKKADE_MINUTEN": "20"})
    assert (slot["AXES_FAILURE_LIMIT"], slot["AXES_COOLOFF_TIME"]) == (7, timedelta(minutes=20))


@pytest.mark.parametrize(
    ("omgeving", "erna"),
    [({}, [WACHTWOORDEN]), (OIDC, [WACHTWOORDEN, GEMEENTE]), (OIDC | {"OIDC_ALLEEN": "ja"}, [GEMEENTE])],
)
def test_ways_in_and_the_lock_before_them(omgeving, erna):
    assert instellingen(omgeving)["AUTHENTICATION_BACKENDS"] == ["veiligheid.aanmelden.slot.Slot", *erna]
