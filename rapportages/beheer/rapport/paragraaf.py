"""Writing one paragraph: text, source, preview, picker, draft and remarks in one form, so that nothing typed is lost.

Every button sends the whole form. Only saving writes; each other button gives the page back with what was typed.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from rapportages import schrijven
from rapportages.beheer.rapport import gesprek
from rapportages.beheer.rapport.botsing import Botsing, botsing_met
from rapportages.beheer.rapport.concept import concept_van, verouderde_zinnen
from rapportages.beheer.rapport.inhoudsopgave import inhoudsopgave, naam_van, stand_van_paragraaf
from rapportages.beheer.rapport.kiezer import VELDEN, kiezer_voor
from rapportages.beheer.rapport.rechten import Rechten, eis, paragraaf_of_404, rechten_van
from rapportages.beheer.rapport.voorbeeld import voorbeeld_van
from rapportages.enums import Rapportstatus
from rapportages.models import Paragraaf


BEWAARD = {
    0: "De tekst is bewaard.",
    1: "De tekst is bewaard. Er staat nog 1 fout in. Verbeter die voor u de rapportage indient.",
}
BEWAARD_MET = "De tekst is bewaard. Er staan nog {} fouten in. Verbeter die voor u de rapportage indient."


@dataclass(slots=True)
class Blad:
    """What stands in the form: as saved, or as it was sent. ``gezien`` is the version on which it was typed."""

    tekst: str
    bron: str
    machinetekst: str
    gezien: int
    opmerking: str = ""

    @classmethod
    def van(cls, paragraaf: Paragraaf) -> "Blad":
        return cls(paragraaf.tekst or "", paragraaf.bron, paragraaf.machinetekst, paragraaf.versie)

    @classmethod
    def uit(cls, post, paragraaf: Paragraaf) -> "Blad":
        """Who may not write sends no text; then what is saved stands there."""
        if "tekst" not in post:
            return cls(*_velden(paragraaf), opmerking=post.get("opmerking", ""))
        gezien = post.get("gezien", "")
        return cls(
            post["tekst"].replace("\r\n", "\n"),
            post.get("bron", "").strip()[:500],
            post.get("machinetekst", "").replace("\r\n", "\n"),
            int(gezien) if gezien.isascii() and gezien.isdigit() and len(gezien) < 10 else 0,
            post.get("opmerking", ""),
        )

    def anders_dan(self, paragraaf: Paragraaf) -> bool:
        return (self.tekst, self.bron) != (paragraaf.tekst or "", paragraaf.bron)


def _velden(paragraaf: Paragraaf) -> tuple:
    return paragraaf.tekst or "", paragraaf.bron, paragraaf.machinetekst, paragraaf.versie


def toon(site, request, pk: int):
    rechten = rechten_van(request.user)
    paragraaf = paragraaf_of_404(pk)
    if request.method != "POST":
        return _pagina(site, request, rechten, paragraaf, Blad.van(paragraaf))
    blad = Blad.uit(request.POST, paragraaf)
    werkwoord, _, waarde = request.POST.get("doe", "").partition(":")
    try:
        klaar = _doe(request, rechten, paragraaf, blad, werkwoord, waarde)
    except ValidationError as fout:
        if fout.code != "botsing" or werkwoord not in SCHRIJVEND:
            messages.error(request, " ".join(fout.messages))  # a clash of texts the page itself shows
        return _pagina(site, request, rechten, paragraaf_of_404(pk), blad)
    if klaar:
        return redirect("admin:paragraaf", pk)
    return _pagina(site, request, rechten, paragraaf, blad)


def voorbeeld(site, request, pk: int):
    """POST: what the script asks while somebody types. Nothing is saved."""
    rechten = rechten_van(request.user)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    eis(rechten.schrijven)
    paragraaf = paragraaf_of_404(pk)
    blad = Blad.uit(request.POST, paragraaf)
    beeld = voorbeeld_van(paragraaf, _getoond(paragraaf, blad), blad.bron, blad.machinetekst)
    onder = render_to_string("admin/rapportages/_paragraaf_nazien.html", {"voorbeeld": beeld}, request=request)
    botst = blad.gezien != paragraaf.versie
    return JsonResponse({"html": beeld.html, "nazien": onder, "melding": beeld.melding, "botst": botst})


def cijfers(site, request, pk: int):
    """GET: the picker for this choice, for the script."""
    eis(rechten_van(request.user).schrijven)
    vraag = {naam.removeprefix("kies_"): waarde for naam, waarde in request.GET.items()}
    kiezer = kiezer_voor(paragraaf_of_404(pk), vraag)
    html = render_to_string("admin/rapportages/_kiezer.html", {"kiezer": kiezer}, request=request)
    return JsonResponse({"html": html})


SCHRIJVEND = ("bewaar", "neem_mijn", "laat_leeg", "geef_terug")
VRAGEND = ("voorbeeld", "zoek", "kies", "vraag_terug")  # give the page back with an answer
GEHOUDEN = "U hebt de tekst van uw collega gehouden."
GEHOUDEN_EIGEN = "U hebt de tekst gehouden die al bewaard was."
NIET_LEEG = "Er staat nog tekst in het veld. Maak het veld leeg, of kies ‘Bewaar’ om de tekst te houden."
NIETS_GEWIJZIGD = "Er was niets gewijzigd."


def _doe(request, rechten: Rechten, paragraaf: Paragraaf, blad: Blad, werkwoord: str, waarde: str) -> bool:
    """True when it is done and the page may be asked anew; changes ``blad`` where it must come back otherwise."""
    if werkwoord in gesprek.WERKWOORDEN:
        eis(rechten.opmerken)
        messages.success(request, gesprek.doe(paragraaf, werkwoord, waarde, blad.opmerking, request.user))
        blad.opmerking = ""
        return not blad.anders_dan(paragraaf) and not _getypt_op_andere(request, paragraaf, blad)
    eis(rechten.schrijven)
    if werkwoord in SCHRIJVEND:
        _schrijf(request, paragraaf, blad, werkwoord, waarde)
        return True
    if werkwoord == "begin":
        nieuw = concept_van(paragraaf)
        blad.machinetekst = _onder_elkaar(blad.machinetekst, nieuw) if blad.tekst.strip() else nieuw
        blad.tekst = _onder_elkaar(blad.tekst, nieuw)
    elif werkwoord == "voeg_in":
        blad.tekst = f"{blad.tekst.rstrip()} {waarde[:200]}".lstrip()
    elif werkwoord == "houd_hun":
        zelf = paragraaf.laatst_gewijzigd_door_id == request.user.pk
        messages.info(request, GEHOUDEN_EIGEN if zelf else GEHOUDEN)
        return True
    elif werkwoord not in VRAGEND:
        raise ValidationError("Kies wat u wilt doen.")
    return False


def _getypt_op_andere(request, paragraaf: Paragraaf, blad: Blad) -> bool:
    return "tekst" in request.POST and blad.gezien != paragraaf.versie


def _schrijf(request, paragraaf: Paragraaf, blad: Blad, werkwoord: str, waarde: str) -> None:
    gezien = blad.gezien
    if werkwoord == "neem_mijn":
        gezien = int(waarde) if waarde.isascii() and waarde.isdigit() and len(waarde) < 10 else 0
    terug = werkwoord == "geef_terug"
    if werkwoord == "laat_leeg" and blad.tekst.strip():
        raise ValidationError(NIET_LEEG)
    if werkwoord == "bewaar" and paragraaf.tekst is None and not blad.tekst.strip() and gezien == paragraaf.versie:
        messages.info(request, NIETS_GEWIJZIGD)  # to leave it empty on purpose has a button of its own
        return
    tekst = "" if werkwoord == "laat_leeg" else blad.tekst
    schrijven.schrijf(
        paragraaf=paragraaf,
        tekst=None if terug else tekst,
        bron=blad.bron,
        machinetekst=blad.machinetekst,
        door=request.user,
        gezien=gezien,
    )
    if terug:
        messages.success(request, "De computer schrijft deze tekst weer. Hij verandert mee met de cijfers.")
        return
    aantal = len(voorbeeld_van(paragraaf, tekst, blad.bron).fouten)
    (messages.warning if aantal else messages.success)(request, BEWAARD.get(aantal, BEWAARD_MET.format(aantal)))


def _getoond(paragraaf: Paragraaf, blad: Blad) -> str:
    """What readers of the concept see: as long as nobody wrote, what the computer makes of the figures."""
    return blad.tekst if blad.tekst.strip() or paragraaf.tekst is not None else concept_van(paragraaf)


def _onder_elkaar(boven: str, onder: str) -> str:
    return "\n\n".join(filter(None, (boven.rstrip(), onder)))


def _botsing(request, paragraaf: Paragraaf, blad: Blad) -> Botsing | None:
    if blad.gezien == paragraaf.versie:
        return None
    if not blad.anders_dan(paragraaf):
        blad.gezien = paragraaf.versie  # both made the same of it
        return None
    return botsing_met(paragraaf, blad.tekst, blad.bron, request.user)


def _pagina(site, request, rechten: Rechten, paragraaf: Paragraaf, blad: Blad):
    rapportage = paragraaf.rapportage
    open_ = Rapportstatus(rapportage.status).te_wijzigen
    mag_schrijven = rechten.schrijven and open_
    concept = concept_van(paragraaf)
    botsing = _botsing(request, paragraaf, blad)
    onaangeroerd = paragraaf.tekst is None and not blad.tekst.strip()
    vorige, volgende = inhoudsopgave(rapportage).buren(paragraaf)
    stand, klasse = stand_van_paragraaf(paragraaf, bool(concept))
    vraag = {naam: request.POST.get(f"kies_{naam}", "") for naam in VELDEN}
    vraag["gezocht"] = "ja" if request.POST.get("doe") == "zoek" else ""
    context = {
        **site.each_context(request),
        "title": naam_van(paragraaf),
        "subtitle": str(paragraaf.onderwerp or rapportage),
        "is_nav_sidebar_enabled": False,  # text and preview need the width
        "paragraaf": paragraaf,
        "rapportage": rapportage,
        "rechten": rechten,
        "mag_schrijven": mag_schrijven,
        "blad": blad,
        "onbewaard": blad.anders_dan(paragraaf),
        "te_redden": blad.tekst if not mag_schrijven and "tekst" in request.POST else "",
        "stand": stand,
        "rapport_zin": Rapportstatus(rapportage.status).in_zin,
        "klasse": klasse,
        "voorbeeld": voorbeeld_van(paragraaf, concept if onaangeroerd else blad.tekst, blad.bron, blad.machinetekst),
        "kiezer": kiezer_voor(paragraaf, vraag) if mag_schrijven else None,
        "kiezer_open": request.POST.get("doe", "").partition(":")[0] in ("zoek", "kies", "voeg_in"),
        "concept": concept,
        "onaangeroerd": onaangeroerd,
        "concept_beeld": voorbeeld_van(paragraaf, concept, "")
        if concept and mag_schrijven and not onaangeroerd
        else None,
        "verouderd": verouderde_zinnen(blad.tekst, blad.machinetekst, concept),
        "botsing": botsing,
        "zeker_weten": request.POST.get("doe") == "vraag_terug" and botsing is None,
        "opmerkingen": gesprek.lees(paragraaf),
        "mag_opmerken": rechten.opmerken and rapportage.status in IN_BEWERKING,
        "vorige": vorige,
        "volgende": volgende,
        "adres_voorbeeld": reverse("admin:paragraaf_voorbeeld", args=[paragraaf.pk]),
        "adres_cijfers": reverse("admin:paragraaf_cijfers", args=[paragraaf.pk]),
    }
    return TemplateResponse(request, "admin/rapportages/paragraaf.html", context)


IN_BEWERKING = (Rapportstatus.CONCEPT, Rapportstatus.INGEDIEND, Rapportstatus.RECTIFICATIE)
