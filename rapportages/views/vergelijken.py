"""Two published reports side by side, chosen in the address."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapportages.enums import Verloop
from rapportages.lezen.naast_elkaar import naast_elkaar
from rapportages.lezen.openbaar import geldende_versies
from rapportages.models import Versie
from rapportages.publicatie.vergelijken import gekanteld
from rapportages.verslag.bevriezen import lees
from themas.adresvragen import onbekende_vragen


VRAGEN = ("van", "naar")
ONBEKEND = "De rapportage ‘{}’ kennen wij niet, of er is geen tekst van om te vergelijken. Kies er een uit de lijst."
DEZELFDE = "U koos twee keer dezelfde rapportage. Kies er twee die verschillen."
EEN = "Kies twee rapportages."


@require_safe
def vergelijken(request):
    """Reports under embargo, withdrawn or without text are not among the choices."""
    keuzes = {versie.rapportage.slug: versie for versie in geldende_versies()}
    gevraagd = [request.GET.get(naam, "") for naam in VRAGEN]
    meldingen = onbekende_vragen(request.GET, VRAGEN) + _meldingen(gevraagd, keuzes)
    gekozen = [keuzes.get(slug) for slug in gevraagd]
    rijen = []
    if all(gekozen) and gekozen[0] != gekozen[1]:
        toen, nu = map(lees, gekozen)
        rijen = naast_elkaar(toen, nu)
    paren = [rij.paar for rij in rijen]
    omgeslagen, gelijk = len(gekanteld(paren)), sum(paar.verloop == Verloop.GELIJK for paar in paren)
    return render(
        request,
        "rapportages/vergelijken.html",
        {
            "keuzes": list(keuzes.values()),
            "van": gekozen[0],
            "naar": gekozen[1],
            "meldingen": meldingen,
            "rijen": rijen,
            "omgeslagen": omgeslagen,
            "anders": len(rijen) - gelijk - omgeslagen,
            "ander_plan": bool(rijen) and gekozen[0].rapportage.plan_id != gekozen[1].rapportage.plan_id,
        },
    )


def _meldingen(gevraagd: list[str], keuzes: dict[str, Versie]) -> list[str]:
    onbekend = [ONBEKEND.format(slug[:60]) for slug in gevraagd if slug and slug not in keuzes]
    if onbekend or not any(gevraagd):
        return onbekend
    if not all(gevraagd):
        return [EEN]
    return [DEZELFDE] if gevraagd[0] == gevraagd[1] else []
