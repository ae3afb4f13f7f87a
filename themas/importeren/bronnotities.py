"""What a source says in words only; never a figure."""

from themas.importeren import cellen, opzoeken
from themas.importeren.cellen import Rij
from themas.importeren.layout import Invoer, Layout
from themas.models import Bronnotitie


_tekst = cellen.tekst(Bronnotitie._meta.get_field("tekst").max_length)
_bron = cellen.tekst(Bronnotitie._meta.get_field("bron").max_length)
_herkomst = cellen.tekst(Bronnotitie._meta.get_field("herkomst").max_length)


class Bronnotities(Layout):
    naam = "bronnotities"
    kolommen = ("indicator", "gebied", "periode", "tekst", "datum", "bron", "herkomst")
    verplicht = ("indicator", "gebied", "periode", "tekst", "bron")

    def __init__(self, **waarmee):
        super().__init__(**waarmee)
        self._indicatoren = opzoeken.indicatoren()
        self._gebieden = opzoeken.gebieden()
        self._perioden = opzoeken.Perioden(proef=self.proef)
        self._bestaand = opzoeken.Bestaand(Bronnotitie.objects.all())
        self._datum = cellen.niet_in_de_toekomst(self.vandaag)

    def lees(self, rij: Rij) -> Invoer | None:
        indicator = rij.lees("indicator", self._indicatoren.lees, verplicht=True)
        gebied = rij.lees("gebied", self._gebieden.lees, verplicht=True)
        periode = rij.lees("periode", cellen.periode, verplicht=True)
        tekst = rij.lees("tekst", _tekst, verplicht=True)
        velden = {
            "datum": rij.lees("datum", self._datum),
            "bron": rij.lees("bron", _bron, verplicht=True),
            "herkomst": rij.lees("herkomst", _herkomst) or "",
        }
        if periode and periode.begin > self.vandaag:
            rij.fout("periode", f"{periode.code} ligt in de toekomst. Verbeter de periode, of haal de regel weg.")
        if not rij.goed:
            return None
        return Invoer(rij, (self._indicatoren[indicator], self._gebieden[gebied], periode, tekst), velden)

    def vergelijk(self, invoer: list[Invoer]) -> tuple[list[Bronnotitie], list[Bronnotitie]]:
        """A note is never changed here: other words are another note, another source is a question to the officer."""
        self._perioden.zorg_voor(item.sleutel[2] for item in invoer)
        sleutels = {(item.sleutel[0], item.sleutel[1], self._perioden[item.sleutel[2]]) for item in invoer}
        bestaand = {(n.indicator_id, n.gebied_id, n.periode_id, n.tekst): n for n in self._bestaand.met(sleutels)}
        nieuw = []
        for item in invoer:
            indicator, gebied, periode, tekst = item.sleutel
            ids = {"indicator_id": indicator, "gebied_id": gebied, "periode_id": self._perioden[periode]}
            notitie = bestaand.get((*ids.values(), tekst))
            if notitie is None:
                nieuw.append(Bronnotitie(**ids, tekst=tekst, **item.velden))
                self.meld("nieuw", item.rij, "", tekst)
            elif (notitie.datum, notitie.bron) == (item.velden["datum"], item.velden["bron"]):
                self.ongewijzigd += 1
                self.meld("ongewijzigd", item.rij, "", tekst)
            else:
                item.rij.fout(
                    "tekst",
                    "Deze notitie is er al, met een andere bron of datum. Haal de regel weg, of pas de notitie aan "
                    "in het beheer.",
                )
        self.nieuw += len(nieuw)
        return nieuw, []

    def schrijf(self, nieuw: list[Bronnotitie], gewijzigd: list[Bronnotitie]) -> None:
        Bronnotitie.objects.bulk_create(nieuw)
