"""The index as a whole: how a row of it is made, making all of it again, and whether it is what it should be."""

# ruff: noqa: S608 - only names of our own models go into this SQL

from collections.abc import Callable

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from themas.triggers import SQLITE
from veiligheid.zoeken.bronnen import BRONNEN, Bron
from veiligheid.zoeken.models import Zoekrij
from veiligheid.zoeken.taal import onder_elkaar, schrijf


RIJEN = Zoekrij._meta.db_table
FTS = f"{RIJEN}_fts"  # on SQLite: FTS5 over the rows, and the words in it
FTS_WOORDEN = f"{RIJEN}_woorden"
WOORDEN = "veiligheid_zoekwoord"  # on PostgreSQL: every word that is or was in it
KOLOMMEN = ("bron", "soort", "sleutel", "ouder", "titel", "tekst", "jaar")


def rijen_van(bron: Bron, database: str) -> str:
    """SELECT the rows of this source as they must be in the index; a condition can be added with AND."""
    waarden = (
        f"'{bron.naam}'",
        f"'{bron.soort.value}'",
        "b.id",
        bron.ouder,
        schrijf(bron.titel, database),
        onder_elkaar(bron.tekst, database),
        schrijf(bron.jaar, database),
    )
    return f"SELECT {', '.join(waarden)} FROM {bron.model._meta.db_table} b {bron.bij} WHERE {bron.alleen}"


def schrijf_rijen(bron: Bron, database: str, voorwaarde: str = "1 = 1") -> str:
    """The same as a command that writes them; two who write one row at once do not fail on each other."""
    nieuw = ", ".join(f"{kolom} = excluded.{kolom}" for kolom in KOLOMMEN[1:] if kolom != "sleutel")
    return (
        f"INSERT INTO {RIJEN} ({', '.join(KOLOMMEN)}) {rijen_van(bron, database)} AND ({voorwaarde})"
        f" ON CONFLICT (bron, sleutel) DO UPDATE SET {nieuw}"
    )


def bouw(verbinding: BaseDatabaseWrapper, meld: Callable[[Bron, int], None] = lambda bron, aantal: None) -> int:
    """Make the whole index again, in one transaction; ``meld`` hears after each source how many rows it has."""
    totaal = 0
    with transaction.atomic(using=verbinding.alias), verbinding.cursor() as cursor:
        if verbinding.vendor != SQLITE:
            cursor.execute(f"LOCK TABLE {RIJEN} IN SHARE ROW EXCLUSIVE MODE")  # readers go on, writers wait
            cursor.execute(f"DELETE FROM {WOORDEN}")
        cursor.execute(f"DELETE FROM {RIJEN}")
        for bron in BRONNEN:
            cursor.execute(schrijf_rijen(bron, verbinding.vendor))
            cursor.execute(f"SELECT count(*) FROM {RIJEN} WHERE bron = %s", [bron.naam])
            (aantal,) = cursor.fetchone()
            totaal += aantal
            meld(bron, aantal)
        if verbinding.vendor == SQLITE:
            cursor.execute(f"INSERT INTO {FTS} ({FTS}) VALUES ('rebuild')")
    return totaal


def verschillen(verbinding: BaseDatabaseWrapper) -> list[tuple[str, int]]:
    """``[(source, key), ...]`` of rows that are not in the index as they should be, or are there and should not."""
    moet = " UNION ALL ".join(rijen_van(bron, verbinding.vendor) for bron in BRONNEN)
    is_ = f"SELECT {', '.join(KOLOMMEN)} FROM {RIJEN}"
    with verbinding.cursor() as cursor:
        gevonden = set()
        for deze, andere in ((moet, is_), (is_, moet)):
            cursor.execute(f"SELECT * FROM ({deze}) a EXCEPT SELECT * FROM ({andere}) b")
            gevonden |= {(rij[0], rij[2]) for rij in cursor.fetchall()}
    return sorted(gevonden)
