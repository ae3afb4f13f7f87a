"""From which minute a report is public, as an officer writes it: by the clock on the wall.

Twice a year that clock jumps. A time that it skips does not exist and one that it shows twice is not clear; both are
refused with a message, since a moment chosen by us would make the report public an hour too early or too late.
"""

from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format


BESTAAT_NIET = (
    "Op {dag} bestaat {tijd} uur niet, want dan gaat de klok een uur vooruit. Kies een tijd voor 02.00 of vanaf 03.00."
)
TWEE_KEER = (
    "Op {dag} komt {tijd} uur twee keer voor, want dan gaat de klok een uur terug. Kies een tijd voor 02.00 of vanaf "
    "03.00."
)


def moment_van(moment: datetime) -> datetime:
    """The moment to the minute. One without a time zone is read by the clock here; raises ValidationError."""
    moment = moment.replace(second=0, microsecond=0)
    if timezone.is_aware(moment):
        return moment
    zone = timezone.get_default_timezone()
    eerst, later = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if eerst.utcoffset() != later.utcoffset():
        bestaat = eerst.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment
        melding = TWEE_KEER if bestaat else BESTAAT_NIET
        raise ValidationError(melding.format(dag=date_format(moment, "j F Y"), tijd=f"{moment:%H.%M}"))
    return eerst
