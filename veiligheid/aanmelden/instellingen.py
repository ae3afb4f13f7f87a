"""The settings for signing in, read from the environment; docs/beheer/aanmelden.md explains each of them.

Apart from settings.py because OpenID Connect takes many, and because they must fit each other: what is set by half
refuses to start, and says which setting.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


ROLLEN = ("Invoerder", "Vaststeller", "Redacteur", "Publiceerder", "Beheerder")
WACHTWOORDEN = "django.contrib.auth.backends.ModelBackend"
GEMEENTE = "veiligheid.aanmelden.gemeente.GemeenteBackend"
OIDC_ADRESSEN = ("OIDC_ISSUER", "OIDC_AUTHORIZATION_ENDPOINT", "OIDC_TOKEN_ENDPOINT", "OIDC_JWKS_ENDPOINT")
OIDC_VERPLICHT = (*OIDC_ADRESSEN, "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_GROEPEN")
OIDC_ADRESSEN_MAG = ("OIDC_USERINFO_ENDPOINT", "OIDC_END_SESSION_ENDPOINT")
OIDC_MAG = (
    *OIDC_ADRESSEN_MAG,
    "OIDC_CLAIM_GROEPEN",
    "OIDC_ALLEEN",
    "OIDC_TWEEDE_FACTOR",
    "OIDC_ACR",
    "OIDC_VERNIEUWEN_MINUTEN",
)


def aanmeldinstellingen(env, *, is_demo: bool) -> dict:
    """Every setting for signing in by its name; raises ImproperlyConfigured with the setting to mend."""
    oidc = _oidc(env, is_demo)
    return {
        "TWEEDE_FACTOR": _tweede_factor(env, is_demo, oidc),
        "OIDC": oidc,
        **_slot(env),
        **_bibliotheek(oidc),
    }


def _slot(env) -> dict:
    """django-axes: who keeps guessing at one account from one address waits; nobody else does."""
    return {
        "AXES_FAILURE_LIMIT": _getal(env, "AANMELD_POGINGEN", 5, 3, 100),
        "AXES_COOLOFF_TIME": timedelta(minutes=_getal(env, "AANMELD_BLOKKADE_MINUTEN", 15, 1, 24 * 60)),
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,
        "AXES_LOCKOUT_CALLABLE": "veiligheid.aanmelden.slot.geblokkeerd",
        "AXES_CLIENT_IP_CALLABLE": "veiligheid.aanmelden.slot.adres",
        # What was typed may be a password in the wrong field, or a code that still works. None of it is kept.
        "AXES_SENSITIVE_PARAMETERS": ["username", "ip_address", "code", "csrfmiddlewaretoken", "next"],
        "AXES_DISABLE_ACCESS_LOG": True,  # the audit trail says who came in
        "AXES_ENABLE_ADMIN": False,
        "AXES_VERBOSE": False,
    }


def _tweede_factor(env, is_demo: bool, oidc: dict | None) -> bool:
    gevraagd = _ja_nee(env, "TWEEDE_FACTOR", "nee" if is_demo else "ja")
    elders = oidc is not None and oidc["alleen"] and oidc["vertrouwd"]
    if not (gevraagd or is_demo or elders):
        raise ImproperlyConfigured(
            "TWEEDE_FACTOR=nee mag alleen met OMGEVING=demo, of als OIDC_ALLEEN=ja en OIDC_TWEEDE_FACTOR=ja."
        )
    return gevraagd


def _oidc(env, is_demo: bool) -> dict | None:
    """What we need to know ourselves about the provider; None when nothing is set."""
    gezet = {naam.removesuffix("_FILE") for naam in env.ENVIRON if naam.startswith("OIDC_")}
    if not gezet:
        return None
    if onbekend := sorted(gezet - {*OIDC_VERPLICHT, *OIDC_MAG}):
        raise ImproperlyConfigured(f"{', '.join(onbekend)}: die instelling is er niet. Kijk hoe u de naam schrijft.")
    waarden = {naam: env(naam, default="").strip() for naam in (*OIDC_VERPLICHT, *OIDC_ADRESSEN_MAG)}
    if leeg := [naam for naam in OIDC_VERPLICHT if not waarden[naam]]:
        raise ImproperlyConfigured(f"Zet ook {', '.join(leeg)} in de omgeving, of haal alle OIDC_-instellingen weg.")
    for naam in (*OIDC_ADRESSEN, *OIDC_ADRESSEN_MAG):
        if waarden[naam] and urlsplit(waarden[naam]).scheme not in (["https", "http"] if is_demo else ["https"]):
            raise ImproperlyConfigured(f"{naam}: het adres begint met https://.")
    return waarden | {
        "groepen": _groepen(waarden["OIDC_GROEPEN"]),
        "claim": env("OIDC_CLAIM_GROEPEN", default="groups"),
        "alleen": _ja_nee(env, "OIDC_ALLEEN", "nee"),
        "vertrouwd": _ja_nee(env, "OIDC_TWEEDE_FACTOR", "nee"),
        "acr": [waarde for waarde in env("OIDC_ACR", default="").split(";") if waarde],
        "vernieuwen": 60 * _getal(env, "OIDC_VERNIEUWEN_MINUTEN", 15, 1, 8 * 60),
    }


def _groepen(tekst: str) -> list[tuple[str, str]]:
    """``waarde=Groep;waarde=Groep`` as pairs; a value may hold = and , as the names in a directory do."""
    paren = [tuple(deel.strip() for deel in regel.rpartition("=")[::2]) for regel in tekst.split(";") if regel.strip()]
    for waarde, groep in paren:
        if not waarde or groep not in ROLLEN:
            raise ImproperlyConfigured(
                f"OIDC_GROEPEN: bij {waarde or groep!r} hoort waarde=groep, met als groep {', '.join(ROLLEN)}."
            )
    return paren


def _bibliotheek(oidc: dict | None) -> dict:
    """What Django and mozilla-django-oidc want to find under their own names."""
    if oidc is None:
        return {"AUTHENTICATION_BACKENDS": ["veiligheid.aanmelden.slot.Slot", WACHTWOORDEN], "OIDC_HERKOMSTEN": []}
    wachtwoorden = [] if oidc["alleen"] else [WACHTWOORDEN]
    adressen = (oidc["OIDC_AUTHORIZATION_ENDPOINT"], oidc["OIDC_END_SESSION_ENDPOINT"])
    return {
        "AUTHENTICATION_BACKENDS": ["veiligheid.aanmelden.slot.Slot", *wachtwoorden, GEMEENTE],
        # Browsers hold form-action against where a form ends up too: signing out, or a search in an old session.
        "OIDC_HERKOMSTEN": sorted({"{0.scheme}://{0.netloc}".format(urlsplit(adres)) for adres in adressen if adres}),
        "OIDC_RP_CLIENT_ID": oidc["OIDC_CLIENT_ID"],
        "OIDC_RP_CLIENT_SECRET": oidc["OIDC_CLIENT_SECRET"],
        "OIDC_RP_SIGN_ALGO": "RS256",
        "OIDC_RP_SCOPES": "openid profile email",
        "OIDC_OP_AUTHORIZATION_ENDPOINT": oidc["OIDC_AUTHORIZATION_ENDPOINT"],
        "OIDC_OP_TOKEN_ENDPOINT": oidc["OIDC_TOKEN_ENDPOINT"],
        "OIDC_OP_JWKS_ENDPOINT": oidc["OIDC_JWKS_ENDPOINT"],
        "OIDC_OP_USER_ENDPOINT": oidc["OIDC_USERINFO_ENDPOINT"],
        "OIDC_USE_PKCE": True,
        "OIDC_TIMEOUT": 10,
        "OIDC_RENEW_ID_TOKEN_EXPIRY_SECONDS": oidc["vernieuwen"],
    }


def _ja_nee(env, naam: str, gewoon: str) -> bool:
    waarde = env(naam, default=gewoon)
    if waarde not in ("ja", "nee"):
        raise ImproperlyConfigured(f"{naam} is ja of nee.")
    return waarde == "ja"


def _getal(env, naam: str, gewoon: int, minst: int, meest: int) -> int:
    waarde = env(naam, default=str(gewoon)).strip()
    if not (waarde.isascii() and waarde.isdecimal() and minst <= int(waarde) <= meest):
        raise ImproperlyConfigured(f"{naam} is een heel getal van {minst} tot en met {meest}.")
    return int(waarde)
