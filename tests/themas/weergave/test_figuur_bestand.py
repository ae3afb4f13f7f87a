"""A drawing that was frozen as it stands on a page is printed as if it had been drawn for a file of its own."""

import re
from xml.etree.ElementTree import canonicalize

import pytest

from tests.themas.weergave import voorbeelden
from themas.weergave.tekenen import VORMEN, als_bestand, leeg, teken


def zonder_beschrijving(svg):
    """Canonical XML: the order of attributes says nothing."""
    return canonicalize(re.sub(r"<desc>.*?</desc>", "", svg, flags=re.DOTALL))


@pytest.mark.parametrize("vorm", VORMEN)
@pytest.mark.parametrize("figuur", [f for f in voorbeelden.ALLE if not leeg(f)], ids=lambda figuur: figuur.sleutel)
def test_tekening_van_een_pagina_wordt_hetzelfde_bestand(figuur, vorm, settings):
    settings.KLEUR_HOOFD = "#123456"
    assert canonicalize(als_bestand(teken(figuur, vorm))) == zonder_beschrijving(teken(figuur, vorm, los=True))


def test_onbekende_klasse_blijft_staan():
    svg = '<svg class="f-svg" viewBox="0 0 720 300"><path class="f-nieuw-deel"/></svg>'
    assert '<path class="f-nieuw-deel"/>' in als_bestand(svg)
