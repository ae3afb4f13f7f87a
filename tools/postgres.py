"""A throwaway PostgreSQL cluster from the binaries that are installed.

It listens on a free loopback port only, asks a password that nobody else knows, and is gone afterwards.
PostgreSQL refuses to run as root; then it runs as the user postgres, or nobody.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path


GEBRUIKER = "portaal"
# Nothing here outlives the run, so nothing needs to reach the disk.
SNEL = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def zoek_programmas():
    """The folder with initdb and pg_ctl of the newest PostgreSQL on this machine, or None."""
    versies = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda pad: int(pad.parts[-3]), reverse=True)
    initdb = versies[0] if versies else shutil.which("initdb")
    return initdb and Path(initdb).resolve().parent


def onbevoegde_gebruiker():
    """Arguments for subprocess to step down from root; none for an ordinary user."""
    if os.geteuid() != 0:
        return {}
    for naam in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            gebruiker = pwd.getpwnam(naam)
            return {"user": gebruiker.pw_uid, "group": gebruiker.pw_gid, "extra_groups": []}
    raise RuntimeError("PostgreSQL start niet als root, en er is geen gebruiker postgres of nobody.")


def vrije_poort():
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return contact.getsockname()[1]


@contextlib.contextmanager
def wegwerpcluster():
    """The DATABASE_URL of an empty cluster that lives as long as the `with` block."""
    programmas, als = zoek_programmas(), onbevoegde_gebruiker()
    wachtwoord = secrets.token_urlsafe(24)
    with tempfile.TemporaryDirectory(prefix="veiligheid-pg-", ignore_cleanup_errors=True) as map_:
        data, poort = Path(map_) / "data", vrije_poort()
        (Path(map_) / "wachtwoord").write_text(wachtwoord)
        if als:
            for pad in (Path(map_), Path(map_) / "wachtwoord"):
                os.chown(pad, als["user"], als["group"])

        def draai(programma, *argumenten):
            opdracht = [str(programmas / programma), "-D", str(data), *argumenten]
            # A log file instead of a pipe: the server would inherit the pipe and keep it open.
            with (Path(map_) / "uitvoer").open("a+") as uitvoer:
                proces = subprocess.run(
                    opdracht, cwd=map_, stdin=subprocess.DEVNULL, stdout=uitvoer, stderr=uitvoer, check=False, **als
                )
                if proces.returncode:
                    uitvoer.seek(0)
                    raise RuntimeError(f"{programma} mislukt:\n{uitvoer.read()}")

        toegang = ["-U", GEBRUIKER, "--auth=scram-sha-256", f"--pwfile={map_}/wachtwoord"]
        draai("initdb", *toegang, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        luister = f"-c listen_addresses=127.0.0.1 -p {poort} -c unix_socket_directories={map_}"
        draai("pg_ctl", "-w", "-o", f"{luister} {SNEL}", "start")
        try:
            yield f"postgres://{GEBRUIKER}:{wachtwoord}@127.0.0.1:{poort}/postgres"
        finally:
            draai("pg_ctl", "-w", "-m", "immediate", "stop")
