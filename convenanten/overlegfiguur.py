"""The levels of consultation as one small drawing: a box for each level, the highest above, and who meets there.

No arrows between the boxes: sources say at which level a body is, and not to whom it answers.
"""

from collections.abc import Sequence

from django.template.loader import get_template
from django.utils.safestring import SafeString

from convenanten.bladen import Overlegblad
from convenanten.enums import Overlegniveau
from themas.weergave.letters import breek, schoon
from themas.weergave.opmaak import hoofdletter, opsomming
from themas.weergave.vorm import Vorm, coordinaat, regels


RAND, TUSSEN = 14, 14  # within a box, and between two of them
INSPRONG = {True: 48, False: 12}  # each lower level stands so much further to the right
NIVEAURUIMTE = 150  # of the name of the level, in the wide form
MEESTE_REGELS = {True: 4, False: 7}  # of the task of a body; the list below the figure has all of it


def per_niveau(overleggen: Sequence[Overlegblad]) -> list[tuple[Overlegniveau, list[Overlegblad]]]:
    """The levels at which somebody meets, the highest first."""
    groepen = [(niveau, [o for o in overleggen if o.niveau is niveau]) for niveau in Overlegniveau]
    return [(niveau, groep) for niveau, groep in groepen if groep]


def beschrijf(overleggen: Sequence[Overlegblad]) -> str:
    """``Overleg op drie niveaus, van hoog naar laag. Strategisch: stuurgroep. ...``."""
    niveaus = per_niveau(overleggen)
    delen = [f"{hoofdletter(niveau.label)}: {opsomming([o.naam for o in groep])}." for niveau, groep in niveaus]
    return schoon(" ".join([f"Overleg op {len(niveaus)} niveaus, van hoog naar laag.", *delen]))


def overlegtekening(overleggen: Sequence[Overlegblad], vorm: Vorm) -> SafeString:
    """Empty with fewer than two levels: then there is nothing to see that a list does not say."""
    niveaus = per_niveau(overleggen)
    if len(niveaus) < 2:
        return SafeString("")
    vakken, verbindingen, y = [], "", 1.0
    for trede, (niveau, groep) in enumerate(niveaus):
        x = 1 + trede * INSPRONG[vorm.breed]
        if trede:
            midden = coordinaat(x + RAND)
            verbindingen += f"M{midden} {coordinaat(y - TUSSEN)}V{coordinaat(y)}"
        vak = _vak(niveau, groep, x, y, vorm)
        vakken.append(vak)
        y += vak["hoog"] + TUSSEN
    return get_template("figuren/overleg.svg").render(
        {
            "breedte": vorm.breedte,
            "hoogte": coordinaat(y - TUSSEN + 1),
            "letter": vorm.letter,
            "titel": beschrijf(overleggen),
            "vakken": vakken,
            "verbindingen": verbindingen,
        }
    )


def _vak(niveau: Overlegniveau, groep: list[Overlegblad], x: float, y: float, vorm: Vorm) -> dict:
    breed = vorm.breedte - x - 1
    kop = hoofdletter(niveau.label)
    tekst_x = x + RAND + (NIVEAURUIMTE if vorm.breed else 0)
    ruimte = breed - 2 * RAND - (NIVEAURUIMTE if vorm.breed else 0)
    top, koppen, namen, taken = y + RAND - 3, [], [], []
    koppen += regels((kop,), x + RAND, top + vorm.regelhoogte / 2, vorm)
    if not vorm.breed:
        top += vorm.regelhoogte
    for overleg in groep:
        naam = breek(hoofdletter(schoon(overleg.naam)), ruimte, vorm.letter, regels=2, vet=True)
        taak = breek(hoofdletter(schoon(overleg.taak)), ruimte, vorm.letter, regels=MEESTE_REGELS[vorm.breed])
        for tekst, waar in ((naam, namen), (taak, taken)):
            hoog = len(tekst) * vorm.regelhoogte
            waar += regels(tekst, tekst_x, top + hoog / 2, vorm)
            top += hoog
        top += 6
    hoog = top - 6 + RAND - 3 - y
    return {
        "x": coordinaat(x),
        "y": coordinaat(y),
        "breed": coordinaat(breed),
        "hoog": hoog,
        "hoogte": coordinaat(hoog),
        "koppen": koppen,
        "namen": namen,
        "taken": taken,
    }
