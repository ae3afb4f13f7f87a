"""A covenant says how the Woo sorts it and its documents; what is no covenant says nothing of the kind."""

import pytest
from django.utils import timezone

from convenanten.enums import Convenantsoort
from tests import fabriek
from tests.convenanten import bouw
from tests.convenanten.lezen import pagina
from tests.site.kruip import met_klasse, tekst


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _gemeente():
    fabriek.gebied()


@pytest.mark.parametrize("soort", [Convenantsoort.CONVENANT, Convenantsoort.REGIONAAL])
def test_a_covenant(client, soort):
    [deel] = met_klasse(pagina(client, bouw.convenant(soort=soort)).main, "woo")
    gezegd = {tekst(dt): tekst(dd) for dt, dd in zip(deel.iter("dt"), deel.iter("dd"), strict=True)}
    assert gezegd["Soort"] == "Convenanten (artikel 3.3, lid 2, onder f)"
    assert gezegd["Opsteller"] == "niet in onze bronnen"
    [dag] = deel.iter("time")
    assert dag.get("datetime") == timezone.localdate().isoformat()


@pytest.mark.parametrize("soort", [Convenantsoort.KEURMERK, Convenantsoort.PROGRAMMA, Convenantsoort.SAMENWERKING])
def test_what_need_not_be_a_covenant(client, soort):
    assert met_klasse(pagina(client, bouw.convenant(soort=soort)).main, "woo") == []
