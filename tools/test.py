"""Everything that `make test` checks. Goes on after a failure and ends with one table.

What is not on the machine is skipped and said in the last line; with VERPLICHT=1 a skip is a failure.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path


HUIS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HUIS))
from tools.nieuwste import nieuwste_django  # noqa: E402
from tools.postgres import wegwerpcluster, zoek_programmas  # noqa: E402


VERPLICHT = os.environ.get("VERPLICHT") == "1"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
GOED, FOUT, OVERGESLAGEN = "ok", "failed", "skipped"
PRODUCTIE = {
    "OMGEVING": "productie",
    "DJANGO_SETTINGS_MODULE": "veiligheid.settings",
    "SECRET_KEY": "alleen-om-te-zien-of-de-instellingen-kloppen-0123456789-abcdefghijklm",
    "ALLOWED_HOSTS": "veilig.voorbeeldstad.example",
    "CSRF_TRUSTED_ORIGINS": "https://veilig.voorbeeldstad.example",
    "ACHTER_PROXY": "ja",
}
# What the caller's shell holds must not change what is tested.
EIGEN = (
    "TWEEDE_FACTOR",
    "OMGEVING",
    "SECRET_KEY",
    "DEBUG",
    "DATABASE_URL",
    "GEMEENTE_BESTAND",
    "DJANGO_SETTINGS_MODULE",
)


class NietHier(Exception):
    """Something this step needs is not on this machine."""


def draai(*opdracht, **omgeving):
    schoon = {naam: waarde for naam, waarde in os.environ.items() if naam not in EIGEN}
    return subprocess.run(opdracht, cwd=HUIS, env=schoon | omgeving, check=False).returncode == 0


def python(*argumenten, **omgeving):
    return draai(sys.executable, *argumenten, **omgeving)


def pytest(*argumenten, **omgeving):
    return python("-m", "pytest", *argumenten, **omgeving)


def opmaak():
    gelint = python("-m", "ruff", "check", ".")
    return python("-m", "ruff", "format", "--check", ".") and gelint


def importregels():
    return draai(str(Path(sys.executable).with_name("lint-imports")))


def productie():
    return python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTIE)


def migraties():
    omgeving = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    return python("manage.py", "makemigrations", "--check", "--dry-run", **omgeving)


def sqlite():
    return pytest("--ignore=tests/browser")


def postgresql():
    if adres := os.environ.get("TEST_DATABASE_URL"):
        return pytest("--ignore=tests/browser", DATABASE_URL=adres)
    if not zoek_programmas():
        raise NietHier("no PostgreSQL server installed and no TEST_DATABASE_URL")
    with wegwerpcluster() as adres:
        return pytest("--ignore=tests/browser", DATABASE_URL=adres)


def browser():
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not chromium:
        raise NietHier("no Chromium installed")
    return pytest("tests/browser", CHROMIUM=chromium)


def html():
    """The checker itself; the pages are checked in the pytest steps, which without Java only parse them."""
    if not shutil.which("java"):
        raise NietHier("no Java, so pages were parsed but not validated")
    return pytest("tests/site/test_geldig.py")


def pdf():
    """The files of a report; in the pytest steps what needs WeasyPrint skips itself where that cannot run."""
    kan = subprocess.run([sys.executable, "-c", "import weasyprint"], cwd=HUIS, capture_output=True, check=False)
    if kan.returncode:
        raise NietHier("no Pango for WeasyPrint, so no PDF was made (README names the packages)")
    return pytest("tests/rapportages/bestanden")


STAPPEN = {
    "ruff": opmaak,
    "import rules": importregels,
    "production settings": productie,
    "migrations complete": migraties,
    "HTML checker": html,
    "PDF": pdf,
    "pytest on SQLite": sqlite,
    "pytest on PostgreSQL": postgresql,
    "browser": browser,
}


def voer_uit(naam, stap):
    """(outcome, seconds, reason) of one step."""
    print(f"\n=== {naam}", flush=True)
    begin, reden = time.monotonic(), ""
    try:
        uitkomst = GOED if stap() else FOUT
    except NietHier as niet_hier:
        uitkomst, reden = (FOUT if VERPLICHT else OVERGESLAGEN), str(niet_hier)
        print(reden)
    except (OSError, RuntimeError) as fout:
        uitkomst, reden = FOUT, str(fout)
        print(reden)
    return uitkomst, time.monotonic() - begin, reden


def main():
    uitkomsten = {naam: voer_uit(naam, stap) for naam, stap in STAPPEN.items()}
    # Looks ahead to the next Django; where no newer Python is at hand that says nothing about this commit.
    nieuwste, ontbreekt = nieuwste_django()
    if nieuwste:
        uitkomsten["newest Django"] = voer_uit("newest Django", lambda: nieuwste(draai))
    print("\n=== summary")
    for naam, (uitkomst, seconden, reden) in uitkomsten.items():
        print(f"{naam:<22} {uitkomst:<8} {seconden:6.1f} s  {reden.splitlines()[0] if reden else ''}".rstrip())
    if ontbreekt:
        print(f"{'newest Django':<22} optional, not run: {ontbreekt}")
    overgeslagen = [
        f"{naam} ({reden})" for naam, (uitkomst, _, reden) in uitkomsten.items() if uitkomst == OVERGESLAGEN
    ]
    mislukt = [naam for naam, (uitkomst, _, _) in uitkomsten.items() if uitkomst == FOUT]
    print("FAILED: " + ", ".join(mislukt) if mislukt else "all that ran is ok")
    print("SKIPPED, so NOT tested: " + "; ".join(overgeslagen) if overgeslagen else "nothing skipped")
    return 1 if mislukt else 0


if __name__ == "__main__":
    # Stopped from outside, the throwaway cluster must still be taken down.
    for sein in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sein, lambda nummer, _frame: sys.exit(128 + nummer))
    sys.exit(main())
