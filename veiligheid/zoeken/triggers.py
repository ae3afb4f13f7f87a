"""Triggers that write the index in the transaction of the change, on both databases. Why: docs/besluiten/0051.

They are put in place after every ``migrate``, as those that seal what is published (docs/besluiten/0024): a migration
that remakes a table on SQLite takes its triggers along, and the index is then made anew.
"""

# ruff: noqa: S608 - only names of our own models go into this SQL

from collections.abc import Iterator

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from veiligheid.zoeken.bronnen import BRONNEN, Bron, Volgt
from veiligheid.zoeken.index import FTS, RIJEN, WOORDEN, bouw, schrijf_rijen
from veiligheid.zoeken.taal import POSTGRES, SQLITE


VOORVOEGSEL = "zoek_"
EIGEN = f"{VOORVOEGSEL}rij_"  # those on the index itself


def tabellen() -> set[str]:
    volgt = {volgt.model for bron in BRONNEN for volgt in bron.volgt}
    return {RIJEN, *(model._meta.db_table for model in {*(bron.model for bron in BRONNEN), *volgt})}


def zet(verbinding: BaseDatabaseWrapper) -> list[str]:
    """Put every trigger in place that is missing or not as it must be; returns their names. Does no harm twice."""
    gewenst, mist = _gewenst(verbinding), ontbrekend(verbinding)
    over = {naam: tabel for naam, tabel, _ in _aanwezig(verbinding) if naam not in gewenst}
    with transaction.atomic(using=verbinding.alias), verbinding.cursor() as cursor:
        for naam, tabel in over.items():
            cursor.execute(_weg(verbinding, naam, tabel))
        for naam in mist:
            tabel, opdrachten = gewenst[naam]
            for opdracht in (_weg(verbinding, naam, tabel), *opdrachten):
                cursor.execute(opdracht)
    return mist


def haal_weg(verbinding: BaseDatabaseWrapper) -> None:
    with transaction.atomic(using=verbinding.alias), verbinding.cursor() as cursor:
        for naam, tabel, _ in _aanwezig(verbinding):
            cursor.execute(_weg(verbinding, naam, tabel))


def ontbrekend(verbinding: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that are missing, switched off, or do something else than they should."""
    staat = {naam: wat for naam, _, wat in _aanwezig(verbinding)}
    return [naam for naam, (_, opdrachten) in _gewenst(verbinding).items() if staat.get(naam) != _kern(opdrachten)]


def na_migreren(sender, using, **kwargs) -> None:
    """Receiver of ``post_migrate``. Where a trigger was missing, rows may have changed unseen."""
    verbinding = connections[using]
    if tabellen() <= set(verbinding.introspection.table_names()) and zet(verbinding):
        bouw(verbinding)


def voor_migreren(sender, using, plan=(), **kwargs) -> None:
    """Receiver of ``pre_migrate``: a migration may change any table that a trigger reads, or rename it."""
    if plan:
        haal_weg(connections[using])


# How each database says it


def _gewenst(verbinding: BaseDatabaseWrapper) -> dict[str, tuple[str, tuple[str, ...]]]:
    """By name of the trigger: its table, and the commands that make it."""
    if verbinding.vendor == SQLITE:
        return {naam: (tabel, (opdracht,)) for naam, tabel, opdracht in (*_sqlite(), *_sqlite_fts())}
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(current_schema()), (SELECT quote_ident(n.nspname) FROM pg_extension e"
            " JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'unaccent')"
        )
        schemas = ", ".join(dict.fromkeys(filter(None, cursor.fetchone())))
    rijen = (*_postgres(schemas), _postgres_woorden(schemas))
    return {naam: (tabel, opdrachten) for naam, tabel, opdrachten in rijen}


def _ververs(bron: Bron, welke: str, rij: str, database: str) -> str:
    """Two commands: throw away what the index has of the rows that ``welke`` finds, and write them again."""
    waar = welke.format(rij=rij)
    onze = f"{rij}.id" if welke == ZELF else f"SELECT b.id FROM {bron.model._meta.db_table} b {bron.bij} WHERE {waar}"
    weg = f"DELETE FROM {RIJEN} WHERE bron = '{bron.naam}' AND sleutel IN ({onze});"
    return f"{weg} {schrijf_rijen(bron, database, waar)};"


ZELF = "b.id = {rij}.id"


def _delen() -> Iterator[tuple[Bron, str, str, Volgt | None]]:
    """Each pair of a source and a table that its rows are made of: ``(source, table, how they meet, columns)``."""
    for bron in BRONNEN:
        yield bron, bron.model._meta.db_table, ZELF, None
        for volgt in bron.volgt:
            yield bron, volgt.model._meta.db_table, volgt.koppel, volgt


def _sqlite() -> Iterator[tuple[str, str, str]]:
    for bron, tabel, welke, volgt in _delen():
        oud, nieuw = (_ververs(bron, welke, rij, SQLITE) for rij in ("OLD", "NEW"))
        anders = " OR ".join(f"OLD.{kolom} IS NOT NEW.{kolom}" for kolom in (volgt.kolommen if volgt else ()))
        for gebeurtenis, lijf in (("INSERT", nieuw), ("UPDATE", f"{oud} {nieuw}"), ("DELETE", oud)):
            naam = f"{VOORVOEGSEL}{bron.naam}_{gebeurtenis.lower()}_{tabel}"
            als = f" WHEN {anders}" if anders and gebeurtenis == "UPDATE" else ""
            yield (
                naam,
                tabel,
                f"CREATE TRIGGER {naam} AFTER {gebeurtenis} ON {tabel} FOR EACH ROW{als} BEGIN {lijf} END",
            )


def _sqlite_fts() -> Iterator[tuple[str, str, str]]:
    """FTS5 keeps no texts of its own; it must be told what a row was before it goes."""
    erbij = f"INSERT INTO {FTS} (rowid, titel, tekst) VALUES (NEW.id, NEW.titel, NEW.tekst);"
    eraf = f"INSERT INTO {FTS} ({FTS}, rowid, titel, tekst) VALUES ('delete', OLD.id, OLD.titel, OLD.tekst);"
    for gebeurtenis, lijf in (("INSERT", erbij), ("UPDATE", f"{eraf} {erbij}"), ("DELETE", eraf)):
        naam = f"{EIGEN}{gebeurtenis.lower()}"
        yield naam, RIJEN, f"CREATE TRIGGER {naam} AFTER {gebeurtenis} ON {RIJEN} FOR EACH ROW BEGIN {lijf} END"


def _postgres(schemas: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for bron, tabel, welke, volgt in _delen():
        naam = f"{VOORVOEGSEL}{bron.naam}_{tabel}"
        anders = " OR ".join(f"OLD.{kolom} IS DISTINCT FROM NEW.{kolom}" for kolom in (volgt.kolommen if volgt else ()))
        gelijk = f"IF TG_OP = 'UPDATE' THEN IF NOT ({anders}) THEN RETURN NULL; END IF; END IF;" if anders else ""
        lijf = (
            f"BEGIN {gelijk} IF TG_OP <> 'INSERT' THEN {_ververs(bron, welke, 'OLD', POSTGRES)} END IF;"
            f" IF TG_OP <> 'DELETE' THEN {_ververs(bron, welke, 'NEW', POSTGRES)} END IF; RETURN NULL; END"
        )
        trigger = (
            f"CREATE TRIGGER {naam} AFTER INSERT OR DELETE OR UPDATE ON {tabel} FOR EACH ROW EXECUTE FUNCTION {naam}()"
        )
        yield naam, tabel, (_functie(naam, lijf, schemas), trigger)


def _postgres_woorden(schemas: str) -> tuple[str, str, tuple[str, ...]]:
    """New words go into the vocabulary. None is looked up to be counted: so no two writers wait for each other."""
    naam = f"{EIGEN}woorden"
    lijf = (
        f"BEGIN INSERT INTO {WOORDEN} (woord) SELECT d.w FROM (SELECT DISTINCT w FROM nieuw,"
        " regexp_split_to_table(zoek_woorden(nieuw.titel || ' ' || nieuw.tekst), '\\s+') w"
        " WHERE length(w) BETWEEN 3 AND 40 OFFSET 0) d"
        f" WHERE NOT EXISTS (SELECT 1 FROM {WOORDEN} o WHERE o.woord = d.w);"
        " RETURN NULL; END"
    )
    trigger = (
        f"CREATE TRIGGER {naam} AFTER INSERT ON {RIJEN} REFERENCING NEW TABLE AS nieuw"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {naam}()"
    )
    return naam, RIJEN, (_functie(naam, lijf, schemas, MET_INDEX), trigger)


#: The plan of a function is kept. One made while the list was still short would read all of it for every row.
MET_INDEX = " SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"


def _functie(naam: str, lijf: str, schemas: str, opties: str = "") -> str:
    """``schemas``: ours, and that of unaccent where somebody put it elsewhere. No other path counts while it runs."""
    return (
        f"CREATE OR REPLACE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql"
        f" SET search_path = {schemas}, pg_temp{opties} AS $zoek${lijf}$zoek$"
    )


def _kern(opdrachten: tuple[str, ...]) -> str:
    """What the catalogue of the database keeps of these commands."""
    if len(opdrachten) == 1:
        return opdrachten[0]
    functie, trigger = opdrachten
    return functie.split("$zoek$")[1] + trigger


def _weg(verbinding: BaseDatabaseWrapper, naam: str, tabel: str) -> str:
    return f"DROP TRIGGER IF EXISTS {naam}" + ("" if verbinding.vendor == SQLITE else f" ON {tabel}")


def _aanwezig(verbinding: BaseDatabaseWrapper) -> list[tuple[str, str, str]]:
    """Name, table and text of each of our triggers that is switched on."""
    if verbinding.vendor == SQLITE:
        vraag = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
    else:
        vraag = (
            "SELECT t.tgname, c.relname, CASE WHEN t.tgenabled IN ('O', 'A')"
            " THEN p.prosrc || pg_get_triggerdef(t.oid, true) END FROM pg_trigger t"
            " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace AND t.tgname LIKE %s"
        )
    with verbinding.cursor() as cursor:
        cursor.execute(vraag, [f"{VOORVOEGSEL}%"])
        return cursor.fetchall()
