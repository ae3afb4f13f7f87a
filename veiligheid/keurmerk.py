"""The register of the mark Keurmerk Veilig Ondernemen: which areas had it on a day, and what was put right about it."""

import datetime
import re
from dataclasses import dataclass

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from convenanten.bladen import Keurmerkblad
from convenanten.enums import Keurmerksoort
from convenanten.keurmerk.filters import EERSTE_DAG, KeurmerkFilter
from convenanten.keurmerk.rijen import Gebiedrij, Soorttelling, Totaal, rijen_op, tel
from convenanten.keurmerk.tables import KeurmerkTabel
from convenanten.keurmerk.zinnen import antwoord
from convenanten.models import Convenant, Keurmerkgebied
from rapportages.lezen.verwijzers import rectificaties_over
from rapportages.models import Rectificatie
from themas.adresvragen import onbekende_volgorde
from themas.berekening import Punt, Reeks
from themas.gemeente import eigen_gebied
from themas.models import Indicator, Onderwerp, Publicatie
from themas.publicaties import openbaar_per_soort
from themas.reeksen import reeksen_voor
from themas.weergave.zinnen import ouderdom


#: The figures of the published totals, and of the certificates that were given again.
TOTALEN = {
    Keurmerksoort.BEDRIJVENTERREIN: "kvo-bedrijventerreinen",
    Keurmerksoort.WINKELGEBIED: "kvo-winkelgebieden",
    Keurmerksoort.BUITENGEBIED: "kvo-buitengebieden",
}
OPNIEUW = "kvo-hercertificeringen"
CONVENANT = "keurmerk-veilig-ondernemen"


@dataclass(frozen=True, slots=True)
class Totaalcijfer:
    """A published total with what a reader must know of it, and how many of it we can name."""

    indicator: Indicator
    punt: Punt
    telling: Soorttelling
    ouderdom: str


@require_safe
def keurmerk(request, *, publicatie: Publicatie | None = None):
    """``publicatie`` is that of one area, not saved yet: it takes the place of what readers see of that area."""
    vandaag = timezone.localdate()
    filter_ = KeurmerkFilter(request.GET, vandaag=vandaag)
    gepubliceerd = openbaar_per_soort(Keurmerkgebied, Convenant)
    bladen = _bladen(gepubliceerd[Keurmerkgebied], publicatie)
    indicatoren = {i.slug: i for i in Indicator.objects.filter(slug__in=[*TOTALEN.values(), OPNIEUW])}
    gebied = eigen_gebied()
    reeksen = reeksen_voor(indicatoren.values(), [gebied])
    punten = {
        soort: punt
        for soort, slug in TOTALEN.items()
        if slug in indicatoren and (punt := _nieuwste(reeksen[indicatoren[slug].pk, gebied.pk], filter_.dag))
    }
    tellingen = tel(bladen, filter_.dag, {soort: Totaal(punt.aantal, punt.periode) for soort, punt in punten.items()})
    rectificaties = list(rectificaties_over(indicatoren[OPNIEUW])) if OPNIEUW in indicatoren else []
    alle = rijen_op(bladen, filter_.dag)
    rijen = filter_.passend(alle)
    tabel = KeurmerkTabel(rijen)
    RequestConfig(request, paginate=False).configure(tabel)
    totalen = [
        Totaalcijfer(indicatoren[TOTALEN[t.soort]], punten[t.soort], t, ouderdom(t.totaal.periode, vandaag))
        for t in tellingen
        if t.totaal
    ]
    bronnen = {cijfer.punt.bronnen for cijfer in totalen}
    return render(
        request,
        "veiligheid/keurmerk.html",
        {
            "publicatie": publicatie,
            "filter": filter_,
            "dag": filter_.dag,
            "vandaag": vandaag,
            "eerste_dag": EERSTE_DAG,
            "tellingen": tellingen,
            "antwoord": antwoord(alle, filter_.dag, vandaag),
            "totalen": totalen,
            # One source for all is said once.
            "bron_van_alle": bronnen.pop() if len(bronnen) == 1 and len(totalen) > 1 else None,
            "minstens": any(telling.bekend and telling.niet_bij_naam for telling in tellingen),
            "op_dag": any(telling.op_dag for telling in tellingen),
            "tabel": tabel,
            "aantal": len(rijen),
            "totaal": len(alle),
            "gefilterd": bool(filter_.gekozen),
            "gebieden": [(rij, _over(rectificaties, rij)) for rij in alle],
            "rectificaties": rectificaties,
            "opnieuw": indicatoren.get(OPNIEUW),
            "onderwerpen": _onderwerpen(indicatoren.values()),
            "convenant": next((stuk for stuk in gepubliceerd[Convenant] if stuk.slug == CONVENANT), None),
            "meldingen": filter_.meldingen() + onbekende_volgorde(request.GET, tabel),
        },
    )


def _bladen(openbaar: list[Publicatie], voorbeeld: Publicatie | None) -> list[Keurmerkblad]:
    if voorbeeld is not None:
        openbaar = [publicatie for publicatie in openbaar if publicatie.sleutel != voorbeeld.sleutel] + [voorbeeld]
    return [publicatie.blad(Keurmerkblad) for publicatie in openbaar]


def _nieuwste(reeks: Reeks, dag: datetime.date) -> Punt | None:
    """The total of the time in which the day lies, else the newest that there is."""
    punten = [punt for periode in reeks.perioden if (punt := reeks.punt(periode)).aantal is not None]
    van_toen = [punt for punt in punten if punt.periode.begin <= dag <= punt.periode.eind]
    return next(reversed(van_toen or punten), None)


def _over(rectificaties: list[Rectificatie], rij: Gebiedrij) -> list[Rectificatie]:
    """Those that name the area, as a whole word."""
    naam = re.compile(rf"(?<!\w){re.escape(rij.blad.naam)}(?!\w)", re.IGNORECASE)
    return [r for r in rectificaties if naam.search(f"{r.wat_er_stond} {r.wat_het_is}")]


def _onderwerpen(indicatoren) -> list[Onderwerp]:
    """The topics of the plans that these figures are about, of the newest plan first."""
    return list(Onderwerp.objects.filter(indicatoren__in=indicatoren).met_plan().distinct())
