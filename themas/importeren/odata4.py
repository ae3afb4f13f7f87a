"""OData v4 of CBS: Observations, in which every figure is a row of its own and says what it measures."""

import re
from collections.abc import Iterator

from themas.importeren.fouten import Leesfout
from themas.importeren.kubus import cijfer, tekst
from themas.importeren.odata3 import ANDERE_VELDEN, DEEL, JsonLezer
from themas.importeren.waarneming import Waarneming


_VOLGENDE = re.compile(rb'"@odata\.nextLink"')


class JsonV4(JsonLezer):
    soort = "OData v4, JSON"
    tabelnummer = re.compile(rb'"@odata\.context"\s*:\s*"[^"]*?/v4/[^/"]+/([0-9A-Za-z]+)/')
    onderwerpen: list[str] = []  # known only when the last row has been read

    def waarnemingen(self, onderwerpen: list[str]) -> Iterator[Waarneming]:
        """``onderwerpen`` does not count: each row has one topic, and the translation leaves what it does not know."""
        for plek, rij in self._lezer:
            if "Measure" not in rij or "Value" not in rij:
                raise Leesfout(ANDERE_VELDEN, plek)
            bekend = rij.get("ValueAttribute", "None") in ("None", None)
            waarden = {tekst(rij["Measure"]).strip(): cijfer(rij["Value"]) if bekend else None}
            yield self._kubus.waarneming(plek, rij, waarden, self.kenmerken)
        if _VOLGENDE.search(self._stroom.staart):
            raise Leesfout(DEEL)

    def titel(self, onderwerp: str) -> str:
        """A measure is a code (M004200_2), unless the source told its title."""
        return self.kenmerken.titels.get(onderwerp) or onderwerp
