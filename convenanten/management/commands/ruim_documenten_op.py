"""``manage.py ruim_documenten_op``: throw away files that no document and no edition names."""

from django.core.management.base import BaseCommand

from convenanten.documenten.bewaren import ruim_op
from themas.auditspoor import leg_vast


class Command(BaseCommand):
    help = "Gooit bestanden weg die bij geen document en geen publicatie meer horen. Zonder --doe: alleen welke."

    def add_arguments(self, parser):
        parser.add_argument("--doe", action="store_true", help="gooi ze echt weg")

    def handle(self, *args, doe, **overige):
        weg = ruim_op(doe=doe)
        for sha256 in weg:
            self.stdout.write(sha256)
        if doe and weg:
            leg_vast(actie="opruimen", object="convenanten.document", aantal=len(weg), sha256=weg)
        gedaan = "weggegooid" if doe else "kan weg; met --doe gooit u het weg"
        self.stdout.write(f"{len(weg)} {'bestand' if len(weg) == 1 else 'bestanden'} {gedaan}.")
