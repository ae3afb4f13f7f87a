"""Does an agreement work? The answer that its figures begin with. Dutch at level B1."""

from collections import Counter

from convenanten.cijfers import Inzicht
from themas.enums import Oordeel
from themas.weergave.opmaak import opsomming, telwoord


def werkt_het(inzicht: Inzicht) -> str:
    """How the verdicts on its goals fall. That a figure got better does not prove that the agreement did it."""
    regels = [regel for groep in (inzicht.eigen, inzicht.plandoelen) for _, eigen in groep for regel in eigen]
    if not regels:
        if inzicht.leeg:
            return "Dat weten wij niet. Een doel of cijfer bij deze afspraak staat niet in onze bronnen."
        return "Dat weten wij niet. Een doel bij deze afspraak staat niet in onze bronnen."
    oordelen = Counter(regel.oordeel for regel in regels if regel.oordeel.gunstig is not None)
    if not oordelen:
        doelen = len(inzicht.eigen) + len(inzicht.plandoelen)
        over = "het doel" if doelen == 1 else "geen van de doelen"
        return f"Dat weten wij niet. Over {over} is {'nog geen' if doelen == 1 else 'al een'} oordeel."
    aantal = oordelen.total()
    delen = opsomming([f"{telwoord(keer)} keer {oordeel.label}" for oordeel in Oordeel if (keer := oordelen[oordeel])])
    er_zijn = "Er is één oordeel" if aantal == 1 else f"Er zijn {telwoord(aantal)} oordelen"
    wat = next(iter(oordelen)).label if aantal == 1 else delen
    return f"{er_zijn}: {wat}. Of dat door deze afspraak komt, weten wij niet."
