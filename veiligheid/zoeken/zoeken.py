"""From a question to what a reader sees: counts, hits by kind, and what else there is to try.

Everything starts with ``zichtbaar``: what is public is asked of the rows themselves, at the moment of the question.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from math import ceil

from django.db.models import Case, Count, F, JSONField, OuterRef, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils.safestring import SafeString

from themas.weergave.opmaak import hoofdletter
from veiligheid.zoeken.adressen import ADRESSEN
from veiligheid.zoeken.bronnen import BRONNEN, Bron
from veiligheid.zoeken.models import Zoekrij
from veiligheid.zoeken.motor import merken, met_merken, met_ouder, met_rang, passend
from veiligheid.zoeken.paragrafen import Paragrafen
from veiligheid.zoeken.soorten import Zoeksoort
from veiligheid.zoeken.vraag import Vraag
from veiligheid.zoeken.zinnen import titel_met_merken, zin_met_merken, zonder_opmaak


PER_GROEP, PER_PAGINA = 3, 20
LAATSTE_PAGINA = 50  # further on nobody looks; a question with one word more helps


@dataclass(frozen=True, slots=True)
class Treffer:
    soort: Zoeksoort
    titel: SafeString
    zin: SafeString
    adres: str
    bij: str = ""
    jaar: int | None = None

    @property
    def waar(self) -> str:
        """In what it stands, and its year where that does not say so by itself, as ``Jaarplan 2019`` does."""
        jaar = str(self.jaar or "")
        return self.bij if jaar in self.bij else " · ".join(filter(None, (self.bij, jaar)))


@dataclass(frozen=True, slots=True)
class Groep:
    """Hits of one kind; ``aantal`` is how many there are, ``treffers`` those that are shown."""

    soort: Zoeksoort
    aantal: int
    treffers: tuple[Treffer, ...] = ()

    @property
    def kop(self) -> str:
        return hoofdletter(self.soort.meervoud)

    @property
    def rest(self) -> int:
        return self.aantal - len(self.treffers)


@dataclass(frozen=True, slots=True)
class Telling:
    """How many hits there are by kind and year, whatever the filters."""

    per_soort_en_jaar: dict[tuple[str, int | None], int] = field(default_factory=dict)

    @property
    def totaal(self) -> int:
        return sum(self.per_soort_en_jaar.values())

    @property
    def jaren(self) -> list[int]:
        return sorted({jaar for _, jaar in self.per_soort_en_jaar if jaar is not None}, reverse=True)

    def per_soort(self, jaar: int | None) -> dict[Zoeksoort, int]:
        tel = Counter()
        for (soort, hun), aantal in self.per_soort_en_jaar.items():
            if jaar in (None, hun):
                tel[Zoeksoort(soort)] += aantal
        return {soort: tel[soort] for soort in Zoeksoort if tel[soort]}


def zichtbaar() -> QuerySet[Zoekrij]:
    """The rows of which readers may know now; one query, whose outcome holds for the rest of the request."""
    eerste, *andere = (
        bron.openbaar().order_by().annotate(bron_=Value(bron.naam)).values_list("bron_", "pk") for bron in BRONNEN
    )
    sleutels = defaultdict(list)
    for naam, sleutel in eerste.union(*andere, all=True).order_by():
        sleutels[naam].append(sleutel)
    return met_ouder(sleutels)


def tel(rijen: QuerySet[Zoekrij], vraag: Vraag) -> Telling:
    """One query."""
    aantallen = passend(rijen, vraag).order_by().values_list("soort", "jaar").annotate(aantal=Count("pk"))
    return Telling({(soort, jaar): aantal for soort, jaar, aantal in aantallen})


def groepen(rijen: QuerySet[Zoekrij], vraag: Vraag, telling: Telling, jaar: int | None) -> list[Groep]:
    """The best of each kind; four queries at most."""
    aantallen = telling.per_soort(jaar)
    volgorde = [F("rang").desc(), F("jaar").desc(nulls_last=True), F("sleutel").asc()]
    nummer = Window(RowNumber(), partition_by=F("soort"), order_by=volgorde)
    beste = met_rang(_van(rijen, vraag, None, jaar), vraag).annotate(nummer=nummer).filter(nummer__lte=PER_GROEP)
    sleutels = list(beste.order_by("soort", "nummer").values_list("pk", flat=True))
    per_groep: dict[Zoeksoort, list[Treffer]] = {soort: [] for soort in aantallen}
    for treffer in treffers(sleutels, vraag, set(aantallen)):
        per_groep[treffer.soort].append(treffer)
    return [Groep(soort, aantallen[soort], tuple(gevonden)) for soort, gevonden in per_groep.items()]


def bladzijden(aantal: int) -> int:
    return max(min(ceil(aantal / PER_PAGINA), LAATSTE_PAGINA), 1)


def bladzijde(rijen: QuerySet[Zoekrij], vraag: Vraag, soort: Zoeksoort, jaar: int | None, nummer: int) -> list[Treffer]:
    """The hits of one kind on one page; four queries at most."""
    begin = (nummer - 1) * PER_PAGINA
    beste = met_rang(_van(rijen, vraag, soort, jaar), vraag)
    beste = beste.order_by("-rang", F("jaar").desc(nulls_last=True), "sleutel")
    return treffers(list(beste.values_list("pk", flat=True)[begin : begin + PER_PAGINA]), vraag, {soort})


def _van(rijen: QuerySet[Zoekrij], vraag: Vraag, soort: Zoeksoort | None, jaar: int | None) -> QuerySet[Zoekrij]:
    rijen = passend(rijen, vraag).order_by()
    if soort is not None:
        rijen = rijen.filter(soort=soort)
    return rijen if jaar is None else rijen.filter(jaar=jaar)


def treffers(sleutels: list[int], vraag: Vraag, soorten: set[Zoeksoort]) -> list[Treffer]:
    """These rows of the index, of these kinds, as hits in this order; three queries at most, none for none."""
    if not sleutels:
        return []
    rijen = met_merken(Zoekrij.objects.annotate(plek=_plek(soorten)), vraag).in_bulk(sleutels)
    paragrafen = Paragrafen(rijen.values())
    return [_treffer(rij, *merken(rij), paragrafen) for pk in sleutels if (rij := rijen.get(pk)) and rij.plek]


def _plek(soorten: set[Zoeksoort]) -> Case:
    """What the address is made of, asked of the rows that were found themselves; of all sources in one query."""
    bronnen = (bron for bron in BRONNEN if bron.soort in soorten)
    return Case(*(When(bron=bron.naam, then=_plek_van(bron)) for bron in bronnen), output_field=JSONField())


def _plek_van(bron: Bron) -> Subquery:
    rij = bron.model.objects.order_by().filter(pk=OuterRef("sleutel"))
    return Subquery(rij.annotate(plek_=bron.plek_json).values("plek_")[:1])


def _treffer(rij: Zoekrij, titel: str, tekst: str, paragrafen: Paragrafen) -> Treffer:
    treffer = Treffer(
        Zoeksoort(rij.soort),
        titel_met_merken(titel),
        zin_met_merken(tekst),
        ADRESSEN[rij.bron](rij.plek),
        rij.plek.get("in", ""),
        rij.jaar,
    )
    if rij.bron != "alinea":
        return treffer
    zin = zin_met_merken(zonder_opmaak(paragrafen.vul_in(rij, tekst)))
    return replace(treffer, titel=titel_met_merken(paragrafen.titel(rij)), zin=zin)
