import gzip
import re
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given

from tests.themas.weergave import voorbeelden
from tests.themas.weergave.svg import NS, Tekening, rechthoeken
from tests.themas.weergave.voorbeelden import VERANDERING, WONINGINBRAKEN, figuren, lijn, vast
from themas.weergave import stijl
from themas.weergave.figuur import Breukteken, Lijnfiguur, Staaf
from themas.weergave.tekenen import VORMEN, leeg, teken, vonk


# Pixels that each form gets at least: a phone of 320 less its margins, a frame of 250 less those, a card as it is.
SMALST = {"breed": 600, "smal": 288, "krap": 224, "kaart": 400}
KLEINSTE_LETTER = 12
AFRONDING = 0.05 + 1e-6  # of coordinates
VORM = pytest.mark.parametrize("vorm", VORMEN)
STATISCH = Path(__file__).parents[3] / "static/css"
CSS = (STATISCH / "figuur.css").read_text()


def test_points_stand_on_the_scale():
    """15 is the top of the axis and 290 the height of the plot, so every unit is 290 / 15."""
    tekening = Tekening(teken(WONINGINBRAKEN))
    (_, y_2017), (_, y_2018), (_, y_2019) = tekening.cirkels("hoofd-punt")
    ((_, y_2015),) = tekening.cirkels("hoofd-open")
    assert (y_2018 - y_2017, y_2019 - y_2017) == pytest.approx((290 / 15, 290 / 15 * 5), abs=0.11)
    assert y_2015 == y_2018
    assert tekening.paden("peil-lijn").split()[1].startswith(f"{y_2017:g}H")


def test_time_runs_evenly_and_a_break_stands_on_its_date():
    tekening = Tekening(teken(WONINGINBRAKEN))
    ((x_2015, _),) = tekening.cirkels("hoofd-open")
    x_2017, x_2018, x_2019 = (x for x, _ in tekening.cirkels("hoofd-punt"))
    assert (x_2018 - x_2017, x_2017 - x_2015) == pytest.approx((x_2019 - x_2018, 2 * (x_2019 - x_2018)), abs=0.6)
    # The first of July is the middle of the year, where the point of 2018 stands.
    assert float(re.search(r"L(\S+) ", tekening.paden("breuk-lijn"))[1]) == pytest.approx(x_2018, abs=0.5)


def test_gap_is_not_drawn_as_a_line():
    tekening = Tekening(teken(WONINGINBRAKEN))
    hoofd, brug = tekening.paden("hoofd-lijn"), tekening.paden("hoofd-brug")
    assert (hoofd.count("M"), hoofd.count("L")) == (1, 2)
    assert (brug.count("M"), brug.count("L")) == (1, 1)


def test_only_halves_of_one_kind_are_joined():
    punten = {"2017-H1": 3, "2018-H1": 2, "2019-H1": 1}
    figuur = Lijnfiguur("s", "Straatroven", "straatroven", (lijn("Almere", punten),))
    assert Tekening(teken(figuur)).paden("hoofd-lijn").count("L") == 2


def test_lengths_of_bars_are_proportional():
    for vorm in VORMEN:
        tekening = Tekening(teken(VERANDERING, vorm))
        vol = rechthoeken(tekening.paden("goed-staaf") + tekening.paden("slecht-staaf") + tekening.paden("geen-staaf"))
        per_procent = vol[0][2] / 38
        assert [breed / per_procent for _, _, breed in vol] == pytest.approx([38, 13, 45, 37], abs=0.2)
        nul = float(re.match(r"M(\S+)", tekening.paden("as-nul"))[1])
        assert [x + breed for x, _, breed in vol[:2]] == pytest.approx([nul, nul], abs=0.11)
        assert [x for x, _, _ in vol[2:]] == pytest.approx([nul, nul], abs=0.11)


def test_uncertain_bar_is_hatched_and_zero_has_no_bar():
    tekening = Tekening(teken(VERANDERING))
    assert len(rechthoeken(tekening.paden("slecht-rand"))) == 1
    assert tekening.paden("slecht-rand").count("M") > 10
    assert len(rechthoeken(tekening.paden("goed-staaf"))) == 2
    assert [regel.tekst for regel in tekening.regels("goed-getal")] == ["−38%", "−13%", "0%"]
    assert [regel.tekst for regel in tekening.regels("geen-getal")] == ["+37%"]


def test_signs_tell_what_colours_tell():
    tekening = Tekening(teken(VERANDERING))
    assert tekening.paden("goed-teken").count("M") == 3
    assert tekening.paden("slecht-teken").count("M") == 2
    assert tekening.paden("geen-teken").count("M") == 1


@pytest.mark.parametrize("getallen", [(-5, -40), (5, 40), (0, 0), (7, 7), (10**6, -99)])
@VORM
def test_bars_and_values_stay_inside(getallen, vorm):
    figuur = replace(VERANDERING, staven=tuple(Staaf("Drugs- en drankoverlast", g, onzeker=True) for g in getallen))
    tekening = Tekening(teken(figuur, vorm))
    for x, _, breed in rechthoeken(tekening.paden("geen-rand")):
        assert x >= 0
        assert x + breed <= tekening.breedte
    assert all(
        regel.links >= -AFRONDING and regel.rechts <= tekening.breedte + AFRONDING for regel in tekening.regels()
    )


def test_names_are_ranked_by_their_last_value():
    namen = Tekening(teken(voorbeelden.INDEX)).regels("ander-naam")
    assert [regel.tekst for regel in sorted(namen, key=lambda regel: regel.voet)] == [
        "Straatroven\N{NO-BREAK SPACE}145",
        "Drugs- en",
        "drankoverlast\N{NO-BREAK SPACE}87",
        "Woninginbraken\N{NO-BREAK SPACE}62",
    ]


VROEG = Lijnfiguur(
    "s", "Straatroven", "straatroven", (lijn("Almere", {"2017": 9, "2018": 8}), lijn("Land", {"2017": 2, "2021": 3}))
)


@pytest.mark.parametrize("vorm", ["breed", "smal", "kaart"])  # in the narrowest form its name takes two lines
def test_a_line_that_ends_early_is_named_where_it_ends(vorm):
    """A pointer across the plot would look as if the line went on flat."""
    tekening = Tekening(teken(VROEG, vorm))
    naam = next(
        regel for regel in tekening.regels() if regel.tekst == "Almere\N{NO-BREAK SPACE}8\N{NO-BREAK SPACE}(2018)"
    )
    x, y = tekening.cirkels("ander-punt")[0]
    assert abs(naam.links - x) < 12
    assert abs(naam.voet - y) < 2.5 * tekening.letter
    assert tekening.paden("naam-wijzer") == ""


def test_without_room_beside_it_an_early_name_stands_in_the_column_without_pointer():
    hoog = {"2017": 9, "2018": 8, "2019": 9, "2020": 7, "2021": 8}
    druk = tuple(lijn(f"Land {n}", {p: w + n for p, w in hoog.items()}) for n in range(-4, 4))
    figuur = replace(VROEG, lijnen=(lijn("Almere", {"2017": 9, "2018": 8}), *druk))
    namen = Tekening(teken(figuur)).regels("ander-naam")
    assert len({regel.links for regel in namen}) == 1
    assert any("(2018)" in regel.tekst for regel in namen)
    assert "H" not in Tekening(teken(figuur)).paden("naam-wijzer")


def test_lines_that_are_all_main_are_all_equal():
    gelijk = replace(voorbeelden.INDEX, lijnen=tuple(replace(lijn, hoofd=True) for lijn in voorbeelden.INDEX.lijnen))
    assert teken(gelijk) == teken(voorbeelden.INDEX)


def test_with_many_lines_only_the_main_one_is_named_on_a_phone():
    breed, smal = (Tekening(teken(voorbeelden.VEEL, vorm)) for vorm in ("breed", "smal"))
    assert len(breed.regels("ander-naam")) == 27
    assert smal.regels("ander-naam") == []
    assert [regel.tekst for regel in smal.regels("hoofd-naam")] == ["Gemeente J\N{NO-BREAK SPACE}49"]


def test_marks_of_breaks_near_each_other_do_not_touch():
    breuken = tuple(replace(voorbeelden.SAMENLOOP, nummer=nummer) for nummer in (1, 2, 3))
    cirkels = Tekening(teken(replace(WONINGINBRAKEN, breuken=breuken), "smal")).met_klasse("breuk-teken")
    plekken = sorted(float(cirkel.get("cx")) for cirkel in cirkels)
    assert all(b - a >= 2 * float(cirkels[0].get("r")) for a, b in pairwise(plekken))


def test_break_outside_the_periods_is_left_out():
    ver = Breukteken(9, WONINGINBRAKEN.breuken[0].datum.replace(year=2021), "Later")
    assert Tekening(teken(replace(WONINGINBRAKEN, breuken=(ver,)))).met_klasse("breuk-teken") == []


def test_axis_that_does_not_start_at_zero_says_so():
    eenheid = Tekening(teken(voorbeelden.BELEVING)).regels("as-tekst")[0].tekst
    assert eenheid == "rapportcijfer (de as begint bij 7,0)"
    assert teken(replace(voorbeelden.BELEVING, vanaf_nul=True)).count("de as begint") == 0


def test_nothing_to_draw_gives_a_sentence():
    assert leeg(voorbeelden.LEEG)
    assert teken(voorbeelden.LEEG).strip() == '<p class="figuur__leeg">Hiervoor zijn nog geen cijfers.</p>'
    assert "Hiervoor zijn nog geen cijfers." in teken(voorbeelden.LEEG, los=True)


@pytest.mark.parametrize("figuur", voorbeelden.ALLE[:-1], ids=lambda figuur: figuur.sleutel)
@VORM
def test_text_keeps_its_size_and_stays_inside(figuur, vorm):
    tekening = Tekening(teken(figuur, vorm))
    assert tekening.letter * SMALST[vorm] / tekening.breedte >= KLEINSTE_LETTER
    assert 'font-size="' not in teken(figuur, vorm).split(">", 1)[1]
    for regel in tekening.regels():
        assert regel.links >= -AFRONDING, regel
        assert regel.rechts <= tekening.breedte + AFRONDING, regel
        assert 0 < regel.voet < tekening.hoogte, regel


@vast
@given(figuren)
def test_every_drawing_is_well_formed_and_its_names_do_not_overlap(figuur):
    for vorm in VORMEN:
        alleen = Tekening(teken(figuur, vorm, los=True))
        assert alleen.wortel.tag == "svg"
        if leeg(figuur):
            continue
        tekening = Tekening(teken(figuur, vorm))
        hoogte = tekening.letter * 1.2 - 0.11
        namen = [*tekening.regels("hoofd-naam"), *tekening.regels("ander-naam"), *tekening.regels("peil-naam")]
        assert not [
            (een, ander)
            for een, ander in combinations(namen, 2)
            if abs(een.voet - ander.voet) < hoogte and een.links < ander.rechts and ander.links < een.rechts
        ]
        assert not [e for e in tekening.wortel.iter() if e.tag in ("script", "style", "a") or e.get("id")]
        assert not re.search("nan|inf", "".join(e.get("d", "") for e in tekening.wortel.iter()))


@pytest.mark.parametrize("figuur", voorbeelden.ALLE, ids=lambda figuur: figuur.sleutel)
def test_drawing_on_a_page_has_no_inline_style(figuur):
    svg = teken(figuur)
    assert not re.search(r"<style|style=|<script|\son\w+=|\sid=|url\(", svg)
    assert "#" not in svg


def test_drawing_that_stands_alone_needs_no_style_sheet(settings):
    settings.KLEUR_HOOFD = "#123456"
    for figuur in voorbeelden.ALLE:
        svg = teken(figuur, los=True)
        assert svg.count(f'xmlns="{NS}"') == 1
        assert "class=" not in svg
        assert "var(" not in svg
        assert "<desc>" in svg
    assert 'stroke="#123456"' in teken(WONINGINBRAKEN, los=True)


def test_title_is_the_first_sentence():
    assert Tekening(teken(WONINGINBRAKEN)).wortel.find("title").text == (
        "Woninginbraken, per 1.000 woningen: de lijn van Almere gaat van 12 in 2015 naar 8 in 2019."
    )
    assert Tekening(teken(WONINGINBRAKEN)).wortel.get("role") == "img"


@pytest.mark.parametrize("figuur", [WONINGINBRAKEN, VERANDERING], ids=["lijn", "staaf"])
@VORM
def test_typical_figure_is_about_a_kilobyte(figuur, vorm):
    assert len(gzip.compress(teken(figuur, vorm).encode(), 9)) <= 1100


def test_sparkline():
    (woning, *_), peil = WONINGINBRAKEN.lijnen, WONINGINBRAKEN.peil
    svg = vonk(woning, peil)
    tekening = Tekening(svg.replace("<svg ", '<svg font-size="1" '))
    assert tekening.wortel.get("aria-hidden") == "true"
    assert (tekening.breedte, tekening.hoogte) == (110, 28)
    # From zero at the foot, 24, to 13 at the top, 4.
    assert tekening.cirkels("hoofd-punt") == [(106, pytest.approx(24 - 20 * 8 / 13, abs=0.05))]
    assert tekening.cirkels("hoofd-open") == [(4, pytest.approx(24 - 20 * 12 / 13, abs=0.05))]
    assert tekening.paden("vonk-peil") == "M0 4H110"
    assert len(svg) < 800


def test_sparkline_of_little():
    assert vonk(lijn("Almere", {})) == ""
    assert vonk(lijn("Almere", {"2019": 0})).count("<circle") == 1
    assert "nan" not in vonk(lijn("Almere", {"2018": 0, "2019": 0}))


# Colours


def css_kleuren():
    return dict(re.findall(r"--f-(\w+): var\(--[\w-]+, (#\w{6})\)", CSS))


def test_style_sheet_and_files_have_the_same_colours():
    assert css_kleuren() == stijl.KLEUREN | {"hoofd": settings.KLEUR_HOOFD}


def test_the_theme_changes_none_of_them():
    """What stands alone has no theme and must look the same."""
    thema = dict(re.findall(r"(--[\w-]+):\s*(#\w{6})", (STATISCH / "thema.css").read_text()))
    gevraagd = re.findall(r"var\((--[\w-]+), (#\w{6})\)", CSS)
    assert {naam: thema[naam] for naam, _ in gevraagd if naam in thema} == {
        naam: kleur for naam, kleur in gevraagd if naam in thema
    }


def test_style_sheet_colours_every_part():
    klassen = {attribuut.split('"')[1] for delen in stijl.stijlen(los=False).values() for attribuut in delen.values()}
    assert {klasse for klasse in klassen if f".{klasse}" not in re.split(r"[\s,{]+", CSS)} == set()


def helderheid(kleur):
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


@pytest.mark.parametrize("grond", ["#ffffff", "#fcfbf8"])
def test_lines_and_text_can_be_told_from_the_ground(grond):
    contrast = {
        naam: (helderheid(grond) + 0.05) / (helderheid(kleur) + 0.05)
        for naam, kleur in css_kleuren().items()
        if naam not in ("grond", "rooster", "wijzer")  # no one needs those to read the figure
    }
    assert contrast.pop("ander") >= 3  # the only colour that no text has
    assert min(contrast.values()) >= 4.5
