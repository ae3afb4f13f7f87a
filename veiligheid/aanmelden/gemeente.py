"""Signing in with an account of the municipality: what the provider says, checked, and the account that it gives.

Who somebody is goes by issuer and ``sub``. Names and addresses can be changed or reused, so they never find an
account; what somebody may do follows the groups in the claim, at each sign-in anew.
"""

import jwt
import requests
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from themas.auditspoor import leg_vast
from veiligheid.models import Koppeling


SPELING = 30  # seconds that the clock of the provider may differ from ours
# Ways of signing in that are two factors by themselves (RFC 8176).
TWEE_FACTOREN = {"mfa"}


class Geweigerd(Exception):
    """Nobody is signed in. ``reden`` is a key of REDENEN; ``kenmerk`` is what a Beheerder needs to link an account."""

    def __init__(self, reden: str, kenmerk: str = ""):
        self.reden, self.kenmerk = reden, kenmerk


REDENEN = {
    "afgebroken": "U hebt het aanmelden afgebroken, of de gemeente liet u niet toe.",
    "verlopen": "Het aanmelden duurde te lang, of u begon in een ander venster.",
    "ongeldig": "Het antwoord van de aanmelddienst van de gemeente klopt niet. Wij kunnen niet nagaan wie u bent.",
    "onbereikbaar": "De aanmelddienst van de gemeente werkt nu niet.",
    "geen_groep": "Uw account heeft geen rol in dit portaal.",
    "naam_bezet": "In dit portaal is al een ander account met uw naam of e-mailadres.",
    "gesloten": "Uw account in dit portaal mag zich niet zo aanmelden.",
}


class GemeenteBackend(OIDCAuthenticationBackend):
    """Checks what the provider sends. Not for ``authenticate()``: a password form must never end up here."""

    def authenticate(self, request, **kwargs):
        return None

    def get_user(self, user_id):
        """As Django's own: a session of an account that was closed is over."""
        gebruiker = super().get_user(user_id)
        return gebruiker if self.user_can_authenticate(gebruiker) else None

    def haal_claims(self, request, *, code: str, nonce: str, code_verifier: str) -> dict:
        """What the provider says about the person who sent this code. Raises ``Geweigerd``."""
        self.request = request
        try:
            tokens = self.get_token(
                {
                    "client_id": self.OIDC_RP_CLIENT_ID,
                    "client_secret": self.OIDC_RP_CLIENT_SECRET,
                    "grant_type": "authorization_code",
                    "code": code,
                    "redirect_uri": request.build_absolute_uri(reverse("oidc_authentication_callback")),
                    "code_verifier": code_verifier,
                }
            )
            claims = self.verify_token(tokens["id_token"], nonce=nonce)
            if self.OIDC_OP_USER_ENDPOINT:
                meer = self.get_userinfo(tokens["access_token"], tokens["id_token"], claims)
                if meer["sub"] != claims["sub"]:
                    raise Geweigerd("ongeldig")
                claims = meer | claims  # what is signed wins
        except requests.HTTPError as fout:
            zelf = fout.response is not None and fout.response.status_code < 500
            raise Geweigerd("ongeldig" if zelf else "onbereikbaar") from fout
        except (requests.ConnectionError, requests.Timeout) as fout:
            raise Geweigerd("onbereikbaar") from fout
        except (requests.RequestException, jwt.PyJWTError, SuspiciousOperation, LookupError, ValueError) as fout:
            raise Geweigerd("ongeldig") from fout
        except (TypeError, AttributeError) as fout:  # JSON of another shape than it should have
            raise Geweigerd("ongeldig") from fout
        return claims

    def retrieve_matching_jwk(self, token):
        """The key that the token names; a token may leave that out where there is but one (OpenID Connect 10.1)."""
        antwoord = requests.get(self.OIDC_OP_JWKS_ENDPOINT, timeout=self.get_settings("OIDC_TIMEOUT"))
        antwoord.raise_for_status()
        kid, soort = jwt.get_unverified_header(token).get("kid"), self.OIDC_RP_SIGN_ALGO
        sleutels = [
            sleutel
            for sleutel in antwoord.json()["keys"]
            if sleutel.get("kty") == "RSA"
            and sleutel.get("use", "sig") == "sig"
            and sleutel.get("alg", soort) == soort
            and kid in (None, sleutel.get("kid"))
        ]
        if len(sleutels) != 1:
            raise SuspiciousOperation("No key, or several, for this token.")
        return jwt.PyJWK(sleutels[0], algorithm=soort)

    def _verify_jws(self, payload, key):
        """Signature, and what the library leaves out: for us, by this issuer, and not too old."""
        claims = jwt.decode(
            payload,
            key,
            algorithms=[self.OIDC_RP_SIGN_ALGO],
            audience=self.OIDC_RP_CLIENT_ID,
            issuer=settings.OIDC["OIDC_ISSUER"],
            leeway=SPELING,
            options={"require": ["exp", "iat", "iss", "aud", "sub", "nonce"]},
        )
        if claims.get("azp", self.OIDC_RP_CLIENT_ID) != self.OIDC_RP_CLIENT_ID:
            raise SuspiciousOperation("Given to another client.")
        return claims


def toont_tweede_factor(claims: dict) -> bool:
    """Whether the provider saw to a second factor: by its word in this token, or because a setting says always."""
    methoden = claims.get("amr")
    meer = isinstance(methoden, list) and not TWEE_FACTOREN.isdisjoint(m for m in methoden if isinstance(m, str))
    return settings.OIDC["vertrouwd"] or meer or claims.get("acr") in settings.OIDC["acr"]


def groepen_uit(claims: dict) -> set[str]:
    """The names of our groups, and of ours alone, that the claim gives."""
    waarde = claims.get(settings.OIDC["claim"])
    if waarde is None:  # Keycloak puts roles one deeper: realm_access.roles
        waarde = claims
        for stap in settings.OIDC["claim"].split("."):
            waarde = waarde.get(stap) if isinstance(waarde, dict) else None
    waarden = [waarde] if isinstance(waarde, str) else waarde if isinstance(waarde, list) else []
    return {groep for van_hen, groep in settings.OIDC["groepen"] if van_hen in waarden}


def account_van(claims: dict):
    """The account of this person, made at the first sign-in, with exactly the groups that the claim gives now.

    Raises ``Geweigerd``; an account that lost its last group then has lost its rights here too.
    """
    uitgever, sub = settings.OIDC["OIDC_ISSUER"], str(claims["sub"])
    kenmerk = sub[:255]
    koppeling = Koppeling.objects.select_related("gebruiker").filter(uitgever=uitgever, sub=sub).first()
    groepen = list(Group.objects.filter(name__in=groepen_uit(claims)))
    if koppeling and (not koppeling.gebruiker.is_active or koppeling.gebruiker.is_superuser):
        raise Geweigerd("gesloten")
    if not groepen:
        if koppeling:
            _werk_bij(koppeling.gebruiker, claims, [])
        raise Geweigerd("geen_groep", kenmerk)
    if koppeling:
        return _werk_bij(koppeling.gebruiker, claims, groepen)
    return _maak(claims, uitgever, sub, groepen)


def _maak(claims, uitgever, sub, groepen):
    """A first account. Never one with the name or address of another: that may be the same person.

    Somebody with two accounts could approve the own figures, so a Beheerder links them (`manage.py koppel_account`).
    """
    naam = next(filter(_is_naam, (claims.get("preferred_username"), claims.get("email"), sub)), None)
    email = claims.get("email")
    bezet = Q(username__iexact=naam) | Q(username__iexact=email) if _is_email(email) else Q(username__iexact=naam)
    if _is_email(email):
        bezet |= Q(email__iexact=email)
    accounts = get_user_model().objects
    if naam is None or len(sub) > 255:
        raise Geweigerd("ongeldig")
    if accounts.filter(bezet).exists():
        raise Geweigerd("naam_bezet", sub)
    try:
        with transaction.atomic():
            gebruiker = accounts.create_user(naam)  # without a password
            Koppeling.objects.create(gebruiker=gebruiker, uitgever=uitgever, sub=sub)
            leg_vast(actie="account maken", object=f"account {naam}", door=gebruiker)
            return _werk_bij(gebruiker, claims, groepen)
    except IntegrityError:  # twice at the same moment
        raise Geweigerd("verlopen") from None


@transaction.atomic
def _werk_bij(gebruiker, claims, groepen):
    for veld, claim in (("first_name", "given_name"), ("last_name", "family_name")):
        if isinstance(claims.get(claim), str):
            setattr(gebruiker, veld, claims[claim][:150])
    if _is_email(claims.get("email")) and claims.get("email_verified") is not False:
        gebruiker.email = claims["email"]
    gebruiker.is_staff = bool(groepen)
    gebruiker.save(update_fields=["first_name", "last_name", "email", "is_staff"])
    eerder = {groep.name for groep in gebruiker.groups.all()}
    nu = {groep.name for groep in groepen}
    if eerder != nu:
        gebruiker.groups.set(groepen)
        leg_vast(
            actie="groepen volgens de gemeente",
            object=f"account {gebruiker.get_username()}",
            door=gebruiker,
            eerder=sorted(eerder),
            nu=sorted(nu),
        )
    return gebruiker


def _is_naam(naam) -> bool:
    try:
        return isinstance(naam, str) and 0 < len(naam) <= 150 and UnicodeUsernameValidator()(naam) is None
    except ValidationError:
        return False


def _is_email(email) -> bool:
    try:
        return isinstance(email, str) and len(email) <= 254 and validate_email(email) is None
    except ValidationError:
        return False
