"""Which words somebody may have meant: other forms, longer words with this one in it, and words spelled nearly so."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from veiligheid.zoeken.vraag import STOPWOORDEN


#: Words that are tried. Many more than are shown: those of concepts are among them, and must not take the place of all.
MEESTE = 96
KORTSTE = 4  # letters, under which nothing is guessed
#: Letters from which a word is also looked for at the end of a longer one, and anywhere in it.
KORTSTE_EIND, KORTSTE_BINNEN = 5, 7
#: What makes another word of a word, or its opposite, and no longer word with it: "verbranden", "onveilig".
VOORVOEGSELS = frozenset(["be", "ge", "her", "on", "ont", "ver"])
KORTSTE_VOORAAN = 3  # letters before it: "auto-", not "af-"
#: How much of the longer word is right: two letters of nine may be wrong, one of five.
GELIJKENIS = 0.76


def kaal(woord: str) -> str:
    """In small letters and without accents, as the lists of both databases have it."""
    ontleed = unicodedata.normalize("NFKD", woord.lower())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def stam(woord: str) -> str:
    """Roughly what "inbraak" and "inbraken" share: "inbrak". Only to compare with; no text is indexed by it."""
    if len(woord) < 3:  # "ov" is not "of"
        return woord
    woord = woord[:-1] if woord.endswith("es") and len(woord) > 5 else woord  # moties, motie
    woord = _zonder(woord, "en") if woord.endswith("en") else _zonder(woord, "e")
    woord = _zonder(woord[:-1] + {"v": "f", "z": "s"}.get(woord[-1], woord[-1]), "s")  # huizen, huis
    if len(woord) > 3 and woord[-1] == woord[-2]:
        woord = woord[:-1]  # plannen, plan
    if len(woord) > 3 and woord[-2] == woord[-3] and woord[-2] in "aeou":
        woord = woord[:-2] + woord[-1]  # inbraak, inbraken
    return woord


def _zonder(woord: str, einde: str) -> str:
    return woord.removesuffix(einde) if len(woord) - len(einde) >= 3 else woord


def patroon(woord: str) -> str:
    """For LIKE: what every form of the word has, and every longer word with it. All but the last letter of the stem."""
    kern = stam(kaal(woord))
    return f"%{kern[:-1]}%" if len(kern) >= KORTSTE else f"{kern[:-1]}%"


def vormen(woord: str, lijst: Iterable[str]) -> list[str]:
    """Other forms of the word, by letter."""
    woord = kaal(woord)
    kern = stam(woord)
    return sorted(ander for ander in lijst if ander.startswith(kern[:-1]) and ander != woord and stam(ander) == kern)


def samenstellingen(woord: str, lijst: Iterable[str]) -> list[str]:
    """Longer words that begin or end with this one, the shortest first: "woninginbraken" for "inbraak"."""
    woord = kaal(woord)
    kern = stam(woord)
    if len(kern) < KORTSTE:
        return []
    dubbel = kern[:-1] + kern[-2:] if kern[-2] in "aeou" else kern  # inbraken, inbraakpreventie
    begin = (woord, kern, dubbel)
    langer = (ander for ander in lijst if kern[:-1] in ander and ander.isalpha() and stam(ander) != kern)
    return _kortste_eerst(ander for ander in langer if ander.startswith(begin) or _eindigt(stam(ander), woord, kern))


def _eindigt(ander: str, woord: str, kern: str) -> bool:
    if len(kern) >= KORTSTE_BINNEN and kern in ander:
        return True
    vooraan = ander.removesuffix(kern)
    return (
        len(woord) >= KORTSTE_EIND
        and ander.endswith(kern)
        and len(vooraan) >= KORTSTE_VOORAAN
        and vooraan not in VOORVOEGSELS
    )


def met_dit_erin(woord: str, lijst: Iterable[str]) -> list[str]:
    """Words with this one anywhere in them, the shortest first."""
    kern = stam(kaal(woord))
    if len(kern) < KORTSTE:
        return []
    return _kortste_eerst(ander for ander in lijst if kern[:-1] in ander and kern in stam(ander))


def einden(woord: str, lijst: Iterable[str]) -> list[str]:
    """Words that this one ends in, the longest first: "centrum" of "stadscentrum", which is one."""
    woord = kaal(woord)
    kern = stam(woord)
    kort = (ander for ander in lijst if KORTSTE_EIND <= len(ander) <= len(woord) - KORTSTE_VOORAAN)
    eind = (ander for ander in kort if ander[:3] in woord and kern.endswith(stam(ander)))  # few stems have to be made
    return sorted(eind, key=lambda ander: (-len(ander), ander))


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
    """What may have been meant by a word that is nowhere, the likeliest first, each once."""
    woord = kaal(woord)
    ideeen = dict.fromkeys(
        [*vormen(woord, lijst), *met_dit_erin(woord, lijst), *lijkend(woord, lijst), *einden(woord, lijst)]
    )
    return [idee for idee in ideeen if idee != woord and idee not in STOPWOORDEN][:meeste]


def _kortste_eerst(woorden: Iterable[str]) -> list[str]:
    return sorted(woorden, key=lambda woord: (len(woord), woord))
