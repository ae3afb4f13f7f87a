"""A figure as a report is about it, and its draft in short."""

from dataclasses import replace

from rapportages.verslag.beeld import Cijfer, beeld, zinnen
from tests.themas.berekening.bouw import p
from tests.themas.weergave.gevallen import geval
from themas.berekening import basis_voor


N = {2017: 200_000, 2019: 200_000}
TOEVAL = "Dit verschil kan toeval zijn."
DUIDELIJK = "Dit verschil is duidelijk: het is groter dan door toeval te verwachten is."
GEEN = "Woninginbraken: wij hebben hierover geen cijfer van Voorbeeldstad."
VAN_NAAR = "Het aantal woninginbraken hier ging van {aantal@2017} in het peiljaar 2017 naar {aantal@2019} in 2019."
NIET = "Of dit verschil toeval kan zijn, is niet te toetsen: "
ALLEEN_WAARDEN = NIET + "wij kennen de aantallen achter deze cijfers niet."
ALLEEN_AANTALLEN = "Of dit verschil toeval kan zijn, is niet te toetsen: wij hebben alleen de aantallen."


def cijfer(niveaus, periode="2019", *, verborgen=None, elders=None, nu=None, vorige=None, **velden):
    over, hier, _ = geval(niveaus, periode, **velden)
    hier = replace(hier, verborgen={p(code): woord for code, woord in (verborgen or {}).items()})
    return Cijfer(over, hier, basis_voor(hier, p(periode), 2017), p(periode), 2017, elders or {}, nu, vorige)


def kort(tekst):
    """References without the indicator, which is the same in all of them: ``{aantal@2019}``."""
    return tekst.replace("[[woninginbraken:", "{").replace("]]", "}").replace("in Voorbeeldstad", "hier")


def schets(*gegevens, **velden):
    een = cijfer(*gegevens, **velden)
    uit = zinnen(**{naam: getattr(een, naam) for naam in een.__dataclass_fields__})
    assert beeld([een]) == " ".join(uit)
    return [kort(zin) for zin in uit]
