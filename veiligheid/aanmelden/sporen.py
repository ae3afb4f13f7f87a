"""Audit lines for signing in and out.

Django and django-axes tell of these only by signals. Our own code sends and hears none (docs/besluiten/0015).
"""

from axes.signals import user_locked_out
from django.contrib.auth import BACKEND_SESSION_KEY, get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from themas.auditspoor import leg_vast
from veiligheid.aanmelden.halverwege import ELDERS
from veiligheid.aanmelden.instellingen import GEMEENTE


@receiver(user_logged_in)
def aangemeld(sender, request, user, **kwargs):
    apparaat = getattr(user, "otp_device", None)
    wijze = "gemeente" if request.session.get(BACKEND_SESSION_KEY) == GEMEENTE else "wachtwoord"
    elders = wijze == "gemeente" and request.session.get(ELDERS)
    tweede = apparaat.name if apparaat else "gemeente" if elders else "geen"
    leg_vast(actie="aanmelden", object=_account(user.get_username()), door=user, wijze=wijze, tweede_factor=tweede)


@receiver(user_login_failed)
def niet_aangemeld(sender, credentials, request=None, stap="wachtwoord", **kwargs):
    if not getattr(request, "axes_locked_out", False):  # the lock writes a line of its own
        leg_vast(actie="aanmelden", object=_bekend(credentials.get("username")), resultaat="mislukt", stap=stap)


@receiver(user_locked_out)
def buitengesloten(sender, username=None, **kwargs):
    leg_vast(actie="aanmelden", object=_bekend(username), resultaat="geblokkeerd")


@receiver(user_logged_out)
def afgemeld(sender, user=None, **kwargs):
    if user is not None:
        leg_vast(actie="afmelden", object=_account(user.get_username()), door=user)


def _bekend(naam: str | None) -> str:
    """Only a name that exists; what else was typed may well be a password in the wrong field."""
    bestaat = get_user_model().objects.filter(username=naam or "").exists()
    return _account(naam) if bestaat else "onbekend account"


def _account(naam: str) -> str:
    return f"account {naam}"
