"""What the StatLine portal lets one download: the table as it stands on screen (wide), or one row per figure (flat)."""

import re
from collections.abc import Iterator

from themas.importeren.fouten import Leesfout, kort
from themas.importeren.lezen import ANDER_AANTAL, Regels, records
from themas.importeren.stroom import Stroom
from themas.importeren.waarneming import Bronlezer, Kenmerken, Waarneming, getal


GEBIED = {"regio's", "regio’s", "wijken en buurten", "gemeenten", "regio"}
SOORT = {"soort misdrijf", "overlast", "soort overlast"}
PERIODE = {"perioden"}
ONDERWERP = {"onderwerp", "onderwerpen"}
INDELING = GEBIED | SOORT | PERIODE | ONDERWERP
MEESTE_KOPREGELS = 40
_SAMENGESTELD = re.compile(r"([^_]+)_(.+)_([0-9]{4}[^_]*)")

NIET_TE_LEZEN = (
    "Dit lijkt een tabel van StatLine, maar er ontbreekt {mist}. Zet in StatLine Perioden en Regio’s allebei in de "
    "tabel, en download de tabel opnieuw als CSV."
)
EENHEID = "Bij ‘{titel}’ staan geen aantallen, maar getallen in ‘{eenheid}’. Download de tabel met aantallen."


def is_plat(cellen: list[str]) -> bool:
    klein = {cel.casefold() for cel in cellen}
    return len(cellen) >= 3 and bool(klein & PERIODE) and bool(klein & GEBIED)


def is_samengesteld(cellen: list[str]) -> bool:
    """``Soort misdrijf``, then columns as ``Nederland_Totaal geregistreerde misdrijven_2016*``."""
    return len(cellen) > 1 and _rol(cellen[0].casefold()) == "soort" and all(map(_SAMENGESTELD.fullmatch, cellen[1:]))


def _is_hele_kop(cellen: list[str]) -> bool:
    """One row that says all; other tables need several."""
    return is_plat(cellen) or is_samengesteld(cellen)


class StatLine(Bronlezer):
    soort = "StatLine, CSV"

    def __init__(self, stroom: Stroom, *, kenmerken: Kenmerken, max_regels: int | None, scheiding: str = ";"):
        self.kenmerken = kenmerken
        self._records = records(Regels(stroom, max_regels=max_regels), scheiding)
        self._vast: dict[str, str] = {}  # what holds for the whole table: "Soort misdrijf: Totaal misdrijven"
        self._eerste: tuple[int, list[str]] | None = None
        koppen = self._lees_koppen()
        self._breedte = len(koppen[-1])
        self._kolommen = list(_kolommen(koppen, self._vast))
        self._links = [naam.casefold() for naam in koppen[-1]]
        self.onderwerpen = list(dict.fromkeys(onderwerp for onderwerp, _, _ in self._kolommen if onderwerp))
        gezien = (
            {soort for _, vast, _ in self._kolommen for soort in vast} | set(map(_rol, self._links)) | set(self._vast)
        )
        for rol, mist in (
            ("periode", "de periode"),
            ("gebied", "het gebied"),
            ("soort", "de soort (misdrijf, overlast)"),
        ):
            if rol not in gezien:
                raise Leesfout(NIET_TE_LEZEN.format(mist=mist))

    def waarnemingen(self, onderwerpen: list[str]) -> Iterator[Waarneming]:
        self._weiger_verhoudingen(onderwerpen)
        groepen: dict[tuple, list[tuple[int, str]]] = {}
        for nummer, (onderwerp, vast, _) in enumerate(self._kolommen):
            if onderwerp in onderwerpen:
                groepen.setdefault(tuple(sorted(vast.items())), []).append((nummer, onderwerp))
        for plek, cellen in self._rijen():
            links = {rol: cel for naam, cel in zip(self._links, cellen, strict=True) if (rol := _rol(naam))}
            for vast, kolommen in groepen.items():
                wat = self._vast | links | dict(vast)
                waarden = {onderwerp: _met_punt(cellen[nummer]) for nummer, onderwerp in kolommen}
                yield Waarneming(plek, code_van(wat["soort"]), wat["gebied"], wat["periode"], waarden)

    def titel(self, onderwerp: str) -> str:
        return onderwerp

    def _weiger_verhoudingen(self, onderwerpen: list[str]) -> None:
        for onderwerp, _, eenheid in self._kolommen:
            if onderwerp in onderwerpen and "per 1" in eenheid.casefold() and "per 1" not in onderwerp.casefold():
                raise Leesfout(EENHEID.format(titel=kort(onderwerp, 80), eenheid=kort(eenheid)))

    def _rijen(self) -> Iterator[tuple[int, list[str]]]:
        """Rows with figures; what stands below them ("Bron: CBS") is not one."""
        if self._eerste:
            yield from self._gewoon(*self._eerste)
        for plek, cellen in self._records:
            yield from self._gewoon(plek, cellen)

    def _gewoon(self, plek: int, cellen: list[str]) -> Iterator[tuple[int, list[str]]]:
        if not any(cellen[1:]) and (len(cellen) == 1 or cellen[0].startswith(("Bron", "©"))):
            return
        if len(cellen) != self._breedte:
            raise Leesfout(ANDER_AANTAL.format(cellen=len(cellen), kolommen=self._breedte), plek)
        yield plek, cellen

    def _lees_koppen(self) -> list[list[str]]:
        """The rows that name the columns: one of a flat table, several of a wide one."""
        koppen: list[list[str]] = []
        for plek, cellen in self._records:
            if koppen and (_is_hele_kop(koppen[0]) or cellen[0].casefold() not in INDELING or len(cellen) == 1):
                self._eerste = (plek, cellen)
                break
            if len(cellen) > 1 and (_is_hele_kop(cellen) or cellen[0].casefold() in INDELING):
                koppen.append(cellen)
            elif len(cellen) == 1 and ": " in cellen[0]:
                naam, _, waarde = cellen[0].partition(": ")
                if rol := _rol(naam.casefold()):
                    self._vast[rol] = waarde.strip()
            if plek > MEESTE_KOPREGELS:
                break
        if not koppen:
            raise Leesfout(NIET_TE_LEZEN.format(mist="de kop"))
        if len({len(kop) for kop in koppen}) != 1:
            raise Leesfout(NIET_TE_LEZEN.format(mist="een deel van de kop"))
        return koppen


def _rol(naam: str) -> str:
    for rol, namen in (("gebied", GEBIED), ("soort", SOORT), ("periode", PERIODE), ("onderwerp", ONDERWERP)):
        if naam in namen:
            return rol
    return ""


def _kolommen(koppen: list[list[str]], vast: dict[str, str]) -> Iterator[tuple[str, dict[str, str], str]]:
    if is_plat(koppen[0]):
        return _plat(koppen[0])
    return _samengesteld(koppen[0]) if is_samengesteld(koppen[0]) else _breed(koppen, vast)


def _samengesteld(kop: list[str]) -> Iterator[tuple[str, dict[str, str], str]]:
    yield "", {}, ""
    for naam in kop[1:]:
        gebied, onderwerp, periode = _SAMENGESTELD.fullmatch(naam).groups()
        yield onderwerp, {"gebied": gebied, "periode": periode}, ""


def _plat(kop: list[str]) -> Iterator[tuple[str, dict[str, str], str]]:
    """Topic, what it is about, and unit, of every column; no topic where the column itself says what it is about."""
    for naam in kop:
        yield ("" if naam.casefold() in INDELING else naam), {}, ""


def _breed(koppen: list[list[str]], vast: dict[str, str]) -> Iterator[tuple[str, dict[str, str], str]]:
    """The last row names the column on the left, and the units; the rows above it say what each column is about."""
    *boven, onder = koppen
    for nummer in range(len(onder)):
        if onder[nummer].casefold() in INDELING:
            yield "", {}, ""
            continue
        wat = {rol: kop[nummer] for kop in boven if (rol := _rol(kop[0].casefold()))}
        onderwerp = wat.pop("onderwerp", vast.get("onderwerp", ""))
        yield onderwerp, wat, onder[nummer]


_MET_CODE = re.compile(r"([0-9]+\.[0-9]+\.[0-9]+)\s.*", re.DOTALL)


def code_van(naam: str) -> str:
    """``1.1.1 Diefstal/inbraak woning`` carries its code; another name is looked up as it is."""
    delen = _MET_CODE.fullmatch(naam)
    return delen[1] if delen else naam


def _met_punt(cel: str) -> str | None:
    """Downloads have a decimal comma or point; none has thousands separators."""
    return getal(cel.replace(",", ".") if cel.count(",") == 1 and "." not in cel else cel)
