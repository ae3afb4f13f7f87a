"""The pieces of the council in the order in which a reader wants them, judged at one day."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.models import Raadsstuk
from themas.models import Onderwerp
from themas.weergave.opmaak import datum


_VER = datetime.date.max


@dataclass(frozen=True, slots=True)
class Raadsrij:
    """A piece as it stands on ``vandaag``; its topics must have been fetched."""

    stuk: Raadsstuk
    vandaag: datetime.date

    @property
    def over_termijn(self) -> bool:
        return self.stuk.is_over_termijn(self.vandaag)

    @property
    def wanneer(self) -> str:
        """As the source says it; the day where that is known."""
        return self.stuk.datum_tekst or datum(self.stuk.datum)

    @property
    def termijn(self) -> str:
        return self.stuk.deadline_tekst or (f"tot en met {datum(self.stuk.deadline)}" if self.stuk.deadline else "")

    @property
    def gerekend_tot(self) -> str:
        """The day by which we count, where the source names none."""
        gerekend = self.stuk.deadline and self.stuk.deadline_tekst
        return f"wij rekenen tot en met {datum(self.stuk.deadline)}" if gerekend else ""

    @property
    def onderwerpen(self) -> list[Onderwerp]:
        """Its own topics and those of its goals, each once."""
        van_doelen = [doel.onderwerp for doel in self.stuk.doelstellingen.all()]
        return list(dict.fromkeys([*self.stuk.onderwerpen.all(), *van_doelen]))

    @property
    def volgorde(self) -> tuple:
        """Past the deadline first, the longest past before others; then what is open; then the newest."""
        termijn = self.stuk.deadline or _VER
        dag = self.stuk.datum or datetime.date.min
        return (
            not self.over_termijn,
            not self.stuk.staat_open,
            termijn if self.stuk.staat_open else _VER,
            -dag.toordinal(),
        )

    @property
    def op_volgorde_titel(self) -> str:
        return self.stuk.titel.casefold()

    @property
    def op_volgorde_datum(self) -> int:
        return (self.stuk.datum or datetime.date.min).toordinal()

    @property
    def op_volgorde_termijn(self) -> int:
        return (self.stuk.deadline or _VER).toordinal()

    @property
    def op_volgorde_status(self) -> tuple[bool, int]:
        return not self.over_termijn, list(Raadsstatus).index(self.stuk.status)


def rijen_van(stukken: Iterable[Raadsstuk], vandaag: datetime.date) -> list[Raadsrij]:
    return sorted((Raadsrij(stuk, vandaag) for stuk in stukken), key=lambda rij: rij.volgorde)


def met_verband(stukken: QuerySet[Raadsstuk]) -> QuerySet[Raadsstuk]:
    """With all that the page of one tells: what settled it, and the public pieces that it hangs together with."""
    publiek = Raadsstuk.objects.publiek()
    verbonden = [Prefetch(naam, queryset=publiek) for naam in ("over", "brieven", "handelt_af")]
    return stukken.voor_lijst().met_afhandeling().prefetch_related(*verbonden)


#: What the contents of each kind are about, as the heading on its page.
VRAAG = {
    Raadssoort.MOTIE: "Wat vraagt de raad?",
    Raadssoort.TOEZEGGING: "Wat beloofde het college?",
    Raadssoort.VERZOEK: "Wat vraagt de raad?",
    Raadssoort.RAADSBRIEF: "Waarover gaat de brief?",
    Raadssoort.RAADSBESLUIT: "Wat besloot de raad?",
    Raadssoort.ZIENSWIJZE: "Wat vindt de raad?",
}
