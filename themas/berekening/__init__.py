"""Arithmetic of the portal: pure functions on frozen dataclasses, in ``int``, ``Decimal`` and ``Fraction``.

No Django below this line. ``themas.reeksen`` is the one door through which database rows come in.
``None`` means "not known" everywhere and is never 0.
"""

from themas.berekening.afwijking import Afwijking, Waarneming, afwijking, wijkt_af_van_jaar
from themas.berekening.basis import Basis, basis_voor, vergelijkbare_perioden, zelfde_vergelijking
from themas.berekening.delen import Misrekening, misrekening
from themas.berekening.oordeel import Vaststelling, kop, stel_oordeel_vast
from themas.berekening.perioden import Periode
from themas.berekening.reeks import Breuk, Kenmerken, Niveau, Noemer, Punt, Reeks, Verandering
from themas.berekening.verschil import Verschil, afwijkend_gemeld, kwaliteit_van_cijfers, verschil
from themas.berekening.zekerheid import Toets, toets_aandelen, toets_aantallen


__all__ = [
    "Afwijking",
    "Basis",
    "Breuk",
    "Kenmerken",
    "Misrekening",
    "Niveau",
    "Noemer",
    "Periode",
    "Punt",
    "Reeks",
    "Toets",
    "Vaststelling",
    "Verandering",
    "Verschil",
    "Waarneming",
    "afwijkend_gemeld",
    "afwijking",
    "basis_voor",
    "kop",
    "kwaliteit_van_cijfers",
    "misrekening",
    "stel_oordeel_vast",
    "toets_aandelen",
    "toets_aantallen",
    "vergelijkbare_perioden",
    "verschil",
    "wijkt_af_van_jaar",
    "zelfde_vergelijking",
]
