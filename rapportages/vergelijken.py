"""Two frozen reports side by side: what changed for each goal, and which texts of one report were rewritten.

Pure comparison of two ``Verslag``; nothing is read from the database here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapportages.bijstellingen import in_woorden
from rapportages.enums import Paragraafsoort, Spoor, Verloop
from rapportages.verslag.delen import Alinea, Doeldeel, Verslag


@dataclass(frozen=True, slots=True)
class Doelverloop:
    """One goal with one of its figures in two reports; ``toen`` or ``nu`` is None where it is in one of them only."""

    toen: Doeldeel | None
    nu: Doeldeel | None

    @property
    def doel(self) -> Doeldeel:
        """The goal as it reads in the newer of the two that has it."""
        return self.nu or self.toen

    @property
    def verloop(self) -> Verloop:
        if self.toen is None:
            return Verloop.NIEUW
        if self.nu is None:
            return Verloop.WEG
        if self.toen.oordeel.gunstig is not self.nu.oordeel.gunstig:
            return _kering(self.toen.oordeel.gunstig, self.nu.oordeel.gunstig)
        return Verloop.ANDERS if in_woorden(self.toen) != in_woorden(self.nu) else Verloop.GELIJK


@dataclass(frozen=True, slots=True)
class Stuk:
    """A run of words that stayed, that came or that went."""

    tekst: str
    erbij: bool = False
    eraf: bool = False


@dataclass(frozen=True, slots=True)
class Tekstverschil:
    """One paragraph that reads otherwise, with its words in the order of reading."""

    thema: str
    onderwerp: str
    soort: Paragraafsoort
    spoor: Spoor
    stukken: tuple[Stuk, ...]


def doelen_naast_elkaar(toen: Verslag, nu: Verslag) -> list[Doelverloop]:
    """Every goal of both reports, in the order of the newer one and with what is gone at the end.

    A goal is known by its code and its figure, so a topic that moved keeps its goals.
    """
    oud = {_herken(deel): deel for deel in toen.doelen}
    paren = [Doelverloop(oud.pop(_herken(deel), None), deel) for deel in nu.doelen]
    return paren + [Doelverloop(deel, None) for deel in oud.values()]


def gekanteld(paren: Sequence[Doelverloop]) -> list[Doelverloop]:
    """The goals of which the verdict turned, for better or for worse."""
    return [paar for paar in paren if paar.verloop in (Verloop.BETER, Verloop.SLECHTER)]


def veranderde_teksten(toen: Verslag, nu: Verslag) -> list[Tekstverschil]:
    """Paragraphs that two versions of one report have otherwise, bound numbers as they stand in the text."""
    oud = {alinea.sleutel: alinea for alinea in toen.alineas}
    nieuw = {alinea.sleutel: alinea for alinea in nu.alineas}
    return [
        Tekstverschil(deel.thema, deel.onderwerp, deel.soort, deel.spoor, tuple(_stukken(was, wordt)))
        for deel in (nieuw | {s: a for s, a in oud.items() if s not in nieuw}).values()
        if (was := _tekst(oud.get(deel.sleutel))) != (wordt := _tekst(nieuw.get(deel.sleutel)))
    ]


def _stukken(was: str, wordt: str) -> Iterator[Stuk]:
    """Word by word; a difference in white space alone is none for who reads."""
    a, b = re.findall(r"\s+|\S+", was), re.findall(r"\s+|\S+", wordt)
    for wat, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if wat == "equal":
            yield Stuk("".join(a[a1:a2]))
            continue
        if a1 < a2:
            yield Stuk("".join(a[a1:a2]), eraf=True)
        if b1 < b2:
            yield Stuk("".join(b[b1:b2]), erbij=True)


def _kering(toen: bool | None, nu: bool | None) -> Verloop:
    """Between a verdict and none yet nothing turned, but it does read otherwise."""
    if None in (toen, nu):
        return Verloop.ANDERS
    return Verloop.BETER if nu else Verloop.SLECHTER


def _herken(deel: Doeldeel) -> tuple[str, str]:
    return deel.code, deel.indicator


def _tekst(alinea: Alinea | None) -> str:
    return alinea.tekst.strip() if alinea else ""
