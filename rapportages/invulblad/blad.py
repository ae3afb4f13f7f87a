"""The sheet as one officer sees it: each line with earlier figures, its cells, and what that officer left unsaved."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from rapportages.invulblad import cellen, geschiedenis
from rapportages.invulblad.geschiedenis import Geschiedenis
from rapportages.invulblad.regel import Regel
from rapportages.models import Klad, Rapportageronde, Uitvraag
from rapportages.voortgang import Lijn, gerangschikt, rijen_bij, sleutel, uitvragen_van
from themas.gemeente import eigen_gebied


@dataclass
class Blad:
    ronde: Rapportageronde
    kolommen: list[str]
    regels: list[Regel]
    geschiedenis: Geschiedenis
    vandaag: datetime.date
    door: object = None

    def __iter__(self) -> Iterator[Regel]:
        return iter(self.regels)

    @cached_property
    def per_pk(self) -> dict[int, Regel]:
        return {regel.pk: regel for regel in self.regels}

    @property
    def met_marge(self) -> bool:
        """Whether any line has a margin to give; else the sheet has no column for it."""
        return any("marge" in regel.cellen for regel in self.regels)

    @property
    def cijfers(self) -> list[Regel]:
        return [regel for regel in self.regels if regel.uitvraag.indicator_id]

    @property
    def doelen(self) -> list[Regel]:
        return [regel for regel in self.regels if regel.uitvraag.doelstelling_id]

    @cached_property
    def gezinnen(self) -> list[tuple[Regel, list[Regel]]]:
        """Wholes of counts with their parts, where the sheet asks for all parts that there are."""
        per_indicator = {regel.uitvraag.indicator_id: regel for regel in self.cijfers}
        delen = defaultdict(list)
        for regel in self.cijfers:
            indicator = regel.uitvraag.indicator
            if indicator.onderdeel_van_id in per_indicator and not cellen.vraagt_waarde(indicator):
                delen[indicator.onderdeel_van_id].append(regel)
        return [(per_indicator[geheel], lijst) for geheel, lijst in delen.items()]


def lees_blad(ronde: Rapportageronde, door=None) -> Blad:
    """The whole sheet, with the drafts of the user ``door``; seven queries, however many lines."""
    periode = ronde.periode
    uitvragen = gerangschikt(uitvragen_van([ronde.pk]))
    rijen = rijen_bij(uitvragen, [periode.pk])
    indicatoren = [uitvraag.indicator_id for uitvraag in uitvragen if uitvraag.indicator_id]
    verleden = geschiedenis.lees(periode.puur, indicatoren, eigen_gebied(), ronde.plan.peiljaar)
    kladden = {klad.uitvraag_id: klad for klad in _kladden(ronde, door)}
    regels = []
    for uitvraag, diepte in zip(uitvragen, _diepten(uitvragen), strict=True):
        lijn = Lijn(uitvraag, rijen.get(sleutel(uitvraag, periode.pk)))
        eerder = list(zip(verleden.kolommen_van(uitvraag), verleden.kolommen, strict=False))
        regel = Regel(lijn, {}, diepte, eerder, gesloten=ronde.gesloten_op is not None)
        regel.cellen = cellen.cellen_van(uitvraag, regel.rij, verleden.bron(uitvraag))
        regel.vorige_bron = verleden.vorige_bron(uitvraag)
        regel.klad = _anders(kladden.get(uitvraag.pk), regel)
        regel.getoond = _getoond(regel)
        regels.append(regel)
    return Blad(ronde, verleden.kolommen, regels, verleden, timezone.localdate(), door)


def _anders(klad: Klad | None, regel: Regel) -> Klad | None:
    """A draft that says what is stored by now is none any more."""
    if klad is None:
        return None
    getypt = {naam: str(klad.cellen.get(naam, waarde)) for naam, waarde in regel.cellen.items()}
    return None if cellen.vingerafdruk(getypt) == cellen.vingerafdruk(regel.cellen) else klad


def _getoond(regel: Regel) -> dict[str, str]:
    if regel.klad is None or regel.vast:
        return dict(regel.cellen)
    return {naam: str(regel.klad.cellen.get(naam, waarde)) for naam, waarde in regel.cellen.items()}


def _kladden(ronde: Rapportageronde, door):
    return Klad.objects.filter(uitvraag__ronde=ronde, gebruiker=door) if door is not None else ()


def _diepten(uitvragen: list[Uitvraag]) -> Iterator[int]:
    """How deep each line lies under wholes that are on the sheet too; wholes come before their parts."""
    diepten: dict[int, int] = {}
    for uitvraag in uitvragen:
        if uitvraag.doelstelling_id:
            yield 0
            continue
        diepten[uitvraag.indicator_id] = diepten.get(uitvraag.indicator.onderdeel_van_id, -1) + 1
        yield diepten[uitvraag.indicator_id]
