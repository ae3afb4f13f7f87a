"""How many residents, homes or young people, on the first of January or on average over the year."""

from copy import copy
from typing import Any

from django.db.models import F

from themas.enums import Kwaliteit, Noemeraard, Noemersoort
from themas.historie import bewaar_begin, leg_historie_vast
from themas.importeren import cellen, opzoeken
from themas.importeren.cellen import Rij
from themas.importeren.fouten import verschillen
from themas.importeren.layout import Invoer, Layout
from themas.models import Noemer


WAARDEN = ("aantal", "kwaliteit", "bron")

_soort = cellen.keuze(soort for soort in Noemersoort if soort != Noemersoort.GEEN)
_aard = cellen.keuze(Noemeraard)
_kwaliteit = cellen.keuze(Kwaliteit)
_bron = cellen.tekst(Noemer._meta.get_field("bron").max_length)
_herkomst = cellen.tekst(Noemer._meta.get_field("herkomst").max_length)


class Noemers(Layout):
    naam = "noemers"
    kolommen = ("gebied", "soort", "aard", "peildatum", "aantal", "kwaliteit", "bron", "herkomst", "reden")
    verplicht = ("gebied", "soort", "aard", "peildatum", "aantal", "kwaliteit", "bron")

    def __init__(self, **waarmee):
        super().__init__(**waarmee)
        self._gebieden = opzoeken.gebieden()
        self._begin: list[Noemer] = []  # changed rows of this batch, as they were
        self._peildatum = cellen.niet_in_de_toekomst(self.vandaag)

    def lees(self, rij: Rij) -> Invoer | None:
        gebied = rij.lees("gebied", self._gebieden.lees, verplicht=True)
        soort = rij.lees("soort", _soort, verplicht=True)
        aard = rij.lees("aard", _aard, verplicht=True)
        peildatum = rij.lees("peildatum", self._peildatum, verplicht=True)
        aantal = rij.lees("aantal", cellen.geheel_getal, verplicht=True)
        velden: dict[str, Any] = {
            "aantal": aantal,
            "kwaliteit": rij.lees("kwaliteit", _kwaliteit, verplicht=True),
            "bron": rij.lees("bron", _bron, verplicht=True),
            "herkomst": rij.lees("herkomst", _herkomst) or "",
        }
        if peildatum and (peildatum.month, peildatum.day) != (1, 1):
            rij.fout("peildatum", f"Een noemer hoort bij 1 januari. Schrijf {peildatum.replace(month=1, day=1)}.")
        if aantal == 0:
            rij.fout("aantal", "Een noemer is minstens 1: door 0 kan niemand delen. Verbeter het getal.")
        if not rij.goed:
            return None
        return Invoer(rij, (self._gebieden[gebied], soort, aard, peildatum), velden)

    def vergelijk(self, invoer: list[Invoer]) -> tuple[list[Noemer], list[Noemer]]:
        bestaand = {
            (noemer.gebied_id, noemer.soort, noemer.aard, noemer.peildatum): noemer
            for noemer in Noemer.objects.filter(
                gebied__in={item.sleutel[0] for item in invoer},
                peildatum__in={item.sleutel[3] for item in invoer},
            )
        }
        nieuw, gewijzigd = [], []
        for item in invoer:
            noemer = bestaand.get(item.sleutel)
            if noemer is None:
                gebied, soort, aard, peildatum = item.sleutel
                nieuw.append(Noemer(gebied_id=gebied, soort=soort, aard=aard, peildatum=peildatum, **item.velden))
                self.meld("nieuw", item.rij, "", str(item.velden["aantal"]))
            elif all(getattr(noemer, naam) == item.velden[naam] for naam in WAARDEN):
                self.ongewijzigd += 1
                self.meld("ongewijzigd", item.rij, "", str(noemer.aantal))
            elif reden := item.rij.cellen["reden"]:
                self._begin.append(copy(noemer))
                self.meld("gewijzigd", item.rij, str(noemer.aantal), str(item.velden["aantal"]))
                for naam, waarde in (*item.velden.items(), ("reden", reden)):
                    setattr(noemer, naam, waarde)
                gewijzigd.append(noemer)
            else:
                item.rij.fout("reden", _vraag_reden(noemer, item.velden))
        self.nieuw += len(nieuw)
        self.gewijzigd += len(gewijzigd)
        return nieuw, gewijzigd

    def schrijf(self, nieuw: list[Noemer], gewijzigd: list[Noemer]) -> None:
        Noemer.objects.bulk_create(nieuw)
        bewaar_begin(rijen=self._begin)
        Noemer.objects.bulk_create(
            gewijzigd,
            update_conflicts=True,
            unique_fields=["gebied", "soort", "aard", "peildatum"],
            update_fields=[*WAARDEN, "herkomst", "reden"],
        )
        rijen = Noemer.objects.filter(pk__in=[noemer.pk for noemer in gewijzigd])
        leg_historie_vast(rijen=rijen, door=self.door, reden=F("reden"))
        self._begin = []


def _vraag_reden(noemer: Noemer, velden: dict[str, Any]) -> str:
    paren = [(naam, str(getattr(noemer, naam)), str(velden[naam])) for naam in WAARDEN]
    anders = verschillen([paar for paar in paren if paar[1] != paar[2]])
    return f"Deze noemer is er al. {anders} Klopt dat? Schrijf dan in kolom reden waarom."
