"""The rows of a JSON answer of OData, one at a time, however many there are.

Built from the bare events of the parser: whoever asks ijson for a path pays for that path at every level, so that forty
thousand brackets take gigabytes.
"""

from collections.abc import Iterator

import ijson

from themas.importeren.fouten import Leesfout
from themas.importeren.stroom import BEGIN, Stroom


GEEN_JSON = "Dit bestand is geen goede JSON, of het is halverwege afgebroken. Haal de tabel opnieuw op."
GEEN_RIJEN = "In dit bestand staan geen rijen (value). Haal de tabel opnieuw op, en kijk of het filter klopt."
GEEN_RIJ = "Dit is geen rij met velden. Haal de tabel opnieuw op."
TE_DIEP = (
    "In dit bestand staan te veel lijsten in elkaar. Zo ziet een tabel van CBS of politie er niet uit. "
    "Haal de tabel opnieuw op."
)
TE_BREED = "Deze rij heeft meer dan {meest} velden. Haal de tabel op met minder onderwerpen."
ONGELUKKIG = (ijson.JSONError, UnicodeError, ValueError, ArithmeticError, RecursionError)
DIEPST = 32  # a row stands at the third level; around the rows there is little more
MEESTE_VELDEN = 2_000  # the widest tables of CBS have some hundreds
_OPEN, _DICHT = {"start_map", "start_array"}, {"end_map", "end_array"}


class Stroomlezer:
    """``eerste`` is the first row; going through it gives all rows, that one too, with their place from 1."""

    def __init__(self, stroom: Stroom):
        self._rijen = self._lees(stroom)
        self._eerste = next(self._rijen, None)
        if self._eerste is None:
            raise Leesfout(GEEN_RIJEN)
        self.eerste: dict = self._eerste[1]

    def __iter__(self) -> Iterator[tuple[int, dict]]:
        yield self._eerste
        yield from self._rijen

    @staticmethod
    def _lees(stroom: Stroom) -> Iterator[tuple[int, dict]]:
        rijen = _rijen(stroom)
        plek = 0
        while True:
            try:
                rij = next(rijen, None)
            except Leesfout as fout:
                raise Leesfout(fout.melding, plek + 1) from fout
            except ONGELUKKIG as fout:
                raise Leesfout(GEEN_JSON, plek + 1 if plek else None) from fout
            if rij is None:
                return
            plek += 1
            yield plek, rij


def _rijen(stroom: Stroom) -> Iterator[dict]:
    """Whatever stands in the list ``value`` of the outermost level. A row is flat: a field holds one value."""
    diepte, naam, in_value = 0, "", False
    rij: dict | None = None
    for soort, waarde in ijson.basic_parse(stroom, buf_size=BEGIN):
        if soort == "map_key":
            naam = waarde
        elif soort in _OPEN:
            diepte += 1
            if diepte > DIEPST:
                raise Leesfout(TE_DIEP)
            if diepte == 2:
                in_value = soort == "start_array" and naam == "value"
            elif in_value and diepte == 3 and soort == "start_map":
                rij = {}
            elif in_value:
                raise Leesfout(GEEN_RIJ)
        elif soort in _DICHT:
            diepte -= 1
            if rij is not None:
                yield rij
                rij = None
            in_value = in_value and diepte > 1
        elif rij is not None:
            rij[naam] = waarde
            if len(rij) > MEESTE_VELDEN:
                raise Leesfout(TE_BREED.format(meest=MEESTE_VELDEN))
        elif in_value:
            raise Leesfout(GEEN_RIJ)
