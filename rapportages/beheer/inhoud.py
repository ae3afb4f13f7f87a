"""What is in a whole selection that is approved at once: the first figures, and how many ask whether they are right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapportages.beheer.selectie import Selectie
from rapportages.beheer.werkrijen import naam_van
from rapportages.vragen import vragen_bij
from themas.admin.cijfer import cijfer
from themas.models import Beoordeling, Meting


TE_ZIEN = 100


@dataclass(frozen=True, slots=True)
class Inhoudsregel:
    """One row of the table; ``vraag`` is "klopt dit?", and ``opmerking`` what was written about it."""

    naam: str
    cijfer: str
    kwaliteit: str
    vraag: str
    opmerking: str


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The first rows, those with a question before the others; ``niet_getoond`` is how many more there are."""

    regels: list[Inhoudsregel]
    niet_getoond: int
    vragen: int
    zonder_uitleg: int


def inhoud_van(selectie: Selectie, rijen: Sequence[Meting | Beoordeling]) -> Inhoud:
    """Of these ``selectie.bevraagd`` rows; a number of queries that does not grow with them."""
    vragen = vragen_bij(rijen) if selectie.soort.model is Meting else {}
    eerst = sorted(rijen, key=lambda rij: rij.pk not in vragen)[:TE_ZIEN]
    heel = selectie.rijen.in_bulk([rij.pk for rij in eerst])
    return Inhoud(
        [_regel(heel[rij.pk], vragen) for rij in eerst if rij.pk in heel],
        niet_getoond=len(rijen) - len(eerst),
        vragen=len(vragen),
        zonder_uitleg=sum(rij.pk in vragen and not rij.opmerking.strip() for rij in rijen),
    )


def _regel(rij: Meting | Beoordeling, vragen: Mapping[int, str]) -> Inhoudsregel:
    if isinstance(rij, Beoordeling):
        return Inhoudsregel(naam_van(rij), rij.get_oordeel_display(), "", "", "")
    vraag = vragen.get(rij.pk, "")
    return Inhoudsregel(naam_van(rij), cijfer(rij), rij.get_kwaliteit_display(), vraag, rij.opmerking.strip())
