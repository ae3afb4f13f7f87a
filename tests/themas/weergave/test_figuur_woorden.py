"""Text alternative, caption and table."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from tests.themas.weergave import voorbeelden
from tests.themas.weergave.voorbeelden import VERANDERING, WONINGINBRAKEN, figuren, lijn, vast
from themas.weergave.alternatief import beschrijf, eerste_zin
from themas.weergave.figuur import Lijnfiguur, Staaf
from themas.weergave.letters import schoon
from themas.weergave.onderschrift import Noot, noten
from themas.weergave.tabel import Tabel, tabel


@pytest.mark.parametrize(
    ("figuur", "zinnen"),
    [
        (
            WONINGINBRAKEN,
            [
                "Woninginbraken, per 1.000 woningen: de lijn van Almere gaat van 12 in 2015 naar 8 in 2019.",
                "Het hoogste cijfer is 13, in 2017; het laagste is 8, in 2019.",
                "Het laatste cijfer ligt onder de streepjeslijn (peiljaar 2017: 13).",
                "Deze lijn heeft geen cijfer voor 2016.",
                "Een open punt is geschat: 2015.",
                "De lijn van Grote steden gaat van 13 in 2017 naar 10 in 2019.",
                "Bij 1 (1 juli 2018): Sinds juli 2018 telt de politie samenlopende delicten apart.",
            ],
        ),
        (
            voorbeelden.HUISVERBODEN,
            [
                "Huisverboden: de lijn van Almere gaat van 11 in de 2e helft van 2018 naar 14 in de 2e helft van 2019.",
                "Het hoogste cijfer is 18, in de 1e helft van 2019; het laagste is 11, in de 2e helft van 2018.",
            ],
        ),
        (
            voorbeelden.EEN_CIJFER,
            ["OV-incidenten: de lijn van Almere heeft één cijfer, 1.040 in 2019."],
        ),
        (
            voorbeelden.NUL,
            [
                "Overvallen: de lijn van Almere begint in 2017 en eindigt in 2019 op hetzelfde cijfer, 0.",
                "Alle cijfers van deze lijn zijn gelijk.",
                "Het laatste cijfer ligt op de streepjeslijn (peiljaar 2017: 0).",
            ],
        ),
        (
            voorbeelden.INDEX,
            [
                "Alle cijfers, 2017 = 100: drie lijnen, van 2017 tot en met 2019.",
                "De laatste cijfers, van hoog naar laag: "
                "Straatroven 145, Drugs- en drankoverlast 87 en Woninginbraken 62.",
                "Onder de streepjeslijn (peiljaar 2017: 100) eindigen er twee, erboven één.",
            ],
        ),
        (
            voorbeelden.VEEL,
            [
                "Misdrijven, per 1.000 inwoners: de lijn van Gemeente J begint in 2010 en eindigt in 2020 "
                "op hetzelfde cijfer, 49.",
                "Het hoogste cijfer is 53, in 2014 en in 2019; het laagste is 49, voor het eerst in 2010.",
                "Er zijn 27 andere lijnen; hun cijfers staan in de tabel.",
                "In 2020 zijn er 18 hoger en negen lager dan Gemeente J.",
            ],
        ),
        (
            VERANDERING,
            [
                "Verandering sinds 2017: "
                "van de zes cijfers zijn er twee lager en drie hoger dan in 2017 en één even hoog.",
                "De grootste daling: Woninginbraken, 38% minder.",
                "De grootste stijging: Straatroven, 45% meer.",
                "Oordeel: drie gunstig en twee ongunstig.",
                "Bij Overvallen kan het verschil toeval zijn.",
                "Bij Overvallen: van 16 naar 21.",
                "Bij Fraude met online handel: geen doel.",
            ],
        ),
        (
            replace(VERANDERING, staven=(Staaf("Overvallen", 27),)),
            ["Verandering sinds 2017: Overvallen 27% meer dan in 2017."],
        ),
        (
            replace(VERANDERING, staven=(Staaf("A", -3, gunstig=True), Staaf("B", -3, gunstig=True))),
            [
                "Verandering sinds 2017: beide cijfers zijn lager dan in 2017.",
                "De grootste daling: A en B, 3% minder.",
                "Oordeel: twee gunstig.",
            ],
        ),
        (voorbeelden.LEEG, ["Radicalisering: hiervoor zijn nog geen cijfers."]),
    ],
)
def test_figure_in_words(figuur, zinnen):
    assert beschrijf(figuur) == " ".join(zinnen)
    assert eerste_zin(figuur) == zinnen[0]


@vast
@given(figuren)
def test_every_figure_has_words(figuur):
    tekst = beschrijf(figuur)
    assert tekst.startswith(eerste_zin(figuur))
    assert tekst == schoon(tekst)
    assert all(noot.tekst == schoon(noot.tekst) for noot in noten(figuur))


def test_words_follow_the_numbers_that_the_reader_sees():
    """12,6 and 13,4 are both written as 13."""
    punten = {"2018": Decimal("13.4"), "2019": Decimal("12.6")}
    figuur = Lijnfiguur("w", "Inbraken", "per 1.000", (lijn("Almere", punten, hoofd=True),))
    assert beschrijf(figuur) == (
        "Inbraken, per 1.000: de lijn van Almere begint in 2018 en eindigt in 2019 op hetzelfde cijfer, 13."
    )


def test_caption_of_lines():
    assert noten(WONINGINBRAKEN) == [
        Noot("Woninginbraken, per 1.000 woningen."),
        Noot("Open punt: geschat."),
        Noot("Stippellijn: van de periode ertussen is er geen cijfer."),
        Noot("Sinds juli 2018 telt de politie samenlopende delicten apart.", nummer=1),
        Noot("Bron: Nationale Politie."),
    ]
    assert Noot("De as begint niet bij 0.") in noten(voorbeelden.BELEVING)
    assert noten(voorbeelden.VEEL)[-1] == Noot("De namen van de andere lijnen staan in de tabel.", alleen_smal=True)


def test_caption_of_bars():
    assert [noot.tekst for noot in noten(VERANDERING)] == [
        "Verschil met 2017 in procenten.",
        "✓ gunstig, ✕ ongunstig, ○ geen oordeel.",
        "Gearceerd: het verschil kan toeval zijn.",
        "Overvallen: van 16 naar 21.",
        "Fraude met online handel: geen doel.",
        "Bron: Politie.",
    ]


def test_table_of_lines():
    assert tabel(WONINGINBRAKEN) == Tabel(
        ("Periode", "Almere", "Grote steden", "Opmerking"),
        (
            ("2015", 12, None, "Almere: geschat"),
            ("2017", 13, Decimal("13.1"), ""),
            ("2018", 12, Decimal("11.6"), ""),
            ("2019", 8, Decimal("9.9"), ""),
        ),
    )


def test_table_of_one_line():
    assert tabel(voorbeelden.BELEVING) == Tabel(
        ("Periode", "Almere", "Opmerking"),
        (("2017", Decimal("7.1"), ""), ("2019", Decimal("7.3"), ""), ("2021", Decimal("7.2"), "voorlopig")),
        decimalen=1,
    )
    assert tabel(voorbeelden.HUISVERBODEN).koppen == ("Periode", "Almere")


def test_table_of_bars():
    inhoud = tabel(VERANDERING)
    assert inhoud.koppen == ("Cijfer", "Verschil met 2017 in procenten", "Oordeel", "Opmerking")
    assert inhoud.rijen[0] == ("Woninginbraken", -38, "gunstig", "")
    assert inhoud.rijen[3] == ("Overvallen", 27, "ongunstig", "het verschil kan toeval zijn; van 16 naar 21")
    assert inhoud.rijen[4] == ("Fraude met online handel", 37, "geen oordeel", "geen doel")
    assert inhoud.adressen == ("/indicatoren/woninginbraken/", "", "", "", "", "")
