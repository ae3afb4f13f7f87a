from django.core.management.base import BaseCommand

from rapportages.rollen import ROLLEN, maak_gelijk


class Command(BaseCommand):
    help = "Maakt de groepen van de rollen gelijk aan de tabel in rapportages/rollen.py, en zegt wat er veranderde."
    requires_system_checks = []  # what it warns about is what this mends

    def handle(self, **opties):
        gevonden = maak_gelijk()
        for afwijking in gevonden:
            self.stdout.write(f"{afwijking.rol}:")
            self.stdout.write(f"  erbij: {', '.join(afwijking.erbij) or 'niets'}")
            self.stdout.write(f"  eraf:  {', '.join(afwijking.eraf) or 'niets'}")
        if not gevonden:
            self.stdout.write(f"Alle {len(ROLLEN)} rollen kloppen al.")
