"""Between the password and the code: who is at the door, kept in the session while nobody is signed in yet.

Signing in only after the code means that no page, also none outside the admin, ever meets half an officer.
"""

import time
from dataclasses import dataclass

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import BACKEND_SESSION_KEY, get_user_model, login, logout
from django.utils.crypto import constant_time_compare

from veiligheid.aanmelden.instellingen import GEMEENTE


SLEUTEL = "aanmelden"
ELDERS = "tweede_factor_elders"  # in the session: the municipality's provider saw to the second factor
VERLOOPT = "oidc_id_token_expiration"  # as mozilla-django-oidc calls it
GELDIG = 10 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Halverwege:
    gebruiker: object
    backend: str
    naar: str


def begin(request, *, gebruiker, backend: str, naar: str) -> None:
    """Remember who gave the right password. ``naar`` must have been checked: it is followed afterwards."""
    if request.user.is_authenticated:
        logout(request)
    else:
        request.session.cycle_key()  # a session that somebody else put here is worth nothing now
    request.session[SLEUTEL] = {
        "gebruiker": gebruiker.pk,
        "backend": backend,
        "naar": naar,
        "tot": time.time() + GELDIG,
        "controle": gebruiker.get_session_auth_hash(),
    }


def lees(request) -> Halverwege | None:
    """Who is at the door; nobody when it took too long, or when the account or its password changed."""
    bewaard = request.session.get(SLEUTEL)
    if not bewaard:
        return None
    gebruiker = get_user_model().objects.filter(pk=bewaard["gebruiker"], is_active=True, is_staff=True).first()
    zelfde = gebruiker and constant_time_compare(bewaard["controle"], gebruiker.get_session_auth_hash())
    if not zelfde or time.time() > bewaard["tot"] or bewaard["backend"] not in settings.AUTHENTICATION_BACKENDS:
        vergeet(request)
        return None
    return Halverwege(gebruiker, bewaard["backend"], bewaard["naar"])


def vergeet(request) -> None:
    if SLEUTEL in request.session:
        del request.session[SLEUTEL]


def rond_af(request, halverwege: Halverwege, apparaat) -> None:
    """Sign in, verified by this device, in a session with a new key."""
    vergeet(request)
    halverwege.gebruiker.otp_device = apparaat  # django-otp puts it in the session
    login(request, halverwege.gebruiker, backend=halverwege.backend)
    if halverwege.backend == GEMEENTE:
        request.session[VERLOOPT] = time.time() + settings.OIDC["vernieuwen"]


def is_geverifieerd(request) -> bool:
    """Whether this session may enter the admin: a code of a device that still exists, or the provider's word."""
    if not settings.TWEEDE_FACTOR:
        return True
    if getattr(request.user, "otp_device", None) is not None:
        return True
    return request.session.get(BACKEND_SESSION_KEY) == GEMEENTE and request.session.get(ELDERS) is True


def pagina(request, titel: str) -> dict:
    """What the templates of the admin expect on a page of ours."""
    return {**admin.site.each_context(request), "title": titel, "subtitle": None}
