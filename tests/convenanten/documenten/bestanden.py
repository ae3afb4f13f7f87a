"""Files as officers send them: right ones, and ones that are not what they say."""

import io
import zipfile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile


SOORTEN = b'<Types><Override PartName="/word/document.xml" ContentType="application/vnd.x.main+xml"/></Types>'
DOCX = {"[Content_Types].xml": SOORTEN, "word/document.xml": b"<w:document/>"}
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office:document-content/>"}


def pdf(*, zonder_pagina=False, catalogus=None, **opties) -> bytes:
    """The same bytes each time; ``catalogus`` is what the whole document has, ``opties`` are of saving it."""
    doel = io.BytesIO()
    with pikepdf.new() as nieuw:
        if not zonder_pagina:
            nieuw.add_blank_page()
        for naam, waarde in (catalogus or {}).items():
            nieuw.Root[naam] = waarde
        nieuw.save(doel, **(opties or {"deterministic_id": True}))
    return doel.getvalue()


PDF = pdf()


def pakket(delen: dict[str, bytes]) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return doel.getvalue()


def bestand(naam="Convenant.pdf", inhoud=PDF):
    return SimpleUploadedFile(naam, inhoud)
