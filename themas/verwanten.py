"""How figures hang together: the wholes that their parts add up to, and the breaks in their series."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from themas.berekening import Breuk
from themas.enums import Breukgevolg
from themas.models import Indicator


BREUK = ("datum", "slug", "titel", "gevolg", "toelichting")


class Verwant(NamedTuple):
    """What decides, of one indicator, what is hidden around it."""

    pk: int
    slug: str
    onderdeel_van_id: int | None
    optelbaar: bool
    onthullingsdrempel: int | None


class Verwanten:
    """All indicators by id, and the breaks of each; one query for both, because a page with many has none to spare."""

    def __init__(self):
        rijen = Indicator.objects.order_by().values_list(*Verwant._fields, *(f"reeksbreuken__{veld}" for veld in BREUK))
        self.alle: dict[int, Verwant] = {}
        breuken: dict[int, list[tuple[date, str, Breuk]]] = {}
        for *verwant, datum, slug, titel, gevolg, toelichting in rijen:
            indicator = Verwant(*verwant)
            self.alle[indicator.pk] = indicator
            if datum is not None:
                breuk = Breuk(datum, titel, Breukgevolg(gevolg), toelichting)
                breuken.setdefault(indicator.pk, []).append((datum, slug, breuk))
        self._breuken = {pk: tuple(breuk for *_, breuk in sorted(eigen)) for pk, eigen in breuken.items()}

    def breuken(self, indicator_id: int) -> tuple[Breuk, ...]:
        """The oldest first."""
        return self._breuken.get(indicator_id, ())

    def beschermd(self, indicatoren: Iterable[Indicator]) -> dict[int, Verwant]:
        """All that hang together with these as parts and wholes, by id, where one of them has a threshold."""
        met_drempel = {self._wortel(pk) for pk, rij in self.alle.items() if rij.onthullingsdrempel}
        gevraagd = met_drempel & {self._wortel(indicator.pk) for indicator in indicatoren}
        return {pk: rij for pk, rij in self.alle.items() if self._wortel(pk) in gevraagd} if gevraagd else {}

    def _wortel(self, pk: int) -> int:
        gezien = set()
        while pk in self.alle and self.alle[pk].onderdeel_van_id is not None and pk not in gezien:
            gezien.add(pk)
            pk = self.alle[pk].onderdeel_van_id
        return pk
