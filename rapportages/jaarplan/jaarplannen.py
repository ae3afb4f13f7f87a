"""Year plans: make one public or take it back, and note how an action goes."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from rapportages.enums import Jaarplanstatus
from rapportages.models import Actie, Actievoortgang, Jaarplan
from themas.auditspoor import leg_vast_na_commit
from themas.historie import bewaar_begin, zoals_gezien


@transaction.atomic
def publiceer(*, jaarplan: Jaarplan, gezien: int, door) -> None:
    """Make the year plan public. ``gezien`` is the version that the officer read; a second person must do it."""
    nu = zoals_gezien(rij=jaarplan, gezien=gezien, wat="jaarplan")
    if nu.is_openbaar:
        raise ValidationError("Dit jaarplan is al openbaar.")
    if door.pk == nu.laatst_gewijzigd_door_id:
        raise ValidationError("U hebt dit jaarplan als laatste gewijzigd. Vraag een collega om het te publiceren.")
    _zet(jaarplan, nu, Jaarplanstatus.GEPUBLICEERD, "jaarplan publiceren", door)


@transaction.atomic
def haal_terug(*, jaarplan: Jaarplan, gezien: int, door) -> None:
    """Make it a concept again, which no reader sees. Whoever finds an error need not wait for a colleague."""
    nu = zoals_gezien(rij=jaarplan, gezien=gezien, wat="jaarplan")
    if not nu.is_openbaar:
        raise ValidationError("Dit jaarplan is nog niet openbaar.")
    _zet(jaarplan, nu, Jaarplanstatus.CONCEPT, "jaarplan terughalen", door)


@transaction.atomic
def noteer(*, actie: Actie, datum: datetime.date, tekst: str, door, bron: str = "") -> Actievoortgang:
    """Add a note to an action; the next number, also when two write at once."""
    Actie.objects.select_for_update().get(pk=actie.pk)
    hoogste = actie.voortgang.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    notitie = Actievoortgang(actie=actie, nummer=hoogste + 1, datum=datum, tekst=tekst.strip(), door=door, bron=bron)
    notitie.full_clean()
    notitie.save()
    leg_vast_na_commit(
        actie="voortgang noteren", object="rapportages.actie", door=door, sleutels=[actie.pk], nummer=notitie.nummer
    )
    return notitie


def _zet(jaarplan: Jaarplan, nu: Jaarplan, status: Jaarplanstatus, actie: str, door) -> None:
    """Who publishes does not become who changed it last: that is about what it says."""
    bewaar_begin(rijen=[nu])
    nu.status, nu.versie = status, nu.versie + 1
    nu.validate_constraints()
    nu._history_user = door
    nu.save(update_fields=["status", "versie"])
    jaarplan.status, jaarplan.versie = nu.status, nu.versie
    leg_vast_na_commit(actie=actie, object=f"jaarplan {nu.slug}", door=door)
