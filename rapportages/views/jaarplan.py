"""What will be done this year, and what has been done."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapportages.filters.jaarplan import ActieFilter
from rapportages.jaarplan.acties import acties_van, per_thema, regels, tel
from rapportages.models import Jaarplan
from rapportages.woo import woo_van_jaarplan
from themas.adresvragen import onbekende_vragen
from themas.matrix import matrix_van
from themas.models import Beleidsplan


@require_safe
def jaarplannen(request):
    publiek = Prefetch("jaarplannen", Jaarplan.objects.publiek().prefetch_related("acties"), to_attr="openbaar")
    plannen = [
        (plan, [(jaarplan, tel(jaarplan.acties.all())) for jaarplan in plan.openbaar])
        for plan in Beleidsplan.objects.prefetch_related(publiek)
    ]
    context = {"plannen": plannen, "meldingen": onbekende_vragen(request.GET, [])}
    return render(request, "rapportages/jaarplannen.html", context)


@require_safe
def jaarplan(request, jaar):
    plan = _jaarplan(jaar)
    themas = list(plan.plan.themas.prefetch_related("onderwerpen"))
    acties = acties_van(plan)
    filter_ = ActieFilter(request.GET, queryset=plan.acties.all(), themas=themas)
    gefilterd = bool(filter_.gekozen)
    passend = set(filter_.qs.values_list("pk", flat=True)) if gefilterd else None
    getoond = [actie for actie in acties if passend is None or actie.pk in passend]
    context = {
        "jaarplan": plan,
        "woo": woo_van_jaarplan(plan),
        "uitgangspunten": regels(plan.uitgangspunten),
        "telling": tel(acties),
        "totaal": len(acties),
        "filter": filter_,
        "gefilterd": gefilterd,
        "status": filter_.gekozen.get("status", ""),
        "aantal": len(getoond),
        "delen": per_thema(getoond, themas, plan.themadoelen.all(), ook_leeg=not gefilterd),
        "matrix": matrix_van(themas) if plan.heeft_matrix else [],
        "werkwijzen": list(plan.plan.werkwijzen.all()) if plan.heeft_matrix else [],
        "andere": Jaarplan.objects.publiek().filter(plan=plan.plan_id).exclude(pk=plan.pk),
        "meldingen": filter_.meldingen(),
    }
    return render(request, "rapportages/jaarplan.html", context)


def _jaarplan(slug: str) -> Jaarplan:
    gevonden = Jaarplan.objects.publiek().select_related("plan").filter(slug=slug).first()
    if gevonden is None:
        raise Http404(f"Het jaarplan ‘{slug[:60]}’ kennen wij niet. Kijk in de lijst met jaarplannen.")
    return gevonden
