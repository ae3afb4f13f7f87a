"""Is this file what its name says, and may it come in? Judged by what it holds; nothing in it is ever carried out.

A docx or odt is a zip. It is unpacked once, in pieces that are thrown away, to know that it is whole and that it does
not grow into more than ``MEEST_UITGEPAKT``.
"""

import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from convenanten.documenten.namen import extensie


MB = 1024 * 1024
MEEST_UITGEPAKT = 200 * MB
MEESTE_DELEN = 5_000
STUK = 64 * 1024
WOORDEN = {"pdf": "PDF (.pdf)", "docx": "Word (.docx)", "odt": "OpenDocument-tekst (.odt)"}
ODT = b"application/vnd.oasis.opendocument.text"
MACROS = (
    "Er zitten macro’s in dit bestand: kleine programma’s. Die nemen wij niet aan. Bewaar het als gewoon document "
    "zonder macro’s, of als PDF, en kies dat bestand."
)
BESCHADIGD = "Dit bestand is beschadigd of niet af. Open het, bewaar het opnieuw en kies het nog een keer."
OPGEBLAZEN = "Dit bestand wordt uitgepakt veel te groot. Bewaar het als PDF en kies dat bestand."
START_VANZELF = (
    "In dit bestand zit een programma dat vanzelf start. Dat nemen wij niet aan. Druk het document af naar een nieuwe "
    "PDF, en kies dat bestand."
)
MET_WACHTWOORD = "Er zit een wachtwoord op dit bestand. Bewaar het zonder wachtwoord en kies het opnieuw."


def meeste_bytes() -> int:
    """A file above the limit for figures is cut off while it comes in, whatever a document may be."""
    return min(settings.DOCUMENT_MAX_BYTES, settings.IMPORT_MAX_BYTES)


def te_groot() -> str:
    return f"Dit bestand is te groot. Het mag hoogstens {in_mb(meeste_bytes())} zijn. Maak het kleiner of splits het."


def in_mb(aantal: int) -> str:
    return f"{aantal // MB} MB" if aantal % MB == 0 else filesizeformat(aantal)


def wat_mag() -> str:
    """As a choice: ``PDF (.pdf), Word (.docx) of OpenDocument-tekst (.odt)``."""
    woorden = [WOORDEN[soort] for soort in settings.DOCUMENT_SOORTEN]
    return " of ".join(filter(None, [", ".join(woorden[:-1]), *woorden[-1:]]))


def keur(bestand: BinaryIO, *, naam: str, grootte: int) -> str:
    """Give the kind of this file. Raises ``ValidationError`` in Dutch; leaves the file at its beginning."""
    if not grootte:
        raise ValidationError("Dit bestand is leeg. Kies een ander bestand.")
    if grootte > meeste_bytes():
        raise ValidationError(te_groot())
    soort = extensie(naam)
    if soort not in settings.DOCUMENT_SOORTEN:
        raise ValidationError(f"Dit soort bestand nemen wij niet aan. Kies {wat_mag()}.")
    bestand.seek(0)
    try:
        KEURDERS[soort](bestand)
    finally:
        bestand.seek(0)
    return soort


def _pdf(bestand: BinaryIO) -> None:
    from convenanten.documenten import pdf  # loads qpdf, which only who adds a document needs

    if bestand.read(5) != b"%PDF-":
        raise _anders("pdf")
    bestand.seek(0)
    try:
        pdf.lees_na(bestand)
    except pdf.Wachtwoord as fout:
        raise ValidationError(MET_WACHTWOORD) from fout
    except pdf.StartVanzelf as fout:
        raise ValidationError(START_VANZELF) from fout
    except pdf.NietHeel as fout:
        raise ValidationError(BESCHADIGD) from fout


def _docx(bestand: BinaryIO) -> None:
    with _Pakket(bestand, "docx") as pakket:
        soorten = pakket.lees("[Content_Types].xml")
        if not soorten or not pakket.heeft("word/document.xml"):
            raise _anders("docx")
        if b"macroenabled" in soorten.lower() or pakket.noemt("vbaproject", "vbadata", "/activex/"):
            raise ValidationError(MACROS)
        pakket.pak_uit()


def _odt(bestand: BinaryIO) -> None:
    with _Pakket(bestand, "odt") as pakket:
        if (pakket.lees("mimetype") or b"").strip() != ODT or not pakket.heeft("content.xml"):
            raise _anders("odt")
        if pakket.noemt("/basic/", "/scripts/"):
            raise ValidationError(MACROS)
        pakket.pak_uit()


KEURDERS: dict[str, Callable[[BinaryIO], None]] = {"pdf": _pdf, "docx": _docx, "odt": _odt}


class _Pakket:
    """A zip that nobody trusts."""

    def __init__(self, bestand: BinaryIO, soort: str):
        try:
            self._zip = zipfile.ZipFile(bestand)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fout:
            raise _anders(soort) from fout
        self._delen = self._zip.infolist()
        # What a zip says of its sizes may be a lie; pak_uit() counts for itself.
        if len(self._delen) > MEESTE_DELEN or sum(deel.file_size for deel in self._delen) > MEEST_UITGEPAKT:
            raise ValidationError(OPGEBLAZEN)
        if any(deel.flag_bits & 1 for deel in self._delen):
            raise ValidationError(MET_WACHTWOORD)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self._zip.close()

    def heeft(self, naam: str) -> bool:
        return any(deel.filename == naam for deel in self._delen)

    def noemt(self, *woorden: str) -> bool:
        namen = [f"/{deel.filename.lower()}" for deel in self._delen]
        return any(woord in naam for naam in namen for woord in woorden)

    def lees(self, naam: str) -> bytes | None:
        """The beginning of a part, as much as one needs to judge it."""
        return b"".join(self._stukken(naam, hoogstens=MB)) if self.heeft(naam) else None

    def pak_uit(self) -> None:
        uitgepakt = 0
        for deel in self._delen:
            for stuk in self._stukken(deel, hoogstens=MEEST_UITGEPAKT):
                uitgepakt += len(stuk)
                if uitgepakt > MEEST_UITGEPAKT:
                    raise ValidationError(OPGEBLAZEN)

    def _stukken(self, deel, *, hoogstens: int):
        try:
            with self._zip.open(deel) as inhoud:
                gelezen = 0
                while gelezen < hoogstens and (stuk := inhoud.read(STUK)):
                    gelezen += len(stuk)
                    yield stuk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as fout:
            raise ValidationError(BESCHADIGD) from fout


def _anders(soort: str) -> ValidationError:
    return ValidationError(
        f"De naam van dit bestand eindigt op .{soort}, maar het is geen {WOORDEN[soort].split(' (')[0]}. "
        f"Open het, bewaar het als {wat_mag()} en kies dat bestand."
    )
