"""The bytes of a file, counted and hashed as they go by, of which the first can be looked at without taking them."""

import hashlib
import io
import tempfile
from typing import BinaryIO

from themas.importeren.fouten import Leesfout


TE_GROOT = "Dit bestand is groter dan {meest} MB. Knip het in kleinere bestanden."
NIET_TE_OPENEN = "Dit bestand is niet te openen. Kijk of de naam klopt, en of u het mag lezen."
BEGIN = 64 * 1024
STAART = 4 * 1024
IN_GEHEUGEN = 8 * 1024 * 1024


class Stroom:
    """``max_bytes`` None is without limit. ``staart`` holds the last bytes that were read."""

    def __init__(self, bron: BinaryIO, *, max_bytes: int | None):
        self._bron, self._max_bytes = bron, max_bytes
        self._hash = hashlib.sha256()
        self._vooraan: io.BytesIO | None = None
        self._kopie: BinaryIO | None = None
        self.gelezen = 0
        self.staart = b""

    def __enter__(self):
        return self

    def __exit__(self, *fout):
        if self._kopie is not None:
            self._kopie.close()

    @property
    def sha256(self) -> str:
        """Of what was read so far: of the file, once it has been read to its end."""
        return self._hash.hexdigest()

    def kijk(self) -> bytes:
        """The first bytes, which are still there to be read. Only before anything is."""
        begin = b""
        while len(begin) < BEGIN and (meer := self._bron.read(BEGIN - len(begin))):
            begin += meer
        self._vooraan = io.BytesIO(begin)
        return begin

    def readline(self, hoogstens: int) -> bytes:
        if self._vooraan is None:
            return self._tel(self._bron.readline(hoogstens))
        deel = self._vooraan.readline(hoogstens)
        if len(deel) < hoogstens and not deel.endswith(b"\n"):
            self._vooraan = None  # all of it was read
            deel += self._bron.readline(hoogstens - len(deel))
        return self._tel(deel)

    def read(self, hoogstens: int = -1) -> bytes:
        deel = self._vooraan.read(hoogstens) if self._vooraan else b""
        if hoogstens < 0:
            return self._tel(deel + self._bron.read())
        return self._tel(deel or self._bron.read(hoogstens))

    def lees_uit(self) -> None:
        while self.read(BEGIN):
            pass

    def op_schijf(self) -> BinaryIO:
        """All of it in a temporary file that one can walk through both ways, as the zip of a workbook needs."""
        self._kopie = tempfile.SpooledTemporaryFile(max_size=IN_GEHEUGEN)  # noqa: SIM115
        while deel := self.read(BEGIN):
            self._kopie.write(deel)
        self._kopie.seek(0)
        return self._kopie

    def _tel(self, deel: bytes) -> bytes:
        self._hash.update(deel)
        self.gelezen += len(deel)
        self.staart = deel[-STAART:] if len(deel) >= STAART else (self.staart + deel)[-STAART:]
        if self._max_bytes is not None and self.gelezen > self._max_bytes:
            raise Leesfout(te_groot(self._max_bytes))
        return deel


def te_groot(max_bytes: int) -> str:
    return TE_GROOT.format(meest=max_bytes // 1024**2)
