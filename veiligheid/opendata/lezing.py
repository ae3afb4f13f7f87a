"""One reading of all that is public at a moment: what several tables need is asked once, by the doors of the pages."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import product

from django.db import connection, transaction
from django.db.models import Max
from django.http import Http404

from convenanten.bladen import Bijeenkomstblad, Convenantblad, Keurmerkblad
from convenanten.models import Bijeenkomst, Convenant, Keurmerkgebied
from rapportages.lezen.openbaar import openbare_rapportages
from rapportages.models import Intrekking, Rectificatie, Versie
from themas.bladen import Interventieblad
from themas.gemeente import eigen_gebied
from themas.models import Beoordeling, Bronnotitie, Gebied, Indicator, Interventie, Meting, Noemer, Publicatie
from themas.onthulling import Onthulling
from themas.publicaties import openbaar_per_soort
from veiligheid.api.gebieden import openbare_gebieden


BLADEN = {
    Bijeenkomst: Bijeenkomstblad,
    Convenant: Convenantblad,
    Keurmerkgebied: Keurmerkblad,
    Interventie: Interventieblad,
}


class Lezing:
    """Everything is asked as of ``nu``, so that no table knows more than another."""

    def __init__(self, nu: datetime.datetime):
        self.nu = nu

    @cached_property
    def gebied(self) -> Gebied | None:
        """The own municipality; None while there is no data yet."""
        try:
            return eigen_gebied()
        except Http404:
            return None

    @cached_property
    def gebieden(self) -> list[Gebied]:
        """Those that readers know of: not one of which there is no more than a figure that was not approved."""
        genoemd = [model.objects.order_by().values("gebied") for model in (Noemer, Bronnotitie)]
        wegen = ("pk__in", "delen__in", "delen__delen__in")
        pks = openbare_gebieden().order_by().values("pk")
        for waar, weg in product(genoemd, wegen):
            pks = pks.union(Gebied.objects.filter(**{weg: waar}).order_by().values("pk"))
        rijen = Gebied.objects.filter(pk__in=pks)
        return list(rijen.select_related("ligt_in").prefetch_related("leden").order_by("code"))

    @cached_property
    def indicatoren(self) -> list[Indicator]:
        return list(Indicator.objects.select_related("onderdeel_van").order_by("slug"))

    @cached_property
    def onthulling(self) -> Onthulling:
        return Onthulling(self.indicatoren)

    @cached_property
    def _bladen(self) -> dict:
        publicaties = openbaar_per_soort(*BLADEN)
        return {
            model: sorted((rij.blad(BLADEN[model]) for rij in rijen), key=lambda blad: blad.slug)
            for model, rijen in publicaties.items()
        }

    def bladen(self, model: type) -> list:
        """The editions that hold, by slug; one query for all kinds together."""
        return self._bladen[model]

    @cached_property
    def bijgewerkt_op(self) -> datetime.datetime | None:
        """When something public was added or published last, of what carries a moment. None where nothing does."""
        momenten = [
            Meting.objects.publiek().aggregate(op=Max("beoordeeld_op"))["op"],
            Beoordeling.objects.publiek().aggregate(op=Max("beoordeeld_op"))["op"],
            Publicatie.objects.geldend().aggregate(op=Max("gepubliceerd_op"))["op"],
            Versie.objects.publiek(self.nu).aggregate(op=Max("zichtbaar_vanaf"))["op"],
            Rectificatie.objects.publiek(self.nu).aggregate(op=Max("zichtbaar_vanaf"))["op"],
            Intrekking.objects.filter(op__lte=self.nu, rapportage__in=openbare_rapportages(self.nu)).aggregate(
                op=Max("op")
            )["op"],
        ]
        return max((moment for moment in momenten if moment), default=None)


@contextmanager
def een_moment() -> Iterator[None]:
    """All that is read inside belongs together, whatever others write meanwhile, and nobody has to wait for it.

    PostgreSQL reads one snapshot in a transaction that says so. SQLite does in any, but ``atomic()`` takes its write
    lock at once (settings), for which every officer would wait; a plain BEGIN takes none. Within a transaction that
    somebody else began, as in most tests, it is theirs to say.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
