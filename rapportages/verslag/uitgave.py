"""What a file says of the publication that it was made of."""

import datetime
from dataclasses import dataclass

from django.conf import settings

from rapportages.models import Rectificatie, Versie


@dataclass(frozen=True, slots=True)
class Rechtzetting:
    """A correction that this version has in it."""

    datum: datetime.date
    wat_er_stond: str
    wat_het_is: str
    reden: str
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Uitgave:
    """``adres`` is where this version stands on the site; ``sha256`` is of the version, not of the file."""

    titel: str
    versie: int
    gepubliceerd_op: datetime.datetime
    zichtbaar_vanaf: datetime.datetime
    sha256: str
    adres: str
    rechtzettingen: tuple[Rechtzetting, ...] = ()

    @property
    def later_zichtbaar(self) -> bool:
        return self.zichtbaar_vanaf > self.gepubliceerd_op


def uitgave_van(versie: Versie) -> Uitgave:
    """With the corrections up to and including this version; one query, and one for the report."""
    tot_hier = Rectificatie.objects.filter(rapportage=versie.rapportage_id, versie__nummer__lte=versie.nummer)
    return Uitgave(
        titel=versie.titel,
        versie=versie.nummer,
        gepubliceerd_op=versie.gepubliceerd_op,
        zichtbaar_vanaf=versie.zichtbaar_vanaf,
        sha256=versie.sha256,
        adres=f"{settings.SITE_ADRES}/rapportages/{versie.rapportage.slug}/versies/{versie.nummer}/",
        rechtzettingen=tuple(
            Rechtzetting(r.datum, r.wat_er_stond, r.wat_het_is, r.reden, r.bron)
            for r in tot_hier.order_by("datum", "pk")
        ),
    )
