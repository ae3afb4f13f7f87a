"""The package is made anew when data changes, once for each state, and nothing is left behind when that fails."""

from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests import fabriek
from tests.site.gemeente import bouw
from tests.themas.kleinestad import vervang
from tests.veiligheid.opendata.uitpakken import ADRES, bestanden, haal, rijen, sluit
from themas.models import Begrip, Bevestiging, Indicator, Meting
from veiligheid.opendata import metingen, pakket
from veiligheid.opendata.pakket import TABELLEN


pytestmark = pytest.mark.django_db


def test_it_is_not_packed_a_second_time(client, stad):
    antwoord, inhoud = haal(client, **{"accept-encoding": "gzip"})
    assert "Content-Encoding" not in antwoord
    assert antwoord["Content-Length"] == str(len(inhoud))


WIJZIGINGEN = {
    "a new figure": lambda rij: fabriek.vastgestelde_meting("2021", van=rij.indicator, aantal=7),
    "a figure replaced": lambda rij: vervang(rij, aantal=99),
    "a source that repeats a figure": lambda rij: Bevestiging.objects.create(meting=rij, stand_op="2024-01-01"),
    "a denominator": lambda rij: fabriek.noemer(jaar=2020),
    "a definition": lambda rij: Indicator.objects.update(definitie="Anders."),
    "a threshold": lambda rij: Indicator.objects.filter(pk=rij.indicator_id).update(onthullingsdrempel=50),
    "a break": lambda rij: fabriek.reeksbreuk("breuk", indicatoren=[rij.indicator]),
    "a word": lambda rij: Begrip.objects.create(naam="Noemer", slug="noemer", uitleg="Waardoor wij delen."),
}


@pytest.mark.parametrize("wat", WIJZIGINGEN)
def test_what_changes_is_in_the_next_download(client, stad, wat):
    rij = fabriek.vastgestelde_meting("2019", aantal=20, stand_op="2020-01-01")
    editie = haal(client)[0]["ETag"]
    assert haal(client)[0]["ETag"] == editie
    WIJZIGINGEN[wat](rij)
    nieuw, inhoud = haal(client, **{"if-none-match": editie})
    assert (nieuw.status_code, nieuw["ETag"] != editie, inhoud[:2]) == (200, True, b"PK")


def test_where_a_figure_comes_from_and_from_which_edition(client, stad):
    rij = fabriek.vastgestelde_meting("2019-H1", aantal=12, stand_op="2020-01-01", bron="Politie, tabel 1")
    fabriek.vastgestelde_meting("2019-H2", aantal=30, bron="Politie, tabel 2")
    Bevestiging.objects.create(meting=rij, stand_op="2021-05-01")
    kolommen = ("periode", "aantal", "afgeleid_uit", "bron", "uitgave", "kwaliteit")
    assert [tuple(r[naam] for naam in kolommen) for r in rijen(client, "cijfers")] == [
        ("2019-H1", "12", "", "Politie, tabel 1", "2021-05-01", "definitief"),
        ("2019-H2", "30", "", "Politie, tabel 2", "", "definitief"),
        ("2019", "42", "2019-H1;2019-H2", "Politie, tabel 1;Politie, tabel 2", "", "definitief"),
    ]


def test_no_text_is_a_formula(client, stad):
    Begrip.objects.create(naam="=1+1", slug="som", uitleg="-2+3")
    [begrip] = rijen(client, "begrippen")
    assert (begrip["naam"], begrip["uitleg"]) == ("'=1+1", "'-2+3")


def test_an_empty_site_has_an_empty_package(client, db):
    gevonden = bestanden(client)
    assert {naam: inhoud.count(b"\r\n") for naam, inhoud in gevonden.items() if naam.endswith(".csv")} == {
        tabel.bestand: 1 for tabel in TABELLEN
    }
    assert "Laatste wijziging: niet bekend" in gevonden["LEESMIJ.txt"].decode()


def _vragen(client) -> int:
    with CaptureQueriesContext(connection) as vragen:
        haal(client)
    return len(vragen)


def _vragen_bij(client, aantal: int) -> int:
    with transaction.atomic():
        bouw(aantal)
        haal(client)
        vragen = _vragen(client)
        transaction.set_rollback(True)
    return vragen


def test_asking_for_what_is_there_takes_as_many_queries_for_three_rows_as_for_one(client, stad, tmp_path):
    assert _vragen_bij(client, 1) == _vragen_bij(client, 3)
    assert len(list(tmp_path.glob("opendata/*.zip"))) == 1


def test_making_it_takes_two_queries_for_each_figure_whatever_the_rows(client, stad):
    vast = _vragen(client)
    indicator = fabriek.indicator()
    for code in ("2017", "2018", "2019"):
        fabriek.vastgestelde_meting(code)
        fabriek.vastgestelde_meting(code, in_gebied=fabriek.gebied("NL01", "Nederland"))
    assert Meting.objects.filter(indicator=indicator).count() == 6
    assert _vragen(client) - vast <= 2 + 4  # and what only asks something of rows that are there


def test_a_download_that_is_broken_off_hurts_nobody(client, stad, tmp_path):
    fabriek.vastgestelde_meting()
    antwoord = client.get(ADRES)
    assert next(iter(antwoord.streaming_content))[:2] == b"PK"
    sluit(antwoord)
    assert not connection.needs_rollback
    assert _inhoud_van(tmp_path) == ["slot", "zip"]
    assert haal(client)[0].status_code == 200


def test_a_package_that_cannot_be_made_leaves_nothing_behind(client, stad, tmp_path, monkeypatch):
    fabriek.vastgestelde_meting()

    def breekt(lezing):
        yield metingen.CIJFERS, ("woninginbraken",)
        raise RuntimeError("stroom weg")

    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(pakket, "STROMEN", ((metingen.TABELLEN, breekt),))
        with pytest.raises(RuntimeError):
            client.get(ADRES)
    assert _inhoud_van(tmp_path) == ["slot"]
    assert haal(client)[0].status_code == 200


def _inhoud_van(tmp_path: Path) -> list[str]:
    return sorted(pad.suffix.lstrip(".") or pad.name for pad in tmp_path.joinpath("opendata").iterdir())


def test_a_folder_that_cannot_be_written_makes_it_slow_and_nothing_else(client, stad, settings, tmp_path):
    fabriek.vastgestelde_meting()
    goed = haal(client)[1]
    tmp_path.joinpath("dicht").write_text("een bestand, geen map")
    settings.OPENDATA_MAP = str(tmp_path / "dicht")
    assert haal(client)[1] == goed
    assert haal(client)[1] == goed
