"""A file on its way: where its page is, and the worker that reads it."""

from django.core.management import call_command
from django.urls import reverse


KOP = "indicator;gebied;periode;soort;aantal;kwaliteit;bron;stand_op;reden\n"
GOED = KOP + "woninginbraken;GM9999;2019;niveau;673;definitief;Politie;2020-01-15;\n"


def adres(inlezing):
    return reverse("admin:themas_inlezing_change", args=[inlezing.pk])


def werk(inlezing):
    """What the worker does, as the program that it is."""
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0, reload=False)
    inlezing.refresh_from_db()
    return inlezing
