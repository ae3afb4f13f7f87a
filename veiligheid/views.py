"""The front door, and the pages that show things of several apps together."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from rapportages.lezen.openbaar import laatste_versie
from rapportages.lezen.verwijzers import genoemd_in, rectificaties_over
from themas.adresvragen import onbekende_volgorde, onbekende_vragen
from themas.berekening import Basis, Periode, kop, zelfde_vergelijking
from themas.cijferrijen import Gebiedrij
from themas.enums import Gebiedsoort, Richting, Zekerheid
from themas.models import Thema
from themas.overzicht import Overzicht
from themas.reeksen import Reeksen
from themas.stand import (
    Regel,
    onder_meer_themas,
    stand_van,
    tel,
)
from themas.tables import GebiedenTabel
from themas.weergave.zinnen import kopzin, ouderdom, vergelijking
from veiligheid.antwoord import Voordeur, antwoordzin, namen_van_bewogen
from veiligheid.beelden import deelbeeld
from veiligheid.insluiten import insluitcode
from veiligheid.schemaorg import dataset_van, jsonld


AANTAL_OPVALLEND = 3


@require_safe
def start(request):
    deur = Voordeur()
    plan, regels, jaar, cijfers = deur.plan, deur.regels, deur.jaar, deur.cijfers
    return render(
        request,
        "veiligheid/start.html",
        {
            "plan": plan,
            "huidig_plan": deur.plannen[0] if deur.plannen and deur.plannen[0] != plan else None,
            "jaar": jaar,
            "antwoord": antwoordzin(jaar, tel(cijfers)) if jaar else "",
            "daalden": namen_van_bewogen(cijfers, -1),
            "stegen": namen_van_bewogen(cijfers, 1),
            "figuur": deur.figuur,
            "opvallend": [(regel, _in_woorden(regel, deur.anderen, deur.reeksen)) for regel in _opvallend(cijfers)],
            "nieuwer": _nieuwer(deur) if plan else [],
            "getoetst": [r.indicator.naam for r in cijfers if r.zekerheid not in (None, Zekerheid.NIET_TE_TOETSEN)],
            "per_wijk": next((indicator for indicator in deur.indicatoren if indicator.per_wijk), None),
            "themas": [
                (thema, stand_van(regel for regel in regels if regel.doel.onderwerp.thema_id == thema.pk))
                for thema in Thema.objects.filter(plan=plan).select_related("plan")
            ],
            "dubbel": onder_meer_themas(regels),
            "ouderdom": ouderdom(jaar, timezone.localdate()) if jaar else "",
            "rapportage": laatste_versie(),
        },
    )


def _nieuwer(deur: Voordeur):
    """What is known of after the year that the page is about, newest first: ``[(indicator, basis, sentence), ...]``."""
    nieuwer = [(regel.indicator, regel.nieuwer) for regel in deur.cijfers if regel.nieuwer]
    for indicator, _ in deur.zonder_doel:
        nieuwste = kop(deur.reeksen[indicator.pk, deur.gebied.pk], deur.plan.peiljaar)
        if nieuwste and nieuwste.periode > deur.jaar and indicator.gewenste_richting != Richting.GEEN_OORDEEL:
            nieuwer.append((indicator, nieuwste))
    nieuwer.sort(key=lambda paar: paar[1].periode, reverse=True)
    return [(i, basis, kopzin(i, deur.reeksen[i.pk, deur.gebied.pk], basis)) for i, basis in nieuwer]


def _opvallend(cijfers: list[Regel]) -> list[Regel]:
    """The figures that changed most since the peiljaar, either way."""
    veranderd = [regel for regel in cijfers if regel.verschil and regel.verschil.getal is not None]
    return sorted(veranderd, key=lambda regel: -abs(regel.verschil.getal))[:AANTAL_OPVALLEND]


def _in_woorden(regel: Regel, anderen, reeksen: Reeksen) -> list[str]:
    """The answer for one figure, and beside it the first other area with the same comparison in the same measure."""
    zinnen = [kopzin(regel.indicator, regel.reeks, regel.basis)]
    eigen = regel.verschil
    for gebied in anderen:
        reeks = reeksen[regel.indicator.pk, gebied.pk]
        ander = zelfde_vergelijking(reeks, regel.basis)
        if ander is not None and ander.maat is eigen.maat:
            return [*zinnen, vergelijking(regel.indicator, regel.reeks, regel.basis, reeks, ander)]
    return zinnen


@require_safe
def indicator(request, slug):
    overzicht = Overzicht(slug)
    jaar, rijen = overzicht.gebiedrijen
    gebieden = _gebiedtabellen(request, rijen)
    periode = _laatste_periode(overzicht, overzicht.kop)
    return render(
        request,
        "veiligheid/indicator.html",
        {
            "indicator": overzicht.indicator,
            "overzicht": overzicht,
            "gebieden": gebieden,
            "gebiedenjaar": jaar,
            "een_gebied": len(rijen) == 1,
            "meldingen": _meldingen(request, gebieden),
            "ouderdom": ouderdom(periode, timezone.localdate()) if periode else "",
            "genoemd_in": genoemd_in(overzicht.indicator),
            "rectificaties": rectificaties_over(overzicht.indicator),
            "deelbeeld": deelbeeld(overzicht),
            "dataset": jsonld(dataset_van(overzicht)),
            "insluitcode": insluitcode(overzicht.indicator),
        },
    )


def _gebiedtabellen(request, rijen: list[Gebiedrij]) -> list[GebiedenTabel]:
    """A table for each kind of area, the larger kind first; open when the address sorts it, or when it is one row."""
    inwoners_jaar = next((rij.peildatum.year for rij in rijen if rij.peildatum), None)
    tabellen = []
    for soort in Gebiedsoort:
        if eigen := [rij for rij in rijen if rij.gebied.soort == soort]:
            tabel = GebiedenTabel(eigen, soort=soort, inwoners_jaar=inwoners_jaar, eerste=not tabellen)
            onbekend = onbekende_volgorde(request.GET, tabel)
            tabel.open = (tabel.order_by_field in request.GET and not onbekend) or len(rijen) == 1
            RequestConfig(request, paginate=False).configure(tabel)
            tabellen.append(tabel)
    return tabellen


def _meldingen(request, tabellen: list[GebiedenTabel]) -> list[str]:
    volgordes = [melding for tabel in tabellen for melding in onbekende_volgorde(request.GET, tabel)]
    return volgordes + onbekende_vragen(request.GET, [tabel.order_by_field for tabel in tabellen])


def _laatste_periode(overzicht: Overzicht, kop: Basis | None) -> Periode | None:
    if kop:
        return kop.beoordeelde_periode
    return overzicht.hier.perioden[-1] if overzicht.hier.perioden else None


@require_safe
def over(request):
    return render(request, "veiligheid/over.html")
