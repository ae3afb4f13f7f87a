"""Which reports are public at a moment. Lists, pages and feed all ask here, so none of them can lift an embargo."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from rapportages.enums import Rapportstatus
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

    @property
    def alleen_titel(self) -> bool:
        return not self.versies


def openbare_rapportages(nu: datetime | None = None) -> QuerySet[Voortgangsrapportage]:
    """Reports with a version past its embargo, also when it was withdrawn, and those of which only the title is known."""
    nu = nu or timezone.now()
    titel = Q(status=Rapportstatus.ALLEEN_TITEL) & (Q(publiceren_op__isnull=True) | Q(publiceren_op__lte=nu))
    return Voortgangsrapportage.objects.filter(
        titel | Exists(Versie.objects.publiek(nu).filter(rapportage=OuterRef("pk")))
    )


def openbaar(rapportages: QuerySet[Voortgangsrapportage], nu: datetime | None = None) -> list[Openbaar]:
    """These with all that a list says of them, newest period first; three queries, however many reports."""
    nu = nu or timezone.now()
    rijen = rapportages.select_related("plan", "periode", "intrekking").order_by("-periode__eind", "plan__slug")
    gevuld = rijen.prefetch_related(
        Prefetch("versies", Versie.objects.publiek(nu).order_by("-nummer")),
        Prefetch("rectificaties", Rectificatie.objects.publiek(nu)),
    )
    return [Openbaar(rij, tuple(rij.versies.all()), tuple(rij.rectificaties.all())) for rij in gevuld]


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
