"""A browser that goes from the portal to the provider and back, and the settings that join the two."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import requests
from django.test import Client
from django.urls import reverse
from environ import Env

from veiligheid.aanmelden.instellingen import aanmeldinstellingen


HEEN = reverse("oidc_authentication_init")
TERUG = reverse("oidc_authentication_callback")
GROEPEN = "veilig-invoer=Invoerder;CN=Vast,OU=Veiligheid,DC=stad=Vaststeller;veilig-beheer=Beheerder"


@dataclass(frozen=True, slots=True)
class Aanbieder:
    adres: str

    def zet_persoon(self, sub: str, **claims):
        requests.put(f"{self.adres}/users/{sub}", json=claims, timeout=5).raise_for_status()

    def zet_proef(self, **proef):
        requests.put(f"{self.adres}/proef", json=proef, timeout=5).raise_for_status()

    def omgeving(self, **anders) -> dict[str, str]:
        """The settings of the portal for this provider, as an administrator writes them."""
        return {
            "OIDC_ISSUER": self.adres,
            "OIDC_CLIENT_ID": "portaal",
            "OIDC_CLIENT_SECRET": "geheim",
            "OIDC_AUTHORIZATION_ENDPOINT": f"{self.adres}/oauth2/authorize",
            "OIDC_TOKEN_ENDPOINT": f"{self.adres}/oauth2/token",
            "OIDC_JWKS_ENDPOINT": f"{self.adres}/jwks",
            "OIDC_USERINFO_ENDPOINT": f"{self.adres}/userinfo",
            "OIDC_END_SESSION_ENDPOINT": f"{self.adres}/oauth2/end_session",
            "OIDC_GROEPEN": GROEPEN,
        } | anders


def instellingen(omgeving: dict[str, str], *, is_demo=True) -> dict:
    env = Env()
    env.ENVIRON = omgeving
    return aanmeldinstellingen(env, is_demo=is_demo)


def pas_toe(settings, omgeving):
    for naam, waarde in instellingen(omgeving).items():
        setattr(settings, naam, waarde)


def naar_aanbieder(client: Client, naar: str = "") -> str:
    """Press the button; the address at the provider."""
    antwoord = client.get(HEEN, {"next": naar} if naar else {})
    assert antwoord.status_code == 302
    return antwoord.url


def log_in_bij_aanbieder(adres: str, sub: str) -> str:
    """Say who one is; the address to which the provider sends the browser back."""
    antwoord = requests.post(adres, data={"sub": sub}, allow_redirects=False, timeout=5)
    assert antwoord.status_code == 302, antwoord.text
    return antwoord.headers["Location"]


def meld_aan(client: Client, sub: str, naar: str = ""):
    """All of it; the answer of the portal in the end."""
    return kom_terug(client, log_in_bij_aanbieder(naar_aanbieder(client, naar), sub))


def kom_terug(client: Client, adres: str):
    assert urlsplit(adres).path == TERUG
    return client.get(TERUG, urlsplit(adres).query and {k: v[0] for k, v in parse_qs(urlsplit(adres).query).items()})
