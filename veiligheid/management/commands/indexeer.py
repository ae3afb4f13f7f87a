"""``manage.py indexeer``: make the index of the search page again, or say whether it is as it should be."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from veiligheid.zoeken.index import bouw, verschillen
from veiligheid.zoeken.triggers import ZOEKTRIGGERS


MEESTE = 20  # differences that are named


class Command(BaseCommand):
    help = "Maakt de index van de zoekpagina opnieuw. Met --controleer kijkt de opdracht alleen of de index klopt."

    def add_arguments(self, parser):
        parser.add_argument(
            "--controleer", action="store_true", help="Verandert niets; eindigt met 1 als er iets afwijkt."
        )

    def handle(self, **opties):
        if opties["controleer"]:
            self._controleer()
            return
        hersteld = ZOEKTRIGGERS.zet(connection)
        totaal = bouw(connection, lambda bron, aantal: self.stderr.write(f"{bron.naam}: {aantal}"))
        if hersteld:
            self.stderr.write(f"Teruggezet in de database: {len(hersteld)} triggers.")
        self.stdout.write(f"De index is opnieuw gemaakt: {totaal} rijen.")

    def _controleer(self):
        regels = [f"De trigger {naam} ontbreekt of is veranderd." for naam in ZOEKTRIGGERS.ontbrekend(connection)]
        regels += [f"Van {bron} {sleutel} klopt de index niet." for bron, sleutel in verschillen(connection)]
        for regel in regels[:MEESTE]:
            self.stdout.write(regel)
        if len(regels) > MEESTE:
            self.stdout.write(f"En nog {len(regels) - MEESTE}.")
        if regels:
            raise CommandError("De index klopt niet. Draai manage.py indexeer.", returncode=1)
        self.stdout.write("De index klopt.")
