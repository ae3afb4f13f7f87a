"""The page of a plan: what the council decided, how its themes stand, and what was told the council about it."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapportages.lezen.openbaar import in_lijst, openbare_rapportages
from themas.gemeente import eigen_gebied
from themas.matrix import matrix_van
from themas.models import Beleidsplan, Doelstelling, Thema
from themas.stand import herbeoordeel, rapportjaar, stand_van, stand_van_doelen


@require_safe
def plan(request, plan):
    themas = _themas(plan)
    plan = themas[0].plan if themas else _plan(plan)
    regels = stand_van_doelen(Doelstelling.objects.met_plan().filter(onderwerp__thema__plan=plan), eigen_gebied())
    jaar = rapportjaar(regels)
    if jaar:
        regels = herbeoordeel(regels, jaar)
    per_thema = [(thema, stand_van(r for r in regels if r.doel.onderwerp.thema_id == thema.pk)) for thema in themas]
    werkwijzen = list(plan.werkwijzen.all())
    return render(
        request,
        "veiligheid/plan.html",
        {
            "plan": plan,
            "themas": per_thema,
            "werkwijzen": werkwijzen,
            "matrix": matrix_van(themas),
            "jaar": jaar,
            "telling": stand_van(regels).cijfers,
            "rapporten": in_lijst(openbare_rapportages().filter(plan=plan)),
        },
    )


def _themas(plan: str) -> list[Thema]:
    """With their plan and what stands beside it."""
    rijen = Thema.objects.filter(plan__slug=plan).prefetch_related("onderwerpen")
    return list(rijen.select_related("plan__opvolger_van", "plan__opgevolgd_door", "vervolg_op__plan"))


def _plan(slug: str) -> Beleidsplan:
    plan = Beleidsplan.objects.select_related("opvolger_van", "opgevolgd_door").filter(slug=slug).first()
    if plan is None:
        raise Http404(f"Het plan ‘{slug[:60]}’ kennen wij niet. Kijk in de lijst met plannen.")
    return plan
