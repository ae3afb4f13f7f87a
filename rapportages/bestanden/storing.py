"""Tells who published a report that one of its files could not be made."""

import logging
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from rapportages.enums import Bestandsoort
from rapportages.models import Versie
from themas.auditspoor import leg_vast
from themas.personen import persoonsnaam


log = logging.getLogger(__name__)


def meld_storing(*, versie: Versie, soort: Bestandsoort, fout: str) -> bool:
    """One mail, to who published; True when it was sent. That it was not is in the audit trail, and stops nothing."""
    wie = versie.gepubliceerd_door
    regel = {"actie": "storing melden", "object": f"rapportages.versie {versie.rapportage.slug}/{versie.nummer}"}
    regel |= {"door": "maak_bestanden", "aan": wie.get_username(), "soort": soort.value}
    if not wie.email or not wie.is_active:
        leg_vast(**regel, resultaat="mislukt")
        return False
    try:
        brief(versie=versie, soort=soort, fout=fout).send()
    except (OSError, smtplib.SMTPException):
        log.exception("The mail on a file that could not be made was not sent")
        leg_vast(**regel, resultaat="mislukt")
        return False
    leg_vast(**regel)
    return True


def brief(*, versie: Versie, soort: Bestandsoort, fout: str) -> EmailMessage:
    context = {
        "naam": persoonsnaam(versie.gepubliceerd_door),
        "versie": versie,
        "soort": soort.label,
        "fout": fout,
        "portaal": settings.PORTAAL_NAAM,
    }
    onderwerp = " ".join(f"Bestand niet gemaakt ({soort.label}): {versie}".split())
    tekst = render_to_string("rapportages/bestand_mislukt.txt", context)
    return EmailMessage(onderwerp, tekst, to=[versie.gepubliceerd_door.email])
