"""The press fails in every way it can: what is said of it is Dutch, tells what to do, and holds no secret."""

import subprocess
import sys

import pytest
from django.conf import settings as instellingen

from rapportages.bestanden.pdf import opdracht_voor
from rapportages.drukpers import proces
from rapportages.drukpers.proces import Drukfout, druk
from tests.rapportages.bestanden.voorbeeld import leesverslag, uitgave


NEP = "class CSS: pass\nclass HTML:\n    def __init__(self, **anders):\n        {}\n"
ONDER = {
    "weasyprint": NEP,
    "weasyprint/text/fonts": "class FontConfiguration: pass\n",
    "weasyprint/urls": "class URLFetcher:\n    def __init__(self, **a): pass\nclass URLFetcherResponse: pass\n",
}


@pytest.fixture
def nep(tmp_path, monkeypatch):
    """``nep("sys.exit(9)")``: a WeasyPrint that does this when it lays out a page."""

    def leg_neer(wat: str, bij_laden: str = "") -> None:
        for map_ in ("weasyprint", "weasyprint/text"):
            tmp_path.joinpath(map_).mkdir(exist_ok=True)
        tmp_path.joinpath("weasyprint/__init__.py").write_text(f"import os, sys, time\n{bij_laden}\n{NEP.format(wat)}")
        tmp_path.joinpath("weasyprint/text/__init__.py").touch()
        for naam in ("weasyprint/text/fonts", "weasyprint/urls"):
            tmp_path.joinpath(f"{naam}.py").write_text(ONDER[naam])
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    return leg_neer


def melding(opdracht=None) -> str:
    with pytest.raises(Drukfout) as gevangen:
        druk("pdf", opdracht or opdracht_voor(leesverslag(figuren=()), uitgave=uitgave()))
    return str(gevangen.value)


def test_zonder_bibliotheken_zegt_welke_pakketten_ontbreken(nep):
    nep("pass", bij_laden="raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    assert melding() == (
        "Op de server ontbreken programma’s om dit bestand te maken. Vraag de beheerder om deze pakketten te "
        "installeren: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core. Daarna maakt "
        "manage.py maak_bestanden het bestand alsnog."
    )


def test_readme_noemt_dezelfde_pakketten():
    assert proces.PAKKETTEN in (instellingen.BASE_DIR / "README.md").read_text()


@pytest.mark.parametrize("wat", ["raise ValueError('/geheim/pad')", "os.abort()", "sys.exit(0)", "os._exit(9)"])
def test_pers_die_stukgaat_zegt_geen_geheim(nep, wat, caplog):
    nep(wat)
    assert melding() == proces.MELDINGEN[proces.Uitgang.MISLUKT]


def test_oorzaak_staat_in_het_logboek(nep, caplog):
    nep("raise ValueError('dit is de oorzaak')")
    melding()
    assert "ValueError: dit is de oorzaak" in caplog.text


def test_pers_die_niet_ophoudt_wordt_gestopt(nep, settings):
    settings.BESTAND_MAX_SECONDEN = 2
    nep("time.sleep(60)")
    assert melding() == proces.TE_TRAAG.format(2)


def test_pers_krijgt_niet_meer_geheugen_dan_mag(nep, settings):
    settings.BESTAND_MAX_MB = 300
    nep("bytearray(1024**3)")
    assert melding() == proces.MELDINGEN[proces.Uitgang.TE_GROOT]


def test_pers_krijgt_geen_sleutel_en_geen_wachtwoord(nep, monkeypatch, caplog):
    monkeypatch.setenv("SECRET_KEY", "geheim-1")
    monkeypatch.setenv("DATABASE_URL", "postgres://geheim-2")
    nep("raise ValueError(sorted(os.environ))")
    melding()
    assert "PYTHONHASHSEED" in caplog.text
    assert "SECRET_KEY" not in caplog.text
    assert "DATABASE_URL" not in caplog.text


def test_wat_een_bibliotheek_zegt_komt_niet_in_het_bestand(pers):
    opdracht = opdracht_voor(leesverslag(figuren=()), uitgave=uitgave())
    onbekend = opdracht | {"css": "p { onbekend: 1 }" + opdracht["css"]}
    assert druk("pdf", onbekend).startswith(b"%PDF-1.7")


def test_python_dat_er_niet_is_is_geen_ongeluk(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bestaat/niet")
    assert melding() == proces.MELDINGEN[proces.Uitgang.MISLUKT]


def test_wie_alleen_leest_laadt_de_pers_niet():
    """Starting Django with every address and every task leaves the libraries of pages unloaded."""
    programma = (
        "import django, sys; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns;"
        "import rapportages.taken, rapportages.bestanden.maken, rapportages.bestanden.pdf, rapportages.bestanden.docx;"
        "print(sorted({'weasyprint', 'docx', 'pikepdf', 'pydyf'} & set(sys.modules)))"
    )
    uitkomst = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", programma],
        capture_output=True,
        text=True,
        check=True,
        cwd=instellingen.BASE_DIR,
        env={"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": "/usr/bin:/bin"},
    )
    assert uitkomst.stdout == "[]\n"
