"""The kinds of things that can be found, in the order in which the page shows them."""

from themas.enums import Keuze


class Zoeksoort(Keuze):
    INDICATOR = "cijfer", "cijfer"
    DOEL = "doel", "doel"
    THEMA = "thema", "thema"
    ONDERWERP = "onderwerp", "onderwerp"
    PLAN = "plan", "beleidsplan"
    RAPPORTAGE = "rapportage", "rapportage"
    PARAGRAAF = "tekst", "tekst uit een rapportage"
    ACTIE = "actie", "actie"
    RAADSSTUK = "raadsstuk", "stuk van de raad"
    CONVENANT = "afspraak", "afspraak met anderen"
    INTERVENTIE = "aanpak", "aanpak"
    BIJEENKOMST = "bijeenkomst", "bijeenkomst"
    KEURMERK = "keurmerk", "gebied met het keurmerk"
    BEGRIP = "begrip", "begrip"

    @property
    def meervoud(self) -> str:
        return MEERVOUD[self]


MEERVOUD = {
    Zoeksoort.INDICATOR: "cijfers",
    Zoeksoort.DOEL: "doelen",
    Zoeksoort.THEMA: "thema’s",
    Zoeksoort.ONDERWERP: "onderwerpen",
    Zoeksoort.PLAN: "beleidsplannen",
    Zoeksoort.RAPPORTAGE: "rapportages",
    Zoeksoort.PARAGRAAF: "teksten uit rapportages",
    Zoeksoort.ACTIE: "acties",
    Zoeksoort.RAADSSTUK: "stukken van de raad",
    Zoeksoort.CONVENANT: "afspraken met anderen",
    Zoeksoort.INTERVENTIE: "aanpakken",
    Zoeksoort.BIJEENKOMST: "bijeenkomsten",
    Zoeksoort.KEURMERK: "gebieden met het keurmerk",
    Zoeksoort.BEGRIP: "begrippen",
}
