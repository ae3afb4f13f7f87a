"""What officers say to each other about a paragraph: say it, settle it, take it up again.

An open remark holds up publication. What was said is never changed or removed while the report is written.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from rapportages.enums import Rapportstatus
from rapportages.models import Opmerking, Paragraaf, Voortgangsrapportage
from themas.auditspoor import leg_vast_na_commit


DICHT = "{}: deze rapportage {}. Opmerkingen zijn nu alleen te lezen."
LEEG = "Schrijf op wat u wilt zeggen."
AL_OPGELOST = "Een collega heeft deze opmerking intussen afgevinkt."
AL_OPEN = "Een collega heeft deze opmerking intussen weer opengezet."


@transaction.atomic
def plaats(*, paragraaf: Paragraaf, tekst: str, door) -> Opmerking:
    """Say something about a paragraph; raises ValidationError where there is nothing said."""
    _weiger_dicht(paragraaf.rapportage_id)
    if not tekst.strip():
        raise ValidationError(LEEG)
    opmerking = Opmerking.objects.create(paragraaf=paragraaf, tekst=tekst.strip(), door=door)
    _spoor("opmerking plaatsen", opmerking, door)
    return opmerking


@transaction.atomic
def vink_af(*, opmerking: Opmerking, door) -> Opmerking:
    """Settled: it no longer holds up publication, and stays readable."""
    nu = _vergrendeld(opmerking)
    if nu.opgelost_op:
        raise ValidationError(AL_OPGELOST, code="botsing")
    return _zet(nu, "opmerking afvinken", door, opgelost_door=door, opgelost_op=timezone.now())


@transaction.atomic
def heropen(*, opmerking: Opmerking, door) -> Opmerking:
    nu = _vergrendeld(opmerking)
    if not nu.opgelost_op:
        raise ValidationError(AL_OPEN, code="botsing")
    return _zet(nu, "opmerking heropenen", door, opgelost_door=None, opgelost_op=None)


def _vergrendeld(opmerking: Opmerking) -> Opmerking:
    _weiger_dicht(opmerking.paragraaf.rapportage_id)
    return Opmerking.objects.select_for_update(of=("self",)).get(pk=opmerking.pk)


def _weiger_dicht(pk: int) -> None:
    """Locks the report, so that nobody publishes it between this look and the remark."""
    rapportage = Voortgangsrapportage.objects.select_for_update().get(pk=pk)
    if not Voortgangsrapportage.objects.in_bewerking().filter(pk=pk).exists():
        raise ValidationError(DICHT.format(rapportage, Rapportstatus(rapportage.status).zin), code="dicht")


def _zet(opmerking: Opmerking, actie: str, door, **velden) -> Opmerking:
    for naam, waarde in velden.items():
        setattr(opmerking, naam, waarde)
    opmerking.save(update_fields=list(velden))
    _spoor(actie, opmerking, door)
    return opmerking


def _spoor(actie: str, opmerking: Opmerking, door) -> None:
    leg_vast_na_commit(
        actie=actie,
        object=f"rapportages.opmerking {opmerking.pk}",
        door=door,
        paragraaf=opmerking.paragraaf_id,
    )
