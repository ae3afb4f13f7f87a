"""Raw SQL against editions of pieces: they end once, and nothing else of them changes."""

# ruff: noqa: S608 - the names of our own tables

import pytest
from django.db import IntegrityError, connection, transaction

from tests import fabriek
from tests.convenanten import bouw
from themas.models import Publicatie
from themas.publiceren import geldende_publicatie, trek_in
from themas.triggers import melding_van


pytestmark = pytest.mark.django_db

MEND = "Publiceer het stuk opnieuw, of haal het van de site."
WIJZIG = f"Een publicatie van een stuk is niet te wijzigen. {MEND}"
VERWIJDER = f"Een publicatie van een stuk is niet te verwijderen. {MEND}"
VERVANG = f"Een publicatie van een stuk staat hier al en is niet te vervangen. {MEND}"
KOLOMMEN = [veld.column for veld in Publicatie._meta.concrete_fields]


@pytest.fixture
def stuk():
    """Published twice, so that one edition ended and one holds."""
    stuk = bouw.convenant()
    bouw.openbaar(stuk)
    stuk.kort = "Anders."
    stuk.save()
    bouw.openbaar(stuk)
    return stuk


def alles():
    return list(Publicatie.objects.order_by("pk").values())


def geweigerd(sql, melding):
    voor = alles()
    with pytest.raises(IntegrityError) as fout, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert melding_van(fout.value) == melding
    assert alles() == voor


@pytest.mark.parametrize(
    "zet",
    [
        "inhoud = '{}'",
        "titel = 'Anders'",
        "slug = 'anders'",
        "soort = 'anders'",
        "sleutel = sleutel + 1000",
        "nummer = nummer + 1000",
        "van_versie = van_versie + 1",
        "gewijzigd_door_id = gepubliceerd_door_id, gepubliceerd_door_id = gewijzigd_door_id",
        "gepubliceerd_op = '2001-01-01 00:00:00+00:00'",
        "tot = '2999-01-01 00:00:00+00:00', inhoud = '{}'",
    ],
)
def test_what_readers_see_is_not_rewritten(stuk, zet):
    geweigerd(f"UPDATE themas_publicatie SET {zet} WHERE tot IS NULL", WIJZIG)


@pytest.mark.parametrize("zet", ["tot = NULL", "tot = '2999-01-01 00:00:00+00:00'", "reden = 'x'", "inhoud = '{}'"])
def test_what_ended_stays_as_it_ended(stuk, zet):
    geweigerd(f"UPDATE themas_publicatie SET {zet} WHERE tot IS NOT NULL", WIJZIG)


def test_no_edition_is_taken_away(stuk):
    geweigerd("DELETE FROM themas_publicatie WHERE tot IS NULL", VERWIJDER)
    geweigerd("DELETE FROM themas_publicatie WHERE tot IS NOT NULL", VERWIJDER)


@pytest.mark.postgres
def test_nor_all_of_them_at_once(stuk):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else PostgreSQL waits for them before it asks the seal
    geweigerd("TRUNCATE themas_publicatie", VERWIJDER)


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "anders",
    [
        {},  # its own key
        {"id": "1000", "slug": "'x'", "sleutel": "1000"},  # none of its keys: see below
        {"id": "1000", "nummer": "1000"},  # the piece has one that holds
        {"id": "1000", "nummer": "1000", "sleutel": "1000"},  # so has the address
        {"id": "1000", "slug": "'x'", "tot": "'2999-01-01 00:00:00+00:00'"},  # its number
    ],
)
def test_nor_put_over_another(stuk, anders):
    """INSERT OR REPLACE takes away what it meets, without a DELETE."""
    waarden = ", ".join(anders.get(kolom, kolom) for kolom in KOLOMMEN)
    sql = (
        f"INSERT OR REPLACE INTO themas_publicatie ({', '.join(KOLOMMEN)}) "
        f"SELECT {waarden} FROM themas_publicatie WHERE tot IS NULL"
    )
    if anders.get("sleutel") and "slug" in anders:
        with connection.cursor() as cursor:
            cursor.execute(sql)
        assert len(alles()) == 3
    else:
        geweigerd(sql, VERVANG)


def test_it_is_followed_and_withdrawn_as_always(stuk):
    trek_in(stuk=stuk, reden="Het klopte niet.", door=fabriek.gebruiker("ci"))
    assert geldende_publicatie(stuk) is None
    assert [rij.reden for rij in Publicatie.objects.order_by("nummer")] == ["", "Het klopte niet."]
    stuk.kort = "Weer anders."
    stuk.save()
    assert bouw.openbaar(stuk).nummer == 3
