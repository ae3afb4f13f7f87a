"""Which columns of an OData table say what a row is about, and which hold figures."""

import re
from collections.abc import Mapping
from decimal import Decimal

from themas.importeren.fouten import Leesfout, kort
from themas.importeren.waarneming import Kenmerken, Waarneming, getal


GEBIED = ("RegioS", "WijkenEnBuurten", "Gemeenten")
SOORT = ("SoortMisdrijf", "Overlast", "SoortOverlast")
PERIODE = "Perioden"
TOCH_GEEN_INDELING = {"ID", "Id", "Measure", "Value", "ValueAttribute", "StringValue"}
GEEN_PERIODE_OF_GEBIED = (
    "In dit bestand ontbreekt {mist}. Haal de tabel opnieuw op, met de perioden en de gebieden erbij."
)
TE_VEEL_INDELINGEN = (
    "Deze tabel is ook verdeeld naar {anders}. Dat kunnen wij niet lezen. Haal de tabel op zonder die verdeling."
)
_ONDERWERP = re.compile(r".+_\d+")
GROOTSTE_MACHT = 30  # far above any count; 1E999999 would be a million digits


class Kubus:
    def __init__(self, sleutels: list[str]):
        indelingen = [s for s in sleutels if not _ONDERWERP.fullmatch(s) and s not in TOCH_GEEN_INDELING]
        self.onderwerpen = [s for s in sleutels if _ONDERWERP.fullmatch(s)]
        self._gebied = next((s for s in indelingen if s in GEBIED), "")
        self._soort = next((s for s in indelingen if s in SOORT), "")
        if not self._gebied or PERIODE not in indelingen:
            mist = "de kolom Perioden" if self._gebied else "de kolom RegioS of WijkenEnBuurten"
            raise Leesfout(GEEN_PERIODE_OF_GEBIED.format(mist=mist))
        if anders := [s for s in indelingen if s not in (self._gebied, self._soort, PERIODE)]:
            raise Leesfout(TE_VEEL_INDELINGEN.format(anders=", ".join(map(kort, anders[:5]))))

    def waarneming(self, plek: int, rij: Mapping, waarden: dict[str, str | None], kenmerken: Kenmerken) -> Waarneming:
        periode = tekst(rij.get(PERIODE)).strip()
        return Waarneming(
            plek,
            tekst(rij.get(self._soort)).strip() if self._soort else "",
            tekst(rij.get(self._gebied)).strip(),
            periode,
            waarden,
            periode in kenmerken.voorlopig,
        )


def tekst(waarde: object) -> str:
    """A value out of JSON as it would stand in a file."""
    if waarde is None:
        return ""
    if isinstance(waarde, Decimal) and waarde.is_finite() and abs(waarde.adjusted()) < GROOTSTE_MACHT:
        return f"{waarde:f}"
    return str(waarde)


def cijfer(waarde: object) -> str | None:
    """Null is not 0, and neither is a point."""
    return getal(tekst(waarde))
