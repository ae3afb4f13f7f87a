"""Signing in in Chromium: with an app, and with an account of the municipality at a provider on this machine."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass

import pytest

from tests.browser.conftest import HUIS, _wacht_op
from tests.browser.test_beheer import BREEDTEN, controleer
from tests.veiligheid.aanmelden.gemeente import Aanbieder
from tests.veiligheid.aanmelden.telefoon import Telefoon


WACHTWOORD = "een-lang-woord-1"
VUL = f"""
import django
django.setup()
from django.contrib.auth.models import Group, User
from django.core.management import call_command
call_command("migrate", verbosity=0)
Group.objects.get_or_create(name="Invoerder")
for naam in ("ans360", "ans1280", "zonder"):
    User.objects.create_superuser(naam, password="{WACHTWOORD}")
"""


def vrije_poort() -> int:
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        return vrij.getsockname()[1]


@dataclass(frozen=True, slots=True)
class Deur:
    """Where the portal listens that asks a second factor and knows the municipality."""

    adres: str

    @property
    def beheer(self) -> str:
        return f"{self.adres}/beheer/"


@pytest.fixture(scope="module")
def deur(tmp_path_factory):
    poort, poort_aanbieder = vrije_poort(), vrije_poort()
    aanbieder = Aanbieder(f"http://127.0.0.1:{poort_aanbieder}")
    omgeving = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "OMGEVING": "demo",
        "TWEEDE_FACTOR": "ja",
        "AANMELD_BLOKKADE_MINUTEN": "20",
        "DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('deur') / 'deur.sqlite3'}",
        "LOGNIVEAU": "ERROR",
        "PORT": str(poort),
        "PYTHONPATH": str(HUIS),
        **aanbieder.omgeving(OIDC_TWEEDE_FACTOR="ja"),
    }
    subprocess.run([sys.executable, "-c", VUL], cwd=HUIS, env=omgeving, check=True)
    programmas = (
        [sys.executable, "-W", "ignore", "tests/veiligheid/aanmelden/aanbieder.py", str(poort_aanbieder)],
        [sys.executable, "-m", "gunicorn", "veiligheid.wsgi", "--config", "tools/demo_server.py"],
    )
    processen = [
        subprocess.Popen(p, cwd=HUIS, env=omgeving, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for p in programmas
    ]
    try:
        _wacht_op(f"http://127.0.0.1:{poort}", processen[1])
        _wacht_op_aanbieder(aanbieder)
        aanbieder.zet_persoon("sub-dirk", preferred_username="dirk", given_name="Dirk", groups=["veilig-invoer"])
        aanbieder.zet_persoon("sub-erna", preferred_username="erna", groups=[])
        yield Deur(f"http://127.0.0.1:{poort}")
    finally:
        for proces in processen:
            proces.terminate()
        for proces in processen:
            proces.wait()


def _wacht_op_aanbieder(aanbieder):
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{aanbieder.adres}/jwks", timeout=5) as antwoord:  # noqa: S310 - our own
                json.load(antwoord)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("De aanbieder start niet.")


def vul_in(pagina, **velden):
    for naam, waarde in velden.items():
        pagina.fill(f"[name={naam}]", waarde)
    pagina.click("#content-main [type=submit]")


def sleutel_op(pagina) -> str:
    return pagina.locator(".deur__sleutel code").inner_text()


@pytest.mark.parametrize("breed", BREEDTEN)
def test_setting_the_app_and_coming_back_with_a_recovery_code(open_pagina, deur, breed):
    naam = f"ans{breed}"
    pagina = open_pagina(deur.beheer, breed=breed)
    controleer(pagina)
    vul_in(pagina, username=naam, password=WACHTWOORD)
    assert pagina.locator("h1").inner_text() == "Stel uw app in"
    controleer(pagina)
    telefoon = Telefoon.van_pagina(sleutel_op(pagina))
    vul_in(pagina, code="12 34")
    assert "Een code heeft 6 cijfers." in pagina.locator(".errorlist").inner_text()
    controleer(pagina)
    assert Telefoon.van_pagina(sleutel_op(pagina)).sleutel == telefoon.sleutel
    vul_in(pagina, code=telefoon.code())
    assert pagina.locator("h1").inner_text() == "Bewaar uw herstelcodes"
    controleer(pagina)
    codes = pagina.locator(".deur__codes code").all_inner_texts()
    assert len(codes) == 10
    pagina.click("text=Ik heb de codes bewaard")
    pagina.click("text=Mijn aanmelding")
    controleer(pagina)
    pagina.click("text=Nieuwe herstelcodes maken")
    controleer(pagina)
    pagina.go_back()
    pagina.click("text=Een ander apparaat instellen")
    controleer(pagina)

    ander = open_pagina(deur.beheer, breed=breed, color_scheme="dark")
    controleer(ander)
    vul_in(ander, username=naam, password=WACHTWOORD)
    assert ander.locator("h1").inner_text() == "Vul de code in"
    controleer(ander)
    vul_in(ander, code="000000")
    controleer(ander)
    vul_in(ander, code=codes[0])
    assert "U hebt nog 9 herstelcodes." in ander.locator(".messagelist").inner_text()
    controleer(ander)


def test_all_of_it_without_javascript_and_without_a_mouse(open_pagina, deur):
    pagina = open_pagina(deur.beheer, javascript=False)
    # The first field takes the focus by itself; a busy browser is a moment later with that than with the page.
    pagina.wait_for_selector("[name=username]:focus")
    pagina.keyboard.type("zonder")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type(WACHTWOORD)
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".deur__sleutel")
    pagina.wait_for_selector("[name=code]:focus")
    pagina.keyboard.type(Telefoon.van_pagina(sleutel_op(pagina)).code())
    pagina.keyboard.press("Enter")
    pagina.wait_for_selector(".deur__codes")
    pagina.click("text=Ik heb de codes bewaard")
    pagina.wait_for_selector("#user-tools")


@pytest.mark.parametrize("breed", BREEDTEN)
def test_who_guesses_reads_how_long_it_takes(open_pagina, deur, breed):
    for _ in range(5):
        pagina = open_pagina(deur.beheer, breed=breed)
        vul_in(pagina, username=f"raadt{breed}", password="fout")
    assert "Wacht 20 minuten." in pagina.locator("main").inner_text()
    pagina.fouten.clear()  # Chromium notes the status 429
    controleer(pagina)


def naar_de_gemeente(pagina, sub):
    pagina.click("text=Aanmelden met uw account van de gemeente")
    pagina.fill("[name=sub]", sub)
    pagina.click("button:has-text('Authorize')")
    pagina.wait_for_url("**/beheer/**")
    pagina.fouten.clear()  # the page of this provider asks for a style sheet elsewhere, which it does not get


@pytest.mark.parametrize("breed", BREEDTEN)
def test_account_of_the_municipality_in_and_out(open_pagina, deur, breed):
    pagina = open_pagina(f"{deur.beheer}aanmelding/", breed=breed)
    controleer(pagina)
    naar_de_gemeente(pagina, "sub-dirk")
    assert pagina.url == f"{deur.beheer}aanmelding/"
    assert "aangemeld als dirk" in pagina.locator("main").inner_text()
    controleer(pagina)
    pagina.click("#logout-form button")
    pagina.wait_for_url("**/oauth2/end_session**")  # not stopped by our Content-Security-Policy
    pagina.goto(deur.beheer)
    assert "/login/" in pagina.url


@pytest.mark.parametrize("breed", BREEDTEN)
def test_account_without_a_role_reads_what_to_do(open_pagina, deur, breed):
    pagina = open_pagina(deur.beheer, breed=breed)
    naar_de_gemeente(pagina, "sub-erna")
    assert "Uw account heeft geen rol in dit portaal." in pagina.locator("main").inner_text()
    pagina.fouten.clear()  # Chromium notes the status 403
    controleer(pagina)
