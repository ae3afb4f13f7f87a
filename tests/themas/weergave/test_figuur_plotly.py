import json

import pytest
from hypothesis import given

from tests.themas.weergave import voorbeelden
from tests.themas.weergave.voorbeelden import VERANDERING, WONINGINBRAKEN, figuren, vast
from themas.weergave.figuur import Lijnfiguur
from themas.weergave.plotlyfiguur import plotly_json
from themas.weergave.stijl import KLEUREN
from themas.weergave.tabel import tabel


def getallen_per_kolom(figuur):
    kolommen = zip(*tabel(figuur).rijen, strict=True)
    return [sorted(float(cel) for cel in kolom if not isinstance(cel, str | None)) for kolom in kolommen]


@vast
@given(figuren)
def test_plotly_draws_the_numbers_of_the_table(figuur):
    gemaakt = json.loads(json.dumps(plotly_json(figuur), allow_nan=False))
    as_ = "y" if isinstance(figuur, Lijnfiguur) else "x"
    getekend = [sorted(float(g) for g in spoor[as_] if g is not None) for spoor in gemaakt["data"]]
    assert sorted(filter(None, getekend)) == sorted(filter(None, getallen_per_kolom(figuur)))


def test_line_breaks_at_a_gap_and_points_are_hollow():
    hoofd = plotly_json(WONINGINBRAKEN)["data"][-1]
    assert hoofd["name"] == "Almere"
    assert hoofd["y"] == [12, None, 13, 12, 8]
    assert not hoofd["connectgaps"]
    assert hoofd["marker"]["symbol"][0] == "circle-open"
    assert hoofd["text"] == [
        "Almere, 2015: 12 per 1.000 woningen (geschat)",
        "",
        "Almere, 2017: 13 per 1.000 woningen",
        "Almere, 2018: 12 per 1.000 woningen",
        "Almere, 2019: 8 per 1.000 woningen",
    ]


def test_layout_is_dutch_and_small():
    gemaakt = plotly_json(WONINGINBRAKEN)
    assert gemaakt["layout"]["separators"] == ",."
    assert gemaakt["layout"]["height"] > 0
    assert "template" not in gemaakt["layout"]
    assert gemaakt["layout"]["xaxis"]["ticktext"] == ["2019", "2018", "2017", "2015"]
    assert [tekst["text"] for tekst in gemaakt["layout"]["annotations"]] == ["peiljaar 2017: 13", "(1)"]
    assert len(json.dumps(gemaakt)) < 4000


def test_colours_are_those_of_the_drawing(settings):
    settings.KLEUR_HOOFD = "#123456"
    assert plotly_json(WONINGINBRAKEN)["data"][-1]["line"]["color"] == "#123456"
    assert plotly_json(WONINGINBRAKEN, kleur_hoofd="#654321")["data"][-1]["line"]["color"] == "#654321"
    assert plotly_json(WONINGINBRAKEN)["data"][0]["line"]["color"] == KLEUREN["ander"]
    kleuren = plotly_json(VERANDERING)["data"][0]["marker"]["color"]
    assert kleuren == [KLEUREN[naam] for naam in ("goed", "goed", "goed", "slecht", "geen", "slecht")]


def test_bars_say_the_same_when_hovered():
    (staven,) = plotly_json(VERANDERING)["data"]
    assert staven["text"] == ["−38%", "−13%", "0%", "+27%", "+37%", "+45%"]
    assert staven["hovertext"][2] == "Vernielingen: evenveel als in 2017 (gunstig)"
    assert staven["hovertext"][3] == (
        "Overvallen: 27% meer dan in 2017 (ongunstig; het verschil kan toeval zijn; van 16 naar 21)"
    )
    assert staven["marker"]["pattern"]["shape"] == ["", "", "", "/", "", ""]


@pytest.mark.parametrize("figuur", [voorbeelden.LEEG, voorbeelden.NUL, voorbeelden.VEEL], ids=lambda f: f.sleutel)
def test_odd_figures_too(figuur):
    assert len(plotly_json(figuur)["data"]) == len(figuur.lijnen)
