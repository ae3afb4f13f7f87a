"""``manage.py controleer_publicaties``: recompute every hash. Meant to run every night; ends with 1 when it differs."""

from django.core.management.base import BaseCommand, CommandError

from rapportages.publicatie.controleren import aantallen, afwijkingen


class Command(BaseCommand):
    help = "Rekent na of alles wat is gepubliceerd nog is zoals het was, en of de database het nog beschermt."
    requires_system_checks = []  # what they warn about, this names one by one

    def handle(self, **opties):
        gevonden = list(afwijkingen())
        for regel in gevonden:
            self.stdout.write(regel)
        if gevonden:
            wat = "1 afwijking" if len(gevonden) == 1 else f"{len(gevonden)} afwijkingen"
            raise CommandError(f"{wat} gevonden in {aantallen()}.", returncode=1)
        self.stdout.write(f"Alles klopt: {aantallen()}.")
