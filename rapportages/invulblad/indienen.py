"""Hand in what somebody filled in: figures and judgements that are saved, right, and not still being typed."""

from dataclasses import dataclass

from django.db import transaction

from rapportages.enums import Lijnstand
from rapportages.invulblad.blad import Blad, lees_blad
from rapportages.invulblad.regel import Regel
from rapportages.invulblad.sommen import misrekeningen
from rapportages.models import Rapportageronde
from rapportages.vaststellen import dien_in
from themas.models import Beoordeling, Meting


@dataclass(frozen=True, slots=True)
class Ingediend:
    """How many rows were handed in, and the names of lines that were held back: unsaved, or in a wrong sum."""

    aantal: int
    in_klad: list[str]
    in_foute_som: list[str]


@transaction.atomic
def dien_mijn_regels_in(*, ronde: Rapportageronde, door, soorten=(Meting, Beoordeling)) -> Ingediend:
    """Hand in the concepts of ``door``: those asked of him, and those that he entered or changed last.

    ``soorten``: what he may hand in. What was sent back must be changed first, if only its remark.
    """
    blad = lees_blad(ronde, door)
    mijn = [regel for regel in blad if isinstance(regel.rij, soorten) and is_klaar(regel) and is_van(regel, door)]
    in_klad = [regel for regel in mijn if regel.klad is not None]
    fout = _foute_sommen(blad)
    in_som = [regel for regel in mijn if regel.pk in fout and regel.klad is None]
    rijen = [regel.rij for regel in mijn if regel not in in_klad and regel not in in_som]
    for soort in soorten:
        van_soort = [rij for rij in rijen if isinstance(rij, soort)]
        if van_soort:
            dien_in(rijen=van_soort, door=door)
    return Ingediend(len(rijen), [regel.naam for regel in in_klad], [regel.naam for regel in in_som])


def is_klaar(regel: Regel) -> bool:
    return regel.rij is not None and regel.stand is Lijnstand.CONCEPT


def is_van(regel: Regel, door) -> bool:
    rij = regel.rij
    return door.pk in (regel.uitvraag.leverancier_id, rij.ingevoerd_door_id, rij.laatst_gewijzigd_door_id)


def _foute_sommen(blad: Blad) -> set[int]:
    return {regel.pk for geheel, delen, _ in misrekeningen(blad, {}) for regel in (geheel, *delen)}
