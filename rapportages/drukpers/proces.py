"""Starts the press, holds it to its limits, and says in Dutch why there is no file."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from rapportages.drukpers.uitgang import Uitgang


PAKKETTEN = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"
MELDINGEN = {
    Uitgang.GEEN_BIBLIOTHEEK: (
        "Op de server ontbreken programma’s om dit bestand te maken. Vraag de beheerder om deze pakketten te "
        f"installeren: {PAKKETTEN}. Daarna maakt manage.py maak_bestanden het bestand alsnog."
    ),
    Uitgang.TE_GROOT: (
        "Het rapport vroeg bij het maken meer geheugen dan mag. Maak het rapport korter, of vraag de beheerder om "
        "meer geheugen toe te staan (BESTAND_MAX_MB)."
    ),
    Uitgang.MISLUKT: "Het maken van het bestand ging mis. De beheerder vindt de oorzaak in het logboek van de server.",
}
TE_TRAAG = (
    "Het maken van het bestand duurde langer dan {} seconden. Maak het rapport korter, of vraag de beheerder om meer "
    "tijd toe te staan (BESTAND_MAX_SECONDEN)."
)

log = logging.getLogger(__name__)


class Drukfout(Exception):
    """There is no file. Its text is for officers: it names no path and no value."""


def druk(soort: str, opdracht: Mapping[str, Any]) -> bytes:
    """``opdracht`` are the arguments of ``drukpers.pdf.maak`` or ``drukpers.docx.maak``, as JSON can carry them."""
    # The same seed each time: the order of sets ends up in names of fonts, and one version must give one file.
    omgeving = {"PYTHONHASHSEED": "0", "BESTAND_MAX_MB": str(settings.BESTAND_MAX_MB)}
    try:
        uitkomst = subprocess.run(  # noqa: S603 - our own module, and the order goes in by a pipe
            [sys.executable, "-m", "rapportages.drukpers", soort],
            input=json.dumps(opdracht).encode(),
            capture_output=True,
            cwd=settings.BASE_DIR,
            env=_schoon() | omgeving,
            timeout=settings.BESTAND_MAX_SECONDEN,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Drukfout(TE_TRAAG.format(settings.BESTAND_MAX_SECONDEN)) from None
    except OSError:
        log.exception("The press did not start")
        raise Drukfout(MELDINGEN[Uitgang.MISLUKT]) from None
    if gemeld := uitkomst.stderr.decode(errors="replace").strip():
        log.log(logging.ERROR if uitkomst.returncode else logging.INFO, "Press (%s): %s", soort, gemeld[-4000:])
    if uitkomst.returncode or not uitkomst.stdout:
        raise Drukfout(MELDINGEN.get(uitkomst.returncode, MELDINGEN[Uitgang.MISLUKT]))
    return uitkomst.stdout


def _schoon() -> dict[str, str]:
    """The environment without our settings: the press needs no key and no password, so it does not get them."""
    return {naam: os.environ[naam] for naam in ("PATH", "HOME", "LANG", "PYTHONPATH", "TMPDIR") if naam in os.environ}
