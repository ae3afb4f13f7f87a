"""Four eyes on every figure and judgement: hand in, approve, send back.

Each verb takes rows of ``Meting`` or ``Beoordeling``, does all of them or none, and works in a number of queries
that does not grow with the rows. Each raises ``versie``, keeps the history of every row, and leaves one line in the
audit trail, also when it refuses.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from rapportages.gehelen import weiger_scheve_som
from themas.auditspoor import daad
from themas.enums import Status
from themas.groepen import in_groepen
from themas.historie import leg_historie_vast
from themas.models import Meting
from themas.models.vierogen import VierOgen


INDIENBAAR = (Status.CONCEPT, Status.TERUGGESTUURD)
AL_VERVANGEN = "Een cijfer dat u wilt vervangen, is intussen al door een ander vervangen. Begin opnieuw."
AL_GELDEND = "Er geldt intussen al een ander vastgesteld cijfer over hetzelfde. Vervang dat cijfer, met een reden."
WEG = "Een van deze cijfers is intussen weggehaald. Begin opnieuw."
ZELF = "U hebt dit zelf ingevoerd, gewijzigd of ingediend. Vraag een collega."
EERDER = "U hebt dit eerder zelf ingevoerd of gewijzigd. Vraag een collega."
SLEUTELS_IN_SPOOR = 20

# ``{pk: versie}`` as the officer saw the rows; None where nobody looked, such as in a script.
Gezien = Mapping[int, int] | None


@transaction.atomic
def dien_in(*, rijen: Sequence[VierOgen], door, gezien: Gezien = None) -> int:
    """Hand rows in for approval; returns how many.

    Handing in changes no number, so it does not make anybody the last to have changed one; who did change it stays
    known, and neither may approve.
    """
    with _in_spoor("indienen", rijen, door):
        rijen = _opnieuw(rijen, gezien)
        for rij in rijen:
            if rij.status not in INDIENBAAR:
                raise ValidationError(f"{rij}: dit is {rij.get_status_display()} en kan niet opnieuw worden ingediend.")
        return _zet(
            rijen,
            door=door,
            status=Status.INGEDIEND,
            ingediend_door=door,
            ingediend_op=timezone.now(),
            ingevoerd_door=Coalesce("ingevoerd_door", door.pk),
            laatst_gewijzigd_door=Coalesce("laatst_gewijzigd_door", door.pk),
            beoordeeld_door=None,
            beoordeeld_op=None,
        )


@transaction.atomic
def stel_vast(*, rijen: Sequence[VierOgen], door, gezien: Gezien = None) -> int:
    """Approve rows; from now on they are public, and what they replace is not. Returns how many.

    Parts and a whole that do not fit together do not become public; see docs/besluiten/0021.
    """
    with _in_spoor("vaststellen", rijen, door):
        rijen = _te_beoordelen(rijen, door, gezien)
        weiger_scheve_som([rij for rij in rijen if isinstance(rij, Meting)])
        nu = timezone.now()
        try:
            with transaction.atomic():
                _volg_op(rijen, door, nu)
                return _zet(rijen, door=door, status=Status.VASTGESTELD, beoordeeld_door=door, beoordeeld_op=nu)
        except IntegrityError:
            raise ValidationError(AL_GELDEND) from None


@transaction.atomic
def stuur_terug(*, rijen: Sequence[VierOgen], door, notitie: str, gezien: Gezien = None) -> int:
    """Send rows back to who entered them, saying what must change. Returns how many."""
    notitie = notitie.strip()
    with _in_spoor("terugsturen", rijen, door):
        if not notitie:
            raise ValidationError("Schrijf op wat er anders moet.")
        return _zet(
            _te_beoordelen(rijen, door, gezien),
            door=door,
            reden=notitie,
            status=Status.TERUGGESTUURD,
            beoordeeld_door=door,
            beoordeeld_op=timezone.now(),
            beoordelingsnotitie=notitie,
        )


def bezwaren(rijen: Sequence[VierOgen], door) -> dict[int, str]:
    """Why ``door`` may not judge rows, by primary key; rows that may be judged are not in it.

    The columns know who entered and who changed last. The history knows who changed in between: letting somebody
    save a row once more does not wash out who typed the number.
    """
    if not rijen:
        return {}
    model, bezwaar = type(rijen[0]), {}
    in_handen = Q(ingevoerd_door=door.pk) | Q(laatst_gewijzigd_door=door.pk)
    for groep in in_groepen(rijen):
        eerder = model.history.filter(in_handen, id__in=[rij.pk for rij in groep]).order_by()
        bezwaar |= dict.fromkeys(eerder.values_list("id", flat=True), EERDER)
    for rij in rijen:
        if door.pk in (rij.ingevoerd_door_id, rij.laatst_gewijzigd_door_id, rij.ingediend_door_id):
            bezwaar[rij.pk] = ZELF
    return bezwaar


def _volg_op(rijen, door, nu) -> None:
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
    vervanger = type(oude[0]).objects.filter(vervangt=OuterRef("pk"), status=Status.INGEDIEND)
    _zet(oude, door=door, reden=Subquery(vervanger.values("reden")[:1]), opgevolgd_op=nu)


def _te_beoordelen(rijen, door, gezien) -> list[VierOgen]:
    rijen = _opnieuw(rijen, gezien)
    for rij in rijen:
        if rij.status != Status.INGEDIEND:
            raise ValidationError(
                f"{rij}: dit is {rij.get_status_display()}. Alleen wat is ingediend, is te beoordelen."
            )
    bezwaar = bezwaren(rijen, door)
    for rij in rijen:
        if rij.pk in bezwaar:
            raise ValidationError(f"{rij}: {bezwaar[rij.pk][0].lower()}{bezwaar[rij.pk][1:]}")
    return rijen


def _opnieuw(rijen, gezien: Gezien) -> list[VierOgen]:
    """The rows as they are now in the database, locked until the end, and as the officer saw them."""
    vast = _vergrendeld(type(rijen[0]), [rij.pk for rij in rijen]) if rijen else []
    for rij in vast:
        if gezien is not None and gezien.get(rij.pk) != rij.versie:
            raise ValidationError(f"{rij}: dit is veranderd nadat u de lijst opende. Kijk het nog een keer na.")
    return vast


def _vergrendeld(model, pks) -> list[VierOgen]:
    """In the order of their keys, and these rows alone: the usual order joins the area, and would lock that too."""
    vast = {}
    for groep in in_groepen(list(pks)):
        vast |= model.objects.select_for_update().order_by("pk").in_bulk(groep)
    if any(pk not in vast for pk in pks):
        raise ValidationError(WEG)
    return [vast[pk] for pk in pks]


def _zet(rijen, *, door, reden="", **velden) -> int:
    nu = timezone.now()
    for groep in in_groepen(rijen):
        gezet = type(groep[0]).objects.filter(pk__in=[rij.pk for rij in groep])
        gezet.update(versie=F("versie") + 1, **velden)
        leg_historie_vast(rijen=gezet, door=door, reden=reden, op=nu)
    return len(rijen)


def _in_spoor(actie: str, rijen, door) -> AbstractContextManager:
    """One line for the act, however many rows; none where there was nothing to do."""
    if not rijen:
        return nullcontext()
    return daad(
        actie=actie,
        object=type(rijen[0])._meta.label_lower,
        door=door,
        aantal=len(rijen),
        sleutels=[rij.pk for rij in rijen[:SLEUTELS_IN_SPOOR]],
    )
