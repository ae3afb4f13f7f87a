"""What text may become on a page: which elements with which attributes, which links, and ids that fit together."""

import html5lib
from django.utils.html import format_html

from themas.weergave.tekst import maak_op


KAAL = {*("p", "strong", "em", "ul", "li", "br", "hr", "blockquote", "code", "pre", "s", "thead", "tbody", "tr")}
TOEGESTAAN = {
    "a": {"href", "id", "aria-label"},
    "sup": {"class"},
    "ol": {"start"},
    "table": {"class"},
    "th": {"scope", "class"},
    "td": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "data": {"value", "class"},
}


def gebonden(inhoud):
    return format_html('<data class="getal" value="{}">«{}»</data>', inhoud, inhoud)


def html(tekst):
    return str(maak_op(tekst, verwijzing=gebonden).html).strip()


def stukken(opgemaakt):
    return [opgemaakt.html, *(noot.html for noot in opgemaakt.noten)]


def bekijk(opgemaakt):
    """Every element of text and notes, parsed as strictly as a validator does."""
    elementen = []
    for stuk in stukken(opgemaakt):
        boom = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(str(stuk))
        elementen += [element for element in boom.iter() if isinstance(element.tag, str)]
    return [element for element in elementen if element.tag != "DOCUMENT_FRAGMENT"]


def controleer(opgemaakt):
    elementen = bekijk(opgemaakt)
    for element in elementen:
        assert element.tag in KAAL or element.tag in TOEGESTAAN, element.tag
        assert set(element.attrib) <= TOEGESTAAN.get(element.tag, set()), (element.tag, element.attrib)
        adres = element.get("href", "/")
        assert adres.startswith(("https://", "mailto:", "#")) or (adres[0] == "/" and adres[1:2] not in ("/", "\\"))
    ids = [element.get("id") for element in elementen if element.get("id")]
    noten = [noot.id for noot in opgemaakt.noten]
    assert len({*ids, *noten}) == len(ids) + len(noten)
    assert sorted(plek for noot in opgemaakt.noten for plek in noot.terug) == sorted(ids)
    assert {e.get("href") for e in elementen if (e.get("href") or "").startswith("#noot-")} <= {f"#{n}" for n in noten}
    return elementen
