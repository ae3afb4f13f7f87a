"""The entry sheet in the admin: opened, saved with or without JavaScript, kept as a draft, taken along as XLSX."""

import re

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed, JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse

from rapportages.invulblad import xlsx
from rapportages.invulblad.bekijken import bekijk
from rapportages.invulblad.bewaren import Ingevuld, Uitslag, bewaar, bewaar_klad
from rapportages.invulblad.bewaren import toon as toon_uitslag
from rapportages.invulblad.blad import Blad, lees_blad
from rapportages.invulblad.cellen import CIJFERCELLEN, DOELCELLEN
from rapportages.invulblad.indienen import Ingediend, dien_mijn_regels_in, is_klaar, is_van
from rapportages.voortgang import Voortgang
from themas.models import Beoordeling, Meting
from themas.weergave.opmaak import opsomming


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
    melding, goed = _melding(uitslag, ingediend)
    if not _wil_json(request):
        (messages.success if goed else messages.warning)(request, melding)
        return _pagina(beheer, request, blad)
    raken = {regel.pk for regel in blad if regel.pk in uitslag.geraakt or (ingediend and regel.vast)}
    context = _context(request, blad)
    regels = {regel.pk: _regel(context, regel) for regel in blad if regel.pk in raken}
    return JsonResponse({"melding": melding, "goed": goed, "regels": regels, "kop": _kop(request, context)})


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


def _fout(beheer, request, ronde, melding: str):
    if _wil_json(request):
        return JsonResponse({"fout": melding}, status=409)
    messages.error(request, melding)
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


def _melding(uitslag: Uitslag, ingediend: Ingediend | None) -> tuple[str, bool]:
    """What happened in a sentence or more, and whether nothing is left to mend."""
    zinnen = []
    for aantal, een, meer in (
        (len(uitslag.bewaard), "1 regel bewaard.", "{} regels bewaard."),
        (len(uitslag.weggehaald), "1 cijfer weggehaald.", "{} cijfers weggehaald."),
        (len(uitslag.fouten), "1 regel heeft nog een fout.", "{} regels hebben nog een fout."),
        (
            len(uitslag.botsingen),
            "1 regel heeft een collega intussen gewijzigd. Kies welk cijfer geldt.",
            "{} regels heeft een collega intussen gewijzigd. Kies welke cijfers gelden.",
        ),
        (
            len(uitslag.te_bevestigen),
            "U maakte 1 cijfer leeg. Bevestig bij die regel dat het weg mag.",
            "U maakte {} cijfers leeg. Bevestig bij die regels dat ze weg mogen.",
        ),
    ):
        if aantal:
            zinnen.append(een if aantal == 1 else meer.format(aantal))
    if ingediend is not None:
        zinnen += _over_indienen(ingediend)
    goed = not uitslag.blijft_klad and (ingediend is None or not (ingediend.in_klad or ingediend.in_foute_som))
    return " ".join(zinnen) or "Er was niets gewijzigd.", goed


def _over_indienen(ingediend: Ingediend) -> list[str]:
    zinnen = ["1 regel ingediend." if ingediend.aantal == 1 else f"{ingediend.aantal} regels ingediend."]
    if ingediend.in_klad:
        zinnen.append(f"Nog niet ingediend, want niet bewaard: {opsomming(ingediend.in_klad)}.")
    if ingediend.in_foute_som:
        zinnen.append(f"Nog niet ingediend, want de delen tellen niet op: {opsomming(ingediend.in_foute_som)}.")
    return zinnen
