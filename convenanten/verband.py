"""What an agreement hangs together with, and what changed from one version of it to the next."""

import datetime
from dataclasses import dataclass

from django.db.models import Model

from convenanten.bladen import Convenantblad, Partijblad, Versieblad, Verwijzing
from convenanten.enums import Stand
from convenanten.models import Convenant
from convenanten.stand import stand_van_versie
from convenanten.woorden import looptijd_in_woorden
from themas.models import Interventie, Publicatie
from themas.weergave.opmaak import NIET_IN_BRONNEN


@dataclass(frozen=True, slots=True)
class Verband:
    """Other pieces, each with whether readers can open it."""

    voorganger: Verwijzing | None
    voorganger_openbaar: bool
    opvolgers: tuple[Verwijzing, ...]
    interventies: tuple[tuple[Verwijzing, bool], ...]


@dataclass(frozen=True, slots=True)
class Versieregel:
    """``erbij`` and ``niet_genoemd`` are held against the version before it, ``vorige``."""

    versie: Versieblad
    stand: Stand
    vorige: Versieblad | None
    erbij: tuple[Partijblad, ...]
    niet_genoemd: tuple[Partijblad, ...]

    @property
    def gerekend(self) -> str:
        """By which days we compute; empty where none is known."""
        looptijd = looptijd_in_woorden(self.versie)
        return "" if looptijd == NIET_IN_BRONNEN else looptijd


def verband_van(blad: Convenantblad, openbaar: dict[type[Model], list[Publicatie]]) -> Verband:
    """``openbaar`` is what readers see of covenants and interventions."""
    adressen = {model: {publicatie.slug for publicatie in openbaar[model]} for model in (Convenant, Interventie)}
    bladen = [publicatie.blad(Convenantblad) for publicatie in openbaar[Convenant]]
    voorganger = blad.opvolger_van
    return Verband(
        voorganger,
        voorganger is not None and voorganger.slug in adressen[Convenant],
        tuple(
            Verwijzing(ander.slug, ander.naam)
            for ander in bladen
            if ander.opvolger_van and ander.opvolger_van.slug == blad.slug
        ),
        tuple((rij, rij.slug in adressen[Interventie]) for rij in blad.interventies),
    )


def versieregels(blad: Convenantblad, dag: datetime.date) -> list[Versieregel]:
    """Newest first."""
    vorigen = (None, *blad.versies[:-1])
    return [_regel(versie, vorige, dag) for versie, vorige in zip(blad.versies, vorigen, strict=False)][::-1]


def _regel(versie: Versieblad, vorige: Versieblad | None, dag: datetime.date) -> Versieregel:
    toen = {partij.slug for partij in vorige.partijen} if vorige else set()
    nu = {partij.slug for partij in versie.partijen}
    return Versieregel(
        versie,
        stand_van_versie(versie, dag),
        vorige,
        tuple(partij for partij in versie.partijen if partij.slug not in toen) if vorige else (),
        tuple(partij for partij in vorige.partijen if partij.slug not in nu) if vorige else (),
    )
