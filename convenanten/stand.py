"""How an agreement and a certificate stand on a day: from their dates, never typed in."""

import datetime
from collections.abc import Sequence
from typing import Protocol, TypeVar

from dateutil.relativedelta import relativedelta

from convenanten.bladen import Bijeenkomstblad, Certificaatblad, Convenantblad, Keurmerkblad, Versieblad
from convenanten.enums import Keurmerkstand, Stand, Verslagstand


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
    """What the certificates say of this day, and no more; docs/besluiten/0041 has the rule in words.

    ``MET`` between two known days, and on a known day itself where the other is not known. ``ZONDER`` needs a known
    day as well: after the end of the last certificate, between two of them, or before the very first one.
    """
    certificaten = gebied.certificaten
    if any(_geldt_zeker(certificaat, dag) for certificaat in certificaten):
        return Keurmerkstand.MET
    if not certificaten or any(_open(certificaat, certificaten[n:], dag) for n, certificaat in enumerate(certificaten)):
        return Keurmerkstand.ONBEKEND
    if volgende := _volgende(certificaten, dag):
        verlopen = any(certificaat.geldig_tot and certificaat.geldig_tot < dag for certificaat in certificaten)
        # Who has it renewed, had it: until when is not known. And "eind 2019" may have been some days before our day.
        if volgende.wanneer or (volgende.hercertificering and not verlopen):
            return Keurmerkstand.ONBEKEND
    return Keurmerkstand.ZONDER


def _geldt_zeker(certificaat: Certificaatblad, dag: datetime.date) -> bool:
    van, tot = certificaat.geldig_van, certificaat.geldig_tot
    return van <= dag <= tot if van and tot else dag in (van, tot)


def _open(certificaat: Certificaatblad, vanaf_hier: Sequence[Certificaatblad], dag: datetime.date) -> bool:
    """Whether a day that the certificate lacks leaves this one open; the next that has begun closes it."""
    van, tot = certificaat.geldig_van, certificaat.geldig_tot
    if (van and tot) or (van and dag < van) or (tot and tot < dag):
        return False
    return not any(ander.geldig_van and ander.geldig_van <= dag for ander in vanaf_hier[1:])


def _volgende(certificaten: Sequence[Certificaatblad], dag: datetime.date) -> Certificaatblad | None:
    later = [certificaat for certificaat in certificaten if certificaat.geldig_van and certificaat.geldig_van > dag]
    return min(later, key=lambda certificaat: certificaat.geldig_van, default=None)


def is_geweest(bijeenkomst: Bijeenkomstblad, dag: datetime.date) -> bool:
    return bijeenkomst.datum is not None and bijeenkomst.datum < dag


def verslag_van(bijeenkomst: Bijeenkomstblad, dag: datetime.date) -> Verslagstand:
    """The last day is included. Without a report we do not say that there is none: only that we know of none."""
    laatste = bijeenkomst.verslag_voor
    if bijeenkomst.verslag_op or bijeenkomst.verslag:
        te_laat = laatste and bijeenkomst.verslag_op and bijeenkomst.verslag_op > laatste
        return Verslagstand.ER_TE_LAAT if te_laat else Verslagstand.ER
    if laatste is None:
        return Verslagstand.ONBEKEND
    return Verslagstand.TERMIJN_VOORBIJ if laatste < dag else Verslagstand.KOMT_NOG
