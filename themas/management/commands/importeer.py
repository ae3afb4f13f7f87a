"""``manage.py importeer BESTAND [BESTAND ...] --door NAAM``: figures from files, all of them or none."""

import difflib

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from themas.importeren import Importfout, Importverslag, Opties, importeer
from themas.importeren.cellen import Celfout, datum
from themas.importeren.fouten import kort
from themas.importeren.verslag import regels_van
from themas.importeren.waarneming import Kenmerken


class Command(BaseCommand):
    help = (
        "Leest bestanden met cijfers in: CSV, Excel (xlsx), en tabellen van CBS en politie (JSON, CSV). Alles of niets."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestand", nargs="+", metavar="BESTAND", help="het bestand; de inhoud zegt wat het is")
        self.voeg_opties_toe(parser)
        parser.add_argument("--tabel", default="", metavar="47013NED", help="de tabel, als het bestand haar niet noemt")

    @staticmethod
    def voeg_opties_toe(parser):
        """Those that reading a file and asking the service have in common."""
        parser.add_argument("--door", required=True, metavar="NAAM", help="wie de cijfers invoert (gebruikersnaam)")
        parser.add_argument(
            "--stand-op", metavar="JJJJ-MM-DD", help="de datum van de uitgave, als het bestand die niet noemt"
        )
        parser.add_argument(
            "--gebieden-toevoegen", action="store_true", help="maak gebieden aan die nog niet bekend zijn"
        )

    def handle(self, *args, bestand, door, tabel, stand_op, gebieden_toevoegen, **overige):
        datum_ = stand_op_van(stand_op)

        def opties():  # of its own for each file, since reading fills in what the file tells
            return Opties(
                stand_op=datum_,
                kenmerken=Kenmerken(tabel=tabel),
                gebieden_toevoegen=gebieden_toevoegen,
                begrensd=False,
            )

        try:
            verslagen = self._lees_in(bestand, gebruiker_van(door), opties)
        except DatabaseError as fout:
            raise CommandError(f"De database werkt niet mee: {fout}. Er is niets opgeslagen.") from fout
        for verslag in verslagen:
            self.meld(verslag)

    def meld(self, verslag: Importverslag) -> None:
        self.stdout.write("\n".join(regels_van(verslag)))

    @transaction.atomic
    def _lees_in(self, bestanden, gebruiker, opties):
        """Reads on after a file with mistakes, so that those of all files show at once."""
        verslagen, fouten = [], 0
        for pad in bestanden:
            try:
                verslagen.append(importeer(pad, door=gebruiker, opties=opties()))
            except Importfout as fout:
                fouten += len(fout.fouten) + fout.meer
                self.stderr.write("\n".join(fout.regels))
        if fouten:
            raise CommandError(f"Er is niets opgeslagen. Fouten: {fouten}. Verbeter ze en probeer het opnieuw.")
        return verslagen


def stand_op_van(tekst):
    try:
        return datum(tekst) if tekst else None
    except Celfout as fout:
        raise CommandError(f"--stand-op: {fout}") from fout


def gebruiker_van(naam):
    actief = get_user_model().objects.filter(is_active=True)
    gebruiker = actief.filter(username=naam).first()
    if gebruiker:
        return gebruiker
    lijkt_op = difflib.get_close_matches(naam, actief.values_list("username", flat=True), n=1)
    mend = f"Bedoelt u {lijkt_op[0]}?" if lijkt_op else "Maak het account eerst aan in het beheer."
    raise CommandError(f"Gebruiker ‘{kort(naam)}’ bestaat niet of is niet actief. {mend}")
