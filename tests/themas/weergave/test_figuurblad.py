"""A figure as a sheet and as a card: they say where they are from, stand alone, and can be read."""

import datetime
import re
import struct
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from tests.themas.weergave import voorbeelden
from themas.weergave.figuur import Lijnfiguur
from themas.weergave.figuurblad import BREEDTE, figuurblad
from themas.weergave.herkomst import herkomst
from themas.weergave.kaart import BREED, HOOG, Kaart, teken_kaart
from themas.weergave.letters import breedte
from themas.weergave.png import LETTERS, als_png


SVG = "{http://www.w3.org/2000/svg}"
VAN = datetime.date(2026, 3, 1)
LIJN = next(figuur for figuur in voorbeelden.ALLE if isinstance(figuur, Lijnfiguur) and figuur.lijnen)
# Text that people may type: XML of its own, signs that XML cannot hold, words without a place to break.
VREEMD = '</text><script>alert(1)</script> & "quote" \x00 ' + "Hottentottententententoonstelling" * 3
KAART = {"getal": "−38%", "wat": ("2019 tegenover 2017",), "oordelen": (("✓ op koers", True),)}


@pytest.fixture(autouse=True)
def _gemeente(settings):
    settings.SITE_ADRES = "https://veilig.voorbeeldstad.example"


def bron():
    return herkomst("/indicatoren/overlast/", VAN)


def lees(svg):
    """``(root, [(text, size), ...])``; raises where it is no XML."""
    wortel = ElementTree.fromstring(str(svg))  # noqa: S314 - our own
    return wortel, list(_teksten(wortel, 16.0))


def _teksten(element, letter):
    letter = float(element.get("font-size", letter))
    if element.tag == f"{SVG}text":
        yield element.text, letter
    for deel in element:
        yield from _teksten(deel, letter)


def maten(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_a_sheet_says_where_it_is_from():
    _, teksten = lees(figuurblad(LIJN, bron()))
    regels = [tekst for tekst, _ in teksten]
    assert LIJN.titel in regels
    assert {"Gemeente Voorbeeldstad", "Cijfers bijgewerkt op 1 maart 2026"} <= set(regels)
    assert "veilig.voorbeeldstad.example/indicatoren/overlast/" in regels
    assert regels[0] == "Voorbeeldstad bestaat niet. Deze cijfers zijn verzonnen."


def test_a_municipality_that_exists_has_no_such_band(settings):
    settings.GEMEENTE_VERZONNEN = False
    for svg in (figuurblad(LIJN, bron()), teken_kaart(Kaart("Overlast", bron(), "Er was minder.", **KAART))):
        assert "verzonnen" not in svg


@pytest.mark.parametrize("figuur", voorbeelden.ALLE, ids=lambda figuur: figuur.sleutel)
def test_every_sheet_stands_alone_and_can_be_read(figuur):
    svg = figuurblad(figuur, bron())
    wortel, teksten = lees(svg)
    assert not re.search(r'class="|style=|var\(|href|url\(|<script', svg)
    assert min(letter for _, letter in teksten) >= 12
    assert len(svg.encode()) < 40_000
    # The notes and the title end before the edge, in the widest font that we reckon with.
    los = [
        tekst for element in wortel if element.tag == f"{SVG}g" and not element.get("transform") for tekst in element
    ]
    for element in los:
        letter = next(maat for tekst, maat in teksten if tekst == element.text)
        vet = letter > 20
        assert float(element.get("x")) + breedte(element.text, letter, vet=vet) <= BREEDTE


def test_the_source_and_the_breaks_stand_in_the_sheet():
    figuur = next(f for f in voorbeelden.ALLE if isinstance(f, Lijnfiguur) and f.breuken and f.bron)
    tekst = " ".join(tekst for tekst, _ in lees(figuurblad(figuur, bron()))[1])
    assert f"Bron: {figuur.bron}" in tekst
    for breuk in figuur.breuken:
        assert breuk.tekst.split()[0] in tekst


def test_odd_text_stays_text():
    blad = figuurblad(voorbeelden.ALLE[0].__class__(**_met_titel(voorbeelden.ALLE[0], VREEMD)), bron())
    kaart = teken_kaart(Kaart(VREEMD, bron(), VREEMD, **KAART))
    for svg in (blad, kaart):
        wortel, _ = lees(svg)
        assert [element for element in wortel.iter() if element.tag == f"{SVG}script"] == []


def _met_titel(figuur, titel):
    return {veld: getattr(figuur, veld) for veld in figuur.__slots__} | {"titel": titel}


def test_a_png_is_twice_as_large_and_not_heavy():
    svg = figuurblad(LIJN, bron())
    png = als_png(svg, zoom=2)
    assert maten(png) == (2 * BREEDTE, round(2 * float(lees(svg)[0].get("height"))))
    assert len(png) < 200_000


def test_a_card_has_the_size_that_others_expect_and_says_all_of_it():
    kaart = Kaart("Overlast", bron(), "Er was minder.", **KAART, bijwoorden=("duidelijk verschil",), figuur=LIJN)
    svg = teken_kaart(kaart)
    assert maten(als_png(svg)) == (BREED, HOOG)
    regels = [tekst for tekst, _ in lees(svg)[1]]
    assert {"Overlast", "−38%", "2019 tegenover 2017", "✓ op koers", "duidelijk verschil"} <= set(regels)
    assert "Gemeente Voorbeeldstad · Cijfers bijgewerkt op 1 maart 2026" in regels
    assert kaart.in_woorden == (
        "Overlast: −38%, 2019 tegenover 2017. ✓ op koers, duidelijk verschil. Gemeente Voorbeeldstad. "
        "Cijfers bijgewerkt op 1 maart 2026. Voorbeeldstad bestaat niet. Deze cijfers zijn verzonnen."
    )


@pytest.mark.parametrize("zin", ["Er was minder.", "Er was in Voorbeeldstad veel minder dan eerst. " * 9, VREEMD])
@pytest.mark.parametrize("figuur", [None, LIJN])
def test_the_words_of_a_card_stay_above_its_foot(zin, figuur):
    for velden in ({}, KAART | {"bijwoorden": ("niet te toetsen", "Let op: anders geteld")}):
        wortel, _ = lees(
            teken_kaart(Kaart("Een cijfer met een heel erg lange naam " * 3, bron(), zin, **velden, figuur=figuur))
        )
        woorden = [element for element in wortel if element.tag == f"{SVG}text"][1:-2]
        assert max(float(element.get("y")) for element in woorden) < 530


def test_our_font_has_every_sign_that_we_draw():
    tekens = set("".join(chr(n) for n in (*range(0x20, 0x7F), *range(0xA0, 0x180))) + "−–—‘’“”…·•✓✕○●◐≈≤≥×÷→€")
    for pad in LETTERS:
        assert sorted(tekens - {chr(teken) for teken in TTFont(pad).getBestCmap()} - {"\xad"}) == []


def test_letters_are_drawn_without_a_font_of_the_machine():
    leeg, tekst = (
        als_png(f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" font-family="Roboto">{inhoud}</svg>')
        for inhoud in ("", '<text y="20" font-family="sans-serif">Aa</text>')
    )
    assert len(tekst) > len(leeg) + 100
