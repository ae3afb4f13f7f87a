"""The checker itself: a page with a known mistake must not pass."""

import pytest

from tests.site.geldig import fouten_in


PAGINA = '<!doctype html><html lang="nl"><head><title>Titel</title></head><body>{}</body></html>'


def test_fouten_in_valid_page():
    assert fouten_in(PAGINA.format("<main><h1>Veilig − 38%</h1></main>")) == []


@pytest.mark.parametrize("inhoud", ["<p><b>open</p>", "<p>een</p></p>", "<a href='x' href='y'>x</a>"])
def test_fouten_in_broken_page(inhoud):
    fouten = fouten_in(PAGINA.format(inhoud))
    assert fouten
    assert all(fout.startswith("regel ") for fout in fouten)
