"""Figures as a browser draws them: no text too small, none cut off, one form at a time, nothing for axe to find."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template import engines

from tests.themas.weergave import voorbeelden


HUIS = Path(__file__).parents[2]
BREEDTEN = (320, 360, 768, 1280)
KLEINSTE_LETTER = 12
# A page as narrow as ours get: 16 px beside the figures, on the ground of the theme.
SJABLOON = """{% load figuren %}<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Figuren</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Figuren</h1>
{% for f in figuren %}<section><h2>{{ f.titel }}</h2>{% figuur f json_url="/cijfers.json" %}</section>{% endfor %}
<table><caption>Verloop</caption><tr><th scope="row">Woninginbraken</th><td>Daalt{% vonk lijn %}</td></tr></table>
</main></body></html>"""
STIJL = (
    "body { margin: 16px; background: #fcfbf8; color: #1c2a33; font: 16px/1.5 sans-serif; } main { max-width: 45rem; }"
)
ZICHTBARE_TEKST = """() => [...document.querySelectorAll('.figuur svg text')].map((tekst) => {
  const vak = tekst.getBoundingClientRect();
  const svg = tekst.ownerSVGElement;
  const schaal = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return { tekst: tekst.textContent, letter: parseFloat(getComputedStyle(tekst).fontSize) * schaal,
           links: vak.left, rechts: vak.right, onder: vak.bottom - svg.getBoundingClientRect().bottom };
}).filter((tekst) => tekst.letter > 0)"""


@pytest.fixture(params=BREEDTEN)
def pagina(request, browser):
    html = (
        engines["django"]
        .from_string(SJABLOON)
        .render({"figuren": voorbeelden.ALLE, "lijn": voorbeelden.WONINGINBRAKEN.lijnen[0]})
    )
    pagina = browser.new_page(viewport={"width": request.param, "height": 800})
    pagina.set_content(html)
    for bestand in ("vendor/nl-design-system.css", "css/figuur.css"):
        pagina.add_style_tag(path=HUIS / "static" / bestand)
    pagina.add_style_tag(content=STIJL)
    yield pagina
    pagina.close()


def test_text_is_large_enough_and_inside_the_window(pagina):
    breed = pagina.viewport_size["width"]
    teksten = pagina.evaluate(ZICHTBARE_TEKST)
    assert len(teksten) > 50
    assert [t for t in teksten if t["letter"] < KLEINSTE_LETTER] == []
    assert [t for t in teksten if t["links"] < 0 or t["rechts"] > breed or t["onder"] > 1] == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breed


def test_one_form_is_shown(pagina):
    zichtbaar = {
        vorm: pagina.locator(f"#figuur-woninginbraken .figuur__{vorm}").is_visible() for vorm in ("breed", "smal")
    }
    breed = pagina.viewport_size["width"] >= 768
    assert zichtbaar == {"breed": breed, "smal": not breed}
    noot = pagina.locator("#figuur-veel .figuur__alleen-smal")
    assert noot.is_visible() is not breed


def test_names_at_the_ends_of_lines_do_not_overlap(pagina):
    overlap = pagina.evaluate(
        """() => [...document.querySelectorAll('.figuur svg')].flatMap((svg) => {
             const namen = [...svg.querySelectorAll('[class$=-naam] text')].map((t) => t.getBoundingClientRect());
             return namen.flatMap((a, i) => namen.slice(i + 1).filter((b) => a.width && b.width
               && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
               && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4).map(() => svg.textContent));
           })"""
    )
    assert overlap == []


def test_axe_finds_nothing(pagina):
    for blok in pagina.locator("details").all():
        blok.evaluate("blok => { blok.open = true; }")
    gevonden = Axe().run(pagina, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert [fout["id"] for fout in gevonden.response["violations"]] == [], gevonden.generate_report()


def test_print_shows_a_figure_without_its_button(pagina):
    pagina.locator(".figuur__knop").first.evaluate("knop => { knop.hidden = false; }")
    pagina.emulate_media(media="print")
    assert not pagina.locator(".figuur__knop").first.is_visible()
    assert pagina.locator("#figuur-woninginbraken svg:visible").count() == 1
