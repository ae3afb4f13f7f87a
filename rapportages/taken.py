"""What happens in the background after a publication, by ``manage.py db_worker``."""

import django


if django.VERSION >= (6,):
    from django.tasks import task
else:
    from django_tasks import task


@task()
def maak_bestand(versie: int, soort: str) -> None:
    bestanden.maak(versie=versie, soort=soort)


from rapportages.bestanden import maken as bestanden  # noqa: E402  -- it puts this task in the queue
