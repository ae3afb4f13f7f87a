from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction

from themas.auditspoor import leg_vast
from veiligheid.models import Koppeling


class Command(BaseCommand):
    help = "Koppelt een account dat hier al is aan een account van de gemeente (OpenID Connect)."

    def add_arguments(self, parser):
        parser.add_argument("gebruikersnaam")
        parser.add_argument("kenmerk", help="het kenmerk (sub) uit het logboek, bij de aanmelding die mislukte")

        parser.add_argument("--opnieuw", action="store_true", help="in de plaats van de koppeling die er al is")

    def handle(self, *, gebruikersnaam, kenmerk, opnieuw, **opties):
        if settings.OIDC is None:
            raise CommandError("Aanmelden met een account van de gemeente staat uit. Zet eerst de OIDC_-instellingen.")
        gebruiker = get_user_model().objects.filter(username=gebruikersnaam).first()
        if gebruiker is None:
            raise CommandError(f"Er is geen account {gebruikersnaam}.")
        if gebruiker.is_superuser:
            raise CommandError(f"{gebruikersnaam} mag alles en blijft daarom los van de gemeente.")
        try:
            with transaction.atomic():
                if opnieuw:
                    Koppeling.objects.filter(gebruiker=gebruiker).delete()
                Koppeling.objects.create(gebruiker=gebruiker, uitgever=settings.OIDC["OIDC_ISSUER"], sub=kenmerk)
        except IntegrityError:
            raise CommandError("Dit account of dit kenmerk is al gekoppeld.") from None
        leg_vast(actie="account koppelen", object=f"account {gebruikersnaam}", kenmerk=kenmerk)
        self.stdout.write(f"{gebruikersnaam} is gekoppeld.")
