"""What happens in the background, after a publication or when a reader reports an error, by ``manage.py db_worker``."""

import django


if django.VERSION >= (6,):
    from django.tasks import task
else:
    from django_tasks import task


@task()
def maak_bestand(versie: int, soort: str) -> None:
    bestanden.maak(versie=versie, soort=soort)


@task()
def mail_melding(melding: int) -> None:
    meldingen.mail(melding=melding)


from rapportages.bestanden import maken as bestanden  # noqa: E402  -- they put these tasks in the queue
from rapportages.meldingen import mailen as meldingen  # noqa: E402
