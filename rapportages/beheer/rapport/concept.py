"""What the computer makes of the figures of a topic today, for the officer who writes about it."""

from rapportages.enums import Paragraafsoort
from rapportages.models import Paragraaf
from rapportages.verslag.machinezinnen import machinezinnen, verouderd
from rapportages.verslag.samenstellen import Stof


def concept_van(paragraaf: Paragraaf) -> str:
    """Empty for any paragraph that is not about figures."""
    if paragraaf.soort != Paragraafsoort.BEELD:
        return ""
    stof = Stof(paragraaf.rapportage)
    onderwerp = next(onderwerp for onderwerp in stof.onderwerpen if onderwerp.pk == paragraaf.onderwerp_id)
    return stof.machinetekst(onderwerp)


def verouderde_zinnen(tekst: str, machinetekst: str, concept: str) -> list[tuple[str, str]]:
    """Sentences of the computer that are still in ``tekst`` and that it would now write otherwise, old and new."""
    if not machinetekst or not concept:
        return []
    staan_er_nog = set(machinezinnen(tekst, machinetekst))
    return [(oud, nieuw) for oud, nieuw in verouderd(machinetekst, concept) if oud in staan_er_nog]
