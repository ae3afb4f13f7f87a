"""What an officer must know of each line before and after saving: mistakes in a draft, clashes, questions."""

from rapportages.invulblad import cellen
from rapportages.invulblad.blad import Blad
from rapportages.invulblad.bron import bronvraag
from rapportages.invulblad.cellen import Gelezen, Soort
from rapportages.invulblad.regel import Regel, botsing
from rapportages.invulblad.sommen import reken_na


def bekijk(blad: Blad) -> Blad:
    """Note it beside each line that can still be changed."""
    periode = blad.ronde.periode.puur
    gelezen = {
        regel.pk: cellen.lees(regel.uitvraag, regel.getoond, periode, blad.vandaag) for regel in blad if not regel.vast
    }
    for pk, wat in gelezen.items():
        regel = blad.per_pk[pk]
        if regel.klad is not None:
            _bekijk_klad(regel, wat)
        if wat.soort is Soort.RIJ and regel.uitvraag.indicator_id:
            regel.bronvraag = bronvraag(regel.getoond["bron"], periode)
        if wat.soort is Soort.RIJ and not wat.fouten and regel.uitvraag.indicator_id:
            regel.vraag = blad.geschiedenis.vraag(regel.uitvraag.indicator, wat.velden)
    nieuw = {pk: wat for pk, wat in gelezen.items() if blad.per_pk[pk].klad and wat.soort is Soort.RIJ}
    goed = {pk: wat for pk, wat in nieuw.items() if not wat.fouten}
    for pk, melding in reken_na(blad, goed).items():
        blad.per_pk[pk].fouten.setdefault("cijfer", melding)
    return blad


def _bekijk_klad(regel: Regel, wat: Gelezen) -> None:
    regel.fouten = wat.fouten | regel.fouten
    if regel.botsing is None and regel.klad.herkenning.partition(":")[0] != regel.basis:
        regel.botsing = botsing(regel)
    if wat.soort is Soort.LEEG and regel.rij is not None and regel.botsing is None:
        regel.weg_te_halen = True
