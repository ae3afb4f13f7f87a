from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from veiligheid.aanmelden import apparaat


class Command(BaseCommand):
    help = "Wist de app en de herstelcodes van een account, als geen beheerder dat in het beheer nog kan."

    def add_arguments(self, parser):
        parser.add_argument("gebruikersnaam")

    def handle(self, *, gebruikersnaam, **opties):
        gebruiker = get_user_model().objects.filter(username=gebruikersnaam).first()
        if gebruiker is None:
            raise CommandError(f"Er is geen account {gebruikersnaam}.")
        apparaat.wis(gebruiker=gebruiker, door=None)
        self.stdout.write(f"De tweede factor van {gebruikersnaam} is gewist. Bij het aanmelden komt een nieuwe.")
