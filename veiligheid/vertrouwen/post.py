"""Does anybody hear of it when a reader reports an error? For `manage.py check --deploy`."""

from django.conf import settings
from django.core import checks


@checks.register(checks.Tags.compatibility, deploy=True)
def controleer_post(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Reports are kept either way, so this is no error; but whoever waits for a mail waits for ever."""
    gevonden = []
    if not settings.MELDINGEN_NAAR:
        gevonden.append(
            checks.Warning(
                "MELDINGEN_NAAR en CONTACT_EMAIL zijn leeg. Niemand krijgt mail als een lezer een fout meldt.",
                hint="Zet in MELDINGEN_NAAR het mailadres van wie meldingen behandelt.",
                id="veiligheid.W006",
            )
        )
    if settings.MAIL_NAAR_SCHERM and not settings.IS_DEMO:
        gevonden.append(
            checks.Warning(
                "EMAIL_URL is leeg. Het portaal verstuurt geen mail: geen herinneringen, en niets over foutmeldingen.",
                hint="Zet in EMAIL_URL de mailserver: docs/beheer/instellingen.md, bij Mail.",
                id="veiligheid.W007",
            )
        )
    return gevonden
