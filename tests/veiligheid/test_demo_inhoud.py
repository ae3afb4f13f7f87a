"""What the demo holds: every row of the files, each under four eyes."""

import csv
import json
from decimal import Decimal

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F

from themas.enums import Metingsoort, Status
from themas.models import Beleidsplan, Beoordeling, Doelstelling, Gebied, Indicator, Meting, Noemer
from veiligheid import demo
from veiligheid.demo import zet_demo_op


@pytest.fixture(scope="module")
def _geladen(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, loaded once for the tests that only look; rolled back after the last of them."""
    bestand = tmp_path_factory.mktemp("demo") / "wachtwoorden.json"
    with django_db_blocker.unblock():
        blok = transaction.atomic()
        blok.__enter__()
        verslag = zet_demo_op(bestand)
    yield verslag, bestand
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        blok.__exit__(None, None, None)


@pytest.fixture
def geladen(_geladen, db):
    return _geladen


def test_alles_is_door_een_ander_vastgesteld(geladen):
    assert not Meting.objects.exclude(status=Status.VASTGESTELD).exists()
    assert not Beoordeling.objects.exclude(status=Status.VASTGESTELD).exists()
    zelf = Meting.objects.filter(beoordeeld_door=F("ingevoerd_door")) | Meting.objects.filter(
        beoordeeld_door=F("laatst_gewijzigd_door")
    )
    assert not zelf.exists()
    personen = Meting.objects.values_list("ingevoerd_door__username", "beoordeeld_door__username").distinct()
    assert list(personen.order_by()) == [("invoerder", "vaststeller")]


def regels_van_de_bestanden():
    """The rows with figures of the CSV files, read without the importer, in the order of the files."""
    for pad in sorted(demo.CIJFERS.glob("[0-9]*.csv")):
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            for rij in csv.DictReader(bestand, delimiter=";"):
                if rij.get("soort") in ("niveau", "verandering"):
                    yield rij


def sleutel(rij):
    return rij["indicator"], rij["gebied"], rij["periode"], rij["soort"], rij.get("basisperiode") or ""


def getal(tekst):
    return Decimal(tekst.replace(",", ".")) if tekst else None


def test_de_cijfers_zijn_die_van_de_bestanden(geladen):
    """The last row of a key is what is public, and every value is as the file has it."""
    verslag, _ = geladen
    regels = list(regels_van_de_bestanden())
    geldend = {sleutel(rij): rij for rij in regels}
    assert verslag.cijfers == Meting.objects.publiek().count() == len(geldend)
    assert Meting.objects.count() == len(regels)
    rijen = Meting.objects.publiek().select_related("indicator", "gebied", "periode", "basisperiode")
    in_database = {
        (
            m.indicator.slug,
            m.gebied.code,
            m.periode.code,
            m.soort,
            m.basisperiode.code if m.basisperiode else "",
        ): (m.aantal, m.waarde, m.marge, m.verandering, m.kwaliteit)
        for m in rijen
    }
    assert in_database == {
        wie: (*(getal(rij.get(kolom)) for kolom in ("aantal", "waarde", "marge", "verandering")), rij["kwaliteit"])
        for wie, rij in geldend.items()
    }


def test_de_noemers_zijn_die_van_de_bestanden(geladen):
    with (demo.CIJFERS / "10-noemers.csv").open(encoding="utf-8-sig", newline="") as bestand:
        regels = list(csv.DictReader(bestand, delimiter=";"))
    velden = ("gebied__code", "soort", "aard", "peildatum", "aantal")
    in_database = {tuple(map(str, rij)) for rij in Noemer.objects.values_list(*velden)}
    kolommen = ("gebied", "soort", "aard", "peildatum", "aantal")
    assert in_database == {tuple(rij[kolom] for kolom in kolommen) for rij in regels}


def test_wat_is_bijgesteld_staat_er_twee_keer(geladen):
    vervangen = Meting.objects.filter(opgevolgd_op__isnull=False)
    assert vervangen.exists()
    for oud in vervangen:
        nieuw = oud.vervangen_door.get()
        assert nieuw.reden
        assert nieuw.beoordeeld_op == oud.opgevolgd_op


def test_het_beleid_is_er(geladen):
    for model in (Beleidsplan, Gebied, Indicator, Doelstelling):
        assert model.objects.exists()
    assert not Doelstelling.objects.met_cijfers().filter(indicatoren__isnull=True).exists()


def test_de_accounts_werken_en_alleen_de_beheerder_mag_alles(geladen):
    verslag, bestand = geladen
    assert set(verslag.accounts) == {"beheerder", "invoerder", "vaststeller", "redacteur", "publiceerder"}
    for naam, wachtwoord in verslag.accounts.items():
        gebruiker = authenticate(username=naam, password=wachtwoord)
        assert gebruiker.is_staff
        assert gebruiker.is_superuser == (naam == "beheerder")
    assert len(set(verslag.accounts.values())) == 5
    assert json.loads(bestand.read_text()) == verslag.accounts


def test_elk_cijfer_van_de_demo_heeft_een_bron_en_een_soort(geladen):
    assert not Meting.objects.filter(bron="").exists()
    assert set(Meting.objects.values_list("soort", flat=True)) == {Metingsoort.NIVEAU, Metingsoort.VERANDERING}
