"""/.well-known/security.txt by RFC 9116, and the check that its date does not pass unseen."""

import datetime

from django.conf import settings
from django.core import checks
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe


DAGEN_VOORAF = 30
LANGST = 366  # days ahead; the RFC recommends less than a year
NIET_HIER = "Dit bestand is er niet. De gemeente heeft nog geen adres gegeven om een lek in de beveiliging te melden."


@require_safe
def security_txt(request):
    """404 without a contact or after the date: an expired promise is worse than none, and whoever reads it knows."""
    verloopt = verloopt_op()
    if not settings.SECURITY_CONTACT or verloopt is None or verloopt <= timezone.now():
        raise Http404(NIET_HIER)
    regels = [f"Contact: {adres}" for adres in settings.SECURITY_CONTACT]
    regels.append(f"Expires: {verloopt:%Y-%m-%dT%H:%M:%SZ}")
    regels.append("Preferred-Languages: nl, en")
    regels.append(f"Canonical: {settings.SITE_ADRES}{reverse('security-txt')}")
    if settings.SECURITY_BELEID:
        regels.append(f"Policy: {settings.SECURITY_BELEID}")
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


def verloopt_op() -> datetime.datetime | None:
    """The last second of the day in the settings, as it is here; in UTC."""
    if settings.SECURITY_TXT_VERLOOPT is None:
        return None
    einde = datetime.datetime.combine(settings.SECURITY_TXT_VERLOOPT, datetime.time(23, 59, 59))
    return timezone.make_aware(einde).astimezone(datetime.UTC)


def _nog(dagen: int) -> str:
    return {0: "Dat is vandaag.", 1: "Dat is morgen."}.get(dagen, f"Dat is over {dagen} dagen.")


@checks.register(checks.Tags.security, deploy=True)
def controleer_security_txt(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """For `manage.py check --deploy`."""
    if not settings.SECURITY_CONTACT or settings.SECURITY_TXT_VERLOOPT is None:
        leeg = [naam for naam in ("SECURITY_CONTACT", "SECURITY_TXT_VERLOOPT") if not getattr(settings, naam)]
        return [
            checks.Error(
                f"Leeg: {' en '.join(leeg)}. Daarom geeft /.well-known/security.txt een 404.",
                hint="Zet een adres om lekken te melden, en de dag tot en met wanneer het geldt.",
                id="veiligheid.E003",
            )
        ]
    dag, over = settings.SECURITY_TXT_VERLOOPT, (settings.SECURITY_TXT_VERLOOPT - timezone.localdate()).days
    if over < 0:
        return [
            checks.Error(
                f"SECURITY_TXT_VERLOOPT was {dag:%d-%m-%Y}. Daarom geeft /.well-known/security.txt een 404.",
                hint="Ga na of het adres nog klopt. Zet daarna een nieuwe dag, minder dan een jaar vooruit.",
                id="veiligheid.E004",
            )
        ]
    if over <= DAGEN_VOORAF:
        return [
            checks.Warning(
                f"SECURITY_TXT_VERLOOPT is {dag:%d-%m-%Y}. {_nog(over)}",
                hint="Ga na of het adres nog klopt. Zet daarna een nieuwe dag, minder dan een jaar vooruit.",
                id="veiligheid.W003",
            )
        ]
    if over > LANGST:
        return [
            checks.Warning(
                f"SECURITY_TXT_VERLOOPT is {dag:%d-%m-%Y}: meer dan een jaar vooruit.",
                hint="Kies een dag binnen een jaar, zodat iemand elk jaar nagaat of het adres nog klopt.",
                id="veiligheid.W004",
            )
        ]
    return []
