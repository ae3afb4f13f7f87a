"""``manage.py importeer BESTAND [BESTAND ...] --door NAAM``: figures from CSV files, all of them or none."""

import difflib

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from themas.importeren import Importfout, importeer
from themas.importeren.fouten import kort


class Command(BaseCommand):
    help = "Leest CSV-bestanden met metingen, noemers of bronnotities in. Alles of niets."

    def add_arguments(self, parser):
        parser.add_argument("bestand", nargs="+", metavar="BESTAND", help="CSV in UTF-8, met puntkomma’s")
        parser.add_argument("--door", required=True, metavar="NAAM", help="wie de cijfers invoert (gebruikersnaam)")

    def handle(self, *args, bestand, door, **opties):
        try:
            verslagen = self._lees_in(bestand, self._gebruiker(door))
        except DatabaseError as fout:
            raise CommandError(f"De database werkt niet mee: {fout}. Er is niets opgeslagen.") from fout
        for verslag in verslagen:
            self.stdout.write(
                f"{verslag.bestand} ({verslag.layout}): {verslag.nieuw} nieuw, {verslag.gewijzigd} gewijzigd, "
                f"{verslag.ongewijzigd} ongewijzigd"
            )

    @transaction.atomic
    def _lees_in(self, bestanden, gebruiker):
        """Reads on after a file with mistakes, so that those of all files show at once."""
        verslagen, fouten = [], 0
        for pad in bestanden:
            try:
                verslagen.append(importeer(pad, door=gebruiker))
            except Importfout as fout:
                fouten += len(fout.fouten) + fout.meer
                self.stderr.write("\n".join(fout.regels))
        if fouten:
            raise CommandError(f"Er is niets opgeslagen. Fouten: {fouten}. Verbeter ze en probeer het opnieuw.")
        return verslagen

    @staticmethod
    def _gebruiker(naam):
        actief = get_user_model().objects.filter(is_active=True)
        gebruiker = actief.filter(username=naam).first()
        if gebruiker:
            return gebruiker
        lijkt_op = difflib.get_close_matches(naam, actief.values_list("username", flat=True), n=1)
        mend = f"Bedoelt u {lijkt_op[0]}?" if lijkt_op else "Maak het account eerst aan in het beheer."
        raise CommandError(f"Gebruiker ‘{kort(naam)}’ bestaat niet of is niet actief. {mend}")
