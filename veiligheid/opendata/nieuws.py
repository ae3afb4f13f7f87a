"""What the feeds of open data tell, each with an id that stays: new figures by day, and corrections."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.db.models.functions import TruncDate
from django.http import Http404
from django.utils import timezone

from rapportages.lezen.berichten import rectificatieberichten
from themas.correcties import correcties, getoond
from themas.enums import Metingsoort
from themas.gemeente import eigen_gebied, vaste_id
from themas.models import Gebied, Indicator, Meting
from themas.onthulling import Onthulling


MEESTE, MEESTE_REGELS = 50, 12


@dataclass(frozen=True, slots=True)
class Melding:
    id: str
    titel: str
    zinnen: tuple[str, ...]
    adres: str
    op: datetime.datetime


def cijfermeldingen() -> list[Melding]:
    """What was approved, a message for each figure and day, the newest first.

    Only what still holds: of a figure that was replaced since, the feed of corrections tells.
    """
    dag = TruncDate("beoordeeld_op")
    groepen = list(
        Meting.objects.publiek()
        .order_by()
        .annotate(dag=dag)
        .values("indicator", "dag")
        .annotate(op=Max("beoordeeld_op"), aantal=Count("pk"))
        .order_by("-op", "indicator")[:MEESTE]
    )
    indicatoren = Indicator.objects.in_bulk({groep["indicator"] for groep in groepen})
    hier = _van_hier(groepen)
    onthulling = Onthulling(indicatoren.values())
    verborgen = onthulling.versies if any(hier.values()) else {}
    return [
        _cijfermelding(
            indicatoren[groep["indicator"]],
            groep,
            hier[groep["indicator"], groep["dag"]],
            verborgen,
            groep["indicator"] in onthulling.indicatoren,
        )
        for groep in groepen
    ]


def _van_hier(groepen: list[dict]) -> dict[tuple[int, datetime.date], list[Meting]]:
    """The figures of the own municipality in these groups, the newest period first; one query."""
    hier: dict[tuple[int, datetime.date], list[Meting]] = defaultdict(list)
    gebied = _gebied()
    welke = Q()
    for groep in groepen:
        welke |= Q(indicator=groep["indicator"], dag=groep["dag"])
    if gebied is None or not groepen:
        return hier
    rijen = Meting.objects.publiek().filter(gebied=gebied).annotate(dag=TruncDate("beoordeeld_op")).filter(welke)
    for rij in rijen.select_related("periode", "basisperiode").order_by(
        "-periode__eind", "periode__code", "soort", "pk"
    ):
        hier[rij.indicator_id, rij.dag].append(rij)
    return hier


def _cijfermelding(
    indicator: Indicator, groep: dict, hier: list[Meting], verborgen: dict[int, str], beschermd: bool
) -> Melding:
    zinnen = [f"{_waarover(rij)}: {getoond(rij, verborgen, beschermd)}" for rij in hier[:MEESTE_REGELS]]
    if eenheid := _eenheid(indicator, hier):
        zinnen.insert(0, eenheid)
    if (rest := groep["aantal"] - len(zinnen) + bool(eenheid)) > 0:
        ander = "ander cijfer staat" if rest == 1 else "andere cijfers staan"
        zinnen.append(f"Nog {rest} {ander} op de pagina of in het pakket met open data.")
    return Melding(
        vaste_id(f"cijfers/{indicator.slug}/{groep['dag']}"),
        f"Nieuwe cijfers: {indicator.naam}",
        tuple(zinnen),
        indicator.get_absolute_url(),
        groep["op"],
    )


def _eenheid(indicator: Indicator, hier: Iterable[Meting]) -> str:
    """What the counts count; empty where there are only rates, or nothing."""
    if any(rij.aantal is not None for rij in hier):
        return f"Wij tellen: {indicator.teller}."
    return f"Eenheid: {indicator.maateenheid}." if indicator.maateenheid and any(hier) else ""


def _waarover(rij: Meting) -> str:
    wanneer = rij.periode.puur.label
    if rij.soort == Metingsoort.VERANDERING:
        return f"{wanneer} tegenover {rij.basisperiode.puur.label}"
    return wanneer


def correctiemeldingen() -> list[Melding]:
    """Of reports and of figures together, the newest first."""
    alle = [*_van_rapporten(), *_van_cijfers()]
    return sorted(alle, key=lambda melding: (melding.op, melding.id), reverse=True)[:MEESTE]


def _van_rapporten() -> list[Melding]:
    nu = timezone.now()
    return [Melding(rij.id, rij.titel, rij.zinnen, rij.adres, rij.op) for rij in rectificatieberichten(nu)]


def _van_cijfers() -> list[Melding]:
    gebied, indicatoren = _gebied(), list(Indicator.objects.all())
    if gebied is None:
        return []
    gevonden = correcties(indicatoren, gebied, Onthulling(indicatoren), meeste=MEESTE)
    return [
        Melding(
            # Of the figure that took its place: that one is replaced once at most.
            vaste_id(f"cijfers/correcties/{rij.meting.pk}"),
            f"Gecorrigeerd: {rij.meting.indicator.naam}, {_waarover(rij.meting)}",
            (
                f"Er stond: {rij.wijziging.oud}",
                f"Het is: {rij.wijziging.nieuw}",
                f"Waarom: {rij.wijziging.reden}",
            ),
            rij.meting.indicator.get_absolute_url(),
            rij.wijziging.op,
        )
        for rij in gevonden
    ]


def _gebied() -> Gebied | None:
    try:
        return eigen_gebied()
    except Http404:
        return None
