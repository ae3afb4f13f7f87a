"""``manage.py haal_op --tabel 47013NED --gebied GM0034``: figures straight from CBS and police."""

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from themas.importeren import Importfout, Opties, importeer_tabel
from themas.importeren.dienst import Diensttabel
from themas.importeren.fouten import Leesfout
from themas.importeren.verslag import regels_van
from themas.management.commands import importeer


class Command(BaseCommand):
    help = "Haalt een tabel op bij CBS of politie, en leest haar in. Alles of niets."

    def add_arguments(self, parser):
        parser.add_argument("--tabel", required=True, metavar="47013NED", help="het nummer van de tabel")
        parser.add_argument("--gebied", nargs="+", default=[], metavar="GM0034", help="alleen deze gebieden")
        parser.add_argument("--periode", nargs="+", default=[], metavar="2024", help="alleen deze jaren of perioden")
        parser.add_argument("--code", nargs="+", default=[], metavar="1.1.1", help="alleen deze codes")
        importeer.Command.voeg_opties_toe(parser)

    def handle(self, *args, tabel, gebied, periode, code, door, stand_op, gebieden_toevoegen, **overige):
        opties = Opties(stand_op=importeer.stand_op_van(stand_op), gebieden_toevoegen=gebieden_toevoegen)
        gebruiker = importeer.gebruiker_van(door)
        try:
            with Diensttabel(tabel.strip().upper(), gebieden=gebied, perioden=periode, codes=code) as lezer:
                lezer.haal_binnen()
                naam = f"tabel {lezer.kenmerken.tabel}"
                verslag = importeer_tabel(lezer, door=gebruiker, naam=naam, opties=opties)
        except Leesfout as fout:
            raise CommandError(fout.melding) from fout
        except Importfout as fout:
            self.stderr.write("\n".join(fout.regels))
            raise CommandError("Er is niets opgeslagen.") from fout
        except DatabaseError as fout:
            raise CommandError(f"De database werkt niet mee: {fout}. Er is niets opgeslagen.") from fout
        self.stdout.write("\n".join(regels_van(verslag)))
