"""What to do when nothing, or little, was found: the word that was meant, longer words, the words one by one.

A word counts only when it is found in something public: the list of words knows those of concepts too.
"""

from dataclasses import dataclass

from veiligheid.zoeken.motor import vindbaar, woordenlijst
from veiligheid.zoeken.vraag import Deel, Vraag
from veiligheid.zoeken.woorden import KORTSTE, MEESTE, bedoeld, stam, verwant
from veiligheid.zoeken.zoeken import zichtbaar


MEESTE_WOORDEN, MEESTE_ANDERE = 4, 5


@dataclass(frozen=True, slots=True)
class Hulp:
    """``verbeterd`` is the question that finds something, ``anders`` are words to try, ``los`` words that do exist."""

    verbeterd: Vraag | None = None
    anders: tuple[str, ...] = ()
    los: tuple[str, ...] = ()


def help_op_weg(vraag: Vraag) -> Hulp:
    """Of a question that found nothing; four queries at most."""
    rijen = zichtbaar()
    aaneen = vraag.aaneen()
    if aaneen != vraag and vindbaar(rijen, [aaneen])[0]:
        return Hulp(verbeterd=aaneen)
    woorden = vraag.woorden
    bekend = vindbaar(rijen, [_een(woord) for woord in woorden])
    goed = tuple(woord for woord, is_goed in zip(woorden, bekend, strict=True) if is_goed and len(woord) > 1)
    mist = [woord for woord, is_goed in zip(woorden, bekend, strict=True) if not is_goed][:MEESTE_WOORDEN]
    if not mist:
        return Hulp(los=goed if len(goed) > 1 else ())
    lijst = woordenlijst(min(KORTSTE, *(len(stam(woord)) for woord in mist)))
    ideeen = [(woord, idee) for woord in mist for idee in bedoeld(woord, lijst, MEESTE // len(mist))]
    gevonden: dict[str, list[str]] = {}
    for (woord, idee), is_goed in zip(ideeen, vindbaar(rijen, [_een(idee) for _, idee in ideeen]), strict=True):
        if is_goed:
            gevonden.setdefault(woord, []).append(idee)
    anders = tuple(dict.fromkeys(idee for woord in gevonden for idee in gevonden[woord][:MEESTE_ANDERE]))
    verbeterd = vraag.met({woord: ideeen[0] for woord, ideeen in gevonden.items()}) if gevonden else None
    if verbeterd and len(gevonden) < len(mist):
        verbeterd = None  # one of the words is nowhere, so neither are they together
    return Hulp(verbeterd, anders, goed)


def ook_te_vinden(vraag: Vraag) -> tuple[str, ...]:
    """Other forms of the one word that was asked for, and longer words with it in them; two queries."""
    woorden = vraag.woorden
    if len(woorden) != 1 or len(stam(woorden[0])) < KORTSTE:
        return ()
    ideeen = verwant(woorden[0], woordenlijst(KORTSTE))
    goed = vindbaar(zichtbaar(), [_een(idee) for idee in ideeen])
    return tuple(idee for idee, is_goed in zip(ideeen, goed, strict=True) if is_goed)[:MEESTE_ANDERE]


def _een(woord: str) -> Vraag:
    return Vraag(woord, (Deel((woord,)),))
