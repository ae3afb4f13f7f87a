"""The README of the package, in Dutch: what this is, of when, under which licence, and how to read it."""

import datetime
from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from themas.weergave.opmaak import datum
from veiligheid.opendata.tabel import Tabel


BESTAND = "LEESMIJ.txt"


def leesmij(tabellen: Sequence[Tabel], *, editie: str, bijgewerkt_op: datetime.datetime | None) -> bytes:
    tekst = render_to_string(
        "opendata/leesmij.txt",
        {
            "gemeente": settings.GEMEENTE_NAAM,
            "verzonnen": settings.GEMEENTE_VERZONNEN,
            "portaal": settings.PORTAAL_NAAM,
            "adres": settings.SITE_ADRES,
            "contact": settings.CONTACT_EMAIL or settings.CONTACT_URL,
            "licentie": settings.OPENDATA_LICENTIE,
            "licentienaam": settings.OPENDATA_LICENTIE_NAAM,
            "editie": editie,
            "bijgewerkt_op": datum(timezone.localtime(bijgewerkt_op)) if bijgewerkt_op else "",
            "tabellen": tabellen,
        },
    )
    # Notepad of older computers knows an end of line only by both signs.
    return tekst.replace("\n", "\r\n").encode()
