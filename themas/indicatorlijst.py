"""The list of all figures: how each stands, in the groups in which a reader looks for them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max

from themas.berekening import Basis, Reeks, kop
from themas.enums import Indicatoraard
from themas.models import Beleidsplan, Doelstelling, Gebied, Indicator
from themas.reeksen import reeksen_voor
from themas.stand import Regel, stand_van_doelen
from themas.weergave.zinnen import in_het_kort


@dataclass(frozen=True, slots=True)
class Lijstrij:
    """One figure; ``regels`` are its goals at the newest figure within their plan, each other verdict once."""

    indicator: Indicator
    reeks: Reeks
    kop: Basis | None
    regels: tuple[Regel, ...] = ()

    @property
    def hier(self) -> bool:
        """Whether anything is known of the own municipality."""
        return bool(self.reeks.niveaus or self.reeks.veranderingen)

    @property
    def kort(self) -> str:
        return in_het_kort(self.indicator, self.reeks, self.kop)


@dataclass(frozen=True, slots=True)
class Groep:
    titel: str
    uitleg: str
    rijen: list[Lijstrij]

    @property
    def met_doel(self) -> bool:
        return any(rij.regels for rij in self.rijen)


def indicatorgroepen(gebied: Gebied) -> list[Groep]:
    """Every figure once, in the first group where it belongs; parts stand on the page of their whole."""
    over, groepen = list(_rijen(gebied)), []
    for titel, uitleg, hoort in (
        ("Cijfers bij een doel", "Hieraan ziet u of de gemeente haar doelen haalt.", lambda rij: rij.regels),
        (
            f"Andere cijfers over {gebied.naam}",
            "Deze cijfers horen niet bij een doel.",
            lambda rij: rij.hier and rij.indicator.aard == Indicatoraard.UITKOMST,
        ),
        (
            "Wat er gedaan is",
            "Cijfers over het werk van de gemeente en haar partners.",
            lambda rij: rij.indicator.aard == Indicatoraard.INZET,
        ),
        (
            "Alleen van andere gebieden",
            f"Van {gebied.naam} hebben wij hierover geen getal. Van Nederland of een ander gebied vaak wel.",
            lambda rij: True,
        ),
    ):
        groepen.append(Groep(titel, uitleg, [rij for rij in over if hoort(rij)]))
        over = [rij for rij in over if not hoort(rij)]
    return [groep for groep in groepen if groep.rijen]


def _rijen(gebied: Gebied) -> Iterator[Lijstrij]:
    indicatoren = list(Indicator.objects.all())
    reeksen = reeksen_voor(indicatoren, [gebied])
    per_indicator: dict[int, dict] = defaultdict(dict)
    for regel in stand_van_doelen(Doelstelling.objects.met_plan(), gebied, reeksen=reeksen):
        if regel.indicator is not None:
            per_indicator[regel.indicator.pk].setdefault((regel.basis, regel.oordeel), regel)
    laatste_peiljaar = Beleidsplan.objects.aggregate(jaar=Max("peiljaar"))["jaar"]
    for indicator in indicatoren:
        if indicator.onderdeel_van_id is None or indicator.pk in per_indicator:
            reeks, regels = reeksen[indicator.pk, gebied.pk], tuple(per_indicator[indicator.pk].values())
            basis = kop(reeks, laatste_peiljaar) if laatste_peiljaar and not regels else None
            yield Lijstrij(indicator, reeks, basis, regels)
