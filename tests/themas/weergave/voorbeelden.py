"""Figures for the tests: a few that resemble real ones, and random ones with everything that can be odd."""

import datetime
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from themas.berekening import Periode
from themas.weergave.figuur import Breukteken, Datapunt, Lijn, Lijnfiguur, Peillijn, Staaf, Staaffiguur


# The same examples in every run, and no clock: a busy machine is no mistake in a drawing.
vast = settings(derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lijn(naam, punten, *, hoofd=False):
    """``{"2017": 13, "2019": (8, "geschat")}`` -> a line; a pair is a value with its reserve."""
    paren = ((code, punt if isinstance(punt, tuple) else (punt, "")) for code, punt in punten.items())
    return Lijn(naam, tuple(Datapunt(Periode.van_code(code), *punt) for code, punt in paren), hoofd)


SAMENLOOP = Breukteken(1, datetime.date(2018, 7, 1), "Sinds juli 2018 telt de politie samenlopende delicten apart")
WONINGINBRAKEN = Lijnfiguur(
    sleutel="woninginbraken",
    titel="Woninginbraken",
    eenheid="per 1.000 woningen",
    lijnen=(
        lijn("Almere", {"2015": (12, "geschat"), "2017": 13, "2018": 12, "2019": 8}, hoofd=True),
        lijn("Grote steden", {"2017": Decimal("13.1"), "2018": Decimal("11.6"), "2019": Decimal("9.9")}),
    ),
    peil=Peillijn(13, "peiljaar 2017"),
    breuken=(SAMENLOOP,),
    bron="Nationale Politie",
)
HUISVERBODEN = Lijnfiguur(
    "huisverboden",
    "Huisverboden",
    "huisverboden",
    (lijn("Almere", {"2018-H2": 11, "2019-H1": 18, "2019-H2": 14}, hoofd=True),),
)
EEN_CIJFER = Lijnfiguur("ov", "OV-incidenten", "incidenten", (lijn("Almere", {"2019": 1040}, hoofd=True),))
NUL = Lijnfiguur(
    "nul",
    "Overvallen",
    "overvallen",
    (lijn("Almere", {"2017": 0, "2018": 0, "2019": 0}, hoofd=True),),
    peil=Peillijn(0, "peiljaar 2017"),
)
LEEG = Lijnfiguur("leeg", "Radicalisering", "meldingen", ())
INDEX = Lijnfiguur(
    "index",
    "Alle cijfers",
    "2017 = 100",
    tuple(
        lijn(naam, {"2017": 100, "2019": waarde})
        for naam, waarde in (("Woninginbraken", 62), ("Drugs- en drankoverlast", 87), ("Straatroven", 145))
    ),
    peil=Peillijn(100, "peiljaar 2017"),
)
BELEVING = Lijnfiguur(
    "beleving",
    "Veiligheidsgevoel",
    "rapportcijfer",
    (lijn("Almere", {"2017": Decimal("7.1"), "2019": Decimal("7.3"), "2021": (Decimal("7.2"), "voorlopig")}),),
    decimalen=1,
    vanaf_nul=False,
)
VEEL = Lijnfiguur(
    "veel",
    "Misdrijven",
    "per 1.000 inwoners",
    tuple(
        lijn(f"Gemeente {chr(65 + i)}", {str(jaar): 40 + i + jaar % 5 for jaar in range(2010, 2021)}, hoofd=i == 9)
        for i in range(28)
    ),
)
DERTIG_JAAR = Lijnfiguur(
    "lang",
    "Misdrijven",
    "misdrijven",
    (lijn("Almere", {str(jaar): jaar % 7 * 100 for jaar in range(1990, 2020)}, hoofd=True),),
)
VERANDERING = Staaffiguur(
    "verandering",
    "Verandering sinds 2017",
    (
        Staaf("Woninginbraken", -38, gunstig=True, adres="/indicatoren/woninginbraken/"),
        Staaf("Drugs- en drankoverlast", -13, gunstig=True),
        Staaf("Vernielingen", 0, gunstig=True),
        Staaf("Overvallen", 27, gunstig=False, onzeker=True, noot="van 16 naar 21"),
        Staaf("Fraude met online handel", 37, noot="geen doel"),
        Staaf("Straatroven", 45, gunstig=False),
    ),
    2017,
    bron="politie",
)
ALLE = [WONINGINBRAKEN, HUISVERBODEN, EEN_CIJFER, NUL, INDEX, BELEVING, VEEL, DERTIG_JAAR, VERANDERING, LEEG]

# Anything that can stand in a database column or come out of a file, tags and control characters too.
teksten = st.text(max_size=60) | st.sampled_from(
    ["<script>alert(1)</script>", "a & b", "\x00\x0b\ud800", '"><g id="x">', "]]>", "Zeer" * 30, "mis-daad - ", ""]
)
getallen = st.one_of(
    st.integers(0, 40),
    st.integers(-(10**7), 10**7),
    st.integers(-(10**24), 10**24),
    st.decimals(-1000, 1000, places=1),
    st.decimals(0, 1, places=9),
)
jaarcodes = st.integers(1990, 2030).map(str)
helftcodes = st.builds("{}-H{}".format, st.integers(2010, 2022), st.integers(1, 2))
kwartaalcodes = st.builds("{}-K{}".format, st.integers(2010, 2022), st.integers(1, 4))


@st.composite
def lijnfiguren(draw):
    soort = draw(st.sampled_from([jaarcodes, helftcodes, kwartaalcodes, jaarcodes | helftcodes]))
    punten = st.lists(st.tuples(soort, getallen, st.sampled_from(["", "", "geschat", "<voorlopig>"])), max_size=12)
    lijnen = []
    for gekozen in draw(st.lists(punten, max_size=18)):
        per_periode = {Periode.van_code(code): (waarde, voorbehoud) for code, waarde, voorbehoud in gekozen}
        datapunten = tuple(Datapunt(periode, *per_periode[periode]) for periode in sorted(per_periode))
        lijnen.append(Lijn(draw(teksten), datapunten, draw(st.booleans())))
    dagen = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31))
    return Lijnfiguur(
        sleutel="figuur",
        titel=draw(teksten),
        eenheid=draw(teksten),
        lijnen=tuple(lijnen),
        decimalen=draw(st.integers(0, 3)),
        peil=draw(st.none() | st.builds(Peillijn, getallen, teksten)),
        breuken=tuple(draw(st.lists(st.builds(Breukteken, st.integers(1, 12), dagen, teksten), max_size=4))),
        bron=draw(teksten),
        vanaf_nul=draw(st.booleans()),
    )


staven = st.builds(
    Staaf,
    teksten,
    st.integers(-100, 100) | st.integers(-100, 10**6) | st.just(0),
    gunstig=st.sampled_from([True, False, None]),
    onzeker=st.booleans(),
    noot=teksten,
)
staaffiguren = st.builds(
    Staaffiguur, st.just("figuur"), teksten, st.lists(staven, max_size=12).map(tuple), st.integers(1990, 2030), teksten
)
figuren = lijnfiguren() | staaffiguren
