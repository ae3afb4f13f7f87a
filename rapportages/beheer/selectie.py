"""Which rows a page is about: of one kind, filtered and grouped as the address says."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, Count, F, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Left, StrIndex
from django.http import QueryDict

from themas import berekening
from themas.enums import Status
from themas.models import Beoordeling, Meting
from themas.weergave.opmaak import getal


ZONDER = "-"  # in the address: the rows that have nothing here
# ``cijfers.csv:12`` -> ``cijfers.csv``; the whole of it where no line is named.
BESTAND = Case(
    When(herkomst__contains=":", then=Left("herkomst", StrIndex("herkomst", Value(":")) - 1)), default=F("herkomst")
)


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """Something to filter and group by: its word on screen, its column, the column that names it.

    ``zonder`` is what a row is called that has nothing in that column.
    """

    label: str
    pad: str
    naam: str
    volgorde: tuple[str, ...] = ()
    in_woorden: Callable = str
    zonder: str = "niet ingevuld"


def _periode(code: str) -> str:
    return berekening.Periode.van_code(code).label


PERIODE = Kenmerk("Periode", "periode", "periode__code", ("-periode__eind", "periode__begin"), _periode)
WIE = Kenmerk(
    "Indiener", "ingediend_door", "ingediend_door__username", ("ingediend_door__username",), zonder="zonder indiener"
)
BRON = Kenmerk("Bron", "bron", "bron", ("bron",), zonder="zonder bron")


@dataclass(frozen=True, slots=True)
class Soort:
    """One of the two kinds of row under four eyes."""

    naam: str
    model: type
    enkelvoud: str
    meervoud: str
    kenmerken: dict[str, Kenmerk]
    erbij: tuple[str, ...]
    gevraagd: tuple[str, ...] = ()  # what the question "klopt dit?" is about

    def recht(self, werkwoord: str) -> str:
        return f"themas.{werkwoord}_{self.model._meta.model_name}"

    def telling(self, aantal: int) -> str:
        """``1 cijfer``, ``1.040 cijfers``."""
        return f"{getal(aantal)} {self.enkelvoud if aantal == 1 else self.meervoud}"


NODIG = ("versie", "ingevoerd_door", "laatst_gewijzigd_door", "ingediend_door")  # to say who may judge
PERSONEN = ("ingevoerd_door", "laatst_gewijzigd_door", "ingediend_door", "beoordeeld_door")
SOORTEN = {
    "metingen": Soort(
        "metingen",
        Meting,
        "cijfer",
        "cijfers",
        {
            "indicator": Kenmerk(
                "Indicator", "indicator", "indicator__naam", ("indicator__volgorde", "indicator__naam")
            ),
            "periode": PERIODE,
            "gebied": Kenmerk("Gebied", "gebied", "gebied__naam", ("gebied__naam",)),
            "wie": WIE,
            "bestand": Kenmerk("Bestand", "bestand", "bestand", ("bestand",), zonder="zonder bestand"),
            "bron": BRON,
        },
        ("indicator", "gebied", "periode", "basisperiode", "vervangt__indicator", "vervangt__basisperiode", *PERSONEN),
        ("soort", "aantal", "waarde", "marge", "opmerking", "gebied", "indicator", "periode"),
    ),
    "beoordelingen": Soort(
        "beoordelingen",
        Beoordeling,
        "oordeel",
        "oordelen",
        {
            "doel": Kenmerk("Doel", "doelstelling", "doelstelling__tekst", ("doelstelling__tekst",)),
            "periode": PERIODE,
            "wie": WIE,
        },
        ("doelstelling__onderwerp__thema__plan", "periode", "vervangt", *PERSONEN),
    ),
}


@dataclass(frozen=True, slots=True)
class Keuze:
    """One way to filter; ``gekozen`` when it is on."""

    waarde: str
    tekst: str
    aantal: int
    gekozen: bool


class Selectie:
    """The rows in ``status`` that the address asks for; what it does not know, it ignores."""

    def __init__(self, vraag: QueryDict, soort: Soort, alle: QuerySet | None = None):
        self.soort = soort
        alle = soort.model.objects.filter(status=Status.INGEDIEND) if alle is None else alle
        self.alle = alle.annotate(bestand=BESTAND) if "bestand" in soort.kenmerken else alle
        self.gekozen = {naam: vraag.get(naam) for naam in soort.kenmerken if vraag.get(naam)}
        groep = vraag.get("groep")
        self.groep = groep if groep in soort.kenmerken else next(iter(soort.kenmerken))

    @property
    def rijen(self) -> QuerySet:
        rijen = self.alle
        for naam, waarde in self.gekozen.items():
            rijen = rijen.filter(self._voorwaarde(naam, waarde))
        kenmerken = self.soort.kenmerken
        volgorde = dict.fromkeys(
            veld for naam in (self.groep, *kenmerken) if naam != "bestand" for veld in kenmerken[naam].volgorde
        )
        if self.groep == "bestand":
            volgorde = {"bestand": None, **volgorde}
        return rijen.select_related(*self.soort.erbij).order_by(*volgorde, "pk")

    @property
    def kaal(self) -> QuerySet:
        """The same rows, with only what says who may judge them: there may be a hundred thousand."""
        return self.rijen.select_related(None).order_by("pk").only(*NODIG)

    @property
    def bevraagd(self) -> QuerySet:
        """As ``kaal``, in the order of the page and with what "klopt dit?" asks about; shared rows are read once."""
        rijen = self.rijen.select_related(None).only(*NODIG, *self.soort.gevraagd)
        return rijen.prefetch_related("indicator", "periode") if self.soort.gevraagd else rijen

    def _voorwaarde(self, naam: str, waarde: str) -> Q:
        pad = self.soort.kenmerken[naam].pad
        if waarde == ZONDER:
            return Q(**{pad: ""}) if pad in ("bestand", "bron") else Q(**{f"{pad}__isnull": True})
        if pad in ("bestand", "bron"):
            return Q(**{pad: waarde})
        heel = waarde.isascii() and waarde.isdigit() and len(waarde) < 19
        return Q(**{pad: int(waarde)}) if heel else Q(pk__in=[])

    def keuzes(self, naam: str, *, binnen: bool = False) -> list[Keuze]:
        """What there is to choose, with how many rows each has; ``binnen`` what was chosen already. One query."""
        kenmerk = self.soort.kenmerken[naam]
        velden = dict.fromkeys([kenmerk.pad, kenmerk.naam])
        geteld = (
            (self.rijen if binnen else self.alle)
            .order_by(*kenmerk.volgorde)
            .values_list(*velden)
            .annotate(aantal=Count("pk"))
        )
        gevonden = {}
        for waarde, *_, tekst, aantal in (rij if len(velden) == 2 else (rij[0], *rij) for rij in geteld):
            sleutel = ZONDER if waarde in (None, "") else str(waarde)
            eerder = gevonden[sleutel].aantal if sleutel in gevonden else 0
            woorden = kenmerk.in_woorden(tekst) if sleutel != ZONDER else kenmerk.zonder
            gevonden[sleutel] = Keuze(sleutel, woorden, eerder + aantal, self.gekozen.get(naam) == sleutel)
        return list(gevonden.values())

    def stempel(self) -> str:
        """Changes as soon as a row of this selection comes, goes or changes."""
        som = self.rijen.order_by().aggregate(n=Count("pk"), v=Sum("versie"), p=Sum("pk"), m=Max("pk"))
        return "-".join(str(waarde or 0) for waarde in som.values())

    def groep_van(self, rij) -> tuple[str, str]:
        """The value in the address and the words of the group that a row is in."""
        kenmerk = self.soort.kenmerken[self.groep]
        waarde = rij
        for deel in kenmerk.naam.split("__"):
            waarde = getattr(waarde, deel, None)
        sleutel = getattr(rij, f"{kenmerk.pad}_id", None) if hasattr(rij, f"{kenmerk.pad}_id") else waarde
        if sleutel in (None, ""):
            return ZONDER, kenmerk.zonder
        return str(sleutel), kenmerk.in_woorden(waarde)
