"""The cells of one line: from what an officer typed to what is stored, and back to how it is shown.

Empty is "not measured", 0 is zero, ``<5`` is "hidden by the source", ``n.v.t.`` is "does not apply".
"""

import datetime
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from rapportages.enums import Antwoord
from rapportages.models import Uitvraag
from themas.admin.getallen import zonder_punten
from themas.berekening import Periode
from themas.enums import Kwaliteit, Meetsoort, Noemersoort
from themas.importeren import cellen as importcellen
from themas.importeren.cellen import Celfout
from themas.models import Beoordeling, Indicator, Meting
from themas.weergave.opmaak import getal


CIJFERCELLEN = ("cijfer", "marge", "kwaliteit", "bron", "stand_op", "opmerking")
DOELCELLEN = ("oordeel", "toelichting", "bewijs")
NVT = "n.v.t."
_NVT = {"n.v.t.", "n.v.t", "nvt", "nvt.", "niet van toepassing"}
_VERBORGEN = re.compile(r"<\s*([0-9]{1,4})")
_DATUM_NL = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_VOLUIT = {"opmerking": "de opmerking", "toelichting": "de toelichting"}

_kommagetal = importcellen.kommagetal(voor=10, achter=4)
_kwaliteit = importcellen.keuze(Kwaliteit)
_oordeel = importcellen.keuze(waarde for waarde, _ in Beoordeling._meta.get_field("oordeel").choices)
_bron = importcellen.tekst(Meting._meta.get_field("bron").max_length)


class Soort(Enum):
    LEEG = auto()
    RIJ = auto()  # a figure, or a judgement
    ANTWOORD = auto()  # there is none to give, and the line says why


@dataclass(slots=True)
class Gelezen:
    """``velden`` are those of the Meting or Beoordeling, or of the line itself where that holds the answer."""

    soort: Soort = Soort.LEEG
    velden: dict[str, Any] = field(default_factory=dict)
    fouten: dict[str, str] = field(default_factory=dict)


def celnamen(uitvraag: Uitvraag) -> tuple[str, ...]:
    if uitvraag.doelstelling_id:
        return DOELCELLEN
    return CIJFERCELLEN if is_aandeel(uitvraag.indicator) else tuple(c for c in CIJFERCELLEN if c != "marge")


def is_aandeel(indicator: Indicator) -> bool:
    return indicator.soort == Meetsoort.AANDEEL


def vraagt_waarde(indicator: Indicator) -> bool:
    """A share, an amount or a mark is a value; all else on the sheet is a count, from which a rate is worked out.

    A mark has no unit of its own: it is what is measured at a moment, in decimals, and divided by nothing.
    """
    if indicator.noemersoort != Noemersoort.GEEN:
        return False
    cijfer = indicator.soort == Meetsoort.STAND and indicator.decimalen > 0
    return is_aandeel(indicator) or bool(indicator.eenheid) or cijfer


def eenheid(indicator: Indicator) -> str:
    """What is asked, under the name of the indicator: ``aantal inbraken``, ``%``."""
    return (indicator.eenheid or "waarde") if vraagt_waarde(indicator) else f"aantal {indicator.teller}"


def lees(uitvraag: Uitvraag, cellen: Mapping[str, str], periode: Periode, vandaag: datetime.date) -> Gelezen:
    cellen = {naam: cellen.get(naam, "").strip() for naam in celnamen(uitvraag)}
    if uitvraag.doelstelling_id:
        return _lees_oordeel(cellen)
    return _lees_cijfer(uitvraag.indicator, cellen, periode, vandaag)


def _lees_cijfer(indicator: Indicator, cellen: dict[str, str], periode: Periode, vandaag: datetime.date) -> Gelezen:
    cijfer = cellen["cijfer"]
    if not cijfer:
        return Gelezen()
    if cijfer.lower() in _NVT:
        return _antwoord(Antwoord.NIET_VAN_TOEPASSING, cellen["opmerking"], "opmerking")
    if verborgen := _VERBORGEN.fullmatch(cijfer):
        gelezen = _antwoord(Antwoord.VERBORGEN, cellen["opmerking"], "opmerking")
        gelezen.velden["grens"] = int(verborgen[1])
        if vraagt_waarde(indicator) or int(verborgen[1]) < 2:
            gelezen.fouten["cijfer"] = "‘<’ hoort bij een aantal dat de bron verbergt, zoals <5."
        return gelezen
    uit = Gelezen(Soort.RIJ)
    velden: dict[str, Any] = {}  # what was reported beside it, such as a rate, stays as it is
    if vraagt_waarde(indicator):
        velden["waarde"] = _lees(uit, cellen, "cijfer", _waarde)
        if velden["waarde"] is not None:
            velden["waarde_decimalen"] = -velden["waarde"].as_tuple().exponent
            if indicator.eenheid == "%" and is_aandeel(indicator) and velden["waarde"] > 100:
                uit.fouten["cijfer"] = "Een deel van het geheel is hoogstens 100%. Verbeter het getal."
        if is_aandeel(indicator):
            velden["marge"] = _lees(uit, cellen, "marge", _waarde)
    else:
        velden["aantal"] = _lees(uit, cellen, "cijfer", _aantal)
    velden["kwaliteit"] = _lees(uit, cellen, "kwaliteit", _kwaliteit) or Kwaliteit.DEFINITIEF.value
    cellen["bron"] = " ".join(cellen["bron"].split())  # its cell wraps, so a line break may be pasted into it
    velden["bron"] = _lees(uit, cellen, "bron", _bron)
    if not cellen["bron"]:
        uit.fouten["bron"] = "Schrijf op waar het cijfer vandaan komt."
    velden["stand_op"] = _lees(uit, cellen, "stand_op", _datum(vandaag))
    velden["opmerking"] = cellen["opmerking"]
    if periode.eind >= vandaag and velden["kwaliteit"] != Kwaliteit.VOORLOPIG:
        uit.fouten["kwaliteit"] = f"{periode.label} is nog niet voorbij. Kies voorlopig, of wacht tot na die tijd."
    uit.velden = velden
    return uit


def _lees_oordeel(cellen: dict[str, str]) -> Gelezen:
    if cellen["oordeel"].lower() in _NVT:
        return _antwoord(Antwoord.NIET_VAN_TOEPASSING, cellen["toelichting"], "toelichting")
    if not cellen["oordeel"]:
        return Gelezen()
    uit = Gelezen(Soort.RIJ)
    uit.velden = cellen | {"oordeel": _lees(uit, cellen, "oordeel", _oordeel)}
    if not cellen["toelichting"]:
        uit.fouten["toelichting"] = "Schrijf op waarom dit het oordeel is."
    if not cellen["bewijs"]:
        uit.fouten["bewijs"] = "Noem een actie, brief of cijfer waaruit dit blijkt."
    return uit


def _antwoord(antwoord: Antwoord, tekst: str, cel: str) -> Gelezen:
    uit = Gelezen(Soort.ANTWOORD, {"antwoord": antwoord.value, "grens": None, "toelichting": tekst})
    if antwoord is Antwoord.NIET_VAN_TOEPASSING and not tekst:
        uit.fouten[cel] = f"Schrijf in {_VOLUIT[cel]} waarom dit niet van toepassing is."
    return uit


def _lees(uit: Gelezen, cellen: dict[str, str], naam: str, omzetten: Callable[[str], Any]) -> Any:
    if not cellen[naam]:
        return None
    try:
        return omzetten(cellen[naam])
    except Celfout as fout:
        uit.fouten[naam] = str(fout)
        return None


def _aantal(cel: str) -> int:
    if "," in cel and zonder_punten(cel):
        raise Celfout("Vul hier een aantal in: een heel getal, zonder komma.")
    return importcellen.geheel_getal(zonder_punten(cel) or cel)


def _waarde(cel: str) -> Decimal:
    waarde = _kommagetal(zonder_punten(cel) or cel)
    if waarde < 0:
        raise Celfout(f"Dit getal is 0 of meer. Hier staat {cel}.")
    return waarde


def _datum(vandaag: datetime.date) -> Callable[[str], datetime.date]:
    """``31-12-2019`` as people write it, and ``2019-12-31``."""
    lees_iso = importcellen.niet_in_de_toekomst(vandaag)

    def lees_datum(cel: str) -> datetime.date:
        if delen := _DATUM_NL.fullmatch(cel):
            cel = f"{delen[3]}-{int(delen[2]):02}-{int(delen[1]):02}"
        try:
            return lees_iso(cel)
        except Celfout as fout:
            raise Celfout(
                str(fout).replace("jaar-maand-dag, zoals 2019-12-31", "dag-maand-jaar, zoals 31-12-2019")
            ) from None

    return lees_datum


def cellen_van(uitvraag: Uitvraag, rij: Meting | Beoordeling | None, bron: str) -> dict[str, str]:
    """What the cells of a line show: its figure or judgement, else its answer, else only what is known already."""
    cellen = dict.fromkeys(celnamen(uitvraag), "")
    if uitvraag.doelstelling_id:
        if rij is not None:
            return {naam: getattr(rij, naam) for naam in cellen}
        if uitvraag.antwoord:
            cellen |= {"oordeel": NVT, "toelichting": uitvraag.toelichting}
        return cellen
    cellen |= {"kwaliteit": Kwaliteit.DEFINITIEF.value, "bron": bron}
    if rij is not None:
        cellen |= _van_meting(uitvraag.indicator, rij)
    elif uitvraag.antwoord:
        cijfer = f"<{uitvraag.grens}" if uitvraag.antwoord == Antwoord.VERBORGEN else NVT
        cellen |= {"cijfer": cijfer, "opmerking": uitvraag.toelichting}
    return cellen


def _van_meting(indicator: Indicator, meting: Meting) -> dict[str, str]:
    cellen = {
        "cijfer": "" if meting.aantal is None else getal(meting.aantal),
        "kwaliteit": meting.kwaliteit,
        "bron": meting.bron,
        "stand_op": f"{meting.stand_op:%d-%m-%Y}" if meting.stand_op else "",
        "opmerking": meting.opmerking,
    }
    if vraagt_waarde(indicator):
        cellen["cijfer"] = "" if meting.waarde is None else getal(meting.waarde, meting.waarde_decimalen)
    if is_aandeel(indicator):
        cellen["marge"] = "" if meting.marge is None else _kaal(meting.marge)
    return cellen


def _kaal(waarde: Decimal) -> str:
    """Without the zeros that come from the column."""
    genormaliseerd = waarde.normalize()
    return getal(genormaliseerd.quantize(1) if genormaliseerd.as_tuple().exponent > 0 else genormaliseerd)


def vingerafdruk(cellen: Mapping[str, str]) -> str:
    """Tells whether cells still are as they were shown; white space, which a browser may change, does not count."""
    tekst = "\x1f".join(f"{naam}={' '.join(cellen[naam].split())}" for naam in sorted(cellen))
    return f"{zlib.crc32(tekst.encode()):08x}"
