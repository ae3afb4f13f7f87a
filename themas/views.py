"""Pages about goals and figures that need nothing from the apps above."""

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from themas import cijferrijen
from themas.adresvragen import onbekende_volgorde, onbekende_vragen
from themas.berekening import Periode
from themas.dashboard import Rij, exporteer, filter_regels, perioden_van
from themas.filters import NIEUWSTE, SORTEER, VOLGORDES, DoelFilter
from themas.gemeente import eigen_gebied
from themas.indexoverzicht import indexoverzicht
from themas.indicatorlijst import indicatorgroepen
from themas.models import Beleidsplan, Doelstelling, Thema
from themas.overzicht import Overzicht
from themas.stand import herbeoordeel, rapportjaar, stand_van, stand_van_doelen
from themas.tables import DoelenTabel
from themas.weergave.export import ANTWOORDEN
from themas.weergave.plotlyfiguur import plotly_json


ONBEKEND = {
    "cijfer": lambda rij: rij.indicator is None,
    "verschil": lambda rij: rij.verschil is None,
    "zekerheid": lambda rij: rij.verschil is None,
}


def _stand(request):
    """The lines that the address asks for, and what of the address could not be understood."""
    alle = stand_van_doelen(Doelstelling.objects.met_plan(), eigen_gebied())
    jaar = rapportjaar(alle)
    filter_ = DoelFilter(
        request.GET,
        queryset=Doelstelling.objects.all(),
        themas=list(Thema.objects.select_related("plan").order_by("-plan__jaar_van", "nummer")),
        perioden=perioden_van(alle),
        standaard=jaar,
    )
    keuze = filter_.gekozen
    gekozen = keuze.get("periode")
    periode = Periode.van_code(gekozen) if gekozen and gekozen != NIEUWSTE else jaar
    if gekozen != NIEUWSTE and periode is not None:
        alle = herbeoordeel(alle, periode)
    else:
        periode = None
    doelen = set(filter_.qs.values_list("pk", flat=True))
    regels = filter_regels(alle, doelen=doelen, oordeel=keuze.get("oordeel", ""), zekerheid=keuze.get("zekerheid", ""))
    return filter_, periode, regels


def _gesorteerd(request, regels, periode) -> tuple[DoelenTabel, list[str]]:
    tabel = DoelenTabel([Rij(regel) for regel in regels], periode=periode)
    RequestConfig(request, paginate=False).configure(tabel)
    for naam in tabel.order_by or ():
        if (onbekend_is := ONBEKEND.get(naam.lstrip("-"))) is not None:
            # A stable sort: what is not known comes last, whichever way the others go.
            tabel.data.data.sort(key=onbekend_is)
    return tabel, onbekende_volgorde(request.GET, tabel)


@require_safe
def dashboard(request):
    filter_, periode, regels = _stand(request)
    tabel, sorteermelding = _gesorteerd(request, regels, periode)
    peiljaren = {regel.doel.geldend_peiljaar for regel in regels if regel.verschil}
    return render(
        request,
        "themas/dashboard.html",
        {
            "filter": filter_,
            "tabel": tabel,
            "periode": periode,
            "stand": stand_van(regels),
            "aantal": len(regels),
            "meldingen": filter_.meldingen() + sorteermelding,
            "gefilterd": bool(filter_.gekozen),
            "plan_zonder_doelen": set(filter_.gekozen) == {"plan"} and not regels,
            "peiljaar": peiljaren.pop() if len(peiljaren) == 1 else None,
            "volgordes": VOLGORDES,
            "volgorde": request.GET.get(SORTEER, ""),
        },
    )


@require_safe
def dashboard_download(request, formaat):
    """Exactly the rows of the dashboard with the same address, in the same order."""
    _, periode, regels = _stand(request)
    tabel, _ = _gesorteerd(request, regels, periode)
    return ANTWOORDEN[formaat](exporteer(rij.record for rij in tabel.rows))


@require_safe
def index_overzicht(request):
    """Every figure on peiljaar = 100, and those that cannot stand there, with why."""
    overzicht = indexoverzicht()
    for figuur in overzicht.figuren:
        if request.GET.get("figuur") == figuur.sleutel:
            return JsonResponse(plotly_json(figuur))
    context = {
        "figuren": overzicht.figuren,
        "figuurtitel": f"{overzicht.peiljaar} is 100",
        "peiljaar": overzicht.peiljaar,
        "kan_niet": list(overzicht.kan_niet.items()),
        "meldingen": onbekende_vragen(request.GET, ["figuur"]),
    }
    return render(request, "themas/index.html", context)


@require_safe
def plannen(request):
    return render(request, "themas/plannen.html", {"plannen": Beleidsplan.objects.prefetch_related("themas__plan")})


@require_safe
def indicatoren(request):
    return render(request, "themas/indicatoren.html", {"groepen": indicatorgroepen(eigen_gebied())})


@require_safe
def indicator_download(request, slug, formaat):
    overzicht = Overzicht(slug, binnen=True)
    return ANTWOORDEN[formaat](cijferrijen.exporteer(overzicht.indicator, overzicht.reeksen, overzicht.peiljaar))


@require_safe
def indicator_figuur(request, slug, sleutel):
    """The figure as plotly wants it, asked for when a reader makes it interactive."""
    for figuur in Overzicht(slug).figuren:
        if figuur.sleutel == sleutel:
            return JsonResponse(plotly_json(figuur))
    raise Http404("Deze figuur bestaat niet.")
