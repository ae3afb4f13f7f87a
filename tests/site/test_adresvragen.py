"""An address that asks what a page does not know: the page comes, and says what it left out."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from tests import fabriek
from tests.site.kruip import met_klasse, tekst, vraag
from themas.enums import Gebiedsoort


pytestmark = pytest.mark.django_db


@pytest.fixture
def cijfer():
    """A figure of the municipality, and of two of its districts."""
    fabriek.beleidsplan()
    indicator = fabriek.indicator("misdrijven")
    for code in ("2017", "2019"):
        fabriek.vastgestelde_meting(code, van=indicator, in_gebied=fabriek.gebied())
    for nummer in (1, 2):
        wijk = fabriek.gebied(f"WK999{nummer}", f"Wijk {nummer}", soort=Gebiedsoort.WIJK, ligt_in=fabriek.gebied())
        fabriek.vastgestelde_meting("2019", van=indicator, in_gebied=wijk, aantal=nummer)
    return indicator


def meldingen(client, adres, **vragen):
    pagina = vraag(client, f"{adres}?{urlencode(vragen)}")
    assert pagina.status == 200
    return [tekst(p) for melding in met_klasse(pagina.main, "utrecht-alert--warning") for p in melding.iter("p")]


def open_tabellen(client, adres):
    uitklappers = vraag(client, adres).main.iter("details")
    return len([d for d in uitklappers if d.get("open") is not None and "Wijk 1" in tekst(d)])


@pytest.mark.parametrize("naam", ["dashboard", "dashboard-index", "indicator"])
def test_an_unknown_name_is_said_and_a_campaign_is_not(client, cijfer, naam):
    adres = reverse(naam, args=[cijfer.slug] if naam == "indicator" else [])
    assert meldingen(client, adres, kleur="rood", utm_source="brief") == [
        "Het filter ‘kleur’ kennen wij niet. Wij hebben het overgeslagen."
    ]
    assert meldingen(client, adres, utm_source="brief", utm_campaign="x") == []
    assert len(meldingen(client, adres, **{f"x{n}": "1" for n in range(9)})) == 5


def test_a_table_of_areas_sorts_by_its_columns_only(client, cijfer):
    adres = cijfer.get_absolute_url()
    assert meldingen(client, adres, sorteer="-aantal") == []
    assert meldingen(client, adres, sorteer="onzin") == [
        "Op ‘onzin’ kunnen wij niet sorteren. De gewone volgorde staat er."
    ]
    assert open_tabellen(client, f"{adres}?sorteer=-aantal") == 1
    assert open_tabellen(client, f"{adres}?sorteer=onzin") == 0
