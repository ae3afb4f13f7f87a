"""From a figure to inline SVG: wide, narrow, or as a file that stands alone; and the sparkline.

Drawn at 720 or 320 units wide. With their letter sizes that is at least 12 px on the screen when the wide form stands
in 600 px or more and the narrow one in 275 px or more; ``static/css/figuur.css`` chooses between them.
No ids are used, so a drawing may stand on a page as often as one likes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.template.loader import get_template
from django.utils.safestring import SafeString

from themas.berekening import Periode
from themas.weergave.alternatief import GEEN_CIJFERS, beschrijf, eerste_zin
from themas.weergave.assen import is_elk_jaar, midden
from themas.weergave.figuur import Datapunt, Figuur, Lijn, Lijnfiguur, Peillijn
from themas.weergave.lijnen import deel_op
from themas.weergave.lijntekening import lijntekening
from themas.weergave.staaftekening import staaftekening
from themas.weergave.stijl import LETTERTYPE, met_kleuren, stijlen
from themas.weergave.vorm import BREED, KAART, KRAP, SMAL, coordinaat


VORMEN = {"breed": BREED, "smal": SMAL, "krap": KRAP, "kaart": KAART}
_WORTEL = re.compile(r'<svg class="f-svg" viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"')
Vormnaam = Literal["breed", "smal", "krap", "kaart"]
VONK_BREED, VONK_HOOG, VONK_RAND = 110, 28, 4


@dataclass(frozen=True, slots=True)
class Tekening:
    """A drawing and how large it is, for who lays it out among other things."""

    svg: SafeString
    breedte: int
    hoogte: float


def teken(figuur: Figuur, vorm: Vormnaam = "breed", *, los: bool = False) -> SafeString:
    """The figure as SVG, or a sentence when there is nothing to draw.

    ``los`` makes a whole SVG file, with literal colours and the whole text alternative, for ``<img>`` and PDF.
    """
    return tekening(figuur, vorm, los=los).svg


def tekening(figuur: Figuur, vorm: Vormnaam = "breed", *, los: bool = False) -> Tekening:
    maten, s = VORMEN[vorm], stijlen(los=los)
    if leeg(figuur):
        sjabloon, inhoud = "leeg", {"tekst": GEEN_CIJFERS, "breedte": maten.breedte, "hoogte": maten.letter * 3}
    elif isinstance(figuur, Lijnfiguur):
        sjabloon, inhoud = "lijn", lijntekening(figuur, maten, s)
    else:
        sjabloon, inhoud = "staaf", staaftekening(figuur, maten, s)
    svg = get_template(f"figuren/{sjabloon}.svg").render(
        inhoud
        | {
            "s": s,
            "los": los,
            "letter": maten.letter,
            "lettertype": LETTERTYPE,
            "titel": eerste_zin(figuur),
            "beschrijving": beschrijf(figuur) if los else "",
        }
    )
    return Tekening(svg, maten.breedte, float(inhoud["hoogte"]))


def als_bestand(svg: str) -> str:
    """A drawing that was made for a page as a whole SVG file: of a frozen figure nothing else is left to draw from."""
    wortel = (
        r'<svg xmlns="http://www.w3.org/2000/svg" overflow="visible" width="\1" height="\2" '
        f'font-family="{LETTERTYPE}" viewBox="0 0 \\1 \\2"'
    )
    return met_kleuren(_WORTEL.sub(wortel, svg, count=1))


def leeg(figuur: Figuur) -> bool:
    """Whether there is nothing to draw."""
    if isinstance(figuur, Lijnfiguur):
        return not any(lijn.punten for lijn in figuur.lijnen)
    return not figuur.staven


def vonk(lijn: Lijn, peil: Peillijn | None = None) -> SafeString:
    """A sparkline from zero, hidden from screen readers because the row says it in words; empty without points."""
    if not lijn.punten:
        return SafeString("")
    as_ = _Vonkas.van(lijn, peil)
    stukken = deel_op(lijn, elk_jaar=is_elk_jaar(punt.periode for punt in lijn.punten))
    alleen = [run[0] for run in stukken.runs if len(run) == 1]
    punten = alleen if lijn.punten[-1] in alleen else [*alleen, lijn.punten[-1]]
    return get_template("figuren/vonk.svg").render(
        {
            "s": stijlen(los=False),
            "breedte": VONK_BREED,
            "hoogte": VONK_HOOG,
            "lijn": stukken.pad(as_.x, as_.y),
            "brug": stukken.brug(as_.x, as_.y),
            "peil": "" if peil is None else coordinaat(as_.y(peil.waarde)),
            "punten": [as_.plek(punt) for punt in punten if not punt.voorbehoud],
            "open": [as_.plek(punt) for punt in punten if punt.voorbehoud],
        }
    )


@dataclass(frozen=True, slots=True)
class _Vonkas:
    begin: float
    dagen: float
    laagste: Decimal
    hoogste: Decimal

    @classmethod
    def van(cls, lijn: Lijn, peil: Peillijn | None) -> "_Vonkas":
        waarden: Iterable = [0, *(punt.waarde for punt in lijn.punten), *([] if peil is None else [peil.waarde])]
        getallen = [Decimal(waarde) for waarde in waarden]
        begin, eind = midden(lijn.punten[0].periode), midden(lijn.punten[-1].periode)
        return cls(begin, eind - begin, min(getallen), max(getallen))

    def plek(self, punt: Datapunt) -> tuple[str, str]:
        return coordinaat(self.x(punt.periode)), coordinaat(self.y(punt.waarde))

    def x(self, periode: Periode) -> float:
        ruimte = VONK_BREED - 2 * VONK_RAND
        deel = (midden(periode) - self.begin) / self.dagen if self.dagen else 1
        return VONK_RAND + deel * ruimte

    def y(self, waarde: Decimal | int) -> float:
        hoogte = self.hoogste - self.laagste
        deel = float((Decimal(waarde) - self.laagste) / hoogte) if hoogte else 0
        return VONK_HOOG - VONK_RAND - deel * (VONK_HOOG - 2 * VONK_RAND)
