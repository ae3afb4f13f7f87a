from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from veiligheid.demo import AndereGegevens
from veiligheid.voorbeeldstad import OMVANGEN, NietVerzonnen, is_voorbeeldstad, maak_voorbeeldstad


class Command(BaseCommand):
    help = "Vult een lege database met de verzonnen gemeente Voorbeeldstad."

    def add_arguments(self, parser):
        parser.add_argument("--omvang", choices=OMVANGEN, default="gewoon", help="Hoeveel cijfers u wilt.")
        parser.add_argument("--zaad", type=int, default=1, help="Een ander getal geeft andere cijfers.")

    def handle(self, *, omvang, zaad, **opties):
        if is_voorbeeldstad():
            self.stdout.write(f"{settings.GEMEENTE_NAAM} stond er al.")
            return
        try:
            aantal = maak_voorbeeldstad(OMVANGEN[omvang], zaad=zaad)
        except NietVerzonnen:
            raise CommandError(
                f"{settings.GEMEENTE_NAAM} is een echte gemeente en krijgt geen verzonnen cijfers. "
                "Kies GEMEENTE_BESTAND=gemeenten/voorbeeldstad.env."
            ) from None
        except AndereGegevens:
            raise CommandError(
                "In deze database staan al andere gegevens. Voorbeeldstad begint alleen in een lege database. "
                "Wijs met DATABASE_URL een andere aan."
            ) from None
        self.stdout.write(f"Klaar: {aantal} verzonnen cijfers van {settings.GEMEENTE_NAAM}.")
        self.stdout.write("Er zijn geen accounts om mee in te loggen. Maak er een met: manage.py createsuperuser")
