"""The whole figure as it stands in a page."""

from dataclasses import replace

import pytest
from django.template import engines
from html5lib import HTMLParser

from tests.site.geldig import fouten_in
from tests.themas.weergave import voorbeelden
from tests.themas.weergave.voorbeelden import LEEG, VERANDERING, WONINGINBRAKEN, lijn


def toon(figuur, **context):
    sjabloon = engines["django"].from_string("{% load figuren %}{% figuur f json_url=adres %}")
    return sjabloon.render({"f": figuur, "adres": "/cijfers.json", **context})


def pagina(inhoud):
    kop = '<!doctype html><html lang="nl"><head><title>Proef</title></head>'
    return f"{kop}<body><main><h1>Proef</h1>{inhoud}</main></body></html>"


@pytest.mark.parametrize("figuur", voorbeelden.ALLE, ids=lambda figuur: figuur.sleutel)
def test_figure_is_valid_html(figuur):
    assert fouten_in(pagina(toon(figuur))) == []


def test_odd_text_is_valid_html_too():
    raar = replace(
        WONINGINBRAKEN,
        titel='<b>"&\x00',
        lijnen=(lijn("]]><script>alert(1)</script>\x0b", {"2019": 3}, hoofd=True),),
        bron="\x1b<i>",
    )
    html = toon(raar)
    assert fouten_in(pagina(html)) == []
    assert "<script" not in html


def test_whole_figure_has_both_forms_caption_button_words_and_table():
    boom = HTMLParser(strict=True, namespaceHTMLElements=False).parse(pagina(toon(WONINGINBRAKEN)))
    figuur = boom.find(".//div[@class='figuur']")
    assert figuur.get("id") == "figuur-woninginbraken"
    assert figuur.get("data-figuur") == "/cijfers.json"
    assert figuur.find("button").get("hidden") == ""
    cellen = [["".join(cel.itertext()) for cel in rij] for rij in figuur.iter("tr")]
    assert cellen == [
        ["Periode", "Almere", "Grote steden", "Opmerking"],
        ["2015 Almere: geschat", "12", "–", "Almere: geschat"],
        ["2017", "13", "13", ""],
        ["2018", "12", "12", ""],
        ["2019", "8", "10", ""],
    ]
    assert "Deze lijn heeft geen cijfer voor 2016." in "".join(figuur.find("details/p").itertext())


def test_without_address_there_is_no_button():
    html = toon(WONINGINBRAKEN, adres="")
    assert "<button" not in html
    assert "data-figuur" not in html


def test_table_of_bars_has_the_links():
    html = toon(VERANDERING)
    assert '<a class="nl-link" href="/indicatoren/woninginbraken/">Woninginbraken</a>' in html
    assert '<td class="tabel__getal">−38</td>' in html
    assert '<td class="tabel__getal">+45</td>' in html


def test_figure_without_numbers_is_one_sentence():
    html = toon(LEEG)
    assert "Hiervoor zijn nog geen cijfers." in html
    assert "<button" not in html
    assert "<table" not in html
    assert "<svg" not in html


def test_sparkline_in_a_template():
    sjabloon = engines["django"].from_string("{% load figuren %}{% vonk regel peil %}{% vonk regel %}")
    html = sjabloon.render({"regel": WONINGINBRAKEN.lijnen[0], "peil": WONINGINBRAKEN.peil})
    assert html.count("<svg") == 2
    assert html.count("f-vonk-peil") == 1
