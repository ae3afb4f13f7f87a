"""Which figures an indicator gets, and that none of them draws two measures on one axis."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.themas.berekening.bouw import breuk, gemeld, niveau, p
from tests.themas.weergave.gevallen import INWONERS, PERCENTAGE, WONINGEN, geval
from themas.berekening import Noemer, basis_voor
from themas.enums import Breukgevolg, Kwaliteit
from themas.figuren import figuren_van, verschilfiguur, vonklijn
from themas.models import Doelstelling
from themas.stand import Regel
from themas.weergave.figuur import Breukteken, Ongetekend, Peillijn


GROEI = {"2017": 100, "2018": 110, "2019": 80}
NOEMERS = dict.fromkeys((2017, 2018, 2019, 2020), 100_000)


def figuren(niveaus, *elders, **gegevens):
    over, hier, basis = geval(niveaus, **gegevens)
    return figuren_van(over, hier, elders, 2017, basis)


def punten(lijn):
    return {punt.periode.code: punt.waarde for punt in lijn.punten}


def naam_en_punten(figuur):
    return figuur.sleutel, [(lijn.naam, punten(lijn)) for lijn in figuur.lijnen]


def elders(niveaus, gebied="Nederland", **gegevens):
    _, daar, _ = geval(niveaus, **gegevens)
    return replace(daar, gebied=gebied)


# Levels


def test_een_aantal_per_jaar():
    (figuur,) = figuren(GROEI)
    assert naam_en_punten(figuur) == ("woninginbraken-jaar", [("Voorbeeldstad", GROEI)])
    assert (figuur.titel, figuur.eenheid) == ("Woninginbraken per jaar", "woninginbraken")
    assert (figuur.decimalen, figuur.peil) == (0, Peillijn(100, "peiljaar 2017"))
    assert figuur.lijnen[0].hoofd
    assert figuur.vanaf_nul


def test_naar_verhouding_met_anderen_ernaast():
    daar = elders({"2017": 900, "2019": 700}, noemers=NOEMERS, **WONINGEN)
    (figuur,) = figuren(GROEI, daar, noemers=NOEMERS, **WONINGEN)
    assert naam_en_punten(figuur) == (
        "woninginbraken-jaar",
        [
            ("Voorbeeldstad", {"2017": Decimal("1.0"), "2018": Decimal("1.1"), "2019": Decimal("0.8")}),
            ("Nederland", {"2017": Decimal("9.0"), "2019": Decimal("7.0")}),
        ],
    )
    assert (figuur.eenheid, figuur.decimalen) == ("woninginbraken per 1.000 woningen", 1)
    assert [lijn.hoofd for lijn in figuur.lijnen] == [True, False]


def test_aantallen_van_anderen_staan_er_niet_naast():
    """Their size would press ours flat."""
    (figuur,) = figuren(GROEI, elders({"2017": 90_000, "2019": 80_000}))
    assert [lijn.naam for lijn in figuur.lijnen] == ["Voorbeeldstad"]


def test_een_as_heeft_een_maat():
    """Counts for all years and a rate for one: counts it is, and the rate stays out."""
    (figuur,) = figuren(GROEI | {"2019": (80, "0.8")}, **WONINGEN)
    assert punten(figuur.lijnen[0]) == GROEI
    assert figuur.eenheid == "woninginbraken"


def test_bij_evenveel_punten_gaat_de_verhouding_voor():
    (figuur,) = figuren({"2017": (1040, "13"), "2019": (673, "8")}, **WONINGEN)
    assert punten(figuur.lijnen[0]) == {"2017": Decimal(13), "2019": Decimal(8)}
    assert figuur.decimalen == 0


def test_zo_nauwkeurig_als_het_minst_nauwkeurige_punt():
    (figuur,) = figuren({"2017": "13.25", "2018": "12", "2019": "8.5"}, **WONINGEN)
    assert figuur.decimalen == 0


@pytest.mark.parametrize(
    ("codes", "sleutels"),
    [
        (["2017-H1", "2017-H2", "2019-H1"], ["woninginbraken-halfjaar"]),
        (["2017-H1", "2017-H2", "2019-H1", "2019-H2"], ["woninginbraken-jaar", "woninginbraken-halfjaar"]),
        (["2017-K1", "2019-K1", "2020-K1"], ["woninginbraken-kwartaal"]),
        (["2019"], []),
        ([], []),
    ],
)
def test_een_figuur_voor_elke_lengte_met_meer_dan_een_punt(codes, sleutels):
    assert [figuur.sleutel for figuur in figuren(dict.fromkeys(codes, 50))] == sleutels


def test_een_punt_van_onszelf_tussen_de_lijn_van_een_ander_is_geen_figuur():
    """It looks like a line of ours that stayed level."""
    land = elders({"2015": 900, "2017": 800, "2019": 700}, noemers=NOEMERS | {2015: 100_000}, **WONINGEN)
    assert figuren({"2015": 100}, land, noemers={2015: 100_000}, **WONINGEN) == []


def test_een_verandering_zonder_punt_is_niet_getekend_en_staat_erbij():
    veranderingen = {("2019-H1", "2017-H1"): gemeld(81), ("2018", "2017"): gemeld(5), ("2017-H2", "2017-H1"): gemeld(9)}
    hoogten = {"2017-H1": 30, "2017-H2": 40, "2018-H1": 50}
    over, hier, basis = geval(hoogten, veranderingen=veranderingen)
    half = next(f for f in figuren_van(over, hier, [], 2017, basis) if f.sleutel.endswith("halfjaar"))
    assert half.ongetekend == (Ongetekend(p("2019-H1"), p("2017-H1"), 81),)
    verborgen = replace(hier, verborgen={p("2019-H1"): "<5"})
    half = next(f for f in figuren_van(over, verborgen, [], 2017, basis) if f.sleutel.endswith("halfjaar"))
    assert half.ongetekend == ()


def test_zonder_eigen_cijfers_staat_een_ander_gebied_er():
    weinig, veel = elders({"2017": 9}, "Flevoland"), elders({"2017": 900, "2019": 700})
    (figuur,) = figuren({}, weinig, veel)
    assert [lijn.naam for lijn in figuur.lijnen] == ["Nederland"]


def test_nul_is_een_punt_en_een_gat_niet():
    (figuur,) = figuren({"2017": 3, "2018": 0, "2020": 2})
    assert punten(figuur.lijnen[0]) == {"2017": 3, "2018": 0, "2020": 2}


def test_wat_niet_definitief_is_staat_er_met_voorbehoud():
    geschat = {2017: 100_000, 2019: Noemer(100_000, kwaliteit=Kwaliteit.GESCHAT)}
    voorlopig = replace(niveau(80), kwaliteit=Kwaliteit.VOORLOPIG)
    (figuur,) = figuren({"2017": 100, "2019": 80}, noemers=geschat, **WONINGEN)
    assert [punt.voorbehoud for punt in figuur.lijnen[0].punten] == ["", "geschat"]
    (figuur,) = figuren({"2017": 100, "2019": voorlopig})
    assert [punt.voorbehoud for punt in figuur.lijnen[0].punten] == ["", "voorlopig"]


def test_breuken_binnen_de_figuur_zijn_genummerd():
    buiten, eerste, tweede = breuk("2016-01-01"), breuk("2018-01-01", titel="eerste"), breuk("2018-07-01", titel="nog")
    later = breuk("2021-01-01")
    (figuur,) = figuren(GROEI, breuken=[buiten, eerste, tweede, later])
    assert figuur.breuken == (
        Breukteken(1, eerste.datum, "eerste"),
        Breukteken(2, tweede.datum, "nog"),
    )


def test_wat_verborgen_is_heeft_geen_punt():
    over, hier, basis = geval(GROEI)
    hier = replace(hier, verborgen={p("2018"): "<5"})
    (figuur,) = figuren_van(over, hier, [], 2017, basis)
    assert punten(figuur.lijnen[0]) == {"2017": 100, "2019": 80}


def test_een_verborgen_peiljaar_heeft_geen_streepjeslijn():
    over, hier, _ = geval(GROEI)
    hier = replace(hier, verborgen={p("2017"): "<5"})
    (figuur,) = figuren_van(over, hier, [], 2017, None)
    assert figuur.peil is None


# The small line of a row, and the bars


def test_de_vonklijn_toont_de_vergelijking_van_de_rij():
    _, hier, basis = geval(GROEI)
    assert punten(vonklijn(hier, basis)) == GROEI
    assert vonklijn(hier, None) is None
    assert vonklijn(hier, basis_voor(hier, p("2017"), 2017)) is None
    _, alleen_gemeld, basis = geval({}, veranderingen={("2019", "2017"): gemeld(-38)})
    assert punten(vonklijn(alleen_gemeld, basis)) == {"2017": 100, "2019": 62}


def regel(slug, niveaus, code="2019", **gegevens):
    over, hier, _ = geval(niveaus, slug=slug, naam=slug.capitalize(), **gegevens)
    vaststelling = type("Vaststelling", (), {})()
    vaststelling.basis = basis_voor(hier, p(code), 2017)
    verschil = vaststelling.basis.verschil
    gunstig = verschil is not None and verschil.richting is not None and verschil.richting < 0
    vaststelling.oordeel = type("Oordeel", (), {"gunstig": gunstig})
    return Regel(Doelstelling(), over, hier, vaststelling)


def test_de_staven_gaan_van_daling_naar_stijging():
    regels = [regel("roof", {"2017": 100, "2019": 120}), regel("brand", {"2017": 100, "2019": 60})]
    over, _, basis = geval({"2017": 100, "2019": 90}, slug="vuil", naam="Vuil")
    figuur = verschilfiguur(regels, [(over, basis)], 2017, "verandering")
    assert [(s.naam, s.getal, s.gunstig, s.noot) for s in figuur.staven] == [
        ("Brand", -40, True, ""),
        ("Vuil", -10, None, "geen doel"),
        ("Roof", 20, False, ""),
    ]
    assert (figuur.titel, figuur.peiljaar) == ("Verandering sinds 2017", 2017)


@pytest.mark.parametrize(
    ("niveaus", "gegevens"),
    [
        ({"2017": 0, "2019": 3}, {}),  # no percent
        ({"2019": 3}, {}),  # nothing to compare with
        ({"2017": 9, "2018": 8, "2019": 3}, {"breuken": [breuk("2018-01-01")]}),  # against another year
        ({"2017": "24", "2019": "31"}, PERCENTAGE),  # points are no percents
    ],
)
def test_wat_geen_procent_sinds_het_peiljaar_is_heeft_geen_staaf(niveaus, gegevens):
    assert verschilfiguur([regel("roof", niveaus, **gegevens)], [], 2017, "verandering") is None


def test_een_voorbehoud_houdt_geen_staaf_tegen():
    met = regel("roof", {"2017": 9, "2019": 3}, breuken=[breuk("2018-07-01", Breukgevolg.VOORBEHOUD)])
    assert len(verschilfiguur([met], [], 2017, "verandering").staven) == 1


def test_wat_toeval_kan_zijn_is_onzeker():
    noemers = {2017: 203_990, 2019: 207_904}
    figuur = verschilfiguur(
        [
            regel("roof", {"2017": 16, "2019": 21}, noemers=noemers, **INWONERS),
            regel("brand", {"2017": 1040, "2019": 673}, noemers=noemers, **INWONERS),
        ],
        [],
        2017,
        "verandering",
    )
    assert {staaf.naam: staaf.onzeker for staaf in figuur.staven} == {"Roof": True, "Brand": False}
