"""The page of a theme: how it stands, what is done and agreed, what is known to help, and what the council asked."""

import datetime
from dataclasses import dataclass

from django.db.models import F, Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from convenanten.bladen import Convenantblad
from convenanten.enums import Stand
from convenanten.models import Convenant
from convenanten.stand import stand_van as stand_van_convenant
from rapportages.jaarplan.acties import jaren_van
from rapportages.models import Raadsstuk
from rapportages.raad.rijen import rijen_van
from themas.berekening import kop
from themas.bladen import Beweringblad, Interventieblad
from themas.enums import Indicatoraard, Onderbouwing
from themas.gemeente import meegebracht_gebied, met_eigen_gebied
from themas.metcijfers import cijfers_van
from themas.models import Doelstelling, Indicator, Interventie, Thema
from themas.publicaties import openbaar_per_soort
from themas.reeksen import reeksen_voor
from themas.stand import Regel, herbeoordeel, rapportjaar, stand_van, stand_van_doelen, tel
from themas.weergave.zinnen import in_het_kort


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A covenant that serves the theme, as it stands today."""

    blad: Convenantblad
    adres: str
    stand: Stand


@dataclass(frozen=True, slots=True)
class Aanpak:
    """An intervention for the theme, with the claim that is supported best; the first of several that are as good."""

    blad: Interventieblad
    adres: str
    bewering: Beweringblad | None

    @property
    def sterkte(self) -> int:
        """Of its support, the best first."""
        return list(Onderbouwing).index(self.bewering.onderbouwing) if self.bewering else len(Onderbouwing)

    @property
    def is_onderbouwd(self) -> bool:
        return self.sterkte <= list(Onderbouwing).index(Onderbouwing.ERVARING)


@require_safe
def thema(request, plan, thema):
    thema, velden, opvolgers = _thema_met_opvolgers(plan, thema)
    gebied = meegebracht_gebied(thema)
    onderwerpen = cijfers_van(thema.onderwerpen.all())
    doelen = cijfers_van(Doelstelling.objects.met_plan().filter(onderwerp__thema=thema))
    indicatoren = {i.pk: i for cijfers in (*doelen.values(), *onderwerpen.values()) for i in cijfers}
    reeksen = reeksen_voor(indicatoren.values(), [gebied])
    regels = stand_van_doelen(doelen, gebied, reeksen=reeksen)
    jaar = rapportjaar(regels)
    if jaar:
        regels = herbeoordeel(regels, jaar)
    per_onderwerp = [
        (
            onderwerp,
            _per_doel([regel for regel in regels if regel.doel.onderwerp_id == onderwerp.pk]),
            list(dict.fromkeys(doel.bron for doel in doelen if doel.onderwerp_id == onderwerp.pk)),
            _andere_cijfers(
                [
                    (i, in_het_kort(i, reeks, kop(reeks, thema.plan.peiljaar) if thema.plan.peiljaar else None))
                    for i in cijfers
                    for reeks in [reeksen[i.pk, gebied.pk]]
                ]
            ),
        )
        for onderwerp, cijfers in onderwerpen.items()
    ]
    vandaag = timezone.localdate()
    afspraken, aanpakken = _stukken(thema, vandaag)
    return render(
        request,
        "veiligheid/thema.html",
        {
            "thema": thema,
            "velden": velden,
            "opvolgers": opvolgers,
            "jaar": jaar,
            "stand": stand_van(regels),
            "onderwerpen": [rij for rij in per_onderwerp if rij[1]],
            "zonder_doel": [rij for rij in per_onderwerp if not rij[1]],
            "jaren": jaren_van(thema),
            "afspraken": afspraken,
            "aanpakken": aanpakken,
            "onderbouwd": [aanpak for aanpak in aanpakken if aanpak.is_onderbouwd],
            "niet_onderbouwd": [aanpak for aanpak in aanpakken if not aanpak.is_onderbouwd],
            "raadsrijen": rijen_van(Raadsstuk.objects.publiek().bij_thema(thema), vandaag),
        },
    )


def _andere_cijfers(cijfers: list[tuple[Indicator, str]]) -> list[tuple[str, str, list]]:
    """Figures without a goal under a heading each: what was done, and what else was counted."""
    delen = [
        ("Wat er gedaan is", "", Indicatoraard.INZET),
        ("Andere cijfers", "Deze zijn soms anders geteld dan de cijfers bij een doel.", Indicatoraard.UITKOMST),
    ]
    groepen = [(titel, uitleg, [paar for paar in cijfers if paar[0].aard == aard]) for titel, uitleg, aard in delen]
    return [groep for groep in groepen if groep[2]]


def _thema_met_opvolgers(plan: str, slug: str) -> tuple[Thema, list[str], list[Thema]]:
    """The theme, the names of its fields of safety, and the themes of later plans that continue it.

    One query, with a row for each field and with the own area: every query of this page counts. Or Http404.
    """
    zelf, later = Q(plan__slug=plan, slug=slug), Q(vervolg_op__plan__slug=plan, vervolg_op__slug=slug)
    rijen = list(
        met_eigen_gebied(Thema.objects.filter(zelf | later))
        .select_related("plan", "vervolg_op__plan")
        .annotate(veld=F("velden__naam"))
        .order_by(*Thema._meta.ordering, "velden__nummer")
    )
    thema = next((t for t in rijen if t.slug == slug and t.plan.slug == plan), None)
    if thema is None:
        raise Http404("Dit thema kennen wij niet. Kijk bij de plannen welke thema’s er zijn.")
    velden = [rij.veld for rij in rijen if rij == thema and rij.veld]
    return thema, velden, [ander for ander in dict.fromkeys(rijen) if ander != thema]


def _stukken(thema: Thema, dag: datetime.date) -> tuple[list[Afspraak], list[Aanpak]]:
    """What readers see of the covenants and interventions that serve a topic of the theme; one query for both."""
    openbaar = openbaar_per_soort(Convenant, Interventie)
    convenanten = [publicatie.blad(Convenantblad) for publicatie in openbaar[Convenant]]
    interventies = [publicatie.blad(Interventieblad) for publicatie in openbaar[Interventie]]
    return (
        [
            Afspraak(blad, Convenant(slug=blad.slug).get_absolute_url(), stand_van_convenant(blad, dag))
            for blad in convenanten
            if _dient(blad, thema)
        ],
        sorted(
            (
                Aanpak(blad, Interventie(slug=blad.slug).get_absolute_url(), _sterkste(blad))
                for blad in interventies
                if _dient(blad, thema)
            ),
            key=lambda aanpak: aanpak.sterkte,  # by name where as strong
        ),
    )


def _dient(blad: Convenantblad | Interventieblad, thema: Thema) -> bool:
    return any((plek.plan, plek.thema) == (thema.plan.slug, thema.slug) for plek in blad.plekken)


def _sterkste(blad: Interventieblad) -> Beweringblad | None:
    return min(blad.beweringen, key=lambda bewering: list(Onderbouwing).index(bewering.onderbouwing), default=None)


def _per_doel(regels: list[Regel]):
    """``[(goal, its lines, how they stand), ...]``: several figures under one goal are counted, not averaged."""
    doelen = {regel.doel: [ander for ander in regels if ander.doel == regel.doel] for regel in regels}
    return [(doel, eigen, tel(eigen)) for doel, eigen in doelen.items()]
