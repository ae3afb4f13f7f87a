"""Whatever bytes come in: a report, or an Importfout that left no trace. Never another exception."""

import io
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.themas.importeren.conftest import alles
from themas.importeren import Importfout, importeer
from themas.importeren.inlezen import LAYOUTS


KOLOMMEN = sorted({kolom for layout in LAYOUTS for kolom in layout.kolommen})
GOED = (
    "misdrijven NL01 GM0034 2019 2019-H1 2018 2024 niveau verandering 5 12,5 -38 0 inwoners 1_januari jaargemiddelde "
    "2019-01-01 aantal per_noemer definitief voorlopig CBS"
)
FOUT = ["", "1.040", "12.5", '"', '"x;y"', "\r", "\x00", "9" * 30, "0" * 30, "-0", "0,0000", "²"]
CELLEN = st.one_of(
    st.sampled_from([*GOED.split(), *FOUT]),
    st.text(max_size=12),
    st.integers().map(str),
    st.dates().map(str),
)
VOORBEELDEN = int(os.environ.get("FUZZ", "500"))  # `make bench` asks for more
ALTIJD = {
    "max_examples": VOORBEELDEN,
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


@st.composite
def bestanden(draw):
    """A header that is nearly always right, with rows that are sometimes right."""
    layout = draw(st.sampled_from(LAYOUTS))
    kolommen = list(layout.kolommen)
    if draw(st.integers(0, 9)) == 0:
        kolommen = draw(st.lists(st.sampled_from(KOLOMMEN), max_size=9))
    rijen = draw(st.lists(st.lists(CELLEN, min_size=len(kolommen), max_size=len(kolommen)), max_size=5))
    return "\n".join(";".join(rij) for rij in [kolommen, *rijen]).encode("utf-8", "surrogatepass")


@st.composite
def bijna_goede_bestanden(draw):
    """Good rows in which one cell is replaced."""
    goed = ["misdrijven", "NL01", "2019", "niveau", "5", "8,5", "0,5", "", "", "", "definitief", "CBS", "", "", "", ""]
    rijen = []
    for _ in range(draw(st.integers(1, 4))):
        rij = list(goed)
        rij[2] = draw(st.sampled_from(["2015", "2016", "2017-H2", "2018-K4"]))
        rij[draw(st.integers(0, len(rij) - 1))] = draw(CELLEN)
        rijen.append(rij)
    return "\n".join(";".join(rij) for rij in [LAYOUTS[0].kolommen, *rijen]).encode("utf-8", "surrogatepass")


def lees_zonder_ongeluk(inhoud, jan, opties=None):
    """Any exception but Importfout fails the test by itself."""
    voor = alles()
    verslag, melding = _lees(inhoud, jan, opties)
    if verslag is None:
        assert melding != ""
        assert alles() == voor
    else:
        na = alles()
        weer, _ = _lees(inhoud, jan, opties)
        rijen = verslag.nieuw + verslag.gewijzigd + verslag.ongewijzigd
        assert (weer.nieuw, weer.gewijzigd, weer.ongewijzigd) == (0, 0, rijen)
        assert alles() == na


def _lees(inhoud, jan, opties):
    try:
        return importeer(io.BytesIO(inhoud), door=jan, naam="x.csv", opties=opties and opties()), None
    except Importfout as fout:
        return None, str(fout)


@pytest.mark.usefixtures("wereld")
@settings(**ALTIJD)
@given(inhoud=st.binary(max_size=300))
def test_willekeurige_bytes(jan, inhoud):
    lees_zonder_ongeluk(inhoud, jan)


@pytest.mark.usefixtures("wereld")
@settings(**ALTIJD)
@given(inhoud=bestanden())
def test_willekeurige_rijen(jan, inhoud):
    lees_zonder_ongeluk(inhoud, jan)


@pytest.mark.usefixtures("wereld")
@settings(**ALTIJD)
@given(inhoud=bijna_goede_bestanden())
def test_bijna_goede_rijen(jan, inhoud):
    lees_zonder_ongeluk(inhoud, jan)


@pytest.mark.usefixtures("wereld")
@settings(**ALTIJD)
@given(inhoud=bijna_goede_bestanden(), data=st.data())
def test_een_goed_bestand_met_een_paar_andere_bytes(jan, inhoud, data):
    bytes_ = bytearray(inhoud)
    for _ in range(data.draw(st.integers(1, 3))):
        bytes_[data.draw(st.integers(0, len(bytes_) - 1))] = data.draw(st.integers(0, 255))
    lees_zonder_ongeluk(bytes(bytes_), jan)
