"""The benchmark of the entry sheet still fits the sheet, and its table can be read."""

import pytest

from tools import bench_invulblad, bench_tabel


@pytest.mark.django_db
def test_wat_wordt_gemeten_past_nog_bij_het_blad(monkeypatch, settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    monkeypatch.setattr(bench_invulblad, "MATEN", (2, 4))
    monkeypatch.setattr(bench_invulblad, "KEREN", 1)
    metingen = bench_invulblad.meet_alles()
    assert list(metingen) == ["2", "4"]
    for per_handeling in metingen.values():
        assert list(per_handeling) == [
            "open",
            "save, all lines changed",
            "save, 1 line changed",
            "save, nothing changed",
        ]
        assert per_handeling["open"]["vragen"] <= 15
    vragen = [[m["vragen"] for m in per_handeling.values()] for per_handeling in metingen.values()]
    assert vragen[0] == vragen[1]


def test_de_tabel_noemt_beide_maten_en_het_budget():
    m = {"ms": 10.0, "vragen": 12, "sql_ms": 1.0, "ruw": 5000, "gzip": 900}
    tekst = bench_tabel.invulblad("SQLite", {"50": {"open": m}, "500": {"open": m | {"ms": 40.0, "vragen": 99}}})
    assert tekst.splitlines()[-1].split() == [
        "open",
        "12",
        "10",
        "1",
        "99",
        "40",
        "1",
        "4.0x",
        "too",
        "much",
        "5000",
        "900",
    ]
    assert "queries 50" in tekst.splitlines()[-2]
