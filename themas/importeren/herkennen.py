"""What a file is, by what is in it; its name says nothing."""

import codecs
import csv

from themas.importeren.fouten import Leesfout
from themas.importeren.lezen import Tabel
from themas.importeren.odata3 import CsvV3, JsonV3
from themas.importeren.odata4 import JsonV4
from themas.importeren.statline import INDELING, ONDERWERP, StatLine, is_plat, is_samengesteld
from themas.importeren.stroom import Stroom
from themas.importeren.waarneming import Bronlezer, Kenmerken
from themas.importeren.werkmap import Werkmap


XML = "Dit bestand is XML of een webpagina. Wij lezen CSV, Excel (xlsx) en JSON. Haal de tabel op als JSON of CSV."
ANDERE_JSON = (
    "Deze JSON kennen wij niet. Wij lezen JSON van CBS en politie: TypedDataSet, UntypedDataSet of Observations."
)
BESCHRIJVING = (
    "Dit bestand beschrijft een tabel van CBS of politie: haar codes, perioden of kolommen. Er staan geen cijfers in. "
    "Haal de tabel zelf op (TypedDataSet)."
)
_EERSTE_REGELS = 12
_BESCHRIJVING = ({"Key", "Title"}, {"Identifier", "Title", "Modified"})


def lees_bestand(stroom: Stroom, *, max_regels: int | None, kenmerken: Kenmerken) -> Tabel | Werkmap | Bronlezer:
    """A table in a layout of our own, or the reader of a source."""
    begin = stroom.kijk()
    if begin.startswith(b"PK\x03\x04"):
        return Werkmap(stroom, max_regels=max_regels)
    kaal = begin.removeprefix(codecs.BOM_UTF8).lstrip()
    if kaal.startswith((b"{", b"[")):
        if begin.startswith(codecs.BOM_UTF8):
            stroom.read(len(codecs.BOM_UTF8))
        return _json(stroom, kaal, kenmerken)
    if kaal.startswith(b"<"):
        raise Leesfout(XML)
    for scheiding in (";", ","):  # a table that went through other hands often has commas
        rijen = _eerste_rijen(kaal, scheiding)
        if _is_odata(rijen):
            return CsvV3(stroom, kenmerken=kenmerken, max_regels=max_regels, scheiding=scheiding)
        if _is_statline(rijen):
            return StatLine(stroom, kenmerken=kenmerken, max_regels=max_regels, scheiding=scheiding)
        if rijen and any(kolommen <= set(rijen[0]) for kolommen in _BESCHRIJVING):
            raise Leesfout(BESCHRIJVING)
    return Tabel(stroom, max_regels=max_regels)


def _json(stroom: Stroom, begin: bytes, kenmerken: Kenmerken) -> Bronlezer:
    if b'"odata.metadata"' in begin:
        return JsonV3(stroom, begin, kenmerken=kenmerken)
    if b'"@odata.context"' in begin:
        return JsonV4(stroom, begin, kenmerken=kenmerken)
    raise Leesfout(ANDERE_JSON)


def _eerste_rijen(begin: bytes, scheiding: str) -> list[list[str]]:
    """Just to look at; what is wrong with it, the reader says."""
    regels = begin.decode("utf-8", "replace").splitlines()[:_EERSTE_REGELS]
    try:
        return [[cel.strip() for cel in rij] for rij in csv.reader(regels, delimiter=scheiding)]
    except csv.Error:
        return []


def _is_odata(rijen: list[list[str]]) -> bool:
    return bool(rijen) and rijen[0][:1] == ["ID"] and "Perioden" in rijen[0]


def _is_statline(rijen: list[list[str]]) -> bool:
    if rijen and (is_plat(rijen[0]) or is_samengesteld(rijen[0])):
        return True
    koppen = [rij[0].casefold() for rij in rijen if len(rij) > 1 and rij[0].casefold() in INDELING]
    return len(koppen) > 1 or any(kop in ONDERWERP for kop in koppen)
