"""A report in Chromium: on a phone and on a desk, corrected, compared, withdrawn, and on paper."""

import re

import pikepdf
import pytest
from playwright.sync_api import expect

from rapportages.models import Bestand
from rapportages.publicatie.publiceren import trek_in
from tests import fabriek
from tests.browser.test_site import TE_BREED, axe, open_alles, zet_breed
from tests.rapportages.lezen.bouw import gerectificeerd, publiek
from tests.rapportages.publiceren.bouw import UITGEVER, wie
from themas.models import Indicator


RAPPORT = "/rapportages/tweede-helft-2019/"


@pytest.fixture
def stad(transactional_db, live_server):
    """Three reports of Voorbeeldstad: one corrected, one on the year after, one withdrawn."""
    fabriek.gebied()
    gerectificeerd(publiek(), "Het aantal [daalde](/over/) licht.", indicatoren=Indicator.objects.all())
    fabriek.vastgestelde_meting("2020", aantal=1200)
    publiek("voortgang-2020", "2020", 2)
    weg = publiek("voortgang-2018", "2018", 3)
    trek_in(rapportage=weg, reden="De helft ontbreekt.", door=wie(UITGEVER))
    assert not Bestand.objects.exists()
    return live_server.url


PAGINAS = [
    "/rapportages/voortgang-2019/",
    "/rapportages/voortgang-2019/versies/1/",
    "/rapportages/voortgang-2019/versies/2/verschil/",
    "/rapportages/vergelijken/?van=voortgang-2019&naar=voortgang-2020",
    "/rapportages/vergelijken/?van=onzin",
    "/rapportages/voortgang-2018/",
    "/indicatoren/woninginbraken/",
]


def test_elke_soort_pagina_op_elke_breedte(open_pagina, stad):
    pagina = open_pagina(f"{stad}/over/", breed=360)
    for pad in PAGINAS:
        assert pagina.goto(stad + pad).status == 200
        open_alles(pagina)
        for breed in (320, 360, 1280):
            zet_breed(pagina, breed)
            assert pagina.evaluate(TE_BREED) <= 0, (pad, breed)
        assert pagina.evaluate("window.schendingen") == [], pad
        for breed in (360, 1280):
            zet_breed(pagina, breed)
            assert axe(pagina) == [], (pad, breed)
    assert pagina.fouten == []


def test_kiezen_en_vergelijken_gaat_zonder_script(open_pagina, stad):
    pagina = open_pagina(f"{stad}/rapportages/", breed=360, javascript=False)
    pagina.get_by_role("link", name="Vergelijk twee rapportages").click()
    pagina.get_by_label("Van").select_option("voortgang-2019")
    pagina.get_by_label("Naar").select_option("voortgang-2020")
    pagina.get_by_role("button", name="Vergelijk").click()
    expect(pagina.locator("tbody tr")).to_have_count(1)
    expect(pagina.locator("tbody tr")).to_contain_text("Sloeg om naar ongunstig")


def test_een_voetnoot_gaat_heen_en_terug(open_pagina, site):
    pagina = open_pagina(site.adres + RAPPORT, breed=360, javascript=False, reduced_motion="reduce")
    verwijzing = pagina.locator(".nootplek a").first
    plek = verwijzing.get_attribute("id")
    verwijzing.click()
    noot = pagina.locator("#noot-1")
    expect(noot).to_be_in_viewport()
    noot.get_by_role("link", name=re.compile("Terug naar de tekst")).first.click()
    expect(pagina.locator(f"#{plek}")).to_be_in_viewport()
    assert pagina.url.endswith(f"#{plek}")


def test_op_papier(open_pagina, site, tmp_path):
    """All text is on it, what can only be pressed is not, and no figure is cut by the end of a page."""
    pagina = open_pagina(site.adres + RAPPORT, breed=718)
    pagina.emulate_media(media="print")
    expect(pagina.locator(".rapport__inhoud")).to_be_hidden()
    assert pagina.evaluate(TE_BREED) <= 0
    bestand = tmp_path / "rapport.pdf"
    pagina.pdf(path=bestand, format="A4")
    with pikepdf.open(bestand) as pdf:
        assert 10 < len(pdf.pages) < 60
