"""Whose sentence is whose: a text in sentences, and which of them are still what the computer wrote.

The sentences are those of Dutch: a full stop ends one, but not in "bijv.", "t.o.v.", "1.040" or inside a reference.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from rapportages.verwijzingen import Onleesbaar, Verwijzing
from themas.weergave.tekst import VERWIJZING


# Each of these lines begins a piece of its own, where the lines of a paragraph belong together.
_EIGEN_REGEL = re.compile(r"[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|>|\||\[\^[^\]\n]{1,80}\]:|#{1,6}[ \t])")
# What may stand around a sentence: the sign of a list or quote, the label of a footnote.
_VOORTEKEN = re.compile(r"(?:[ \t]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+|>[ \t]?|\[\^[^\]\n]{1,80}\]:[ \t]*|#{1,6}[ \t]+))+")
_DICHT = re.compile(r"\[\[[^\[\]\n]{1,200}\]\]|`[^`\n]{1,200}`|\]\([^()\n]{0,2000}\)|https?://\S{0,2000}[^\s.,;:!?)]")
# The end, then what closes with it (quotes, brackets, emphasis, notes), then white, then what a sentence begins with.
_EINDE = re.compile(r"[.!?…]+[\"'’”)\]*_]{0,6}(?:\[\^[^\]\n]{1,80}\]){0,9}(?=[ \t\n]+[\"'‘“(\[*_]{0,6}[A-Z0-9À-ÞĲ−+€])")
_VOOR_EINDE = re.compile(r"[^\s(\[\"‘“]{1,40}$")
_AFKORTING = re.compile(
    r"(?:[a-z]{1,3}\.)+[a-z]{1,3}"  # t.o.v., d.w.z.
    r"|art|bijv|blz|bv|ca|dhr|drs?|excl|gem|incl|ing|ir|max|mevr|min|mr|mw|nrs?|opm|pag|par|plm|prof|red|resp|sr|st"
    r"|tel|vgl|vlg|vnl|vs|zgn",
    re.IGNORECASE,
)
# An initial is followed by a name; a sentence that ends in one letter ("de top X.") by one of these.
_EERSTE_WOORD = re.compile(
    r"(?:Als|Bij|Daar|Daarom|Dat|De|Deze|Die|Dit|Een|Er|Het|Hier|In|Let|Met|Nu|Of|Ook|Over|Per|Samen|Tegenover|Toen"
    r"|Van|Voor|Volgens|Wij|Zo)\b"
)
_WIT = re.compile(r"\s*")
LIJKT = 0.5  # from here on one sentence is another form of the other


def zinnen_van(tekst: str) -> list[str]:
    """The sentences of a text in their order, each on one line; a row of a table is one, and an item without a stop."""
    return [zin for stuk in _stukken(tekst) for zin in _splits(stuk)]


def machinezinnen(tekst: str, machinetekst: str) -> tuple[str, ...]:
    """The sentences of ``tekst`` that the computer wrote, as they stand there; one that it wrote once counts once."""
    over = Counter(_vorm(zin) for zin in zinnen_van(machinetekst))
    gevonden = []
    for zin in zinnen_van(tekst):
        if over[vorm := _vorm(zin)]:
            over[vorm] -= 1
            gevonden.append(zin)
    return tuple(gevonden)


def verouderd(machinetekst_toen: str, machinetekst_nu: str) -> list[tuple[str, str]]:
    """What the computer would now write otherwise, ``(oud, nieuw)``; either is empty where there is none beside it.

    A number that changed is not among them: sentences refer to numbers. What changes are words, such as "meer".
    """
    toen, nu = zinnen_van(machinetekst_toen), zinnen_van(machinetekst_nu)
    vormen = [[_vorm(zin) for zin in zinnen] for zinnen in (toen, nu)]
    verschil = SequenceMatcher(None, *vormen, autojunk=False)
    return [
        paar
        for soort, van, tot, van_nu, tot_nu in verschil.get_opcodes()
        if soort != "equal"
        for paar in _paren(toen[van:tot], nu[van_nu:tot_nu])
    ]


def _paren(oud: list[str], nieuw: list[str]) -> Iterator[tuple[str, str]]:
    """Old beside new in their order; two that do not look alike stand alone."""
    for een, ander in zip_longest(oud, nieuw, fillvalue=""):
        if een and ander and SequenceMatcher(None, een.split(), ander.split(), autojunk=False).quick_ratio() < LIJKT:
            yield een, ""
            yield "", ander
        else:
            yield een, ander


def _vorm(zin: str) -> str:
    """A sentence as it is compared: references in their one written form."""

    def gelijk(gevonden: re.Match) -> str:
        try:
            return f"[[{Verwijzing.van(gevonden[1])}]]"
        except Onleesbaar:
            return gevonden[0]

    return VERWIJZING.sub(gelijk, zin)


def _stukken(tekst: str) -> Iterator[str]:
    """Paragraphs, items of lists and rows of tables, without the signs that make them so."""
    stuk: list[str] = []
    for regel in [*tekst.split("\n"), ""]:
        if stuk and (not regel.strip() or _EIGEN_REGEL.match(regel) or stuk[-1].lstrip().startswith("|")):
            yield "\n".join(stuk)
            stuk = []
        if regel.strip():
            stuk.append(regel)


def _splits(stuk: str) -> Iterator[str]:
    kaal = stuk.strip()
    if kaal.startswith("|"):
        if not re.fullmatch(r"[|:\- \t]+", kaal):  # the line under the heads of a table
            yield " ".join(kaal.split())
        return
    if voor := _VOORTEKEN.match(kaal):
        kaal = kaal[voor.end() :]
    dicht = _DICHT.sub(lambda m: "X" * len(m[0]), kaal)
    begin = 0
    for einde in _EINDE.finditer(dicht):
        if not _is_afkorting(dicht, begin, einde):
            yield " ".join(kaal[begin : einde.end()].split())
            begin = einde.end()
    if rest := " ".join(kaal[begin:].split()):
        yield rest


def _is_afkorting(tekst: str, begin: int, einde: re.Match) -> bool:
    """Whether the stop belongs to a word; "enz." and "etc." do end a sentence when a capital follows."""
    if einde[0] != ".":
        return False
    woord = _VOOR_EINDE.search(tekst, max(begin, einde.start() - 40), einde.start())
    if woord is None:
        return False
    if len(woord[0]) == 1 and woord[0].isupper():
        return _EERSTE_WOORD.match(tekst, _WIT.match(tekst, einde.end()).end()) is None
    return _AFKORTING.fullmatch(woord[0]) is not None
