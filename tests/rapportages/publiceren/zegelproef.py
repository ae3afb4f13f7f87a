"""What the tests of the seals share: raw SQL that must be refused, and what stood where."""

# ruff: noqa: S608 - the names of our own tables

import pytest
from django.db import IntegrityError, connection, transaction

from rapportages.models import Paragraaf, Voortgangsrapportage
from rapportages.publicatie.zegels import DICHTE_TEKST, GEPUBLICEERD, MEND, zegels
from themas.triggers import melding_van
from themas.weergave.opmaak import hoofdletter


SQLITE = connection.vendor == "sqlite"
DOORSNEE = {model._meta.db_table: wat for model, wat in GEPUBLICEERD.items()}
RAPPORTAGE, PARAGRAAF = Voortgangsrapportage._meta.db_table, Paragraaf._meta.db_table
DICHT = hoofdletter(DICHTE_TEKST)
# A column of each table that anybody could want to change.
KOLOM = {
    "rapportages_versie": "titel = 'Anders'",
    "rapportages_momentopname": "inhoud = '{}'",
    "rapportages_bestand": "sha256 = 'anders'",
    "rapportages_rectificatie": "reden = 'anders'",
    "rapportages_rectificatie_indicatoren": "indicator_id = indicator_id",
    "rapportages_intrekking": "reden = 'anders'",
}


def alles():
    with connection.cursor() as cursor:
        rijen = {}
        for tabel in dict.fromkeys(zegel.tabel for zegel in zegels()):
            # In the order of their names: a table that was rebuilt may have its columns in another order.
            cursor.execute(f"SELECT {', '.join(sorted(kolommen(tabel)))} FROM {tabel} ORDER BY id")
            rijen[tabel] = [tuple(bytes(w) if isinstance(w, memoryview) else w for w in r) for r in cursor.fetchall()]
    return rijen


def geweigerd(sql, melding, waarden=()):
    """The database refuses this command with this text, and nothing is otherwise than it was."""
    voor = alles()
    with pytest.raises(IntegrityError) as fout, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, waarden)
    assert melding_van(fout.value) == melding
    assert alles() == voor


def kolommen(tabel):
    with connection.cursor() as cursor:
        return [kolom.name for kolom in connection.introspection.get_table_description(cursor, tabel)]


def niet_te_wijzigen(tabel):
    geweigerd(f"UPDATE {tabel} SET {KOLOM[tabel]}", f"{hoofdletter(DOORSNEE[tabel])} is niet te wijzigen. {MEND}")


def niet_te_verwijderen(tabel):
    geweigerd(f"DELETE FROM {tabel}", f"{hoofdletter(DOORSNEE[tabel])} is niet te verwijderen. {MEND}")
