"""The remarks at a paragraph as the page shows them, and what its buttons do with them."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from rapportages import opmerkingen
from rapportages.beheer.rapport.stand import moment
from rapportages.models import Opmerking, Paragraaf
from themas.personen import persoonsnaam


WERKWOORDEN = ("opmerking", "vink_af", "heropen")


@dataclass(frozen=True, slots=True)
class Regel:
    pk: int
    tekst: str
    wie: str
    wanneer: str
    opgelost: str = ""


def lees(paragraaf: Paragraaf) -> list[Regel]:
    """Open ones first, each kind oldest first; one query."""
    rijen = paragraaf.opmerkingen.select_related("door", "opgelost_door").order_by("op", "pk")
    return sorted((_regel(rij) for rij in rijen), key=lambda regel: bool(regel.opgelost))


def _regel(rij: Opmerking) -> Regel:
    opgelost = ""
    if rij.opgelost_op:
        opgelost = f"Afgevinkt door {persoonsnaam(rij.opgelost_door)} op {moment(rij.opgelost_op)}"
    return Regel(rij.pk, rij.tekst, persoonsnaam(rij.door), moment(rij.op), opgelost)


def doe(paragraaf: Paragraaf, werkwoord: str, waarde: str, tekst: str, door) -> str:
    """Do what the button says; a sentence about the result."""
    if werkwoord == "opmerking":
        opmerkingen.plaats(paragraaf=paragraaf, tekst=tekst, door=door)
        return "Uw opmerking staat erbij."
    sleutel = int(waarde) if waarde.isascii() and waarde.isdigit() and len(waarde) < 19 else 0
    rij = paragraaf.opmerkingen.filter(pk=sleutel).first()
    if rij is None:
        raise ValidationError("Deze opmerking is er niet meer.")
    if werkwoord == "vink_af":
        opmerkingen.vink_af(opmerking=rij, door=door)
        return "De opmerking is afgevinkt."
    opmerkingen.heropen(opmerking=rij, door=door)
    return "De opmerking staat weer open."
