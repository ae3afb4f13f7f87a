"""The history of rows under four eyes, where Model.save() is not the one who writes it.

``QuerySet.update()`` writes no history by itself. What a file brings for the first time has none either: who read
which file stands in the row and in the audit trail. The first change by hand then keeps how the row began.
"""

from collections.abc import Mapping, Sequence

from django.db import models
from django.utils import timezone


PER_KEER = 1_000


def leg_historie_vast(*, rijen: Sequence[models.Model], door, reden: str | Mapping[int, str] = "", op=None) -> None:
    """Write how these rows are now; ``reden`` is why, for all of them or by primary key."""
    if not rijen:
        return
    for rij in rijen:
        rij._change_reason = reden if isinstance(reden, str) else reden.get(rij.pk, "")
    type(rijen[0]).history.bulk_history_create(
        rijen, batch_size=PER_KEER, update=True, default_user=door, default_date=op or timezone.now()
    )


def bewaar_begin(*, rijen: Sequence[models.Model]) -> None:
    """Keep how rows were entered, unless their history is known; give the rows as they are before the change."""
    if not rijen:
        return
    historie = type(rijen[0]).history
    bekend = set(historie.filter(id__in=[rij.pk for rij in rijen]).order_by().values_list("id", flat=True))
    onbekend = [rij for rij in rijen if rij.pk not in bekend]
    for rij in onbekend:
        rij._history_user = getattr(rij, "ingevoerd_door", None)
        rij._history_date = getattr(rij, "ingevoerd_op", timezone.now())
    historie.bulk_history_create(onbekend, batch_size=PER_KEER)
