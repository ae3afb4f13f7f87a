"""The table under a figure: the same numbers, one row per period or per bar."""

from dataclasses import dataclass
from decimal import Decimal

from themas.weergave.figuur import Figuur, Lijnfiguur, Staaf, Staaffiguur
from themas.weergave.letters import schoon


Cel = str | int | Decimal | None
OPMERKING = "Opmerking"
TOEVAL = "het verschil kan toeval zijn"
GUNSTIG = {True: "gunstig", False: "ongunstig", None: "geen oordeel"}


@dataclass(frozen=True, slots=True)
class Tabel:
    """Numbers as numbers, None where there is no figure, words as text.

    ``decimalen`` is how the numbers are written; ``adressen`` are the links of the rows, empty where there are none.
    """

    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    decimalen: int = 0
    adressen: tuple[str, ...] = ()


def tabel(figuur: Figuur) -> Tabel:
    """Periods downwards and lines across, or bars downwards; remarks stand in a column of their own, if any."""
    return _van_lijnen(figuur) if isinstance(figuur, Lijnfiguur) else _van_staven(figuur)


def _van_lijnen(figuur: Lijnfiguur) -> Tabel:
    per_lijn = [{punt.periode: punt for punt in lijn.punten} for lijn in figuur.lijnen]
    namen = [schoon(lijn.naam) for lijn in figuur.lijnen]
    rijen, opmerkingen = [], []
    for periode in sorted(set().union(*per_lijn)):
        punten = [punten.get(periode) for punten in per_lijn]
        rijen.append((periode.label, *(None if punt is None else punt.waarde for punt in punten)))
        opmerkingen.append(_voorbehouden(namen, punten))
    koppen = ("Periode", *namen)
    if any(opmerkingen):
        koppen = (*koppen, OPMERKING)
        rijen = [(*rij, opmerking) for rij, opmerking in zip(rijen, opmerkingen, strict=True)]
    return Tabel(koppen, tuple(rijen), figuur.decimalen)


def _voorbehouden(namen, punten) -> str:
    """ "geschat", or "Almere: geschat; Nederland: voorlopig" where it must be said whose figure it is."""
    delen = [(naam, schoon(punt.voorbehoud)) for naam, punt in zip(namen, punten, strict=True) if punt]
    delen = [(naam, voorbehoud) for naam, voorbehoud in delen if voorbehoud]
    if len(namen) == 1:
        return "".join(voorbehoud for _, voorbehoud in delen)
    return "; ".join(f"{naam}: {voorbehoud}" for naam, voorbehoud in delen)


def _van_staven(figuur: Staaffiguur) -> Tabel:
    koppen = ("Cijfer", f"Verschil met {figuur.peiljaar} in procenten", "Oordeel")
    rijen = [(schoon(staaf.naam), staaf.getal, GUNSTIG[staaf.gunstig]) for staaf in figuur.staven]
    opmerkingen = [opmerking_bij(staaf) for staaf in figuur.staven]
    if any(opmerkingen):
        koppen = (*koppen, OPMERKING)
        rijen = [(*rij, opmerking) for rij, opmerking in zip(rijen, opmerkingen, strict=True)]
    return Tabel(koppen, tuple(rijen), adressen=tuple(staaf.adres for staaf in figuur.staven))


def opmerking_bij(staaf: Staaf) -> str:
    """That the difference may be chance, and the note of the bar."""
    return "; ".join(filter(None, [TOEVAL if staaf.onzeker else "", schoon(staaf.noot)]))
