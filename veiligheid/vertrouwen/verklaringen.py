"""What the municipality declares: accessibility, privacy and cookies. All that is theirs to say is a setting."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.core import checks
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from veiligheid.vertrouwen.instellingen import ONDERZOCHT


#: What each status of the national scheme says, in our own words: digitoegankelijk.nl/toegankelijkheidsverklaring.
STATUSZINNEN = {
    "A": "De site voldoet aan alle eisen. Dat blijkt uit onderzoek.",
    "B": "De site voldoet aan een deel van de eisen. Dat blijkt uit onderzoek. Elk jaar moet er iets beter worden.",
    "C": "De site is nog niet helemaal onderzocht. Dat onderzoek is gepland, binnen zes maanden.",
    "D": "De site is niet helemaal onderzocht. Er is ook geen onderzoek gepland.",
    "E": "De gemeente heeft over deze site nog geen verklaring in het landelijke register gezet.",
}
ONDERZOEK_GELDIG = datetime.timedelta(days=3 * 365)
DAG = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Cookie:
    """One of the cookies of officers; readers have none."""

    naam: str
    waarvoor: str
    hoelang: str


@require_safe
def toegankelijkheid(request):
    status = settings.TOEGANKELIJKHEID_STATUS
    context = {
        "status": status,
        "statuszin": STATUSZINNEN[status],
        "register": settings.TOEGANKELIJKHEID_REGISTER,
        "bijgewerkt": settings.TOEGANKELIJKHEID_BIJGEWERKT,
        "onderzoek_door": settings.TOEGANKELIJKHEID_ONDERZOEK_DOOR,
        "onderzoek_op": settings.TOEGANKELIJKHEID_ONDERZOEK_OP,
        "rapport": settings.TOEGANKELIJKHEID_RAPPORT,
        "gebreken": settings.TOEGANKELIJKHEID_GEBREKEN,
        "dagen": settings.TOEGANKELIJKHEID_ANTWOORD_DAGEN,
    }
    return render(request, "veiligheid/toegankelijkheid.html", context)


@require_safe
def privacy(request):
    context = {
        "fg": settings.FG_EMAIL,
        "api_telt": settings.API_PER_MINUUT > 0,
        "serverlog_dagen": settings.SERVERLOG_DAGEN,
        "adres_dagen": settings.MELDING_ADRES_DAGEN,
        "na_afhandelen": settings.MELDING_ADRES_DAGEN_NA_AFHANDELEN,
        "blokkade_minuten": int(settings.AXES_COOLOFF_TIME.total_seconds() // 60),
    }
    return render(request, "veiligheid/privacy.html", context)


@require_safe
def cookies(request):
    sessie = f"tot u uw browser sluit, en hoogstens {settings.SESSION_COOKIE_AGE // 3600} uur"
    return render(
        request,
        "veiligheid/cookies.html",
        {
            "cookies": [
                Cookie(settings.SESSION_COOKIE_NAME, "Onthoudt dat u bent aangemeld.", sessie),
                Cookie(
                    settings.CSRF_COOKIE_NAME,
                    "Zorgt dat alleen u met uw account iets kunt versturen, en niet een andere website in uw naam.",
                    f"{settings.CSRF_COOKIE_AGE // DAG} dagen",
                ),
            ]
        },
    )


@checks.register(checks.Tags.compatibility, deploy=True)
def controleer_onderzoek(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """The statuses A and B hold for three years after the research; for `manage.py check --deploy`."""
    status, op = settings.TOEGANKELIJKHEID_STATUS, settings.TOEGANKELIJKHEID_ONDERZOEK_OP
    if status not in ONDERZOCHT or op + ONDERZOEK_GELDIG >= timezone.localdate():
        return []
    return [
        checks.Warning(
            f"Het onderzoek naar de toegankelijkheid is van {op:%d-%m-%Y}. Status {status} geldt drie jaar.",
            hint="Laat de site opnieuw onderzoeken, of zet TOEGANKELIJKHEID_STATUS op C of D.",
            id="veiligheid.W005",
        )
    ]
