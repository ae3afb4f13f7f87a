"""The seals are there, stay there through migrations, and are found missing."""

# ruff: noqa: S608 - the names of our own tables

from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from rapportages.models import (
    Bestand,
    Paragraaf,
    Voortgangsrapportage,
)
from rapportages.publicatie.zegels import GEPUBLICEERD, ZEGELS
from tests.rapportages.publiceren import bouw
from tests.rapportages.publiceren.zegelproef import (
    DICHT,
    DOORSNEE,
    PARAGRAAF,
    RAPPORTAGE,
    SQLITE,
    alles,
    geweigerd,
    kolommen,
    niet_te_verwijderen,
    niet_te_wijzigen,
)


PLAN = [(Migration("iets", "rapportages"), False)]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]


def test_all_of_them_are_there_and_putting_them_twice_does_nothing(wereld):
    assert ZEGELS.ontbrekend(connection) == []
    assert ZEGELS.zet(connection) == []


def test_a_seal_that_is_gone_is_found_and_put_back(wereld):
    naam, tabel = "zegel_delete_rapportages_versie", "rapportages_versie"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {naam}" + ("" if SQLITE else f" ON {tabel}"))
    assert ZEGELS.ontbrekend(connection) == [naam]
    waarschuwingen = [w for w in run_checks(tags=["database"], databases=["default"]) if w.id == "rapportages.W002"]
    assert [w.msg for w in waarschuwingen] == [
        f"De database beschermt wat gepubliceerd is niet volledig: {naam} ontbreekt of is veranderd."
    ]
    assert ZEGELS.zet(connection) == [naam]
    niet_te_verwijderen(tabel)


def test_only_where_they_are_lifted_something_can_go(wereld):
    with ZEGELS.opgeheven(connection):
        Bestand.objects.all()._raw_delete("default")
    assert not Bestand.objects.exists()
    assert ZEGELS.ontbrekend(connection) == []


@pytest.mark.django_db(transaction=True)
class TestMigreren:
    def houdt(self):
        assert ZEGELS.ontbrekend(connection) == []
        for tabel in DOORSNEE:
            niet_te_wijzigen(tabel)
            niet_te_verwijderen(tabel)
        geweigerd(
            f"UPDATE {PARAGRAAF} SET tekst = 'x' WHERE rapportage_id = ("
            f"SELECT id FROM {RAPPORTAGE} WHERE slug = 'ingediend')",
            DICHT,
        )

    @pytest.mark.parametrize("model", [*GEPUBLICEERD, Voortgangsrapportage, Paragraaf], ids=lambda m: m._meta.db_table)
    def test_a_migration_that_rebuilds_a_sealed_table(self, wereld, model):
        voor = alles()
        erbij = models.CharField(default="x", max_length=9)
        erbij.set_attributes_from_name("erbij")
        emit_pre_migrate_signal(verbosity=0, interactive=False, db="default", plan=PLAN)
        with connection.schema_editor() as editor:
            editor.add_field(model, erbij)
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default", plan=PLAN)
        assert "erbij" in kolommen(model._meta.db_table)
        self.houdt()
        emit_pre_migrate_signal(verbosity=0, interactive=False, db="default", plan=PLAN)
        with connection.schema_editor() as editor:
            editor.remove_field(model, erbij)
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default", plan=PLAN)
        assert alles() == voor
        self.houdt()

    def test_our_own_migration_back_and_forth(self, wereld):
        knopen = MigrationLoader(connection).graph.node_map
        (vorige,) = [k for k in knopen["rapportages", "0005_publiceren"].parents if k.key[0] == "rapportages"]
        aantallen = {tabel: len(rijen) for tabel, rijen in alles().items()}
        call_command("migrate", *vorige.key, verbosity=0)
        call_command("migrate", verbosity=0)
        assert {tabel: len(rijen) for tabel, rijen in alles().items()} == aantallen
        self.houdt()

    def test_flushing_does_not_take_what_is_published(self, wereld):
        voor = alles()
        with pytest.raises(CommandError):
            call_command("flush", interactive=False, stderr=StringIO())
        assert alles() == voor
        self.houdt()


def test_flushing_an_installation_that_published_nothing_may(transactional_db):
    bouw.concept()
    call_command("flush", interactive=False, verbosity=0)
    assert not Voortgangsrapportage.objects.exists()
    assert ZEGELS.ontbrekend(connection) == []


def test_without_its_tables_there_is_nothing_to_warn_of(monkeypatch, wereld):
    ZEGELS.haal_weg(connection)
    monkeypatch.setattr(connection.introspection, "table_names", lambda *a, **k: [])
    assert [w for w in run_checks(tags=["database"], databases=["default"]) if w.id == "rapportages.W002"] == []
    monkeypatch.undo()
    ZEGELS.zet(connection)
