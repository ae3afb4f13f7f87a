"""The pages of reports: the list, one report, an older version, and what changed from one to the next."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import conditional_page, require_safe

from rapportages.lezen.openbaar import in_lijst, openbare_rapportages
from rapportages.lezen.pagina import Rapportpagina
from rapportages.lezen.versieverschil import versieverschil
from rapportages.verslag.bevriezen import lees


GEEN_VORIGE = "Van deze versie is er geen eerdere om mee te vergelijken."


@require_safe
def rapportages(request):
    rapporten = in_lijst(openbare_rapportages())
    te_vergelijken = sum(rapport.vergelijkbaar for rapport in rapporten) > 1
    return render(request, "rapportages/lijst.html", {"rapporten": rapporten, "te_vergelijken": te_vergelijken})


@conditional_page
@require_safe
def rapportage(request, slug):
    """The newest version, the reason where it was withdrawn, or what is known of a report without text."""
    pagina = Rapportpagina(slug)
    if pagina.versie is None:
        return render(request, "rapportages/alleen_titel.html", {"pagina": pagina})
    if pagina.openbaar.intrekking:
        return render(request, "rapportages/ingetrokken.html", {"pagina": pagina})
    return render(request, "rapportages/rapport.html", {"pagina": pagina, "op_eigen_adres": False})


@conditional_page
@require_safe
def rapportversie(request, slug, nummer):
    pagina = Rapportpagina(slug, nummer)
    return render(request, "rapportages/rapport.html", {"pagina": pagina, "op_eigen_adres": True})


@conditional_page
@require_safe
def rapportverschil(request, slug, nummer):
    pagina = Rapportpagina(slug, nummer)
    if pagina.vorige is None:
        raise Http404(GEEN_VORIGE)
    verschillen = versieverschil(lees(pagina.vorige), pagina.bevroren)
    return render(request, "rapportages/verschil.html", {"pagina": pagina, "verschillen": verschillen})
