"""What a page weighs as the server sends it: the page, its stylesheets and our own scripts, raw and gzip."""

import re
from collections.abc import Callable
from dataclasses import dataclass


# Compressed bytes per page; queries per page.
BUDGET_HTML, BUDGET_CSS, BUDGET_JS, BUDGET_VRAGEN = 40_000, 20_000, 5_000, 12
BUDGET_KEER_COPY, BUDGET_MB = 5, 300  # of an import
_LINK = re.compile(r"<link\b[^>]*>")
_HREF = re.compile(r'href="([^"]+)"')
# Also what a script tag names in a data attribute, which is loaded later.
_EIGEN_JS = re.compile(r'(?:src|data-[a-z-]+)="(/static/js/[^"]+\.js)"')


@dataclass(frozen=True, slots=True)
class Gewicht:
    ruw: int
    gzip: int

    def __add__(self, ander: "Gewicht") -> "Gewicht":
        return Gewicht(self.ruw + ander.ruw, self.gzip + ander.gzip)


def oordeel(waarde: int, budget: int) -> str:
    return "ok" if waarde <= budget else "too much"


def stijlbladen(html: str) -> list[str]:
    links = (link for link in _LINK.findall(html) if 'rel="stylesheet"' in link)
    return [_HREF.search(link)[1] for link in links]


def eigen_scripts(html: str) -> list[str]:
    """Our own, each once; what others made (``static/vendor``) has no budget and loads when somebody asks for it."""
    return list(dict.fromkeys(_EIGEN_JS.findall(html)))


def weeg(pad: str, haal: Callable[[str, bool], bytes]) -> dict[str, Gewicht]:
    """``{"html": ..., "css": ..., "js": ...}`` of a page; ``haal(path, gzip)`` gives the bytes that were sent."""
    html = haal(pad, False)
    tekst = html.decode()
    delen = {"html": [pad], "css": stijlbladen(tekst), "js": eigen_scripts(tekst)}
    return {
        soort: sum((Gewicht(len(haal(deel, False)), len(haal(deel, True))) for deel in adressen), Gewicht(0, 0))
        for soort, adressen in delen.items()
    }
