"""Pictures to take along: a figure as SVG and PNG, and the card that stands beside a link to a page.

Drawing the SVG takes milliseconds and happens for every question, from what is public at that moment. Its SHA-256 is
the ETag and the key under which the PNG is kept: who has the picture gets 304 before a pixel is drawn, and a picture
that is kept is never one of other figures. Nothing that a visitor asks comes into the drawing.
"""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.cache import cache
from django.db.models import Max
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from themas.figuren import toont
from themas.gemeente import eigen_gebied
from themas.indexoverzicht import indexoverzicht
from themas.models import Beleidsplan, Doelstelling, Gebied, Meting
from themas.overzicht import Overzicht
from themas.stand import per_indicator, stand_van_doelen, tel
from themas.templatetags.onderdelen import verandering_tekst
from themas.weergave.figuur import Figuur
from themas.weergave.figuurblad import figuurblad
from themas.weergave.herkomst import Herkomst, herkomst
from themas.weergave.kaart import Kaart, teken_kaart
from themas.weergave.opmaak import opsomming
from themas.weergave.png import TEKENAAR, als_png
from themas.weergave.zinnen import maat_in_woorden
from veiligheid.antwoord import Voordeur, antwoordzin, gemeten_plan, namen_van_bewogen


SVG, PNG = "image/svg+xml", "image/png"
#: Keep it, but ask each time: a figure that is corrected or hidden must be gone at the next request (0054).
VRAAG_STEEDS = "public, no-cache"
DAG = 24 * 60 * 60
GEEN_FIGUUR = "Deze figuur bestaat niet."
MEESTE_OORDELEN = 2


@require_safe
def indicatorfiguur(request, slug, sleutel, formaat):
    overzicht = Overzicht(slug)
    waar = herkomst(overzicht.indicator.get_absolute_url(), overzicht.bijgewerkt_op)
    return _figuur(request, _gekozen(overzicht.figuren, sleutel), formaat, waar)


@require_safe
def indexfiguur(request, sleutel, formaat):
    waar = herkomst(reverse("dashboard-index"), _bijgewerkt())
    return _figuur(request, _gekozen(indexoverzicht().figuren, sleutel), formaat, waar)


@require_safe
def startfiguur(request, formaat):
    """Its page says above it over which year it goes; a picture that travels says so itself."""
    deur = Voordeur()
    if deur.figuur is None:
        raise Http404(GEEN_FIGUUR)
    titel = f"{settings.GEMEENTE_NAAM}: verandering {deur.jaar.in_zin} tegenover {deur.plan.peiljaar}"
    waar = herkomst(reverse("start"), _bijgewerkt())
    return _figuur(request, replace(deur.figuur, titel=titel), formaat, waar)


@require_safe
def indicator_beeld(request, slug):
    return _png(request, teken_kaart(kaart_van(Overzicht(slug))), f"{slug}.png", zoom=1)


@require_safe
def beeld(request):
    """The card of every page that has none of its own."""
    return _png(request, teken_kaart(algemene_kaart()), "veiligheid.png", zoom=1)


def kaart_van(overzicht: Overzicht) -> Kaart:
    """What the head of the page of this figure says."""
    indicator, kop = overzicht.indicator, overzicht.kop
    bijschrift = {"zin": overzicht.antwoord, "figuur": _figuur_bij(overzicht)}
    if kop:
        # One verdict that several goals share is said once; one over another comparison stays on the page.
        oordelen = dict.fromkeys(r.oordeel for r in overzicht.regels if r.basis.omschrijving == kop.omschrijving)
        bijschrift |= {
            "getal": verandering_tekst(kop.verschil),
            "wat": (kop.omschrijving, maat_in_woorden(indicator, kop.verschil.maat)),
            "oordelen": tuple((f"{o.teken} {o.label}", o.gunstig) for o in oordelen)[:MEESTE_OORDELEN],
            "bijwoorden": tuple(_bijwoorden(overzicht)),
        }
    return Kaart(indicator.naam, herkomst(indicator.get_absolute_url(), overzicht.bijgewerkt_op), **bijschrift)


def _figuur_bij(overzicht: Overzicht) -> Figuur | None:
    """One that shows the comparison in words beside it: another would say something else in the same picture."""
    kop = overzicht.kop
    return next((figuur for figuur in overzicht.figuren if kop is None or toont(figuur, kop)), None)


def _bijwoorden(overzicht: Overzicht):
    yield overzicht.kop.verschil.zekerheid.label
    if overzicht.telwijzigingen:
        yield "Let op: anders geteld"


@dataclass(frozen=True, slots=True)
class Deelbeeld:
    """The address of a card and its words; the address changes with the card, since others keep what they fetched."""

    adres: str
    in_woorden: str


def deelbeeld(overzicht: Overzicht) -> Deelbeeld:
    kaart = kaart_van(overzicht)
    adres = reverse("indicator-beeld", args=[overzicht.indicator.slug])
    return Deelbeeld(f"{adres}?v={versie(kaart)}", kaart.in_woorden)


def algemene_kaart() -> Kaart:
    """What the start page answers; what it asks, while nothing can be answered."""
    bron = herkomst(reverse("start"), None)
    gebied = Gebied.objects.filter(code=settings.GEMEENTE_CODE).first()
    doelen = stand_van_doelen(Doelstelling.objects.met_plan(), gebied) if gebied else []
    plan, regels, jaar = gemeten_plan(list(Beleidsplan.objects.order_by("-jaar_van")), doelen)
    if jaar is None:
        vraag = f"Hoe veilig is {settings.GEMEENTE_NAAM}?"
        return Kaart(vraag, bron, "Wat wilde de gemeenteraad, wat is er gemeten, en is dat verschil zeker?")
    cijfers = per_indicator(regels)
    zinnen = [f"Vergeleken met {plan.peiljaar}."]
    for kop, richting in (("Minder dan toen", -1), ("Meer dan toen", 1)):
        if namen := namen_van_bewogen(cijfers, richting):
            zinnen.append(f"{kop}: {opsomming(namen)}.")
    return Kaart(antwoordzin(jaar, tel(cijfers)), bron, " ".join(zinnen))


def versie(kaart: Kaart) -> str:
    """Changes when the card does, so that who kept the picture of an address asks for the new one."""
    return hashlib.sha256(repr(kaart).encode()).hexdigest()[:12]


def _gekozen(figuren: Sequence[Figuur], sleutel: str) -> Figuur:
    figuur = next((figuur for figuur in figuren if figuur.sleutel == sleutel), None)
    if figuur is None:
        raise Http404(GEEN_FIGUUR)
    return figuur


def _figuur(request, figuur: Figuur, formaat: str, waar: Herkomst) -> HttpResponse:
    """A PNG is twice as large as the SVG, for paper and sharp screens."""
    svg, naam = figuurblad(figuur, waar), f"{figuur.sleutel}.{formaat}"
    if formaat == "png":
        return _png(request, svg, naam, zoom=2)
    return _antwoord(request, _merk(svg), SVG, naam, lambda: svg.encode())


def _bijgewerkt() -> datetime.date | None:
    """The day on which the newest public figure of the own municipality was approved."""
    op = Meting.objects.publiek().voor_gebied(eigen_gebied()).aggregate(op=Max("beoordeeld_op"))["op"]
    return timezone.localdate(op) if op else None


def _merk(svg: str, *waarmee: object) -> str:
    return hashlib.sha256("\n".join([svg, *map(str, waarmee)]).encode()).hexdigest()


def _png(request, svg: str, naam: str, *, zoom: int) -> HttpResponse:
    merk = _merk(svg, TEKENAAR, zoom)
    return _antwoord(
        request, merk, PNG, naam, lambda: cache.get_or_set(f"beeld:{merk}", lambda: als_png(svg, zoom=zoom), DAG)
    )


def _antwoord(request, merk: str, soort: str, naam: str, maak) -> HttpResponse:
    """The picture, or 304 or an answer to HEAD, for which nothing is drawn."""
    etag = quote_etag(merk)
    if (ongewijzigd := get_conditional_response(request, etag=etag)) is None:
        antwoord = HttpResponse(b"" if request.method == "HEAD" else maak(), content_type=soort)
        antwoord.headers["Content-Disposition"] = f'inline; filename="{naam}"'
    else:
        antwoord = ongewijzigd
    antwoord.headers["ETag"] = etag
    antwoord.headers["Cache-Control"] = VRAAG_STEEDS
    return antwoord
