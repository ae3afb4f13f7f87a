"""Peiljaar = 100: what can stand there, in one measure, and why the rest cannot."""

import pytest

from tests.themas.berekening.bouw import breuk, gemeld, p, reeks
from tests.themas.test_figuren import GROEI, figuren, naam_en_punten, punten
from tests.themas.weergave.gevallen import INWONERS, PERCENTAGE, WONINGEN, geval
from themas.berekening import Noemer
from themas.enums import Kwaliteit, Maat
from themas.figuren import NietInIndex, indexfiguren, indexlijn
from themas.weergave.figuur import Datapunt, Lijn, Peillijn


def test_zonder_niveaus_staat_er_een_index():
    veranderingen = {("2018", "2017"): gemeld(5), ("2019", "2017"): gemeld(-38)}
    (figuur,) = figuren({}, veranderingen=veranderingen, **WONINGEN)
    assert naam_en_punten(figuur) == (
        "woninginbraken-index",
        [("Voorbeeldstad", {"2017": 100, "2018": 105, "2019": 62})],
    )
    assert (figuur.titel, figuur.eenheid) == ("Woninginbraken, 2017 is 100", "2017 = 100")
    assert figuur.peil == Peillijn(100, "peiljaar 2017")


def test_de_indexlijn():
    _, hier, _ = geval(GROEI)
    lijn = indexlijn(hier, 2017)
    assert lijn == Lijn(
        "Voorbeeldstad",
        (Datapunt(p("2017"), 100), Datapunt(p("2018"), 110), Datapunt(p("2019"), 80)),
        hoofd=True,
    )


def test_de_indexlijn_heeft_een_maat():
    """A rate for the last year: a year of which only counts can be compared stays out."""
    noemers = {2017: 100_000, 2019: 100_000}
    _, hier, _ = geval(GROEI, noemers=noemers, **INWONERS)
    assert punten(indexlijn(hier, 2017)) == {"2017": 100, "2019": 80}


def test_een_cijfer_van_de_bron_is_in_de_index_niet_geschat():
    """The denominators that count and rate imply serve the certainty; 8 against 13 is what the source gave."""
    _, hier, _ = geval({"2017": (1040, "13"), "2019": (673, "8")}, **WONINGEN)
    assert [punt.voorbehoud for punt in indexlijn(hier, 2017).punten] == ["", ""]
    geschat = {2017: 80_000, 2019: Noemer(84_125, kwaliteit=Kwaliteit.GESCHAT)}
    _, hier, _ = geval({"2017": 1040, "2019": 673}, noemers=geschat, **WONINGEN)
    assert [punt.voorbehoud for punt in indexlijn(hier, 2017).punten] == ["", "geschat"]


def indexlijnen(**einden):
    return [
        Lijn(naam, tuple(Datapunt(p(code), 100 - i) for i, code in enumerate(codes))) for naam, codes in einden.items()
    ]


def test_lijnen_die_verder_gaan_staan_apart():
    """They would press the others together, far from their names."""
    lijnen = indexlijnen(a=["2017", "2019"], b=["2017", "2018", "2019"], c=["2017", "2018", "2024"], d=["2017", "2023"])
    samen, verder = indexfiguren(lijnen, 2017)
    assert [(lijn.naam, list(punten(lijn))) for lijn in samen.lijnen] == [
        ("a", ["2017", "2019"]),
        ("b", ["2017", "2018", "2019"]),
        ("c", ["2017", "2018"]),
    ]
    assert list(verder.lijnen) == lijnen[2:]
    assert [(f.sleutel, f.titel) for f in (samen, verder)] == [
        ("index", "Tot en met 2019, 2017 is 100"),
        ("index-later", "Cijfers van na 2019, 2017 is 100"),
    ]


def test_lijnen_die_samen_eindigen_zijn_een_figuur():
    lijnen = indexlijnen(a=["2017", "2019"], b=["2017", "2018"], c=["2017", "2019"])
    (figuur,) = indexfiguren(lijnen, 2017)
    assert list(figuur.lijnen) == lijnen
    assert indexfiguren([], 2017) == []


def test_een_breuk_die_lijnen_delen_is_een_teken_met_hun_namen():
    lijnen = indexlijnen(a=["2017", "2019"], b=["2017", "2018"], c=["2018", "2019"])
    samenloop, digid = breuk("2018-07-01", titel="Samenloop"), breuk("2017-04-01", titel="DigiD")
    breuken = {"a": [digid, samenloop], "b": [samenloop], "c": [digid], "elders": [samenloop]}
    (figuur,) = indexfiguren(lijnen, 2017, breuken)
    assert [(teken.nummer, teken.datum, teken.tekst) for teken in figuur.breuken] == [
        (1, digid.datum, "DigiD (a)"),
        (2, samenloop.datum, "Samenloop (a, b)"),
    ]


@pytest.mark.parametrize(
    ("gegevens", "reden"),
    [
        ({"niveaus": {"2018": 10, "2019": 9}}, "Het jaarcijfer over 2017 ontbreekt."),
        ({"niveaus": {"2017": 10}}, "Er is geen jaarcijfer na 2017 om mee te vergelijken."),
        (
            {"niveaus": {"2017": 10, "2019": 9}, "breuken": [breuk("2018-01-01")]},
            "Na 2017 is de manier van tellen veranderd.",
        ),
        (
            {"niveaus": {"2017": "24", "2019": "31"}} | PERCENTAGE,
            "Dit is een percentage. Het verschil daarin tellen wij in procentpunten.",
        ),
        (
            {"niveaus": GROEI} | INWONERS,
            "Alleen de verandering in aantallen is bekend, niet naar verhouding.",
        ),
    ],
)
def test_wat_niet_in_de_index_kan_zegt_waarom(gegevens, reden):
    _, hier, _ = geval(**gegevens)
    assert indexlijn(hier, 2017) == NietInIndex(reden)


def test_een_basis_van_nul_staat_niet_in_de_index():
    _, hier, _ = geval({"2017": 0, "2019": 3})
    uitkomst = indexlijn(hier, 2017)
    assert isinstance(uitkomst, NietInIndex)
    assert uitkomst.reden != "Er is geen jaarcijfer na 2017 om mee te vergelijken."


def test_een_gemelde_verandering_in_aantallen_naast_een_verhouding_is_geen_index():
    hier = reeks({}, veranderingen={("2018", "2017"): gemeld(5, Maat.AANTAL), ("2019", "2017"): gemeld(-38)})
    assert punten(indexlijn(hier, 2017)) == {"2017": 100, "2019": 62}
