"""How an agreement and a certificate stand on a day: from their dates, never typed in."""

import datetime
from collections.abc import Sequence
from typing import Protocol, TypeVar

from dateutil.relativedelta import relativedelta

from convenanten.bladen import Convenantblad, Keurmerkblad, Versieblad
from convenanten.enums import Keurmerkstand, Stand


BINNENKORT = relativedelta(months=6)


class Looptijd(Protocol):
    """A version, as an edition or as a row."""

    geldig_van: datetime.date | None
    geldig_tot: datetime.date | None
    onbepaalde_tijd: bool


Versie = TypeVar("Versie", bound=Looptijd)


def stand_van_versie(versie: Looptijd, dag: datetime.date) -> Stand:
    """Both days are included. Without an end nothing is known, unless the text says that there is none."""
    if versie.geldig_tot and versie.geldig_tot < dag:
        return Stand.VERLOPEN
    if versie.geldig_van and versie.geldig_van > dag:
        return Stand.BEGINT_NOG
    if versie.onbepaalde_tijd:
        return Stand.GELDIG
    if versie.geldig_tot is None:
        return Stand.ONBEKEND
    return Stand.VERLOOPT if versie.geldig_tot <= dag + BINNENKORT else Stand.GELDIG


def versie_op(convenant: Convenantblad, dag: datetime.date) -> Versieblad | None:
    """The version that counts on this day: the newest that has begun, else the first that is to come."""
    return geldende_versie(convenant.versies, dag)


def geldende_versie(versies: Sequence[Versie], dag: datetime.date) -> Versie | None:
    """The same of versions in the order in which they begin."""
    begonnen = [versie for versie in versies if not (versie.geldig_van and versie.geldig_van > dag)]
    return begonnen[-1] if begonnen else next(iter(versies), None)


def stand_van(convenant: Convenantblad, dag: datetime.date) -> Stand:
    versie = versie_op(convenant, dag)
    return stand_van_versie(versie, dag) if versie else Stand.ONBEKEND


def keurmerk_op(gebied: Keurmerkblad, dag: datetime.date) -> Keurmerkstand:
    """``MET`` only where a certificate names both its days; an open one leaves it unknown, unless it had not begun."""
    open_ = False
    for certificaat in gebied.certificaten:
        van, tot = certificaat.geldig_van, certificaat.geldig_tot
        if van and tot and van <= dag <= tot:
            return Keurmerkstand.MET
        open_ |= (van is None or tot is None) and not (van and van > dag) and not (tot and tot < dag)
    return Keurmerkstand.ONBEKEND if open_ else Keurmerkstand.ZONDER
