"""A quick way to know that nothing was written since a package was made, so that it need not be looked over again.

PostgreSQL says in one query which transactions a reader sees. While that stays the same, so does all data; what is
public can then change by the clock alone, at moments that are known. Where this cannot be had, all is looked over.
"""

import datetime
from dataclasses import dataclass

from django.db import connection
from django.db.models import Min

from rapportages.models import Rectificatie, Versie, Voortgangsrapportage


@dataclass(frozen=True, slots=True)
class Bekend:
    """At this mark of the database, from ``vanaf`` until ``tot``, the state is ``stempel``."""

    merk: str
    stempel: str
    vanaf: datetime.datetime
    tot: datetime.datetime | None

    def geldt(self, merk: str, nu: datetime.datetime) -> bool:
        return self.merk == merk and self.vanaf <= nu and (self.tot is None or nu < self.tot)


def merk_van_database() -> str:
    """Which transactions this snapshot holds; empty where nothing can be said.

    Within ``een_moment`` nothing is written. In a transaction that somebody else began it may be, which would not show.
    """
    if connection.vendor != "postgresql" or not connection.in_atomic_block or len(connection.atomic_blocks) > 1:
        return ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('transaction_read_only'), current_database(), pg_current_snapshot()::text"
        )
        alleen_lezen, database, momentopname = cursor.fetchone()
    return f"{database} {momentopname}" if alleen_lezen == "on" else ""


def volgend_moment(nu: datetime.datetime) -> datetime.datetime | None:
    """When something becomes public by the clock, after ``nu``; three queries."""
    momenten = [
        model.objects.filter(**{f"{veld}__gt": nu}).aggregate(op=Min(veld))["op"]
        for model, veld in (
            (Versie, "zichtbaar_vanaf"),
            (Rectificatie, "zichtbaar_vanaf"),
            (Voortgangsrapportage, "publiceren_op"),
        )
    ]
    return min((moment for moment in momenten if moment), default=None)
