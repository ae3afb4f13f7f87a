"""How far a report is, in words: what the list, the page of a report and the start page of the admin say."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from rapportages.enums import Rapportstatus
from rapportages.models import Versie, Voortgangsrapportage


@dataclass(frozen=True, slots=True)
class Stand:
    """``klasse`` gives the sign before the words, as for the status of a figure."""

    tekst: str
    klasse: str


def stand_van(rapportage: Voortgangsrapportage, versies: Sequence[Versie]) -> Stand:
    """``versies`` are those of this report, newest first."""
    if getattr(rapportage, "intrekking", None):
        return Stand("ingetrokken", "vervangen")
    match Rapportstatus(rapportage.status):
        case Rapportstatus.GEPUBLICEERD:
            versie = versies[0]
            wat = "gepubliceerd" if versie.nummer == 1 else f"gepubliceerd, versie {versie.nummer}"
            if versie.zichtbaar_vanaf > timezone.now():
                return Stand(f"{wat}, publiek vanaf {moment(versie.zichtbaar_vanaf)}", "ingediend")
            return Stand(wat, "vastgesteld")
        case Rapportstatus.INGEDIEND:
            return Stand(Rapportstatus.INGEDIEND.label, "ingediend")
        case status if rapportage.teruggestuurd:
            return Stand(f"teruggestuurd ({status.label})", "teruggestuurd")
        case status:
            return Stand(status.label, "concept")


def moment(tijd) -> str:
    """``2 maart 2020, 10.00 uur``, by the clock here."""
    return date_format(timezone.localtime(tijd), r"j F Y, H.i \u\u\r")
