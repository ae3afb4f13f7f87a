"""A workbook as a file that is the same, byte by byte, whenever the same cells are in it.

openpyxl writes in its properties when it saved the file, and beside each member of the ZIP when that was made; no ETag
would hold and no hash would mean anything. It has no setting for either, so its writer is given a ZIP without a clock.
"""

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter


GEEN_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can say
MOMENTEN = ("created", "modified")


class _Tijdloos(ZipFile):
    """Every member carries the same moment."""

    def writestr(self, naam, inhoud, *rest, **opties):
        lid = ZipInfo(naam, GEEN_MOMENT)
        lid.compress_type, lid.external_attr, lid.create_system = ZIP_DEFLATED, 0o644 << 16, 3
        super().writestr(lid, inhoud, *rest, **opties)

    def write(self, pad, naam):
        """The sheets, which openpyxl makes as files of their own."""
        self.writestr(naam, Path(pad).read_bytes())


def als_bestand(boek: Workbook) -> bytes:
    # Left out: without a moment openpyxl fills in its own, and cannot write None.
    boek.properties.__elements__ = [naam for naam in boek.properties.__elements__ if naam not in MOMENTEN]
    uit = io.BytesIO()
    with _Tijdloos(uit, "w", ZIP_DEFLATED) as zip_:
        ExcelWriter(boek, zip_).write_data()
    return uit.getvalue()
