"""What a figure says by itself: its newest change, with the nearest earlier year that it can be compared with."""

from themas.berekening import Basis, Reeks, basis_voor
from themas.models import Indicator
from themas.weergave.zinnen import kopzin, laatste_zin, nieuwste_zonder_vergelijking


def nieuwste_verandering(reeks: Reeks) -> Basis | None:
    """Of the newest period that can be compared at all; None where nothing can."""
    jaren = {p.jaar for p in reeks.perioden} | {van.jaar for _, van in reeks.veranderingen}
    for periode in reversed(reeks.perioden):
        for jaar in sorted((jaar for jaar in jaren if jaar < periode.jaar), reverse=True):
            basis = basis_voor(reeks, periode, jaar)
            if basis.verschil is not None:
                return basis
    return None


def zegt(indicator: Indicator, reeks: Reeks) -> str:
    """``In 2019 waren er in Almere 13% minder incidenten dan in 2018.``; else the newest figure, or that none is."""
    basis = nieuwste_verandering(reeks)
    if basis is None:
        return laatste_zin(indicator, reeks)
    later = nieuwste_zonder_vergelijking(indicator, reeks, basis, basis.verschil.van.periode.jaar)
    return f"{kopzin(indicator, reeks, basis)} {later}".rstrip()
