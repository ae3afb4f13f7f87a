"""All that is public as one ZIP: made once for each state of the data, and then read from disk.

Which state that is must be known without making everything. Tables that grow with policy are made each time, so nothing
can be forgotten; only the figures and the frozen rows of reports have a fingerprint instead. The edition is over the
bytes of the files alone: the same data is the same edition, wherever and whenever it is made. See docs/besluiten/0056.
"""

import datetime
import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils import timezone

from veiligheid.opendata import afspraken, beleid, bijeenkomsten, cijfers, metingen, rapporten, verantwoording
from veiligheid.opendata.csvw import BESTAND as METADATA
from veiligheid.opendata.csvw import metadata
from veiligheid.opendata.kast import Kast
from veiligheid.opendata.leesmij import BESTAND as LEESMIJ
from veiligheid.opendata.leesmij import leesmij
from veiligheid.opendata.lezing import Lezing, een_moment
from veiligheid.opendata.merk import Bekend, merk_van_database, volgend_moment
from veiligheid.opendata.tabel import Regels, Tabel, inhoud


NAAM = "veiligheid.zip"
SOMMEN = "SHA256SUMS"
VORM = "veiligheid/open-data/1"
BLOK = 1 << 16
KLEIN = (
    *cijfers.TABELLEN,
    *beleid.TABELLEN,
    *verantwoording.TABELLEN,
    *rapporten.TABELLEN,
    *afspraken.TABELLEN,
    *bijeenkomsten.TABELLEN,
)
#: Each fills some tables in one go, row by row.
STROMEN = ((metingen.TABELLEN, metingen.stroom), (rapporten.BEVROREN, rapporten.bevroren))
TABELLEN = tuple(sorted((*KLEIN, *(tabel for groep, _ in STROMEN for tabel in groep)), key=lambda tabel: tabel.naam))
GEEN_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can say


@dataclass(frozen=True, slots=True)
class Pakket:
    """``bestand`` is open, so it can be read to its end whatever happens to its name; who asked for it closes it."""

    editie: str
    bestand: BinaryIO


def pakket_van(nu: datetime.datetime) -> Pakket:
    """The package as it is at this moment; nothing is locked but the making of a new one."""
    kast = Kast(Path(settings.OPENDATA_MAP))
    with een_moment():
        if gevonden := kast.zoek(_stempel_van(nu)):
            return Pakket(*gevonden)
    # Who comes meanwhile waits for the one that is being made, instead of making another beside it.
    with kast.een_tegelijk(), ExitStack() as stapel:
        map_ = Path(stapel.enter_context(kast.werkmap()))
        with een_moment():
            nieuw = _Inhoud(nu)
            if gevonden := kast.zoek(nieuw.stempel):
                return Pakket(*gevonden)
            nieuw.schrijf(map_)
            bijgewerkt_op = nieuw.lezing.bijgewerkt_op
        # From here on nothing of the database is held.
        editie = _maak_af(map_, bijgewerkt_op)
        pad = _pak_in(map_, bijgewerkt_op)
        return Pakket(editie, kast.bewaar(pad, stempel=nieuw.stempel, editie=editie))


#: What this process knows of the state of the data, by ``merk``.
_laatst: list[Bekend] = []


def _stempel_van(nu: datetime.datetime) -> str:
    merk = merk_van_database()
    if merk and (bekend := next((een for een in _laatst if een.geldt(merk, nu)), None)):
        return bekend.stempel
    stempel = _Inhoud(nu).stempel
    if merk:
        _laatst[:] = [Bekend(merk, stempel, nu, volgend_moment(nu))]
    return stempel


class _Inhoud:
    def __init__(self, nu: datetime.datetime):
        self.lezing = Lezing(nu)
        self.klein = {tabel.bestand: inhoud(tabel, self.lezing) for tabel in KLEIN}
        self.stempel = self._stempel()

    def _stempel(self) -> str:
        delen = {naam: hashlib.sha256(bytes_).hexdigest() for naam, bytes_ in self.klein.items()}
        vast = [VORM, metadata(TABELLEN), leesmij(TABELLEN, editie="", bijgewerkt_op=self.lezing.bijgewerkt_op)]
        wat = [sorted(delen.items()), metingen.vingerafdruk(self.lezing), vast]
        return hashlib.sha256(repr(wat).encode()).hexdigest()

    def schrijf(self, map_: Path) -> None:
        for naam, bytes_ in self.klein.items():
            map_.joinpath(naam).write_bytes(bytes_)
        for groep, stroom in STROMEN:
            _schrijf_stroom(map_, groep, stroom(self.lezing))


def _schrijf_stroom(map_: Path, groep: Iterable[Tabel], rijen: Iterator[tuple[Tabel, tuple]]) -> None:
    with ExitStack() as stapel:
        uit = {}
        for tabel in groep:
            bestand = stapel.enter_context(map_.joinpath(tabel.bestand).open("wb"))
            regels = Regels(tabel)
            bestand.write(regels.kop())
            uit[tabel.naam] = (bestand, regels)
        for tabel, rij in rijen:
            bestand, regels = uit[tabel.naam]
            bestand.write(regels.regel(rij))


def _maak_af(map_: Path, bijgewerkt_op: datetime.datetime | None) -> str:
    """Add what describes the tables; gives the edition."""
    map_.joinpath(METADATA).write_bytes(metadata(TABELLEN))
    sommen = _sommen(map_)
    editie = hashlib.sha256(json.dumps(sommen).encode()).hexdigest()[:16]
    map_.joinpath(LEESMIJ).write_bytes(leesmij(TABELLEN, editie=editie, bijgewerkt_op=bijgewerkt_op))
    regels = "".join(f"{som}  {naam}\n" for naam, som in _sommen(map_))
    map_.joinpath(SOMMEN).write_text(regels)
    return editie


def _sommen(map_: Path) -> list[tuple[str, str]]:
    return [(pad.name, _som(pad)) for pad in sorted(map_.iterdir())]


def _som(pad: Path) -> str:
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _pak_in(map_: Path, bijgewerkt_op: datetime.datetime | None) -> Path:
    """What to read first stands first. The same files give the same bytes: their moment is that of the data."""
    moment = timezone.localtime(bijgewerkt_op).timetuple()[:6] if bijgewerkt_op else GEEN_MOMENT
    eerst = (LEESMIJ, SOMMEN, METADATA)
    namen = sorted((pad.name for pad in map_.iterdir()), key=lambda naam: (naam not in eerst, naam))
    doel = map_ / NAAM
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam in namen:
            lid = zipfile.ZipInfo(naam, moment)
            lid.compress_type, lid.external_attr, lid.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            lid.file_size = map_.joinpath(naam).stat().st_size  # so that a file of more than 2 GB gets its larger form
            with map_.joinpath(naam).open("rb") as van, zip_.open(lid, "w") as naar:
                shutil.copyfileobj(van, naar, BLOK)
    return doel
