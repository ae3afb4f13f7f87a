from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from themas.importeren import Importfout
from veiligheid.demo import AndereGegevens, zet_demo_op


class Command(BaseCommand):
    help = "Zet beleid, cijfers en rapportages van de eerste gemeente in een lege database, met een account per rol."

    def handle(self, **opties):
        if not settings.IS_DEMO:
            raise CommandError(
                "De demo maakt accounts met een wachtwoord op het scherm. Dat mag alleen met OMGEVING=demo."
            )
        try:
            verslag = zet_demo_op(Path(settings.BASE_DIR, "var", "demo-accounts.json"))
        except AndereGegevens:
            raise CommandError(
                "In deze database staan al andere gegevens. De demo begint alleen in een lege database. "
                "Wijs met DATABASE_URL een andere aan, of haal var/veiligheid.sqlite3 weg."
            ) from None
        except Importfout as fout:
            raise CommandError(f"De cijfers zijn niet in te lezen:\n{fout}") from None
        except DatabaseError as fout:
            raise CommandError(f"De database is nog niet klaar: {fout}. Draai eerst: manage.py migrate") from None
        wat = "Ingelezen en vastgesteld" if verslag.nieuw else "De demo stond er al"
        self.stdout.write(f"{wat}: {verslag.cijfers} cijfers.")
        if verslag.oud:
            self.stdout.write(
                "Deze demo is van een eerdere versie en mist wat er later bij kwam, zoals convenanten. "
                "Wilt u dat ook? Gooi haar dan weg met make clean en draai make demo opnieuw."
            )
        self.stdout.write("Accounts voor /beheer/ (alleen voor deze demo):")
        for naam, wachtwoord in verslag.accounts.items():
            self.stdout.write(f"  {naam:<12} {wachtwoord}")
