"""Triggers that the database must have. Lists say what they want; how each database says and keeps it, is here.

They are put in place after every ``migrate``, and what is there then is equal to what the lists want. They are no
migrations: one that rebuilds a table on SQLite takes the triggers of that table along. See docs/besluiten/0064.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core import checks
from django.db import IntegrityError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate, pre_migrate

from themas.weergave.opmaak import hoofdletter


SQLITE, POSTGRES = "sqlite", "postgresql"
MERK = "Geweigerd: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """At this ``moment`` on a row of ``tabel``: refuse with the sentence ``weigert``, or do what ``doet`` says.

    Conditions and commands are SQL about ``OLD`` and ``NEW``; each command ends with a semicolon.
    """

    naam: str
    tabel: str
    moment: str  # BEFORE INSERT, AFTER UPDATE, ...
    weigert: str = ""
    doet: str = ""
    als: str = ""
    kolommen: tuple[str, ...] = ()  # at an UPDATE: only where one of these becomes something else
    slot: str = ""  # table and condition: whose rows are locked first, so that two writers see each other's rows
    per: str = "FOR EACH ROW"
    instelling: str = ""  # of PostgreSQL, while it runs
    alleen: str = ""  # on this database

    @property
    def melding(self) -> str:
        zin = self.weigert.replace("'", "''")
        return f"'{MERK}{zin}'"

    def veranderd(self, anders: str) -> str:
        kolommen = self.kolommen if self.moment.endswith("UPDATE") else ()
        return " OR ".join(f"OLD.{kolom} {anders} NEW.{kolom}" for kolom in kolommen)


@dataclass(frozen=True, kw_only=True)
class Lijst:
    """``triggers`` gives what must be there; all their names begin with ``voorvoegsel``, and no others do.

    Where ``waarschuwing`` is given, ``manage.py check`` says so of each that is missing.
    """

    voorvoegsel: str
    triggers: Callable[[], Iterable[Trigger]]
    waarschuwing: tuple[str, str, str] | None = None  # what it means, what to do, the number of the check
    uitbreiding: str = ""  # of PostgreSQL: its functions are used
    wijkt_op: tuple[str, ...] = (SQLITE,)  # goes before a migration; SQLite rebuilds no table that a trigger reads
    na_herstel: Callable[[BaseDatabaseWrapper], object] = lambda verbinding: None

    def zet(self, verbinding: BaseDatabaseWrapper) -> list[str]:
        """Make what is missing or otherwise, drop what is too many; gives the names made. Does no harm twice."""
        gewenst, mist = self._gewenst(verbinding), self.ontbrekend(verbinding)
        schemas = _schemas(verbinding, self.uitbreiding)
        with transaction.atomic(using=verbinding.alias), verbinding.cursor() as cursor:
            self._verwijder(verbinding, cursor, behalve=gewenst.keys())
            for naam in mist:
                trigger, lijf, opdracht = gewenst[naam]
                cursor.execute(_weg(verbinding, naam, trigger.tabel))
                if lijf:
                    cursor.execute(_functie(trigger, lijf, schemas))
                cursor.execute(opdracht)
        return mist

    def haal_weg(self, verbinding: BaseDatabaseWrapper) -> None:
        with transaction.atomic(using=verbinding.alias), verbinding.cursor() as cursor:
            self._verwijder(verbinding, cursor)

    @contextmanager
    def opgeheven(self, verbinding: BaseDatabaseWrapper) -> Iterator[None]:
        """For tests alone: inside it they are not there."""
        self.haal_weg(verbinding)
        try:
            yield
        finally:
            self.zet(verbinding)

    def ontbrekend(self, verbinding: BaseDatabaseWrapper) -> list[str]:
        """The names of triggers that are missing, switched off, or do something else than they should."""
        staat = {naam: tekst for naam, _, tekst in self._aanwezig(verbinding)}
        return [naam for naam, (_, *tekst) in self._gewenst(verbinding).items() if staat.get(naam) != "".join(tekst)]

    def bewaak(self, app) -> None:
        """From ``ready()`` of the app that it belongs to: around each migration, and at each check of the database."""
        pre_migrate.connect(self.voor_migreren, sender=app)
        post_migrate.connect(self.na_migreren, sender=app)
        if self.waarschuwing:
            checks.register(lambda databases=None, **kwargs: self._waarschuw(databases or []), checks.Tags.database)

    def voor_migreren(self, sender, using, plan=(), **kwargs) -> None:
        if plan and connections[using].vendor in self.wijkt_op:
            self.haal_weg(connections[using])

    def na_migreren(self, sender, using, **kwargs) -> None:
        if self._kan(connections[using]) and self.zet(connections[using]):
            self.na_herstel(connections[using])

    def _waarschuw(self, databases: Iterable[str]) -> list[checks.Warning]:
        wat, doe, nummer = self.waarschuwing
        return [
            checks.Warning(f"{wat}: {naam} ontbreekt of is veranderd.", hint=doe, id=nummer)
            for alias in databases
            if self._kan(connections[alias])
            for naam in self.ontbrekend(connections[alias])
        ]

    def _kan(self, verbinding: BaseDatabaseWrapper) -> bool:
        """Whether all tables are there; not so before the first migration, or after a step back."""
        tabellen = {trigger.tabel for trigger, *_ in self._gewenst(verbinding).values()}
        return tabellen <= set(verbinding.introspection.table_names())

    def _gewenst(self, verbinding: BaseDatabaseWrapper) -> dict[str, tuple[Trigger, str, str]]:
        """By name: the trigger, the body of its function, and the command that makes it."""
        zeg = _sqlite if verbinding.vendor == SQLITE else _postgres
        return {t.naam: (t, *zeg(t)) for t in self.triggers() if t.alleen in ("", verbinding.vendor)}

    def _aanwezig(self, verbinding: BaseDatabaseWrapper) -> list[tuple[str, str, str | None]]:
        """Name, table and text of each, also of those that an older version made; no text where it is switched off."""
        with verbinding.cursor() as cursor:
            cursor.execute(_CATALOGUS[verbinding.vendor])
            return [rij for rij in cursor.fetchall() if rij[0].startswith(self.voorvoegsel)]

    def _verwijder(self, verbinding: BaseDatabaseWrapper, cursor, behalve: Iterable[str] = ()) -> None:
        schema = _schemas(verbinding)
        for naam, tabel, _ in self._aanwezig(verbinding):
            if naam not in behalve:
                cursor.execute(_weg(verbinding, naam, tabel))
                if schema:
                    cursor.execute(f"DROP FUNCTION IF EXISTS {schema}.{naam}()")


def melding_van(fout: BaseException) -> str:
    """What the officer reads when a trigger refused; empty where something else went wrong."""
    if not isinstance(fout, IntegrityError) or not str(fout).startswith(MERK):
        return ""
    zin = str(fout).splitlines()[0].removeprefix(MERK)  # PostgreSQL says on the next lines where it happened
    return hoofdletter(zin)


# How each database says it: the body of a function, where there is one, and the trigger. The catalogue keeps both.

_CATALOGUS = {
    SQLITE: "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
    POSTGRES: (
        "SELECT t.tgname, c.relname, CASE WHEN t.tgenabled IN ('O', 'A')"
        " THEN p.prosrc || pg_get_triggerdef(t.oid, true) END FROM pg_trigger t"
        " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
        " JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND n.nspname = current_schema()"
    ),
}


def _sqlite(trigger: Trigger) -> tuple[str, str]:
    """One writes at a time, so there is nothing to lock."""
    delen = [f"({deel})" for deel in (trigger.veranderd("IS NOT"), trigger.als) if deel]
    wanneer = f" WHEN {' AND '.join(delen)}" if delen else ""
    doet = trigger.doet or f"SELECT RAISE(ABORT, {trigger.melding});"
    return "", f"CREATE TRIGGER {trigger.naam} {_waar(trigger)}{wanneer} BEGIN {doet} END"


def _postgres(trigger: Trigger) -> tuple[str, str]:
    """Conditions stand in the function: one in the trigger would forbid changing the type of its columns."""
    doet = trigger.doet or (
        f"RAISE EXCEPTION USING MESSAGE = {trigger.melding}, ERRCODE = 'integrity_constraint_violation';"
    )
    if trigger.als:
        doet = f"IF {trigger.als} THEN {doet} END IF;"
    if trigger.slot:
        doet = f"PERFORM 1 FROM {trigger.slot} FOR NO KEY UPDATE; {doet}"
    if veranderd := trigger.veranderd("IS DISTINCT FROM"):
        doet = f"IF {veranderd} THEN {doet} END IF;"
    rij = {"BEFORE INSERT": "NEW", "BEFORE UPDATE": "NEW", "BEFORE DELETE": "OLD"}.get(trigger.moment, "NULL")
    lijf = f"BEGIN {doet} RETURN {rij}; END"
    return lijf, f"CREATE TRIGGER {trigger.naam} {_waar(trigger)} EXECUTE FUNCTION {trigger.naam}()"


def _waar(trigger: Trigger) -> str:
    return f"{trigger.moment} ON {trigger.tabel} {trigger.per}"


def _functie(trigger: Trigger, lijf: str, schemas: str) -> str:
    """With a search path of its own, so that a temporary table with the same name does not blind it."""
    return (
        f"CREATE OR REPLACE FUNCTION {trigger.naam}() RETURNS trigger LANGUAGE plpgsql"
        f" SET search_path = {schemas}, pg_temp {trigger.instelling} AS $lijf${lijf}$lijf$"
    )


def _weg(verbinding: BaseDatabaseWrapper, naam: str, tabel: str) -> str:
    return f"DROP TRIGGER IF EXISTS {naam}" + ("" if verbinding.vendor == SQLITE else f" ON {tabel}")


def _schemas(verbinding: BaseDatabaseWrapper, uitbreiding: str = "") -> str:
    """Ours, and that of an extension where somebody put it elsewhere; SQLite has none."""
    if verbinding.vendor == SQLITE:
        return ""
    with verbinding.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(current_schema()), (SELECT quote_ident(n.nspname) FROM pg_extension e"
            " JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = %s)",
            [uitbreiding],
        )
        return ", ".join(dict.fromkeys(filter(None, cursor.fetchone())))
