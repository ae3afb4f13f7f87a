"""Reporting an error in a real browser: without a script, with mistakes, and without a cookie in the end."""

import pytest

from tests.browser.conftest import draaiende_site
from tests.browser.test_site import TE_BREED, axe


@pytest.fixture(scope="module")
def eigen_site(tmp_path_factory):
    """A site of its own, because what is sent is kept."""
    with draaiende_site(tmp_path_factory.mktemp("melden")) as site:
        yield site


@pytest.mark.parametrize("javascript", [True, False])
def test_a_mistake_is_shown_and_mended_and_the_report_goes(open_pagina, eigen_site, javascript):
    pagina = open_pagina(f"{eigen_site.adres}/indicatoren/woninginbraken/", breed=360, javascript=javascript)
    pagina.get_by_role("link", name="Klopt dit niet? Meld een fout").click()
    assert pagina.get_by_label("Waar staat het?").input_value() == "/indicatoren/woninginbraken/"
    assert pagina.locator("#id_vervolgadres").is_hidden()
    pagina.get_by_label("Uw mailadres").fill("geen adres")
    pagina.wait_for_timeout(4000)  # faster than three seconds is a robot
    pagina.get_by_role("button", name="Verstuur de melding").click()
    assert pagina.locator("#fouten li").all_inner_texts() == [
        "Wat klopt er niet: Schrijf op wat er niet klopt.",
        "Uw mailadres: Dit is geen mailadres. Schrijf het als naam@voorbeeld.nl, of laat dit leeg.",
    ]
    assert pagina.get_by_label("Uw mailadres").input_value() == "geen adres"
    if javascript:
        for breed in (1280, 320):
            pagina.set_viewport_size({"width": breed, "height": 800})
            assert pagina.evaluate(TE_BREED) <= 0
            assert axe(pagina) == []
    pagina.locator("#fouten").get_by_role("link", name="Wat klopt er niet").click()
    assert pagina.locator("#id_tekst").evaluate("veld => veld === document.activeElement") if javascript else True
    pagina.get_by_label("Wat klopt er niet?").fill(f"Het zijn er 41. {javascript}")
    pagina.get_by_label("Uw mailadres").fill("")
    pagina.get_by_role("button", name="Verstuur de melding").click()
    assert pagina.get_by_role("heading", level=1).inner_text() == "Bedankt. Wij hebben uw melding."
    assert pagina.url == f"{eigen_site.adres}/melden/bedankt/#inhoud"
    assert pagina.context.cookies() == []
    if javascript:
        assert axe(pagina) == []


def test_another_site_cannot_send_it(open_pagina, eigen_site):
    """A form of a page elsewhere: the browser itself says where it came from."""
    pagina = open_pagina("about:blank")
    formulier = f'<form method="post" action="{eigen_site.adres}/melden/">'
    pagina.set_content(f'{formulier}<input name="tekst" value="Koop nu"><button>x</button></form>')
    pagina.get_by_role("button").click()
    assert "Dit formulier kwam niet van onze site." in pagina.locator("#fouten").inner_text()
