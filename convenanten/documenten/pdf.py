"""Is this PDF whole, without a password, and does nothing in it start by itself? qpdf reads it and carries nothing out.

Only the list of parts and the pages are read, not what stands on them. A file that a program would have to guess at is
refused: whoever opens it and keeps it again has one that is whole.
"""

from typing import BinaryIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf


class NietHeel(Exception):
    """Cut off or damaged, or without a page."""


class Wachtwoord(Exception):
    """It cannot be opened without a password."""


class StartVanzelf(Exception):
    """It would carry something out when it is opened."""


#: Actions that do more than turn to a page or follow a link (ISO 32000-2, table 201).
UITVOEREN = {Name.JavaScript, Name.Launch, Name.SubmitForm, Name.ImportData}


def lees_na(bestand: BinaryIO) -> None:
    try:
        with pikepdf.open(bestand, attempt_recovery=False, suppress_warnings=True) as pdf:
            if not len(pdf.pages):
                raise NietHeel
            if _start_vanzelf(pdf):
                raise StartVanzelf
    except pikepdf.PasswordError as fout:
        raise Wachtwoord from fout
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError) as fout:
        raise NietHeel from fout


def _start_vanzelf(pdf: Pdf) -> bool:
    namen = pdf.Root.get(Name.Names)
    if isinstance(namen, Dictionary) and Name.JavaScript in namen:
        return True
    acties = [pdf.Root.get(Name.OpenAction)]
    for waar in (pdf.Root, *pdf.pages):
        bij_gebeurtenis = waar.get(Name.AA)
        if isinstance(bij_gebeurtenis, Dictionary):
            acties.extend(bij_gebeurtenis.values())
    return any(isinstance(actie, Dictionary) and actie.get(Name.S) in UITVOEREN for actie in acties)
