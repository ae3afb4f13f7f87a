"""The answer of the pages of what works: how many claims there are, and how many of them stand on something."""

from collections import Counter
from collections.abc import Collection

from themas.bladen import Beweringblad, Interventieblad
from themas.enums import Onderbouwing
from themas.weergave.opmaak import telwoord


_ENKEL = {
    Onderbouwing.ONDERZOEK: "Daar hoort onderzoek bij.",
    Onderbouwing.ERVARING: "Daar hoort ervaring bij.",
    Onderbouwing.NIET_ONDERBOUWD: "Een onderbouwing staat niet in de bron.",
}


def zin_over_alle(bladen: Collection[Interventieblad]) -> str:
    """For all interventions together; empty where there is none."""
    if not bladen:
        return ""
    aanpakken = "één aanpak" if len(bladen) == 1 else f"{telwoord(len(bladen))} aanpakken"
    beweringen = [bewering for blad in bladen for bewering in blad.beweringen]
    return f"Onze bronnen noemen {aanpakken} en doen daarover {_onderbouwd(beweringen)}"


def zin_over_een(blad: Interventieblad) -> str:
    vragen = len(blad.beweringen)
    if vragen and all(bewering.onderbouwing is Onderbouwing.OPEN_VRAAG for bewering in blad.beweringen):
        er_zijn = "Er is één open vraag" if vragen == 1 else f"Er zijn {telwoord(vragen)} open vragen"
        return f"Onze bronnen zeggen niet of deze aanpak werkt. {er_zijn}."
    return f"Onze bronnen doen over deze aanpak {_onderbouwd(blad.beweringen)}"


def _onderbouwd(beweringen: Collection[Beweringblad]) -> str:
    """``drie beweringen. Bij één hoort onderzoek. ...``: how many of each, also where that is none."""
    soorten = Counter(bewering.onderbouwing for bewering in beweringen)
    vragen = soorten.pop(Onderbouwing.OPEN_VRAAG, 0)
    aantal = soorten.total()
    zinnen = [f"{telwoord(aantal) if aantal else 'geen'} {'bewering' if aantal == 1 else 'beweringen'}."]
    if aantal == 1:
        zinnen.append(_ENKEL[next(iter(soorten))])
    elif aantal:
        zinnen.append(f"Bij {_zoveel(soorten[Onderbouwing.ONDERZOEK], aantal)} hoort onderzoek.")
        zinnen.append(f"Bij {_zoveel(soorten[Onderbouwing.ERVARING], aantal)} hoort ervaring.")
        if niets := soorten[Onderbouwing.NIET_ONDERBOUWD]:
            zinnen.append(f"Bij {_zoveel(niets, aantal)} staat geen onderbouwing in de bron.")
    if vragen:
        meer = f"zijn er nog {telwoord(vragen)} open vragen"
        zinnen.append(f"Daarnaast {'is er nog één open vraag' if vragen == 1 else meer}.")
    return " ".join(zinnen)


def _zoveel(deel: int, geheel: int) -> str:
    if deel == geheel:
        return "allebei" if geheel == 2 else f"alle {telwoord(geheel)}"
    return telwoord(deel) if deel else "geen enkele"
