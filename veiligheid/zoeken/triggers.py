"""Triggers that write the index in the transaction of the change, on both databases. Why: docs/besluiten/0051.

They go before a migration, which may change any table that a trigger reads, or rename it. Where one was missing, rows
may have changed unseen, so the index is made anew.
"""

# ruff: noqa: S608 - only names of our own models go into this SQL

from collections.abc import Iterator

from themas.triggers import POSTGRES, SQLITE, Lijst, Trigger
from veiligheid.zoeken.bronnen import BRONNEN, Bron
from veiligheid.zoeken.index import FTS, RIJEN, WOORDEN, bouw, schrijf_rijen


ZELF = "b.id = {rij}.id"


def _van_bronnen(database: str) -> Iterator[Trigger]:
    """Of each source, and of each table that its rows are made of as well: what to do when one of its rows changes."""
    for bron in BRONNEN:
        yield from _van(bron, bron.model, ZELF, (), database)
        for volgt in bron.volgt:
            yield from _van(bron, volgt.model, volgt.koppel, volgt.kolommen, database)


def _van(bron: Bron, model, welke: str, kolommen: tuple[str, ...], database: str) -> Iterator[Trigger]:
    oud, nieuw = (_ververs(bron, welke, rij, database) for rij in ("OLD", "NEW"))
    for gebeurtenis, doet in (("INSERT", nieuw), ("UPDATE", f"{oud} {nieuw}"), ("DELETE", oud)):
        tabel = model._meta.db_table
        yield Trigger(
            naam=f"zoek_{bron.naam}_{gebeurtenis.lower()}_{tabel}",
            tabel=tabel,
            moment=f"AFTER {gebeurtenis}",
            doet=doet,
            kolommen=kolommen,
            alleen=database,
        )


def _ververs(bron: Bron, welke: str, rij: str, database: str) -> str:
    """Two commands: throw away what the index has of the rows that ``welke`` finds, and write them again."""
    waar = welke.format(rij=rij)
    onze = f"{rij}.id" if welke == ZELF else f"SELECT b.id FROM {bron.model._meta.db_table} b {bron.bij} WHERE {waar}"
    weg = f"DELETE FROM {RIJEN} WHERE bron = '{bron.naam}' AND sleutel IN ({onze});"
    return f"{weg} {schrijf_rijen(bron, database, waar)};"


def _sqlite_fts() -> Iterator[Trigger]:
    """FTS5 keeps no texts of its own; it must be told what a row was before it goes."""
    erbij = f"INSERT INTO {FTS} (rowid, titel, tekst) VALUES (NEW.id, NEW.titel, NEW.tekst);"
    eraf = f"INSERT INTO {FTS} ({FTS}, rowid, titel, tekst) VALUES ('delete', OLD.id, OLD.titel, OLD.tekst);"
    for gebeurtenis, doet in (("INSERT", erbij), ("UPDATE", f"{eraf} {erbij}"), ("DELETE", eraf)):
        naam = f"zoek_rij_{gebeurtenis.lower()}"
        yield Trigger(naam=naam, tabel=RIJEN, moment=f"AFTER {gebeurtenis}", doet=doet, alleen=SQLITE)


def _postgres_woorden() -> Trigger:
    """New words go into the vocabulary. None is looked up to be counted: so no two writers wait for each other."""
    return Trigger(
        naam="zoek_rij_woorden",
        tabel=RIJEN,
        moment="AFTER INSERT",
        doet=(
            f"INSERT INTO {WOORDEN} (woord) SELECT d.w FROM (SELECT DISTINCT w FROM nieuw,"
            " regexp_split_to_table(zoek_woorden(nieuw.titel || ' ' || nieuw.tekst), '\\s+') w"
            " WHERE length(w) BETWEEN 3 AND 40 OFFSET 0) d"
            f" WHERE NOT EXISTS (SELECT 1 FROM {WOORDEN} o WHERE o.woord = d.w);"
        ),
        per="REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT",
        # The plan of a function is kept. One made while the list was still short would read all of it for every row.
        instelling="SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off",
        alleen=POSTGRES,
    )


def _alle() -> Iterator[Trigger]:
    for database in (SQLITE, POSTGRES):
        yield from _van_bronnen(database)
    yield from _sqlite_fts()
    yield _postgres_woorden()


ZOEKTRIGGERS = Lijst(
    voorvoegsel="zoek_", triggers=_alle, uitbreiding="unaccent", wijkt_op=(SQLITE, POSTGRES), na_herstel=bouw
)
