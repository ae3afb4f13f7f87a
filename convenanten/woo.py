"""What the Woo asks to be said of a covenant with its documents."""

from django.utils import timezone

from convenanten.bladen import Convenantblad
from convenanten.enums import Convenantsoort
from themas.models import Publicatie
from themas.woo import Woocategorie, Woogegevens


#: A mark, a programme and a way of working together need not be a covenant as the act means it.
CONVENANT = (Convenantsoort.CONVENANT, Convenantsoort.REGIONAAL)


def woo_van_convenant(blad: Convenantblad, publicatie: Publicatie) -> Woogegevens | None:
    """None for what is no covenant. Who wrote it is not known: its parties are who signed it."""
    if blad.soort not in CONVENANT:
        return None
    op = timezone.localdate(publicatie.gepubliceerd_op) if publicatie.pk else None
    return Woogegevens(Woocategorie.CONVENANTEN, blad.naam, gepubliceerd_op=op)
