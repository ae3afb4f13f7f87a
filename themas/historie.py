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


def bewaar_begin(*, rij: models.Model) -> None:
    """Keep how a row was entered, unless its history is known; call it with the row before the change."""
    model = type(rij)
    if not model.history.filter(id=rij.pk).exists():
        model.history.bulk_history_create(
            [rij],
            default_user=getattr(rij, "ingevoerd_door", None),
            default_date=getattr(rij, "ingevoerd_op", None),
        )
