"""Figures: levels, and changes that a source reported without a level."""

import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from themas import berekening
from themas.enums import Kwaliteit, Metingsoort, Status
from themas.importeren import cellen, opzoeken
from themas.importeren.cellen import Rij
from themas.importeren.fouten import verschillen
from themas.importeren.geheel import Delen
from themas.importeren.layout import Invoer, Layout
from themas.importeren.metingcellen import lees_basisperiode, lees_niveau, lees_verandering
from themas.importeren.regios import Onbekend
from themas.importeren.schrijven import Metingschrijver
from themas.importeren.sleutels import Sleutels
from themas.models import Bevestiging, Gebied, Meting


# What makes two figures of one key the same figure. Where it was found (herkomst) and what is said beside it do not.
WAARDEN = (
    "aantal",
    "waarde",
    "waarde_decimalen",
    "marge",
    "verandering",
    "maat",
    "kwaliteit",
    "bron",
    "stand_op",
)
# A new edition of a table repeats most of the old one. There a figure is another one only when it says something else.
WAARDEN_UIT_BRON = ("aantal", "waarde", "waarde_decimalen", "kwaliteit")
_SLEUTEL = ("indicator_id", "gebied_id", "periode_id", "soort", "basisperiode_id")
_SOORTEN = list(Metingsoort)

_soort = cellen.keuze(Metingsoort)
_kwaliteit = cellen.keuze(Kwaliteit)
_bron = cellen.tekst(Meting._meta.get_field("bron").max_length)
_herkomst = cellen.tekst(Meting._meta.get_field("herkomst").max_length)


class Metingen(Layout):
    naam = "metingen"
    kolommen = (
        "indicator",
        "gebied",
        "periode",
        "soort",
        "aantal",
        "waarde",
        "marge",
        "verandering",
        "maat",
        "basisperiode",
        "kwaliteit",
        "bron",
        "stand_op",
        "herkomst",
        "reden",
        "opmerking",
    )
    verplicht = ("indicator", "gebied", "periode", "soort", "kwaliteit", "bron")

    def __init__(self, **waarmee):
        super().__init__(**waarmee)
        self._indicatoren = opzoeken.indicatoren()
        self._gebieden = opzoeken.gebieden()
        self._perioden = opzoeken.Perioden(proef=self.proef)
        self._bestaand = opzoeken.Bestaand(Meting.objects.order_by("pk"))
        self._stand_op = cellen.niet_in_de_toekomst(self.vandaag)
        self._schrijver = Metingschrijver(door=self.door)
        self._delen = Delen()
        self._gezien = Sleutels()
        self._nummer_van: dict[Any, int] = {None: 0}  # of periods, in the keys that say what was seen

    def nieuw_gebied(self, gebied: Onbekend) -> None:
        """An area of the source that we did not have; in a rehearsal it gets a key that no row has."""
        pk = -len(self._nummer_van) - self._gebieden.aantal
        if not self.proef:
            pk = Gebied.objects.create(**gebied.als_velden()).pk
        self._gebieden.voeg_toe(gebied.code, gebied.naam, pk)

    def lees(self, rij: Rij) -> Invoer | None:
        indicator = rij.lees("indicator", self._indicatoren.lees, verplicht=True)
        gebied = rij.lees("gebied", self._gebieden.lees, verplicht=True)
        periode = rij.lees("periode", cellen.periode, verplicht=True)
        soort = rij.lees("soort", _soort, verplicht=True)
        kwaliteit = rij.lees("kwaliteit", _kwaliteit, verplicht=True)
        velden: dict[str, Any] = {
            "kwaliteit": kwaliteit,
            "bron": rij.lees("bron", _bron, verplicht=True),
            "stand_op": rij.lees("stand_op", self._stand_op),
            "herkomst": rij.lees("herkomst", _herkomst) or "",
            "opmerking": rij.cellen["opmerking"],
        }
        if periode is not None:
            self._controleer_periode(rij, periode, kwaliteit)
        basisperiode = None
        if soort == Metingsoort.NIVEAU:
            velden |= lees_niveau(rij)
        elif soort == Metingsoort.VERANDERING:
            velden |= lees_verandering(rij)
            basisperiode = lees_basisperiode(rij, periode)
        if not rij.goed:
            return None
        sleutel = (self._indicatoren[indicator], self._gebieden[gebied], periode, soort, basisperiode)
        self._delen.onthoud(rij, sleutel[0], sleutel[1], periode, velden["aantal"])
        return Invoer(rij, sleutel, velden)

    def _controleer_periode(self, rij: Rij, periode: berekening.Periode, kwaliteit: str | None) -> None:
        if periode.begin > self.vandaag:
            rij.fout("periode", f"{periode.code} ligt in de toekomst. Verbeter de periode, of haal de regel weg.")
        elif periode.eind >= self.vandaag and kwaliteit not in (None, Kwaliteit.VOORLOPIG):
            rij.weiger("kwaliteit", f"{periode.code} is nog niet voorbij. Schrijf voorlopig, of wacht tot na die tijd.")

    def zonder_dubbele(self, invoer: list[Invoer]) -> list[Invoer]:
        """As for every layout, in a few bytes for each row: a file may have a million."""
        uniek = super().zonder_dubbele(invoer)
        self._regel_van.clear()
        eerder = self._gezien.al_gezien([self._als_getal(item) for item in uniek], [item.rij.nummer for item in uniek])
        for item in uniek if eerder else ():
            if (regel := eerder.get(self._als_getal(item))) is not None:
                self.meld_dubbel(item, regel)
        return [item for item in uniek if item.rij.goed]

    def _als_getal(self, item: Invoer) -> int:
        indicator, gebied, periode, soort, basisperiode = item.sleutel
        van, sinds = (self._nummer_van.setdefault(p, len(self._nummer_van)) for p in (periode, basisperiode))
        # 20 bits for each area and indicator, 11 for each period: there are 770 of those between 1990 and 2100.
        return (((indicator << 20 | gebied & 0xFFFFF) << 11 | van) << 11 | sinds) << 1 | _SOORTEN.index(soort)

    def vergelijk(self, invoer: list[Invoer]) -> tuple[list[dict], list[Bevestiging]]:
        """A figure that replaces another is a new row too, so no figure that exists is ever changed.

        What does change is which edition was the last to repeat a figure.
        """
        self._perioden.zorg_voor(p for item in invoer for p in (item.sleutel[2], item.sleutel[4]) if p)
        sleutels = [self._sleutel(item) for item in invoer]
        bestaand = self._per_sleutel(sleutels)
        nieuw, bevestigd = [], []
        for item, sleutel in zip(invoer, sleutels, strict=True):
            rijen = bestaand.get(sleutel, ())
            geldend = next((r for r in rijen if r["status"] == Status.VASTGESTELD and not r["opgevolgd_op"]), None)
            if rijen and (bekend := _bekend(item, rijen, geldend)):
                if _is_nieuwer(item.velden["stand_op"], bekend):
                    bevestigd.append(Bevestiging(meting_id=bekend["pk"], stand_op=item.velden["stand_op"]))
                self.ongewijzigd += 1
                self.meld("ongewijzigd", item.rij, "", partial(_in_woorden, item.velden))
                continue
            if rijen and not _mag_erin(item.rij, item.velden, rijen, geldend):
                continue
            if geldend:
                item.velden |= {"vervangt_id": geldend["pk"], "reden": item.rij.cellen["reden"]}
                self.gewijzigd += 1
                self.meld("gewijzigd", item.rij, partial(_in_woorden, geldend), partial(_in_woorden, item.velden))
            else:
                self.nieuw += 1
                self.meld("nieuw", item.rij, "", partial(_in_woorden, item.velden))
            nieuw.append(dict(zip(_SLEUTEL, sleutel, strict=True)) | item.velden)
        return nieuw, bevestigd

    def schrijf(self, nieuw: list[dict], gewijzigd: list[Bevestiging]) -> None:
        self._schrijver.schrijf(nieuw)
        Bevestiging.objects.bulk_create(
            gewijzigd, update_conflicts=True, unique_fields=["meting"], update_fields=["stand_op"]
        )

    def rond_af(self) -> None:
        self._delen.controleer()

    def _sleutel(self, item: Invoer) -> tuple:
        """The key of the row in primary keys, in the order of _SLEUTEL."""
        indicator, gebied, periode, soort, basisperiode = item.sleutel
        return (indicator, gebied, self._perioden[periode], soort, basisperiode and self._perioden[basisperiode])

    def _per_sleutel(self, sleutels: list[tuple]) -> dict[tuple, list[dict]]:
        """What is there already, whatever its status."""
        rijen = self._bestaand.met({sleutel[:3] for sleutel in sleutels})
        per_sleutel: dict[tuple, list[dict]] = {}
        velden = ("pk", "status", "opgevolgd_op", "bevestiging__stand_op", *_SLEUTEL, *WAARDEN)
        for rij in rijen.values(*velden):
            per_sleutel.setdefault(tuple(rij[veld] for veld in _SLEUTEL), []).append(rij)
        return per_sleutel


def _bekend(item: Invoer, rijen: list[dict], geldend: dict | None) -> dict | None:
    """Approved once, even if replaced since, or on its way: reading a file again does nothing."""
    for rij in rijen:
        if all(rij[naam] == item.velden[naam] for naam in WAARDEN):
            return rij
    nu = next((rij for rij in rijen if rij["status"] != Status.VASTGESTELD), geldend)
    if item.rij.uit_bron and nu and all(nu[naam] == item.velden[naam] for naam in WAARDEN_UIT_BRON):
        return nu
    return None


def _is_nieuwer(stand_op: datetime.date | None, rij: dict) -> bool:
    """Than any edition in which this figure was seen. Without dates nothing can be told."""
    return None not in (stand_op, rij["stand_op"]) and stand_op > (rij["bevestiging__stand_op"] or rij["stand_op"])


def _mag_erin(rij: Rij, velden: dict, rijen: list[dict], geldend: dict | None) -> bool:
    onderweg = next((bestaand for bestaand in rijen if bestaand["status"] != Status.VASTGESTELD), None)
    if onderweg:
        rij.weiger(
            "",
            f"Er is al een cijfer onderweg. {_anders(onderweg, velden)} Werk dat cijfer eerst af in het beheer.",
        )
    elif geldend and (nieuwer := _nieuwere_uitgave(velden["stand_op"], geldend)):
        rij.weiger(
            "stand_op",
            f"{nieuwer}. Deze regel is van {velden['stand_op']}. Haal de regel weg, of verbeter stand_op.",
        )
    elif geldend and not rij.cellen["reden"]:
        rij.weiger(
            "reden",
            f"Hiervoor geldt al een cijfer. {_anders(geldend, velden)} Klopt dat? Schrijf dan in kolom reden waarom.",
        )
    return rij.goed


def _nieuwere_uitgave(stand_op: datetime.date | None, geldend: dict) -> str:
    """What makes the figure that holds newer than this date, in words, or nothing."""
    bevestigd = geldend["bevestiging__stand_op"]
    if stand_op and bevestigd and stand_op < bevestigd:
        return f"Het cijfer dat nu geldt, staat ook in een nieuwere uitgave: die van {bevestigd}"
    if stand_op and geldend["stand_op"] and stand_op < geldend["stand_op"]:
        return f"Het cijfer dat nu geldt, heeft een nieuwere stand: {geldend['stand_op']}"
    return ""


def _anders(oud: dict, nieuw: dict) -> str:
    """13 and 13,0 are one number and two figures: the second is known more precisely."""
    paren = [(naam, _geschreven(oud, naam), _geschreven(nieuw, naam)) for naam in WAARDEN if naam != "waarde_decimalen"]
    return verschillen([paar for paar in paren if paar[1] != paar[2]])


def _geschreven(velden: dict, naam: str) -> str:
    """As it would stand in the file."""
    waarde = velden[naam]
    if isinstance(waarde, Decimal):
        decimalen = velden["waarde_decimalen"] if naam == "waarde" else None
        tekst = f"{waarde.normalize():f}" if decimalen is None else f"{waarde:.{decimalen}f}"
        return tekst.replace(".", ",")
    return "" if waarde is None else str(waarde)


def _in_woorden(velden: dict) -> str:
    """``1040``, ``1040; waarde 13,0``, ``-38% (per_noemer)``, with what is not final."""
    delen = [_geschreven(velden, "aantal"), (w := _geschreven(velden, "waarde")) and f"waarde {w}"]
    if velden["marge"] is not None:
        delen.append(f"marge {_geschreven(velden, 'marge')}")
    if velden["verandering"] is not None:
        delen.append(f"{_geschreven(velden, 'verandering')}% ({velden['maat']})")
    if velden["kwaliteit"] != Kwaliteit.DEFINITIEF:
        delen.append(velden["kwaliteit"])
    return "; ".join(filter(None, delen))
