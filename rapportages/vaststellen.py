"""Four eyes on every figure and judgement: hand in, approve, send back.

Each verb takes rows of ``Meting`` or ``Beoordeling``, does all of them or none, and works in a number of queries
that does not grow with the rows.
"""

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from themas.enums import Status
from themas.models.vierogen import VierOgen


INDIENBAAR = (Status.CONCEPT, Status.TERUGGESTUURD)
AL_VERVANGEN = "Een cijfer dat u wilt vervangen, is intussen al door een ander vervangen. Begin opnieuw."
AL_GELDEND = "Er geldt intussen al een ander vastgesteld cijfer over hetzelfde. Vervang dat cijfer, met een reden."
WEG = "Een van deze cijfers is intussen weggehaald. Begin opnieuw."


@transaction.atomic
def dien_in(*, rijen: Sequence[VierOgen], door) -> int:
    """Hand rows in for approval; returns how many.

    Handing in changes no number, so it does not make anybody the last to have changed one; who did change it stays
    known, and neither may approve.
    """
    rijen = _opnieuw(rijen)
    for rij in rijen:
        if rij.status not in INDIENBAAR:
            raise ValidationError(f"{rij}: dit is {rij.get_status_display()} en kan niet opnieuw worden ingediend.")
    return _zet(
        rijen,
        status=Status.INGEDIEND,
        ingediend_door=door,
        ingediend_op=timezone.now(),
        ingevoerd_door=Coalesce("ingevoerd_door", door.pk),
        laatst_gewijzigd_door=Coalesce("laatst_gewijzigd_door", door.pk),
        beoordeeld_door=None,
        beoordeeld_op=None,
    )


@transaction.atomic
def stel_vast(*, rijen: Sequence[VierOgen], door) -> int:
    """Approve rows; from now on they are public, and what they replace is not. Returns how many."""
    rijen = _te_beoordelen(rijen, door)
    nu = timezone.now()
    try:
        with transaction.atomic():
            _volg_op(rijen, nu)
            return _zet(rijen, status=Status.VASTGESTELD, beoordeeld_door=door, beoordeeld_op=nu)
    except IntegrityError:
        raise ValidationError(AL_GELDEND) from None


@transaction.atomic
def stuur_terug(*, rijen: Sequence[VierOgen], door, notitie: str) -> int:
    """Send rows back to who entered them, saying what must change. Returns how many."""
    if not notitie.strip():
        raise ValidationError("Schrijf op wat er anders moet.")
    return _zet(
        _te_beoordelen(rijen, door),
        status=Status.TERUGGESTUURD,
        beoordeeld_door=door,
        beoordeeld_op=timezone.now(),
        beoordelingsnotitie=notitie.strip(),
    )


def _volg_op(rijen, nu) -> None:
    """Close the rows that these replace, each once and only by a row about the same thing."""
    vervangers = {rij.vervangt_id: rij for rij in rijen if rij.vervangt_id}
    if not vervangers:
        return
    oude = _vergrendeld(type(rijen[0]), vervangers)
    for oud in oude:
        if oud.sleutel != vervangers[oud.pk].sleutel:
            raise ValidationError(
                f"{vervangers[oud.pk]}: dit vervangt een cijfer over iets anders. Maak de vervanging opnieuw."
            )
        if oud.opgevolgd_op:
            raise ValidationError(AL_VERVANGEN)
    _zet(oude, opgevolgd_op=nu)


def _te_beoordelen(rijen, door) -> list[VierOgen]:
    rijen = _opnieuw(rijen)
    for rij in rijen:
        if rij.status != Status.INGEDIEND:
            raise ValidationError(
                f"{rij}: dit is {rij.get_status_display()}. Alleen wat is ingediend, is te beoordelen."
            )
        if door.pk in (rij.ingevoerd_door_id, rij.laatst_gewijzigd_door_id, rij.ingediend_door_id):
            raise ValidationError(f"{rij}: u hebt dit zelf ingevoerd, gewijzigd of ingediend. Vraag een collega.")
    return rijen


def _opnieuw(rijen) -> list[VierOgen]:
    """The rows as they are now in the database, locked until the end of the transaction."""
    return _vergrendeld(type(rijen[0]), [rij.pk for rij in rijen]) if rijen else []


def _vergrendeld(model, pks) -> list[VierOgen]:
    vast = {}
    for groep in _groepen(list(pks)):
        vast |= model.objects.select_for_update().in_bulk(groep)
    if any(pk not in vast for pk in pks):
        raise ValidationError(WEG)
    return [vast[pk] for pk in pks]


def _zet(rijen, **velden) -> int:
    for groep in _groepen(rijen):
        type(groep[0]).objects.filter(pk__in=[rij.pk for rij in groep]).update(**velden)
    return len(rijen)


def _groepen(rijen: Sequence) -> Iterator[Sequence]:
    """In pieces that fit in one IN (...) of either database."""
    for begin in range(0, len(rijen), 10_000):
        yield rijen[begin : begin + 10_000]
