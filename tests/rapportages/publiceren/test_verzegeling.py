"""Raw SQL against what is published, on both databases: every way to change it is refused, and says so in Dutch."""

# ruff: noqa: S608 - the names of our own tables

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from rapportages.models import (
    Intrekking,
    Momentopname,
    Paragraaf,
    Rectificatie,
    Versie,
    Voortgangsrapportage,
)
from rapportages.publicatie.zegels import MEND
from tests.rapportages.publiceren import bouw
from tests.rapportages.publiceren.zegelproef import (
    DICHT,
    DOORSNEE,
    KOLOM,
    PARAGRAAF,
    RAPPORTAGE,
    SQLITE,
    alles,
    geweigerd,
    kolommen,
    niet_te_verwijderen,
    niet_te_wijzigen,
)
from themas.triggers import melding_van
from themas.weergave.opmaak import hoofdletter


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stad")]
alleen_sqlite = pytest.mark.sqlite


@pytest.mark.parametrize("tabel", DOORSNEE)
def test_a_published_row_is_not_changed(wereld, tabel):
    niet_te_wijzigen(tabel)


@pytest.mark.parametrize("tabel", DOORSNEE)
def test_a_published_row_is_not_deleted(wereld, tabel):
    niet_te_verwijderen(tabel)


@pytest.mark.parametrize("tabel", DOORSNEE)
def test_a_published_row_is_not_changed_by_an_insert(wereld, tabel):
    """INSERT ... ON CONFLICT DO UPDATE is an update in disguise."""
    namen = ", ".join(kolommen(tabel))
    zet = KOLOM[tabel].split(" = ")[0]
    wat = DOORSNEE[tabel]
    einde = "staat hier al en is niet te vervangen" if SQLITE else "is niet te wijzigen"
    geweigerd(
        f"INSERT INTO {tabel} ({namen}) SELECT {namen} FROM {tabel} WHERE true "
        f"ON CONFLICT (id) DO UPDATE SET {zet} = excluded.{zet}",
        f"{hoofdletter(wat)} {einde}. {MEND}",
    )


@alleen_sqlite
@pytest.mark.parametrize("tabel", DOORSNEE)
@pytest.mark.parametrize("sleutel", ["zelfde id", "andere id"])
def test_a_published_row_is_not_replaced(wereld, tabel, sleutel):
    """REPLACE takes a row away without a DELETE, by its key or by any unique constraint."""
    namen = kolommen(tabel)
    bron = [("id + 1000" if naam == "id" and sleutel == "andere id" else naam) for naam in namen]
    if tabel == "rapportages_rectificatie" and sleutel == "andere id":
        bron = ["id" if naam == "id" else naam for naam in namen]  # without a version nothing else is unique
    geweigerd(
        f"INSERT OR REPLACE INTO {tabel} ({', '.join(namen)}) SELECT {', '.join(bron)} FROM {tabel}",
        f"{hoofdletter(DOORSNEE[tabel])} staat hier al en is niet te vervangen. {MEND}",
    )


def leeg(tabel):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what the test wrote itself, is still to be checked
        cursor.execute(f"TRUNCATE {tabel} CASCADE")


@pytest.mark.postgres
@pytest.mark.parametrize("tabel", [*DOORSNEE, RAPPORTAGE, PARAGRAAF])
def test_a_sealed_table_is_not_emptied(wereld, tabel):
    """The triggers of what hangs on the table fire too; which one is first is up to PostgreSQL."""
    voor = alles()
    with pytest.raises(IntegrityError) as fout:
        leeg(tabel)
    assert "niet te ver" in melding_van(fout.value)
    assert alles() == voor


@pytest.mark.postgres
@pytest.mark.parametrize("ouder", ["themas_beleidsplan", "auth_user", "themas_indicator"])
def test_emptying_what_it_hangs_on_does_not_take_it_along(wereld, ouder):
    voor = alles()
    with pytest.raises(IntegrityError) as fout:
        leeg(ouder)
    assert melding_van(fout.value)
    assert alles() == voor


@pytest.mark.postgres
def test_a_temporary_table_does_not_blind_a_trigger(wereld):
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMP TABLE {RAPPORTAGE} AS SELECT * FROM {RAPPORTAGE} WHERE false")
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {PARAGRAAF} SET tekst = 'anders'")
        transaction.set_rollback(True)


# Rows on the way to publication


def test_nothing_is_added_to_a_version(wereld):
    versie, _ = wereld
    for volgorde in (0, versie.delen + 1):
        geweigerd(
            "INSERT INTO rapportages_momentopname (versie_id, volgorde, soort, sleutel, inhoud, sha256)"
            " VALUES (%s, %s, 'alinea', 'erbij', '{}', '')",
            f"Deze versie is gepubliceerd. Er komt geen deel meer bij. {MEND}",
            [versie.pk, volgorde],
        )


@pytest.mark.parametrize(
    "zet",
    [
        "slug = 'x'",
        "nummer = 9",
        "id = 9999",
        "periode_id = periode_id + 1",
        "plan_id = 0",
        "status = 'concept'",
        "status = ''",
    ],
)
def test_what_a_published_report_is_stays(wereld, zet):
    versie, _ = wereld
    geweigerd(
        f"UPDATE {RAPPORTAGE} SET {zet} WHERE id = %s",
        f"Van een gepubliceerde rapportage staan adres, plan, periode en nummer vast. {MEND}",
        [versie.rapportage_id],
    )


def test_a_published_report_is_not_deleted(wereld):
    versie, concept = wereld
    melding = f"Een gepubliceerde rapportage is niet te verwijderen. {MEND}"
    geweigerd(f"DELETE FROM {RAPPORTAGE} WHERE id = %s", melding, [versie.rapportage_id])
    with pytest.raises(ProtectedError):
        versie.rapportage.delete()
    with pytest.raises(ProtectedError):
        versie.rapportage.plan.delete()
    concept.delete()  # what nobody published may go
    assert not Voortgangsrapportage.objects.filter(slug="concept").exists()


@alleen_sqlite
def test_a_published_report_is_not_replaced(wereld):
    versie, concept = wereld
    melding = f"Een gepubliceerde rapportage is niet te vervangen. {MEND}"
    namen = ", ".join(kolommen(RAPPORTAGE))
    geweigerd(
        f"INSERT OR REPLACE INTO {RAPPORTAGE} ({namen}) SELECT {namen} FROM {RAPPORTAGE} WHERE id = %s",
        melding,
        [versie.rapportage_id],
    )
    geweigerd(
        f"UPDATE OR REPLACE {RAPPORTAGE} SET slug = 'voortgang-2019' WHERE id = %s",
        melding,
        [concept.pk],
    )


@pytest.mark.parametrize("slug", ["voortgang-2019", "ingediend"])
def test_the_text_of_what_is_handed_in_or_published_stands_still(wereld, slug):
    _, concept = wereld
    rapportage = Voortgangsrapportage.objects.get(slug=slug)
    los = concept.paragrafen.order_by("pk")[0]
    geweigerd(f"UPDATE {PARAGRAAF} SET tekst = 'x' WHERE rapportage_id = %s", DICHT, [rapportage.pk])
    geweigerd(f"DELETE FROM {PARAGRAAF} WHERE rapportage_id = %s", DICHT, [rapportage.pk])
    geweigerd(f"UPDATE {PARAGRAAF} SET rapportage_id = %s WHERE id = %s", DICHT, [rapportage.pk, los.pk])
    geweigerd(
        f"UPDATE {PARAGRAAF} SET rapportage_id = %s WHERE rapportage_id = %s",
        DICHT,
        [concept.pk, rapportage.pk],
    )
    geweigerd(
        f"INSERT INTO {PARAGRAAF} (rapportage_id, soort, spoor, tekst, machinetekst, bron, versie)"
        " VALUES (%s, 'algemeen', '', 'x', '', '', 1)",
        DICHT,
        [rapportage.pk],
    )
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        Paragraaf.objects.filter(rapportage=rapportage).update(tekst="x")
    assert melding_van(fout.value) == DICHT


@alleen_sqlite
def test_a_closed_text_is_not_replaced(wereld):
    versie, concept = wereld
    dicht = versie.rapportage.paragrafen.order_by("pk")[0]
    los = concept.paragrafen.order_by("pk")[0]
    geweigerd(
        f"INSERT OR REPLACE INTO {PARAGRAAF} (id, rapportage_id, soort, spoor, tekst, machinetekst, bron, versie)"
        " VALUES (%s, %s, 'algemeen', '', 'x', '', '', 1)",
        DICHT,
        [dicht.pk, concept.pk],
    )
    geweigerd(f"UPDATE OR REPLACE {PARAGRAAF} SET id = %s WHERE id = %s", DICHT, [dicht.pk, los.pk])


def test_a_text_that_is_open_may_change(wereld):
    _, concept = wereld
    bouw.schrijf_aan(concept, "Anders.")
    concept.paragrafen.exclude(onderwerp=None).delete()
    assert concept.paragrafen.get().tekst == "Anders."


def test_a_correction_and_a_withdrawal_are_sealed_through_the_models_too(wereld):
    for rij in (Rectificatie.objects.first(), Intrekking.objects.first(), Momentopname.objects.first()):
        with pytest.raises(IntegrityError), transaction.atomic():
            rij.save(force_update=True)
        with pytest.raises(IntegrityError), transaction.atomic():
            rij.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Versie.objects.update(zichtbaar_vanaf=datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC))
    with pytest.raises(IntegrityError), transaction.atomic():
        Rectificatie.objects.get().indicatoren.clear()
    assert bouw.RECTIFICATIE["reden"] == Rectificatie.objects.get().reden
