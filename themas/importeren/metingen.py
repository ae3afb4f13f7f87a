"""Figures: levels, and changes that a source reported without a level."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from themas import berekening
from themas.enums import Kwaliteit, Maat, Metingsoort, Status
from themas.importeren import cellen, opzoeken
from themas.importeren.cellen import Rij
from themas.importeren.fouten import verschillen
from themas.importeren.layout import Invoer, Layout
from themas.models import Meting


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
_SLEUTEL = ("indicator_id", "gebied_id", "periode_id", "soort", "basisperiode_id")
_HOORT_NIET = {
    Metingsoort.NIVEAU: ("verandering", "maat", "basisperiode"),
    Metingsoort.VERANDERING: ("aantal", "waarde", "marge"),
}

_soort = cellen.keuze(Metingsoort)
_maat = cellen.keuze(Maat)
_kwaliteit = cellen.keuze(Kwaliteit)
_waarde = cellen.kommagetal(voor=10, achter=4)
_verandering = cellen.kommagetal(voor=6, achter=2)
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
        self._perioden = opzoeken.Perioden()
        self._bestaand = opzoeken.Bestaand(Meting.objects.order_by("pk"))
        self._stand_op = cellen.niet_in_de_toekomst(self.vandaag)
        self._nu = timezone.now()

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
            velden |= _lees_niveau(rij)
        elif soort == Metingsoort.VERANDERING:
            velden |= _lees_verandering(rij)
            basisperiode = _lees_basisperiode(rij, periode)
        if not rij.goed:
            return None
        sleutel = (self._indicatoren[indicator], self._gebieden[gebied], periode, soort, basisperiode)
        return Invoer(rij, sleutel, velden)

    def _controleer_periode(self, rij: Rij, periode: berekening.Periode, kwaliteit: str | None) -> None:
        if periode.begin > self.vandaag:
            rij.fout("periode", f"{periode.code} ligt in de toekomst. Verbeter de periode, of haal de regel weg.")
        elif periode.eind >= self.vandaag and kwaliteit not in (None, Kwaliteit.VOORLOPIG):
            rij.fout("kwaliteit", f"{periode.code} is nog niet voorbij. Schrijf voorlopig, of wacht tot na die tijd.")

    def vergelijk(self, invoer: list[Invoer]) -> tuple[list[Meting], list[Meting]]:
        """A figure that replaces another is a new row too, so nothing that exists is ever changed."""
        self._perioden.zorg_voor(p for item in invoer for p in (item.sleutel[2], item.sleutel[4]) if p)
        sleutels = [self._sleutel(item) for item in invoer]
        bestaand = self._per_sleutel(sleutels)
        nieuw = []
        for item, sleutel in zip(invoer, sleutels, strict=True):
            rijen = bestaand.get(sleutel, [])
            if _is_bekend(item.velden, rijen):
                self.ongewijzigd += 1
                continue
            geldend = next((r for r in rijen if r["status"] == Status.VASTGESTELD and not r["opgevolgd_op"]), None)
            if not _mag_erin(item.rij, item.velden, rijen, geldend):
                continue
            if geldend:
                item.velden |= {"vervangt_id": geldend["pk"], "reden": item.rij.cellen["reden"]}
                self.gewijzigd += 1
            else:
                self.nieuw += 1
            nieuw.append(self._meting(sleutel, item.velden))
        return nieuw, []

    def schrijf(self, nieuw: list[Meting], gewijzigd: list[Meting]) -> None:
        Meting.objects.bulk_create(nieuw)

    def _sleutel(self, item: Invoer) -> tuple:
        """The key of the row in primary keys, in the order of _SLEUTEL."""
        indicator, gebied, periode, soort, basisperiode = item.sleutel
        return (indicator, gebied, self._perioden[periode], soort, basisperiode and self._perioden[basisperiode])

    def _per_sleutel(self, sleutels: list[tuple]) -> dict[tuple, list[dict]]:
        """What is there already, whatever its status."""
        rijen = self._bestaand.met({sleutel[:3] for sleutel in sleutels})
        per_sleutel: dict[tuple, list[dict]] = {}
        for rij in rijen.values("pk", "status", "opgevolgd_op", *_SLEUTEL, *WAARDEN):
            per_sleutel.setdefault(tuple(rij[veld] for veld in _SLEUTEL), []).append(rij)
        return per_sleutel

    def _meting(self, sleutel: tuple, velden: dict[str, Any]) -> Meting:
        return Meting(
            **dict(zip(_SLEUTEL, sleutel, strict=True)),
            **velden,
            status=Status.INGEDIEND.value,
            ingevoerd_door_id=self.door.pk,
            laatst_gewijzigd_door_id=self.door.pk,
            ingediend_door_id=self.door.pk,
            ingediend_op=self._nu,
        )


def _lees_niveau(rij: Rij) -> dict[str, Any]:
    _hoort_leeg(rij, Metingsoort.NIVEAU)
    aantal = rij.lees("aantal", cellen.geheel_getal)
    waarde, marge = rij.lees("waarde", _waarde), rij.lees("marge", _waarde)
    for kolom, getal in (("waarde", waarde), ("marge", marge)):
        if getal is not None and getal < 0:
            rij.fout(kolom, f"Een {kolom} is 0 of meer. Hier staat {rij.cellen[kolom]}.")
    if not rij.cellen["aantal"] and not rij.cellen["waarde"]:
        rij.fout("aantal", "Bij soort niveau hoort een getal. Vul aantal of waarde in.")
    if rij.cellen["marge"] and not rij.cellen["waarde"]:
        rij.fout("marge", "Een marge hoort bij een waarde. Vul waarde in, of maak deze cel leeg.")
    decimalen = None if waarde is None else -waarde.as_tuple().exponent
    return {
        "aantal": aantal,
        "waarde": waarde,
        "waarde_decimalen": decimalen,
        "marge": marge,
        "verandering": None,
        "maat": "",
    }


def _lees_verandering(rij: Rij) -> dict[str, Any]:
    _hoort_leeg(rij, Metingsoort.VERANDERING)
    verandering = rij.lees("verandering", _verandering, verplicht=True)
    if verandering is not None and verandering < -100:
        rij.fout("verandering", f"Een daling van meer dan 100% bestaat niet. Hier staat {rij.cellen['verandering']}.")
    maat = rij.lees("maat", _maat, verplicht=True)
    leeg = dict.fromkeys(("aantal", "waarde", "waarde_decimalen", "marge"))
    return {**leeg, "verandering": verandering, "maat": maat}


def _lees_basisperiode(rij: Rij, periode: berekening.Periode | None) -> berekening.Periode | None:
    basisperiode = rij.lees("basisperiode", cellen.periode, verplicht=True)
    if periode and basisperiode and basisperiode.eind >= periode.begin:
        rij.fout("basisperiode", f"{basisperiode.code} ligt niet vóór {periode.code}. Vul een eerdere periode in.")
    return basisperiode


def _hoort_leeg(rij: Rij, soort: Metingsoort) -> None:
    for kolom in _HOORT_NIET[soort]:
        if rij.cellen[kolom]:
            rij.fout(kolom, f"Bij soort {soort} blijft {kolom} leeg. Maak deze cel leeg, of kies een andere soort.")


def _is_bekend(velden: dict, rijen: list[dict]) -> bool:
    """Approved once, even if replaced since, or on its way: reading a file again does nothing."""
    return any(all(rij[naam] == velden[naam] for naam in WAARDEN) for rij in rijen)


def _mag_erin(rij: Rij, velden: dict, rijen: list[dict], geldend: dict | None) -> bool:
    onderweg = next((bestaand for bestaand in rijen if bestaand["status"] != Status.VASTGESTELD), None)
    if onderweg:
        rij.fout(
            "",
            f"Er is al een cijfer onderweg. {_anders(onderweg, velden)} Werk dat cijfer eerst af in het beheer.",
        )
    elif geldend and velden["stand_op"] and geldend["stand_op"] and velden["stand_op"] < geldend["stand_op"]:
        rij.fout(
            "stand_op",
            f"Het cijfer dat nu geldt, heeft een nieuwere stand: {geldend['stand_op']}. Deze regel is van "
            f"{velden['stand_op']}. Haal de regel weg, of verbeter stand_op.",
        )
    elif geldend and not rij.cellen["reden"]:
        rij.fout(
            "reden",
            f"Hiervoor geldt al een cijfer. {_anders(geldend, velden)} Klopt dat? Schrijf dan in kolom reden waarom.",
        )
    return rij.goed


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
