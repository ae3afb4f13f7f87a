"""What did we agree with others, until when, and does it work?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import conditional_page, require_safe
from django_tables2 import RequestConfig

from convenanten.bladen import Convenantblad
from convenanten.cijfers import inzicht_in
from convenanten.enums import Bepalingsoort
from convenanten.filters import ConvenantFilter
from convenanten.kalender import einddata
from convenanten.lijst import antwoord_lijst, rijen_van
from convenanten.models import Convenant
from convenanten.overlegfiguur import per_niveau
from convenanten.stand import stand_van
from convenanten.tables import ConvenantTabel
from convenanten.tijdlijn import tijdlijn_van
from convenanten.verband import verband_van, versieregels
from convenanten.werkt import werkt_het
from convenanten.woo import woo_van_convenant
from convenanten.woorden import NIVEAU, antwoord
from themas.adresvragen import onbekende_volgorde
from themas.models import Interventie, Publicatie, Thema
from themas.plekken import onderwerpen_op
from themas.publicaties import openbaar_per_soort, openbare_bladen, openbare_publicatie, openbare_publicaties


ANDERS = "Deze afspraak kennen wij niet. Kijk in de lijst met afspraken welke er zijn."


@require_safe
def lijst(request):
    vandaag = timezone.localdate()
    bladen = openbare_bladen(Convenant, Convenantblad)
    themas = Thema.objects.select_related("plan").order_by("-plan__jaar_van", "nummer")
    filter_ = ConvenantFilter(request.GET, bladen=bladen, themas=themas)
    alle = rijen_van(bladen, vandaag)
    rijen = filter_.passend(alle)
    tabel = ConvenantTabel(rijen)
    RequestConfig(request, paginate=False).configure(tabel)
    return render(
        request,
        "convenanten/lijst.html",
        {
            "alle": len(alle),
            "antwoord": antwoord_lijst(alle),
            "aantal": len(rijen),
            "filter": filter_,
            "gefilterd": bool(filter_.gekozen),
            "meldingen": filter_.meldingen() + onbekende_volgorde(request.GET, tabel),
            "tabel": tabel,
            "tijdlijn": tijdlijn_van([rij.blad for rij in rijen], vandaag),
            "vandaag": vandaag,
        },
    )


@require_safe
def convenant(request, slug, *, publicatie=None):
    """``publicatie`` is what an officer wants to see as readers would; it is not saved."""
    openbaar = openbaar_per_soort(Convenant, Interventie)
    publicatie = publicatie or next((ander for ander in openbaar[Convenant] if ander.slug == slug), None)
    publicatie = publicatie or openbare_publicatie(Convenant, slug, anders=ANDERS)
    blad = publicatie.blad(Convenantblad)
    vandaag = timezone.localdate()
    verband = verband_van(blad, openbaar)
    inzicht = inzicht_in(blad, vandaag)
    return render(
        request,
        "convenanten/convenant.html",
        {
            "publicatie": publicatie,
            "blad": blad,
            "woo": woo_van_convenant(blad, publicatie),
            "vandaag": vandaag,
            "stand": stand_van(blad, vandaag),
            "antwoord": antwoord(blad, vandaag, opgevolgd=bool(verband.opvolgers)),
            "versies": versieregels(blad, vandaag),
            "inzicht": inzicht,
            "werkt": werkt_het(inzicht),
            "bepalingen": [(kop, bepalingen) for soort, kop in KOPPEN.items() if (bepalingen := blad.van_soort(soort))],
            "niveaus": [(niveau, NIVEAU[niveau], groep) for niveau, groep in per_niveau(blad.overleggen)],
            "onderwerpen": onderwerpen_op(blad.plekken),
            "verband": verband,
        },
    )


#: What is in an agreement besides its goals, in the order of the page.
KOPPEN = {
    Bepalingsoort.AFSPRAAK: "Afspraken",
    Bepalingsoort.MAATREGEL: "Maatregelen",
    Bepalingsoort.RESULTAAT: "Wat de bron meldt",
}


@conditional_page
@require_safe
def kalender(request):
    """Who follows it asks often, so it says when it last changed; a withdrawal changes it too."""
    inhoud = einddata(openbare_publicaties(Convenant))
    antwoord = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    antwoord.headers["Content-Disposition"] = 'inline; filename="einddata.ics"'
    if veranderd := laatst_veranderd():
        antwoord.headers["Last-Modified"] = http_date(veranderd.timestamp())
    return antwoord


def laatst_veranderd():
    """The moment at which readers last got to see something else of the agreements; None before the first."""
    momenten = Publicatie.objects.van(Convenant).order_by().values_list("gepubliceerd_op", "tot")
    return max((moment for rij in momenten for moment in rij if moment), default=None)
