"""Actions in the order in which pages show them: by theme and topic, and how many stand how."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from rapportages.enums import Actiestatus
from rapportages.models import Actie, Jaarplan, Jaarplanthema
from themas.models import Onderwerp, Thema


Telling = list[tuple[Actiestatus, int]]


@dataclass(frozen=True, slots=True)
class Themadeel:
    """One theme of a year plan; ``thema`` None holds the actions of the whole plan, in one group without a topic."""

    thema: Thema | None
    doelen: Jaarplanthema | None
    onderwerpen: Sequence[tuple[Onderwerp | None, Sequence[Actie]]]

    @property
    def doelregels(self) -> list[str]:
        return regels(self.doelen.doelen) if self.doelen else []

    @property
    def aantal(self) -> int:
        return sum(len(acties) for _, acties in self.onderwerpen)


@dataclass(frozen=True, slots=True)
class Jaar:
    """The actions of one theme in one year plan, for the page of the theme."""

    jaarplan: Jaarplan
    acties: Sequence[Actie]

    @property
    def telling(self) -> Telling:
        return tel(self.acties)


def regels(tekst: str) -> list[str]:
    """The lines of a text of which each is one principle or goal."""
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]


def tel(acties: Iterable[Actie]) -> Telling:
    """How many have each status, in the order of the list; statuses that none has are left out."""
    aantal = Counter(actie.status for actie in acties)
    return [(status, aantal[status]) for status in Actiestatus if aantal[status]]


def acties_van(jaarplan: Jaarplan) -> list[Actie]:
    """Every action of a public year plan with all that its page shows; three queries."""
    return list(met_voortgang(jaarplan.acties.all()).order_by("onderwerp__volgorde", "code"))


def met_voortgang(acties: QuerySet[Actie]) -> QuerySet[Actie]:
    """With the notes, and the public actions that go on with them (``vervolg``); two queries more."""
    vervolg = Actie.objects.publiek().select_related("jaarplan")
    return acties.select_related("onderwerp", "werkwijze", "overgenomen_van__jaarplan").prefetch_related(
        "voortgang", Prefetch("overgenomen_in", vervolg, to_attr="vervolg")
    )


def per_thema(
    acties: Iterable[Actie], themas: Iterable[Thema], doelen: Iterable[Jaarplanthema], *, ook_leeg: bool
) -> list[Themadeel]:
    """Themes in their order and the whole plan last; ``ook_leeg`` keeps themes without an action."""
    van_onderwerp = defaultdict(list)
    for actie in acties:
        van_onderwerp[actie.onderwerp_id].append(actie)
    doel_van = {doel.thema_id: doel for doel in doelen}
    delen = [
        Themadeel(
            thema,
            doel_van.get(thema.pk),
            [(o, van_onderwerp[o.pk]) for o in thema.onderwerpen.all() if o.pk in van_onderwerp],
        )
        for thema in themas
    ]
    delen.append(Themadeel(None, None, [(None, van_onderwerp[None])] if None in van_onderwerp else []))
    return [deel for deel in delen if deel.aantal or (ook_leeg and deel.thema)]


def jaren_van(thema: Thema) -> list[Jaar]:
    """The public actions of the topics of a theme, by year plan, newest first; one query."""
    per_jaarplan = defaultdict(list)
    acties = Actie.objects.publiek().filter(onderwerp__thema=thema).select_related("jaarplan")
    for actie in acties.order_by("-jaarplan__jaar", "jaarplan", "onderwerp__volgorde", "code"):
        per_jaarplan[actie.jaarplan].append(actie)
    return [Jaar(jaarplan, lijst) for jaarplan, lijst in per_jaarplan.items()]
