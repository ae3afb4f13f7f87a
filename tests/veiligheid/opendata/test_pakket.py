"""The package as another program reads it, and the same for the same data."""

import hashlib
import io
import zipfile

import pytest
from csvw import CSVW

from rapportages.lezen.openbaar import laatste_versie
from tests.veiligheid.opendata.uitpakken import ADRES, bestanden, download, haal, rijen, sluit
from themas.models import Indicator
from veiligheid.opendata.pakket import TABELLEN


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("alles")]


def test_another_program_reads_every_table_by_its_description(client, tmp_path):
    uit = tmp_path / "uit"
    with zipfile.ZipFile(io.BytesIO(haal(client)[1])) as zip_:
        zip_.extractall(uit)
    gelezen = CSVW(str(uit / "csv-metadata.json"), validate=True, strict=False)
    assert (gelezen.is_valid, gelezen.warnings) == (True, [])
    aantal = {str(tabel.url): len(list(tabel.iterdicts(strict=True))) for tabel in gelezen.tables}
    assert set(aantal) == {tabel.bestand for tabel in TABELLEN}
    assert {naam for naam, keer in aantal.items() if keer == 0} == set()
    begrip = next(next(t for t in gelezen.tables if str(t.url) == "begrippen.csv").iterdicts())
    assert begrip["ook"] == ["deler", "waardoor"]


def test_every_column_is_explained_in_words_of_its_own():
    namen = [(tabel.naam, kolom.naam) for tabel in TABELLEN for kolom in tabel.kolommen]
    assert len(set(namen)) == len(namen)
    zonder = [(t.naam, k.naam) for t in TABELLEN for k in t.kolommen if not k.titel or k.titel == k.naam]
    assert zonder == []
    assert [tabel.naam for tabel in TABELLEN if not (tabel.titel and tabel.uitleg.endswith("."))] == []


def test_the_sums_are_those_of_the_files_and_the_readme_names_all(client):
    gevonden = bestanden(client)
    regels = [regel.split("  ") for regel in gevonden.pop("SHA256SUMS").decode().splitlines()]
    assert {naam: som for som, naam in regels} == {
        naam: hashlib.sha256(inhoud).hexdigest() for naam, inhoud in gevonden.items()
    }
    leesmij = gevonden["LEESMIJ.txt"].decode()
    assert [naam for naam in gevonden if naam != "LEESMIJ.txt" and naam not in leesmij] == []
    editie = haal(client)[0]["ETag"].strip('"')
    assert f"Editie:            {editie}\r\n" in leesmij
    assert "http://creativecommons.org/licenses/by/4.0/deed.nl" in leesmij


def test_the_same_data_is_the_same_bytes_wherever_it_is_made(client, settings, tmp_path):
    eerst = haal(client)
    settings.OPENDATA_MAP = str(tmp_path / "elders")
    opnieuw = haal(client)
    assert (eerst[1], eerst[0]["ETag"]) == (opnieuw[1], opnieuw[0]["ETag"])


def test_who_has_this_edition_is_sent_nothing(client):
    antwoord, inhoud = haal(client)
    assert (antwoord["Content-Type"], antwoord["Content-Length"]) == ("application/zip", str(len(inhoud)))
    assert antwoord["Cache-Control"] == "public, no-cache"
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    bewaard, niets = haal(client, **{"if-none-match": antwoord["ETag"]})
    assert (bewaard.status_code, niets, bewaard["ETag"]) == (304, b"", antwoord["ETag"])
    kop = client.head(ADRES)
    sluit(kop)
    assert (kop["Content-Length"], kop["ETag"]) == (str(len(inhoud)), antwoord["ETag"])
    assert client.post(ADRES).status_code in (403, 405)


def test_a_figure_is_the_same_as_in_the_download_of_its_page(client):
    perioden = {rij["code"]: rij["naam"] for rij in rijen(client, "perioden")}
    cijfers = rijen(client, "cijfers")
    for indicator in Indicator.objects.filter(metingen__isnull=False).distinct():
        eenheid = indicator.maateenheid or "waarde"
        van_pagina = {
            (rij["gebiedscode"], rij["periode"], rij["aantal"], rij[eenheid].replace(",", "."), rij["verborgen"])
            for rij in download(client, indicator.slug)
        }
        uit_pakket = {
            (rij["gebied"], perioden[rij["periode"]], rij["aantal"], rij["waarde"], rij["verborgen"])
            for rij in cijfers
            if rij["indicator"] == indicator.slug
        }
        # Of a change without levels the page has a row, and the package a table of its own.
        assert uit_pakket == {rij for rij in van_pagina if any(rij[2:])}
    assert {rij["gebied"][:2] for rij in cijfers} == {"GM", "PV", "WK"}


def test_frozen_figures_are_those_of_the_version(client):
    versie = laatste_versie()
    eigen = [r for r in rijen(client, "rapportdoelen") if r["versie"] == str(versie.nummer)]
    assert [r["sleutel"] for r in eigen] == list(
        versie.momentopnamen.filter(soort="doel").order_by("volgorde").values_list("sleutel", flat=True)
    )
    assert [r["sha256"] for r in rijen(client, "rapportversies") if r["versie"] == str(versie.nummer)] == [
        versie.sha256
    ]
