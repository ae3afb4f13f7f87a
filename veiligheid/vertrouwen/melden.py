"""A reader reports an error: /melden/. Without JavaScript, without a cookie, and without asking who it is."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from rapportages.meldingen.indienen import Invoer, TeVeel, dien_in
from themas.adresvragen import onbekende_vragen, zonder_nul
from themas.models import Indicator
from veiligheid.vertrouwen.bewaking import (
    Tijd,
    eigen_verwijzer,
    kenmerk_van_formulier,
    kenmerk_van_herkomst,
    komt_van_ons,
    nieuw_zegel,
    te_groot,
    tijd_van,
)
from veiligheid.vertrouwen.meldformulier import Meldformulier, eigen_pad, indicator_van


VALKUIL = "vervolgadres"  # a field that no person sees
VRAGEN = ("cijfer", "pagina")
VAN_ELDERS = "Dit formulier kwam niet van onze site. Daarom namen wij het niet aan. Vul het hier in."
TE_GROOT = "Dit formulier is te groot. Daarom namen wij het niet aan. Maak uw tekst korter."
TE_SNEL = "Het formulier kwam zo snel dat het van een computer leek. Verstuur het nog een keer."
VERLOPEN = "Het formulier was te lang open. Stuur het nog een keer. Uw tekst staat er nog."
VALKUIL_GEVULD = "Een veld dat u niet ziet, was ingevuld. Het leek van een computer. Verstuur het nog een keer."


@csrf_exempt  # the guard of Django needs a cookie; ``komt_van_ons`` does not
@never_cache  # the form holds the time at which it was made
@require_http_methods(["GET", "HEAD", "POST"])
def melden(request):
    if request.method != "POST":
        return _toon(request, *_begin(request), zegel=nieuw_zegel())
    if not komt_van_ons(request):
        return _weiger(request, VAN_ELDERS, 403)
    if te_groot(request):
        return _weiger(request, TE_GROOT, 400)
    return _verstuur(request)


def _weiger(request, melding: str, status: int):
    """An empty form: what another site sent is not shown, and what is too large is not read."""
    formulier = Meldformulier(initial={"waar": ""}, hier=_hier(request))
    return _toon(request, formulier, [], zegel=nieuw_zegel(), melding=melding, status=status)


def _verstuur(request):
    """What is wrong with the form as a whole stands above it, and all that was typed stays in it."""
    zegel = request.POST.get("zegel", "")
    formulier = Meldformulier(request.POST, hier=_hier(request))
    tijd = tijd_van(zegel)
    if tijd is Tijd.VERLOPEN:
        return _toon(request, formulier, [], zegel=nieuw_zegel(), melding=VERLOPEN, status=400)
    if tijd is Tijd.TE_SNEL:
        return _toon(request, formulier, [], zegel=zegel, melding=TE_SNEL, status=400)
    if request.POST.get(VALKUIL):
        return _toon(request, formulier, [], zegel=zegel, melding=VALKUIL_GEVULD, status=400)
    if not formulier.is_valid():
        return _toon(request, formulier, [], zegel=zegel, status=400)
    ingevuld = formulier.cleaned_data
    invoer = Invoer(
        tekst=ingevuld["tekst"],
        pad=ingevuld["waar"],
        bron=ingevuld["bron"],
        email=ingevuld["email"],
        indicator=ingevuld["indicator"],
    )
    try:
        dien_in(
            invoer=invoer,
            herkomst=kenmerk_van_herkomst(request),
            formulier=kenmerk_van_formulier(zegel, invoer.tekst, invoer.pad, invoer.bron),
        )
    except TeVeel as fout:
        return _toon(request, formulier, [], zegel=zegel, melding=str(fout), status=429)
    antwoord = HttpResponseRedirect(f"{reverse('melden-bedankt')}#inhoud")  # else a browser keeps #fouten
    antwoord.status_code = 303  # the browser asks for the next page, and a second time sends nothing
    return antwoord


@require_safe
def bedankt(request):
    return render(request, "veiligheid/bedankt.html", _termijnen())


def _begin(request) -> tuple[Meldformulier, list[str]]:
    """The empty form with the page that it is about, and what of the address we could not use.

    That page is in the address, or it is the page of ours on which the reader chose to report.
    """
    vragen = zonder_nul(request.GET)
    meldingen = onbekende_vragen(vragen, VRAGEN)
    waar = eigen_pad(eigen_verwijzer(request), _hier(request)) or ""
    if gevraagd := vragen.get("pagina", ""):
        waar = eigen_pad(gevraagd, _hier(request)) or ""
        if not waar:
            meldingen.append(f"De pagina ‘{gevraagd[:80]}’ kennen wij niet.")
    if slug := vragen.get("cijfer", ""):
        indicator = Indicator.objects.filter(slug=slug).first()
        if indicator is None:
            meldingen.append(f"Het cijfer ‘{slug[:80]}’ kennen wij niet.")
        else:
            waar = indicator.get_absolute_url()
    return Meldformulier(initial={"waar": waar}, hier=_hier(request)), meldingen


def _toon(request, formulier, meldingen, *, zegel: str, melding: str = "", status: int = 200):
    context = {
        "formulier": formulier,
        "meldingen": meldingen,
        "melding": melding,
        "zegel": zegel,
        "valkuil": VALKUIL,
        "over_cijfer": indicator_van(_waar(formulier)),
        **_termijnen(),
    }
    return render(request, "veiligheid/melden.html", context, status=status)


def _waar(formulier: Meldformulier) -> str:
    """A page of ours, also when something else in the form is wrong; empty when the address is what is wrong."""
    if not formulier.is_bound:
        return formulier.initial["waar"]
    formulier.is_valid()  # fills what is right
    return formulier.cleaned_data.get("waar", "")


def _termijnen() -> dict[str, int | None]:
    return {
        "antwoord_dagen": settings.MELDING_ANTWOORD_DAGEN,
        "adres_dagen": settings.MELDING_ADRES_DAGEN,
        "na_afhandelen": settings.MELDING_ADRES_DAGEN_NA_AFHANDELEN,
    }


def _hier(request) -> str:
    return f"{request.scheme}://{request.get_host()}"
