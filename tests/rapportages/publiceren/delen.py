"""Small reports as plain values, for what compares them."""

from rapportages.enums import Grootheid, Paragraafsoort, Spoor
from rapportages.verslag.delen import Alinea, Doeldeel, Getal, Kop, Verslag
from themas.enums import Oordeel, Zekerheid


KOP = Kop("voortgang", "Voortgang", 1, "Plan", "plan", 2017, "2019", "2019", "Voorbeeldstad")


def doel(code="1-1a", oordeel=Oordeel.OP_KOERS, verschil="−38%", zekerheid=Zekerheid.DUIDELIJK, **velden):
    vast = {"thema": "wijken", "onderwerp": "inbraken", "tekst": f"Doel {code}", "indicator": "inbraken"}
    return Doeldeel(code=code, oordeel=oordeel, verschil=verschil, zekerheid=zekerheid, **(vast | velden))


def getal(tekst="673", sleutel="inbraken:aantal@2019", **velden):
    return Getal(sleutel, tekst, grootheid=Grootheid.AANTAL, indicator="inbraken", **velden)


def alinea(tekst, onderwerp="inbraken", soort=Paragraafsoort.VOORTGANG):
    return Alinea("wijken", onderwerp, soort, Spoor.GEEN, tekst)


def verslag(*doelen, alineas=(), getallen=()):
    return Verslag(KOP, doelen=doelen, alineas=tuple(alineas), getallen={getal.sleutel: getal for getal in getallen})
