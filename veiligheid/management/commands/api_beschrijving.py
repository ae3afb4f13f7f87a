"""Write the description of the API to docs/api, a file for each version."""

from django.core.management.base import BaseCommand, CommandError

from veiligheid.api.vastgelegd import als_tekst, bestand_van
from veiligheid.api.versie import VERSIE


class Command(BaseCommand):
    help = "Leg de beschrijving van de API vast in docs/api, in een bestand met het nummer van de versie."

    def add_arguments(self, parser):
        parser.add_argument("--opnieuw", action="store_true", help="Ook als het er al is: voor wat nog niet uit is.")

    def handle(self, *, opnieuw: bool, **opties):
        bestand, tekst = bestand_van(VERSIE), als_tekst()
        if bestand.exists() and bestand.read_text() != tekst and not opnieuw:
            raise CommandError(
                f"{bestand.name} is er al, en zegt iets anders. Verhoog VERSIE in veiligheid/api/versie.py, of kies "
                "--opnieuw als versie {VERSIE} nog niet uit is.".format(VERSIE=VERSIE)
            )
        bestand.parent.mkdir(parents=True, exist_ok=True)
        bestand.write_text(tekst)
        self.stdout.write(f"Geschreven: {bestand}")
