"""The benchmark of a report still fits what is measured, and its tables can be read."""

import subprocess
import sys

import pytest

from rapportages.models import Versie
from tests import fabriek
from tests.rapportages.publiceren.bouw import UITGEVER, gepubliceerd
from tools import bench_rapport, bench_tabel


def test_bladzijden_worden_gemaakt_en_geteld(monkeypatch):
    if subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False).returncode:
        pytest.skip("WeasyPrint misses its system libraries (README names the packages)")
    monkeypatch.setattr(bench_rapport, "MATEN", {2: 1})
    (uitkomst,) = bench_rapport.meet_pdf().values()
    assert uitkomst["bladzijden"] == 5  # title, contents, two of the topic, footnotes and sources
    assert 20 < uitkomst["mb"] < 1000
    assert uitkomst["kb"] > 20


@pytest.mark.django_db
def test_publiceren_wordt_gemeten_en_ongedaan_gemaakt(settings, monkeypatch):
    settings.GEMEENTE_CODE = "GM9999"
    fabriek.gebied()
    gepubliceerd()
    fabriek.gebruiker("redacteur")
    fabriek.gebruiker("publiceerder")
    monkeypatch.setattr(bench_rapport, "RONDES", 1)
    uitkomst = bench_rapport.meet_publiceren()
    assert uitkomst["vragen"] <= bench_tabel.BUDGET_PUBLICEREN
    assert uitkomst["delen"] == Versie.objects.get().delen
    assert Versie.objects.get().gepubliceerd_door.username == UITGEVER


def test_de_tabellen_noemen_verhouding_en_budget():
    klein = {"bladzijden": 10, "seconden": 2.0, "mb": 100.0, "kb": 90.0}
    groot = {"bladzijden": 100, "seconden": 30.0, "mb": 300.0, "kb": 900.0}
    regels = bench_tabel.pdf({"10": klein, "100": groot}).splitlines()
    assert regels[-1].split() == ["100", "30.0", "300", "900", "10.0x", "15.0x", "3.0x"]
    gemeten = {"ms": 550.0, "vragen": 99, "sql_ms": 12.0, "delen": 305}
    assert bench_tabel.publiceren(gemeten).splitlines()[-1].split() == ["publish", "99", "too", "much", "550", "12"]
