"""The concepts of an officer, to hand in for approval."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from rapportages.beheer.keuze import gekozen_rijen, versies_in
from rapportages.beheer.selectie import SOORTEN, Selectie, Soort
from rapportages.beheer.werkrijen import werkrijen
from rapportages.vaststellen import INDIENBAAR, dien_in


PER_PAGINA = 50
NIETS_GEKOZEN = "U hebt niets gekozen. Zet een vinkje bij wat u wilt indienen."


def concepten(site, request):
    """What this officer entered or changed and did not hand in yet; what was sent back, with the note."""
    mijn = [soort for soort in SOORTEN.values() if request.user.has_perm(soort.recht("dien_in"))]
    soort = SOORTEN.get(request.GET.get("wat", ""), mijn[0] if mijn else None)
    if soort not in mijn:
        raise PermissionDenied
    post = request.POST if request.method == "POST" else QueryDict()
    if post.get("doe") in ("gekozen", "alles"):
        try:
            aantal = _dien_in(request, soort)
            messages.success(request, f"{soort.telling(aantal)} ingediend. Een collega kan het nu vaststellen.")
            return redirect(f"{reverse('admin:indienen')}?wat={soort.naam}")
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
    rijen = _mijn_rijen(request, soort)
    een = request.GET.get("rij", "")
    if een.isascii() and een.isdigit() and len(een) < 19:
        rijen = soort.model.objects.filter(status__in=INDIENBAAR, pk=een)
    selectie = Selectie(QueryDict(), soort, rijen)
    bladen = Paginator(selectie.rijen, PER_PAGINA)
    blad = bladen.get_page(request.GET.get("p"))
    werk = werkrijen(list(blad.object_list))
    for rij in werk:
        rij.gekozen = str(rij.rij.pk) in (post.getlist("rij") or [een])
    context = {
        **site.each_context(request),
        "title": "Indienen",
        "soort": soort,
        "soorten": mijn,
        "blad": blad,
        "bladzijden": bladen.get_elided_page_range(blad.number) if bladen.num_pages > 1 else [],
        "rijen": werk,
        "een": een,
        "vraag": f"wat={soort.naam}",
    }
    return TemplateResponse(request, "admin/rapportages/indienen.html", context)


def _mijn_rijen(request, soort: Soort):
    van_mij = Q(ingevoerd_door=request.user) | Q(laatst_gewijzigd_door=request.user)
    return soort.model.objects.filter(van_mij, status__in=INDIENBAAR)


@transaction.atomic
def _dien_in(request, soort: Soort) -> int:
    if request.POST.get("doe") == "alles":
        rijen, gezien = list(_mijn_rijen(request, soort).order_by("pk")), None
    else:
        rijen, gezien = gekozen_rijen(soort, request.POST.getlist("rij")), versies_in(request.POST)
    if not rijen:
        raise ValidationError(NIETS_GEKOZEN)
    return dien_in(rijen=rijen, door=request.user, gezien=gezien)
