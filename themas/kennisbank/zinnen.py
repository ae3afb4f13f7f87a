"""The answer of the pages of what works: how many claims there are, and how many of them stand on something."""

from collections import Counter
from collections.abc import Collection

from themas.bladen import Beweringblad, Interventieblad
from themas.enums import Onderbouwing
from themas.weergave.opmaak import hoofdletter, telwoord


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
    return f"Onze bronnen doen over deze aanpak {_onderbouwd(blad.beweringen)}"


def _onderbouwd(beweringen: Collection[Beweringblad]) -> str:
    """``drie beweringen. Bij één hoort onderzoek. ...``: how many of each, also where that is none."""
    soorten = Counter(bewering.onderbouwing for bewering in beweringen)
    vragen = soorten.pop(Onderbouwing.OPEN_VRAAG, 0)
    aantal = soorten.total()
    zinnen = [f"{_zoveel(aantal, 'geen')} {'bewering' if aantal == 1 else 'beweringen'}."]
    if aantal == 1:
        zinnen.append(_ENKEL[next(iter(soorten))])
    elif aantal:
        zinnen += [
            f"Bij {_zoveel(soorten[Onderbouwing.ONDERZOEK])} hoort onderzoek.",
            f"Bij {_zoveel(soorten[Onderbouwing.ERVARING])} hoort ervaring.",
            f"Bij {_zoveel(soorten[Onderbouwing.NIET_ONDERBOUWD])} staat geen onderbouwing in de bron.",
        ]
    if vragen:
        zinnen.append(f"{hoofdletter(telwoord(vragen))} {'vraag is' if vragen == 1 else 'vragen zijn'} nog open.")
    return " ".join(zinnen)


def _zoveel(aantal: int, geen: str = "geen enkele") -> str:
    return telwoord(aantal) if aantal else geen
