"""The database has the triggers that a list wants: put in place, kept through migrations, found missing."""

import pytest
from django.core.checks import run_checks
from django.db import IntegrityError, connection, transaction

from convenanten.overlap import OVERLAPTRIGGERS
from rapportages.publicatie.zegels import ZEGELS
from themas.triggers import POSTGRES, SQLITE, Lijst, Trigger, melding_van
from veiligheid.zoeken.triggers import ZOEKTRIGGERS


IS_SQLITE = connection.vendor == SQLITE
ZIN = "er zijn te veel foto's."
GEEN_VIER = Trigger(naam="proef_vier", tabel="proefrij", moment="BEFORE INSERT", als="NEW.aantal > 3", weigert=ZIN)
SCHRIJFT = Trigger(
    naam="proef_schrijft",
    tabel="proefrij",
    moment="AFTER UPDATE",
    kolommen=("aantal",),
    slot="proefrij WHERE id = NEW.id",
    doet="INSERT INTO proefspoor (tekst) VALUES (OLD.naam || '>' || NEW.naam);",
)
NIET_WEG = Trigger(naam="proef_weg", tabel="proefrij", moment="BEFORE DELETE", als="OLD.aantal = 2", weigert=ZIN)
ELDERS = Trigger(
    naam="proef_elders",
    tabel="proefrij",
    moment="AFTER DELETE",
    doet="INSERT INTO proefspoor (tekst) VALUES ('weg');",
    alleen=POSTGRES if IS_SQLITE else SQLITE,
)
NAMEN = ["proef_vier", "proef_schrijft", "proef_weg"]
WAARSCHUWING = ("De proef is niet heel", "Draai manage.py migrate.", "themas.W999")
pytestmark = pytest.mark.django_db


def lijst(*triggers, **opties):
    wil = triggers or (GEEN_VIER, SCHRIJFT, NIET_WEG, ELDERS)
    return Lijst(**{"voorvoegsel": "proef_", "triggers": lambda: wil, "waarschuwing": WAARSCHUWING} | opties)


def doe(*opdrachten):
    with connection.cursor() as cursor:
        for opdracht in opdrachten:
            cursor.execute(opdracht)


def lees(vraag):
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return [waarde for (waarde,) in cursor.fetchall()]


def maak_tabellen():
    doe(
        "CREATE TABLE proefrij (id integer PRIMARY KEY, naam text, aantal integer)",
        "CREATE TABLE proefspoor (tekst text)",
    )


@pytest.fixture
def proef(db):
    maak_tabellen()
    proef = lijst()
    assert proef.zet(connection) == NAMEN
    return proef


def weigert(opdracht):
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        doe(opdracht)
    return melding_van(fout.value)


def namen():
    vraag = "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'p%' AND NOT tgisinternal"
    if IS_SQLITE:
        vraag = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'p%'"
    return sorted(lees(vraag))


def op(tabel="proefrij"):
    return "" if IS_SQLITE else f" ON {tabel}"


# What they do


def test_it_refuses_in_words_what_its_condition_finds(proef):
    doe("INSERT INTO proefrij VALUES (1, 'een', 1), (2, 'twee', 2)")
    assert weigert("INSERT INTO proefrij VALUES (4, 'vier', 4)") == "Er zijn te veel foto's."
    assert weigert("DELETE FROM proefrij WHERE id = 2") == "Er zijn te veel foto's."
    doe("DELETE FROM proefrij WHERE id = 1")
    assert lees("SELECT id FROM proefrij") == [2]


def test_it_writes_only_when_one_of_its_columns_becomes_something_else(proef):
    doe("INSERT INTO proefrij VALUES (1, 'een', 1), (2, 'twee', NULL)")
    doe("UPDATE proefrij SET naam = 'een', aantal = 1", "UPDATE proefrij SET naam = 'x' WHERE id = 1")
    assert lees("SELECT tekst FROM proefspoor") == ["twee>een"]  # from nothing to something counts


def test_another_error_is_not_ours(proef):
    doe("INSERT INTO proefrij VALUES (1, 'een', 1)")
    assert weigert("INSERT INTO proefrij VALUES (1, 'een', 1)") == ""
    assert melding_van(ValueError("Geweigerd: x")) == ""


# Keeping them


def test_twice_does_no_harm(proef):
    assert (proef.ontbrekend(connection), proef.zet(connection)) == ([], [])
    assert namen() == sorted(NAMEN)


@pytest.mark.parametrize("hoe", ["weg", "ander moment", "andere voorwaarde", "uit"])
def test_what_is_gone_or_otherwise_is_found_and_put_back(proef, hoe):
    if IS_SQLITE:
        doe("DROP TRIGGER proef_weg")  # it cannot be switched off there
        if hoe == "ander moment":
            doe("CREATE TRIGGER proef_weg AFTER DELETE ON proefrij BEGIN SELECT 1; END")
        elif hoe == "andere voorwaarde":
            doe("CREATE TRIGGER proef_weg BEFORE DELETE ON proefrij FOR EACH ROW WHEN (1 = 0) BEGIN SELECT 1; END")
    elif hoe == "uit":
        doe("ALTER TABLE proefrij DISABLE TRIGGER proef_weg")
    elif hoe == "andere voorwaarde":
        doe(
            "CREATE OR REPLACE FUNCTION proef_weg() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN OLD; END$$",
        )
    else:
        doe("DROP TRIGGER proef_weg ON proefrij")
        if hoe == "ander moment":
            doe("CREATE TRIGGER proef_weg AFTER DELETE ON proefrij FOR EACH ROW EXECUTE FUNCTION proef_weg()")
    doe("INSERT INTO proefrij VALUES (2, 'twee', 2)")
    assert proef.ontbrekend(connection) == ["proef_weg"]
    (waarschuwing,) = proef._waarschuw(["default"])
    assert waarschuwing.msg == "De proef is niet heel: proef_weg ontbreekt of is veranderd."
    assert (waarschuwing.hint, waarschuwing.id) == WAARSCHUWING[1:]
    assert proef.zet(connection) == ["proef_weg"]
    assert weigert("DELETE FROM proefrij") == "Er zijn te veel foto's."


def test_what_an_older_version_wanted_goes_and_what_is_of_others_stays(proef):
    ander = lijst(
        Trigger(naam="proefx", tabel="proefrij", moment="AFTER DELETE", doet="DELETE FROM proefspoor;"),
        voorvoegsel="proefx",
    )
    ander.zet(connection)
    assert lijst(NIET_WEG).zet(connection) == []
    assert namen() == ["proef_weg", "proefx"]
    if not IS_SQLITE:
        functies = lees("SELECT proname FROM pg_proc WHERE proname LIKE 'proef%'")
        assert sorted(functies) == ["proef_weg", "proefx"]
    proef.haal_weg(connection)
    assert namen() == ["proefx"]


def test_they_can_be_lifted_for_a_while(proef):
    doe("INSERT INTO proefrij VALUES (2, 'twee', 2)")
    with proef.opgeheven(connection):
        doe("DELETE FROM proefrij")
    assert proef.ontbrekend(connection) == []


# Around a migration


@pytest.mark.parametrize(("wijkt_op", "weg"), [((SQLITE,), IS_SQLITE), ((SQLITE, POSTGRES), True), ((), False)])
def test_before_a_migration_they_go_where_they_are_in_the_way(proef, wijkt_op, weg):
    deze = lijst(wijkt_op=wijkt_op)
    deze.voor_migreren(None, using="default", plan=())
    assert deze.ontbrekend(connection) == []
    deze.voor_migreren(None, using="default", plan=[("een", False)])
    assert deze.ontbrekend(connection) == (NAMEN if weg else [])


def test_after_a_migration_they_are_there_and_what_was_missed_is_mended(proef):
    hersteld = []
    deze = lijst(na_herstel=hersteld.append)
    deze.na_migreren(None, using="default")
    assert hersteld == []
    doe(f"DROP TRIGGER proef_weg{op()}")
    deze.na_migreren(None, using="default")
    assert (hersteld, deze.ontbrekend(connection)) == ([connection], [])


def test_without_all_of_its_tables_nothing_is_put_in_place_and_nothing_warned_of(proef):
    half = lijst(NIET_WEG, Trigger(naam="proef_nog", tabel="proef_er_niet", moment="AFTER DELETE", doet="SELECT 1;"))
    doe(f"DROP TRIGGER proef_weg{op()}")
    half.na_migreren(None, using="default")
    assert half.ontbrekend(connection) == ["proef_weg", "proef_nog"]
    assert half._waarschuw(["default"]) == []


@pytest.mark.postgres  # SQLite has no schemas
def test_two_schemas_each_have_their_own(proef):
    doe('CREATE SCHEMA "Ander Schema"', 'SET LOCAL search_path = "Ander Schema", public')
    maak_tabellen()
    assert proef.ontbrekend(connection) == NAMEN
    assert proef.zet(connection) == NAMEN
    doe("INSERT INTO proefrij VALUES (1, 'een', 1)", "UPDATE proefrij SET aantal = 3")
    doe("SET LOCAL search_path = public")
    assert lees('SELECT tekst FROM "Ander Schema".proefspoor') == ["een>een"]
    # Also from elsewhere it looks in its own schema, and a temporary table does not blind it.
    doe("CREATE TEMPORARY TABLE proefspoor (tekst text)", 'UPDATE "Ander Schema".proefrij SET aantal = 2')
    assert lees('SELECT tekst FROM "Ander Schema".proefspoor') == ["een>een", "een>een"]
    assert lees("SELECT tekst FROM public.proefspoor") == []
    doe("DROP TABLE pg_temp.proefspoor", 'SET LOCAL search_path = "Ander Schema", public')
    proef.haal_weg(connection)
    doe("SET LOCAL search_path = public")
    assert proef.ontbrekend(connection) == []


# Our own lists


@pytest.mark.parametrize("deze", [ZEGELS, ZOEKTRIGGERS, OVERLAPTRIGGERS], ids=lambda deze: deze.voorvoegsel)
def test_our_lists_are_in_place_under_names_that_no_database_cuts_off(deze):
    assert deze.ontbrekend(connection) == []
    triggers = list(deze.triggers())
    assert [t.naam for t in triggers if len(t.naam) > 63 or not t.naam.startswith(deze.voorvoegsel)] == []
    assert len({(t.naam, t.alleen) for t in triggers}) == len(triggers)


def test_the_check_of_the_database_asks_every_list_that_warns():
    eigen = {ZEGELS.waarschuwing[2], OVERLAPTRIGGERS.waarschuwing[2]}
    for weg in (set(), eigen):
        gevonden = run_checks(tags=["database"], databases=["default"])
        assert {w.id for w in gevonden} & eigen == weg
        ZEGELS.haal_weg(connection)
        OVERLAPTRIGGERS.haal_weg(connection)
    assert {w.id for w in run_checks(tags=["database"], databases=[])} & eigen == set()
