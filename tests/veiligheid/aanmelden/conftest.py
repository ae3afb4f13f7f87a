import json
import logging
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.veiligheid.aanmelden.gemeente import Aanbieder, pas_toe
from tests.veiligheid.aanmelden.telefoon import Telefoon
from veiligheid.aanmelden import apparaat


WACHTWOORD = "een-lang-woord-1"
AANMELDEN = reverse("admin:login")
CODE = reverse("admin:code")
APP = reverse("admin:apparaat_instellen")
MIJN = reverse("admin:aanmelding")

DIRK = {
    "preferred_username": "dirk",
    "given_name": "Dirk",
    "family_name": "de Vries",
    "email": "dirk@stad.example",
    "email_verified": True,
    "groups": ["veilig-invoer", "iets-van-een-ander"],
}


@pytest.fixture
def tweede_factor(settings):
    settings.TWEEDE_FACTOR = True


@pytest.fixture
def ans():
    return User.objects.create_superuser("ans", password=WACHTWOORD)


@pytest.fixture
def bram():
    return User.objects.create_user("bram", password=WACHTWOORD, is_staff=True)


@pytest.fixture
def telefoon(ans):
    """The app that ans set; its codes are as yet unused."""
    sleutel = apparaat.nieuwe_sleutel()
    TOTPDevice.objects.create(user=ans, name="app", key=sleutel)
    return Telefoon(sleutel)


@pytest.fixture
def geef_wachtwoord(client):
    def geef(naam="ans", wachtwoord=WACHTWOORD, client=client, naar="", **extra):
        return client.post(AANMELDEN, {"username": naam, "password": wachtwoord, "next": naar}, **extra)

    return geef


@pytest.fixture
def binnen(client, geef_wachtwoord, telefoon, tweede_factor):
    """ans, signed in with password and code."""
    geef_wachtwoord()
    assert client.post(CODE, {"code": telefoon.code()}).status_code == 302
    return client


@pytest.fixture
def strenge_client():
    """A client that a form of another site would have to get past."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def regels(caplog, monkeypatch):
    """``regels()``: the audit lines so far, without time and origin.

    What waits for the commit is written at once: the transaction around a test never commits.
    """
    monkeypatch.setattr("themas.auditspoor.transaction.on_commit", lambda leg_vast: leg_vast())
    logging.getLogger("audit").propagate = True
    with caplog.at_level(logging.INFO, logger="audit"):
        yield lambda: [
            {naam: waarde for naam, waarde in json.loads(regel.message).items() if naam not in ("tijd", "herkomst")}
            for regel in caplog.records
            if regel.name == "audit"
        ]
    logging.getLogger("audit").propagate = False


def is_binnen(client) -> bool:
    return client.get(reverse("admin:index")).status_code == 200


def codes_op(antwoord) -> list[str]:
    """Recovery codes as an officer would copy them from the page."""
    return re.findall(r"<code>(\d{4} \d{4} \d{4})</code>", antwoord.content.decode())


@pytest.fixture(scope="session")
def aanbieder():
    """The provider, a process of its own on a free port."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    programma = [sys.executable, "-W", "ignore", Path(__file__).with_name("aanbieder.py"), str(poort)]
    proces = subprocess.Popen(programma, stderr=subprocess.DEVNULL)
    adres = f"http://127.0.0.1:{poort}"
    try:
        _wacht_op(adres, proces)
        yield Aanbieder(adres)
    finally:
        proces.terminate()
        proces.wait()


def _wacht_op(adres, proces):
    einde = time.monotonic() + 60
    while time.monotonic() < einde and proces.poll() is None:
        try:
            requests.get(f"{adres}/jwks", timeout=5).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("De aanbieder start niet.")


@pytest.fixture
def gemeente(settings, aanbieder, db):
    """The portal with the accounts of the municipality on; the provider makes no mistakes and knows dirk."""
    for naam in ("Invoerder", "Vaststeller", "Beheerder", "Publiceerder"):
        Group.objects.get_or_create(name=naam)
    aanbieder.zet_proef()
    aanbieder.zet_persoon("sub-dirk", **DIRK)
    pas_toe(settings, aanbieder.omgeving())
    return aanbieder
