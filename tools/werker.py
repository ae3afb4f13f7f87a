"""The worker that reads files in the background, beside a server for one person's use, and no longer than that server.

    python tools/werker.py manage.py runserver ...      run that, with a worker beside it

In production the worker is a service of its own: docs/beheer/importeren.md.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path


HUIS = Path(__file__).resolve().parent.parent
GEDULD = 5  # seconds to finish what it is busy with; after that it shows as broken off, and can be started again
PR_SET_PDEATHSIG = 1


def start() -> subprocess.Popen:
    """One worker; asks for work twice a second."""
    opdracht = [sys.executable, "manage.py", "db_worker", "--no-startup-delay", "--no-reload", "--interval", "0.5"]
    ouder = os.getpid()
    return subprocess.Popen(
        [*opdracht, "--verbosity", "0"], cwd=HUIS, preexec_fn=lambda: _sterf_mee(ouder), start_new_session=True
    )


def stop(werker: subprocess.Popen) -> None:
    """Also when somebody else already took note of its end, as gunicorn does for all of its children."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(werker.pid, signal.SIGTERM)
    try:
        werker.wait(timeout=GEDULD)
    except subprocess.TimeoutExpired:
        werker.kill()
        werker.wait()


def _sterf_mee(ouder: int) -> None:
    """Linux ends it when the server is killed without a chance to end it itself."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != ouder:
        os._exit(0)


def main(argumenten: list[str]) -> int:
    # Ctrl-C reaches what runs in front by itself; we wait for it to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    werker = start()
    voorgrond = subprocess.Popen(
        [sys.executable, *argumenten], preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    )
    signal.signal(signal.SIGTERM, lambda *_: voorgrond.terminate())
    try:
        return voorgrond.wait()
    finally:
        stop(werker)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
