"""What officers do with a report: take it up, settle it, or open it again."""

from django.db import transaction
from django.utils import timezone

from rapportages.enums import Meldingstatus
from rapportages.models import Foutmelding
from themas.auditspoor import leg_vast_na_commit


@transaction.atomic
def behandel(*, melding: Foutmelding, status: Meldingstatus, notitie: str, door) -> Foutmelding:
    """Keep the status and the note; who settled it and when follows from the status.

    The history keeps the status and never the note, which may say something about who reported.
    """
    nu = Foutmelding.objects.select_for_update().get(pk=melding.pk)
    was = nu.status
    nu.status, nu.antwoord_intern = Meldingstatus(status), notitie
    if nu.status != Meldingstatus.AFGEHANDELD:
        nu.afgehandeld_door = nu.afgehandeld_op = None
    elif was != Meldingstatus.AFGEHANDELD:
        nu.afgehandeld_door, nu.afgehandeld_op = door, timezone.now()
    nu.laatst_gewijzigd_door, nu._history_user = door, door
    nu.versie += 1
    nu.save()
    leg_vast_na_commit(
        actie="melding behandelen", object=f"rapportages.foutmelding {nu.pk}", door=door, van=was, naar=nu.status.value
    )
    return nu
