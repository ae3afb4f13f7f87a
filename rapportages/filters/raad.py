"""What the list of the council can be narrowed to."""

import datetime

from django.db.models import Q, QuerySet

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.models import Raadsstuk
from themas.filters import SORTEER, AdresFilter, keuzefilter, met_hoofdletter, per_plan
from themas.models import Onderwerp


OPENSTAAND, OVER_TERMIJN = "openstaand", "over_termijn"
STANDEN = [
    (OPENSTAAND, "Nog niet afgedaan"),
    (OVER_TERMIJN, "Over de termijn"),
    *met_hoofdletter(Raadsstatus),
]


class RaadFilter(AdresFilter):
    """``vandaag`` is the day by which a deadline is past; ``onderwerpen`` those that some piece is about."""

    ook_bekend = (SORTEER,)
    soort = keuzefilter("Soort", "Alle soorten", met_hoofdletter(Raadssoort), method="op_soort")
    status = keuzefilter("Status", "Alle", STANDEN, method="op_status")
    onderwerp = keuzefilter("Onderwerp", "Alle onderwerpen", method="op_onderwerp")

    class Meta:
        model = Raadsstuk
        fields = []

    def __init__(self, data, *, onderwerpen: list[Onderwerp], vandaag: datetime.date, **opties):
        super().__init__(data, **opties)
        self.vandaag = vandaag
        self._onderwerpen = {"/".join(onderwerp.natural_key()): onderwerp for onderwerp in onderwerpen}
        self.form.fields["onderwerp"].choices = per_plan(onderwerpen, "thema.plan")

    def op_soort(self, queryset, naam, waarde):
        return queryset.filter(soort=waarde)

    def op_status(self, queryset, naam, waarde):
        match waarde:
            case "openstaand":
                return queryset.openstaand()
            case "over_termijn":
                return queryset.over_termijn(self.vandaag)
        return queryset.filter(status=waarde)

    def op_onderwerp(self, queryset, naam, waarde):
        return queryset.bij_onderwerp(self._onderwerpen[waarde])


def onderwerpen_van(stukken: QuerySet[Raadsstuk]) -> list[Onderwerp]:
    """The topics that these are about, by themselves or by a goal; of the newest plan first."""
    zelf, van_doel = Q(raadsstukken__in=stukken), Q(doelstellingen__raadsstukken__in=stukken)
    return list(Onderwerp.objects.filter(zelf | van_doel).met_plan().distinct())
