"""The settings behind the statements of the municipality, security.txt and error reports.

What the municipality did not fill in is said to be missing on the page itself; nothing here invents a promise.
docs/beheer/vertrouwen.md explains each of them.
"""

import datetime
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


STATUSSEN = ("A", "B", "C", "D", "E")
ONDERZOCHT = ("A", "B")  # only with a research report of at most three years old


def vertrouwen(env, *, contact: str) -> dict[str, Any]:
    """Every setting by its name; raises ImproperlyConfigured with the setting to mend."""
    return {**_toegankelijkheid(env), **_privacy(env), **_security_txt(env), **_meldingen(env, contact)}


def _toegankelijkheid(env) -> dict[str, Any]:
    """The status by the national scheme. E means that there is no statement in the register: so until it is said."""
    waarden = {
        "TOEGANKELIJKHEID_STATUS": env("TOEGANKELIJKHEID_STATUS", default="E"),
        "TOEGANKELIJKHEID_REGISTER": _adres(env, "TOEGANKELIJKHEID_REGISTER"),
        "TOEGANKELIJKHEID_BIJGEWERKT": _datum(env, "TOEGANKELIJKHEID_BIJGEWERKT"),
        "TOEGANKELIJKHEID_ONDERZOEK_DOOR": env("TOEGANKELIJKHEID_ONDERZOEK_DOOR", default=""),
        "TOEGANKELIJKHEID_ONDERZOEK_OP": _datum(env, "TOEGANKELIJKHEID_ONDERZOEK_OP"),
        "TOEGANKELIJKHEID_RAPPORT": _adres(env, "TOEGANKELIJKHEID_RAPPORT"),
        "TOEGANKELIJKHEID_GEBREKEN": _regels(env, "TOEGANKELIJKHEID_GEBREKEN"),
        "TOEGANKELIJKHEID_ANTWOORD_DAGEN": _dagen(env, "TOEGANKELIJKHEID_ANTWOORD_DAGEN", None),
    }
    status = waarden["TOEGANKELIJKHEID_STATUS"]
    if status not in STATUSSEN:
        raise ImproperlyConfigured("TOEGANKELIJKHEID_STATUS is A, B, C, D of E.")
    nodig = [] if status == "E" else ["TOEGANKELIJKHEID_REGISTER", "TOEGANKELIJKHEID_BIJGEWERKT"]
    if status in ONDERZOCHT:
        nodig += ["TOEGANKELIJKHEID_ONDERZOEK_DOOR", "TOEGANKELIJKHEID_ONDERZOEK_OP", "TOEGANKELIJKHEID_RAPPORT"]
    if leeg := [naam for naam in nodig if not waarden[naam]]:
        raise ImproperlyConfigured(f"Bij status {status} hoort ook {', '.join(leeg)}. Of zeg status E.")
    return waarden


def _privacy(env) -> dict[str, Any]:
    return {
        "FG_EMAIL": _mailadres(env, "FG_EMAIL"),
        "SERVERLOG_DAGEN": _dagen(env, "SERVERLOG_DAGEN", None),
    }


def _security_txt(env) -> dict[str, Any]:
    contacten = env.list("SECURITY_CONTACT", default=[])
    if any(urlsplit(adres).scheme not in ("mailto", "https", "tel") or not _is_een_woord(adres) for adres in contacten):
        raise ImproperlyConfigured("SECURITY_CONTACT: elk adres begint met mailto:, https:// of tel:.")
    return {
        "SECURITY_CONTACT": contacten,
        "SECURITY_TXT_VERLOOPT": _datum(env, "SECURITY_TXT_VERLOOPT"),
        "SECURITY_BELEID": _adres(env, "SECURITY_BELEID"),
    }


def _meldingen(env, contact: str) -> dict[str, Any]:
    """Error reports of readers: who is told, how many may come, and how long an address stays."""
    naar = env.list("MELDINGEN_NAAR", default=[contact] if contact else [])
    if any("@" not in adres or not _is_een_woord(adres) for adres in naar):
        raise ImproperlyConfigured("MELDINGEN_NAAR: mailadressen met een komma ertussen.")
    return {
        "MELDINGEN_NAAR": naar,
        "MELDING_ANTWOORD_DAGEN": _dagen(env, "MELDING_ANTWOORD_DAGEN", None),
        "MELDING_ADRES_DAGEN": _dagen(env, "MELDING_ADRES_DAGEN", 90),
        "MELDING_ADRES_DAGEN_NA_AFHANDELEN": _dagen(env, "MELDING_ADRES_DAGEN_NA_AFHANDELEN", 14),
        "MELDINGEN_PER_HERKOMST": _dagen(env, "MELDINGEN_PER_HERKOMST", 10),
        "MELDINGEN_PER_DAG": _dagen(env, "MELDINGEN_PER_DAG", 200),
    }


def _datum(env, naam: str) -> datetime.date | None:
    waarde = env(naam, default="").strip()
    try:
        return datetime.date.fromisoformat(waarde) if waarde else None
    except ValueError:
        raise ImproperlyConfigured(f"{naam}: schrijf de dag als 2027-06-30.") from None


def _dagen(env, naam: str, gewoon: int | None) -> int | None:
    """A whole number from 1; of days, or of reports a day."""
    waarde = env(naam, default="").strip()
    if not waarde:
        return gewoon
    if not (waarde.isascii() and waarde.isdecimal() and 1 <= int(waarde) <= 10_000):
        raise ImproperlyConfigured(f"{naam} is een heel getal van 1 tot en met 10000.")
    return int(waarde)


def _adres(env, naam: str) -> str:
    waarde = env(naam, default="").strip()
    if waarde and (not waarde.startswith("https://") or not _is_een_woord(waarde)):
        raise ImproperlyConfigured(f"{naam}: het adres begint met https://.")
    return waarde


def _mailadres(env, naam: str) -> str:
    waarde = env(naam, default="").strip()
    if waarde and ("@" not in waarde or not _is_een_woord(waarde)):
        raise ImproperlyConfigured(f"{naam} is een mailadres.")
    return waarde


def _regels(env, naam: str) -> list[str]:
    """``Zin een.;Zin twee.``"""
    return [regel.strip() for regel in env(naam, default="").split(";") if regel.strip()]


def _is_een_woord(tekst: str) -> bool:
    return tekst.split() == [tekst]
