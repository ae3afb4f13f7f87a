"""Everything that `make test` checks. Goes on after a failure and ends with one table.

What is not on the machine is skipped and said in the last line; with VERPLICHT=1 a skip is a failure.
"""

import datetime
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
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
    "EMAIL_URL": "smtp://mail.voorbeeldstad.example:25",
    "SECURITY_CONTACT": "mailto:lek@voorbeeldstad.example",
    "SECURITY_TXT_VERLOOPT": (datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=180)).date().isoformat(),
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


# Where the step of this thread writes; None is the terminal.
uitvoer: ContextVar = ContextVar("uitvoer", default=None)


class NietHier(Exception):
    """Something this step needs is not on this machine."""


def draai(*opdracht, **omgeving):
    schoon = {naam: waarde for naam, waarde in os.environ.items() if naam not in EIGEN}
    uit = uitvoer.get()
    samen = {"stdout": uit, "stderr": subprocess.STDOUT} if uit else {}
    return subprocess.run(opdracht, cwd=HUIS, env=schoon | omgeving, check=False, **samen).returncode == 0


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


# Side by side in one folder, so none may write there what another reads.
ALLES = ("-p", "no:cacheprovider", "--ignore=tests/browser")


def sqlite():
    return pytest(*ALLES)


def postgresql():
    if adres := os.environ.get("TEST_DATABASE_URL"):
        return pytest(*ALLES, DATABASE_URL=adres)
    if not zoek_programmas():
        raise NietHier("no PostgreSQL server installed and no TEST_DATABASE_URL")
    with wegwerpcluster() as adres:
        return pytest(*ALLES, DATABASE_URL=adres)


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
    return pytest("tests/rapportages/bestanden/test_pdf.py")


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
NIEUWSTE = "newest Django"
# Each uses a processor for long, and none looks at the clock. A browser does, so it has the machine to itself.
ZIJ_AAN_ZIJ = ("pytest on SQLite", "pytest on PostgreSQL", NIEUWSTE)


def voer_uit(naam, stap):
    """(outcome, seconds, reason) of one step."""
    begin, reden = time.monotonic(), ""
    try:
        uitkomst = GOED if stap() else FOUT
    except NietHier as niet_hier:
        uitkomst, reden = (FOUT if VERPLICHT else OVERGESLAGEN), str(niet_hier)
    except (OSError, RuntimeError) as fout:
        uitkomst, reden = FOUT, str(fout)
    return uitkomst, time.monotonic() - begin, reden


def voer_uit_in_beeld(naam, stap):
    print(f"\n=== {naam}", flush=True)
    uitkomst = voer_uit(naam, stap)
    print(uitkomst[2], end="\n" if uitkomst[2] else "", flush=True)
    return uitkomst


def voer_zij_aan_zij_uit(stappen):
    """Outcomes by name; what each step says is shown when it is done, so that it can be read."""
    if not stappen:
        return {}
    print(f"\n=== side by side: {', '.join(stappen)}", flush=True)

    def apart(naam, stap):
        with tempfile.TemporaryFile() as bestand:
            uitvoer.set(bestand)
            uitkomst = voer_uit(naam, stap)
            bestand.seek(0)
            gezegd = bestand.read().decode(errors="replace")
            print(f"\n=== {naam}\n{gezegd}{uitkomst[2]}", flush=True)
            return uitkomst

    # All at once, also on fewer processors: two share one for a while, where else the last would begin when others end.
    with ThreadPoolExecutor(max_workers=len(stappen)) as werkers:
        lopend = {naam: werkers.submit(apart, naam, stap) for naam, stap in stappen.items()}
        return {naam: werk.result() for naam, werk in lopend.items()}


def main():
    # The last looks ahead to the next Django; where no newer Python is at hand that says nothing about this commit.
    nieuwste, ontbreekt = nieuwste_django()
    stappen = STAPPEN | ({NIEUWSTE: lambda: nieuwste(draai)} if nieuwste else {})
    zwaar = {naam: stap for naam, stap in stappen.items() if naam in ZIJ_AAN_ZIJ}
    licht = {naam: stap for naam, stap in stappen.items() if naam not in ZIJ_AAN_ZIJ and naam != "browser"}
    uitkomsten = {naam: voer_uit_in_beeld(naam, stap) for naam, stap in licht.items()}
    uitkomsten |= voer_zij_aan_zij_uit(zwaar)
    if "browser" in stappen:
        uitkomsten["browser"] = voer_uit_in_beeld("browser", stappen["browser"])
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
