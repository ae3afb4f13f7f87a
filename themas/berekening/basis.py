"""Against which period a figure is compared, and which breaks lie in between."""

from collections.abc import Iterator
from dataclasses import dataclass

from themas.berekening.perioden import Periode
from themas.berekening.reeks import Breuk, Punt, Reeks
from themas.berekening.verschil import Verschil, verschil
from themas.enums import Breukgevolg


@dataclass(frozen=True, slots=True)
class Basis:
    """The comparison that holds for ``periode``.

    ``verschil`` is None when nothing can be compared; ``ontbreekt`` then says why, as a clause. ``verlegd``
    is the break that moved the basis to a later year than the peiljaar: such a comparison carries no verdict.
    """

    periode: Periode
    verschil: Verschil | None = None
    ontbreekt: str = ""
    verlegd: Breuk | None = None
    voorbehouden: tuple[Breuk, ...] = ()

    @property
    def beoordeelde_periode(self) -> Periode:
        """The period that the difference is about; the whole year when a second half completes it."""
        return self.verschil.naar.periode if self.verschil else self.periode

    @property
    def omschrijving(self) -> str:
        """Which basis was used, in words for the page: ``1e helft 2020 tegenover 1e helft 2017``."""
        if self.verschil is None:
            return ""
        naar, van = self.verschil.naar, self.verschil.van
        if naar.uit_twee_jaren:
            eerste, tweede = naar.afgeleid_uit
            return f"{eerste.label} en {tweede.label} samen tegenover {van.periode.label}"
        return f"{naar.periode.label} tegenover {van.periode.label}"

    @property
    def omschrijving_in_zin(self) -> str:
        """The same inside a sentence: ``de 1e helft van 2020 tegenover de 1e helft van 2017``."""
        if self.verschil is None:
            return ""
        naar, van = self.verschil.naar, self.verschil.van
        if naar.uit_twee_jaren:
            eerste, tweede = (periode.met_lidwoord for periode in naar.afgeleid_uit)
            return f"{eerste} en {tweede} samen tegenover {van.periode.met_lidwoord}"
        return f"{naar.periode.met_lidwoord} tegenover {van.periode.met_lidwoord}"


def basis_voor(reeks: Reeks, periode: Periode, peiljaar: int) -> Basis:
    """The first comparison that holds: year, same half of the peiljaar, or the last two halves together.

    A comparison across a break that makes figures incomparable does not hold; when that leaves none, the first
    later comparable year takes the place of the peiljaar.
    """
    if periode.jaar <= peiljaar:
        return Basis(periode, ontbreekt=f"{periode.label} ligt niet na het jaar van vergelijking, {peiljaar}")
    breuk = None
    for van, naar in _kandidaten(reeks, periode, peiljaar):
        if (scheidend := scheidende_breuk(reeks, van.periode, naar.periode)) is not None:
            breuk = scheidend
        elif (uitkomst := verschil(reeks, van, naar)) is not None:
            return _met_voorbehouden(reeks, periode, uitkomst)
    if breuk is None:
        return Basis(periode, ontbreekt=_ontbrekend(reeks, periode, peiljaar))
    return _na_de_breuk(reeks, periode, breuk)


def vergelijkbare_perioden(reeks: Reeks, peiljaar: int) -> list[Basis]:
    """Every period of the series after the peiljaar for which a difference can be had, oldest first."""
    bases = (basis_voor(reeks, periode, peiljaar) for periode in reeks.perioden)
    return [basis for basis in bases if basis.verschil is not None]


def scheidende_breuk(reeks: Reeks, van: Periode, naar: Periode) -> Breuk | None:
    """The last break between two periods that makes them incomparable."""
    breuken = (b for b in reeks.breuken if b.gevolg is Breukgevolg.NIET_VERGELIJKBAAR and b.telt_tussen(van, naar))
    return max(breuken, key=lambda breuk: breuk.datum, default=None)


def _na_de_breuk(reeks: Reeks, periode: Periode, breuk: Breuk) -> Basis:
    """The comparison with the first year after the break of which something is known."""
    jaren = {p.jaar for p in reeks.niveaus} | {van.jaar for _, van in reeks.veranderingen}
    jaren = {jaar for jaar in jaren if jaar < periode.jaar and Periode(jaar).begin >= breuk.datum}
    if not jaren:
        return Basis(periode, ontbreekt="een jaar om mee te vergelijken ontbreekt", verlegd=breuk)
    jaar = min(jaren)
    for van, naar in _kandidaten(reeks, periode, jaar):
        if (uitkomst := verschil(reeks, van, naar)) is not None:
            return _met_voorbehouden(reeks, periode, uitkomst, verlegd=breuk)
    return Basis(periode, ontbreekt=_ontbrekend(reeks, periode, jaar), verlegd=breuk)


def _met_voorbehouden(reeks: Reeks, periode: Periode, uitkomst: Verschil, verlegd: Breuk | None = None) -> Basis:
    voorbehouden = tuple(
        breuk
        for breuk in reeks.breuken
        if breuk.gevolg is Breukgevolg.VOORBEHOUD and breuk.telt_tussen(uitkomst.van.periode, uitkomst.naar.periode)
    )
    return Basis(periode, uitkomst, verlegd=verlegd, voorbehouden=voorbehouden)


def _kandidaten(reeks: Reeks, periode: Periode, jaar: int) -> Iterator[tuple[Punt, Punt]]:
    """Pairs (basis, compared) in the order of the rules; a pair may still have nothing to compare."""
    peil = reeks.punt(Periode(jaar))
    if periode.is_jaar:
        yield peil, reeks.punt(periode)
        return
    if periode.is_helft and periode.nummer == 2 and not reeks.punt(periode.helften[0]).leeg:
        yield peil, reeks.punt(periode.heel_jaar)
    yield reeks.punt(periode.in_jaar(jaar)), reeks.punt(periode)
    # Not with a half of the base year itself: that would compare it with what it is part of.
    if periode.is_helft and periode.vorige_helft.jaar > jaar:
        samen = reeks.samen((periode.vorige_helft, periode), als=periode)
        if samen is not None:
            yield peil, samen


def _ontbrekend(reeks: Reeks, periode: Periode, jaar: int) -> str:
    """Why there is nothing to compare, as a clause: which figure is missing, hidden, or of another measure."""
    van, naar = reeks.punt(periode.in_jaar(jaar)), reeks.punt(periode)
    if van.verborgen or naar.verborgen:
        return "een van de cijfers is zo klein dat wij het niet laten zien"
    bekend = not naar.leeg or any(p == periode for p, _ in reeks.veranderingen)
    if bekend and not van.leeg:
        toen, nu = van.periode.met_lidwoord, periode.met_lidwoord
        return f"de cijfers over {toen} en {nu} zijn niet op dezelfde manier gegeven"
    return f"het cijfer over {(van.periode if bekend else periode).met_lidwoord} ontbreekt"


def zelfde_vergelijking(elders: Reeks, basis: Basis) -> Verschil | None:
    """The comparison of ``basis`` made in another area, over the same periods; None where it cannot be made."""
    van, naar = basis.verschil.van, basis.verschil.naar
    punt = elders.samen(naar.afgeleid_uit, als=naar.periode) if naar.uit_twee_jaren else elders.punt(naar.periode)
    return None if punt is None else verschil(elders, elders.punt(van.periode), punt)
