"""How large a file may be, how long work may take, and the folders in which files wait: settings with a default."""

import re
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


MB = 1024 * 1024
# Kinds of documents that we can judge by what they hold (convenanten.documenten.keuren).
BEKENDE_SOORTEN = ("pdf", "docx", "odt")


def grenzen(env, *, basis: Path) -> dict[str, object]:
    """The settings by name, from the environment; folders lie under ``basis`` unless it says otherwise."""
    eigen = (_inlezen(env, basis), _documenten(env, basis), _odata(env), _api(env), _insluiten(env))
    return {naam: waarde for deel in eigen for naam, waarde in deel.items()}


def _inlezen(env, basis: Path) -> dict[str, object]:
    """What one file handed in through the admin may be. The command line reads files of any size."""
    return {
        "IMPORT_MAX_BYTES": env.int("IMPORT_MAX_BYTES", default=50 * MB),
        "IMPORT_MAX_REGELS": env.int("IMPORT_MAX_REGELS", default=500_000),
        # What a workbook unpacks to, and any part of it but its sheets.
        "IMPORT_MAX_UITGEPAKT": env.int("IMPORT_MAX_UITGEPAKT", default=500 * MB),
        "IMPORT_MAX_WERKMAPDEEL": env.int("IMPORT_MAX_WERKMAPDEEL", default=10 * MB),
        # The file waits in a folder that the web server and the worker can both reach.
        "INLEZINGEN_MAP": env.path("INLEZINGEN_MAP", default=str(basis / "var/inlezingen")),
        # Seconds without a sign of life, and a worker counts as gone.
        "INLEZEN_STIL": env.float("INLEZEN_STIL", default=20),
        # And a file that nobody agreed to is thrown away.
        "INLEZINGEN_DAGEN": env.int("INLEZINGEN_DAGEN", default=30),
    }


def _documenten(env, basis: Path) -> dict[str, object]:
    """Documents that officers add, and the files that we make of reports."""
    soorten = env.list("DOCUMENT_SOORTEN", default=list(BEKENDE_SOORTEN))
    if not soorten or set(soorten) - set(BEKENDE_SOORTEN):
        raise ImproperlyConfigured(f"DOCUMENT_SOORTEN: kies een of meer van {', '.join(BEKENDE_SOORTEN)}.")
    return {
        "DOCUMENT_SOORTEN": soorten,
        "DOCUMENT_MAX_BYTES": env.int("DOCUMENT_MAX_BYTES", default=20 * MB),
        "DOCUMENTEN_MAP": env("DOCUMENTEN_MAP", default=str(basis / "var/documenten")),
        # What making one PDF or Word file of a report may take; it happens in a process of its own.
        "BESTAND_MAX_SECONDEN": env.int("BESTAND_MAX_SECONDEN", default=300),
        "BESTAND_MAX_MB": env.int("BESTAND_MAX_MB", default=2048),
    }


def _odata(env) -> dict[str, object]:
    """The open data of police and CBS (manage.py haal_op), in seconds; and where a table ends, whatever they say."""
    return {
        "ODATA_ADRESSEN": env.list("ODATA_ADRESSEN", default=["https://dataderden.cbs.nl", "https://opendata.cbs.nl"]),
        "ODATA_TIMEOUT": env.float("ODATA_TIMEOUT", default=30),  # without a byte
        "ODATA_DEADLINE": env.float("ODATA_DEADLINE", default=300),  # for one page of a table
        "ODATA_WACHT": env.float("ODATA_WACHT", default=1),  # before the second try; twice as long before each next
        # Pages of 10,000 rows, and bytes as they are once unpacked.
        "ODATA_MAX_PAGINAS": env.int("ODATA_MAX_PAGINAS", default=1_000),
        "ODATA_MAX_REGELS": env.int("ODATA_MAX_REGELS", default=10_000_000),
        "ODATA_MAX_BYTES": env.int("ODATA_MAX_BYTES", default=2 * 1024 * MB),
    }


def _api(env) -> dict[str, object]:
    """The open API: how much one answer holds, unasked and at most; how often one may ask."""
    meest = _heel(env, "API_PER_PAGINA_MAX", gewoon=500, minst=1)
    return {
        "API_PER_PAGINA_MAX": meest,
        "API_PER_PAGINA": min(_heel(env, "API_PER_PAGINA", gewoon=100, minst=1), meest),
        # Of one address, in one process; 0 asks nothing of anybody.
        "API_PER_MINUUT": _heel(env, "API_PER_MINUUT", gewoon=300, minst=0),
    }


def _heel(env, naam: str, *, gewoon: int, minst: int) -> int:
    waarde = env(naam, default="").strip()
    if waarde and not (waarde.isascii() and waarde.isdecimal() and len(waarde) < 7 and int(waarde) >= minst):
        raise ImproperlyConfigured(f"{naam} is een heel getal van {minst} tot en met 999999.")
    return int(waarde) if waarde else gewoon


def _insluiten(env) -> dict[str, object]:
    """On whose pages a figure may stand: everybody's, nobody's, or those at these addresses."""
    door = env.list("INSLUITEN_DOOR", default=["*"])
    if door not in (["*"], ["nee"]) and not all(_is_adres(adres) for adres in door):
        raise ImproperlyConfigured(
            "INSLUITEN_DOOR is *, nee, of adressen met een komma ertussen, zoals https://www.voorbeeld.nl."
        )
    return {"INSLUITEN_DOOR": [] if door == ["nee"] else door}


def _is_adres(adres: str) -> bool:
    """One that may stand in a Content-Security-Policy: no sign that would end it there and open the rest."""
    return bool(re.fullmatch(r"https://(\*\.)?[a-z0-9.-]+(:\d+)?", adres))
