"""A small load client: some connections that each ask for the next page as soon as they have the last."""

import socket
import statistics
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


VERBINDINGEN = 16  # twice the threads of the server, so that none of them waits for us
WACHT = 60  # seconds for one answer


class GeenAntwoord(Exception):
    """The server answered something else than a page."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    status: int
    koppen: dict[str, str]
    lichaam: bytes


class Verbinding:
    """One connection that stays open; no more of HTTP than our own server speaks."""

    def __init__(self, poort: int, *, wacht: int = WACHT):
        self.contact = socket.create_connection(("127.0.0.1", poort), timeout=wacht)
        self.contact.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.contact.close()

    def haal(self, vraag: bytes) -> Antwoord:
        status, koppen, binnen = self._begin(vraag)
        while len(binnen) < int(koppen["content-length"]):
            binnen += self._lees()
        return Antwoord(status, koppen, bytes(binnen))

    def sla_over(self, vraag: bytes) -> tuple[int, int]:
        """Status and length of an answer of which nothing is kept: keeping many MB would cost more than sending it."""
        status, koppen, binnen = self._begin(vraag)
        over = int(koppen["content-length"]) - len(binnen)
        while over > 0:
            over -= len(self._lees())
        return status, int(koppen["content-length"]) - over

    def _begin(self, vraag: bytes) -> tuple[int, dict[str, str], bytearray]:
        """Status, headers, and what of the body came along with them."""
        self.contact.sendall(vraag)
        binnen = bytearray()
        while (einde := binnen.find(b"\r\n\r\n")) < 0:
            binnen += self._lees()
        status, koppen = lees_kop(bytes(binnen[:einde]))
        if "content-length" not in koppen:
            raise GeenAntwoord(f"status {status} zonder lengte")
        return status, koppen, binnen[einde + 4 :]

    def _lees(self) -> bytes:
        if not (deel := self.contact.recv(1 << 18)):
            raise GeenAntwoord("de server verbrak de verbinding")
        return deel


def vraag_om(pad: str, *, gzip: bool = True) -> bytes:
    regels = [f"GET {pad} HTTP/1.1", "Host: 127.0.0.1", *(["Accept-Encoding: gzip"] if gzip else []), "", ""]
    return "\r\n".join(regels).encode()


def lees_kop(kop: bytes) -> tuple[int, dict[str, str]]:
    """Status, and headers by their name in lower case."""
    eerste, *regels = kop.decode("latin-1").split("\r\n")
    paren = (regel.partition(":") for regel in regels)
    return int(eerste.split()[1]), {naam.lower(): waarde.strip() for naam, _, waarde in paren}


def haal(poort: int, pad: str, *, gzip: bool = True, wacht: int = WACHT) -> Antwoord:
    with Verbinding(poort, wacht=wacht) as verbinding:
        return verbinding.haal(vraag_om(pad, gzip=gzip))


def eis_zelfde(poort: int, paden: Iterable[str]) -> None:
    """Fails when not all of these give the same bytes, since then they cannot be compared."""
    eerste, *anderen = [(haal(poort, pad, gzip=False), pad) for pad in paden]
    for antwoord, pad in anderen:
        if (antwoord.status, antwoord.lichaam) != (200, eerste[0].lichaam):
            raise GeenAntwoord(f"{pad} geeft iets anders dan {eerste[1]}")


def belast(poort: int, pad: str, *, aantal: int = 1_000, seconden: float = 1.5) -> float:
    """Answers per second over ``aantal`` requests or ``seconden``, whichever ends first; 200 or nothing."""
    vraag, tot = vraag_om(pad), time.monotonic() + seconden
    gedaan: list[int] = []
    fouten: list[Exception] = []

    def vraag_door():
        mijn = 0
        try:
            with Verbinding(poort) as verbinding:
                while mijn < aantal // VERBINDINGEN and time.monotonic() < tot:
                    if (antwoord := verbinding.haal(vraag)).status != 200:
                        raise GeenAntwoord(f"{pad} gaf {antwoord.status}")
                    mijn += 1
        except (OSError, GeenAntwoord) as fout:
            fouten.append(fout)
        gedaan.append(mijn)

    draden = [threading.Thread(target=vraag_door) for _ in range(VERBINDINGEN)]
    begin = time.monotonic()
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    if fouten:
        raise fouten[0]
    return sum(gedaan) / (time.monotonic() - begin)


def om_en_om(meet: Callable[[str], float], paden: Iterable[str], rondes: int) -> dict[str, list[float]]:
    """Each path once in every round: what slows the machine for a while then slows all of them."""
    metingen: dict[str, list[float]] = {pad: [] for pad in paden}
    for _ in range(rondes):
        for pad, uitkomsten in metingen.items():
            uitkomsten.append(meet(pad))
    return metingen


def verhouding(a: list[float], b: list[float]) -> float:
    """The median of a : b, taken round by round."""
    return statistics.median(x / y for x, y in zip(a, b, strict=True))


def spreiding(a: list[float], b: list[float]) -> tuple[float, float]:
    """The lowest and the highest of those ratios: how far to trust the median."""
    ratios = [x / y for x, y in zip(a, b, strict=True)]
    return min(ratios), max(ratios)
