"""What works, and how well is that known? With the agreements that use it and the meetings where it was discussed."""

from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from convenanten.bladen import Bijeenkomstblad, Convenantblad, Puntblad, Verwijzing
from convenanten.models import Bijeenkomst, Convenant
from themas.adresvragen import onbekende_volgorde
from themas.bladen import Interventieblad
from themas.kennisbank.filters import KennisFilter
from themas.kennisbank.rijen import bronnen_van, rijen_van
from themas.kennisbank.tables import BeweringenTabel
from themas.kennisbank.zinnen import zin_over_alle, zin_over_een
from themas.models import Interventie
from themas.plekken import onderwerpen_op
from themas.publicaties import openbare_bladen, openbare_publicatie


@require_safe
def kennisbank(request):
    bladen = openbare_bladen(Interventie, Interventieblad)
    alle = rijen_van(bladen)
    onderwerpen = onderwerpen_op(plek for blad in bladen for plek in blad.plekken)
    filter_ = KennisFilter(request.GET, rijen=alle, onderwerpen=onderwerpen)
    rijen = filter_.passend(alle)
    tabel = BeweringenTabel(rijen)
    RequestConfig(request, paginate=False).configure(tabel)
    return render(
        request,
        "veiligheid/kennisbank.html",
        {
            "antwoord": zin_over_alle(bladen),
            "filter": filter_,
            "tabel": tabel,
            "aantal": len(rijen),
            "totaal": len(alle),
            "bronnen": bronnen_van(alle),
            "gefilterd": bool(filter_.gekozen),
            "meldingen": filter_.meldingen() + onbekende_volgorde(request.GET, tabel),
        },
    )


@require_safe
def interventie(request, slug, *, publicatie=None):
    if publicatie is None:
        anders = "Deze aanpak kennen wij niet. Kijk in de kennisbank welke aanpakken er zijn."
        publicatie = openbare_publicatie(Interventie, slug, anders=anders)
    blad = publicatie.blad(Interventieblad)
    return render(
        request,
        "veiligheid/interventie.html",
        {
            "publicatie": publicatie,
            "blad": blad,
            "antwoord": zin_over_een(blad),
            "onderwerpen": onderwerpen_op(blad.plekken),
            "convenanten": _convenanten_met(slug),
            "punten": _punten_over(slug),
        },
    )


def _noemt(verwijzingen: tuple[Verwijzing, ...], slug: str) -> bool:
    return any(verwijzing.slug == slug for verwijzing in verwijzingen)


def _convenanten_met(slug: str) -> list[Convenantblad]:
    return [blad for blad in openbare_bladen(Convenant, Convenantblad) if _noemt(blad.interventies, slug)]


def _punten_over(slug: str) -> list[tuple[Bijeenkomstblad, list[Puntblad]]]:
    """``[(meeting, its points about this), ...]``."""
    bijeenkomsten = openbare_bladen(Bijeenkomst, Bijeenkomstblad)
    per_keer = [(keer, [punt for punt in keer.punten if _noemt(punt.interventies, slug)]) for keer in bijeenkomsten]
    return [(keer, punten) for keer, punten in per_keer if punten]
