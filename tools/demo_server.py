"""How `make demo` runs gunicorn: as production would, but on this machine only."""

import os
import socket
import sys
from pathlib import Path


sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tools import werker


poort = os.environ.get("PORT", "8000")
if not (poort.isascii() and poort.isdigit() and 0 < int(poort) < 65536):
    sys.exit(f"PORT is een getal van 1 tot en met 65535, niet {poort!r}. Bijvoorbeeld: make demo PORT=8080")
bind = f"127.0.0.1:{poort}"
workers = 2
# Threads, because a browser opens connections ahead of time that would keep a whole worker waiting.
threads = 4
loglevel = "warning"
# As long as gunicorn allows: what is too long for a filter is told by the API, and not by gunicorn in HTML.
limit_request_line = 8190
# The control socket lies in the home folder, which need not be writable.
control_socket_disable = True


def on_starting(server):
    """Gunicorn itself would try five times and then give a trace."""
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(("127.0.0.1", int(poort)))
        except OSError:
            sys.exit(f"Poort {poort} is niet vrij. Kies een andere, bijvoorbeeld: make demo PORT=8080")


def when_ready(server):
    server.werker = werker.start()  # reads files that officers hand in
    adres = f"http://{bind}/"
    print(f"\nKlaar. Open {adres} in een browser. Het beheer staat op {adres}beheer/. Ctrl+C stopt.", flush=True)


def on_exit(server):
    if lopend := getattr(server, "werker", None):
        werker.stop(lopend)
