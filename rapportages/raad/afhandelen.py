"""Settling what the council asked for: by naming the letter or the report in which it reads what was done."""

from django.core.exceptions import ValidationError
from django.db import transaction

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.lezen.openbaar import openbare_rapportages
from rapportages.models import Raadsstuk, Voortgangsrapportage
from themas.auditspoor import leg_vast_na_commit
from themas.historie import bewaar_begin


INTUSSEN = "Iemand anders heeft dit stuk intussen veranderd. Open het opnieuw en probeer het nog een keer."
AL_AFGEDAAN = "Dit stuk is al afgedaan."
VRAAGT_NIETS = "Alleen een motie, toezegging of verzoek kan afgedaan zijn."
GEEN_BRIEF = "Kies een raadsbrief die is verstuurd."
BRIEF_IN_CONCEPT = "Deze brief staat nog niet op de site. Zet eerst de brief op de site."
RAPPORTAGE_NIET_OPENBAAR = "Deze rapportage is nog niet openbaar. Kies een andere, of wacht tot zij is gepubliceerd."
RAPPORTAGE_INGETROKKEN = "Deze rapportage is ingetrokken en geldt niet meer. Kies een andere."


@transaction.atomic
def handel_af(
    *,
    stuk: Raadsstuk,
    met: Raadsstuk | None = None,
    rapportage: Voortgangsrapportage | None = None,
    toelichting: str = "",
    door,
) -> None:
    """Settle a motion, promise or request by a letter (``met``) or a report, one of the two.

    Raises ValidationError, by field where it is about one. ``stuk`` must be as the officer saw it: what somebody
    else saved since is not overwritten.
    """
    nu = Raadsstuk.objects.select_for_update().get(pk=stuk.pk)
    if nu.versie != stuk.versie:
        raise ValidationError(INTUSSEN)
    if nu.status == Raadsstatus.AFGEDAAN:
        raise ValidationError({"status": AL_AFGEDAAN})
    if not Raadssoort(stuk.soort).vraagt:
        raise ValidationError({"soort": VRAAGT_NIETS})
    controleer_afhandeling(stuk=stuk, met=met, rapportage=rapportage)
    bewaar_begin(rijen=[nu])
    stuk.status, stuk.afgedaan_met, stuk.afgedaan_in = Raadsstatus.AFGEDAAN, met, rapportage
    stuk.afgedaan_toelichting = toelichting.strip()
    stuk.laatst_gewijzigd_door = stuk._history_user = door
    stuk.versie += 1
    stuk.validate_constraints()
    stuk.save()
    waarmee = f"raadsbrief {met.slug}" if met else f"rapportage {rapportage.slug}"
    leg_vast_na_commit(actie="raadsstuk afdoen", object=f"{stuk._meta.label_lower} {stuk.slug}", door=door, met=waarmee)


def controleer_afhandeling(*, stuk: Raadsstuk, met: Raadsstuk | None, rapportage: Voortgangsrapportage | None) -> None:
    """Whether these can settle ``stuk``, for as far as the database cannot see it; ValidationError by field."""
    if met is not None:
        if met.soort != Raadssoort.RAADSBRIEF or met.status != Raadsstatus.VERSTUURD:
            raise ValidationError({"afgedaan_met": GEEN_BRIEF})
        if stuk.publiek and not met.publiek:
            raise ValidationError({"afgedaan_met": BRIEF_IN_CONCEPT})
    if rapportage is not None and not is_openbaar(rapportage):
        raise ValidationError({"afgedaan_in": RAPPORTAGE_NIET_OPENBAAR})
    if rapportage is not None and hasattr(rapportage, "intrekking") and not _was_al(stuk, rapportage):
        raise ValidationError({"afgedaan_in": RAPPORTAGE_INGETROKKEN})


def _was_al(stuk: Raadsstuk, rapportage: Voortgangsrapportage) -> bool:
    """What was settled before the report was withdrawn, may still be edited."""
    return Raadsstuk.objects.filter(pk=stuk.pk, afgedaan_in=rapportage).exists()


def is_openbaar(rapportage: Voortgangsrapportage) -> bool:
    """Published and past its embargo, or known by its title from another source."""
    return openbare_rapportages().filter(pk=rapportage.pk).exists()
