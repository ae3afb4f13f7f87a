"""The work list of whoever approves: row by row, what was chosen, or all that he may."""

from collections import defaultdict

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from rapportages.beheer.inhoud import inhoud_van
from rapportages.beheer.keuze import gekozen_rijen, versies_in
from rapportages.beheer.selectie import SOORTEN, Selectie, Soort
from rapportages.beheer.werkrijen import naam_van, werkrijen
from rapportages.vaststellen import bezwaren, stel_vast, stuur_terug


PER_PAGINA = 50
NIETS_GEKOZEN = "U hebt niets gekozen. Zet een vinkje bij wat u wilt vaststellen of terugsturen."
VERANDERD = "Er is intussen iets veranderd in deze lijst. Er is niets gedaan. Kijk haar nog een keer na."
PER_ONGELUK = "niets"  # the first button of the form: what Enter in a box presses
MEESTE_NAMEN = 3
NIETS_MAG = "Hier is niets bij wat u mag beoordelen. Vraag een collega."


class ZonderNotitie(ValidationError):
    """Sent back without a word; ``veld`` is the field where it must be written."""

    def __init__(self, wat: str, veld: str):
        super().__init__(f"Schrijf op wat er anders moet aan {wat}.")
        self.veld = veld

    @property
    def als_melding(self) -> str:
        return format_html('{} <a href="#{}">Naar het veld</a>', self.message, self.veld)


def werklijst(site, request):
    """Everything that is handed in, of one kind, with what is needed to judge it."""
    soort = _soort(request)
    selectie = Selectie(request.GET, soort)
    post, fout_bij = QueryDict(), {}
    if request.method == "POST":
        post = request.POST
    if post.get("doe", PER_ONGELUK) != PER_ONGELUK:
        try:
            messages.success(request, _doe(request, soort))
            return redirect(_adres("vaststellen", request))
        except ZonderNotitie as fout:
            fout_bij[fout.veld] = fout.message
            messages.error(request, fout.als_melding)
        except ValidationError as fout:
            # The page comes back with what was chosen and written.
            messages.error(request, " ".join(fout.messages))
    bladen = Paginator(selectie.rijen, PER_PAGINA)
    blad = bladen.get_page(request.GET.get("p"))
    rijen = werkrijen(list(blad.object_list), request.user)
    _zet_groepen(rijen, selectie)
    for werk in rijen:
        werk.gekozen = str(werk.rij.pk) in post.getlist("rij")
        werk.notitie = post.get(f"notitie-{werk.rij.pk}", "")
        werk.notitiefout = fout_bij.get(f"notitie-{werk.rij.pk}", "")
    context = {
        **site.each_context(request),
        "title": "Vaststellen",
        "soort": soort,
        "soorten": _mijn_soorten(request),
        "selectie": selectie,
        "filters": [(naam, k.label, selectie.keuzes(naam)) for naam, k in soort.kenmerken.items()],
        "blad": blad,
        "bladzijden": bladen.get_elided_page_range(blad.number) if bladen.num_pages > 1 else [],
        "rijen": rijen,
        "notitie": post.get("notitie", ""),
        "notitiefout": fout_bij.get("notitie", ""),
        "vraag": _vraag(request),
        "alles_adres": _adres("vaststellen_alles", request),
        "aan_te_raden": [rij for rij in rijen if not rij.bezwaar],
    }
    return TemplateResponse(request, "admin/rapportages/vaststellen.html", context)


def alles(site, request):
    """One act for a whole selection, such as a file with thousands of figures, after a look at what it is."""
    soort = _soort(request)
    selectie = Selectie(request.GET, soort)
    notitiefout = ""
    if request.method == "POST":
        try:
            messages.success(request, _doe_alles(request, selectie))
            return redirect(reverse("admin:vaststellen") + f"?wat={soort.naam}")
        except ZonderNotitie as fout:
            notitiefout = fout.message
            messages.error(request, fout.als_melding)
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
    rijen = list(selectie.bevraagd)
    bezwaar = bezwaren(rijen, request.user)
    mijn = [rij for rij in rijen if rij.pk not in bezwaar]
    redenen = defaultdict(int)
    for tekst in bezwaar.values():
        redenen[tekst] += 1
    context = {
        **site.each_context(request),
        "title": "Alles in één keer",
        "soort": soort,
        "selectie": selectie,
        "stempel": selectie.stempel(),
        "aantal": len(rijen),
        "mag": len(mijn),
        "inhoud": inhoud_van(selectie, mijn),
        "redenen": dict(redenen),
        "delen": [(k.label, selectie.keuzes(naam, binnen=True)) for naam, k in soort.kenmerken.items()],
        "notitie": request.POST.get("notitie", ""),
        "notitiefout": notitiefout,
        "terug": _adres("vaststellen", request),
    }
    return TemplateResponse(request, "admin/rapportages/vaststellen_alles.html", context)


def _mijn_soorten(request) -> list[Soort]:
    return [soort for soort in SOORTEN.values() if request.user.has_perm(soort.recht("stel_vast"))]


def _soort(request) -> Soort:
    """The kind that the address asks for; without one the first that this officer may approve."""
    mijn = _mijn_soorten(request)
    gevraagd = SOORTEN.get(request.GET.get("wat", ""), mijn[0] if mijn else None)
    if gevraagd not in mijn:
        raise PermissionDenied
    return gevraagd


@transaction.atomic
def _doe(request, soort: Soort) -> str:
    """One button: ``stel_vast`` and ``stuur_terug`` for what was chosen, ``stel_vast:7`` for one row."""
    werkwoord, _, pk = request.POST.get("doe", "").partition(":")
    rijen = gekozen_rijen(soort, [pk] if pk else request.POST.getlist("rij"))
    if not rijen:
        raise ValidationError(NIETS_GEKOZEN)
    gezien = versies_in(request.POST)
    if werkwoord == "stel_vast":
        aantal = stel_vast(rijen=rijen, door=request.user, gezien=gezien)
        return f"{soort.telling(aantal)} vastgesteld. Lezers zien het nu op de site."
    if werkwoord == "stuur_terug":
        per_notitie = defaultdict(list)
        for rij in rijen:
            eigen = request.POST.get(f"notitie-{rij.pk}", "").strip()
            per_notitie[eigen or ("" if pk else request.POST.get("notitie", ""))].append(rij)
        if zonder := [rij for notitie, groep in per_notitie.items() if not notitie.strip() for rij in groep]:
            raise ZonderNotitie(_namen(zonder), f"notitie-{pk}" if pk else "notitie")
        for notitie, groep in per_notitie.items():
            stuur_terug(rijen=groep, door=request.user, notitie=notitie, gezien=gezien)
        return f"{soort.telling(len(rijen))} teruggestuurd. Wie het invoerde, leest uw notitie."
    raise ValidationError("Kies vaststellen of terugsturen.")


@transaction.atomic
def _doe_alles(request, selectie: Selectie) -> str:
    if request.POST.get("stempel") != selectie.stempel():
        raise ValidationError(VERANDERD)
    rijen = list(selectie.kaal)
    bezwaar = bezwaren(rijen, request.user)
    mijn = [rij for rij in rijen if rij.pk not in bezwaar]
    if not mijn:
        raise ValidationError(NIETS_MAG)
    gezien = {rij.pk: rij.versie for rij in mijn}
    if request.POST.get("doe") == "stuur_terug":
        notitie = request.POST.get("notitie", "")
        if not notitie.strip():
            raise ZonderNotitie(f"{'dit' if len(mijn) == 1 else 'deze'} {selectie.soort.telling(len(mijn))}", "notitie")
        aantal = stuur_terug(rijen=mijn, door=request.user, notitie=notitie, gezien=gezien)
        return f"{selectie.soort.telling(aantal)} teruggestuurd. Wie het invoerde, leest uw notitie."
    if request.POST.get("doe") != "stel_vast":
        raise ValidationError("Kies vaststellen of terugsturen.")
    aantal = stel_vast(rijen=mijn, door=request.user, gezien=gezien)
    return f"{selectie.soort.telling(aantal)} vastgesteld. Lezers zien het nu op de site."


def _namen(rijen) -> str:
    """The first few by name, and how many more."""
    namen = [naam_van(rij) for rij in rijen[:MEESTE_NAMEN]]
    meer = len(rijen) - len(namen)
    return "; ".join(namen) + (f"; en nog {meer}" if meer else "")


def _zet_groepen(rijen, selectie: Selectie) -> None:
    """A heading above the first row of each group, with how many the whole group has."""
    geteld = {keuze.waarde: keuze.aantal for keuze in selectie.keuzes(selectie.groep, binnen=True)}
    vorige = None
    for werk in rijen:
        waarde, tekst = selectie.groep_van(werk.rij)
        if waarde != vorige:
            werk.groep = (waarde, tekst, geteld.get(waarde, 0))
        vorige = waarde


def _vraag(request) -> str:
    """What the address asks, without the page."""
    vraag = request.GET.copy()
    vraag.pop("p", None)
    return vraag.urlencode()


def _adres(naam: str, request) -> str:
    vraag = _vraag(request)
    return reverse(f"admin:{naam}") + (f"?{vraag}" if vraag else "")
