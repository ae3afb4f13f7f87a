"""Two frozen reports side by side: what changed for each goal.

Pure comparison of two ``Verslag``; nothing is read from the database here. What changed from one version of a report
to the next, text and all, stands in ``rapportages.lezen.versieverschil``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapportages.enums import Verloop
from rapportages.publicatie.bijstellingen import in_woorden
from rapportages.verslag.delen import Doeldeel, Verslag


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


def _kering(toen: bool | None, nu: bool | None) -> Verloop:
    """Between a verdict and none yet nothing turned, but it does read otherwise."""
    if None in (toen, nu):
        return Verloop.ANDERS
    return Verloop.BETER if nu else Verloop.SLECHTER


def _herken(deel: Doeldeel) -> tuple[str, str]:
    return deel.code, deel.indicator
