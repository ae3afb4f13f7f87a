"""HTML to DOCX, for who must rework a report: headings, lists, tables and notes that Word knows as such.

It reads the few tags that our own templates and our own Markdown give, and takes the text of any other as it is. Of a
library that does this for all HTML we found that it drops ``<5`` from cells and writes files that Word mends first;
see docs/besluiten/0029.
"""

import datetime
import io
import zipfile

import docx
from docx.shared import Cm, Pt
from lxml import html as lxml_html

from rapportages.drukpers.docxblokken import Schrijver
from rapportages.drukpers.docxdelen import stijl_in


TAAL = "nl-NL"
MARGE = Cm(2.3)


def maak(*, html: str, titel: str, auteur: str, onderwerp: str, moment: str, basis: str) -> bytes:
    """``moment`` in ISO 8601; ``basis`` is where links of the site start from. The same order gives the same bytes."""
    document = docx.Document()
    _richt_in(document)
    eigenschappen = document.core_properties
    eigenschappen.title, eigenschappen.author, eigenschappen.subject = titel, auteur, onderwerp
    eigenschappen.language, eigenschappen.comments, eigenschappen.last_modified_by = TAAL, "", auteur
    tijd = datetime.datetime.fromisoformat(moment).astimezone(datetime.UTC).replace(tzinfo=None)
    eigenschappen.created = eigenschappen.modified = tijd
    eigenschappen.revision = 1
    wortel = lxml_html.document_fromstring(html)
    for link in wortel.xpath("//a[starts-with(@href, '/')]"):
        link.set("href", basis.rstrip("/") + link.get("href"))
    Schrijver(document, bestaande=set(wortel.xpath("//@id"))).schrijf(wortel.find("body"))
    uit = io.BytesIO()
    document.save(uit)
    return _zonder_tijd(uit)


def _richt_in(document) -> None:
    """A4, Dutch, and the styles that we use beside Word's own."""
    pagina = document.sections[0]
    pagina.page_width, pagina.page_height = Cm(21), Cm(29.7)
    pagina.left_margin = pagina.right_margin = pagina.top_margin = pagina.bottom_margin = MARGE
    stijl_in(document, taal=TAAL)
    gewoon = document.styles["Normal"]
    gewoon.font.size = Pt(10.5)
    gewoon.paragraph_format.space_after = Pt(6)


def _zonder_tijd(bron: io.BytesIO) -> bytes:
    """The same parts in the same order, without the moment at which each was packed."""
    uit = io.BytesIO()
    with zipfile.ZipFile(bron) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            nieuw.writestr(zipfile.ZipInfo(naam), oud.read(naam), zipfile.ZIP_DEFLATED)
    return uit.getvalue()
