"""Two pages around a year plan in the admin: carry actions over, and make it public."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html

from rapportages.admin.invulblad import is_sleutel
from rapportages.enums import Actiestatus
from rapportages.jaarplan import jaarplannen
from rapportages.jaarplan.overnemen import Overgenomen, latere_jaren, neem_over
from rapportages.models import Actie, Jaarplan


def overnemen(beheer, request, pk):
    """GET: the actions with a box each, what is unfinished ticked. POST: carry over what is ticked."""
    jaarplan = _jaarplan(pk)
    if not (beheer.has_change_permission(request, jaarplan) and request.user.has_perm("rapportages.add_actie")):
        raise PermissionDenied
    gekozen = None
    if request.method == "POST":
        gekozen = {int(pk) for pk in request.POST.getlist("actie") if is_sleutel(pk)}
        jaar = request.POST.get("jaar", "")
        try:
            uitslag = neem_over(
                jaarplan=jaarplan, naar_jaar=int(jaar) if is_sleutel(jaar) else 0, acties=gekozen, door=request.user
            )
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(request, _melding(uitslag))
            return redirect("admin:rapportages_jaarplan_change", uitslag.jaarplan.pk)
    acties = list(_met_vervolg(jaarplan))
    context = {
        "keuzes": [(actie, _aangevinkt(actie, gekozen)) for actie in acties if _kan(actie)],
        "al": [(actie, actie.overgenomen_in.all()[0]) for actie in acties if actie.overgenomen_in.all()],
        "af": [actie for actie in acties if Actiestatus(actie.status).volgend_jaar is None],
        "jaren": latere_jaren(jaarplan),
        "openbaar": Jaarplan.objects.publiek().filter(plan=jaarplan.plan_id, jaar__gt=jaarplan.jaar).order_by("jaar"),
    }
    return _pagina(beheer, request, jaarplan, "Acties overnemen", "admin/rapportages/overnemen.html", context)


def publiceren(beheer, request, pk):
    """GET: what readers will see. POST: make it public, or take it back."""
    jaarplan = _jaarplan(pk)
    if not request.user.has_perm("rapportages.publiceer_jaarplan"):
        raise PermissionDenied
    if request.method == "POST":
        gezien = request.POST.get("gezien", "")
        doe = jaarplannen.haal_terug if request.POST.get("doe") == "haal_terug" else jaarplannen.publiceer
        try:
            doe(jaarplan=jaarplan, gezien=int(gezien) if is_sleutel(gezien) else 0, door=request.user)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            wat = "is nu openbaar" if jaarplan.is_openbaar else "is weer een concept. Lezers zien het niet meer"
            messages.success(request, f"{jaarplan} {wat}.")
        return redirect(request.path)
    acties = list(jaarplan.acties.order_by("code"))
    context = {
        "aantal": len(acties),
        "zonder_wie": [actie for actie in acties if not actie.verantwoordelijke],
        "zonder_wanneer": [actie for actie in acties if not actie.periode],
        "themas": jaarplan.themadoelen.count(),
    }
    titel = "Terughalen" if jaarplan.is_openbaar else "Publiceren"
    return _pagina(beheer, request, jaarplan, titel, "admin/rapportages/jaarplan_publiceren.html", context)


def _jaarplan(pk) -> Jaarplan:
    return get_object_or_404(Jaarplan.objects.select_related("plan"), pk=pk)


def _met_vervolg(jaarplan: Jaarplan):
    acties = jaarplan.acties.select_related("onderwerp").prefetch_related("overgenomen_in__jaarplan")
    return acties.order_by("code")


def _kan(actie: Actie) -> bool:
    return not actie.overgenomen_in.all() and Actiestatus(actie.status).volgend_jaar is not None


def _aangevinkt(actie: Actie, gekozen: set[int] | None) -> bool:
    """What the officer ticked stays so when something was wrong."""
    return Actiestatus(actie.status).gaat_vanzelf_door if gekozen is None else actie.pk in gekozen


def _melding(uitslag: Overgenomen):
    aantal, al = len(uitslag.nieuw), len(uitslag.al)
    zin = f"{aantal} {'actie' if aantal == 1 else 'acties'} overgenomen in {uitslag.jaarplan}."
    if al:
        wat = "1 actie was al overgenomen en is" if al == 1 else f"{al} acties waren al overgenomen en zijn"
        zin += f" {wat} niet nog een keer gemaakt."
    return format_html("{}", zin)


def _pagina(beheer, request, jaarplan: Jaarplan, titel: str, sjabloon: str, context: dict):
    vast = {
        **beheer.admin_site.each_context(request),
        "title": titel,
        "subtitle": str(jaarplan),
        "opts": beheer.opts,
        "jaarplan": jaarplan,
    }
    return TemplateResponse(request, sjabloon, vast | context)
