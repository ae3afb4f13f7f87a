"""The cells of one figure: a level, or a change that a source reported without a level."""

from typing import Any

from themas import berekening
from themas.enums import Maat, Metingsoort
from themas.importeren import cellen
from themas.importeren.cellen import Rij


_HOORT_NIET = {
    Metingsoort.NIVEAU: ("verandering", "maat", "basisperiode"),
    Metingsoort.VERANDERING: ("aantal", "waarde", "marge"),
}
_maat = cellen.keuze(Maat)
_waarde = cellen.kommagetal(voor=10, achter=4)
_verandering = cellen.kommagetal(voor=6, achter=2)


def lees_niveau(rij: Rij) -> dict[str, Any]:
    _hoort_leeg(rij, Metingsoort.NIVEAU)
    aantal = rij.lees("aantal", cellen.geheel_getal)
    waarde, marge = rij.lees("waarde", _waarde), rij.lees("marge", _waarde)
    for kolom, getal in (("waarde", waarde), ("marge", marge)):
        if getal is not None and getal < 0:
            rij.fout(kolom, f"Een {kolom} is 0 of meer. Hier staat {rij.cellen[kolom]}.")
    if not rij.cellen["aantal"] and not rij.cellen["waarde"]:
        rij.fout("aantal", "Bij soort niveau hoort een getal. Vul aantal of waarde in.")
    if rij.cellen["marge"] and not rij.cellen["waarde"]:
        rij.fout("marge", "Een marge hoort bij een waarde. Vul waarde in, of maak deze cel leeg.")
    decimalen = None if waarde is None else -waarde.as_tuple().exponent
    return {
        "aantal": aantal,
        "waarde": waarde,
        "waarde_decimalen": decimalen,
        "marge": marge,
        "verandering": None,
        "maat": "",
    }


def lees_verandering(rij: Rij) -> dict[str, Any]:
    _hoort_leeg(rij, Metingsoort.VERANDERING)
    verandering = rij.lees("verandering", _verandering, verplicht=True)
    if verandering is not None and verandering < -100:
        rij.fout("verandering", f"Een daling van meer dan 100% bestaat niet. Hier staat {rij.cellen['verandering']}.")
    maat = rij.lees("maat", _maat, verplicht=True)
    leeg = dict.fromkeys(("aantal", "waarde", "waarde_decimalen", "marge"))
    return {**leeg, "verandering": verandering, "maat": maat}


def lees_basisperiode(rij: Rij, periode: berekening.Periode | None) -> berekening.Periode | None:
    basisperiode = rij.lees("basisperiode", cellen.periode, verplicht=True)
    if periode and basisperiode and basisperiode.eind >= periode.begin:
        rij.fout("basisperiode", f"{basisperiode.code} ligt niet vóór {periode.code}. Vul een eerdere periode in.")
    return basisperiode


def _hoort_leeg(rij: Rij, soort: Metingsoort) -> None:
    for kolom in _HOORT_NIET[soort]:
        if rij.cellen[kolom]:
            rij.fout(kolom, f"Bij soort {soort} blijft {kolom} leeg. Maak deze cel leeg, of kies een andere soort.")
