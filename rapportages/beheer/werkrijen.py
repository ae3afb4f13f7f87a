"""What an officer sees of one row to judge it: the figure, what went before, who had it, and what it touches."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from rapportages.gehelen import scheve_sommen
from rapportages.gevolgen import Gevolg
from rapportages.vaststellen import bezwaren
from rapportages.vragen import bronvragen_bij, vragen_bij
from rapportages.wijziging import gevolgen_van
from themas.admin.cijfer import cijfer
from themas.enums import Metingsoort, Periodesoort
from themas.models import Beoordeling, Doelstelling, Meting
from themas.personen import persoonsnaam


@dataclass(frozen=True, slots=True)
class Eerder:
    """An earlier figure of the same series; ``wat`` says which, and of when where ``periode`` is empty."""

    wat: str
    periode: str
    cijfer: str


@dataclass(slots=True)
class Werkrij:
    """One row of a work list; ``bezwaar`` is why this officer may not judge it, empty when he may.

    ``vraag`` is "klopt dit?" where the figure is far from its history; the remark is the answer, if there is one.
    ``bronvraag`` is "klopt de bron?" where that names earlier years only.
    ``som`` is what does not fit where parts and whole do not add up.
    """

    rij: Meting | Beoordeling
    naam: str
    cijfer: str
    adres: str
    bezwaar: str = ""
    vraag: str = ""
    bronvraag: str = ""
    som: str = ""
    eerder: list[Eerder] = field(default_factory=list)
    gevolgen: list[Gevolg] = field(default_factory=list)
    gekozen: bool = False
    notitie: str = ""
    notitiefout: str = ""
    groep: tuple[str, str, int] | None = None

    @property
    def is_meting(self) -> bool:
        return isinstance(self.rij, Meting)

    @property
    def wie(self) -> list[tuple[str, str]]:
        """Who entered, changed and handed in; who did more than one of these is named once."""
        stappen = [
            ("Ingevoerd door", self.rij.ingevoerd_door),
            ("Gewijzigd door", self.rij.laatst_gewijzigd_door),
            ("Ingediend door", self.rij.ingediend_door),
        ]
        genoemd, regels = set(), []
        for wat, persoon in stappen:
            if persoon is not None and persoon not in genoemd:
                genoemd.add(persoon)
                regels.append((wat, persoonsnaam(persoon)))
        return regels


def werkrijen(rijen: Sequence[Meting | Beoordeling], door=None) -> list[Werkrij]:
    """In the order given, in a number of queries that does not grow with the rows."""
    bezwaar = bezwaren(rijen, door) if door is not None else {}
    eerder = _eerder(rijen)
    metingen = [rij for rij in rijen if isinstance(rij, Meting)]
    vragen, bronvragen, sommen = vragen_bij(metingen), bronvragen_bij(metingen), scheve_sommen(metingen)
    correcties = [rij for rij in rijen if rij.vervangt_id]
    gevolgen = dict(zip((rij.pk for rij in correcties), gevolgen_van(correcties), strict=True))
    return [
        Werkrij(
            rij,
            naam=naam_van(rij),
            cijfer=cijfer(rij) if isinstance(rij, Meting) else rij.get_oordeel_display(),
            adres=reverse(f"admin:themas_{rij._meta.model_name}_change", args=[rij.pk]),
            bezwaar=bezwaar.get(rij.pk, ""),
            vraag=vragen.get(rij.pk, ""),
            bronvraag=bronvragen.get(rij.pk, ""),
            som=sommen.get(rij.pk, ""),
            eerder=eerder.get(rij.pk, []),
            gevolgen=gevolgen.get(rij.pk, []),
        )
        for rij in rijen
    ]


def naam_van(rij: Meting | Beoordeling) -> str:
    return str(rij) if isinstance(rij, Meting) else f"{rij.doelstelling}, {rij.periode}"


def _eerder(rijen) -> dict[int, list[Eerder]]:
    if not rijen:
        return {}
    return _eerdere_cijfers(rijen) if isinstance(rijen[0], Meting) else _eerdere_oordelen(rijen)


def _eerdere_cijfers(rijen) -> dict[int, list[Eerder]]:
    """What holds now, the last one before, the same part of last year, and the base year; as far as there are any.

    Where a half has no half before it, the last whole year stands in.
    """
    peiljaren = _peiljaren({rij.indicator_id for rij in rijen})
    bekend = {}
    publiek = Meting.objects.publiek().filter(
        indicator__in={rij.indicator_id for rij in rijen}, gebied__in={rij.gebied_id for rij in rijen}
    )
    reeksen = {reeks for rij in rijen for reeks in (_reeks(rij), _jaren(rij))}
    for eerder in publiek.select_related("indicator", "periode", "basisperiode").order_by("periode__eind", "pk"):
        if _reeks(eerder) in reeksen:
            bekend.setdefault(_reeks(eerder), {})[eerder.periode.puur] = eerder
    return {
        rij.pk: _regels(rij, bekend.get(_reeks(rij), {}), peiljaren.get(rij.indicator_id))
        + _heel_jaar(rij, bekend.get(_reeks(rij), {}), bekend.get(_jaren(rij), {}))
        for rij in rijen
    }


def _reeks(rij: Meting) -> tuple:
    """Changes are a series of their own for each period that they are compared with."""
    basis = rij.basisperiode_id if rij.soort == Metingsoort.VERANDERING else None
    return (rij.indicator_id, rij.gebied_id, rij.periode.soort, basis)


def _jaren(rij: Meting) -> tuple:
    """The series of levels of whole years; a change has no other series that it can be held against."""
    return _reeks(rij) if rij.soort == Metingsoort.VERANDERING else (*_reeks(rij)[:2], Periodesoort.JAAR, None)


def _regels(rij: Meting, bekend: dict, peiljaar: int | None) -> list[Eerder]:
    periode = rij.periode.puur
    vorige = max((p for p in bekend if p < periode), default=None)
    gevraagd = [("Nu geldt", periode), ("Laatste eerdere cijfer", vorige)]
    if periode.jaar > 1990:
        gevraagd.append(("Een jaar eerder", periode.in_jaar(periode.jaar - 1)))
    if peiljaar:
        gevraagd.append(("Peiljaar", periode.in_jaar(peiljaar)))
    regels, gezien = [], set()
    for wat, toen in gevraagd:
        if toen in bekend and toen not in gezien:
            gezien.add(toen)
            regels.append(Eerder(wat, toen.label, cijfer(bekend[toen])))
    return regels


def _heel_jaar(rij: Meting, bekend: dict, jaren: dict) -> list[Eerder]:
    periode = rij.periode.puur
    laatste = max((jaar for jaar in jaren if jaar.eind < periode.begin), default=None)
    if laatste is None or any(eerder < periode for eerder in bekend):
        return []
    return [Eerder(f"Heel {laatste.label}", "", cijfer(jaren[laatste]))]


def _peiljaren(indicatoren: set[int]) -> dict[int, int]:
    """The base year of the newest plan that has a goal on the indicator."""
    doelen = (
        Doelstelling.objects.filter(indicatoren__in=indicatoren)
        .order_by("onderwerp__thema__plan__jaar_van", "pk")
        .values_list("indicatoren", "peiljaar", "onderwerp__thema__plan__peiljaar")
    )
    return {indicator: eigen or van_plan for indicator, eigen, van_plan in doelen if eigen or van_plan}


def _eerdere_oordelen(rijen) -> dict[int, list[Eerder]]:
    """The judgement that holds now and the two before it."""
    publiek = Beoordeling.objects.publiek().filter(doelstelling__in={rij.doelstelling_id for rij in rijen})
    bekend = {}
    for eerder in publiek.select_related("periode").order_by("-periode__eind", "-pk"):
        bekend.setdefault(eerder.doelstelling_id, []).append(eerder)
    uitkomst = {}
    for rij in rijen:
        tot_nu = [e for e in bekend.get(rij.doelstelling_id, []) if e.periode.puur <= rij.periode.puur]
        uitkomst[rij.pk] = [
            Eerder("Nu geldt" if e.periode_id == rij.periode_id else "Eerder", str(e.periode), e.get_oordeel_display())
            for e in tot_nu[:3]
        ]
    return uitkomst
