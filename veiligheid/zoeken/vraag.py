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
#: Words that stand in nearly every text, and those with which people begin a question.
STOPWOORDEN = frozenset(
    re.findall(
        r"\w+",
        "aan als bij dan dat de den der des deze die dit door dus een en er het hoe hoeveel hun ik in is je kan maar"
        " me met mijn na naar niet nog nu of om onder ons ook op over te tegen tot uit uw van veel voor waar waarom"
        " wanneer want waren was wat we wel welk welke wie wij wordt worden ze zich zij zijn zo zou",
    )
)


@dataclass(frozen=True, slots=True)
class Deel:
    """One word, or words that must follow each other; ``niet``: what holds it is left out, ``vast``: it was in quotes.

    ``vormen`` do as well as the words themselves ("inbraak" for "inbraken"), ``samen`` are longer words with it.
    """

    woorden: tuple[str, ...]
    niet: bool = False
    vast: bool = False
    vormen: tuple[str, ...] = ()
    samen: tuple[str, ...] = ()

    @property
    def tekst(self) -> str:
        return " ".join(self.woorden)

    @property
    def ruim(self) -> bool:
        """Whether other words may be found in its place: not in quotes, not after a minus."""
        return not self.niet and not self.vast and self.woorden[-1].isalpha()


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

    @property
    def samen(self) -> tuple[str, ...]:
        """The longer words that are looked for as well."""
        return tuple(dict.fromkeys(woord for deel in self.delen for woord in deel.samen))

    def zonder_samen(self) -> "Vraag":
        return replace(self, delen=tuple(replace(deel, samen=()) for deel in self.delen))

    def letterlijk(self) -> "Vraag":
        """The same question with each word in quotes that has longer ones."""
        return self._van(tuple(Deel(deel.woorden, vast=True) if deel.samen else deel for deel in self.delen))

    def zonder_slot(self, naam: str) -> "Vraag":
        """Without this name at its end, where more is asked: of "inbraken in Almere", and not of "Almere Buiten"."""
        slot = tuple(Deel((woord,)) for woord in WOORD.findall(naam.lower()) if woord not in STOPWOORDEN)
        voor = self.delen[: -len(slot)]
        is_slot = slot and self.delen[-len(slot) :] == slot and not all(deel.niet for deel in voor)
        return replace(self, delen=voor) if is_slot else self

    def met(self, nieuw: dict[str, str]) -> "Vraag":
        """The same question with other words in the place of some."""
        return self._van(
            tuple(
                Deel(tuple(nieuw.get(woord, woord) for woord in deel.woorden), deel.niet, deel.vast)
                if nieuw.keys() & set(deel.woorden)
                else deel
                for deel in self.delen
            )
        )

    @staticmethod
    def _van(delen: tuple[Deel, ...]) -> "Vraag":
        return Vraag(" ".join(("-" if deel.niet else "") + _weer(deel) for deel in delen), delen)


def _weer(deel: Deel) -> str:
    return f'"{deel.tekst}"' if deel.vast or len(deel.woorden) > 1 else deel.tekst


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
            delen.append(Deel(woorden, niet=bool(min_ or min_los), vast=bool(vast)))
    return list(dict.fromkeys(delen))


def _is_klein(deel: Deel) -> bool:
    return all(woord in STOPWOORDEN for woord in deel.woorden)
