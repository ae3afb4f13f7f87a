"""Files as officers send them: right ones, and ones that are not what they say."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
SOORTEN = b'<Types><Override PartName="/word/document.xml" ContentType="application/vnd.x.main+xml"/></Types>'
DOCX = {"[Content_Types].xml": SOORTEN, "word/document.xml": b"<w:document/>"}
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office:document-content/>"}


def pakket(delen: dict[str, bytes]) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    return doel.getvalue()


def bestand(naam="Convenant.pdf", inhoud=PDF):
    return SimpleUploadedFile(naam, inhoud)
