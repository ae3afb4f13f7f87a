"""Two texts word by word: what stayed, what went and what came."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


_WOORD = re.compile(r"\s+|\S+\s*")  # a word with the space after it, so that what is struck out reads as words do
RUIM = 40  # words that stayed; of a longer run only both ends are shown
RAND = 15


@dataclass(frozen=True, slots=True)
class Stuk:
    """``soort`` is ``gelijk``, ``weg`` or ``nieuw``."""

    soort: str
    tekst: str


def vergelijk_tekst(oud: str, nieuw: str) -> list[Stuk]:
    """From the one text to the other; long runs that stayed are cut short with an ellipsis."""
    a, b = _WOORD.findall(oud), _WOORD.findall(nieuw)
    stukken = []
    for soort, a1, a2, b1, b2 in SequenceMatcher(None, a, b).get_opcodes():
        if soort == "equal":
            stukken.append(Stuk("gelijk", "".join(_ingekort(a[a1:a2], begin=a1 > 0, eind=a2 < len(a)))))
            continue
        if a1 < a2:
            stukken.append(Stuk("weg", "".join(a[a1:a2])))
        if b1 < b2:
            stukken.append(Stuk("nieuw", "".join(b[b1:b2])))
    return stukken


def _ingekort(woorden: list[str], *, begin: bool, eind: bool) -> Iterator[str]:
    """What stands before or after a change stays near it; ``begin``: a change comes before, ``eind``: one after."""
    if len(woorden) <= RUIM:
        yield from woorden
        return
    if begin:
        yield from woorden[:RAND]
    yield " … "
    if eind:
        yield from woorden[-RAND:]
