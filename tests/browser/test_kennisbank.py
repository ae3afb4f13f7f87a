"""What works, as a browser draws it: support is as large as the claim, and there is nothing for axe to find."""

import pytest

from tests import fabriek
from tests.browser.test_site import TE_BREED, axe
from tests.convenanten.bouw import openbaar
from themas.enums import Onderbouwing


pytestmark = pytest.mark.django_db(transaction=True)
#: How large and how heavy the letters of each part of a claim are.
LETTERS = """(waar) => Object.fromEntries(['bewering__tekst', 'onderbouwing', 'effect__woorden'].map((klasse) => [
  klasse, [...new Set([...document.querySelectorAll(`${waar} .${klasse}`)].map((e) => {
    const s = getComputedStyle(e); return `${s.fontSize} ${s.fontWeight}`; }))]]))"""


@pytest.fixture
def aanpak():
    """One claim of each kind of support, with a number where there can be one."""
    rij = fabriek.interventie(velden=[fabriek.veiligheidsveld()], onderwerpen=[fabriek.onderwerp()])
    geen = {"effect_van": None, "effect_tot": None}
    getallen = {
        Onderbouwing.ONDERZOEK: {},
        Onderbouwing.ERVARING: {"effect_van": -90, "effect_tot": -50},
        Onderbouwing.NIET_ONDERBOUWD: {"aandeel_teller": 2, "aandeel_noemer": 3, **geen},
        Onderbouwing.OPEN_VRAAG: geen,
    }
    for volgorde, (soort, velden) in enumerate(getallen.items(), start=1):
        zin = "Wordt er in alle wijken minder ingebroken sinds er lantaarns staan?"
        fabriek.bewering(rij, volgorde, tekst=zin, onderbouwing=soort, uitleg="Zo staat het er.", **velden)
    openbaar(rij)
    return rij


@pytest.mark.parametrize("breed", [360, 1280])
def test_support_is_as_large_as_the_claim(open_pagina, live_server, aanpak, breed):
    for pad, waar in (("/kennisbank/", ".tabel"), (aanpak.get_absolute_url(), ".bewering")):
        letters = open_pagina(f"{live_server}{pad}", breed=breed).evaluate(LETTERS, waar)
        assert letters["bewering__tekst"] == letters["onderbouwing"] == letters["effect__woorden"], (pad, letters)
        assert len(letters["onderbouwing"]) == 1


@pytest.mark.parametrize("breed", [360, 1280])
def test_axe_finds_nothing(open_pagina, live_server, aanpak, breed):
    for pad in ("/kennisbank/", "/kennisbank/?onderbouwing=ervaring&kleur=rood", aanpak.get_absolute_url()):
        pagina = open_pagina(f"{live_server}{pad}", breed=breed)
        assert pagina.evaluate(TE_BREED) == 0, pad
        assert pagina.evaluate("window.schendingen") == []
        assert axe(pagina) == [], pad
