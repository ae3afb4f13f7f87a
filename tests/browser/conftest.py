"""One Chromium and one server for all tests in a browser.

The server is a process of its own with a database of its own, as `make demo` runs it, holding the real figures.
So nothing that another test does to the test database reaches it. Tests read from it and write nothing to it.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright


HUIS = Path(__file__).resolve().parents[2]
OPSTARTTIJD = 60  # seconds; 3 is usual, a machine that is busy takes longer
VUL = """
import sys
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from veiligheid.demo import zet_demo_op
call_command("migrate", verbosity=0)
zet_demo_op(Path(sys.argv[1]))
"""
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page that asks for something elsewhere must not get it, also where the machine has a network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
# Counted in the page, because the policy lets a page say nothing to anybody else.
TEL_SCHENDINGEN = """
window.schendingen = [];
document.addEventListener('securitypolicyviolation', (e) => window.schendingen.push(
  `${e.effectiveDirective}: ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
"""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the server listens, without a slash at the end, and the passwords by account."""

    adres: str
    wachtwoorden: dict[str, str]


@pytest.fixture(autouse=True, scope="session")
def _orm_naast_playwright():
    """Playwright keeps an event loop in this thread, beside which Django would refuse the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture(scope="session")
def browser():
    programma = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=programma, args=VLAGGEN)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site of the first municipality with its real figures."""
    with draaiende_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@contextmanager
def draaiende_site(plek):
    """A server with a database of its own in this folder; for tests that write, so that others need not see it."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    omgeving = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "OMGEVING": "demo",
        "DEBUG": "0",
        "GEMEENTE_BESTAND": "gemeenten/almere.env",
        "DATABASE_URL": f"sqlite:///{plek / 'site.sqlite3'}",
        "INLEZINGEN_MAP": str(plek / "inlezingen"),
        "DOCUMENTEN_MAP": str(plek / "documenten"),
        "LOGNIVEAU": "ERROR",
        "PORT": str(poort),
        "PYTHONPATH": str(HUIS),
    }
    subprocess.run([sys.executable, "-c", VUL, plek / "wachtwoorden.json"], cwd=HUIS, env=omgeving, check=True)
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "veiligheid.wsgi", "--config", "tools/demo_server.py"],
        cwd=HUIS,
        env=omgeving,
        stdout=subprocess.DEVNULL,
    )
    try:
        adres = f"http://127.0.0.1:{poort}"
        _wacht_op(adres, server)
        yield Site(adres, json.loads((plek / "wachtwoorden.json").read_text()))
    finally:
        server.terminate()
        server.wait()


def _wacht_op(adres, server):
    einde = time.monotonic() + OPSTARTTIJD
    while time.monotonic() < einde and server.poll() is None:
        try:
            urllib.request.urlopen(f"{adres}/over/", timeout=10).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("De site start niet.")


@pytest.fixture
def open_pagina(browser):
    """``open_pagina(adres, breed=360)``: the page; ``gevraagd`` holds the hosts that it asked, ``fouten`` its errors.

    ``window.schendingen`` in the page lists what the Content-Security-Policy stopped.
    """
    contexten = []

    def open_(adres, *, breed=1280, hoog=800, javascript=True, **opties):
        context = browser.new_context(
            viewport={"width": breed, "height": hoog}, java_script_enabled=javascript, locale="nl-NL", **opties
        )
        contexten.append(context)
        if javascript:
            context.add_init_script(TEL_SCHENDINGEN)
        pagina = context.new_page()
        pagina.gevraagd, pagina.fouten = set(), []
        pagina.on("request", lambda verzoek: pagina.gevraagd.add(_herkomst(verzoek.url)))
        pagina.on("console", lambda bericht: bericht.type == "error" and pagina.fouten.append(bericht.text))
        pagina.on("pageerror", lambda fout: pagina.fouten.append(str(fout)))
        pagina.goto(adres)
        return pagina

    yield open_
    for context in contexten:
        context.close()


def _herkomst(url):
    delen = urlsplit(url)
    return delen.scheme if delen.scheme in ("data", "blob") else f"{delen.scheme}://{delen.netloc}"
