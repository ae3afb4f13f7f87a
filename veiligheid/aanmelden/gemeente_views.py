"""To the provider of the municipality and back."""

import time
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, login, logout
from django.core.exceptions import MiddlewareNotUsed
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from mozilla_django_oidc.middleware import SessionRefresh
from mozilla_django_oidc.views import OIDCAuthenticationRequestView

from themas.auditspoor import leg_vast
from veiligheid.aanmelden import gemeente, halverwege
from veiligheid.aanmelden.instellingen import GEMEENTE


STATUS = {"onbereikbaar": 503}  # all others 403
# Seconds that a session goes on without renewing, for who only saves a form, or has reasons not to renew.
UITLOOP = 2 * 60 * 60


@require_safe
@never_cache
def heen(request):
    """To the provider, with a state, nonce and PKCE verifier that stay in this session."""
    if settings.OIDC is None:
        raise Http404
    return OIDCAuthenticationRequestView.as_view()(request)


@require_safe
@never_cache
def terug(request):
    """Back with a code, once for each state. Django's own ``authenticate`` stays out: its lock counts by account."""
    if settings.OIDC is None:
        raise Http404
    bewaard = request.session.get("oidc_states", {}).pop(request.GET.get("state", ""), None)
    if bewaard is None:  # not begun in this session; whoever sent it here signs nobody in, nor out
        return _mislukt(request, gemeente.Geweigerd("verlopen"))
    request.session.modified = True
    try:
        if request.GET.get("error") or not request.GET.get("code"):
            raise gemeente.Geweigerd("afgebroken")
        claims = gemeente.GemeenteBackend().haal_claims(
            request, code=request.GET["code"], nonce=bewaard["nonce"], code_verifier=bewaard["code_verifier"]
        )
        gebruiker = gemeente.account_van(claims)
    except gemeente.Geweigerd as geweigerd:
        if request.user.is_authenticated:
            logout(request)  # the provider no longer vouches for this session
        return _mislukt(request, geweigerd)
    return _binnen(request, gebruiker, gemeente.toont_tweede_factor(claims))


def _binnen(request, gebruiker, elders: bool):
    naar = request.session.pop("oidc_login_next", None) or resolve_url(settings.LOGIN_REDIRECT_URL)
    zelfde = request.user.is_authenticated and request.user == gebruiker
    if settings.TWEEDE_FACTOR and not elders and not (zelfde and request.user.is_verified()):
        halverwege.begin(request, gebruiker=gebruiker, backend=GEMEENTE, naar=naar)
        return redirect("admin:code")
    if not zelfde and request.user.is_authenticated:
        logout(request)
    request.session[halverwege.ELDERS] = elders
    if not zelfde:  # else the session was only renewed, and forms that are open must stay valid
        login(request, gebruiker, backend=GEMEENTE)
    request.session[halverwege.VERLOOPT] = time.time() + settings.OIDC["vernieuwen"]
    return HttpResponseRedirect(naar)


def _mislukt(request, geweigerd):
    details = {"kenmerk": geweigerd.kenmerk} if geweigerd.kenmerk else {}
    leg_vast(
        actie="aanmelden",
        object="account van de gemeente",
        resultaat="mislukt",
        stap="gemeente",
        reden=geweigerd.reden,
        **details,
    )
    context = halverwege.pagina(request, "Aanmelden is niet gelukt") | {
        "reden": geweigerd.reden,
        "zin": gemeente.REDENEN[geweigerd.reden],
    }
    status = STATUS.get(geweigerd.reden, 403)
    return render(request, "admin/aanmelden/gemeente_mislukt.html", context, status=status)


def afmeldadres(request) -> str:
    """Where to end the session at the provider too; empty for who did not come from there."""
    einde = settings.OIDC and settings.OIDC["OIDC_END_SESSION_ENDPOINT"]
    if not einde or request.session.get(BACKEND_SESSION_KEY) != GEMEENTE:
        return ""
    terug_naar = request.build_absolute_uri(reverse("admin:login"))
    vraag = urlencode({"client_id": settings.OIDC["OIDC_CLIENT_ID"], "post_logout_redirect_uri": terug_naar})
    return f"{einde}{'&' if '?' in einde else '?'}{vraag}"


class Vernieuwen(SessionRefresh):
    """Asks the provider now and then, without a screen, whether somebody still works here and in which groups."""

    exempt_urls = frozenset()

    def __init__(self, get_response):
        if settings.OIDC is None:
            raise MiddlewareNotUsed
        super().__init__(get_response)

    def process_request(self, request):
        if antwoord := super().process_request(request):
            return antwoord
        van_gemeente = self._in_beheer(request) and request.session.get(BACKEND_SESSION_KEY) == GEMEENTE
        if van_gemeente and time.time() > request.session.get(halverwege.VERLOOPT, 0) + UITLOOP:
            logout(request)
        return None

    def _in_beheer(self, request) -> bool:
        """Public pages must not touch the session, which would cost their readers a cookie and a cache."""
        deur = (reverse("oidc_authentication_init"), reverse("admin:login"), reverse("admin:logout"))
        return request.path.startswith(reverse("admin:index")) and not request.path.startswith(deur)

    def is_refreshable_url(self, request):
        """Pages of the admin that one opens, and only of who came from the provider."""
        if not self._in_beheer(request):
            return False
        # A script cannot follow to another site; the next page that is opened renews.
        return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate" and super().is_refreshable_url(request)


def context(request) -> dict:
    """What the page for signing in shows of it."""
    return {
        "gemeente_aan": settings.OIDC is not None,
        "wachtwoord_aan": not (settings.OIDC and settings.OIDC["alleen"]),
    }
