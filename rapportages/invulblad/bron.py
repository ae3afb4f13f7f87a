"""Does a source belong to the period? A document of before it cannot hold its figure."""

import re

from themas.berekening import Periode


_JAAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")  # not the digits of a table such as 2019NED


def jaar_voor(bron: str, periode: Periode) -> int | None:
    """The newest year that the source names, when that is before the year of the period.

    The newest, since a report of 2020 may well say that it follows a plan of 2019-2022 or a table of 2016.
    """
    jaren = [int(jaar) for jaar in _JAAR.findall(bron)]
    return max(jaren) if jaren and max(jaren) < periode.jaar else None


def bronvraag(bron: str, periode: Periode) -> str:
    """``Klopt de bron? ...`` when it names only years before the period; else empty. A question, never a bar."""
    jaar = jaar_voor(bron, periode)
    if jaar is None:
        return ""
    return f"Klopt de bron? Deze bron noemt {jaar}, en dit cijfer gaat over {periode.jaar}."
