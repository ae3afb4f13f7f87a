"""What a table of a source needs around it, and its true formats, filled with rows of our choice."""

import io
import json
from pathlib import Path

from tests.themas.importeren.conftest import alles
from themas.importeren import Opties, importeer
from themas.importeren.waarneming import Kenmerken
from themas.models import Bron, Broncode, Gebied, Indicator


DATA = Path(__file__).parent / "data"
MISDRIJVEN = "Politie, geregistreerde misdrijven via CBS Open data"
CBS = "CBS, geregistreerde criminaliteit"
ZIN = '{"odata.metadata":"https://dataderden.cbs.nl/ODataApi/OData/%s/$metadata#Cbs.OData.WebAPI.%s","value":['


def maak_bronnen():
    """Two sources, with two and one codes; ``misdrijven`` and ``woninginbraken`` are there already."""
    politie = Bron.objects.create(
        naam=MISDRIJVEN, tabellen="47013NED\n47018NED", onderwerpen_aantal="Geregistreerde misdrijven"
    )
    cbs = Bron.objects.create(
        naam=CBS,
        tabellen="83648NED",
        onderwerpen_aantal="Totaal geregistreerde misdrijven\nM004200_2",
        onderwerpen_waarde="Geregistreerde misdrijven per 1000 inw.",
    )
    slugs = {indicator.slug: indicator for indicator in Indicator.objects.all()}
    Broncode.objects.create(bron=politie, code="0.0.0", naam="Totaal misdrijven", indicator=slugs["misdrijven"])
    Broncode.objects.create(bron=politie, code="1.1.1", indicator=slugs["woninginbraken"])
    totaal = Indicator.objects.create(
        naam="Misdrijven (CBS)", slug="misdrijven-cbs", definitie="d", teller="t", gewenste_richting="lager", bron="CBS"
    )
    for code in ("0000000", "T001161"):
        Broncode.objects.create(bron=cbs, code=code, indicator=totaal)
    Gebied.objects.create(code="PV24", naam="Flevoland", soort="provincie")


def typed(*rijen, tabel="47013NED", onderwerp="GeregistreerdeMisdrijven_1", dataset="TypedDataSet", slot="]}"):
    """``("0.0.0 ", "GM0034", "2019JJ00", 9906)`` as the service writes it: keys padded, numbers as numbers."""
    cellen = [
        {"ID": nummer, "SoortMisdrijf": code.ljust(6), "RegioS": gebied.ljust(6), "Perioden": periode, onderwerp: getal}
        for nummer, (code, gebied, periode, getal) in enumerate(rijen, start=9)
    ]
    return (ZIN % (tabel, dataset) + ",".join(json.dumps(rij) for rij in cellen) + slot).encode()


def maanden(getallen, *, jaar=2019, begin=1, code="0.0.0", gebied="GM0034"):
    return [(code, gebied, f"{jaar}MM{maand:02}", getal) for maand, getal in enumerate(getallen, start=begin)]


def lees(inhoud, jan, *, stand_op="2024-03-15", naam="tabel.json", tabel="", titels=None, **opties):
    import datetime

    stand = None if not stand_op else datetime.date.fromisoformat(stand_op)
    kenmerken = Kenmerken(tabel=tabel, titels=titels or {})
    return importeer(
        io.BytesIO(inhoud), door=jan, naam=naam, opties=Opties(stand_op=stand, kenmerken=kenmerken, **opties)
    )


__all__ = ["CBS", "DATA", "MISDRIJVEN", "alles", "lees", "maak_bronnen", "maanden", "typed"]
