"""The entry sheet in the admin: opened, saved with or without JavaScript, kept as a draft, taken along as XLSX."""

import re

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse

from rapportages.admin.invulblad_melding import melding
from rapportages.invulblad import xlsx
from rapportages.invulblad.bekijken import bekijk
from rapportages.invulblad.bewaren import Ingevuld, bewaar, bewaar_klad
from rapportages.invulblad.bewaren import toon as toon_uitslag
from rapportages.invulblad.blad import Blad, lees_blad
from rapportages.invulblad.cellen import CIJFERCELLEN, DOELCELLEN
from rapportages.invulblad.indienen import Ingediend, dien_mijn_regels_in, is_klaar, is_van
from rapportages.voortgang import Voortgang
from themas.models import Beoordeling, Meting


PADEN = {"invulblad": "invulblad/", "klad": "invulblad/klad/", "xlsx": "invulblad/invulblad.xlsx"}


def toon(beheer, request, ronde):
    """GET: the sheet. POST: save, and hand in when that button was pressed; as JSON for who asks for that."""
    if request.method != "POST":
        return _pagina(beheer, request, bekijk(_zonder_recht(lees_blad(ronde, request.user), request)))
    try:
        uitslag = bewaar(ronde=ronde, ingevuld=_ingevuld(request), door=request.user)
        ingediend = _dien_in(request, ronde) if "dien_in" in request.POST else None
    except ValidationError as fout:
        return _fout(beheer, request, ronde, " ".join(fout.messages))
    blad = _zonder_recht(toon_uitslag(ronde=ronde, uitslag=uitslag, door=request.user), request)
    zinnen, goed = melding(uitslag, ingediend, blad)
    if not _wil_json(request):
        (messages.success if goed else messages.warning)(request, zinnen)
        return _pagina(beheer, request, blad)
    raken = {regel.pk for regel in blad if regel.pk in uitslag.geraakt or (ingediend and regel.vast)}
    context = _context(request, blad)
    regels = {regel.pk: _regel(context, regel) for regel in blad if regel.pk in raken}
    return JsonResponse({"melding": zinnen, "goed": goed, "regels": regels, "kop": _kop(request, context)})


def klad(beheer, request, ronde):
    """POST only: keep what was typed, without a word about it."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        bewaar_klad(ronde=ronde, ingevuld=_ingevuld(request), door=request.user)
    except ValidationError as fout:
        return JsonResponse({"fout": " ".join(fout.messages)}, status=409)
    return JsonResponse({})


def download(beheer, request, ronde):
    return xlsx.antwoord(lees_blad(ronde))


def is_sleutel(tekst: str) -> bool:
    """Looks like a primary key, and not like what a database cannot hold."""
    return re.fullmatch(r"[0-9]{1,18}", tekst) is not None


def _ingevuld(request) -> dict[int, Ingevuld]:
    """Every line that was sent. Who may not judge goals sends none of those."""
    post, uit = request.POST, {}
    for naam in post:
        pk, _, cel = naam.partition("-")
        if cel != "herkenning" or not is_sleutel(pk):
            continue
        # No database keeps a NUL, and no keyboard types one.
        cellen = {c: post[f"{pk}-{c}"].replace("\0", "") for c in (*CIJFERCELLEN, *DOELCELLEN) if f"{pk}-{c}" in post}
        keuze = post.get(f"{pk}-keuze", "")
        if "oordeel" in cellen and not request.user.has_perm("themas.change_beoordeling"):
            continue
        uit[int(pk)] = Ingevuld(
            cellen,
            herkenning=post[naam].replace("\0", "")[:80],
            houd_hun=keuze == "hun",
            neem_mijn=keuze.removeprefix("mijn:") if keuze.startswith("mijn:") else "",
            haal_weg=keuze == "weg",
        )
    return uit


def _soorten(request) -> tuple[type, ...]:
    """What this user may hand in."""
    rechten = {Meting: "themas.dien_in_meting", Beoordeling: "themas.dien_in_beoordeling"}
    return tuple(model for model, recht in rechten.items() if request.user.has_perm(recht))


def _dien_in(request, ronde) -> Ingediend:
    soorten = _soorten(request)
    if not soorten:
        raise ValidationError("U mag niet indienen. Uw invoer is bewaard. Vraag de beheerder om dit recht.")
    return dien_mijn_regels_in(ronde=ronde, door=request.user, soorten=soorten)


def _zonder_recht(blad: Blad, request) -> Blad:
    if not request.user.has_perm("themas.change_beoordeling"):
        for regel in blad.doelen:
            regel.gesloten = True
    return blad


def _wil_json(request) -> bool:
    return request.headers.get("Accept") == "application/json"


def _fout(beheer, request, ronde, wat: str):
    if _wil_json(request):
        return JsonResponse({"fout": wat}, status=409)
    messages.error(request, wat)
    return _pagina(beheer, request, bekijk(lees_blad(ronde, request.user)))


def _context(request, blad: Blad) -> dict:
    soorten = _soorten(request)
    in_te_dienen = [r for r in blad if isinstance(r.rij, soorten) and is_klaar(r) and is_van(r, request.user)]
    return {
        "blad": blad,
        "ronde": blad.ronde,
        "voortgang": Voortgang(blad.ronde, blad.vandaag, [regel.lijn for regel in blad]),
        "in_te_dienen": len(in_te_dienen),
        "mag_indienen": bool(soorten),
        "kwaliteiten": Meting._meta.get_field("kwaliteit").choices,
    }


def _pagina(beheer, request, blad: Blad):
    context = {
        **beheer.admin_site.each_context(request),
        **_context(request, blad),
        "title": "Invulblad",
        "subtitle": str(blad.ronde),
        "opts": beheer.opts,
        "is_nav_sidebar_enabled": False,  # the sheet needs the width
        "mag_voortgang": beheer.has_view_permission(request),
    }
    return TemplateResponse(request, "admin/rapportages/invulblad.html", context)


def _regel(context: dict, regel) -> str:
    return render_to_string("admin/rapportages/regel.html", {**context, "regel": regel})


def _kop(request, context: dict) -> str:
    return render_to_string("admin/rapportages/invulblad_stand.html", context, request=request)
