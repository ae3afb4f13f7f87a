"""Two officers on one paragraph: what the other made of it beside what one typed oneself, word by word."""

from dataclasses import dataclass

from rapportages.beheer.rapport.stand import moment
from rapportages.lezen.tekstverschil import Stuk, vergelijk_tekst
from rapportages.models import Paragraaf
from themas.personen import persoonsnaam


@dataclass(frozen=True, slots=True)
class Botsing:
    """``hun`` is what is saved now, in ``versie``; ``teruggegeven`` where they gave it back to the computer.

    ``zelf`` where they are the same person, in another tab. ``stukken`` go from their text to the one that was typed.
    """

    naam: str
    zelf: bool
    wanneer: str
    versie: int
    hun: str
    hun_bron: str
    teruggegeven: bool
    stukken: tuple[Stuk, ...]
    bron_anders: bool

    @property
    def alleen_bron(self) -> bool:
        return all(stuk.soort == "gelijk" for stuk in self.stukken)


def botsing_met(paragraaf: Paragraaf, getypt: str, bron: str, door) -> Botsing:
    """What is saved in ``paragraaf`` against what ``door`` typed."""
    hun = paragraaf.tekst or ""
    return Botsing(
        persoonsnaam(paragraaf.laatst_gewijzigd_door, "Een collega"),
        paragraaf.laatst_gewijzigd_door_id == door.pk,
        moment(paragraaf.laatst_gewijzigd_op) if paragraaf.laatst_gewijzigd_op else "",
        paragraaf.versie,
        hun,
        paragraaf.bron,
        paragraaf.tekst is None,
        tuple(vergelijk_tekst(hun.replace("\r\n", "\n"), getypt)),
        paragraaf.bron != bron,
    )
