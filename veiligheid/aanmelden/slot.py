"""The lock on guessing: after some failures at one account from one address, waiting is all that helps."""

import ipaddress

from axes.backends import AxesStandaloneBackend
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_login_failed
from django.shortcuts import render

from themas.auditspoor import adres_van, leg_vast
from veiligheid.aanmelden import apparaat, halverwege


class Geblokkeerd(Exception):
    """Too many failures; AxesMiddleware answers with ``geblokkeerd``."""


class Slot(AxesStandaloneBackend):
    """First of all backends. Checking a password without a request, as a command may do, needs no lock."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        if request is not None:
            super().authenticate(request, username=username, password=password, **kwargs)


def adres(request) -> str | None:
    """What counts as one address: with IPv6 the network, since one house has as many addresses as it wants."""
    try:
        adres = ipaddress.ip_address(adres_van(request))
    except ValueError:
        return None  # the proxy says something else; the lock then goes by account alone
    if adres.version == 6 and not adres.ipv4_mapped:
        return str(ipaddress.ip_network((int(adres), 64), strict=False).network_address)
    return str(adres.ipv4_mapped or adres) if adres.version == 6 else str(adres)


def controleer_code(request, *, gebruiker, code: str):
    """The device that accepted the code. A wrong one counts as a failure of signing in, as a wrong password does.

    Raises ``Geblokkeerd``, ``apparaat.Wacht`` or ``apparaat.CodeKloptNiet``.
    """
    wie = {"username": gebruiker.get_username()}
    if not AxesProxyHandler.is_allowed(request, wie):
        request.axes_locked_out = True
        _meld_mislukt(request, wie)
        raise Geblokkeerd
    try:
        return apparaat.controleer_code(gebruiker=gebruiker, code=code)
    except apparaat.CodeKloptNiet:
        _meld_mislukt(request, wie)
        raise
    except apparaat.Wacht:  # the code was not looked at, so it counts for nothing
        leg_vast(actie="aanmelden", object=f"account {wie['username']}", resultaat="mislukt", stap="wachten")
        raise


def _meld_mislukt(request, wie):
    user_login_failed.send(sender=__name__, credentials=wie, request=request, stap="code")


def geblokkeerd(request, antwoord, credentials):
    """The page for who has to wait. Same words for a name that exists and one that does not."""
    halverwege.vergeet(request)
    if request.user.is_authenticated:
        logout(request)  # somebody guesses from within a session that may not be theirs
    minuten = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = halverwege.pagina(request, "Even geen toegang") | {"minuten": minuten}
    return render(request, "admin/aanmelden/geblokkeerd.html", context, status=429)
