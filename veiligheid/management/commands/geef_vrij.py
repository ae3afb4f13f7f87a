from axes.handlers.proxy import AxesProxyHandler
from django.core.management.base import BaseCommand

from themas.auditspoor import leg_vast


class Command(BaseCommand):
    help = "Laat iemand weer binnen die te vaak een verkeerd wachtwoord of een verkeerde code invulde."

    def add_arguments(self, parser):
        parser.add_argument("gebruikersnaam", help="zoals bij het aanmelden ingevuld")

    def handle(self, *, gebruikersnaam, **opties):
        aantal = AxesProxyHandler.reset_attempts(username=gebruikersnaam)
        leg_vast(actie="blokkade opheffen", object=f"account {gebruikersnaam}", aantal=aantal)
        self.stdout.write(
            f"{gebruikersnaam} mag weer proberen." if aantal else f"{gebruikersnaam} was niet geblokkeerd."
        )
