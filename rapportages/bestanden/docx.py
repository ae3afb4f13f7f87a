"""A published report as a document for Word, for who must rework it. Figures are tables in it."""

from django.conf import settings
from django.template.loader import render_to_string

from rapportages.drukpers.proces import druk
from rapportages.verslag.leesbaar import Leesverslag
from rapportages.verslag.uitgave import Uitgave


def maak_docx(leesverslag: Leesverslag, *, uitgave: Uitgave) -> bytes:
    """The file; raises ``Drukfout`` where it cannot be made. The same report gives the same bytes."""
    return druk("docx", opdracht_voor(leesverslag, uitgave=uitgave))


def opdracht_voor(leesverslag: Leesverslag, *, uitgave: Uitgave) -> dict:
    kop = leesverslag.kop
    context = {"verslag": leesverslag, "uitgave": uitgave, "verzonnen": settings.GEMEENTE_VERZONNEN}
    return {
        "html": render_to_string("docx/rapport.html", context),
        "titel": uitgave.titel,
        "auteur": f"Gemeente {kop.gemeente}",
        "onderwerp": f"{kop.plan}, {kop.periode}, versie {uitgave.versie}",
        "moment": uitgave.gepubliceerd_op.isoformat(),
        "basis": f"{settings.SITE_ADRES}/",
    }
