"""`make bench`: how fast and how heavy the pages are. docs/beheer/metingen.md tells how to read it.

Nothing passes or fails on time: speed is a ratio to something simpler in the same run. Bytes and queries have budgets.
"""

import contextlib
import json
import os
import platform
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path


HUIS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HUIS))
from tools import bench_fuzz, bench_last, bench_pakket, bench_tabel  # noqa: E402
from tools.bench_gewicht import weeg  # noqa: E402
from tools.postgres import vrije_poort, wegwerpcluster, zoek_programmas  # noqa: E402
from tools.test import EIGEN  # noqa: E402


RONDES = 5
INGELEZEN = {100_000: 3, 1_000_000: 1}  # figures, and how many rounds
GEEN_PAGINA = ("dashboard, CSV", "indicator, CSV", "API")  # loads nothing
GEMETEN = ("start", "dashboard", "indicator", "report", "API")  # what requests per second are measured of


class Werk:
    """A folder that goes away, and the programs of the portal that run against one database in it."""

    def __init__(self, map_: Path, gemeente: str, database: str):
        schoon = {
            naam: waarde
            for naam, waarde in os.environ.items()
            if naam not in EIGEN and not naam.startswith(("GEMEENTE_", "KLEUR_"))
        }
        self.map = map_
        self.omgeving = schoon | {
            "OMGEVING": "demo",
            "SECRET_KEY": secrets.token_urlsafe(48),
            "DJANGO_SETTINGS_MODULE": "tools.bench_instellingen",
            "GEMEENTE_BESTAND": f"gemeenten/{gemeente}.env",
            "DATABASE_URL": database,
            "BENCH_MAP": str(map_),
            "LOGNIVEAU": "ERROR",
            "AUDIT_BESTAND": str(map_ / "audit.log"),  # thousands of lines, which would hide what goes wrong
            "OPENDATA_MAP": str(map_ / "opendata"),
            "API_PER_MINUUT": "0",  # all that we ask comes from one address
        }

    def beheer(self, *argumenten):
        self._draai("manage.py", *argumenten, stdout=subprocess.DEVNULL)

    def meet(self, wat: str):
        return self.meet_met("tools.bench_paginas", wat)

    def meet_met(self, *module: str):
        uitvoer = self._draai("-m", *module, stdout=subprocess.PIPE).stdout
        return json.loads(uitvoer.splitlines()[-1])

    def inlezen(self, *argumenten):
        uitvoer = self._draai("-m", "tools.bench_inlezen", *argumenten, stdout=subprocess.PIPE).stdout
        return json.loads(uitvoer.splitlines()[-1])

    def _draai(self, *argumenten, **opties):
        opdracht = [sys.executable, *argumenten]
        return subprocess.run(opdracht, cwd=HUIS, env=self.omgeving, check=True, text=True, **opties)

    @contextlib.contextmanager
    def server(self):
        """The port of gunicorn as the demo runs it, with the bare pages beside the real ones."""
        poort = vrije_poort()
        gunicorn = str(Path(sys.executable).with_name("gunicorn"))
        opdracht = [gunicorn, "tools.bench_wsgi", "--config", "tools/demo_server.py"]
        omgeving = self.omgeving | {"PORT": str(poort)}
        proces = subprocess.Popen(opdracht, cwd=HUIS, env=omgeving, stdout=subprocess.DEVNULL)
        try:
            wacht_op(poort, proces)
            yield poort
        finally:
            proces.terminate()
            try:
                proces.wait(timeout=20)
            except subprocess.TimeoutExpired:
                proces.kill()
                proces.wait()


def wacht_op(poort: int, proces: subprocess.Popen):
    tot = time.monotonic() + 60
    while time.monotonic() < tot and proces.poll() is None:
        with contextlib.suppress(OSError, bench_last.GeenAntwoord):
            bench_last.haal(poort, "/over/")
            return
        time.sleep(0.2)
    raise RuntimeError("gunicorn did not start")


def zeg(tekst: str):
    print(f"... {tekst}", file=sys.stderr, flush=True)


def meet_verzoeken(werk: Werk, poort: int, paden: dict[str, str]) -> dict[str, dict[str, list[float]]]:
    """By page the rates of the page, of the same bytes through our middleware, and of the same bytes through none."""
    uitkomsten = {}
    for naam in GEMETEN:
        zeg(f"requests per second: {naam}")
        werk.map.joinpath(f"{naam}.html").write_bytes(bench_last.haal(poort, paden[naam], gzip=False).lichaam)
        drie = {"page": paden[naam], "kaal": f"/kaal/{naam}", "zonder": f"/zonder/{naam}"}
        bench_last.eis_zelfde(poort, drie.values())
        for pad in drie.values():  # both workers have their code and templates in memory after this
            bench_last.belast(poort, pad, seconden=0.7)
        gemeten = bench_last.om_en_om(lambda pad: bench_last.belast(poort, pad), drie.values(), RONDES)
        uitkomsten[naam] = {soort: gemeten[pad] for soort, pad in drie.items()}
    return uitkomsten


def meet_gewicht(poort: int, paden: dict[str, str]):
    zeg("bytes per page")

    def haal(pad, gzip):
        antwoord = bench_last.haal(poort, pad, gzip=gzip)
        if antwoord.status != 200:
            raise RuntimeError(f"{pad} gaf {antwoord.status}")
        return antwoord.lichaam

    return {naam: weeg(pad, haal) for naam, pad in paden.items() if naam not in GEEN_PAGINA}


def bench_demo(map_: Path):
    """What needs no PostgreSQL, on the real figures in SQLite, as in the demo."""
    zeg("loading the real figures into SQLite")
    werk = Werk(map_, "almere", f"sqlite:///{map_ / 'demo.sqlite3'}")
    werk.beheer("migrate", "--verbosity", "0")
    werk.meet("demo")
    # The files of its report, so that the worker beside the server has nothing to do while we measure.
    werk.beheer("db_worker", "--batch", "--no-startup-delay", "--no-reload", "--verbosity", "0")
    werk.beheer("collectstatic", "--noinput", "--verbosity", "0")
    paden = werk.meet("adressen")
    with werk.server() as poort:
        print(bench_tabel.verzoeken(meet_verzoeken(werk, poort, paden)), flush=True)
        print(bench_tabel.gewichten(meet_gewicht(poort, paden)), flush=True)
    zeg("drawings")
    print(bench_tabel.tekeningen(werk.meet("svg")), flush=True)
    zeg("publishing the report on the second half of 2019, and PDFs")
    print(bench_tabel.publiceren(werk.meet_met("tools.bench_rapport", "publiceren")), flush=True)
    print(bench_tabel.pdf(werk.meet_met("tools.bench_rapport", "pdf")), flush=True)


def bench_omvang(map_: Path):
    """Queries and milliseconds at 1 thousand and 1 million figures, in two databases of one throwaway cluster."""
    if not zoek_programmas():
        print("\nSKIPPED: queries and milliseconds per page, because no PostgreSQL server is installed.")
        return
    import psycopg

    with wegwerpcluster() as adres:
        uitkomsten = {}
        for omvang in ("klein", "groot"):
            zeg(f"making Voorbeeldstad: {omvang}")
            with psycopg.connect(adres, autocommit=True) as contact:
                contact.execute(f"CREATE DATABASE {omvang}")
            werk = Werk(map_, "voorbeeldstad", f"{adres.rpartition('/')[0]}/{omvang}")
            werk.beheer("migrate", "--verbosity", "0")
            werk.beheer("collectstatic", "--noinput", "--verbosity", "0")
            werk.beheer("voorbeeldstad", "--omvang", omvang)
            zeg(f"pages of Voorbeeldstad: {omvang}")
            uitkomsten[omvang] = werk.meet("paginas")
            zeg(f"the package of Voorbeeldstad: {omvang}")
            print(bench_pakket.maken_in_woorden(werk.meet_met("tools.bench_pakket")), flush=True)
            with werk.server() as poort:
                opgehaald = bench_pakket.meet_ophalen(map_, poort)
            print(bench_pakket.ophalen_in_woorden(opgehaald), flush=True)
        print(bench_tabel.omvang(uitkomsten["klein"], uitkomsten["groot"]), flush=True)


def bench_invulblad(map_: Path):
    """Opening and saving the entry sheet, on PostgreSQL where there is one, as a municipality runs it."""
    zeg("entry sheet")

    def meet(adres):
        werk = Werk(map_, "voorbeeldstad", adres)
        werk.beheer("migrate", "--verbosity", "0")
        return werk.meet_met("tools.bench_invulblad")

    if zoek_programmas():
        with wegwerpcluster() as adres:
            print(bench_tabel.invulblad("PostgreSQL", meet(adres)), flush=True)
    else:
        print(bench_tabel.invulblad("SQLite", meet(f"sqlite:///{map_ / 'invulblad.sqlite3'}")), flush=True)


def bench_zoeken(map_: Path):
    """The search page over 100,000 paragraphs, against the same bytes from a bare view."""
    if not zoek_programmas():
        print("\nSKIPPED: search over 100,000 paragraphs, because no PostgreSQL server is installed.")
        return
    with wegwerpcluster() as adres:
        werk = Werk(map_, "voorbeeldstad", adres)
        werk.beheer("migrate", "--verbosity", "0")
        werk.beheer("collectstatic", "--noinput", "--verbosity", "0")
        zeg("writing 100,000 paragraphs")
        gevuld = werk.meet_met("tools.bench_zoeken", "vul")
        zeg("searching them")
        print(bench_tabel.zoeken(gevuld, werk.meet_met("tools.bench_zoeken", "meet")), flush=True)


def bench_import(map_: Path):
    """Import of 100 thousand and 1 million figures against COPY of the same rows, in the same run."""
    if not zoek_programmas():
        print("\nSKIPPED: import against COPY, because no PostgreSQL server is installed.")
        return
    uitkomsten = {}
    with wegwerpcluster() as adres:
        werk = Werk(map_, "voorbeeldstad", adres)
        werk.beheer("migrate", "--verbosity", "0")
        for aantal, hoe_vaak in INGELEZEN.items():
            bestand = str(map_ / f"{aantal}.csv")
            werk.inlezen("maak", str(aantal), bestand)
            rondes = []
            for ronde in range(hoe_vaak):
                zeg(f"import of {aantal} figures, round {ronde + 1}")
                werk.inlezen("leeg")
                eerst, weer = werk.inlezen("importeer", bestand), werk.inlezen("importeer", bestand)
                rondes.append({"eerst": eerst, "weer": weer, "copy": werk.inlezen("copy")})
            uitkomsten[aantal] = rondes
    print(bench_tabel.inlezen(uitkomsten), flush=True)


def bench_lezers(map_: Path):
    zeg(f"fuzzing the readers: {bench_fuzz.AANTAL} examples")
    print(bench_fuzz.fuzz(), flush=True)


DELEN = {
    "demo": bench_demo,
    "invulblad": bench_invulblad,
    "omvang": bench_omvang,
    "zoeken": bench_zoeken,
    "import": bench_import,
    "lezers": bench_lezers,
}


def main(namen: list[str]):
    """All parts, or those that are named: ``python tools/bench.py omvang``."""
    if onbekend := [naam for naam in namen if naam not in DELEN]:
        sys.exit(f"Onbekend: {', '.join(onbekend)}. Kies uit: {', '.join(DELEN)}.")
    # So that what was started is also ended when somebody ends us.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    druk, begin = os.getloadavg()[0], time.monotonic()
    print(f"{time.strftime('%Y-%m-%d')}  Python {platform.python_version()}  {os.cpu_count()} cores  load {druk:.1f}")
    if druk > os.cpu_count() / 2:
        print("This machine is busy with other things: trust the ratios, not the milliseconds.")
    with tempfile.TemporaryDirectory(prefix="veiligheid-bench-") as map_:
        for naam in namen:
            DELEN[naam](Path(map_))
    print(f"\nDone in {time.monotonic() - begin:.0f} s; load now {os.getloadavg()[0]:.1f}.")


if __name__ == "__main__":
    main(sys.argv[1:] or list(DELEN))
