"""How pages look, where a number can say it: sizes that must be equal, words that stay whole, columns that show."""

import pytest


BREEDTEN = [360, 1280]
LETTERS = """() => [...document.querySelectorAll('.oordeel, .zekerheid')].filter((e) => e.offsetWidth).map((e) => {
  const s = getComputedStyle(e); return [s.fontSize, s.fontWeight, s.borderTopWidth].join(' '); })"""
# Words that are broken over two lines: a range around each word has one rectangle, or more when it is broken.
GEBROKEN = """(kies) => [...document.querySelectorAll(kies)].flatMap((e) => {
  const uit = [], loop = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
  while (loop.nextNode()) for (const m of loop.currentNode.data.matchAll(/[^\\s-]+/g)) {
    const r = document.createRange();
    r.setStart(loop.currentNode, m.index); r.setEnd(loop.currentNode, m.index + m[0].length);
    if (new Set([...r.getClientRects()].map((v) => Math.round(v.top))).size > 1) uit.push(m[0]);
  }
  return uit; })"""


@pytest.mark.parametrize("breed", BREEDTEN)
@pytest.mark.parametrize("pad", ["/", "/dashboard/", "/indicatoren/", "/indicatoren/overvallen/"])
def test_verdict_and_certainty_are_as_large(open_pagina, site, pad, breed):
    letters = open_pagina(site.adres + pad, breed=breed).evaluate(LETTERS)
    assert len(letters) > 2
    assert len(set(letters)) == 1


@pytest.mark.parametrize("breed", BREEDTEN)
@pytest.mark.parametrize(
    ("pad", "waar"),
    [
        ("/", ".tabel, .kaart, .stand"),
        ("/dashboard/?oordeel=op_koers", ".filter button, .tabel"),
        ("/dashboard/", ".tabel"),
        ("/dashboard/peiljaar-is-100/", ".tabel"),
        ("/indicatoren/misdrijven/", ".tabel"),
    ],
)
def test_words_stay_whole(open_pagina, site, pad, waar, breed):
    pagina = open_pagina(site.adres + pad, breed=breed)
    pagina.evaluate("document.querySelectorAll('details').forEach((blok) => { blok.open = true; })")
    assert pagina.evaluate("(kies) => document.querySelectorAll(kies).length", waar) > 0
    assert pagina.evaluate(GEBROKEN, waar) == []


@pytest.mark.parametrize("breed", [718, 770, 1024, 1025])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_words_in_tables_stay_whole_on_a_tablet_and_on_paper(open_pagina, site, medium, breed):
    """718 is a sheet of A4 within its margins; the others lie at the edges of what the style sheet calls narrow."""
    pagina = open_pagina(f"{site.adres}/dashboard/", breed=breed)
    pagina.emulate_media(media=medium)
    for pad in ("/dashboard/", "/indicatoren/woninginbraken/", "/cookies/"):
        pagina.goto(site.adres + pad)
        assert pagina.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert (pad, pagina.evaluate(GEBROKEN, ".tabel")) == (pad, [])


def test_paper_shows_no_buttons_and_says_where_the_page_is(open_pagina, site):
    pagina = open_pagina(f"{site.adres}/indicatoren/woninginbraken/", breed=718)
    waar = pagina.get_by_text("Deze pagina staat op")
    assert not waar.is_visible()
    pagina.emulate_media(media="print")
    assert waar.inner_text().endswith("/indicatoren/woninginbraken/")
    for weg in (".insluitcode", ".meenemen", ".figuur__cijfers", "header nav", "footer nav"):
        assert pagina.locator(weg).count() > 0
        assert [blok for blok in pagina.locator(weg).all() if blok.is_visible()] == []


def test_a_goal_without_figure_has_no_empty_lines_on_a_phone(open_pagina, site):
    """The cells are there for who hears the table, and out of sight for who looks."""
    pagina = open_pagina(f"{site.adres}/dashboard/", breed=360)
    rij = pagina.locator(".tabel--doelen tbody tr:not([data-indicator])").first
    cellen = rij.get_by_role("cell")
    assert cellen.count() == 6
    zichtbaar = [cel for cel in cellen.all() if cel.bounding_box()["height"] > 2]
    assert [cel.get_attribute("data-kop") for cel in zichtbaar] == ["Cijfer", "Oordeel"]


def test_the_remark_of_a_bar_is_read_once(open_pagina, site):
    """Beside the numbers on a desk, under the name on a phone; never both."""
    for breed in BREEDTEN:
        pagina = open_pagina(site.adres, breed=breed)
        pagina.locator(".figuur__cijfers summary").click()
        rij = pagina.locator(".figuur table tr", has_text="toeval").first
        assert rij.inner_text().count("toeval") == 1
