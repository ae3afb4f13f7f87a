"""Tells the officers that there is a report.

The mail says where the error would be and links to the report, and holds nothing that a reader typed: what is mailed
cannot be deleted after its term, and a mail program makes links of what looks like one.
"""

import logging
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from rapportages.models import Foutmelding
from themas.auditspoor import leg_vast
from themas.gemeente import heel_adres


OPDRACHT = "mail_melding"

log = logging.getLogger(__name__)


def mail(*, melding: int) -> bool:
    """One mail to all who are to know; True when it left. A report that is not mailed yet is tried again each day."""
    rij = Foutmelding.objects.select_related("indicator").filter(pk=melding).first()
    if rij is None or not kan_mailen():
        return False
    nu = timezone.now()
    # Claimed first, so that two workers send one mail; given back when it does not leave.
    if not Foutmelding.objects.zonder_mail().filter(pk=rij.pk).update(gemaild_op=nu):
        return False
    regel = {"actie": "melding mailen", "object": f"rapportages.foutmelding {rij.pk}", "door": OPDRACHT}
    try:
        brief(rij).send()
    except (OSError, smtplib.SMTPException):
        log.exception("The mail on report %s was not sent", rij.pk)
        Foutmelding.objects.filter(pk=rij.pk, gemaild_op=nu).update(gemaild_op=None)
        leg_vast(**regel, resultaat="mislukt")
        return False
    leg_vast(**regel)
    return True


def kan_mailen() -> bool:
    """There is somebody to tell, and a server to do it; in the demo the screen will do."""
    return bool(settings.MELDINGEN_NAAR) and (settings.IS_DEMO or not settings.MAIL_NAAR_SCHERM)


def brief(melding: Foutmelding) -> EmailMessage:
    waar = melding.indicator.naam if melding.indicator else melding.pad or "de site"
    context = {
        "waar": " ".join(waar.split()),
        "adres": heel_adres(reverse("admin:rapportages_foutmelding_change", args=[melding.pk])),
        "portaal": settings.PORTAAL_NAAM,
    }
    onderwerp = " ".join(f"Melding van een fout: {waar}".split())
    tekst = render_to_string("rapportages/melding.txt", context)
    return EmailMessage(onderwerp, tekst, to=settings.MELDINGEN_NAAR)
