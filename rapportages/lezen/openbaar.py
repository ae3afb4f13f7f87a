"""Which reports are public at a moment. Lists, pages and feed all ask here, so none of them can lift an embargo."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from rapportages.models import Intrekking, Rectificatie, Versie, Voortgangsrapportage


@dataclass(frozen=True, slots=True)
class Openbaar:
    """A report as readers know it; ``versies`` newest first, none of a report of which only the title is known."""

    rapportage: Voortgangsrapportage
    versies: Sequence[Versie] = ()
    rectificaties: Sequence[Rectificatie] = ()

    @property
    def versie(self) -> Versie | None:
        return self.versies[0] if self.versies else None

    @property
    def titel(self) -> str:
        """As it was published: what officers are changing meanwhile is not public."""
        return self.versie.titel if self.versie else self.rapportage.titel

    @property
    def intrekking(self) -> Intrekking | None:
        return getattr(self.rapportage, "intrekking", None)


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """A report in a list, from a row of ``in_lijst``."""

    rapportage: Voortgangsrapportage

    @property
    def titel(self) -> str:
        return self.rapportage.laatste_titel or self.rapportage.titel

    @property
    def alleen_titel(self) -> bool:
        return self.rapportage.laatste_nummer is None

    @property
    def intrekking(self) -> Intrekking | None:
        return getattr(self.rapportage, "intrekking", None)

    @property
    def vergelijkbaar(self) -> bool:
        """Whether there is a text that still holds."""
        return not self.alleen_titel and self.intrekking is None


def openbare_rapportages(nu: datetime | None = None) -> QuerySet[Voortgangsrapportage]:
    """With a version past its embargo, also when it was withdrawn; or of which only the title is known."""
    nu = nu or timezone.now()
    titel = Q(pk__in=Voortgangsrapportage.objects.alleen_titel(nu).values("pk"))
    return Voortgangsrapportage.objects.filter(
        titel | Exists(Versie.objects.publiek(nu).filter(rapportage=OuterRef("pk")))
    )


def in_lijst(rapportages: QuerySet[Voortgangsrapportage], nu: datetime | None = None) -> list[Lijstregel]:
    """These with all that a list says of them, newest period first; one query, however many reports."""
    nu = nu or timezone.now()
    versies = Versie.objects.publiek(nu).filter(rapportage=OuterRef("pk")).order_by("-nummer")
    verbeterd = Rectificatie.objects.publiek(nu).filter(rapportage=OuterRef("pk")).order_by().values("rapportage")
    rijen = rapportages.select_related("plan", "periode", "intrekking").annotate(
        laatste_nummer=Subquery(versies.values("nummer")[:1]),
        laatste_titel=Subquery(versies.values("titel")[:1]),
        laatste_op=Subquery(versies.values("zichtbaar_vanaf")[:1]),
        verbeterd=Subquery(verbeterd.annotate(keer=Count("pk")).values("keer")),
    )
    return [Lijstregel(rij) for rij in rijen.order_by("-periode__eind", "plan__slug", "slug")]


def zonder_tekst(slug: str, nu: datetime) -> Openbaar | None:
    """A report of which only the title is known, with its corrections; two queries."""
    rijen = openbare_rapportages(nu).filter(slug=slug).select_related("plan", "periode", "intrekking")
    rij = rijen.prefetch_related(Prefetch("rectificaties", Rectificatie.objects.publiek(nu))).first()
    return Openbaar(rij, (), tuple(rij.rectificaties.all())) if rij else None


def geldende_versies(nu: datetime | None = None) -> QuerySet[Versie]:
    """Of each report that was not withdrawn its newest public version, newest period first."""
    publiek = Versie.objects.publiek(nu)
    nieuwste = publiek.filter(rapportage=OuterRef("rapportage")).order_by("-nummer").values("pk")[:1]
    return (
        publiek.filter(pk=Subquery(nieuwste), rapportage__intrekking__isnull=True)
        .select_related("rapportage__plan", "rapportage__periode")
        .order_by("-rapportage__periode__eind", "rapportage__plan__slug")
    )


def laatste_versie(nu: datetime | None = None) -> Versie | None:
    """The report on the newest period; one query."""
    return geldende_versies(nu).first()


def eerdere_slug(nu: datetime) -> Subquery:
    """For versions: the report on the period before, of the same plan, that can be compared with."""
    eerder = Versie.objects.publiek(nu).filter(
        rapportage__plan=OuterRef("rapportage__plan"),
        rapportage__periode__eind__lt=OuterRef("rapportage__periode__eind"),
        rapportage__intrekking__isnull=True,
    )
    return Subquery(eerder.order_by(F("rapportage__periode__eind").desc()).values("rapportage__slug")[:1])
