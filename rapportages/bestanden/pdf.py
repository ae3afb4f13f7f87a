"""A published report as an accessible PDF, from the same parts as its page."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from rapportages.drukpers.proces import druk
from rapportages.verslag.leesbaar import Leesverslag
from rapportages.verslag.uitgave import Uitgave
from themas.weergave.tekenen import als_bestand


STIJL = ("css/pdf.css", "css/pdf-bladen.css")


def maak_pdf(leesverslag: Leesverslag, *, uitgave: Uitgave) -> bytes:
    """The file; raises ``Drukfout`` where it cannot be made. The same report gives the same bytes."""
    return druk("pdf", opdracht_voor(leesverslag, uitgave=uitgave))


def opdracht_voor(leesverslag: Leesverslag, *, uitgave: Uitgave) -> dict:
    """What the press is asked for: text, style, drawings and the words of links, all of it in memory."""
    context = {
        "verslag": leesverslag,
        "uitgave": uitgave,
        "portaal": settings.PORTAAL_NAAM,
        "verzonnen": settings.GEMEENTE_VERZONNEN,
    }
    return {
        "html": render_to_string("pdf/rapport.html", context),
        "css": _css(),
        "figuren": {figuur.id: als_bestand(figuur.breed) for figuur in _figuren(leesverslag) if not figuur.leeg},
        "linknamen": _linknamen(leesverslag),
        "basis": f"{settings.SITE_ADRES}/",
        "kenmerk": uitgave.sha256,
    }


def _css() -> str:
    """Our style, with the two colours of the municipality before it."""
    kleuren = f":root {{ --kleur-hoofd: {settings.KLEUR_HOOFD}; --kleur-accent: {settings.KLEUR_ACCENT}; }}"
    return "\n".join([kleuren, *(Path(finders.find(naam)).read_text(encoding="utf-8") for naam in STIJL)])


def _figuren(leesverslag: Leesverslag):
    for thema in leesverslag.themas:
        for onderwerp in thema.onderwerpen:
            yield from onderwerp.figuren


def _linknamen(leesverslag: Leesverslag) -> dict[str, str]:
    """By the id of a place, what a link to it says to who does not see where it goes."""
    namen = {"algemeen": "Naar het algemene beeld", "voetnoten": "Naar de voetnoten", "bronnen": "Naar de bronnen"}
    namen["rechtzettingen"] = "Naar de rectificaties"
    for thema in leesverslag.themas:
        namen[f"thema-{thema.deel.thema}"] = f"Naar thema {thema.deel.nummer}: {thema.deel.naam}"
        for onderwerp in thema.onderwerpen:
            namen[onderwerp.anker] = f"Naar het onderwerp {onderwerp.deel.naam}"
    for noot in leesverslag.noten:
        namen[noot.id] = f"Naar voetnoot {noot.nummer}"
        for plek in noot.terug:
            namen[plek] = f"Terug naar de tekst bij voetnoot {noot.nummer}"
    return namen
