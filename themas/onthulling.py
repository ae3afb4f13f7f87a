"""Which figures of an indicator with a threshold stay hidden, and the sums by which they could be worked out."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from django.core.cache import cache
from django.db.models import Count, IntegerField, Max, QuerySet, Value

from themas.berekening import Periode
from themas.berekening.onthulling import Som, verberg
from themas.enums import Gebiedsoort, Metingsoort, Periodesoort
from themas.models import Indicator, Meting
from themas.verwanten import Verwanten


# Each is asked at what moments figures of indicators with these slugs went into writing that does not change any more,
# as rows with a ``moment`` that are not asked for yet: they come along in a query of ours.
# The floor above puts its answer here: what is published knows of figures, and figures know nothing of that.
opgeschreven: list[Callable[[Collection[str]], QuerySet]] = []

# What ``_gebied_in`` knows of where an area lies.
LIGGING = ("gebied__soort", "gebied__ligt_in", "gebied__ligt_in__soort", "gebied__ligt_in__ligt_in")


class Onthulling:
    """What readers may not see of these indicators, of their parts and of the wholes they belong to.

    One query, which ``verwanten`` saves who asked it already. Where something around them has a threshold, one more as
    long as no figure of the family changes, and another to work it out again. Each approved version of a count is a
    cell of its own, ``(place, meting_id)`` with place ``(indicator, gebied, periode)``: an earlier version may give
    away a later one.
    A half or year that follows from two others is a cell too; instead of an id it names what it follows from.
    What readers could see when a report quoted it stays in that report, so of two cells the other one is hidden.
    """

    def __init__(self, indicatoren: Iterable[Indicator], verwanten: Verwanten | None = None):
        self.indicatoren = (verwanten or Verwanten()).beschermd(indicatoren)

    def perioden(self, indicator_id: int, gebied_id: int) -> dict[Periode, str]:
        """``{period: "<5" or "verborgen"}`` of what is public now."""
        return self._uitkomst[0].get((indicator_id, gebied_id), {})

    @property
    def versies(self) -> dict[int, str]:
        """``{meting_id: "<5" or "verborgen"}`` over all approved versions, replaced ones included."""
        return self._uitkomst[1]

    @cached_property
    def _uitkomst(self) -> tuple[dict, dict]:
        """Kept until a figure of the family is approved or replaced, or a threshold or an area changes."""
        if not self.indicatoren:
            return {}, {}
        return cache.get_or_set(f"onthulling-{self.vingerafdruk}", lambda: (self._nu(), self._versies()), None)

    @cached_property
    def vingerafdruk(self) -> str:
        """Another one as soon as anything changed on which it depends what is hidden; empty where nothing can be."""
        if not self.indicatoren:
            return ""
        drempels = sorted(self.indicatoren.values())
        # Hashed: all this together is longer than a key may be.
        return sha256(repr((*self._stand_en_momenten, drempels)).encode()).hexdigest()

    @cached_property
    def _stand_en_momenten(self) -> tuple[list[tuple], list[datetime]]:
        """Per area where it lies and how many counts it has, of which moments; and when figures went into writing.

        One query for both, because a page with many figures has none to spare.
        """
        eigen = {"aantal": Count("pk"), "moment": Max("beoordeeld_op"), "tot": Max("opgevolgd_op")}
        kolommen = ("gebied", *LIGGING, *eigen)
        rijen = self._rijen().order_by().values("gebied", *LIGGING).annotate(**eigen).values_list(*kolommen)
        # What a moment lacks is NULL, which is of no kind; Django wants to hear one.
        leeg = {veld: Value(None, IntegerField()) for veld in kolommen if veld != "moment"}
        slugs = {indicator.slug for indicator in self.indicatoren.values()}
        momenten = [vraag(slugs).order_by().values("moment").annotate(**leeg) for vraag in opgeschreven]
        alle = rijen.union(*(rij.values_list(*kolommen) for rij in momenten), all=True)
        samen = list(alle.order_by())  # Django 6.1 would order the whole as its first part is by default
        return (
            sorted(rij for rij in samen if rij[0] is not None),
            sorted({rij[kolommen.index("moment")] for rij in samen if rij[0] is None}),
        )

    def _nu(self) -> dict[tuple[int, int], dict[Periode, str]]:
        verborgen = {}
        stand = self._stand(self._momenten[-1]) if self._momenten else {}
        for (indicator, gebied, periode), (cel, _) in stand.items():
            if cel in self._teksten:
                verborgen.setdefault((indicator, gebied), {})[periode] = self._teksten[cel]
        return verborgen

    def _versies(self) -> dict[int, str]:
        return {cel[1]: tekst for cel, tekst in self._teksten.items()}

    def _rijen(self):
        return Meting.objects.vastgesteld().filter(
            indicator__in=self.indicatoren, soort=Metingsoort.NIVEAU, aantal__isnull=False
        )

    @cached_property
    def _metingen(self) -> list[Meting]:
        return list(self._rijen().select_related("periode", "gebied__ligt_in").order_by("beoordeeld_op", "pk"))

    @cached_property
    def _momenten(self) -> list:
        """Every moment at which something became public."""
        return sorted({rij.beoordeeld_op for rij in self._metingen})

    @cached_property
    def _gebied_in(self) -> dict[int, int | None]:
        """The area that a wijk or buurt is a part of; also of a wijk that has no figure of its own."""
        delen = (Gebiedsoort.WIJK, Gebiedsoort.BUURT)
        binnen = {}
        for gebied in (rij.gebied for rij in self._metingen if rij.gebied.soort in delen):
            binnen[gebied.pk] = gebied.ligt_in_id
            if gebied.ligt_in and gebied.ligt_in.soort in delen:
                binnen[gebied.ligt_in_id] = gebied.ligt_in.ligt_in_id
        return binnen

    @cached_property
    def _teksten(self) -> dict:
        bekend = set()
        eerder = {bisect_right(self._momenten, moment) for moment in self._stand_en_momenten[1]}
        for aantal in sorted(eerder - {0}):
            aantallen, teksten = self._verberg(self._momenten[:aantal], bekend)
            bekend |= aantallen.keys() - teksten.keys()
        return self._verberg(self._momenten, bekend)[1]

    def _verberg(self, momenten: list, bekend: set) -> tuple[dict, dict]:
        """The counts that were public at these moments, and the texts of those that are hidden."""
        aantallen, sommen = {}, set()
        for moment in momenten:
            stand = self._stand(moment)
            sommen.update(self._sommen(stand))
            aantallen |= dict(stand.values())
        drempels = {cel: drempel for cel in aantallen if (drempel := self.indicatoren[cel[0][0]].onthullingsdrempel)}
        return aantallen, verberg(aantallen, sorted(sommen, key=str), drempels, bekend)

    def _stand(self, moment) -> dict:
        """``{place: (cell, count)}`` of all that was public at the moment, with what follows within a year."""
        stand = {}
        for rij in self._metingen:
            if rij.beoordeeld_op <= moment and (rij.opgevolgd_op is None or moment < rij.opgevolgd_op):
                plaats = (rij.indicator_id, rij.gebied_id, rij.periode.puur)
                stand[plaats] = ((plaats, rij.pk), rij.aantal)
        for indicator, gebied, periode in list(stand):
            if self.indicatoren[indicator].optelbaar and periode.soort is not Periodesoort.KWARTAAL:
                self._vul_jaar_aan(stand, indicator, gebied, periode.heel_jaar)
        return stand

    @staticmethod
    def _vul_jaar_aan(stand, indicator, gebied, jaar):
        plaatsen = [(indicator, gebied, periode) for periode in (jaar, *jaar.helften)]
        bekend = [plaats for plaats in plaatsen if plaats in stand]
        if len(bekend) != 2:
            return
        (ontbreekt,) = set(plaatsen) - set(bekend)
        heel, eerste, tweede = (stand[p][1] if p in stand else None for p in plaatsen)
        aantal = eerste + tweede if heel is None else heel - (tweede if eerste is None else eerste)
        if aantal >= 0:
            uit = tuple(stand[plaats][0][1] for plaats in bekend)
            stand[ontbreekt] = ((ontbreekt, uit), aantal)

    def _sommen(self, stand) -> Iterator[Som]:
        cel = {plaats: inhoud[0] for plaats, inhoud in stand.items()}
        in_gebied, in_geheel = defaultdict(list), defaultdict(list)
        for (indicator, gebied, periode), hier in cel.items():
            if self.indicatoren[indicator].optelbaar:
                for delen in _delen_van(periode):
                    gevonden = [cel.get((indicator, gebied, deel)) for deel in delen]
                    if all(gevonden):
                        yield Som(hier, tuple(gevonden))
            if groter := self._eerste_boven(cel, indicator, gebied, periode):
                in_gebied[groter].append(hier)
            if geheel := cel.get((self.indicatoren[indicator].onderdeel_van_id, gebied, periode)):
                in_geheel[geheel].append(hier)
        for gehelen in (in_gebied, in_geheel):
            for geheel, delen in gehelen.items():
                yield Som(geheel, tuple(sorted(delen, key=str)))

    def _eerste_boven(self, cel, indicator, gebied, periode):
        """The nearest larger area with a figure: buurten count as parts of the gemeente where their wijk has none."""
        while (gebied := self._gebied_in.get(gebied)) is not None:
            if groter := cel.get((indicator, gebied, periode)):
                return groter
        return None


def _delen_van(periode: Periode) -> list[tuple[Periode, ...]]:
    """The ways in which a year or half is made of shorter periods."""
    kwartalen = [Periode(periode.jaar, Periodesoort.KWARTAAL, nummer) for nummer in (1, 2, 3, 4)]
    if periode.is_jaar:
        return [periode.helften, tuple(kwartalen)]
    if periode.is_helft:
        return [tuple(kwartalen[2 * periode.nummer - 2 : 2 * periode.nummer])]
    return []
