"""From a text that is ready to a report that is public: the checklist, four eyes, and what is possible afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from rapportages.beheer.rapport.daden import DADEN, collegas, mogelijk
from rapportages.beheer.rapport.pagina import volgende_stap
from rapportages.beheer.rapport.rechten import eis, rapport_of_404, rechten_van
from rapportages.beheer.rapport.stand import moment, stand_van
from rapportages.beheer.rapport.voorbeeld import teken
from rapportages.bestanden.maken import ADRESNAMEN
from rapportages.enums import Bestandsoort, Bestandstand, Ernst, Rapportstatus
from rapportages.models import Bestand, Voortgangsrapportage
from rapportages.nazien.keuring import Bevinding, keur
from rapportages.publicatie.publiceren import bezwaar_tegen_publiceren
from rapportages.verslag.bevriezen import lees, stempel
from rapportages.verslag.leesbaar import maak_leesbaar
from rapportages.verslag.samenstellen import stel_samen
from themas.models import Indicator
from themas.personen import persoonsnaam
from themas.weergave.opmaak import hoofdletter


IN_BEWERKING = (Rapportstatus.CONCEPT, Rapportstatus.INGEDIEND, Rapportstatus.RECTIFICATIE)
VELDNAMEN = {  # as they stand above the fields
    "wat_er_stond": "Wat stond er?",
    "wat_het_is": "Wat moet het zijn?",
    "reden": "Hoe kwam de fout erin?",
    "bron": "Bron",
    "datum": "Datum van de rectificatie",
}
VELDEN = ("wat_er_stond", "wat_het_is", "reden", "bron")


@dataclass(frozen=True, slots=True)
class Bestandsregel:
    """One file of a version; ``adres`` once it is there, ``fout`` is why it is not."""

    naam: str
    stand: str
    adres: str = ""
    fout: str = ""


@dataclass(frozen=True, slots=True)
class Versieregel:
    nummer: int
    adres: str
    wanneer: str
    vanaf: str
    wie: str
    sha256: str
    bestanden: tuple[Bestandsregel, ...]

    @property
    def te_maken(self) -> bool:
        return not all(regel.adres for regel in self.bestanden) or not self.bestanden

    @property
    def wacht(self) -> bool:
        return any(not regel.adres and not regel.fout for regel in self.bestanden)


def voorbeeld(site, request, pk: int):
    """The whole report as readers will see it, today."""
    rechten_van(request.user)
    rapportage = rapport_of_404(pk)
    context = {
        **site.each_context(request),
        "title": "Het hele rapport",
        "subtitle": rapportage.titel,
        "is_nav_sidebar_enabled": False,
        "rapportage": rapportage,
        "html": teken(maak_leesbaar(stel_samen(rapportage))),
    }
    return TemplateResponse(request, "admin/rapportages/rapport_voorbeeld.html", context)


def toon(site, request, pk: int):
    """GET: how it stands, the checklist, and the buttons for this officer. POST: one of those buttons."""
    rechten = rechten_van(request.user)
    rapportage = rapport_of_404(pk)
    if request.method == "POST":
        daad = DADEN.get(request.POST.get("doe", ""))
        if daad is None:
            messages.error(request, "Kies wat u wilt doen.")
        else:
            eis(daad.mag(rechten, rapportage, request.user))
            try:
                messages.success(request, daad.doe(rapportage, request.POST, request.user))
                return redirect("admin:rapport_publiceren", pk)
            except ValidationError as fout:
                for melding in dict.fromkeys(_zinnen(fout)):
                    messages.error(request, melding)
        rapportage = rapport_of_404(pk)
    return TemplateResponse(
        request, "admin/rapportages/rapport_publiceren.html", _context(site, request, rapportage, rechten)
    )


def _zinnen(fout: ValidationError) -> list[str]:
    """Above the page a message stands far from its field, so it names it."""
    if not hasattr(fout, "error_dict"):
        return fout.messages
    zinnen = []
    for veld, fouten in fout.error_dict.items():
        naam = VELDNAMEN.get(veld)
        for een in fouten:
            leeg = naam and een.code in ("blank", "null")
            if leeg:
                zinnen.append(f"Vul in: ‘{naam}’")
            else:
                zinnen += [f"‘{naam}’: {zin}" if naam else zin for zin in een.messages]
    return zinnen


def _context(site, request, rapportage: Voortgangsrapportage, rechten) -> dict:
    daden = mogelijk(rapportage, rechten, request.user)
    versies = list(rapportage.versies.select_related("gepubliceerd_door").prefetch_related("opdrachten"))
    voorstel = getattr(rapportage, "rectificatievoorstel", None)
    context = {
        **site.each_context(request),
        "title": volgende_stap(rapportage, rechten, request.user),
        "subtitle": rapportage.titel,
        "rapportage": rapportage,
        "stand": stand_van(rapportage, versies),
        "daden": daden,
        "versies": [_versieregel(rapportage, versie, bestanden) for versie, bestanden in _met_bestanden(versies)],
        "intrekking": getattr(rapportage, "intrekking", None),
        "voorstel": voorstel,
        "rectificaties": list(rapportage.rectificaties.all()),
        "ingediend_door": persoonsnaam(rapportage.ingediend_door),
        "zelf_ingediend": rapportage.ingediend_door_id == request.user.pk,
        "bezwaar": "",
        "embargo": _embargo(request, rapportage),
        "ingevuld": _ingevuld(request, voorstel),
        "indicatoren": [],
        "collegas": [],
        "keuring": None,
    }
    if daden & {"begin_rectificatie", "wijzig_rectificatie", "rectificeer_zonder_tekst"}:
        context["indicatoren"] = _indicatoren(request, rapportage, voorstel)
    if "rectificeer_zonder_tekst" in daden:
        context["collegas"] = [(wie.pk, persoonsnaam(wie)) for wie in collegas(request.user)]
    if rapportage.status in IN_BEWERKING and context["intrekking"] is None:
        verslag = stel_samen(rapportage)
        bevindingen = keur(rapportage, verslag=verslag)
        context |= {
            "keuring": True,
            "fouten": [b for b in bevindingen if b.ernst is Ernst.FOUT],
            "let_op": _samen(b for b in bevindingen if b.ernst is Ernst.LET_OP),
            "gezien_inhoud": stempel(verslag),
        }
        if "publiceer" in daden:
            context["bezwaar"] = bezwaar_tegen_publiceren(rapportage, request.user)
        if rapportage.status == Rapportstatus.INGEDIEND:
            context["html"] = teken(maak_leesbaar(verslag))
    return context


def _samen(bevindingen: Iterable[Bevinding]) -> list[tuple[str, list[Bevinding]]]:
    """What is said of many places, once; in the order of the checklist."""
    per_tekst: dict[str, list[Bevinding]] = {}
    for bevinding in bevindingen:
        per_tekst.setdefault(f"{hoofdletter(bevinding.tekst)} {bevinding.mend}", []).append(bevinding)
    return list(per_tekst.items())


def _embargo(request, rapportage) -> dict:
    """The day and time as the fields want them, and in words; what was sent, where that could not be taken."""
    op = rapportage.publiceren_op
    hier = timezone.localtime(op) if op else None
    return {
        "dag": request.POST.get("embargo_dag", f"{hier:%Y-%m-%d}" if hier else ""),
        "tijd": request.POST.get("embargo_tijd", f"{hier:%H:%M}" if hier else ""),
        "tekst": moment(op) if op else "",
        "voorbij": bool(op) and op <= timezone.now(),
    }


def _ingevuld(request, voorstel) -> dict[str, str]:
    """What was typed and refused, else what is proposed."""
    velden = {naam: request.POST.get(naam, getattr(voorstel, naam, "")) for naam in VELDEN}
    return velden | {
        naam: request.POST.get(naam, "") for naam in ("notitie", "reden_intrekken", "datum", "ingediend_door")
    }


def _indicatoren(request, rapportage, voorstel) -> list[tuple[str, str, bool]]:
    """The figures of the plan and those in the text as published, with which of them the correction is about."""
    gekozen = set(request.POST.getlist("indicatoren"))
    if voorstel and request.method != "POST":
        gekozen = set(voorstel.indicatoren.values_list("slug", flat=True))
    van_plan = Q(doelstellingen__onderwerp__thema__plan=rapportage.plan_id) | Q(
        onderwerpen__thema__plan=rapportage.plan_id
    )
    vorige = rapportage.versies.order_by("-nummer").first()
    in_tekst = {getal.indicator for getal in lees(vorige).getallen.values()} if vorige else set()
    alle = Indicator.objects.filter(van_plan | Q(slug__in=in_tekst)).distinct().order_by("naam")
    return [(i.slug, i.naam, i.slug in gekozen) for i in alle]


def _met_bestanden(versies: Sequence) -> list[tuple]:
    """Which files there are, without reading them; one query."""
    er_is: dict[int, set[str]] = {}
    for versie, soort in Bestand.objects.filter(versie__in=versies).values_list("versie", "soort"):
        er_is.setdefault(versie, set()).add(soort)
    return [(versie, er_is.get(versie.pk, set())) for versie in versies]


def _versieregel(rapportage: Voortgangsrapportage, versie, er_is: set[str]) -> Versieregel:
    versie.rapportage = rapportage  # its address needs the slug
    return Versieregel(
        versie.nummer,
        versie.get_absolute_url(),
        moment(versie.gepubliceerd_op),
        moment(versie.zichtbaar_vanaf) if versie.zichtbaar_vanaf > timezone.now() else "",
        persoonsnaam(versie.gepubliceerd_door),
        versie.sha256,
        tuple(_bestandsregel(versie, opdracht, er_is) for opdracht in versie.opdrachten.all()),
    )


def _bestandsregel(versie, opdracht, er_is: set[str]) -> Bestandsregel:
    soort = Bestandsoort(opdracht.soort)
    if soort in er_is:
        adres = reverse(ADRESNAMEN[soort], args=[versie.rapportage.slug, versie.nummer])
        return Bestandsregel(soort.label, Bestandstand.KLAAR.label, adres)
    # The reason of an earlier try says nothing of the one that is under way.
    fout = opdracht.fout if opdracht.stand == Bestandstand.MISLUKT else ""
    return Bestandsregel(soort.label, opdracht.get_stand_display(), fout=fout)
