"""What became of what the council asked?"""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from rapportages.enums import Raadssoort
from rapportages.filters.raad import RaadFilter, onderwerpen_van
from rapportages.models import Raadsstuk
from rapportages.raad.koers import koers_van
from rapportages.raad.rijen import VRAAG, Raadsrij, met_verband, rijen_van
from rapportages.tables.raad import RaadTabel
from rapportages.woo import woo_van_raadsstuk
from themas.adresvragen import onbekende_volgorde
from themas.gemeente import eigen_gebied
from themas.weergave.zinnen import ouderdom


#: So that the page that sums up fits on two sheets, however much there is to tell.
MEESTE_WENDINGEN, MEESTE_UIT_KOERS, MEESTE_OPEN = 6, 7, 9


@require_safe
def lijst(request):
    vandaag = timezone.localdate()
    alle = Raadsstuk.objects.publiek()
    filter_ = RaadFilter(
        request.GET,
        queryset=alle.voor_lijst(),
        onderwerpen=onderwerpen_van(alle),
        vandaag=vandaag,
    )
    rijen = rijen_van(filter_.qs, vandaag)
    tabel = RaadTabel(rijen)
    RequestConfig(request, paginate=False).configure(tabel)
    return render(
        request,
        "rapportages/raad.html",
        {
            "filter": filter_,
            "tabel": tabel,
            "aantal": len(rijen),
            "open": sum(rij.stuk.staat_open for rij in rijen),
            "over_termijn": sum(rij.over_termijn for rij in rijen),
            "vandaag": vandaag,
            "gefilterd": bool(filter_.gekozen),
            "meldingen": filter_.meldingen() + onbekende_volgorde(request.GET, tabel),
        },
    )


@require_safe
def stuk(request, slug):
    gevonden = met_verband(Raadsstuk.objects.publiek()).filter(slug=slug).first()
    if gevonden is None:
        raise Http404("Dit raadsstuk kennen wij niet. Kijk bij de raad welke stukken er zijn.")
    vandaag = timezone.localdate()
    verbonden = [
        ("Brieven die hierover gaan", gevonden.brieven.all()),
        ("Deze brief gaat over", gevonden.over.all()),
        ("Met deze brief is afgedaan", gevonden.handelt_af.all()),
    ]
    return render(
        request,
        "rapportages/raadsstuk.html",
        {
            "stuk": gevonden,
            "rij": Raadsrij(gevonden, vandaag),
            "vraag": VRAAG[Raadssoort(gevonden.soort)],
            "woo": woo_van_raadsstuk(gevonden),
            "verbonden": [(kop, rijen_van(stukken, vandaag)) for kop, stukken in verbonden if stukken],
        },
    )


@require_safe
def in_het_kort(request):
    vandaag = timezone.localdate()
    koers = koers_van(eigen_gebied())
    open_ = rijen_van(Raadsstuk.objects.publiek().openstaand(), vandaag)
    alles = [
        ("Het oordeel sloeg om", koers.omgeslagen),
        ("Nu een oordeel, eerst niet", koers.nieuw),
        ("Eerst een oordeel, nu niet", koers.vervallen),
        ("Ander cijfer, zelfde oordeel", koers.ander_cijfer),
    ]
    return render(
        request,
        "rapportages/in_het_kort.html",
        {
            "koers": koers,
            "vandaag": vandaag,
            "ouderdom": ouderdom(koers.nieuwste, vandaag) if koers.nieuwste else "",
            "veranderd": _kort(alles, MEESTE_WENDINGEN),
            "veranderd_rest": max(0, sum(len(rijen) for _, rijen in alles) - MEESTE_WENDINGEN),
            "uit_koers": koers.niet_op_koers[:MEESTE_UIT_KOERS],
            "uit_koers_rest": max(0, len(koers.niet_op_koers) - MEESTE_UIT_KOERS),
            "open": open_,
            "over_termijn": sum(rij.over_termijn for rij in open_),
            "open_kort": open_[:MEESTE_OPEN],
            "open_rest": max(0, len(open_) - MEESTE_OPEN),
        },
    )


def _kort(delen: list[tuple[str, list]], meeste: int) -> list[tuple[str, list]]:
    """``[(heading, its first rows), ...]``: together at most so many rows, and no heading without any."""
    kort = []
    for kop, rijen in delen:
        if getoond := rijen[:meeste]:
            kort.append((kop, getoond))
        meeste -= len(getoond)
    return kort
