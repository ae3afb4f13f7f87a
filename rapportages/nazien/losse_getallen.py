"""Numbers in a text that no reference carries: they stay as they are when the figure changes.

This is advice, so a false alarm is worse than a miss: what looks like a year, a date, a name with a digit, an age, a
time or the number of a letter is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapportages.verwijzingen import Plek, plekken
from themas.weergave.tekst import VERWIJZING


@dataclass(frozen=True, slots=True)
class Los:
    """One number as it is written: ``−38%``, ``€ 150.000``, ``een kwart``."""

    plek: Plek
    tekst: str


_MAAND = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.)"
)
_REEKS = r"(?:[ \t]?(?:,|-|–|en|of|tot en met|t/m|tot)[ \t]?\d{1,4}(?![.,]?\d))"
_NUMMER_VAN = (
    r"(?:artikel|art\.|bijlage|figuur|hoofdstuk|kenmerk|lid|lijn|motie|noot|nr\.|nrs\.|nummers?|pagina|blz\.|paragraaf"
    r"|raadsbrief|raadsbrieven|raadsvoorstel|zaaknummer|dossier|regels?|stap|tabel|thema|doel|top|versie|fase|wijk"
    r"|groep|categorie|niveau|grip|nen|iso|nbdm|telefoonnummer)"
)
# In this order: what is found first is blanked, so that later patterns cannot see it.
_GEEN_GETAL = tuple(
    re.compile(patroon, re.IGNORECASE | re.MULTILINE)
    for patroon in (
        VERWIJZING.pattern,
        r"`[^`\n]{1,500}`",
        r"\]\([^()\n]{0,2000}\)",
        r"(?:https?://|www\.|mailto:)\S{1,2000}",
        r"\[\^[^\]\n]{1,80}\]:?",
        r"^[ \t>]*\d{1,9}[.)](?=[ \t])",  # the number of an item in a list
        r"&#?\w{1,10};",
        rf"\b\d{{1,2}}{_REEKS}{{0,9}}[ \t]{_MAAND}(?:[ \t]\d{{4}}\b)?",
        rf"{_MAAND}[ \t](?:19|20)\d\d\b",
        r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d\b|\b(?:19|20)\d\d-\d\d?-\d\d?\b",
        r"\b\d{1,2}[.:]\d\d[ \t]?(?:uur|u\b)|\b\d{1,2}:\d\d\b|\b24[/x]7\b",
        r"(?:\+31[ \t]?\(?0?\)?|\b0\d{1,3})(?:[ \t]?-[ \t]?|[ \t])\d[\d \t]{2,10}\d|\b0\d{9}\b",  # telephone
        r"\b\d{4}[ \t]?(?-i:[A-Z]{2})\b",  # postal code
        r"(?-i:\b[A-Z]{1,6})[- ]?\d+(?:[/-]\d+)*\b",  # RG-21/2019, GRIP 1, A27
        rf"\b{_NUMMER_VAN}[ \t-]?\d[\d./]{{0,12}}[a-z]?\b(?:{_REEKS}|/\d+)*",
        r"\b[^\W\d_]{2,40}(?:straat|weg|laan|plein|dreef|kade|pad|hof)[ \t]\d+[a-z]?\b",
        r"\bper[ \t]10{0,3}(?:\.000)?(?:\.000)?\b(?![.,]\d|%)",  # per 1.000 inwoners
        rf"\b(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?\b(?![.,]\d|[ \t]?%|[ \t]procent)(?:{_REEKS}(?![.,]?\d|[ \t]?%))?",
        rf"\b\d+{_REEKS}?[ \t-]?(?:jaar|jaren|jarigen?|maand|maanden|week|weken|dag|dagen|uur|uren|minuten)\b",
        r"\b\d+(?:e|ste|de)\b",  # 2e helft
        r"\b\d+(?:\.\d{1,2})+(?!\.?\d|,\d|[ \t]?%)\b",  # 1.2, the number of a topic
        r"\b\d{5,}\b(?![.,]\d|[ \t]?%)",  # 549523: a count has points between its thousands
        r"\b\d*[^\W\d_]+\d\w*|\b\d+(?!x\b)[^\W\d_]\w*",  # H2, 3D
        r"‘[^‘’\n]{1,80}’",  # a name, such as that of a group of areas
        r"\b(?:bel\w{0,4}|alarmnummer|via)[ \t](?:naar[ \t]|met[ \t])?112\b|\b112[ -](?:bel|meld)\w*",
        r"\b\d{1,2}\+",
    )
)
_WOORDEN = (
    r"\b(?:(?:een|één|drie|1|3)[ \t]kwart|driekwart)\b(?=[ \t](?:van|meer|minder|hoger|lager|deel)|[.,;:)]|$)"
    r"|\b(?:(?:een|één|1)[ \t]derde)\b(?=[ \t](?:van|meer|minder|hoger|lager|deel)\b)|\b(?:twee|2)[ \t]derden?\b"
    r"|(?<!eerste )(?<!tweede )(?<!\de )\b(?:de|bijna[ \t]de|ruim[ \t]de)[ \t]helft(?=[ \t](?:van[ \t]de|van[ \t]het"
    r"|van[ \t]alle|meer|minder|hoger|lager)\b)"
    r"|\b(?:ver(?:dubbel|drievoudig|viervoudig)(?:d|de|t|den|en|ing)|gehalveerd|halveerden?|halvering)\b"
    r"|\b(?:dubbel|half|anderhalf[ \t]keer|(?:twee|drie|vier|vijf|tien|\d+)[ \t]?(?:keer|maal|x))[ \t]zo[ \t]?"
    r"(?:veel|vaak|hoog|groot)\b"
    r"|\b(?:een|één|1|twee|2|drie|3)[ \t](?:op|van)[ \t]de[ \t](?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d+)\b"
)
_GETAL = re.compile(
    rf"(?P<woord>{_WOORDEN})"
    r"|(?:€[ \t]?)?(?<![\w.,])[+\-−±]?(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:,\d+)?"
    r"(?:[ \t]?(?:%|‰)|[ \t](?:procentpunt|procent|promille|miljoen|miljard|duizend|euro)\b)?",
    re.IGNORECASE | re.MULTILINE,
)


def losse_getallen(tekst: str) -> list[Los]:
    """All numbers that no reference carries, in their order, each with its place."""
    plek = plekken(tekst)
    return [Los(plek(gevonden.start()), gevonden[0].strip()) for gevonden in _vind(tekst)]


def _vind(tekst: str) -> Iterator[re.Match]:
    for patroon in _GEEN_GETAL:
        tekst = patroon.sub(lambda m: _blanco(m[0]), tekst)
    yield from _GETAL.finditer(tekst)


def _blanco(stuk: str) -> str:
    """As long as it was, so that places stay; no letter, digit or white, so that it joins nothing."""
    return re.sub(r"[^\n]", "¤", stuk)
