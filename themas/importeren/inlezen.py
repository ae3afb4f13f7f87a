"""From a file to the database in one transaction: all of its rows, or none."""

import datetime
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import DatabaseError, IntegrityError, OperationalError, transaction

from themas.auditspoor import leg_vast_na_commit
from themas.importeren.bronnotities import Bronnotities
from themas.importeren.cellen import Rij
from themas.importeren.fouten import Foutenlijst, Leesfout
from themas.importeren.herkennen import lees_bestand
from themas.importeren.layout import Layout, Meld, herken
from themas.importeren.metingen import Metingen
from themas.importeren.noemers import Noemers
from themas.importeren.stroom import NIET_TE_OPENEN, Stroom, te_groot
from themas.importeren.vertalen import Vertaling
from themas.importeren.waarneming import Bronlezer, Kenmerken


LAYOUTS = (Metingen, Noemers, Bronnotities)

TEGELIJK = (
    "Iemand anders voerde tegelijk dezelfde cijfers in. Er is niets opgeslagen. Lees het bestand nog een keer in."
)
BEZIG = "De database is bezig. Er is niets opgeslagen. Probeer het over een minuut nog een keer."
GEWEIGERD = "De database neemt dit bestand niet aan. Er is niets opgeslagen. Vraag de beheerder om hulp."

log = logging.getLogger(__name__)
Voortgang = Callable[[int, int], None]  # rows and bytes so far


@dataclass(frozen=True, slots=True)
class Opties:
    """How to read a file. ``kenmerken`` and ``stand_op`` hold where the file itself says nothing of them."""

    stand_op: datetime.date | None = None
    kenmerken: Kenmerken = field(default_factory=Kenmerken)
    gebieden_toevoegen: bool = False
    begrensd: bool = True  # by IMPORT_MAX_BYTES and IMPORT_MAX_REGELS
    proef: bool = False  # reads and checks all of it, and writes nothing
    meld: Meld | None = None
    voor_het_eind: Callable[["Importverslag"], None] | None = None  # last word inside the transaction
    voortgang: Voortgang = lambda rijen, bytes_: None


@dataclass(frozen=True)
class Importverslag:
    """What a file did. ``gewijzigd`` counts figures that wait to replace another, and denominators that changed.

    ``geweigerd`` are rows of a source that we do not take, ``overgeslagen`` rows without a figure. ``onbekend`` names
    areas and codes that we do not know, with how often; ``toe_te_voegen`` counts the areas that could be added.
    """

    bestand: str
    sha256: str
    layout: str
    nieuw: int
    gewijzigd: int
    ongewijzigd: int
    geweigerd: int = 0
    weigeringen: tuple[str, ...] = ()
    overgeslagen: int = 0
    onvolledig: int = 0
    onbekende_gebieden: tuple[str, ...] = ()
    toe_te_voegen: tuple[str, ...] = ()
    nieuwe_gebieden: tuple[str, ...] = ()
    onbekende_codes: tuple[str, ...] = ()
    onbekende_perioden: tuple[str, ...] = ()
    stand_op: datetime.date | None = None


def importeer(bron: str | Path | BinaryIO, *, door: Any, naam: str = "", opties: Opties | None = None) -> Importverslag:
    """Reads a file, or a binary stream such as an upload, and stores it on behalf of the user ``door``.

    Figures become ``ingediend``: somebody else approves them. ``naam`` is what the messages call the file. Raises
    Importfout, and nothing else, when the file cannot be taken in; the database is then as it was.
    """
    opties = opties or Opties()
    naam = naam or Path(str(bron if isinstance(bron, str | Path) else getattr(bron, "name", "bestand"))).name
    max_bytes = settings.IMPORT_MAX_BYTES if opties.begrensd else None
    max_regels = settings.IMPORT_MAX_REGELS if opties.begrensd else None

    def lees_in(fouten: Foutenlijst) -> Importverslag | None:
        with _geopend(bron, max_bytes) as bytes_, Stroom(bytes_, max_bytes=max_bytes) as stroom:
            tabel = lees_bestand(stroom, max_regels=max_regels, kenmerken=opties.kenmerken)
            return _lees_in(tabel, stroom, door=door, naam=naam, fouten=fouten, opties=opties)

    return _samen(lees_in, door=door, naam=naam, opties=opties)


def importeer_tabel(lezer: Any, *, door: Any, naam: str, opties: Opties) -> Importverslag:
    """As ``importeer``, for a reader that fetches its own bytes, and counts and hashes them."""
    return _samen(
        lambda fouten: _lees_in(lezer, lezer, door=door, naam=naam, fouten=fouten, opties=opties),
        door=door,
        naam=naam,
        opties=opties,
    )


def _samen(lees_in: Callable, *, door: Any, naam: str, opties: Opties) -> Importverslag:
    """In one transaction; whatever goes wrong becomes an Importfout."""
    fouten = Foutenlijst()
    # A rehearsal holds no lock: on SQLite nobody could save anything until it is over.
    samen = nullcontext() if opties.proef else transaction.atomic()
    try:
        with samen:
            verslag = lees_in(fouten)
            if fouten or verslag is None:
                raise fouten.als_importfout(naam)
            if opties.voor_het_eind:
                opties.voor_het_eind(verslag)
            if not opties.proef:
                _leg_vast(verslag, door)
            return verslag
    except Leesfout as fout:
        fouten.meld(fout.regel, "", fout.melding)
    except OSError:
        fouten.meld(None, "", NIET_TE_OPENEN)
    except DatabaseError as fout:
        log.error("The database refused the import of %r: %s", naam, fout)
        fouten.meld(None, "", melding_van(fout))
    raise fouten.als_importfout(naam)


def _lees_in(
    tabel: Any, stroom: Any, *, door: Any, naam: str, fouten: Foutenlijst, opties: Opties
) -> Importverslag | None:
    """None when mistakes were noted: the rest of the file is then of no use."""
    if isinstance(tabel, Bronlezer):
        tabel = Vertaling(tabel, bestand=naam, stand_op=opties.stand_op, gebieden_toevoegen=opties.gebieden_toevoegen)
    soort = herken(tabel.kolommen, LAYOUTS, fouten)
    if soort is None:
        return None
    layout = soort(door=door, fouten=fouten, proef=opties.proef, meld=opties.meld)
    geweigerd = Foutenlijst()
    if tabel.uit_bron:
        tabel.bij_nieuw_gebied = layout.nieuw_gebied
    rijen = _rijen(tabel, layout, fouten, geweigerd if tabel.uit_bron else None)
    gelezen = 0
    while groep := list(islice(rijen, layout.per_keer)):
        layout.verwerk(groep)
        gelezen += len(groep)
        opties.voortgang(gelezen, stroom.gelezen)
    layout.rond_af()
    return None if fouten else _verslag(tabel, layout, naam, stroom, geweigerd)


def _rijen(tabel: Any, layout: Layout, fouten: Foutenlijst, geweigerd: Foutenlijst | None) -> Iterator[Rij]:
    """Every column of the layout is there, those that the file leaves out as empty cells."""
    leeg = dict.fromkeys(layout.kolommen, "")
    for nummer, cellen in tabel.rijen(fouten):
        yield Rij(nummer, {**leeg, **dict(zip(tabel.kolommen, cellen, strict=True))}, fouten, geweigerd)


def _verslag(tabel: Any, layout: Layout, naam: str, stroom: Stroom, geweigerd: Foutenlijst) -> Importverslag:
    stroom.lees_uit()  # what stands behind the rows, so that the hash is that of the file
    tellingen = (layout.nieuw, layout.gewijzigd, layout.ongewijzigd)
    if not tabel.uit_bron:
        return Importverslag(naam, stroom.sha256, layout.naam, *tellingen, overgeslagen=tabel.overgeslagen)
    toe_te_voegen = [gebied for gebied in tabel.onbekende_gebieden.values() if gebied.toe_te_voegen]
    return Importverslag(
        naam,
        stroom.sha256,
        f"{layout.naam}, {tabel.soort}",
        *tellingen,
        geweigerd=len(geweigerd),
        weigeringen=tuple(geweigerd.als_importfout(naam).regels),
        overgeslagen=tabel.overgeslagen,
        onvolledig=tabel.onvolledig,
        onbekende_gebieden=tuple(map(str, tabel.onbekende_gebieden.values())),
        toe_te_voegen=tuple(map(str, toe_te_voegen)),
        nieuwe_gebieden=tuple(map(str, tabel.nieuwe_gebieden.values())),
        onbekende_codes=tuple(f"{code} ({keer} keer)" for code, keer in tabel.onbekende_codes.most_common()),
        onbekende_perioden=tuple(
            f"{periode} ({keer} keer)" for periode, keer in tabel.onbekende_perioden.most_common()
        ),
        stand_op=tabel.stand_op,
    )


def _leg_vast(verslag: Importverslag, door: Any) -> None:
    """One line for the whole file; the figures themselves say who entered them."""
    leg_vast_na_commit(
        actie="bestand inlezen",
        object=f"bestand {verslag.bestand}",
        door=door,
        sha256=verslag.sha256,
        soort=verslag.layout,
        stand_op=verslag.stand_op,
        nieuw=verslag.nieuw,
        gewijzigd=verslag.gewijzigd,
        ongewijzigd=verslag.ongewijzigd,
        geweigerd=verslag.geweigerd,
    )


@contextmanager
def _geopend(bron: str | Path | BinaryIO, max_bytes: int | None) -> Iterator[BinaryIO]:
    """Too large is refused before reading; a stream that does not tell its size is counted while it is read."""
    if not isinstance(bron, str | Path):
        _weiger_te_groot(getattr(bron, "size", None), max_bytes)
        yield bron
        return
    with Path(bron).open("rb") as stroom:
        _weiger_te_groot(Path(bron).stat().st_size, max_bytes)
        yield stroom


def _weiger_te_groot(omvang: int | None, max_bytes: int | None) -> None:
    if None not in (omvang, max_bytes) and omvang > max_bytes:
        raise Leesfout(te_groot(max_bytes))


def melding_van(fout: DatabaseError) -> str:
    for soort, melding in ((IntegrityError, TEGELIJK), (OperationalError, BEZIG)):
        if isinstance(fout, soort):
            return melding
    return GEWEIGERD
