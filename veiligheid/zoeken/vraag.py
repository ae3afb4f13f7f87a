"""What somebody typed, taken apart: words, parts in quotes, and words that must not be there.

The same on both databases. Every sign that means something to a database is gone after this, so nothing that people
type can be an error: ``AND``, ``*``, brackets and half a quote are words or nothing.
"""

import re
import unicodedata
from dataclasses import dataclass, replace


MEESTE_TEKENS, MEESTE_DELEN = 200, 12
STUK = re.compile(r'(-?)"([^"]*)"?|(-?)([^\s"]+)')
WOORD = re.compile(r"[^\W_]+")
#: Words that stand in nearly every text. PostgreSQL leaves them out by itself.
STOPWOORDEN = frozenset(
    re.findall(
        r"\w+",
        "aan als bij dan dat de den der des deze die dit door dus een en er het hoe hun ik in is je kan maar me met"
        " mijn na naar niet nog nu of om onder ons ook op over te tegen tot uit uw van veel voor want waren was wat we"
        " wel wie wij wordt worden ze zich zij zijn zo zou",
    )
)


@dataclass(frozen=True, slots=True)
class Deel:
    """One word, or words that must follow each other; ``niet``: what holds it is left out."""

    woorden: tuple[str, ...]
    niet: bool = False

    @property
    def tekst(self) -> str:
        return " ".join(self.woorden)


@dataclass(frozen=True, slots=True)
class Vraag:
    """``tekst`` is what the box shows again, ``meldingen`` what of it could not be used."""

    tekst: str
    delen: tuple[Deel, ...] = ()
    meldingen: tuple[str, ...] = ()

    @property
    def leeg(self) -> bool:
        return not self.delen

    @property
    def woorden(self) -> list[str]:
        """The words that must be there, each once."""
        return list(dict.fromkeys(woord for deel in self.delen if not deel.niet for woord in deel.woorden))

    def met(self, nieuw: dict[str, str]) -> "Vraag":
        """The same question with other words in the place of some."""
        delen = tuple(
            replace(deel, woorden=tuple(nieuw.get(woord, woord) for woord in deel.woorden)) for deel in self.delen
        )
        return self._van(delen)

    def aaneen(self) -> "Vraag":
        """The same question with the letters of an abbreviation as one word: "A.B.C." as "abc"."""
        delen = tuple(
            replace(deel, woorden=("".join(deel.woorden),)) if max(map(len, deel.woorden)) == 1 else deel
            for deel in self.delen
        )
        return self if delen == self.delen else self._van(delen)

    @staticmethod
    def _van(delen: tuple[Deel, ...]) -> "Vraag":
        return Vraag(" ".join(("-" if deel.niet else "") + _weer(deel) for deel in delen), delen)


def _weer(deel: Deel) -> str:
    return f'"{deel.tekst}"' if len(deel.woorden) > 1 else deel.tekst


def lees_vraag(ruw: str) -> Vraag:
    tekst = " ".join("".join(teken if teken.isprintable() else " " for teken in ruw[: 2 * MEESTE_TEKENS]).split())
    meldingen = []
    if len(tekst) > MEESTE_TEKENS:
        meldingen.append(f"Uw vraag is te lang. Wij zoeken op de eerste {MEESTE_TEKENS} tekens.")
        tekst = tekst[:MEESTE_TEKENS].rstrip()
    delen = list(_delen(unicodedata.normalize("NFC", tekst)))
    if tekst and not delen:
        meldingen.append("In uw vraag staat geen woord. Typ een of meer woorden.")
    if len(delen) > MEESTE_DELEN:
        meldingen.append(f"Uw vraag heeft veel woorden. Wij zoeken op de eerste {MEESTE_DELEN}.")
        delen = delen[:MEESTE_DELEN]
    if delen and all(_is_klein(deel) for deel in delen):
        meldingen.append("Kleine woorden als ‘de’ en ‘in’ staan bijna overal. Voeg een ander woord toe.")
    delen = [deel for deel in delen if not _is_klein(deel)]
    if all(deel.niet for deel in delen):
        delen = [replace(deel, niet=False) for deel in delen]
    return Vraag(tekst, tuple(delen), tuple(meldingen))


def _delen(tekst: str) -> list[Deel]:
    delen = []
    for min_, vast, min_los, los in STUK.findall(tekst):
        woorden = tuple(WOORD.findall((vast or los).lower()))
        if woorden:
            delen.append(Deel(woorden, niet=bool(min_ or min_los)))
    return list(dict.fromkeys(delen))


def _is_klein(deel: Deel) -> bool:
    return all(woord in STOPWOORDEN for woord in deel.woorden)
