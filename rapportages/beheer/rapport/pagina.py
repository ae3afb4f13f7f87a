"""The page of a report: its table of contents, and what this officer may do with it now."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from rapportages import schrijven
from rapportages.beheer.rapport.inhoudsopgave import inhoudsopgave
from rapportages.beheer.rapport.rechten import eis, rapport_of_404, rechten_van
from rapportages.beheer.rapport.stand import stand_van
from rapportages.enums import Rapportstatus
from themas.personen import persoonsnaam


def toon(site, request, pk: int):
    """GET: the contents. POST: bring in what the plan has since the report was begun."""
    rechten = rechten_van(request.user)
    rapportage = rapport_of_404(pk)
    if request.method == "POST":
        eis(rechten.schrijven)
        _vul_aan(request, rapportage)
        return redirect("admin:rapport", pk)
    versies = list(rapportage.versies.all())
    open_ = Rapportstatus(rapportage.status).te_wijzigen and not hasattr(rapportage, "intrekking")
    context = {
        **site.each_context(request),
        "title": rapportage.titel,
        "rapportage": rapportage,
        "rechten": rechten,
        "stand": stand_van(rapportage, versies),
        "versies": versies,
        "inhoud": inhoudsopgave(rapportage),
        "mag_schrijven": rechten.schrijven and open_,
        "mag_gegevens": rechten.schrijven and rapportage.status in (Rapportstatus.CONCEPT, Rapportstatus.ALLEEN_TITEL),
        "zonder_tekst": rapportage.status == Rapportstatus.ALLEEN_TITEL,
        "ingediend_door": persoonsnaam(rapportage.ingediend_door),
        "volgende_stap": volgende_stap(rapportage, rechten, request.user),
    }
    return TemplateResponse(request, "admin/rapportages/rapport.html", context)


def volgende_stap(rapportage, rechten, gebruiker) -> str:
    """What the page on publishing is for, for this officer, as the words on the button."""
    if hasattr(rapportage, "intrekking"):
        return "Publicatie bekijken"
    match Rapportstatus(rapportage.status):
        case Rapportstatus.CONCEPT | Rapportstatus.RECTIFICATIE:
            return "Nakijken en indienen" if rechten.indienen else "Nakijken"
        case Rapportstatus.INGEDIEND:
            zelf = rapportage.ingediend_door_id == gebruiker.pk
            return "Nakijken en publiceren" if rechten.publiceren and not zelf else "Nakijken"
        case Rapportstatus.ALLEEN_TITEL:
            return "Rectificeren" if rechten.publiceren else "Rectificaties bekijken"
    mag = rechten.publiceren or rechten.indienen
    return "Publicatie, bestanden en rectificeren" if mag else "Publicatie bekijken"


def _vul_aan(request, rapportage) -> None:
    try:
        aantal = schrijven.vul_aan(rapportage=rapportage, door=request.user)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return
    woorden = {0: "Er was niets nieuws in het plan.", 1: "Er is 1 paragraaf bijgekomen."}
    messages.success(request, woorden.get(aantal, f"Er zijn {aantal} paragrafen bijgekomen."))
