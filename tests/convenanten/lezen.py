"""What a reader finds on the page of an agreement, and rows to fill it with."""

from convenanten.enums import Bepalingsoort, Overlegniveau
from tests import fabriek
from tests.convenanten import bouw
from tests.site.kruip import met_klasse, tekst, vraag
from themas.enums import Doelsoort, Noemersoort


ADRES = "/convenanten/veilig-uitgaan/"


def pagina(client, stuk=None):
    bouw.openbaar(stuk or bouw.convenant())
    return vraag(client, ADRES)


def lead(pagina):
    [zin] = met_klasse(pagina.main, "nl-paragraph--lead")
    return tekst(zin)


def feiten(pagina, nummer=1):
    """``{term: what it says}`` of a version, the newest first."""
    versie = met_klasse(pagina.main, "versie")[nummer - 1]
    [lijst] = met_klasse(versie, "feiten")
    return {tekst(dt): tekst(dd) for dt, dd in zip(lijst.iter("dt"), lijst.iter("dd"), strict=True)}


def sectie(pagina, kop):
    [gevonden] = [deel for deel in pagina.main.iter("section") if kop in [tekst(h) for h in deel.iter("h2")]]
    return gevonden


def cijfer(slug="overlast", **velden):
    """A figure of 100 in 2017 and 60 in 2019."""
    rij = fabriek.indicator(slug, teller="meldingen", noemersoort=Noemersoort.GEEN, decimalen=0, **velden)
    for jaar, aantal in (("2017", 100), ("2018", 80), ("2019", 60)):
        fabriek.vastgestelde_meting(jaar, van=rij, aantal=aantal)
    return rij


def doel(bij, *indicatoren, **velden):
    rij = bouw.bepaling(bij, Bepalingsoort.DOEL, tekst="Minder overlast.", **velden)
    rij.indicatoren.add(*indicatoren)
    return rij


def vol(aantal):
    """So many of everything."""
    stuk = bouw.convenant(versies=[f"{2010 + n}-{2010 + n}" for n in range(aantal)])
    for n in range(aantal):
        geheel = cijfer(f"cijfer-{n}")
        fabriek.indicator(f"deel-{n}", onderdeel_van=geheel)
        doel(stuk, geheel, volgorde=n + 1, doelsoort=Doelsoort.DALEN, peiljaar=2017)
        bij = fabriek.onderwerp(f"onderwerp-{n}", van_thema=fabriek.thema(f"thema-{n}", nummer=n + 1))
        stuk.doelstellingen.add(fabriek.doelstelling(f"d-{n}", bij=bij, indicatoren=[geheel]))
        stuk.doelstellingen.add(fabriek.doelstelling(f"k-{n}", bij=bij, soort=Doelsoort.KWALITATIEF))
        stuk.indicatoren.add(geheel)
        stuk.onderwerpen.add(bij)
        interventie = fabriek.interventie(f"middel-{n}")
        fabriek.bewering(interventie)
        bouw.openbaar(interventie)
        stuk.interventies.add(interventie)
        for niveau in Overlegniveau:
            bouw.overleg(stuk, f"{niveau} {n}", niveau)
    return stuk
