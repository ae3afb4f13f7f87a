"""From the topics that an edition names to the topics as they are now."""

from collections.abc import Iterable

from themas.bladen import Plek
from themas.models import Onderwerp


def onderwerpen_op(plekken: Iterable[Plek]) -> list[Onderwerp]:
    """Each once, with theme and plan, of the newest plan first; one query. A topic that is gone is left out."""
    sleutels = {plek.sleutel for plek in plekken}
    rijen = Onderwerp.objects.filter(slug__in={sleutel.rpartition("/")[2] for sleutel in sleutels})
    return [onderwerp for onderwerp in rijen.met_plan() if "/".join(onderwerp.natural_key()) in sleutels]
