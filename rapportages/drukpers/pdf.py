"""HTML and drawings to PDF/UA-1. The only module that loads WeasyPrint, and only the press imports it.

Nothing is fetched: no file, no address, no ``data:``. What the page may show is what it was given by name.
"""

import io
import sys
from collections.abc import Mapping

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from rapportages.drukpers.pdfmerken import merk


FIGUUR = "figuur:"


class Geweigerd(ValueError):
    """Something that was not given by name."""


class Ophaler(URLFetcher):
    """Serves the drawings that are in memory, each by its name, and refuses everything else.

    It calls nothing of its base class, which would reach for the network or the disk; that only gives it the shape
    that WeasyPrint asks for.
    """

    def __init__(self, figuren: Mapping[str, str]):
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.figuren = figuren

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        naam = url.removeprefix(FIGUUR)
        if naam == url or naam not in self.figuren:
            print(f"refused to fetch {url[:80]!r}", file=sys.stderr)  # noqa: T201 - to the log of the server
            raise Geweigerd(f"geweigerd: {url[:80]}")
        return URLFetcherResponse(url, self.figuren[naam], {"Content-Type": "image/svg+xml"})


def maak(
    *, html: str, css: str, figuren: Mapping[str, str], linknamen: Mapping[str, str], basis: str, kenmerk: str
) -> bytes:
    """``figuren`` are whole SVG files by name, for ``<img src="figuur:naam">``; ``basis`` is where links start from.

    ``linknamen`` are the words for links within the document, by the id they go to. ``kenmerk`` is a hexadecimal hash
    that names the document. The same order gives the same bytes.
    """
    ophaler, letters = Ophaler(figuren), FontConfiguration()
    document = HTML(string=html, base_url=basis, url_fetcher=ophaler)
    opmaak = CSS(string=css, base_url=basis, url_fetcher=ophaler, font_config=letters)
    geschreven = document.write_pdf(
        stylesheets=[opmaak],
        font_config=letters,
        pdf_variant="pdf/ua-1",
        pdf_identifier=bytes.fromhex(kenmerk),
        attachments=[],
    )
    uit = io.BytesIO()
    merk(io.BytesIO(geschreven), uit, linknamen)
    return uit.getvalue()
