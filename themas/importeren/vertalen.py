"""From what a source says to rows of our own layout, which are then checked and written like any other."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator

from django.conf import settings
from django.utils import timezone

from themas.enums import Kwaliteit, Metingsoort
from themas.importeren.fouten import Foutenlijst, Leesfout, kort, opsomming
from themas.importeren.perioden import Bronperiode, lees_periode
from themas.importeren.regios import Onbekend, Regios, is_van
from themas.importeren.waarneming import Bronlezer, Waarneming, genormaliseerd
from themas.models import Bron, Indicator
from themas.models.bronnen import een_per_regel


ONBEKENDE_TABEL = (
    "Deze tabel kennen wij niet: {wat}. Zet in het beheer bij Bronnen welke kolom het aantal is, en bij Codes van "
    "bronnen welke code welke indicator is."
)
VERHOUDING = "In deze tabel staan geen aantallen. Wij zoeken een kolom {aantal}. Haal de tabel op met die kolom."
TWEE_KOLOMMEN = (
    "Twee kolommen heten hetzelfde: {kolommen}. Geef het bestand met de kenmerken (DataProperties) mee, "
    "of haal de tabel op met alleen het aantal."
)
GEEN_STAND = (
    "Dit bestand zegt niet van welke datum de cijfers zijn. Geef die datum op: in het beheer bij ‘Stand op’, "
    "of met --stand-op."
)
STAND_IN_TOEKOMST = "De datum van de uitgave ({datum}) ligt in de toekomst. Verbeter de datum."
GEEN_GEMEENTE = (
    "Dit bestand gaat niet over {gemeente} ({code}). Haal de tabel op met {gemeente} erbij. "
    "Andere gebieden mogen er ook in staan."
)
GEEN_AANTAL = "‘{getal}’ is geen aantal: een aantal heeft geen decimalen. Staat hier een cijfer per 1.000 inwoners?"
DUBBELE_MAAND = "Deze maand staat er twee keer, voor hetzelfde gebied. Haal de tabel opnieuw op."
ALLE_MAANDEN = 6
_HEEL = re.compile(r"-?[0-9]{1,30}")
_HEEL_MET_NULLEN = re.compile(r"(-?[0-9]{1,30})\.0{1,30}")
_KOMMA = re.compile(r"-?[0-9]{1,30}\.[0-9]{1,30}")

Cellen = list[str]


class Vertaling:
    """As ``Tabel``: ``kolommen``, then ``rijen()``. Afterwards it knows what it did not know."""

    uit_bron = True
    kolommen = [
        "indicator", "gebied", "periode", "soort", "aantal", "waarde", "kwaliteit", "bron", "stand_op", "herkomst",
        "reden",
    ]  # fmt: skip

    def __init__(self, lezer: Bronlezer, *, bestand: str, stand_op: datetime.date | None, gebieden_toevoegen: bool):
        self._lezer, self._bestand, self._toevoegen = lezer, bestand, gebieden_toevoegen
        self._bron = _kies_bron(lezer)
        self._kolom_van = self._kolommen()
        self.stand_op = lezer.kenmerken.stand_op or stand_op
        if self.stand_op is None:
            raise Leesfout(GEEN_STAND)
        if self.stand_op > timezone.localdate(timezone=timezone.get_default_timezone()):
            raise Leesfout(STAND_IN_TOEKOMST.format(datum=self.stand_op))
        self._vast = self._vaste_cellen()
        self._regios = Regios(lezer.kenmerken.gebieden)
        codes = self._bron.codes.values_list("code", "naam", "indicator__slug")
        self._indicatoren = {
            sleutel.casefold(): slug for code, naam, slug in codes for sleutel in (naam, code) if sleutel
        }
        self._optelbaar = set(Indicator.objects.filter(optelbaar=True).values_list("slug", flat=True))
        self._maanden: dict[tuple, list] = {}
        self.bij_nieuw_gebied: Callable[[Onbekend], None] = lambda gebied: None  # whoever writes the rows says what
        self.onbekende_gebieden: dict[str, Onbekend] = {}
        self.nieuwe_gebieden: dict[str, Onbekend] = {}
        self.onbekende_codes: Counter[str] = Counter()
        self.onbekende_perioden: Counter[str] = Counter()
        self.overgeslagen = self.onvolledig = 0
        self._gaat_over_ons = False

    @property
    def soort(self) -> str:
        tabel = self._lezer.kenmerken.tabel
        return f"{self._lezer.soort}{f', tabel {tabel}' if tabel else ''}"

    def rijen(self, fouten: Foutenlijst) -> Iterator[tuple[int, Cellen]]:
        try:
            for waarneming in self._lezer.waarnemingen(list(self._kolom_van)):
                if cellen := self._vertaal(waarneming, fouten):
                    yield waarneming.plek, cellen
            yield from self._halve_jaren()
        except Leesfout as fout:
            fouten.meld(fout.regel, "", fout.melding)
        else:
            if not self._gaat_over_ons:
                melding = GEEN_GEMEENTE.format(gemeente=settings.GEMEENTE_NAAM, code=settings.GEMEENTE_CODE)
                fouten.meld(None, "", melding)

    def _vertaal(self, waarneming: Waarneming, fouten: Foutenlijst) -> Cellen | None:
        gebied = self._gebied(waarneming.gebied)
        indicator = self._indicatoren.get(waarneming.code.casefold())
        bronperiode = lees_periode(waarneming.periode)
        if indicator is None:
            self.onbekende_codes[kort(waarneming.code)] += 1
        if bronperiode is None:
            self.onbekende_perioden[kort(waarneming.periode)] += 1
        if indicator is None or bronperiode is None or gebied is None:
            return None
        aantal, waarde = self._getallen(waarneming, fouten)
        if aantal is None and waarde is None:
            self.overgeslagen += 1
            return None
        voorlopig = waarneming.voorlopig or bronperiode.voorlopig
        if bronperiode.maand is not None:
            self._tel_op((indicator, gebied, bronperiode), aantal, voorlopig, waarneming.plek, fouten)
            return None
        herkomst = f"{self._bestand}:{waarneming.plek}"
        return self._cellen(indicator, gebied, bronperiode, aantal or "", waarde or "", voorlopig, herkomst)

    def _gebied(self, tekst: str) -> str | None:
        gevonden = self._regios.zoek(tekst)
        if isinstance(gevonden, Onbekend):
            if not (self._toevoegen and gevonden.toe_te_voegen):
                self.onbekende_gebieden.setdefault(tekst, gevonden)
                return None
            if gevonden.code not in self.nieuwe_gebieden:
                self.bij_nieuw_gebied(gevonden)
                self.nieuwe_gebieden[gevonden.code] = gevonden
            gevonden = gevonden.code
        self._gaat_over_ons = self._gaat_over_ons or (bool(gevonden) and is_van(gevonden, settings.GEMEENTE_CODE))
        return gevonden

    def _getallen(self, waarneming: Waarneming, fouten: Foutenlijst) -> tuple[str | None, str | None]:
        """Count and reported value, as they are written in our own layout."""
        gevonden: dict[str, str | None] = {"aantal": None, "waarde": None}
        for onderwerp, tekst in waarneming.waarden.items():
            kolom = self._kolom_van.get(onderwerp) or self._nieuw_onderwerp(onderwerp)
            if tekst is None or not kolom:
                continue
            if kolom == "waarde":
                gevonden[kolom] = tekst.replace(".", ",")
            elif delen := _HEEL_MET_NULLEN.fullmatch(tekst):
                gevonden[kolom] = delen[1]
            elif _KOMMA.fullmatch(tekst):
                fouten.meld(waarneming.plek, "aantal", GEEN_AANTAL.format(getal=kort(tekst.replace(".", ","))))
            else:
                gevonden[kolom] = tekst
        return gevonden["aantal"], gevonden["waarde"]

    def _tel_op(self, sleutel: tuple, aantal: str | None, voorlopig: bool, plek: int, fouten: Foutenlijst) -> None:
        indicator, gebied, bronperiode = sleutel
        if aantal is None or indicator not in self._optelbaar:
            self.overgeslagen += 1
            return
        if not _HEEL.fullmatch(aantal) or aantal.startswith("-"):
            fouten.meld(plek, "aantal", f"Een aantal is een heel getal, 0 of meer. Hier staat {kort(aantal)}.")
            return
        helft = self._maanden.setdefault((indicator, gebied, bronperiode.periode), [set(), 0, False, plek])
        if bronperiode.maand in helft[0]:
            fouten.meld(plek, "periode", DUBBELE_MAAND)
        helft[0].add(bronperiode.maand)
        helft[1] += int(aantal)
        helft[2] = helft[2] or voorlopig

    def _halve_jaren(self) -> Iterator[tuple[int, Cellen]]:
        """Only those of which all six months are there."""
        for (indicator, gebied, periode), (maanden, som, voorlopig, plek) in self._maanden.items():
            if len(maanden) < ALLE_MAANDEN:
                self.onvolledig += 1
                continue
            herkomst = f"{self._bestand}:{plek}, en nog 5 maanden"
            yield plek, self._cellen(indicator, gebied, Bronperiode(periode), str(som), "", voorlopig, herkomst)

    def _cellen(self, indicator, gebied, bronperiode, aantal, waarde, voorlopig, herkomst) -> Cellen:
        kwaliteit = Kwaliteit.VOORLOPIG if voorlopig else Kwaliteit.DEFINITIEF
        bron, stand_op, reden = self._vast
        periode = bronperiode.periode.code
        return [
            indicator, gebied, periode, Metingsoort.NIVEAU.value, aantal, waarde, kwaliteit.value, bron, stand_op,
            herkomst[-200:], reden,
        ]  # fmt: skip

    def _vaste_cellen(self) -> tuple[str, str, str]:
        tabel = self._lezer.kenmerken.tabel
        bron = f"{self._bron.naam}, tabel {tabel}" if tabel else self._bron.naam
        return bron, self.stand_op.isoformat(), f"Nieuwe uitgave van de bron, stand {self.stand_op:%d-%m-%Y}."

    def _kolommen(self) -> dict[str, str]:
        """Which topics we read, and as what."""
        kolommen = {o: kolom for o in self._lezer.onderwerpen if (kolom := _kolom(self._bron, self._lezer.titel(o)))}
        for soort in ("aantal", "waarde"):
            if len(dubbel := [o for o, kolom in kolommen.items() if kolom == soort]) > 1:
                raise Leesfout(TWEE_KOLOMMEN.format(kolommen=opsomming([kort(o, 80) for o in dubbel])))
        if self._lezer.onderwerpen and "aantal" not in kolommen.values():
            aantal = opsomming([f"‘{naam}’" for naam in een_per_regel(self._bron.onderwerpen_aantal)])
            raise Leesfout(VERHOUDING.format(aantal=aantal))
        return kolommen

    def _nieuw_onderwerp(self, onderwerp: str) -> str:
        """Of a source that does not tell its topics beforehand. Only counts: a rate is a row of its own there."""
        kolom = _kolom(self._bron, self._lezer.titel(onderwerp))
        self._kolom_van[onderwerp] = "aantal" if kolom == "aantal" else ""
        return self._kolom_van[onderwerp]


def _kolom(bron: Bron, titel: str) -> str:
    for kolom in ("aantal", "waarde"):
        if genormaliseerd(titel) in map(genormaliseerd, een_per_regel(getattr(bron, f"onderwerpen_{kolom}"))):
            return kolom
    return ""


def _kies_bron(lezer: Bronlezer) -> Bron:
    """By the number of the table, else by what its columns are called."""
    bronnen = list(Bron.objects.order_by("naam"))
    tabel = lezer.kenmerken.tabel
    for bron in bronnen:
        if tabel and tabel in bron.tabelnummers:
            return bron
    titels = [lezer.titel(onderwerp) for onderwerp in lezer.onderwerpen]
    passend = [bron for bron in bronnen if any(_kolom(bron, titel) for titel in titels)]
    if len(passend) != 1 or tabel:
        wat = tabel or opsomming([f"‘{kort(titel)}’" for titel in titels[:5]]) or "zonder nummer"
        raise Leesfout(ONBEKENDE_TABEL.format(wat=wat))
    return passend[0]
