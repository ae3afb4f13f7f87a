"""Mailing a reminder once: rows remember the day, and a mail that does not leave was not sent."""

import datetime
import smtplib
from dataclasses import dataclass, field

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet

from themas.auditspoor import leg_vast


@dataclass(slots=True)
class Verslag:
    """User names, each as often as that person was mailed, or could not be."""

    verstuurd: list[str] = field(default_factory=list)
    zonder_adres: list[str] = field(default_factory=list)
    mislukt: list[str] = field(default_factory=list)


def verstuur(
    *,
    brief: EmailMessage,
    rijen: QuerySet,
    vandaag: datetime.date,
    verslag: Verslag,
    aan: list[str],
    object: str,  # noqa: A002  the name that the audit trail gives it
    **details,
) -> None:
    """``rijen`` are what it is about, with ``herinnerd_op``; ``aan`` are the user names of who gets it."""
    try:
        with transaction.atomic():
            # Claimed first, so that a second run at the same moment finds nothing to do; undone when mailing fails.
            if not rijen.exclude(herinnerd_op=vandaag).update(herinnerd_op=vandaag):
                return
            brief.send()
    except (OSError, smtplib.SMTPException) as fout:
        verslag.mislukt.extend(f"{naam} ({fout})" for naam in aan)
        leg_vast(actie="herinneren", object=object, resultaat="mislukt", door="herinner", aan=", ".join(aan))
    else:
        verslag.verstuurd.extend(aan)
        leg_vast(actie="herinneren", object=object, door="herinner", aan=", ".join(aan), **details)
