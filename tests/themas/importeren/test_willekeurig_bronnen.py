"""The same for every other reader: nearly good tables and workbooks, with something strange in them."""

import csv
import datetime
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from tests.themas.importeren.bronwereld import maak_bronnen
from tests.themas.importeren.test_willekeurig import ALTIJD, CELLEN, lees_zonder_ongeluk
from themas.importeren import Opties
from themas.importeren.metingen import Metingen


CODES = st.sampled_from(["0.0.0 ", "1.1.1 ", "9.9.9 ", "T001161", "0000000"]) | st.text(max_size=5)
GEBIEDEN = st.sampled_from(["GM0034", "NL01  ", "NL00      ", "PV24", "GM0363", "GM0999", "WK003401"]) | st.text(
    max_size=5
)
PERIODEN = st.sampled_from(
    ["2019JJ00", "2020JJ00", "2099JJ00", "2019KW01", "2019W101", *(f"2019MM{maand:02}" for maand in range(1, 13))]
) | st.text(max_size=9)
GETALLEN = (
    st.sampled_from([0, 5, 9906, None, ".", "", "   11915", "-5", 60.5, "60,5", True, [], {}, 10**40, -1, "1e5", 1e300])
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
)
RIJEN = st.lists(st.tuples(CODES, GEBIEDEN, PERIODEN, GETALLEN), max_size=14)
ANDERE_BYTES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=2)


@pytest.fixture
def bron(wereld, jan, settings):
    """Reads a table of a source, twice when it is taken."""
    settings.GEMEENTE_CODE, settings.GEMEENTE_NAAM = "GM0034", "Almere"
    maak_bronnen()
    stand = datetime.date(2024, 3, 15)

    def bron(inhoud, ander=()):
        for plek, byte in ander:
            inhoud = inhoud[: plek % len(inhoud)] + bytes([byte]) + inhoud[plek % len(inhoud) + 1 :]
        lees_zonder_ongeluk(inhoud, jan, lambda: Opties(stand_op=stand))

    return bron


def als_json(kop, rijen):
    return json.dumps(kop | {"value": rijen}).encode("utf-8", "surrogatepass")


def als_csv(rijen):
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL, escapechar="\\").writerows(rijen)
    return uit.getvalue().encode("utf-8", "surrogatepass")


@settings(**ALTIJD)
@given(rijen=RIJEN, ander=ANDERE_BYTES, veld=st.sampled_from(["GeregistreerdeMisdrijven_1", "Aangiften_2", "x"]))
def test_json_v3(bron, rijen, ander, veld):
    kop = {"odata.metadata": "https://dataderden.cbs.nl/ODataApi/OData/47013NED/$metadata#TypedDataSet"}
    velden = ("SoortMisdrijf", "RegioS", "Perioden", veld)
    bron(als_json(kop, [{"ID": 1} | dict(zip(velden, rij, strict=True)) for rij in rijen]), ander)


@settings(**ALTIJD)
@given(rijen=RIJEN, ander=ANDERE_BYTES, maat=st.sampled_from(["M004200_2", "A006423", 5]))
def test_json_v4(bron, rijen, ander, maat):
    kop = {"@odata.context": "https://datasets.cbs.nl/odata/v4/CBS/83648NED/$metadata#Observations"}
    velden = ("SoortMisdrijf", "RegioS", "Perioden", "Value")
    bron(als_json(kop, [{"Measure": maat} | dict(zip(velden, rij, strict=True)) for rij in rijen]), ander)


@settings(**ALTIJD)
@given(
    waarde=st.recursive(GETALLEN, lambda deel: st.lists(deel, max_size=3) | st.dictionaries(st.text(max_size=9), deel))
)
def test_andere_json(bron, waarde):
    bron(json.dumps({"odata.metadata": "x", "value": waarde}).encode("utf-8", "surrogatepass"))


@settings(**ALTIJD)
@given(rijen=RIJEN, ander=ANDERE_BYTES)
def test_csv_v3(bron, rijen, ander):
    kop = ["ID", "SoortMisdrijf", "RegioS", "Perioden", "TotaalGeregistreerdeMisdrijven_1"]
    bron(als_csv([kop, *(["1", *map(str, rij)] for rij in rijen)]), ander)


@settings(**ALTIJD)
@given(rijen=RIJEN, ander=ANDERE_BYTES)
def test_platte_statline(bron, rijen, ander):
    kop = ["Soort misdrijf", "Regio's", "Perioden", "Geregistreerde misdrijven (aantal)"]
    bron(als_csv([kop, *(list(map(str, rij)) for rij in rijen), ["Bron: Politie"]]), ander)


@settings(**ALTIJD)
@given(
    perioden=st.lists(st.sampled_from(["2019", "2020*", "2019 januari", "2019 1e kwartaal", "x"]), max_size=4),
    rijen=st.lists(st.lists(CELLEN, max_size=5), max_size=5),
    gebieden=st.lists(st.sampled_from(["Almere", "Nederland", "Flevoland (PV)", "Utrecht (gemeente)"]), max_size=5),
    ander=ANDERE_BYTES,
)
def test_brede_statline(bron, perioden, rijen, gebieden, ander):
    koppen = [
        ["Tabel"],
        ["Soort misdrijf: Totaal misdrijven"],
        ["Onderwerp", *["Geregistreerde misdrijven"] * len(perioden)],
        ["Perioden", *perioden],
        ["Regio's", *["aantal"] * len(perioden)],
    ]
    bron(
        als_csv([*koppen, *([naam, *rij] for naam, rij in zip(gebieden, rijen, strict=False)), ["Bron: Politie"]]),
        ander,
    )


CEL = (
    CELLEN.map(lambda tekst: ILLEGAL_CHARACTERS_RE.sub("", tekst))
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates(datetime.date(1950, 1, 1))
    | st.booleans()
    | st.none()
)


@settings(**ALTIJD)
@given(
    rijen=st.lists(st.tuples(st.integers(0, 15), CEL, st.sampled_from(["2017", 2018, "2019-H1"])), max_size=3),
    ander=ANDERE_BYTES,
)
def test_werkmappen(bron, rijen, ander):
    goed = ["misdrijven", "NL01", "2019", "niveau", 5, 8.5, 0.5, *[None] * 3, "definitief", "CBS", *[None] * 4]
    werkmap = Workbook()
    werkmap.active.append(Metingen.kolommen)
    for kolom, cel, periode in rijen:
        rij = [*goed]
        rij[2] = periode
        rij[kolom] = cel
        werkmap.active.append(rij)
    bestand = io.BytesIO()
    werkmap.save(bestand)
    bron(bestand.getvalue(), ander)
