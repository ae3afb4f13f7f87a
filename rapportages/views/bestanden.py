"""The files of a version: its PDF and Word document, and the text that its hash is over."""

import hashlib

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from rapportages.bestanden import mdto
from rapportages.enums import Bestandsoort
from rapportages.lezen.pagina import Rapportpagina
from rapportages.models import Bestand
from rapportages.verslag.bevriezen import kanonieke_tekst, opnamen_van


DAG = 24 * 60 * 60  # seconds
SOORTEN = {
    Bestandsoort.PDF: "application/pdf",
    Bestandsoort.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
GEEN_BESTAND = "Dit bestand is er nog niet. Het wordt na het publiceren gemaakt. Kijk later nog eens."


@conditional_page
@require_safe
def rapportbestand(request, slug, nummer, soort):
    """The file as it was made at publication; embargo and all stand in ``Rapportpagina``.

    That of a withdrawn report stays: it was public. But it cannot say that it was withdrawn, so search engines are
    asked to leave it out.
    """
    pagina = Rapportpagina(slug, nummer)
    bestand = Bestand.objects.filter(versie=pagina.versie, soort=soort).first()
    if bestand is None:
        raise Http404(GEEN_BESTAND)
    antwoord = HttpResponse(bytes(bestand.inhoud), content_type=SOORTEN[Bestandsoort(soort)])
    # A PDF opens in the window; Word is for who goes on working with it.
    manier = "inline" if soort == Bestandsoort.PDF else "attachment"
    antwoord["Content-Disposition"] = f'{manier}; filename="{slug}-versie-{nummer}.{soort}"'
    antwoord["ETag"] = f'"{bestand.sha256}"'
    # The bytes at this address never change, but whether one may find them here does, with a withdrawal.
    patch_cache_control(antwoord, public=True, max_age=DAG)
    return _hoort_bij(antwoord, pagina)


@conditional_page
@require_safe
def rapporttekst(request, slug, nummer):
    """What the SHA-256 on the page is over, byte for byte, so that anybody can do the sum over."""
    versie = Rapportpagina(slug, nummer).versie
    inhoud = kanonieke_tekst(versie, opnamen_van(versie)).encode()
    antwoord = HttpResponse(inhoud, content_type="application/json")
    antwoord["Content-Disposition"] = f'attachment; filename="{slug}-versie-{nummer}.json"'
    antwoord["ETag"] = f'"{hashlib.sha256(inhoud).hexdigest()}"'
    return antwoord


@conditional_page
@require_safe
def rapportmdto(request, slug, nummer):
    """What the archive has to know of a version, for as long as the version itself can be found."""
    pagina = Rapportpagina(slug, nummer)
    return _mdto(mdto.informatieobject(pagina.versie, mdto.vormen_van(pagina.versie)), pagina, "rapport")


@conditional_page
@require_safe
def rapportbestandmdto(request, slug, nummer, soort):
    """The same of one of its files."""
    pagina = Rapportpagina(slug, nummer)
    vorm = next((vorm for vorm in mdto.vormen_van(pagina.versie) if vorm.soort == soort), None)
    if vorm is None:
        raise Http404(GEEN_BESTAND)
    return _mdto(mdto.bestand(pagina.versie, vorm), pagina, vorm.naam)


def _mdto(inhoud: bytes, pagina: Rapportpagina, naam: str) -> HttpResponse:
    antwoord = HttpResponse(inhoud, content_type="application/xml")
    waarvan = f"{pagina.rapportage.slug}-versie-{pagina.versie.nummer}-{naam}"
    antwoord["Content-Disposition"] = f'attachment; filename="{waarvan}.mdto.xml"'
    return _hoort_bij(antwoord, pagina)


def _hoort_bij(antwoord: HttpResponse, pagina: Rapportpagina) -> HttpResponse:
    antwoord["Link"] = f'<{settings.SITE_ADRES}{pagina.versie.get_absolute_url()}>; rel="canonical"'
    if pagina.openbaar.intrekking:
        antwoord["X-Robots-Tag"] = "noindex"
    return antwoord
