"""Where a figure is quoted, and what was corrected: for the page of the figure and for the overview."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from rapportages.enums import Opnamesoort
from rapportages.lezen.openbaar import geldende_versies, openbare_rapportages
from rapportages.models import Momentopname, Rectificatie, Versie
from themas.models import Indicator


def rectificaties(nu: datetime | None = None) -> QuerySet[Rectificatie]:
    """All that are public, the newest first, with their report; two queries with ``indicatoren``."""
    return (
        Rectificatie.objects.publiek(nu)
        .filter(rapportage__in=openbare_rapportages(nu))
        .select_related("rapportage__plan", "rapportage__periode", "versie")
        .order_by("-datum", "-pk")
    )


def rectificaties_over(indicator: Indicator, nu: datetime | None = None) -> QuerySet[Rectificatie]:
    return rectificaties(nu).filter(indicatoren=indicator)


def genoemd_in(indicator: Indicator, nu: datetime | None = None) -> list[Versie]:
    """The reports whose newest public version quotes this figure; one query.

    Frozen rows are canonical JSON, without spaces and with every quote in a text escaped, so no text can look like it.
    """
    return list(geldende_versies(nu).filter(_noemt([indicator.slug])))


def opgeschreven_op(slugs: Collection[str]) -> QuerySet[Versie]:
    """Versions that quote one of these figures, also under embargo or withdrawn; ``moment`` is when it was frozen."""
    return Versie.objects.filter(_noemt(slugs)).annotate(moment=F("gepubliceerd_op"))


def _noemt(slugs: Iterable[str]) -> Exists:
    noemt = Q()
    for slug in slugs:
        noemt |= Q(inhoud__contains=f'"indicator":"{slug}"')
        noemt |= Q(soort=Opnamesoort.ONDERWERP, inhoud__contains=f'","{slug}","')
    return Exists(Momentopname.objects.filter(noemt, versie=OuterRef("pk")))
