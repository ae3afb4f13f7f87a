"""``{% figuur f json_url=... %}`` and ``{% vonk lijn peil %}``: drawings in a template."""

from dataclasses import dataclass, replace

from django import template

from themas.weergave import tekenen
from themas.weergave.alternatief import beschrijf, onderwerp
from themas.weergave.figuur import Figuur, Lijn, Lijnfiguur, Peillijn
from themas.weergave.letters import schoon
from themas.weergave.onderschrift import noten
from themas.weergave.opmaak import getal, met_teken
from themas.weergave.tabel import OPMERKING, Cel, Tabel, tabel


register = template.Library()


@dataclass(frozen=True, slots=True)
class Veld:
    """A cell as it is written; ``getal`` aligns it with the numbers of its column, ``los`` is the column of remarks."""

    tekst: str
    getal: bool
    los: bool = False

    @property
    def klasse(self) -> str:
        return "tabel__getal" if self.getal else "tabel__los" if self.los else ""


@dataclass(frozen=True, slots=True)
class Rij:
    """``opmerking`` is the last cell once more: on a phone it stands under the name, and the column is not there."""

    naam: str
    cellen: tuple[Veld, ...]
    adres: str
    opmerking: str = ""


@register.inclusion_tag("onderdelen/figuur.html")
def figuur(figuur: Figuur, json_url: str = "", smal: tekenen.Vormnaam = "smal") -> dict:
    """The whole figure. With ``json_url``, the address of its plotly figure, it gets "Maak interactief"; ``smal`` is its narrow form."""
    leeg = tekenen.leeg(figuur)
    inhoud = tabel(figuur)
    return {
        "id": f"figuur-{figuur.sleutel}",
        "json_url": json_url,
        "leeg": leeg,
        "breed": tekenen.teken(figuur),
        "smal": "" if leeg else tekenen.teken(figuur, smal),
        "noten": [] if leeg else noten(figuur),
        "titel": onderwerp(figuur) if isinstance(figuur, Lijnfiguur) else schoon(figuur.titel),
        "beschrijving": beschrijf(figuur),
        "koppen": _koppen(inhoud),
        "rijen": _rijen(figuur, inhoud),
    }


@register.simple_tag
def vonk(lijn: Lijn, peil: Peillijn | None = None):
    """The sparkline of a line."""
    return tekenen.vonk(lijn, peil)


def _koppen(inhoud: Tabel) -> list[Veld]:
    kolommen = zip(*inhoud.rijen, strict=True) if inhoud.rijen else [()] * len(inhoud.koppen)
    return [
        Veld(kop, any(not isinstance(cel, str) for cel in kolom), los=kop == OPMERKING)
        for kop, kolom in zip(inhoud.koppen, kolommen, strict=True)
    ]


def _rijen(figuur: Figuur, inhoud: Tabel) -> list[Rij]:
    adressen = inhoud.adressen or ("",) * len(inhoud.rijen)
    schrijf = _niveau(inhoud.decimalen) if isinstance(figuur, Lijnfiguur) else met_teken
    los = inhoud.koppen[-1] == OPMERKING
    rijen = []
    for (naam, *cellen), adres in zip(inhoud.rijen, adressen, strict=True):
        velden = [_veld(cel, schrijf) for cel in cellen]
        if los:
            velden[-1] = replace(velden[-1], los=True)
        rijen.append(Rij(naam, tuple(velden), adres, velden[-1].tekst if los else ""))
    return rijen


def _niveau(decimalen: int):
    return lambda waarde: getal(waarde, decimalen)


def _veld(cel: Cel, schrijf) -> Veld:
    return (
        Veld(cel, getal=False) if isinstance(cel, str) else Veld(schrijf(cel) if cel is not None else "–", getal=True)
    )
