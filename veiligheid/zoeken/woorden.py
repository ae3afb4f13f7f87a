"""Which words somebody may have meant: other forms, longer words with this one in it, and words spelled nearly so."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA


#: Words that are tried. Many more than are shown: those of concepts are among them, and must not take the place of all.
MEESTE = 96
KORTSTE = 4  # letters, under which nothing is guessed
#: How much of the longer word is right: two letters of nine may be wrong, one of five.
GELIJKENIS = 0.74


def kaal(woord: str) -> str:
    """In small letters and without accents, as the lists of both databases have it."""
    ontleed = unicodedata.normalize("NFKD", woord.lower())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def stam(woord: str) -> str:
    """Roughly what "inbraak" and "inbraken" share: "inbrak". Only to compare with; no text is indexed by it."""
    woord = _zonder(woord, "en") if woord.endswith("en") else _zonder(woord, "e")
    woord = _zonder(woord[:-1] + {"v": "f", "z": "s"}.get(woord[-1], woord[-1]), "s")  # huizen, huis
    if len(woord) > 3 and woord[-1] == woord[-2]:
        woord = woord[:-1]  # plannen, plan
    if len(woord) > 3 and woord[-2] == woord[-3] and woord[-2] in "aeou":
        woord = woord[:-2] + woord[-1]  # inbraak, inbraken
    return woord


def _zonder(woord: str, einde: str) -> str:
    return woord.removesuffix(einde) if len(woord) - len(einde) >= 3 else woord


def verwant(woord: str, lijst: Iterable[str]) -> list[str]:
    """Other forms of the word, and then longer words with it in them, the shortest first."""
    woord = kaal(woord)
    kern = stam(woord)
    if len(kern) < KORTSTE:
        return [ander for ander in sorted(lijst) if stam(ander) == kern and ander != woord][:MEESTE]
    met = [(ander, stam(ander)) for ander in lijst if ander != woord and kern[:3] in ander]
    anders = sorted(ander for ander, hun in met if hun == kern)
    langer = sorted((ander for ander, hun in met if hun != kern and kern in hun), key=lambda w: (len(w), w))
    return (anders + langer)[:MEESTE]


def lijkend(woord: str, lijst: Iterable[str]) -> list[str]:
    """Words that are spelled nearly so, the nearest first; in a tie the one that sounds most alike, then by letter."""
    woord = kaal(woord)
    if len(woord) < KORTSTE:
        return []
    dichtbij = process.extract(
        woord, list(lijst), scorer=OSA.normalized_similarity, score_cutoff=GELIJKENIS, limit=2 * MEESTE
    )
    op_volgorde = sorted(dichtbij, key=lambda rij: (-rij[1], -fuzz.partial_ratio(woord, rij[0]), rij[0]))
    return [ander for ander, _, _ in op_volgorde if ander != woord][:MEESTE]


def bedoeld(woord: str, lijst: list[str], meeste: int = MEESTE) -> list[str]:
    """All of these, the likeliest first, each once."""
    return list(dict.fromkeys([*verwant(woord, lijst), *lijkend(woord, lijst)]))[:meeste]
