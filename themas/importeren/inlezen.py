"""From a file to the database in one transaction: all of its rows, or none."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import DatabaseError, IntegrityError, OperationalError, transaction

from themas.importeren.bronnotities import Bronnotities
from themas.importeren.cellen import Rij
from themas.importeren.fouten import Foutenlijst, Leesfout
from themas.importeren.layout import Layout, herken
from themas.importeren.lezen import TE_GROOT, Tabel
from themas.importeren.metingen import Metingen
from themas.importeren.noemers import Noemers


LAYOUTS = (Metingen, Noemers, Bronnotities)
RIJEN_PER_KEER = 900  # SQLite takes no more than 1000 conditions in a row

TEGELIJK = (
    "Iemand anders voerde tegelijk dezelfde cijfers in. Er is niets opgeslagen. Lees het bestand nog een keer in."
)
BEZIG = "De database is bezig. Er is niets opgeslagen. Probeer het over een minuut nog een keer."
GEWEIGERD = "De database neemt dit bestand niet aan. Er is niets opgeslagen. Vraag de beheerder om hulp."
NIET_TE_OPENEN = "Dit bestand is niet te openen. Kijk of de naam klopt, en of u het mag lezen."

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Importverslag:
    """What a file did. ``gewijzigd`` counts figures that wait to replace another, and denominators that changed."""

    bestand: str
    sha256: str
    layout: str
    nieuw: int
    gewijzigd: int
    ongewijzigd: int


def importeer(bron: str | Path | BinaryIO, *, door: Any, naam: str = "") -> Importverslag:
    """Reads a file, or a binary stream such as an upload, and stores it on behalf of the user ``door``.

    Figures become ``ingediend``: somebody else approves them. ``naam`` is what the messages call the file. Raises
    Importfout, and nothing else, when the file cannot be taken in; the database is then as it was.
    """
    naam = naam or Path(str(bron if isinstance(bron, str | Path) else getattr(bron, "name", "bestand"))).name
    fouten = Foutenlijst()
    try:
        with _geopend(bron) as stroom, transaction.atomic():
            verslag = _lees_in(stroom, door=door, naam=naam, fouten=fouten)
            if fouten:
                raise fouten.als_importfout(naam)
            return verslag
    except Leesfout as fout:
        fouten.meld(fout.regel, "", fout.melding)
    except OSError:
        fouten.meld(None, "", NIET_TE_OPENEN)
    except DatabaseError as fout:
        log.error("The database refused the import of %r: %s", naam, fout)
        fouten.meld(None, "", _melding_van(fout))
    raise fouten.als_importfout(naam)


def _lees_in(stroom: BinaryIO, *, door: Any, naam: str, fouten: Foutenlijst) -> Importverslag | None:
    tabel = Tabel(stroom, max_bytes=settings.IMPORT_MAX_BYTES, max_regels=settings.IMPORT_MAX_REGELS)
    soort = herken(tabel.kolommen, LAYOUTS, fouten)
    if soort is None:
        return None
    layout = soort(door=door, fouten=fouten)
    rijen = _rijen(tabel, layout, fouten)
    while groep := list(islice(rijen, RIJEN_PER_KEER)):
        layout.verwerk(groep)
    return Importverslag(naam, tabel.sha256, layout.naam, layout.nieuw, layout.gewijzigd, layout.ongewijzigd)


def _rijen(tabel: Tabel, layout: Layout, fouten: Foutenlijst) -> Iterator[Rij]:
    """Every column of the layout is there, those that the file leaves out as empty cells."""
    leeg = dict.fromkeys(layout.kolommen, "")
    for nummer, cellen in tabel.rijen(fouten):
        yield Rij(nummer, {**leeg, **dict(zip(tabel.kolommen, cellen, strict=True))}, fouten)


@contextmanager
def _geopend(bron: str | Path | BinaryIO) -> Iterator[BinaryIO]:
    if not isinstance(bron, str | Path):
        _weiger_te_groot(getattr(bron, "size", None))
        yield bron
        return
    with Path(bron).open("rb") as stroom:
        _weiger_te_groot(Path(bron).stat().st_size)
        yield stroom


def _weiger_te_groot(omvang: int | None) -> None:
    """Before reading anything; a stream that does not tell its size is counted while it is read."""
    if omvang is not None and omvang > settings.IMPORT_MAX_BYTES:
        raise Leesfout(TE_GROOT.format(meest=settings.IMPORT_MAX_BYTES // 1024**2))


def _melding_van(fout: DatabaseError) -> str:
    for soort, melding in ((IntegrityError, TEGELIJK), (OperationalError, BEZIG)):
        if isinstance(fout, soort):
            return melding
    return GEWEIGERD
