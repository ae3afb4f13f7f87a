"""Two officers on one paragraph: what the other made of it beside what one typed oneself, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapportages.beheer.rapport.stand import moment
from rapportages.models import Paragraaf
from themas.personen import persoonsnaam


GELIJK, WEG, ERBIJ = "gelijk", "weg", "erbij"
_WOORDEN = re.compile(r"\s*\S+|\s+$")


@dataclass(frozen=True, slots=True)
class Stuk:
    """Words that both have, that only the other has (``weg``), or only the typed text has (``erbij``)."""

    soort: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Botsing:
    """``hun`` is what is saved now, in ``versie``; ``teruggegeven`` where they gave it back to the computer."""

    naam: str
    wanneer: str
    versie: int
    hun: str
    hun_bron: str
    teruggegeven: bool
    stukken: tuple[Stuk, ...]
    bron_anders: bool

    @property
    def alleen_bron(self) -> bool:
        return all(stuk.soort == GELIJK for stuk in self.stukken)


def botsing_met(paragraaf: Paragraaf, getypt: str, bron: str) -> Botsing:
    """What is saved in ``paragraaf`` against what was typed."""
    hun = paragraaf.tekst or ""
    return Botsing(
        persoonsnaam(paragraaf.laatst_gewijzigd_door, "Een collega"),
        moment(paragraaf.laatst_gewijzigd_op) if paragraaf.laatst_gewijzigd_op else "",
        paragraaf.versie,
        hun,
        paragraaf.bron,
        paragraaf.tekst is None,
        tuple(woordverschil(hun, getypt)),
        paragraaf.bron != bron,
    )


def woordverschil(oud: str, nieuw: str) -> Iterator[Stuk]:
    """From ``oud`` to ``nieuw``; what is taken out stands before what came in its place."""
    van, naar = (_WOORDEN.findall(tekst.replace("\r\n", "\n")) for tekst in (oud, nieuw))
    for soort, a, b, c, d in SequenceMatcher(None, van, naar).get_opcodes():
        if soort == "equal":
            yield Stuk(GELIJK, "".join(van[a:b]))
            continue
        if a < b:
            yield Stuk(WEG, "".join(van[a:b]))
        if c < d:
            yield Stuk(ERBIJ, "".join(naar[c:d]))
