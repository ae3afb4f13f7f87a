"""Tables straight from the OData service of CBS and police, with patience, but not without end."""

import hashlib
import re
import tempfile
import time
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from themas.importeren.fouten import Leesfout, kort, opsomming
from themas.importeren.jsonrijen import Stroomlezer
from themas.importeren.kubus import GEBIED, PERIODE, SOORT, Kubus, cijfer, tekst
from themas.importeren.lezen import getal_nl
from themas.importeren.odata3 import ANDERE_VELDEN, datum_van
from themas.importeren.stroom import IN_GEHEUGEN, Stroom
from themas.importeren.waarneming import Bronlezer, Kenmerken, Waarneming


ONBEREIKBAAR = (
    "De dienst op {host} geeft geen antwoord ({waarom}). Er is niets opgeslagen. Probeer het over een uur nog een "
    "keer. Lukt het dan niet, download de tabel dan in StatLine en lees het bestand in."
)
GEEN_TABEL = "Tabel {tabel} bestaat niet bij {hosts}. Kijk het nummer na op de pagina van de tabel in StatLine."
NIET_TOEGESTAAN = (
    "De dienst op {host} weigert deze vraag (code {code}). Vraag minder tegelijk: kies gebieden en perioden."
)
ANDERE_HOST = "De dienst verwijst naar een ander adres ({host}). Dat volgen wij niet. Vraag de beheerder om hulp."
GEEN_SLEUTEL = "{soort} {sleutels} staat niet in tabel {tabel}. Verbeter de keuze."
KRING = (
    "De dienst op {host} verwijst in een kring. Zo komt er nooit een einde aan de tabel. Er is niets opgeslagen. "
    "Download de tabel in StatLine en lees het bestand in."
)
TE_VEEL = (
    "De dienst op {host} geeft te veel in één keer: meer dan {meest}. Er is niets opgeslagen. Vraag minder tegelijk: "
    "kies gebieden en perioden."
)
TE_LANG = "langer dan {seconden} seconden bezig met één deel"
AANTAL_POGINGEN = 4
MEESTE_SPRONGEN = 5
MEESTE_NAMEN = 100_000  # all neighbourhoods of the country are 18,000
_TABEL = re.compile(r"[0-9A-Za-z]{4,20}")
_VOLGENDE = re.compile(rb'"odata\.nextLink"\s*:\s*"([^"]+)"')
_ONDERWERP, _ONVOLTOOID = "Topic", ("voorlopig", "nadervoorlopig", "nader voorlopig")


class Dienst:
    """One session. Every answer is complete before anything is done with it.

    We go nowhere but to the machine that we asked: who answers there may be somebody else than we think, and sees
    our network from the inside.
    """

    def __init__(self):
        self._bytes = 0  # of all answers together, unpacked
        opnieuw = Retry(
            total=AANTAL_POGINGEN,
            backoff_factor=settings.ODATA_WACHT,
            status_forcelist=(429, 500, 502, 503, 504),
            allowed_methods=("GET",),
            respect_retry_after_header=True,
            retry_after_max=settings.ODATA_DEADLINE,
            raise_on_status=False,
        )
        self._sessie = requests.Session()
        self._sessie.headers["User-Agent"] = f"veiligheid ({settings.GEMEENTE_NAAM})"
        for begin in ("https://", "http://"):
            self._sessie.mount(begin, HTTPAdapter(max_retries=opnieuw))

    def haal(self, adres: str, **filters: str) -> BinaryIO:
        """The body, in a temporary file. Raises Leesfout in Dutch, FileNotFoundError where there is no such thing."""
        for poging in range(1, AANTAL_POGINGEN + 1):
            try:
                return self._haal(adres, filters)
            except (requests.RequestException, TimeoutError) as fout:
                # What breaks off halfway is not retried by the session itself.
                if poging == AANTAL_POGINGEN or isinstance(fout, requests.exceptions.RetryError):
                    raise Leesfout(ONBEREIKBAAR.format(host=_host(adres), waarom=_waarom(fout))) from fout
                time.sleep(settings.ODATA_WACHT * 2**poging)
        raise AssertionError("unreachable")

    def waarden(self, adres: str, **filters: str) -> list[dict]:
        """All rows of something small, such as the names of areas."""
        rijen: list[dict] = []
        gezien: set[str] = set()
        while adres:
            with self.haal(adres, **filters) as lichaam:
                stroom = Stroom(lichaam, max_bytes=None)
                for _, rij in Stroomlezer(stroom):
                    rijen.append(rij)
                    if len(rijen) > MEESTE_NAMEN:
                        raise _te_veel(adres, f"{getal_nl(MEESTE_NAMEN)} namen")
                adres, filters = volgende(adres, stroom, gezien), {}
        return rijen

    def _haal(self, adres: str, filters: dict[str, str], sprongen: int = 0) -> BinaryIO:
        tot = time.monotonic() + settings.ODATA_DEADLINE
        lichaam = tempfile.SpooledTemporaryFile(max_size=IN_GEHEUGEN)  # noqa: SIM115
        try:
            with self._sessie.get(
                adres,
                params=filters or None,
                stream=True,
                allow_redirects=False,
                timeout=(settings.ODATA_TIMEOUT, settings.ODATA_TIMEOUT),
            ) as antwoord:
                if antwoord.is_redirect:
                    if sprongen == MEESTE_SPRONGEN:
                        raise Leesfout(KRING.format(host=_host(adres)))
                    lichaam.close()
                    return self._haal(_op_dezelfde(antwoord.url, antwoord.headers["location"]), {}, sprongen + 1)
                if antwoord.status_code == requests.codes.not_found:
                    raise FileNotFoundError(adres)
                if antwoord.status_code >= 500 or antwoord.status_code == requests.codes.too_many_requests:
                    melding = ONBEREIKBAAR.format(host=_host(adres), waarom=f"code {antwoord.status_code}")
                    raise Leesfout(melding)
                if antwoord.status_code != requests.codes.ok:
                    raise Leesfout(NIET_TOEGESTAAN.format(host=_host(adres), code=antwoord.status_code))
                for stuk in antwoord.iter_content(64 * 1024):
                    lichaam.write(stuk)
                    self._bytes += len(stuk)
                    if self._bytes > settings.ODATA_MAX_BYTES:
                        raise _te_veel(adres, f"{getal_nl(settings.ODATA_MAX_BYTES // 1024**2)} MB")
                    if time.monotonic() > tot:
                        raise TimeoutError(TE_LANG.format(seconden=settings.ODATA_DEADLINE))
        except BaseException:
            lichaam.close()
            raise
        lichaam.seek(0)
        return lichaam


class Diensttabel(Bronlezer):
    """A table of the service, or the part of it that was asked for. Reads page after page."""

    soort = "OData v3, dienst"

    def __init__(self, tabel: str, *, gebieden: list[str], perioden: list[str], codes: list[str]):
        if not _TABEL.fullmatch(tabel):
            raise Leesfout(f"‘{kort(tabel)}’ is geen nummer van een tabel. Schrijf het zoals in StatLine: 47013NED.")
        self.kenmerken = Kenmerken(tabel=tabel)
        self._dienst = Dienst()
        self._basis, infos = self._zoek()
        self.kenmerken.stand_op = datum_van(infos[0].get("Modified"))
        eigenschappen = self._meta("DataProperties")
        sleutels = [tekst(rij.get("Key")) for rij in eigenschappen if rij.get("Key")]
        self.kenmerken.titels = {
            rij["Key"]: tekst(rij.get("Title")) for rij in eigenschappen if rij.get("Type") == _ONDERWERP
        }
        self._kubus = Kubus(sleutels)
        self.onderwerpen = self._kubus.onderwerpen
        self._filter = self._maak_filter(sleutels, gebieden, perioden, codes)
        self._paginas: list[BinaryIO] = []
        self._hash = hashlib.sha256()
        self.gelezen = 0

    def haal_binnen(self) -> None:
        """All pages, to disk: a slow service would else hold the transaction, and on SQLite everybody else."""
        adres = f"{self._basis}/ODataFeed/odata/{self.kenmerken.tabel}/TypedDataSet"
        filters = JSON | ({"$filter": self._filter} if self._filter else {})
        gezien: set[str] = set()
        while adres:
            lichaam = self._dienst.haal(adres, **filters)
            self._paginas.append(lichaam)
            stroom = Stroom(lichaam, max_bytes=None)
            adres, filters = volgende(adres, stroom, gezien), {}
            self._hash.update(stroom.sha256.encode())
            lichaam.seek(0)

    def waarnemingen(self, onderwerpen: list[str]) -> Iterator[Waarneming]:
        plek = 0
        for lichaam in self._paginas:
            stroom = Stroom(lichaam, max_bytes=None)
            for _, rij in Stroomlezer(stroom):
                plek += 1
                if plek > settings.ODATA_MAX_REGELS:
                    raise _te_veel(self._basis, f"{getal_nl(settings.ODATA_MAX_REGELS)} regels")
                try:
                    waarden = {onderwerp: cijfer(rij[onderwerp]) for onderwerp in onderwerpen}
                except KeyError:
                    raise Leesfout(ANDERE_VELDEN, plek) from None
                yield self._kubus.waarneming(plek, rij, waarden, self.kenmerken)
            self.gelezen += stroom.gelezen

    def __enter__(self):
        return self

    def __exit__(self, *fout):
        for lichaam in self._paginas:
            lichaam.close()

    def lees_uit(self) -> None:
        """There is nothing behind the last page."""

    @property
    def sha256(self) -> str:
        """Of the hashes of the pages, in their order."""
        return self._hash.hexdigest()

    def _zoek(self) -> tuple[str, list[dict]]:
        """The first service that has this table."""
        for basis in settings.ODATA_ADRESSEN:
            try:
                infos = self._dienst.waarden(f"{basis}/ODataApi/odata/{self.kenmerken.tabel}/TableInfos", **JSON)
            except FileNotFoundError:
                continue
            return basis, infos
        hosts = opsomming([_host(basis) for basis in settings.ODATA_ADRESSEN])
        raise Leesfout(GEEN_TABEL.format(tabel=self.kenmerken.tabel, hosts=hosts))

    def _meta(self, wat: str) -> list[dict]:
        try:
            return self._dienst.waarden(f"{self._basis}/ODataApi/odata/{self.kenmerken.tabel}/{wat}", **JSON)
        except FileNotFoundError as fout:
            melding = ONBEREIKBAAR.format(host=_host(self._basis), waarom=f"{wat} ontbreekt")
            raise Leesfout(melding) from fout

    def _maak_filter(self, sleutels: list[str], gebieden: list[str], perioden: list[str], codes: list[str]) -> str:
        """With the keys as the service itself writes them, spaces and all; never a range of periods."""
        delen = []
        for indeling in sleutels:
            if indeling not in (*GEBIED, *SOORT, PERIODE):
                continue
            rijen = self._meta(indeling)
            bekend = {tekst(rij.get("Key")).strip(): tekst(rij.get("Key")) for rij in rijen}
            if indeling in GEBIED:
                self.kenmerken.gebieden = {tekst(rij["Key"]).strip(): tekst(rij.get("Title")) for rij in rijen}
                gekozen, soort = gebieden, "Gebied"
            elif indeling == PERIODE:
                self.kenmerken.voorlopig = frozenset(
                    tekst(rij["Key"]).strip()
                    for rij in rijen
                    if tekst(rij.get("Status")).strip().casefold() in _ONVOLTOOID
                )
                gekozen = [sleutel for sleutel in bekend if sleutel[:4] in perioden or sleutel in perioden]
                missend = [p for p in perioden if not any(s == p or s[:4] == p for s in bekend)]
                gekozen, soort = [*gekozen, *missend], "Periode"
            else:
                gekozen, soort = codes, "Code"
            if missend := [sleutel for sleutel in gekozen if sleutel not in bekend]:
                namen = opsomming([f"‘{kort(sleutel)}’" for sleutel in missend])
                raise Leesfout(GEEN_SLEUTEL.format(soort=soort, sleutels=namen, tabel=self.kenmerken.tabel))
            if gekozen:
                delen.append("(" + " or ".join(f"{indeling} eq '{bekend[sleutel]}'" for sleutel in gekozen) + ")")
        return " and ".join(delen)


JSON = {"$format": "json"}


def volgende(adres: str, stroom: Stroom, gezien: set[str]) -> str:
    """The address of the next page, or nothing. ``gezien`` are the pages that were fetched, and grows with this one."""
    gezien.add(adres)
    stroom.lees_uit()
    gevonden = _VOLGENDE.search(stroom.staart)
    if gevonden is None:
        return ""
    verder = _op_dezelfde(adres, gevonden[1].decode("utf-8", "replace").replace("\\/", "/"))
    if verder in gezien:
        raise Leesfout(KRING.format(host=_host(adres)))
    if len(gezien) >= settings.ODATA_MAX_PAGINAS:
        raise _te_veel(adres, f"{getal_nl(settings.ODATA_MAX_PAGINAS)} delen")
    return verder


def _op_dezelfde(adres: str, verwijzing: str) -> str:
    """Where this reference goes, if that is on the machine that we asked, and in the same way."""
    verder = urljoin(adres, verwijzing)
    if urlsplit(verder)[:2] != urlsplit(adres)[:2]:
        raise Leesfout(ANDERE_HOST.format(host=kort(_host(verder))))
    return verder


def _te_veel(adres: str, meest: str) -> Leesfout:
    return Leesfout(TE_VEEL.format(host=_host(adres), meest=meest))


def _host(adres: str) -> str:
    return urlsplit(adres).hostname or "?"


def _waarom(fout: Exception) -> str:
    if isinstance(fout, requests.exceptions.Timeout) or "timed out" in str(fout):
        return f"geen antwoord binnen {settings.ODATA_TIMEOUT} seconden"
    if isinstance(fout, TimeoutError):
        return str(fout)
    if isinstance(fout, requests.exceptions.RetryError):
        return "steeds een storing"
    if isinstance(fout, requests.exceptions.ChunkedEncodingError):
        return "het antwoord breekt halverwege af"
    return "geen verbinding"
