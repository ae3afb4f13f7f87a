"""What there is to take along: each figure that readers see something of, with when and where it is about."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Case, F, Max, Min, When

from themas.enums import Periodesoort
from themas.gemeente import BINNEN
from themas.models import Gebied, Indicator, Meting
from veiligheid.opendata.lezing import Lezing


@dataclass(frozen=True, slots=True)
class Cijferset:
    indicator: Indicator
    bijgewerkt_op: datetime.datetime
    begin: datetime.date
    eind: datetime.date
    gebieden: tuple[Gebied, ...]
    fijnste: Periodesoort


class Aanbod:
    """As of ``nu``; the same number of queries however much there is."""

    def __init__(self, nu: datetime.datetime):
        self._lezing = Lezing(nu)

    @property
    def bijgewerkt_op(self) -> datetime.datetime | None:
        return self._lezing.bijgewerkt_op

    @cached_property
    def _gebieden(self) -> dict[int, Gebied]:
        """Those that stand for themselves; for one within the municipality, that stands."""
        return {rij.pk: rij for rij in Gebied.objects.exclude(soort__in=BINNEN)}

    @cached_property
    def gebied(self) -> Gebied | None:
        """The own municipality."""
        return next((rij for rij in self._gebieden.values() if rij.code == settings.GEMEENTE_CODE), None)

    @cached_property
    def cijfersets(self) -> list[Cijferset]:
        publiek = Meting.objects.publiek().order_by()
        per_indicator = publiek.values_list("indicator").annotate(
            Max("beoordeeld_op"), Min("periode__begin"), Max("periode__eind")
        )
        indicatoren = {rij.pk: rij for rij in Indicator.objects.all()}
        waar, soorten = self._waar(publiek), self._periodesoorten(publiek)
        sets = [
            Cijferset(indicatoren[pk], op, begin, eind, waar[pk], soorten[pk]) for pk, op, begin, eind in per_indicator
        ]
        return sorted(sets, key=lambda set_: set_.indicator.slug)

    def _waar(self, publiek) -> dict[int, tuple[Gebied, ...]]:
        gevonden: dict[int, set[Gebied]] = defaultdict(set)
        buiten = Case(When(gebied__soort__in=BINNEN, then=None), default=F("gebied"))
        for indicator, gebied in publiek.values_list("indicator", buiten).distinct():
            if rij := self._gebieden.get(gebied) or self.gebied:
                gevonden[indicator].add(rij)
        return defaultdict(
            tuple, {pk: tuple(sorted(rijen, key=lambda rij: rij.code)) for pk, rijen in gevonden.items()}
        )

    @staticmethod
    def _periodesoorten(publiek) -> dict[int, Periodesoort]:
        rang = list(Periodesoort)
        fijnste: dict[int, Periodesoort] = {}
        for indicator, code in publiek.values_list("indicator", "periode__soort").distinct():
            soort = Periodesoort(code)
            fijnste[indicator] = max(fijnste.get(indicator, soort), soort, key=rang.index)
        return fijnste
