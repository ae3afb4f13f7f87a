"""The sentences about figures, word for word for unlike cases, and what none of them may ever say."""

import datetime
from dataclasses import replace

import pytest

from tests.themas.berekening.bouw import breuk, gemeld, niveau, p
from tests.themas.weergave.gevallen import INBRAAK, INWONERS, NOEMERS, PERCENTAGE, WONINGEN, geval
from themas.enums import Kwaliteit, Maat, Meetsoort
from themas.weergave.zinnen import in_het_kort, kopzin, laatste_zin, nieuwste_zonder_vergelijking, ouderdom


# The answer of a page


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        (  # a reported rate beside a count
            {"niveaus": {"2017": (1040, "13"), "2019": (673, "8")}} | WONINGEN,
            "In 2019 waren er in Voorbeeldstad 8 woninginbraken per 1.000 woningen. Dat is 38% minder dan in 2017.",
        ),
        (  # a rate of our own
            {"niveaus": INBRAAK, "noemers": NOEMERS} | WONINGEN,
            "In 2019 waren er in Voorbeeldstad 8,0 woninginbraken per 1.000 woningen. Dat is 38% minder dan in 2017.",
        ),
        (  # small counts come first
            {"niveaus": {"2017": 16, "2019": 21}, "noemers": {2017: 203_990, 2019: 207_904}} | INWONERS,
            "In 2019 waren er in Voorbeeldstad 21 woninginbraken, in 2017 waren het er 16. "
            "Per 1.000 inwoners is dat 29% meer.",
        ),
        (
            {"niveaus": {"2017": 16, "2019": 21}},
            "In 2019 waren er in Voorbeeldstad 21 woninginbraken, in 2017 waren het er 16. Dat is 31% meer.",
        ),
        (
            {"niveaus": {"2017": 160, "2019": 121}},
            "In 2019 waren er in Voorbeeldstad 121 woninginbraken. Dat is 24% minder dan in 2017.",
        ),
        (  # counts of a thing with a denominator that is not known on both sides
            {"niveaus": INBRAAK, "noemers": {2019: 84_125}} | WONINGEN,
            "In 2019 waren er in Voorbeeldstad 673 woninginbraken. Dat is 35% minder dan in 2017.",
        ),
        (
            {"niveaus": {"2017": 160, "2019": 160}},
            "In 2019 waren er in Voorbeeldstad 160 woninginbraken. Dat is evenveel als in 2017.",
        ),
        (  # down to nothing
            {"niveaus": {"2017": 3, "2019": 0}},
            "In 2019 waren er in Voorbeeldstad geen woninginbraken, in 2017 waren het er 3. Dat is 100% minder.",
        ),
        (  # only the change is known
            {"niveaus": {}, "veranderingen": {("2019", "2017"): gemeld(-38)}} | WONINGEN,
            "In 2019 waren er in Voorbeeldstad 38% minder woninginbraken per 1.000 woningen dan in 2017.",
        ),
        (
            {"niveaus": {}, "veranderingen": {("2019", "2017"): gemeld(0)}} | WONINGEN,
            "In 2019 waren er in Voorbeeldstad evenveel woninginbraken per 1.000 woningen als in 2017.",
        ),
        (
            {"niveaus": {}, "veranderingen": {("2019", "2017"): gemeld(4, Maat.AANTAL)}} | INWONERS,
            "In 2019 waren er in Voorbeeldstad 4% meer woninginbraken dan in 2017.",
        ),
        (
            {"niveaus": {"2017": "24", "2019": "31"}} | PERCENTAGE,
            "In 2019 was dit in Voorbeeldstad 31%. Dat is 7 procentpunt hoger dan in 2017.",
        ),
        (
            {"niveaus": {"2017": "24", "2019": "23"}} | PERCENTAGE,
            "In 2019 was dit in Voorbeeldstad 23%. Dat is 1 procentpunt lager dan in 2017.",
        ),
        (
            {"niveaus": {"2017": "150000", "2019": "120000"}, "soort": Meetsoort.STAND, "eenheid": "euro"},
            "In 2019 was dit in Voorbeeldstad 120.000 euro. Dat is 20% minder dan in 2017.",
        ),
        (  # the same half
            {"niveaus": {"2017-H1": 132, "2019-H1": 141}},
            "In de 1e helft van 2019 waren er in Voorbeeldstad 141 woninginbraken. "
            "Dat is 7% meer dan in de 1e helft van 2017.",
        ),
        (  # two halves of one year are the year
            {"niveaus": {"2017": 1040, "2019-H1": 300, "2019-H2": 373}},
            "In 2019 waren er in Voorbeeldstad 673 woninginbraken. Dat is 35% minder dan in 2017.",
        ),
        (  # two halves of two years
            {"niveaus": {"2017": 1040, "2019-H2": 300, "2020-H1": 200}},
            "In de 2e helft van 2019 en de 1e helft van 2020 samen waren er in Voorbeeldstad 500 woninginbraken. "
            "Dat is 52% minder dan in 2017.",
        ),
        (
            {"niveaus": {"2017-K2": 100, "2019-K2": 120}},
            "In het 2e kwartaal van 2019 waren er in Voorbeeldstad 120 woninginbraken. "
            "Dat is 20% meer dan in het 2e kwartaal van 2017.",
        ),
        (  # a break takes the basis along
            {"niveaus": {"2017": 100, "2018": 110, "2019": 120}, "breuken": [breuk("2018-01-01")]},
            "In 2019 waren er in Voorbeeldstad 120 woninginbraken. Dat is 9% meer dan in 2018.",
        ),
    ],
)
def test_kopzin(gegevens, zin):
    assert kopzin(*geval(**gegevens)) == zin


def test_van_niets_naar_iets_is_geen_percentage():
    zin = kopzin(*geval({"2017": 0, "2019": 3}))
    assert zin.startswith("In 2019 waren er in Voorbeeldstad 3 woninginbraken, in 2017 waren ")
    assert zin.endswith("geen.")
    assert "%" not in zin


def test_evenveel_procenten():
    """ "Gelijk aan in 2017" is no Dutch."""
    zin = kopzin(*geval({"2017": "24", "2019": "24"}, **PERCENTAGE))
    assert zin == "In 2019 was dit in Voorbeeldstad 24%. Dat is evenveel als in 2017."


def test_een_is_enkelvoud():
    """The word for what is counted is in the plural, so the sentence must go round "1 woninginbraken"."""
    for zin in (kopzin(*geval({"2017": 30, "2019": 1})), laatste_zin(*geval({"2019": 1})[:2])):
        assert "1 woninginbraken" not in zin
        assert "waren er in Voorbeeldstad 1" not in zin


def test_een_klein_aantal_dat_gelijk_bleef():
    assert "In aantal is dat evenveel" not in kopzin(*geval({"2017": 16, "2019": 16}))


# Where nothing can be compared


@pytest.mark.parametrize(
    ("niveaus", "velden", "zin", "kort"),
    [
        ({}, {}, "Wij hebben hierover geen cijfer van Voorbeeldstad.", "geen getal van Voorbeeldstad"),
        ({"2019": 1040}, {}, "In 2019 waren er in Voorbeeldstad 1.040 woninginbraken.", "1.040 (2019)"),
        ({"2019": 0}, {}, "In 2019 waren er in Voorbeeldstad geen woninginbraken.", "0 (2019)"),
        (
            {"2018": 5, "2019-H1": 12},
            {},
            "In de 1e helft van 2019 waren er in Voorbeeldstad 12 woninginbraken.",
            "12 (1e helft 2019)",
        ),
        (
            {"2019": replace(niveau(199), kwaliteit=Kwaliteit.GESCHAT)},
            {},
            "In 2019 waren er in Voorbeeldstad ongeveer 199 woninginbraken.",
            "ongeveer 199 (2019)",
        ),
        (
            {"2019": "8"},
            WONINGEN,
            "In 2019 was dit in Voorbeeldstad 8 per 1.000 woningen.",
            "8 per 1.000 woningen (2019)",
        ),
        ({"2019": "31"}, PERCENTAGE, "In 2019 was dit in Voorbeeldstad 31%.", "31% (2019)"),
    ],
)
def test_laatste_zin(niveaus, velden, zin, kort):
    over, hier, _ = geval(niveaus, **velden)
    assert laatste_zin(over, hier) == zin
    assert in_het_kort(over, hier, None) == kort


def test_ongeveer_geen_bestaat_niet():
    over, hier, _ = geval({"2019": replace(niveau(0), kwaliteit=Kwaliteit.GESCHAT)})
    assert "ongeveer geen" not in laatste_zin(over, hier)


def verborgen(tekst):
    over, hier, _ = geval({"2017": 100, "2019": 3})
    return over, replace(hier, verborgen={p("2019"): tekst})


def test_een_klein_aantal_dat_niet_te_zien_is():
    over, hier = verborgen("<5")
    assert laatste_zin(over, hier) == (
        "In 2019 waren er in Voorbeeldstad minder dan 5 woninginbraken. "
        "Zulke kleine aantallen laten wij niet precies zien."
    )
    assert in_het_kort(over, hier, None) == "<5 (2019)"


def test_een_verborgen_aantal_is_geen_verborgen_inbraak_en_niet_klein():
    over, hier = verborgen("verborgen")
    assert "verborgen woninginbraken" not in laatste_zin(over, hier)
    assert "Kleine aantallen" not in laatste_zin(over, hier)


def test_een_nieuwer_cijfer_dat_niet_te_vergelijken_is():
    over, hier, basis = geval({"2017": 100, "2019": 120, "2020-H1": 50})
    assert nieuwste_zonder_vergelijking(over, hier, basis, 2017) == (
        "In de 1e helft van 2020 waren er in Voorbeeldstad 50 woninginbraken. "
        "Dat kunnen wij niet vergelijken: het cijfer over de 1e helft van 2017 ontbreekt."
    )
    assert nieuwste_zonder_vergelijking(*geval({"2017": 100, "2019": 120}), 2017) == ""


@pytest.mark.parametrize(
    ("gegevens", "kort"),
    [
        ({"niveaus": INBRAAK, "noemers": NOEMERS} | WONINGEN, "−38% per 1.000 woningen (2019 tegenover 2017)"),
        ({"niveaus": {"2018": 10, "2017": 160, "2019": 121}}, "−24% in aantallen (2019 tegenover 2017)"),
        ({"niveaus": {"2017": "24", "2019": "31"}} | PERCENTAGE, "7 procentpunt hoger (2019 tegenover 2017)"),
        ({"niveaus": {"2017": "6.9", "2019": "7.1"}, "soort": Meetsoort.STAND}, "+3% (2019 tegenover 2017)"),
        ({"niveaus": {"2017": 0, "2019": 3}}, "van 0 naar 3 in aantallen (2019 tegenover 2017)"),
        (
            {"niveaus": {"2017": 1040, "2019-H2": 300, "2020-H1": 200}},
            "−52% in aantallen (2e helft 2019 en 1e helft 2020 samen tegenover 2017)",
        ),
    ],
)
def test_in_het_kort(gegevens, kort):
    assert in_het_kort(*geval(**gegevens)) == kort


# How old a figure is


@pytest.mark.parametrize(
    ("vandaag", "woorden"),
    [
        ("2020-01-01", ""),
        ("2020-11-30", ""),
        ("2020-12-30", ""),
        ("2020-12-31", "1 jaar oud"),
        ("2021-02-01", "ruim 1 jaar oud"),
        ("2021-10-01", "bijna 2 jaar oud"),
        ("2026-11-22", "bijna 7 jaar oud"),
        ("2026-12-30", "bijna 7 jaar oud"),
        ("2026-12-31", "7 jaar oud"),
    ],
)
def test_ouderdom(vandaag, woorden):
    assert ouderdom(p("2019"), datetime.date.fromisoformat(vandaag)) == woorden
