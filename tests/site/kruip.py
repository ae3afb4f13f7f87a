"""Visit a site the way a reader can: from the start page along every link, and all that a page loads."""

import re
from collections import deque
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from django.db import connection
from django.test.utils import CaptureQueriesContext


HIER = "http://testserver"
#: Words of Django, of Python and of JavaScript that a reader should never meet.
GELEKT = re.compile(
    r"\b(None|True|False|nan|NaN|Infinity|null|undefined|Traceback|Decimal|Fraction)\b|<\w+ object|[{<]%|%[}>]|{{|}}"
    r"|\b(Page|Not [Ff]ound|Sort|Search|Submit|Select|Filter by|Next|Previous|Showing|Unknown|Yes|No|Any|Error"
    r"|This field|required|Log in|January|February|March|July|October|Monday|Sunday)\b"
)
#: What a browser loads by itself or a script asks for.
LAADT = {
    "link": ["href"],
    "script": ["src", "data-plotly", "data-plotly-css", "data-plotly-nl"],
    "img": ["src", "srcset"],
    "source": ["src", "srcset"],
    "iframe": ["src"],
    "use": ["href"],
    "image": ["href"],
    "object": ["data"],
    "div": ["data-figuur"],
}


@dataclass(frozen=True)
class Antwoord:
    """What one address gave; ``adres`` is path and query, ``vragen`` the number of queries it took.

    ``fout`` is what went wrong inside, where the answer is a 500.
    """

    adres: str
    status: int
    koppen: dict[str, str]
    cookies: tuple[str, ...]
    inhoud: bytes
    vragen: int
    fout: str

    @property
    def pad(self) -> str:
        return urlsplit(self.adres).path

    @property
    def soort(self) -> str:
        return self.koppen.get("Content-Type", "")

    @property
    def is_pagina(self) -> bool:
        return self.soort.startswith("text/html")

    @property
    def is_ingesloten(self) -> bool:
        """Meant for a frame on another site."""
        return self.pad.endswith("/insluiten/")

    @cached_property
    def html(self) -> str:
        return self.inhoud.decode()

    @cached_property
    def boom(self) -> Element:
        return html5lib.parse(self.html, treebuilder="etree", namespaceHTMLElements=False)

    @property
    def main(self) -> Element:
        return self.boom.find("body/main")

    @cached_property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.boom.iter() if element.get("id") is not None]

    @property
    def verwijzingen(self) -> list[str]:
        """The whole addresses of all links, with their fragments."""
        return [urljoin(HIER + self.adres, a.get("href")) for a in self.boom.iter("a") if a.get("href") is not None]

    @property
    def geladen(self) -> list[str]:
        """What a browser loads, and the picture that other programs fetch beside a link to this page."""
        delen = [
            (element, naam) for soort, namen in LAADT.items() for element in self.boom.iter(soort) for naam in namen
        ]
        delen += [(meta, "content") for meta in self.boom.iter("meta") if meta.get("property") == "og:image"]
        return [urljoin(HIER + self.adres, element.get(naam)) for element, naam in delen if element.get(naam)]


def tekst(element: Element) -> str:
    """The words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def gelezen(element: Element) -> list[str]:
    """The pieces of text in it that are to be read; code is there to be copied."""
    code = {stuk for deel in element.iter("code") for stuk in deel.itertext()}
    return [stuk for stuk in element.itertext() if stuk not in code]


def met_klasse(element: Element, klasse: str) -> list[Element]:
    """All elements in it of this class, itself included."""
    return [deel for deel in element.iter() if klasse in (deel.get("class") or "").split()]


def is_hier(adres: str) -> bool:
    return adres.startswith((f"{HIER}/", f"{HIER}?", f"{HIER}#")) or adres == HIER


def vraag(client, adres: str) -> Antwoord:
    connection.queries_log.clear()  # it holds 9,000, and a walk through the whole site asks more
    with CaptureQueriesContext(connection) as vragen:
        # Drawing costs time and a picture holds no links: its head says whether it is there.
        antwoord = client.head(adres) if urlsplit(adres).path.endswith(".png") else client.get(adres)
        inhoud = antwoord.getvalue()
    fout = str(antwoord.exc_info[1]) if antwoord.exc_info else ""
    cookies = tuple(antwoord.cookies)
    return Antwoord(adres, antwoord.status_code, dict(antwoord.headers), cookies, inhoud, len(vragen), fout)


def kruip(client, begin: str = "/") -> dict[str, Antwoord]:
    """``{address: answer}`` of everything that can be reached from ``begin``.

    A page with a query is read, but its links to other queries are not: sorting a filtered table that is sorted
    another way has no end.
    """
    gezien: dict[str, Antwoord] = {}
    rij = deque([begin])
    while rij:
        adres = rij.popleft()
        if adres in gezien:
            continue
        antwoord = gezien[adres] = vraag(client, adres)
        if not antwoord.is_pagina:
            continue
        for volgende in (*antwoord.verwijzingen, *antwoord.geladen):
            kaal = urldefrag(volgende).url.removeprefix(HIER) or "/"
            if is_hier(volgende) and not ("?" in kaal and "?" in adres):
                rij.append(kaal)
    return gezien
