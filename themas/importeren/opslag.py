"""Where a file waits until it is dealt with, with how far reading it is and what would become of its rows.

On disk, in a folder that web server and worker share: the transaction of an import holds the lock of SQLite, and what
it writes itself nobody sees before the end (docs/besluiten/0018).
"""

import contextlib
import hashlib
import json
import os
import shutil
import threading
import time
import uuid
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings

from themas.importeren.cellen import Rij


PER_PAGINA = 100
SOORTEN = ("nieuw", "gewijzigd", "ongewijzigd")
KLOPT_ELKE = 2  # seconds
MELDT_ELKE = 0.5


class Opslag:
    """The folder of one Inlezing."""

    def __init__(self, sleutel: uuid.UUID):
        self.map = Path(settings.INLEZINGEN_MAP) / str(sleutel)

    @property
    def bestand(self) -> Path:
        return self.map / "bestand"

    def bewaar(self, stukken: Iterator[bytes]) -> str:
        """The SHA-256 of what was stored. Nobody but us may look into the folder."""
        self.verwijder()
        self.map.mkdir(parents=True, mode=0o700)
        som = hashlib.sha256()
        with self.bestand.open("wb") as doel:
            for stuk in stukken:
                som.update(stuk)
                doel.write(stuk)
        return som.hexdigest()

    def verwijder(self) -> None:
        shutil.rmtree(self.map, ignore_errors=True)

    def meld(self, rijen: int, bytes_: int) -> None:
        """How far it is; replaced as a whole, so that nobody reads half of it."""
        nieuw = self.map / f"voortgang.{os.getpid()}"
        nieuw.write_text(json.dumps({"rijen": rijen, "bytes": bytes_}))
        nieuw.replace(self.map / "voortgang")

    def voortgang(self) -> dict[str, int]:
        try:
            return json.loads((self.map / "voortgang").read_text())
        except (OSError, ValueError):
            return {"rijen": 0, "bytes": 0}

    def klop(self) -> None:
        (self.map / "hartslag").touch()

    def stil(self) -> float:
        """Seconds since the last sign of life; endless where there never was one."""
        try:
            return time.time() - (self.map / "hartslag").stat().st_mtime
        except OSError:
            return float("inf")

    def voorbeeld(self, soort: str, pagina: int) -> list[list]:
        """The rows of one page, counted from 1: line, indicator, area, period, old, new."""
        plaatsen = array("Q")
        try:
            plaatsen.frombytes((self.map / f"{soort}.plaatsen").read_bytes())
            with (self.map / f"{soort}.rijen").open("rb") as rijen:
                if not 1 <= pagina <= len(plaatsen):
                    return []
                rijen.seek(plaatsen[pagina - 1])
                return [json.loads(regel) for regel, _ in zip(rijen, range(PER_PAGINA), strict=False)]
        except OSError:
            return []


class Hartslag:
    """Shows that whoever reads the file still lives, also during one long statement; and how far it is."""

    def __init__(self, opslag: Opslag):
        self._opslag, self._klaar = opslag, threading.Event()
        self._draad = threading.Thread(target=self._klop, daemon=True)
        self._gemeld = 0.0

    def __enter__(self):
        self._opslag.klop()
        self._opslag.meld(0, 0)
        self._draad.start()
        return self

    def __exit__(self, *fout):
        self._klaar.set()
        self._draad.join()

    def voortgang(self, rijen: int, bytes_: int) -> None:
        if time.monotonic() - self._gemeld > MELDT_ELKE:
            self._gemeld = time.monotonic()
            self._opslag.meld(rijen, bytes_)

    def _klop(self) -> None:
        with contextlib.suppress(OSError):  # withdrawn meanwhile, and its folder gone
            while not self._klaar.wait(KLOPT_ELKE):
                self._opslag.klop()


class Voorbeeld:
    """Takes down what would become of each row. ``vingerafdruk`` differs as soon as anything in it does."""

    def __init__(self, opslag: Opslag | None):
        """Without a folder only the fingerprint is taken."""
        self._som = hashlib.sha256()
        self._rijen: dict[str, BinaryIO] = {}
        self._plaatsen = {soort: array("Q") for soort in SOORTEN}
        self._aantal = dict.fromkeys(SOORTEN, 0)
        self._opslag = opslag
        if opslag:
            self._rijen = {soort: (opslag.map / f"{soort}.rijen").open("wb") for soort in SOORTEN}

    def __enter__(self):
        return self

    def __exit__(self, *fout):
        for soort, rijen in self._rijen.items():
            rijen.close()
            (self._opslag.map / f"{soort}.plaatsen").write_bytes(self._plaatsen[soort].tobytes())

    @property
    def vingerafdruk(self) -> str:
        return self._som.hexdigest()

    def meld(self, soort: str, rij: Rij, oud: str, nieuw: str) -> None:
        cellen = rij.cellen
        wat = [
            rij.nummer,
            cellen.get("indicator") or cellen.get("soort"),
            cellen["gebied"],
            _wanneer(cellen),
            oud,
            nieuw,
        ]
        regel = json.dumps(wat, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        if soort != "ongewijzigd":  # what changes nothing may come and go
            self._som.update(regel)
        if self._opslag:
            if self._aantal[soort] % PER_PAGINA == 0:
                self._plaatsen[soort].append(self._rijen[soort].tell())
            self._rijen[soort].write(regel)
        self._aantal[soort] += 1


def _wanneer(cellen: dict[str, Any]) -> str:
    return cellen.get("periode") or cellen.get("peildatum", "")
