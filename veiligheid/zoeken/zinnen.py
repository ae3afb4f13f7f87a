"""A hit in its sentence, as safe HTML: the sentence in which most of the words stand, with marks around them."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from veiligheid.zoeken.motor import BEGIN, EIND


LANGSTE, KORTSTE = 260, 80  # characters, marks not counted
_EINDE = re.compile(r"(?<=[.!?])\s+")
_NAAST = re.compile(f"{EIND}([-/’' ]){BEGIN}")  # words that follow each other are one mark
_MERKEN = re.compile(f"[{BEGIN}{EIND}]")
_NOOT = re.compile(r"^\[\^[^\]\n]*\]:.*(?:\n[ \t]+\S.*)*", re.MULTILINE)
_TABELRIJ = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_HEEL = re.compile(rf"[.!?:;…]['’”\")]*{EIND}?$")  # ends as a sentence does
#: What Markdown adds to a text: links, footnotes, emphasis, the signs of lists and quotes.
_OPMAAK = (
    (re.compile(r"\[\^[^\]\n]*\]:?"), ""),
    (re.compile(r"\[([^\[\]\n]*)\]\([^()\s]*\)"), r"\1"),
    (re.compile(r"\*+|`+|~~"), ""),
    (re.compile(r"(?<=[^\s])\n(?=[ \t]*[^\s\d*+>|#-])"), " "),
    (re.compile(rf"^[ \t]*(?:[-+>|#]+|\d+[.)])[ \t]+(?=[{BEGIN}\w])", re.MULTILINE), ""),
)


def zonder_opmaak(tekst: str) -> str:
    """A text in Markdown as plain text; a line break within a paragraph is a space there.

    Of a row of a table only the words: a number says nothing without the head of its column. Footnotes are left out
    where the text itself has the word: away from what they are about they may say the opposite.
    """
    romp = _NOOT.sub("", tekst)
    if BEGIN in romp:
        tekst = romp
    tekst = _TABELRIJ.sub(_woorden_van_rij, tekst)
    for patroon, vervanging in _OPMAAK:
        tekst = patroon.sub(vervanging, tekst)
    return tekst


def _woorden_van_rij(rij: re.Match) -> str:
    cellen = [cel.strip() for cel in rij[0].split("|")]
    return ", ".join(cel for cel in cellen if any(teken.isalpha() for teken in cel)) + "\n"  # a paragraph of its own


def titel_met_merken(tekst: str) -> SafeString:
    """The whole of a short text, such as a title."""
    return _veilig(tekst)


def zin_met_merken(tekst: str) -> SafeString:
    """The best sentence; the first one where nothing is marked, as when the title was found.

    A mark in what is no sentence, such as the name of who does it, follows the first sentence that there is.
    """
    zinnen = [(regel, zin.strip()) for regel in tekst.split("\n") for zin in _EINDE.split(regel) if zin.strip()]
    if not zinnen:
        return mark_safe("")
    beste = max(range(len(zinnen)), key=lambda n: (zinnen[n][1].count(BEGIN), _is_heel(zinnen[n][1]), -n))
    regel, gekozen = zinnen[beste]
    if not _is_heel(gekozen):
        eerste = next((f"{_kort(zin)} … " for _, zin in zinnen if _is_heel(zin) and zin[-1] != ":"), "")
        return _veilig(eerste + _kort(gekozen))
    # A short one takes the next along, but not that of another part of the page.
    if _lengte(gekozen) < KORTSTE and beste + 1 < len(zinnen) and zinnen[beste + 1][0] is regel:
        gekozen = f"{gekozen} {zinnen[beste + 1][1]}"
    return _veilig(_kort(gekozen))


def _is_heel(zin: str) -> bool:
    return bool(_HEEL.search(zin))


def _lengte(tekst: str) -> int:
    return len(_MERKEN.sub("", tekst))


def _kort(zin: str) -> str:
    """At most ``LANGSTE`` characters around the first mark, on whole words where there are any."""
    if _lengte(zin) <= LANGSTE:
        return zin
    merk = max(zin.find(BEGIN), 0)
    van = max(merk - LANGSTE // 3, 0)
    if van and (spatie := zin.find(" ", van, merk)) != -1:
        van = spatie + 1
    tot = van + LANGSTE
    if tot < len(zin) and (spatie := zin.rfind(" ", van + LANGSTE // 2, tot)) != -1:
        tot = spatie
    stuk = zin[van:tot]
    # A mark that was cut through is closed, or begins at the cut.
    if stuk.count(BEGIN) > stuk.count(EIND):
        stuk += EIND
    elif stuk.count(EIND) > stuk.count(BEGIN):
        stuk = BEGIN + stuk
    return f"{'… ' if van else ''}{stuk.strip()}{' …' if tot < len(zin) else ''}"


def _veilig(tekst: str) -> SafeString:
    html = str(escape(_NAAST.sub(r"\1", tekst))).replace(BEGIN, "<mark>").replace(EIND, "</mark>")
    return mark_safe(html)  # noqa: S308 - escaped one line before; only our two marks become tags
