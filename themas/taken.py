"""What happens in the background, by ``manage.py db_worker``. From Django 6.0 on tasks are part of it."""

import django


if django.VERSION >= (6,):
    from django.tasks import task
else:
    from django_tasks import task


@task()
def lees(inlezing: int, poging: int) -> None:
    inlezingen.lees(pk=inlezing, poging=poging)


@task()
def schrijf(inlezing: int, poging: int) -> None:
    inlezingen.schrijf(pk=inlezing, poging=poging)


from themas import inlezingen  # noqa: E402  -- it puts these tasks in the queue
