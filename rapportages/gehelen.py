"""Wholes and the parts that should add up to them: in what is public, and in what is on its way there.

A count is known by its indicator, area and period. Parts of an indicator that has no counts are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from rapportages.invulblad.cellen import vraagt_waarde
from themas.berekening import Misrekening, misrekening
from themas.enums import Metingsoort, Status
from themas.groepen import in_groepen
from themas.models import Gebied, Indicator, Meting, Periode
from themas.weergave.opmaak import getal


MEND = (
    "Stel het geheel en al zijn delen samen vast, als de som dan wel klopt. "
    "Of stuur terug wat niet klopt. Er is niets vastgesteld."
)
Plek = tuple[int, int]  # area and period
Aantallen = Mapping[tuple[int, int, int], int | None]  # by indicator, area and period


@dataclass(frozen=True, slots=True)
class Gezin:
    geheel: Indicator
    delen: tuple[Indicator, ...]

    @property
    def leden(self) -> tuple[int, ...]:
        return (self.geheel.pk, *(deel.pk for deel in self.delen))

    def op(self, plek: Plek, aantallen: Aantallen) -> tuple[list[int | None], Misrekening | None]:
        """The counts of the parts there, and what is wrong with them."""
        delen = [aantallen.get((deel.pk, *plek)) for deel in self.delen]
        return delen, misrekening(aantallen.get((self.geheel.pk, *plek)), delen)

    def scheef(self, plek: Plek, aantallen: Aantallen) -> int:
        """How far sum and whole are apart; 0 when that is right, or not to be said."""
        _, mis = self.op(plek, aantallen)
        return abs(mis.som - mis.geheel) if mis else 0

    def in_woorden(self, plek: Plek, aantallen: Aantallen) -> str:
        """Both sums; empty when nothing is wrong."""
        delen, mis = self.op(plek, aantallen)
        return in_woorden(self.geheel.naam, [deel.naam for deel in self.delen], delen, mis) if mis else ""


def in_woorden(geheel: str, namen: Sequence[str], delen: Sequence[int | None], mis: Misrekening) -> str:
    """What does not fit, with the numbers; the names of the parts in the order of ``delen``."""
    het_geheel = f"het geheel ({geheel}) is {getal(mis.geheel)}"
    if mis.te_groot is not None:
        te_groot = f"{namen[mis.te_groot]} is {getal(delen[mis.te_groot])}"
        return f"{te_groot}, en {het_geheel}. Een deel is niet groter dan het geheel."
    bekend = [getal(deel) for deel in delen if deel is not None]
    ingevuld = "De delen" if mis.volledig else "De delen die zijn ingevuld,"
    return f"{ingevuld} zijn samen {getal(mis.som)} ({' + '.join(bekend)}), en {het_geheel}."


def scheve_sommen(rijen: Sequence[Meting]) -> dict[int, str]:
    """By primary key, for each row in a sum that does not fit: both sums, with all that is handed in as if it held.

    Two queries, however many rows.
    """
    aantallen_van = {rij.pk: rij for rij in rijen if rij.soort == Metingsoort.NIVEAU}
    gezinnen = _gezinnen(aantallen_van.values(), Indicator.objects.all())
    plekken = _plekken(gezinnen, aantallen_van.values())
    status = {Status.INGEDIEND, *(rij.status for rij in rijen)} - {Status.VASTGESTELD}
    geldt = Q(status=Status.VASTGESTELD, opgevolgd_op__isnull=True)
    aantallen = _aantallen(plekken, gezinnen, Q(status__in=status) | geldt)
    woorden = defaultdict(list)
    for rij in aantallen_van.values():
        for gezin in gezinnen:
            if rij.indicator_id in gezin.leden:
                woorden[rij.pk].append(gezin.in_woorden((rij.gebied_id, rij.periode_id), aantallen))
    return {pk: " ".join(filter(None, delen)) for pk, delen in woorden.items() if any(delen)}


def weiger_scheve_som(rijen: Sequence[Meting]) -> None:
    """Raises ValidationError where approving these rows makes a sum public that does not fit.

    What does not fit already may be corrected as long as that makes it no worse: a source may be wrong by itself. Two
    queries. The parts stay locked until the end, so that two people do not each approve half of a false sum.
    """
    niveaus = [rij for rij in rijen if rij.soort == Metingsoort.NIVEAU]
    gezinnen = _gezinnen(niveaus, Indicator.objects.select_for_update(of=("self",), no_key=True))
    plekken = _plekken(gezinnen, niveaus)
    geldt = _aantallen(plekken, gezinnen, Q(status=Status.VASTGESTELD, opgevolgd_op__isnull=True))
    straks = geldt | {(rij.indicator_id, rij.gebied_id, rij.periode_id): rij.aantal for rij in niveaus}
    erger = [
        (gezin, plek)
        for plek in plekken
        for gezin in gezinnen
        if gezin.scheef(plek, straks) > gezin.scheef(plek, geldt)
    ]
    if erger:
        raise ValidationError(_weigering(*erger[0], straks, len(erger) - 1))


def _weigering(gezin: Gezin, plek: Plek, aantallen: Aantallen, meer: int) -> str:
    waar, wanneer = Gebied.objects.get(pk=plek[0]), Periode.objects.get(pk=plek[1])
    ook = {0: "", 1: " Ook een andere som klopt niet."}.get(meer, f" Ook {getal(meer)} andere sommen kloppen niet.")
    return f"{gezin.geheel}, {waar}, {wanneer}: {gezin.in_woorden(plek, aantallen)}{ook} {MEND}"


def _gezinnen(rijen: Iterable[Meting], indicatoren: QuerySet) -> list[Gezin]:
    """The families that these rows are in, as a part or as the whole. One query."""
    eigen = {rij.indicator_id for rij in rijen}
    if not eigen:
        return []
    boven = Indicator.objects.filter(pk__in=eigen, onderdeel_van__isnull=False).values("onderdeel_van")
    geraakt = indicatoren.filter(Q(onderdeel_van__in=eigen) | Q(onderdeel_van__in=boven))
    delen = defaultdict(list)
    for deel in geraakt.select_related("onderdeel_van").order_by("volgorde", "naam", "pk"):
        if not vraagt_waarde(deel):
            delen[deel.onderdeel_van].append(deel)
    return [Gezin(geheel, tuple(lijst)) for geheel, lijst in delen.items()]


def _plekken(gezinnen: list[Gezin], rijen: Iterable[Meting]) -> list[Plek]:
    leden = {lid for gezin in gezinnen for lid in gezin.leden}
    return list(dict.fromkeys((rij.gebied_id, rij.periode_id) for rij in rijen if rij.indicator_id in leden))


def _aantallen(plekken: list[Plek], gezinnen: list[Gezin], welke: Q) -> dict[tuple[int, int, int], int | None]:
    """Counts of the families at these places; where several rows are about the same, the one that is on its way."""
    gebieden = list(dict.fromkeys(gebied for gebied, _ in plekken))
    gevonden = {}
    for groep in in_groepen(gebieden):
        rijen = Meting.objects.filter(
            welke,
            soort=Metingsoort.NIVEAU,
            indicator__in={lid for gezin in gezinnen for lid in gezin.leden},
            gebied__in=groep,
            periode__in={periode for _, periode in plekken},
        ).values_list("indicator", "gebied", "periode", "aantal", "status")
        for *sleutel, aantal, status in rijen.order_by("pk"):
            if status != Status.VASTGESTELD or tuple(sleutel) not in gevonden:
                gevonden[tuple(sleutel)] = aantal
    return gevonden
