"""An Excel workbook (xlsx): the first sheet, with the columns of a layout of ours.

A workbook is a zip with XML in it, so what it unpacks to is looked at before it is unpacked, and defusedxml refuses
entities. Formulas are refused: what they gave when they were last computed need not be what they say.
"""

import datetime
import re
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal

from django.conf import settings
from openpyxl import load_workbook
from openpyxl.packaging.manifest import Manifest
from openpyxl.utils import get_column_letter
from openpyxl.xml.constants import ARC_CONTENT_TYPES, WORKSHEET_TYPE
from openpyxl.xml.functions import fromstring

from themas.importeren.fouten import Foutenlijst, Leesfout
from themas.importeren.lezen import ALLEEN_KOP, KOP_LEEG, LEEG, TE_VEEL_REGELS, getal_nl
from themas.importeren.stroom import Stroom


KAPOT = (
    "Deze werkmap is beschadigd of geen Excel-werkmap (xlsx). Open haar in Excel of LibreOffice en bewaar haar opnieuw."
)
BOM = (
    "Deze werkmap wordt uitgepakt veel te groot ({mb} MB). Er staat veel meer in dan cijfers. "
    "Kopieer de cijfers naar een lege werkmap, en bewaar die."
)
TE_VEEL_TEKST = (
    "In deze werkmap staat te veel tekst of opmaak naast de cijfers ({mb} MB, en {meest} MB mag). "
    "Kopieer alleen de kolommen met cijfers naar een lege werkmap, en bewaar die."
)
FORMULE = (
    "In cel {cel} staat een formule. Kopieer de cellen, en plak ze als waarden (Plakken speciaal). "
    "Dan staat het getal er zelf."
)
MEESTE_ONDERDELEN = 2_000
GEWOON_TE_KLEIN = 1024 * 1024  # below this a member may shrink as far as it likes
STERKSTE_VERHOUDING = 200  # a sheet of the same number over and over shrinks about 60 times
BREEDST = 100
MAG_GROOT = ("xl/worksheets/", "xl/media/")  # pictures are not read at all
_DECIMALEN = re.compile(r"[#0,]*0\.(0+)%?")
# openpyxl and zlib raise whatever their parsing runs into, with no class in common. Each of these says no more than:
# this is no good workbook. A mistake of our own would be hidden here, so as little of ours as can be stands inside.
ONGELUKKIG = Exception
METING = {"aantal", "waarde", "verandering"}


class Werkmap:
    """As ``Tabel``: ``kolommen``, then ``rijen()``. Rows of figures without a figure are passed over and counted."""

    uit_bron = False

    def __init__(self, stroom: Stroom, *, max_regels: int | None):
        self._max_regels = max_regels
        self.overgeslagen = 0
        self._bestand = stroom.op_schijf()
        try:
            self._controleer()
            self._blad = load_workbook(self._bestand, read_only=True, data_only=False, keep_links=False).worksheets[0]
            self._blad.reset_dimensions()
        except Leesfout:
            raise
        except ONGELUKKIG as fout:
            raise Leesfout(KAPOT) from fout
        self._rijen = self._lees()
        self.kolommen = self._lees_kop()

    def rijen(self, fouten: Foutenlijst) -> Iterator[tuple[int, list[str]]]:
        breedte = len(self.kolommen)
        getallen = [nummer for nummer, kolom in enumerate(self.kolommen) if kolom in METING]
        leeg = True
        try:
            for nummer, cellen in self._rijen:
                rij = [self._tekst(cel) for cel in cellen[:breedte]]
                rij += [""] * (breedte - len(rij))
                if not any(rij):
                    continue
                leeg = False
                if getallen and not any(rij[nummer] for nummer in getallen):
                    self.overgeslagen += 1  # not measured
                    continue
                formule = next((cel for cel in cellen[:breedte] if getattr(cel, "data_type", "") == "f"), None)
                if formule is not None:
                    plek = f"{get_column_letter(formule.column)}{formule.row}"
                    fouten.meld(nummer, self.kolommen[formule.column - 1], FORMULE.format(cel=plek))
                    continue
                yield nummer, rij
        except Leesfout as fout:
            fouten.meld(fout.regel, "", fout.melding)
        else:
            if leeg:
                fouten.meld(1, "", ALLEEN_KOP)

    def _controleer(self) -> None:
        """Before anything is unpacked. A member that lies about its size is cut off there by zipfile itself."""
        with zipfile.ZipFile(self._bestand) as pakket:
            delen = pakket.infolist()
            totaal = sum(deel.file_size for deel in delen)
            gespannen = any(
                deel.file_size > GEWOON_TE_KLEIN and deel.file_size > STERKSTE_VERHOUDING * max(deel.compress_size, 1)
                for deel in delen
            )
            if totaal > settings.IMPORT_MAX_UITGEPAKT or gespannen or len(delen) > MEESTE_ONDERDELEN:
                raise Leesfout(BOM.format(mb=getal_nl(totaal // 1024**2)))
            if "xl/workbook.xml" not in pakket.namelist():
                raise Leesfout(KAPOT)
            _controleer_delen(pakket)

    def _lees(self) -> Iterator[tuple[int, tuple]]:
        rijen = self._blad.iter_rows()
        nummer = 0
        while True:
            try:
                rij = next(rijen, None)
            except ONGELUKKIG as fout:
                raise Leesfout(KAPOT, nummer + 1) from fout
            if rij is None:
                return
            nummer += 1
            if self._max_regels is not None and nummer > self._max_regels:
                raise Leesfout(TE_VEEL_REGELS.format(meest=getal_nl(self._max_regels)))
            yield nummer, rij

    def _lees_kop(self) -> list[str]:
        _, cellen = next(self._rijen, (1, ()))
        kop = [self._tekst(cel).lower() for cel in cellen[:BREEDST]]
        while kop and not kop[-1]:
            kop.pop()
        if not kop:
            raise Leesfout(KOP_LEEG if any(any(map(self._tekst, rij)) for _, rij in self._rijen) else LEEG, 1)
        return kop

    @staticmethod
    def _tekst(cel) -> str:
        """What a Dutch officer would type to get this cell."""
        try:
            return als_tekst(cel.value, getattr(cel, "number_format", None) or "General")
        except ONGELUKKIG as fout:
            raise Leesfout(KAPOT) from fout


def _controleer_delen(pakket: zipfile.ZipFile) -> None:
    """Only a sheet is read row by row. Whatever else openpyxl reads, such as all texts, it reads whole into memory."""

    def weiger_grote(mag_groot: Callable[[str], bool]) -> None:
        grootste = max((deel.file_size for deel in pakket.infolist() if not mag_groot(deel.filename)), default=0)
        if grootste > settings.IMPORT_MAX_WERKMAPDEEL:
            mb, meest = (getal_nl(bytes_ // 1024**2) for bytes_ in (grootste, settings.IMPORT_MAX_WERKMAPDEEL))
            raise Leesfout(TE_VEEL_TEKST.format(mb=mb, meest=meest))

    weiger_grote(lambda naam: naam.startswith(MAG_GROOT))
    # The contents say what each part is; the name of the one with all texts may be that of a sheet.
    inhoud = Manifest.from_tree(fromstring(pakket.read(ARC_CONTENT_TYPES)))
    geen_blad = {deel.PartName.lstrip("/") for deel in inhoud.Override if deel.ContentType != WORKSHEET_TYPE}
    weiger_grote(lambda naam: naam.lstrip("/") not in geen_blad)


def als_tekst(waarde: object, opmaak: str) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "WAAR" if waarde else "ONWAAR"
    if isinstance(waarde, datetime.datetime):
        return waarde.date().isoformat()
    if isinstance(waarde, datetime.date):
        return waarde.isoformat()
    if isinstance(waarde, int | float):
        return _getal(waarde, opmaak)
    return str(waarde).strip()


def _getal(waarde: int | float, opmaak: str) -> str:
    """A sheet keeps 13 and shows 13,0: as many decimals as it shows, and never fewer than it keeps."""
    exact = Decimal(repr(waarde)) * (100 if opmaak.endswith("%") else 1)
    getoond = _DECIMALEN.fullmatch(opmaak)
    kaal = f"{exact.normalize():f}" if exact.is_finite() and abs(exact.adjusted()) < 30 else str(exact)
    achter = len(kaal.partition(".")[2])
    if getoond and achter < len(getoond[1]):
        kaal = f"{exact:.{len(getoond[1])}f}"
    return kaal.replace(".", ",")
