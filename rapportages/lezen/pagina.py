"""All that the page of one report tells, gathered once: the newest version, or an older one at its own address."""

from datetime import datetime
from functools import cached_property

from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.utils import timezone

from rapportages.enums import Bestandsoort
from rapportages.lezen.openbaar import Openbaar, eerdere_slug, zonder_tekst
from rapportages.lezen.vandaag import Bijgesteld, bijgesteld
from rapportages.models import Bestand, Rectificatie, Versie
from rapportages.verslag.bevriezen import Opname, ontdooi, opnamen_van
from rapportages.verslag.delen import Verslag
from rapportages.verslag.leesbaar import Leesverslag, maak_leesbaar
from rapportages.woo import woo_van_versie, woo_zonder_tekst
from themas.woo import Woogegevens


ONBEKEND = "Deze rapportage kennen wij niet. Kijk in de lijst met rapportages."
GEEN_VERSIE = "Deze versie van de rapportage kennen wij niet. Kijk op de pagina van de rapportage welke er zijn."


class Rapportpagina:
    """A report that is public at ``nu``. Two queries, and those of ``bijgesteld``; three of a report without text."""

    def __init__(self, slug: str, nummer: int | None = None, nu: datetime | None = None):
        """Raises Http404 for what is not known, and in the same words for what is not public yet."""
        self.openbaar = rapport_van(slug, nu)
        self.versie = self._versie(nummer)

    def _versie(self, nummer: int | None) -> Versie | None:
        if nummer is None:
            return self.openbaar.versie
        versie = next((versie for versie in self.openbaar.versies if versie.nummer == nummer), None)
        if versie is None:
            raise Http404(GEEN_VERSIE)
        return versie

    @property
    def rapportage(self):
        return self.openbaar.rapportage

    @property
    def titel(self) -> str:
        return self.versie.titel if self.versie else self.openbaar.titel

    @property
    def woo(self) -> Woogegevens:
        return woo_van_versie(self.versie) if self.versie else woo_zonder_tekst(self.titel)

    @property
    def nieuwere(self) -> Versie | None:
        """The version that readers should go to instead, where they look at an older one."""
        nieuwste = self.openbaar.versie
        return nieuwste if nieuwste != self.versie else None

    @property
    def vorige(self) -> Versie | None:
        """The version before this one, where that can be compared with."""
        eerdere = [versie for versie in self.openbaar.versies if self.versie and versie.nummer < self.versie.nummer]
        return eerdere[0] if eerdere else None

    @property
    def rectificaties(self) -> list[Rectificatie]:
        """Newest first; each version but the first has one, and a report without text may have some."""
        los = list(self.openbaar.rectificaties)
        return los or [rij for versie in self.openbaar.versies if (rij := getattr(versie, "rectificatie", None))]

    @property
    def eigen_rectificaties(self) -> list[Rectificatie]:
        """What this version corrects."""
        return [rij for rij in self.rectificaties if rij.versie_id == self.versie.pk]

    @cached_property
    def opnamen(self) -> list[Opname]:
        """What was frozen, as rows; for the text that the hash is over as well as for the page."""
        return opnamen_van(self.versie)

    @cached_property
    def bevroren(self) -> Verslag:
        return ontdooi(self.opnamen)

    @cached_property
    def bijgesteld(self) -> Bijgesteld:
        return bijgesteld(self.bevroren, plan=self.rapportage.plan, periode=self.rapportage.periode.puur)

    @cached_property
    def verslag(self) -> Leesverslag:
        return maak_leesbaar(
            self.bevroren,
            bijgesteld={sleutel: nu for sleutel, (_, nu) in self.bijgesteld.getallen.items()},
            doelen_bijgesteld=self.bijgesteld.doelen,
        )


def rapport_van(slug: str, nu: datetime | None = None) -> Openbaar:
    """One report with its public versions, in one query; raises Http404 for one that is not public."""
    nu = nu or timezone.now()
    versies = list(
        Versie.objects.publiek(nu)
        .filter(rapportage__slug=slug)
        .select_related("rapportage__plan", "rapportage__periode", "rapportage__intrekking", "rectificatie")
        .annotate(pdf=_sha256(Bestandsoort.PDF), docx=_sha256(Bestandsoort.DOCX), eerdere=eerdere_slug(nu))
        .order_by("-nummer")
    )
    if versies:
        return Openbaar(versies[0].rapportage, versies)
    if (rapport := zonder_tekst(slug, nu)) is None:
        raise Http404(ONBEKEND)
    return rapport


def _sha256(soort: Bestandsoort) -> Subquery:
    return Subquery(Bestand.objects.filter(versie=OuterRef("pk"), soort=soort).values("sha256")[:1])
