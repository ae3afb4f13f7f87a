"""Production refuses to start half configured, and what it does start with is safe."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from veiligheid.mail import mailinstellingen


HUIS = Path(__file__).resolve().parent.parent.parent
PRODUCTIE = {
    "SECRET_KEY": "een-geheim-van-genoeg-tekens-om-te-mogen-0123456789-abcdefghij",
    "ALLOWED_HOSTS": "veilig.voorbeeldstad.example",
    "CSRF_TRUSTED_ORIGINS": "https://veilig.voorbeeldstad.example",
    "ACHTER_PROXY": "ja",
}


def instellingen(*namen, **omgeving):
    """Start a fresh Python with only this environment; the settings asked for, or what it said."""
    programma = (
        "import json, sys; from veiligheid import settings;"
        "print(json.dumps([getattr(settings, naam) for naam in sys.argv[1:]]))"
    )
    proces = subprocess.run(
        [sys.executable, "-c", programma, *namen],
        cwd=HUIS,
        env={"PATH": os.environ["PATH"], **omgeving},
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(proces.stdout) if proces.returncode == 0 else proces.stderr


@pytest.mark.parametrize("naam", sorted(PRODUCTIE))
def test_production_refuses_without(naam):
    rest = {sleutel: waarde for sleutel, waarde in PRODUCTIE.items() if sleutel != naam}
    assert f"Zet {naam} in de omgeving" in instellingen("DEBUG", **rest)


@pytest.mark.parametrize(
    ("omgeving", "zegt"),
    [
        ({"OMGEVING": "ontwikkel"}, "kies productie of demo"),
        ({"DEBUG": "1"}, "DEBUG mag alleen aan met OMGEVING=demo"),
        ({"CSRF_TRUSTED_ORIGINS": "http://x.example"}, "elk adres begint met https://"),
        ({"ACHTER_PROXY": "misschien"}, "ACHTER_PROXY is ja of nee"),
        ({"GEMEENTE_BESTAND": "gemeenten/nergens.env"}, "bestaat niet"),
        ({"SECRET_KEY": "te-kort"}, "SECRET_KEY is te kort"),
        ({"TWEEDE_FACTOR": "nee"}, "TWEEDE_FACTOR=nee mag alleen"),
        ({"SITE_ADRES": "veilig.example"}, "SITE_ADRES: het adres begint met https://."),
        ({"API_PER_MINUUT": "veel"}, "API_PER_MINUUT is een heel getal van 0 tot en met 999999."),
        ({"API_PER_PAGINA": "0"}, "API_PER_PAGINA is een heel getal van 1 tot en met 999999."),
        ({"OPENDATA_LICENTIE": "http://creativecommons.org/publicdomain/zero/1.0/"}, "hoe de licentie heet"),
        ({"OIDC_ISSUER": "https://login.example"}, "Zet ook OIDC_AUTHORIZATION_ENDPOINT"),
    ],
)
def test_production_refuses_what_cannot_be_meant(omgeving, zegt):
    assert zegt in instellingen("DEBUG", **(PRODUCTIE | omgeving))


def test_the_audit_trail_can_have_a_file_of_its_own(tmp_path):
    programma = (
        "import logging.config; from veiligheid import settings; logging.config.dictConfig(settings.LOGGING);"
        "logging.getLogger('audit').info('een regel'); logging.getLogger('anders').warning('geen spoor')"
    )
    bestand = tmp_path / "audit.log"
    omgeving = {"PATH": os.environ["PATH"], "OMGEVING": "demo", "SECRET_KEY": "x", "AUDIT_BESTAND": str(bestand)}
    proces = subprocess.run(
        [sys.executable, "-c", programma], cwd=HUIS, env=omgeving, capture_output=True, text=True, check=True
    )
    assert bestand.read_text() == "een regel\n"
    assert "een regel" not in proces.stderr + proces.stdout


@pytest.mark.parametrize(("achter_proxy", "kop"), [("ja", ["HTTP_X_FORWARDED_PROTO", "https"]), ("nee", None)])
def test_production_is_https_only(achter_proxy, kop):
    omgeving = PRODUCTIE | {"ACHTER_PROXY": achter_proxy}
    assert instellingen(
        "DEBUG",
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_PROXY_SSL_HEADER",
        **omgeving,
    ) == [False, True, True, True, kop]
    [hsts] = instellingen("SECURE_HSTS_SECONDS", **omgeving)
    assert hsts >= 365 * 24 * 60 * 60


def test_secret_may_stand_in_a_file(tmp_path):
    sleutel = tmp_path / "sleutel"
    sleutel.write_text("uit-een-bestand")
    omgeving = {"OMGEVING": "demo", "SECRET_KEY_FILE": str(sleutel)}
    assert instellingen("SECRET_KEY", **omgeving) == ["uit-een-bestand"]


def test_municipality_comes_from_file_and_environment_wins():
    almere = {"OMGEVING": "demo", "SECRET_KEY": "x", "GEMEENTE_BESTAND": "gemeenten/almere.env"}
    assert instellingen("GEMEENTE_NAAM", "GEMEENTE_CODE", **almere) == ["Almere", "GM0034"]
    assert instellingen("GEMEENTE_NAAM", **almere, GEMEENTE_NAAM="Elders") == ["Elders"]


def test_database_is_sqlite_that_waits_or_postgresql_that_stays_connected():
    demo = {"OMGEVING": "demo", "SECRET_KEY": "x"}
    [databases] = instellingen("DATABASES", **demo)
    assert databases["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    [databases] = instellingen("DATABASES", **demo, DATABASE_URL="postgres://portaal:geheim@127.0.0.1:5432/portaal")
    assert databases["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert databases["default"]["CONN_MAX_AGE"] == 60
    assert databases["default"]["CONN_HEALTH_CHECKS"] is True


def test_mail_komt_uit_de_omgeving():
    omgeving = {"EMAIL_URL": "smtp+tls://portaal:geheim@mail.voorbeeldstad.example:587", "CONTACT_EMAIL": ""}
    assert instellingen("MAIL_NAAR_SCHERM", "DEFAULT_FROM_EMAIL", "SITE_ADRES", **(PRODUCTIE | omgeving)) == [
        False,
        f"geen-antwoord@{PRODUCTIE['ALLOWED_HOSTS'].split(',')[0]}",
        PRODUCTIE["CSRF_TRUSTED_ORIGINS"].split(",")[0],
    ]
    assert instellingen("MAIL_NAAR_SCHERM", **PRODUCTIE) == [True]


def test_mail_is_dezelfde_voor_elke_django():
    """5.2 asks for EMAIL_*, 6.1 for MAILERS."""
    post = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.voorbeeldstad.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "portaal",
        "EMAIL_HOST_PASSWORD": "geheim",
        "EMAIL_USE_TLS": True,
        "EMAIL_FILE_PATH": "",
    }
    assert mailinstellingen(post, wacht=20, versie=(5, 2)) == post | {"EMAIL_TIMEOUT": 20, "MAIL_NAAR_SCHERM": False}
    toegang = {"host": "mail.voorbeeldstad.example", "port": 587, "username": "portaal", "password": "geheim"}
    opties = toegang | {"use_tls": True, "timeout": 20}
    assert mailinstellingen(post, wacht=20, versie=(6, 1)) == {
        "MAILERS": {
            "default": {"BACKEND": post["EMAIL_BACKEND"], "OPTIONS": opties | {"use_tls": True, "timeout": 20}}
        },
        "MAIL_NAAR_SCHERM": False,
    }
