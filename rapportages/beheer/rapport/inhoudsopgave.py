"""The table of contents of a report while it is written: every paragraph, and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from rapportages.beheer.rapport.stand import moment
from rapportages.enums import Paragraafsoort, Spoor
from rapportages.models import Paragraaf, Voortgangsrapportage
from themas.models import Indicator, Onderwerp, Thema
from themas.personen import persoonsnaam
from themas.weergave.opmaak import hoofdletter


SOORTEN, SPOREN = list(Paragraafsoort), [*list(Spoor)[1:], Spoor.GEEN]


@dataclass(frozen=True, slots=True)
class Regel:
    """One paragraph; ``klasse`` gives the sign before its state."""

    paragraaf: Paragraaf
    naam: str
    stand: str
    klasse: str
    open_opmerkingen: int = 0
    van_computer: bool = False

    @property
    def korte_naam(self) -> str:
        """In a list under its topic, where five of six would begin with the same words."""
        return hoofdletter(self.naam.removeprefix("Wat wij hebben gedaan: "))

    @property
    def kort(self) -> bool:
        """Nothing is there yet, so its name is enough."""
        return self.paragraaf.tekst is None and not self.van_computer and not self.open_opmerkingen


@dataclass(frozen=True, slots=True)
class Onderwerpdeel:
    """The paragraphs of a topic; without one those of the report as a whole."""

    onderwerp: Onderwerp | None
    regels: tuple[Regel, ...]

    @property
    def lege(self) -> list[Regel]:
        return [regel for regel in self.regels if regel.kort]


@dataclass(frozen=True, slots=True)
class Themadeel:
    thema: Thema
    onderwerpen: tuple[Onderwerpdeel, ...]


@dataclass(frozen=True, slots=True)
class Inhoudsopgave:
    algemeen: Onderwerpdeel
    themas: tuple[Themadeel, ...]

    @property
    def regels(self) -> list[Regel]:
        """All paragraphs in reading order."""
        return [*self.algemeen.regels, *(regel for t in self.themas for deel in t.onderwerpen for regel in deel.regels)]

    @property
    def open_opmerkingen(self) -> int:
        return sum(regel.open_opmerkingen for regel in self.regels)

    @property
    def geschreven(self) -> int:
        return sum(regel.paragraaf.tekst is not None for regel in self.regels)

    def buren(self, paragraaf: Paragraaf) -> tuple[Regel | None, Regel | None]:
        """The paragraphs before and after this one."""
        regels = self.regels
        plek = next(i for i, regel in enumerate(regels) if regel.paragraaf.pk == paragraaf.pk)
        return (regels[plek - 1] if plek else None), (regels[plek + 1] if plek + 1 < len(regels) else None)


def inhoudsopgave(rapportage: Voortgangsrapportage) -> Inhoudsopgave:
    """One query, however many paragraphs."""
    rijen = (
        rapportage.paragrafen.select_related("onderwerp__thema", "laatst_gewijzigd_door")
        .annotate(open_opmerkingen=Count("opmerkingen", filter=Q(opmerkingen__opgelost_op=None)))
        .annotate(met_cijfers=Exists(_cijfers_van(OuterRef("onderwerp"))))
        .order_by("onderwerp__thema__nummer", "onderwerp__volgorde", "onderwerp__naam", "pk")
    )
    per_onderwerp: dict[Onderwerp | None, list[Regel]] = {}
    for rij in rijen:
        per_onderwerp.setdefault(rij.onderwerp, []).append(_regel(rij))
    algemeen = Onderwerpdeel(None, tuple(per_onderwerp.pop(None, ())))
    per_thema: dict[Thema, list[Onderwerpdeel]] = {}
    for onderwerp, regels in per_onderwerp.items():
        per_thema.setdefault(onderwerp.thema, []).append(Onderwerpdeel(onderwerp, _op_volgorde(regels)))
    return Inhoudsopgave(algemeen, tuple(Themadeel(thema, tuple(delen)) for thema, delen in per_thema.items()))


def naam_van(paragraaf: Paragraaf) -> str:
    """``Wat wij hebben gedaan: preventie``; the topic is said by the heading above it."""
    naam = hoofdletter(Paragraafsoort(paragraaf.soort).label)
    if paragraaf.soort != Paragraafsoort.GEDAAN:
        return naam
    return f"{naam}: {Spoor(paragraaf.spoor).label if paragraaf.spoor else 'overig'}"


def _cijfers_van(onderwerp):
    """Those of a topic and of its goals; without one, the computer has nothing to write about."""
    return Indicator.objects.filter(Q(doelstellingen__onderwerp=onderwerp) | Q(onderwerpen=onderwerp))


def stand_van_paragraaf(paragraaf: Paragraaf, van_computer: bool) -> tuple[str, str]:
    """How far it is, in words, and the sign before them; ``van_computer`` where there is a draft of the figures."""
    if paragraaf.tekst is None:
        if van_computer:
            return "van de computer", "concept"
        return "nog leeg", "concept"
    wie = persoonsnaam(paragraaf.laatst_gewijzigd_door, "niemand")
    wanneer = moment(paragraaf.laatst_gewijzigd_op)
    if not paragraaf.tekst.strip():
        return f"leeg gelaten door {wie} op {wanneer}", "vastgesteld"
    return f"geschreven door {wie} op {wanneer}", "vastgesteld"


def _regel(paragraaf: Paragraaf) -> Regel:
    van_computer = paragraaf.soort == Paragraafsoort.BEELD and paragraaf.met_cijfers
    stand, klasse = stand_van_paragraaf(paragraaf, van_computer)
    return Regel(paragraaf, naam_van(paragraaf), stand, klasse, paragraaf.open_opmerkingen, van_computer)


def _op_volgorde(regels: Sequence[Regel]) -> tuple[Regel, ...]:
    def plaats(regel: Regel) -> tuple[int, int]:
        return SOORTEN.index(regel.paragraaf.soort), SPOREN.index(regel.paragraaf.spoor)

    return tuple(sorted(regels, key=plaats))
