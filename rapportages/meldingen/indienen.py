"""A reader hands in a report. Who that is, is known nowhere: not in the row, and not in a log."""

from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from rapportages import taken
from rapportages.models import Foutmelding
from themas.auditspoor import leg_vast_na_commit, vanaf
from themas.models import Indicator


LEZER = "lezer"


class TeVeel(Exception):
    """More reports today than the settings allow, from one origin or of all together; the text says which."""


@dataclass(frozen=True, slots=True)
class Invoer:
    """What a reader filled in, looked over already."""

    tekst: str
    pad: str = ""
    bron: str = ""
    email: str = ""
    indicator: Indicator | None = None


@transaction.atomic
def dien_in(*, invoer: Invoer, herkomst: str, formulier: str) -> Foutmelding:
    """Keep the report and have it mailed; the same form a second time is the same report.

    Raises ``TeVeel`` where the limits of today are reached. Two at the same moment may both pass: a limit that holds
    to the last one would make readers wait for each other.
    """
    _vergeet_herkomst_van_eerdere_dagen()
    if eerder := Foutmelding.objects.filter(formulier=formulier).first():
        return eerder
    _bewaak_de_grenzen(herkomst)
    melding = Foutmelding(
        tekst=invoer.tekst,
        pad=invoer.pad,
        bron=invoer.bron,
        email=invoer.email,
        indicator=invoer.indicator,
        herkomst=herkomst,
        formulier=formulier,
    )
    melding._history_user = None  # an officer who reports is a reader like any other
    try:
        with transaction.atomic():
            melding.save()
    except IntegrityError:  # the same form at the same moment
        return Foutmelding.objects.get(formulier=formulier)
    with vanaf(LEZER, LEZER):  # the line of the audit trail would else name the address of the visitor
        leg_vast_na_commit(actie="fout melden", object=f"rapportages.foutmelding {melding.pk}", door=LEZER)
    transaction.on_commit(lambda: taken.mail_melding.enqueue(melding.pk), robust=True)
    return melding


def _vandaag() -> dict:
    nu = timezone.localtime()
    return {"ingediend_op__gte": nu.replace(hour=0, minute=0, second=0, microsecond=0)}


def _vergeet_herkomst_van_eerdere_dagen() -> None:
    Foutmelding.objects.exclude(herkomst="").exclude(**_vandaag()).update(herkomst="")


def _bewaak_de_grenzen(herkomst: str) -> None:
    van_vandaag = Foutmelding.objects.filter(**_vandaag())
    if van_vandaag.filter(herkomst=herkomst).count() >= settings.MELDINGEN_PER_HERKOMST:
        raise TeVeel("Vanaf uw internetverbinding kwamen vandaag al veel meldingen. Wij nemen er nu geen meer aan.")
    if van_vandaag.count() >= settings.MELDINGEN_PER_DAG:
        raise TeVeel("Er kwamen vandaag heel veel meldingen binnen. Wij nemen er nu geen meer aan.")
