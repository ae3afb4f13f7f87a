"""The rows of a JSON answer of OData, one at a time, however many there are."""

from collections.abc import Iterator

import ijson

from themas.importeren.fouten import Leesfout
from themas.importeren.stroom import BEGIN, Stroom


GEEN_JSON = "Dit bestand is geen goede JSON, of het is halverwege afgebroken. Haal de tabel opnieuw op."
GEEN_RIJEN = "In dit bestand staan geen rijen (value). Haal de tabel opnieuw op, en kijk of het filter klopt."
GEEN_RIJ = "Dit is geen rij met velden. Haal de tabel opnieuw op."
ONGELUKKIG = (ijson.JSONError, UnicodeError, ValueError, ArithmeticError, RecursionError)


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
        rijen = ijson.items(stroom, "value.item", buf_size=BEGIN)
        plek = 0
        while True:
            try:
                rij = next(rijen, None)
            except ONGELUKKIG as fout:
                raise Leesfout(GEEN_JSON, plek + 1 if plek else None) from fout
            if rij is None:
                return
            plek += 1
            if not isinstance(rij, dict):
                raise Leesfout(GEEN_RIJ, plek)
            yield plek, rij
