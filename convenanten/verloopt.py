"""Which agreements end, ended without a successor, or have no end: for who has to renew them.

From the rows that officers keep, concepts too: an end date is a fact for them, also before readers see it.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from convenanten.models import Convenant, Convenantversie
from themas.publicaties import bij_lezers


JAAR = relativedelta(years=1)


@dataclass(frozen=True, slots=True)
class Deel:
    """One list of the overview. Each version has ``is_openbaar``: whether readers see its covenant, and ``is_bij``:
    whether they see it as it stands here."""

    titel: str
    uitleg: str
    geen: str
    versies: list[Convenantversie]


def laatste_versies() -> list[Convenantversie]:
    """The newest version of each covenant that nothing follows: no later version, and no covenant in its place.

    Where two have no first day, the name decides which is newer, as on the page of the covenant. One query.
    """
    versies = (
        Convenantversie.objects.filter(convenant__opgevolgd_door=None)
        .select_related("convenant__contactpersoon")
        .annotate(**bij_lezers(Convenant, sleutel="convenant_id", versie="convenant__versie"))
    )
    return list({versie.convenant_id: versie for versie in versies}.values())


def overzicht(vandaag: datetime.date) -> list[Deel]:
    """What ends in the coming year first; each list by date, and what has no date by name."""
    versies = laatste_versies()
    straks, eerder = vandaag + JAAR, vandaag - JAAR

    def met_einde(hoort: Callable[[datetime.date], bool]) -> list[Convenantversie]:
        gevonden = [versie for versie in versies if versie.geldig_tot and hoort(versie.geldig_tot)]
        return sorted(gevonden, key=lambda versie: (versie.geldig_tot, versie.convenant.naam))

    zonder_einde = sorted(
        (versie for versie in versies if versie.geldig_tot is None), key=lambda versie: versie.convenant.naam
    )
    return [
        Deel(
            "Verloopt in het komende jaar",
            "Wat het eerst afloopt, staat bovenaan.",
            "In het komende jaar loopt niets af.",
            met_einde(lambda dag: vandaag <= dag <= straks),
        ),
        Deel(
            "Verliep in het afgelopen jaar",
            "Hier kwam geen nieuwe versie en geen opvolger voor in de plaats.",
            "In het afgelopen jaar liep niets af zonder opvolger.",
            met_einde(lambda dag: eerder <= dag < vandaag),
        ),
        Deel(
            "Langer geleden verlopen",
            "Ook hiervoor kwam niets in de plaats.",
            "Er is niets dat langer geleden afliep zonder opvolger.",
            met_einde(lambda dag: dag < eerder),
        ),
        Deel(
            "Zonder einddatum",
            "Dit geldt voor onbepaalde tijd, of de einddatum is niet ingevuld. Hierover gaat er geen mail.",
            "Alle afspraken hebben een einddatum.",
            zonder_einde,
        ),
    ]
