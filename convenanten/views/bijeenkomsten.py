"""What do officers of different municipalities learn from each other?"""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from convenanten.bijeenkomst.filters import BijeenkomstFilter, PuntenFilter
from convenanten.bijeenkomst.rijen import Bijeenkomstrij, aantal_zin, indeling, veldgroepen
from convenanten.bijeenkomst.tables import BijeenkomstTabel
from convenanten.bladen import Bijeenkomstblad
from convenanten.models import Bijeenkomst
from themas.adresvragen import onbekende_volgorde
from themas.bladen import Veld
from themas.models import Interventie, Veiligheidsveld
from themas.publicaties import openbare_adressen, openbare_bladen, openbare_publicatie


ONBEKEND = "Deze bijeenkomst kennen wij niet. Kijk bij de bijeenkomsten welke er zijn."


@require_safe
def bijeenkomsten(request):
    """The newest first; a meeting on a day that is not known comes last."""
    vandaag = timezone.localdate()
    alle = [Bijeenkomstrij(blad, vandaag) for blad in openbare_bladen(Bijeenkomst, Bijeenkomstblad)]
    alle.sort(key=lambda rij: (-rij.op_volgorde_datum, rij.op_volgorde_naam))
    filter_ = BijeenkomstFilter(request.GET, rijen=alle)
    rijen = filter_.passend(alle)
    tabel = BijeenkomstTabel(rijen)
    RequestConfig(request, paginate=False).configure(tabel)
    gefilterd = bool(filter_.gekozen)
    return render(
        request,
        "convenanten/bijeenkomsten.html",
        {
            "antwoord": aantal_zin(alle) if alle else "",
            "filter": filter_ if len(alle) > 1 or gefilterd else None,
            "gefilterd": gefilterd,
            "tabel": tabel,
            "aantal": len(rijen),
            "vandaag": vandaag,
            "meldingen": filter_.meldingen() + onbekende_volgorde(request.GET, tabel),
        },
    )


@require_safe
def bijeenkomst(request, slug, *, publicatie=None):
    """Without ``publicatie`` what readers see; with it a preview of what they would see."""
    publicatie = publicatie or openbare_publicatie(Bijeenkomst, slug, anders=ONBEKEND)
    blad = publicatie.blad(Bijeenkomstblad)
    velden = [Veld(veld.slug, veld.naam) for veld in Veiligheidsveld.objects.order_by("nummer")]
    alle = veldgroepen(blad, velden)
    filter_ = PuntenFilter(request.GET, groepen=alle)
    groepen = [groep for groep in veldgroepen(blad, velden, **filter_.gekozen) if groep.punten]
    return render(
        request,
        "convenanten/bijeenkomst.html",
        {
            "publicatie": publicatie,
            "blad": blad,
            "rij": Bijeenkomstrij(blad, timezone.localdate()),
            "alle": alle,
            "groepen": groepen,
            "aantal": sum(len(groep.punten) for groep in groepen),
            "indeling": indeling(blad),
            "openbaar": openbare_adressen(Interventie),
            "filter": filter_,
            "gekozen_veld": filter_.gekozen.get("veld", ""),
            "gefilterd": bool(filter_.gekozen),
            "meldingen": filter_.meldingen(),
        },
    )
