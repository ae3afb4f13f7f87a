"""``manage.py herinner [--dagen 14 3]``: mail about figures to deliver and covenants that end. For every morning."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import Http404
from django.utils import timezone

from convenanten.herinneren import herinner_aan_einde
from rapportages.herinneren import DAGEN_VOORAF, herinner


class Command(BaseCommand):
    help = (
        "Mailt wie nog cijfers moet inleveren: vóór de datum, de dag erna, en dan elke week. "
        "Mailt ook over convenanten die aflopen: een half jaar, drie maanden en een maand ervoor."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dagen",
            nargs="+",
            type=int,
            default=list(DAGEN_VOORAF),
            metavar="DAGEN",
            help="hoeveel dagen vóór de datum van een ronde er een mail gaat (gewoon: 14 en 3)",
        )

    def handle(self, *args, dagen, **opties):
        if settings.MAIL_NAAR_SCHERM and not settings.IS_DEMO:
            raise CommandError("Er is geen mailserver. Zet EMAIL_URL in de omgeving. Er is niets verstuurd.")
        if min(dagen) < 0:
            raise CommandError("Een aantal dagen is 0 of meer.")
        try:
            verslag = herinner(vandaag=timezone.localdate(), dagen=dagen)
            herinner_aan_einde(vandaag=timezone.localdate(), verslag=verslag)
        except Http404 as fout:
            raise CommandError(str(fout)) from None
        self.stdout.write(f"Herinneringen verstuurd: {len(verslag.verstuurd)}.")
        if verslag.zonder_adres:
            self.stderr.write(f"Geen mailadres of niet meer actief: {', '.join(sorted(set(verslag.zonder_adres)))}.")
        if verslag.mislukt:
            raise CommandError(f"Niet verstuurd aan: {', '.join(verslag.mislukt)}. Probeer het later opnieuw.")
