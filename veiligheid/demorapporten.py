"""The reports of the demo, from fixtures/rapportages: one officer writes them, another publishes.

Each file is about one report, that policy brought (``rapportage``) or that begins here (``begin``).
"""

from pathlib import Path

import yaml
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone

from rapportages.enums import Grootheid, Paragraafsoort
from rapportages.models import Voortgangsrapportage
from rapportages.publicatie.publiceren import dien_in, publiceer
from rapportages.publicatie.rectificeren import rectificeer_zonder_tekst
from rapportages.schrijven import begin, schrijf, vul_aan
from rapportages.verslag.samenstellen import stel_samen
from rapportages.verwijzingen import vind
from themas.berekening import Periode as PurePeriode
from themas.models import Beleidsplan, Gebied, Indicator, Periode


RAPPORTEN = Path(settings.BASE_DIR, "fixtures", "rapportages")


def laad_rapporten() -> None:
    """Write, hand in and publish; nothing where the portal is not of the municipality that the figures are about."""
    if not Gebied.objects.filter(code=settings.GEMEENTE_CODE).exists():
        return
    gebruikers = get_user_model().objects
    redacteur, publiceerder = (gebruikers.get(username=naam) for naam in ("redacteur", "publiceerder"))
    for pad in sorted(RAPPORTEN.glob("*.yaml")):
        inhoud = yaml.safe_load(pad.read_text(encoding="utf-8"))
        rapportage = _rapportage(inhoud, redacteur)
        if paragrafen := inhoud.get("paragrafen"):
            vul_aan(rapportage=rapportage, door=redacteur)
            _schrijf(rapportage, paragrafen, redacteur)
        if inhoud["publiceren"]:
            _laat_leeg(rapportage, redacteur)
            dien_in(rapportage=rapportage, door=redacteur)
            publiceer(rapportage=rapportage, door=publiceerder)
        for rectificatie in inhoud.get("rectificaties", ()):
            _rectificeer(rapportage, rectificatie, redacteur, publiceerder)


def _rapportage(inhoud: dict, door) -> Voortgangsrapportage:
    if slug := inhoud.get("rapportage"):
        return Voortgangsrapportage.objects.get(slug=slug)
    velden = inhoud["begin"]
    plan, periode = Beleidsplan.objects.get(slug=velden["plan"]), PurePeriode.van_code(velden["periode"])
    return begin(**velden | {"plan": plan, "periode": Periode.objects.van(periode)[periode]}, door=door)


def _schrijf(rapportage: Voortgangsrapportage, paragrafen: list[dict], door) -> None:
    """Every paragraph of the file; ``aanvulling`` follows what the officer keeps of the computer's draft."""
    van_de_computer = _van_de_computer(rapportage)
    rijen = {_plek(rij): rij for rij in rapportage.paragrafen.select_related("onderwerp__thema__plan")}
    for paragraaf in paragrafen:
        onderwerp = paragraaf["onderwerp"] and tuple(paragraaf["onderwerp"])
        rij = rijen[onderwerp, paragraaf["soort"], paragraaf.get("spoor", "")]
        tekst, machinetekst = paragraaf["tekst"].strip(), ""
        if paragraaf.get("aanvulling"):
            machinetekst = van_de_computer[rij.pk]
            tekst = "\n\n".join([*_vergelijkend(machinetekst), tekst])
        schrijf(paragraaf=rij, tekst=tekst, machinetekst=machinetekst, bron=paragraaf["bron"], door=door)


def _laat_leeg(rapportage: Voortgangsrapportage, door) -> None:
    """Drafts of figures that compare nothing say no more than the list of figures does, so they do not come out."""
    van_de_computer = _van_de_computer(rapportage)
    for rij in rapportage.paragrafen.filter(soort=Paragraafsoort.BEELD, tekst=None):
        if not _vergelijkend(van_de_computer[rij.pk]):
            schrijf(paragraaf=rij, tekst="", door=door)


def _van_de_computer(rapportage: Voortgangsrapportage) -> dict[int, str]:
    """By paragraph: of those that nobody wrote, what the computer makes of the figures."""
    return {alinea.paragraaf: alinea.tekst for alinea in stel_samen(rapportage).alineas}


def _vergelijkend(machinetekst: str) -> list[str]:
    """The blocks of a draft that compare; figures alone stand in a list of their own, and in what was done."""
    blokken = machinetekst.split("\n\n")
    return [b for b in blokken if any(g.verwijzing.grootheid is Grootheid.VERSCHIL for g in vind(b) if g.verwijzing)]


def _plek(rij) -> tuple:
    return rij.onderwerp and rij.onderwerp.natural_key(), rij.soort, rij.spoor


def _rectificeer(rapportage: Voortgangsrapportage, rectificatie: dict, ingediend_door, door) -> None:
    rectificeer_zonder_tekst(
        **rectificatie | {"indicatoren": Indicator.objects.filter(slug__in=rectificatie["indicatoren"])},
        rapportage=rapportage,
        datum=timezone.localdate(),
        ingediend_door=ingediend_door,
        door=door,
    )
