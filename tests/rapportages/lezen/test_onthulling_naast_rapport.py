"""A published report laid beside the figures of today gives no small count away."""

import datetime

import pytest

from rapportages.verslag.bevriezen import lees
from tests import fabriek
from tests.rapportages.lezen.bouw import geschreven
from tests.rapportages.publiceren.bouw import INDIENER, UITGEVER, dien_in, publiceer, schrijf_aan, wie
from tests.themas.kleinestad import D, geldt
from themas.berekening import Periode
from themas.models import Meting
from themas.reeksen import reeks_voor


H1, H2, JAAR = (Periode.van_code(code) for code in ("2019-H1", "2019-H2", "2019"))


@pytest.fixture
def eerste_helft(stad):
    """A report on a half in which 8 stands, of an indicator that counts halves up to years."""
    indicator = fabriek.indicator(onthullingsdrempel=D, optelbaar=True)
    fabriek.doelstelling(indicatoren=[indicator])
    rij = geldt(indicator, "2019-H1", 8)
    Meting.objects.filter(pk=rij.pk).update(beoordeeld_op=rij.beoordeeld_op - datetime.timedelta(days=1))
    rapportage = geschreven("eerste-helft", "2019-H1")
    schrijf_aan(rapportage, "Het waren er [[woninginbraken:aantal@2019-H1]].")
    versie = publiceer(rapportage=dien_in(rapportage=rapportage, door=wie(INDIENER)), door=wie(UITGEVER))
    assert lees(versie).getallen["woninginbraken:aantal@2019-H1"].tekst == "8"
    return indicator


def vandaag(indicator):
    """What the site shows: the count, or the text in its place."""
    reeks = reeks_voor(type(indicator).objects.get(pk=indicator.pk), fabriek.gebied())
    return [(punt := reeks.punt(periode)).verborgen or punt.aantal for periode in (H1, H2, JAAR)]


def test_het_jaar_is_niet_te_verminderen_met_wat_in_het_rapport_staat(eerste_helft):
    geldt(eerste_helft, "2019", 11)
    assert vandaag(eerste_helft) == [8, "<5", "verborgen"]


def test_ook_als_de_tweede_helft_zelf_wordt_geleverd(eerste_helft):
    geldt(eerste_helft, "2019-H2", 3)
    geldt(eerste_helft, "2019", 11)
    assert vandaag(eerste_helft) == [8, "<5", "verborgen"]


def test_zonder_rapport_gaat_het_kleinste_deel_mee(stad):
    indicator = fabriek.indicator(onthullingsdrempel=D, optelbaar=True)
    for code, aantal in (("2019-H1", 8), ("2019-H2", 3), ("2019", 11)):
        geldt(indicator, code, aantal)
    assert vandaag(indicator) == ["verborgen", "<5", 11]
