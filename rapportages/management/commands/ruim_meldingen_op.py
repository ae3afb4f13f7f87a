"""``manage.py ruim_meldingen_op``: delete addresses whose term is over, and mail what could not be mailed. Each day."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rapportages.meldingen.mailen import kan_mailen, mail
from rapportages.meldingen.opruimen import ruim_op
from rapportages.models import Foutmelding


class Command(BaseCommand):
    help = "Verwijdert mailadressen bij foutmeldingen na hun termijn, en mailt meldingen die nog niet zijn gemaild."

    def handle(self, *args, **opties):
        self.stdout.write(f"Mailadressen verwijderd: {ruim_op()}.")
        wachten = list(Foutmelding.objects.open().zonder_mail().order_by("pk").values_list("pk", flat=True))
        if not wachten:
            return
        if not kan_mailen():
            wat = "MELDINGEN_NAAR" if not settings.MELDINGEN_NAAR else "EMAIL_URL"
            self.stderr.write(f"Meldingen die niemand per mail kreeg: {len(wachten)}. Zet {wat} in de omgeving.")
            return
        verstuurd = sum(mail(melding=pk) for pk in wachten)
        self.stdout.write(f"Meldingen gemaild: {verstuurd}.")
        if verstuurd < len(wachten):
            raise CommandError(f"Niet gemaild: {len(wachten) - verstuurd}. Morgen proberen wij het weer.")
