"""What the database already knows, looked up before the rows and never for one row at a time."""

import difflib
from collections.abc import Collection, Iterable

from django.db.models import Max, Q, QuerySet

from themas import berekening
from themas.importeren.cellen import Celfout
from themas.importeren.fouten import kort, opsomming
from themas.models import Gebied, Indicator, Periode


# Finding near names costs time for each name that exists; a file of nothing but unknown names must not take minutes.
MEEST_GEZOCHT = 20


class Namen:
    """Primary keys by the name that stands in the file."""

    def __init__(self, rijen: QuerySet, sleutel: str, *, soort: str, mend: str):
        self._soort, self._mend = soort, mend
        self._ids: dict[str, int] = {}
        self._bekend: dict[str, str] = {}
        for pk, code, naam in rijen.order_by(sleutel).values_list("pk", sleutel, "naam"):
            self._ids[code] = pk
            self._bekend.setdefault(naam.lower(), code)
            self._bekend[code.lower()] = code
        self._lijkt_op: dict[str, list[str]] = {}

    def __getitem__(self, code: str) -> int:
        return self._ids[code]

    @property
    def aantal(self) -> int:
        return len(self._ids)

    def voeg_toe(self, code: str, naam: str, pk: int) -> None:
        self._ids[code] = pk
        self._bekend |= {naam.lower(): code, code.lower(): code}

    def lees(self, cel: str) -> str:
        """The name itself, when it exists."""
        if cel in self._ids:
            return cel
        lijkt_op = self._zoek(kort(cel.lower()))
        mend = f"Bedoelt u {opsomming(lijkt_op)}?" if lijkt_op else self._mend
        raise Celfout(f"{self._soort} ‘{kort(cel)}’ bestaat niet. {mend}")

    def _zoek(self, cel: str) -> list[str]:
        if cel not in self._lijkt_op:
            if len(self._lijkt_op) == MEEST_GEZOCHT:
                return []
            treffers = [cel] if cel in self._bekend else difflib.get_close_matches(cel, self._bekend)
            self._lijkt_op[cel] = list(dict.fromkeys(self._bekend[treffer] for treffer in treffers))
        return self._lijkt_op[cel]


def indicatoren() -> Namen:
    return Namen(
        Indicator.objects,
        "slug",
        soort="Indicator",
        mend="Zoek in het beheer bij Indicatoren de naam in het adres, of maak de indicator daar aan.",
    )


def gebieden() -> Namen:
    return Namen(
        Gebied.objects,
        "code",
        soort="Gebied",
        mend="Zoek in het beheer bij Gebieden de code, of maak het gebied daar aan.",
    )


class Perioden:
    """Primary keys of periods; those that do not exist yet are made, or in a rehearsal only numbered."""

    def __init__(self, *, proef: bool = False):
        self._proef = proef
        self._ids: dict[str, int] = dict(Periode.objects.values_list("code", "pk"))

    def __getitem__(self, periode: berekening.Periode) -> int:
        return self._ids[periode.code]

    def zorg_voor(self, perioden: Iterable[berekening.Periode]) -> None:
        nieuw = dict.fromkeys(periode for periode in perioden if periode.code not in self._ids)
        if self._proef:
            self._ids |= {puur.code: -len(self._ids) - nummer for nummer, puur in enumerate(nieuw, start=1)}
        elif nieuw:
            self._ids |= {puur.code: rij.pk for puur, rij in Periode.objects.van(*nieuw).items()}


class Bestaand:
    """The rows that were there before this import, by (indicator, gebied, periode).

    Rows that the import itself adds have a higher primary key and are never asked for: a file speaks of a key once.
    So an empty table is not asked anything.
    """

    def __init__(self, rijen: QuerySet):
        self._rijen = rijen
        self._laatste: int | None = rijen.aggregate(laatste=Max("pk"))["laatste"]

    def met(self, sleutels: Collection[tuple[int, int, int]]) -> QuerySet:
        """All rows of these keys, and some more: other combinations of what occurs with one indicator.

        Lists can be looked up in an index, or tried on every row, in one go. An exact list of combinations cannot:
        after many inserts PostgreSQL does not know yet how large the table is, and compares every row with every
        combination.
        """
        if self._laatste is None:
            return self._rijen.none()
        per_indicator: dict[int, tuple[set[int], set[int]]] = {}
        for indicator, gebied, periode in sleutels:
            gebieden, perioden = per_indicator.setdefault(indicator, (set(), set()))
            gebieden.add(gebied)
            perioden.add(periode)
        een_van = Q()
        for indicator, (gebieden, perioden) in per_indicator.items():
            een_van |= Q(indicator=indicator, gebied__in=gebieden, periode__in=perioden)
        return self._rijen.filter(een_van, pk__lte=self._laatste)
