"""Triggers that keep what is published as it is, whoever goes around the verbs and the screens.

They hold off our own application, which is all that signs in to the database: its code, its admin, a script, SQL.
Who may change the database itself can take them away; ``manage.py controleer_publicaties`` then says so, and the hash
on page, PDF and feed shows what was rewritten. See docs/besluiten/0024.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core import checks
from django.db import IntegrityError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from rapportages.publicatie.zegels import MERK, UPDATE, Leegmaakzegel, Zegel, leegmaakzegels, tabellen, zegels
from themas.weergave.opmaak import hoofdletter


VOORVOEGSEL = "zegel_"


def verzegel(verbinding: BaseDatabaseWrapper) -> list[str]:
    """Put every trigger in place that is missing or not as it must be; returns their names. Does no harm twice."""
    gewenst, mist = _gewenst(verbinding), ontbrekend(verbinding)
    with transaction.atomic(using=verbinding.alias), verbinding.cursor() as cursor:
        for naam in mist:
            tabel, opdrachten = gewenst[naam]
            for opdracht in (_weg(verbinding, naam, tabel), *opdrachten):
                cursor.execute(opdracht)
    return mist


def hef_op(verbinding: BaseDatabaseWrapper) -> None:
    """Take every trigger away: for migrations on SQLite, and for tests that clean up."""
    with transaction.atomic(using=verbinding.alias), verbinding.cursor() as cursor:
        for naam, tabel in _aanwezig(verbinding):
            cursor.execute(_weg(verbinding, naam, tabel))


@contextmanager
def opgeheven(verbinding: BaseDatabaseWrapper) -> Iterator[None]:
    """For tests alone: inside it everything may be changed."""
    hef_op(verbinding)
    try:
        yield
    finally:
        verzegel(verbinding)


def ontbrekend(verbinding: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that are missing, switched off, or do something else than they should."""
    staat = dict(_teksten(verbinding))
    return [naam for naam, (_, opdrachten) in _gewenst(verbinding).items() if staat.get(naam) != _kern(opdrachten)]


def melding_van(fout: BaseException) -> str:
    """What the officer reads when a trigger refused; empty where something else went wrong."""
    if not isinstance(fout, IntegrityError) or not str(fout).startswith(MERK):
        return ""
    zin = str(fout).splitlines()[0].removeprefix(MERK)  # PostgreSQL says on the next lines where it happened
    return hoofdletter(zin)


def na_migreren(sender, using, **kwargs) -> None:
    """Receiver of ``post_migrate``: a migration that rebuilt a table on SQLite took its triggers along."""
    if _sluitbaar(connections[using]):
        verzegel(connections[using])


def voor_migreren(sender, using, plan=(), **kwargs) -> None:
    """Receiver of ``pre_migrate``: SQLite cannot rebuild a table while a trigger of another one reads it."""
    if plan and connections[using].vendor == "sqlite":
        hef_op(connections[using])


@checks.register(checks.Tags.database)
def controleer_zegels(app_configs=None, databases=None, **kwargs) -> list[checks.Warning]:
    """For `manage.py check --database default`, and at the start of `manage.py migrate`, which puts them back."""
    verbinding = connections["default"]
    if "default" not in (databases or []) or not _sluitbaar(verbinding):
        return []
    return [
        checks.Warning(
            f"De database beschermt wat gepubliceerd is niet volledig: {naam} ontbreekt of is veranderd.",
            hint="Draai manage.py migrate, en daarna manage.py controleer_publicaties.",
            id="rapportages.W002",
        )
        for naam in ontbrekend(verbinding)
    ]


def _sluitbaar(verbinding: BaseDatabaseWrapper) -> bool:
    """Whether all tables are there; not so before the first migration, or after a step back."""
    return set(tabellen()) <= set(verbinding.introspection.table_names())


# How each database says it


def _gewenst(verbinding: BaseDatabaseWrapper) -> dict[str, tuple[str, tuple[str, ...]]]:
    """By name of the trigger: its table, and the commands that make it."""
    if verbinding.vendor == "sqlite":
        return {zegel.naam: (zegel.tabel, (_sqlite(zegel),)) for zegel in zegels()}
    schema = _schema(verbinding)
    rijen = {z.naam: (z.tabel, _postgres(z, schema)) for z in zegels() if not z.alleen_sqlite}
    return rijen | {z.naam: (z.tabel, _postgres_truncate(z, schema)) for z in leegmaakzegels()}


def _sqlite(zegel: Zegel) -> str:
    return (
        f"CREATE TRIGGER {zegel.naam} BEFORE {zegel.gebeurtenis} ON {zegel.tabel} FOR EACH ROW"
        f" WHEN {zegel.voorwaarde} BEGIN SELECT RAISE(ABORT, '{zegel.melding}'); END"
    )


def _postgres(zegel: Zegel, schema: str) -> tuple[str, ...]:
    """The condition stands in the function: one in the trigger would forbid changing the type of its columns."""
    rij = "NEW" if zegel.gebeurtenis in (UPDATE, "INSERT") else "OLD"
    lijf = f"BEGIN IF {zegel.voorwaarde} THEN {_weiger(zegel.melding)} END IF; RETURN {rij}; END"
    trigger = (
        f"CREATE TRIGGER {zegel.naam} BEFORE {zegel.gebeurtenis} ON {zegel.tabel}"
        f" FOR EACH ROW EXECUTE FUNCTION {zegel.naam}()"
    )
    return _functie(zegel.naam, lijf, schema), trigger


def _postgres_truncate(zegel: Leegmaakzegel, schema: str) -> tuple[str, ...]:
    lijf = f"BEGIN IF EXISTS ({zegel.bezet}) THEN {_weiger(zegel.melding)} END IF; RETURN NULL; END"
    trigger = (
        f"CREATE TRIGGER {zegel.naam} BEFORE TRUNCATE ON {zegel.tabel}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {zegel.naam}()"
    )
    return _functie(zegel.naam, lijf, schema), trigger


def _weiger(melding: str) -> str:
    return f"RAISE EXCEPTION USING MESSAGE = '{melding}', ERRCODE = 'integrity_constraint_violation';"


def _functie(naam: str, lijf: str, schema: str) -> str:
    """With a search path of its own, so that a temporary table with the same name does not blind it."""
    return (
        f"CREATE OR REPLACE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql"
        f' SET search_path = "{schema}", pg_temp AS $zegel${lijf}$zegel$'
    )


def _kern(opdrachten: tuple[str, ...]) -> str:
    """What the catalogue of the database keeps of these commands."""
    if len(opdrachten) == 1:
        return opdrachten[0]
    functie, trigger = opdrachten
    return functie.split("$zegel$")[1] + trigger


def _weg(verbinding: BaseDatabaseWrapper, naam: str, tabel: str) -> str:
    if verbinding.vendor == "sqlite":
        return f"DROP TRIGGER IF EXISTS {naam}"
    return f"DROP TRIGGER IF EXISTS {naam} ON {tabel}"


def _aanwezig(verbinding: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Name and table of each of our triggers, those that an older version made included."""
    if verbinding.vendor == "sqlite":
        vraag = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
    else:
        vraag = (
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace AND t.tgname LIKE %s"
        )
    with verbinding.cursor() as cursor:
        cursor.execute(vraag, [f"{VOORVOEGSEL}%"])
        return cursor.fetchall()


def _teksten(verbinding: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Each of our triggers that is switched on, with what it does, as the catalogue has it."""
    if verbinding.vendor == "sqlite":
        vraag = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
    else:
        vraag = (
            "SELECT t.tgname, p.prosrc || pg_get_triggerdef(t.oid, true) FROM pg_trigger t"
            " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled IN ('O', 'A')"
            " AND c.relnamespace = current_schema()::regnamespace AND t.tgname LIKE %s"
        )
    with verbinding.cursor() as cursor:
        cursor.execute(vraag, [f"{VOORVOEGSEL}%"])
        return cursor.fetchall()


def _schema(verbinding: BaseDatabaseWrapper) -> str:
    with verbinding.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return cursor.fetchone()[0]
