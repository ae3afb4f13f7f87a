"""OData v3 of CBS and police: TypedDataSet and UntypedDataSet, as JSON or as the CSV of the StatLine portal."""

import datetime
import re
from collections.abc import Iterator

from themas.importeren.fouten import Leesfout
from themas.importeren.jsonrijen import Stroomlezer
from themas.importeren.kubus import Kubus, cijfer
from themas.importeren.lezen import ANDER_AANTAL, Regels, records
from themas.importeren.stroom import Stroom
from themas.importeren.waarneming import Bronlezer, Kenmerken, Waarneming, getal


DEEL = (
    "Dit is een deel van een tabel: aan het eind verwijst het naar een volgend deel. Haal de hele tabel op, "
    "of vraag de beheerder om ‘manage.py haal_op’."
)
ANDERE_VELDEN = "Deze rij heeft andere velden dan de eerste. Haal de tabel opnieuw op."
_VOLGENDE = re.compile(rb'"odata\.nextLink"')


class JsonLezer(Bronlezer):
    """What both versions of OData share: the number of the table stands in the header, the columns in the first row."""

    tabelnummer: re.Pattern[bytes]

    def __init__(self, stroom: Stroom, begin: bytes, *, kenmerken: Kenmerken):
        self.kenmerken = kenmerken
        if not kenmerken.tabel and (tabel := self.tabelnummer.search(begin)):
            kenmerken.tabel = tabel[1].decode().upper()
        self._stroom = stroom
        self._lezer = Stroomlezer(stroom)
        self._kubus = Kubus(list(self._lezer.eerste))


class JsonV3(JsonLezer):
    soort = "OData v3, JSON"
    tabelnummer = re.compile(rb'"odata\.metadata"\s*:\s*"[^"]*?/odata/([0-9A-Za-z]+)/', re.IGNORECASE)

    def __init__(self, stroom: Stroom, begin: bytes, *, kenmerken: Kenmerken):
        super().__init__(stroom, begin, kenmerken=kenmerken)
        self.onderwerpen = self._kubus.onderwerpen

    def waarnemingen(self, onderwerpen: list[str]) -> Iterator[Waarneming]:
        for plek, rij in self._lezer:
            try:
                waarden = {onderwerp: cijfer(rij[onderwerp]) for onderwerp in onderwerpen}
            except KeyError:
                raise Leesfout(ANDERE_VELDEN, plek) from None
            yield self._kubus.waarneming(plek, rij, waarden, self.kenmerken)
        if _VOLGENDE.search(self._stroom.staart):
            raise Leesfout(DEEL)


class CsvV3(Bronlezer):
    """Quoted, numbers as text with spaces before them, decimal point."""

    soort = "OData v3, CSV"

    def __init__(self, stroom: Stroom, *, kenmerken: Kenmerken, max_regels: int | None, scheiding: str = ";"):
        self.kenmerken = kenmerken
        self._records = records(Regels(stroom, max_regels=max_regels), scheiding)
        _, self._kolommen = next(self._records)
        self._kubus = Kubus(self._kolommen)
        self.onderwerpen = self._kubus.onderwerpen

    def waarnemingen(self, onderwerpen: list[str]) -> Iterator[Waarneming]:
        for plek, cellen in self._records:
            if not any(cellen):
                continue
            if len(cellen) != len(self._kolommen):
                raise Leesfout(ANDER_AANTAL.format(cellen=len(cellen), kolommen=len(self._kolommen)), plek)
            rij = dict(zip(self._kolommen, cellen, strict=True))
            waarden = {onderwerp: getal(rij[onderwerp]) for onderwerp in onderwerpen}
            yield self._kubus.waarneming(plek, rij, waarden, self.kenmerken)


def datum_van(tekst: object) -> datetime.date | None:
    """``2024-08-15T02:00:00`` of TableInfos."""
    try:
        return datetime.date.fromisoformat(str(tekst)[:10])
    except ValueError:
        return None
