"""``manage.py maak_bestanden``: make the files that published reports lack. Meant to run every hour."""

from django.core.management.base import BaseCommand, CommandError

from rapportages.bestanden.maken import maak, ontbrekende
from rapportages.enums import Bestandstand
from rapportages.models import Bestandopdracht


class Command(BaseCommand):
    help = "Maakt de PDF’s en Word-bestanden die bij gepubliceerde rapportages ontbreken."

    def handle(self, *args, **opties):
        gemaakt, mislukt = 0, []
        for versie, soort in ontbrekende():
            if maak(versie=versie, soort=soort) == Bestandstand.KLAAR:
                gemaakt += 1
            else:
                mislukt.append(Bestandopdracht.objects.select_related("versie").get(versie=versie, soort=soort))
        self.stdout.write(f"Bestanden gemaakt: {gemaakt}.")
        for opdracht in mislukt:
            self.stderr.write(f"{opdracht.versie} ({opdracht.get_soort_display()}): {opdracht.fout}")
        if mislukt:
            raise CommandError(f"Niet gemaakt: {len(mislukt)}. Los op wat hierboven staat, en draai dit nog een keer.")
