"""Numbers that no reference carries are found; what only looks like a figure is left alone."""

import gc
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rapportages.nazien.losse_getallen import losse_getallen


def los(tekst):
    return [gevonden.tekst for gevonden in losse_getallen(tekst)]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("In 2019 waren er 673 inbraken, −38% ten opzichte van 1.040 in 2017.", ["673", "−38%", "1.040"]),
        ("Het steeg met +4%, daarna -3 % en 12,9 procent.", ["+4%", "-3 %", "12,9 procent"]),
        ("Het is € 150.000, 150.000 euro of 3,5 miljoen.", ["€ 150.000", "150.000 euro", "3,5 miljoen"]),
        ("Van 16 naar 21, dus +7 procentpunt.", ["16", "21", "+7 procentpunt"]),
        ("Tussen 13–15% of 16-21.", ["13", "15%", "16", "21"]),
        ("Almere heeft 207.904 inwoners en 10.000 huizen (0 leeg).", ["207.904", "10.000", "0"]),
        ("1.256.000 keer; 5x; 100%", ["1.256.000", "5", "100%"]),
        ("36 van de 40 en 1 op de 5", ["36", "40", "1 op de 5"]),
        ("[5 acties](/jaarplan/2) en **8**", ["5", "8"]),
        ("| Jaar | Aantal |\n|---|--:|\n| 2017 | 13 |\n| 2018 | 1.040 |", ["13", "1.040"]),
        ("Er zijn [[inbraak:aantal@2019]] inbraken en 5 roven.", ["5"]),
        ("x[^1]\n\n[^1]: Het waren er 7.", ["7"]),
        ("1. Er waren 5 acties.\n2. En 6.", ["5", "6"]),
    ],
)
def test_cijfers_worden_gevonden(tekst, verwacht):
    assert los(tekst) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Een kwart van de inwoners en twee derde.", ["Een kwart", "twee derde"]),
        ("De helft van de zaken is verdubbeld, de rest gehalveerd.", ["De helft", "verdubbeld", "gehalveerd"]),
        ("Twee keer zo veel, driekwart minder, een derde van alles.", ["Twee keer zo veel", "driekwart", "een derde"]),
        ("In de tweede helft van het jaar kwam een derde partij.", []),
        ("In het kwartaal, een kwartier later.", []),
    ],
)
def test_woorden_die_een_getal_zijn(tekst, verwacht):
    assert los(tekst) == verwacht


@pytest.mark.parametrize(
    "tekst",
    [
        "In 2019, 2019-2022, 2017/2018, 2019 en 2020; de periode 2017 tot en met 2019.",
        "Op 1 januari 2018, 3 en 4 mei, 15-10-2019, 2019-10-15 en sinds juli 2018 om 10.30 uur.",
        "De 1e helft van 2019, het 3e kwartaal, de 21ste.",
        "[[inbraak:aantal@2019]] en [[roof:verschil@2019-H1|nl01]]",
        "Motie RG-21/2019, RG-248, RG-329 en raadsbrief 549523, brief 549523, A27, N702, H2.",
        "[Motie RG-22/2019](/raad/rg-22-2019/) en [de brief van 15 mei 2019](/raad/brief-2019-05-15/).",
        "Artikel 172a, art. 3, lid 2, paragraaf 3.2, thema 1, 1.2 Wonen, tabel 4, bijlage 2, top 10, GRIP 1.",
        "Per 1.000 inwoners, per 100.000 inwoners, per 1.000 woningen.",
        "Jongeren van 12 tot 25 jaar, 18-jarigen, 18+, binnen 24 uur, 24/7, 3 maanden, 5 weken.",
        "Bel 112, 0900-8844, 036-1234567 of 06 12345678. Schrijf naar 1315 HR Almere, Stadhuisplein 1.",
        "Zie https://a.nl/2019/123, www.a.nl/5 en <https://a.nl/7>.",
        "Met noot.[^1] [^12]\n\n[^1]: Een noot.",
        "1. Eerste\n2. Tweede\n   3) derde",
        "`673` en &#8239;",
        "‘CBS, 27 gemeenten’",
        "",
    ],
)
def test_wat_geen_cijfer_is(tekst):
    assert los(tekst) == []


def test_de_plaats_staat_erbij():
    gevonden = losse_getallen("Eerst.\n\nIn 2019 waren\nhet er  673.\n\n- [[a:aantal]] en 5%")
    assert [(str(een.plek), een.tekst) for een in gevonden] == [
        ("alinea 2, regel 4, teken 9", "673"),
        ("alinea 3, regel 6, teken 19", "5%"),
    ]


@given(st.text(alphabet="0123456789.,%-−€ [](){}^|:/eE\nva`‘’", max_size=80))
def test_de_plaats_wijst_naar_het_getal(tekst):
    regels = tekst.split("\n")
    for een in losse_getallen(tekst):
        assert regels[een.plek.regel - 1][een.plek.teken - 1 :].lstrip().startswith(een.tekst)


@given(st.integers(0, 999), st.integers(0, 99))
@example(112, 0)  # also the number to call
def test_een_getal_met_een_telbaar_woord_wordt_altijd_gevonden(aantal, procent):
    assert los(f"Er waren {aantal} inbraken, {procent}% meer.") == [str(aantal), f"{procent}%"]


def duur(tekst):
    gc.collect()
    tijden = []
    for _ in range(3):
        begin = time.process_time()
        losse_getallen(tekst)
        tijden.append(time.process_time() - begin)
    return min(tijden)


@pytest.mark.parametrize(
    "stuk", ["1", "1 ", "1,", "1.", "1-", "[", "](", "[[", "`", "‘", "a", "A-", "www.", "€ ", "0 ", "\n", ">"]
)
def test_een_lange_tekst_kost_niet_meer_dan_hij_lang_is(stuk):
    """Four times as long: linear work gives 4, quadratic 16."""
    lang = duur(stuk * 40_000)
    assert lang < 0.1 or lang / duur(stuk * 10_000) < 10
