"""Where the package waits that was made last. A file appears under its name when it is whole, or not at all."""

import contextlib
import fcntl
import logging
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


logger = logging.getLogger(__name__)

# A package that we made: the state of the data and the edition. No other file in the folder is ours to remove.
EIGEN = re.compile(r"[0-9a-f]{64}-[0-9a-f]{16}\.zip")


class Kast:
    """A folder with one package. Where it cannot be written, each download is made anew: slow, and never wrong."""

    def __init__(self, map_: Path):
        self._map = map_

    def zoek(self, stempel: str) -> tuple[str, BinaryIO] | None:
        """The edition and the open file of this state; None where that has to be made."""
        for pad in self._map.glob(f"{stempel}-*.zip"):
            with contextlib.suppress(FileNotFoundError):  # a newer one took its place just now
                return pad.stem.rpartition("-")[2], pad.open("rb")
        return None

    def bewaar(self, pad: Path, *, stempel: str, editie: str) -> BinaryIO:
        """Keep this file instead of what was kept; gives it, open. Who still reads the old one reads on."""
        bestand = pad.open("rb")
        doel = self._map / f"{stempel}-{editie}.zip"
        try:
            pad.replace(doel)
            for oud in self._map.glob("*.zip"):
                if oud != doel and EIGEN.fullmatch(oud.name):
                    oud.unlink(missing_ok=True)
        except OSError as fout:
            logger.warning("De map voor open data is niet te schrijven: %s", fout)
        return bestand

    @contextlib.contextmanager
    def een_tegelijk(self) -> Iterator[None]:
        """One process and one thread at a time; the lock goes when its holder ends, however that happens."""
        try:
            self._map.mkdir(parents=True, exist_ok=True)
            slot = (self._map / "slot").open("wb")
        except OSError:
            yield
            return
        with slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            yield

    @contextlib.contextmanager
    def werkmap(self) -> Iterator[str]:
        """A folder to work in that goes away, also after an error; beside the package, so that moving is at once."""
        try:
            map_ = tempfile.mkdtemp(prefix="bezig-", dir=self._map)
        except OSError:
            map_ = tempfile.mkdtemp(prefix="open-data-")
        try:
            yield map_
        finally:
            shutil.rmtree(map_, ignore_errors=True)
