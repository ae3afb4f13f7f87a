"""The sheet to take along: the columns of the importer, a row for each indicator, and no figures."""

import io

import openpyxl
import pytest

from rapportages.invulblad import xlsx
from rapportages.invulblad.blad import lees_blad
from tests import fabriek
from tests.rapportages.rondebouw import kwalitatief_doel, ronde
from themas.importeren.metingen import Metingen


pytestmark = pytest.mark.django_db


def boek(r):
    return openpyxl.load_workbook(io.BytesIO(xlsx.bestand(lees_blad(r))))


def test_een_regel_per_indicator_met_alles_behalve_het_cijfer():
    kwalitatief_doel()
    fabriek.vastgestelde_meting("2018-H1", aantal=5)
    r = ronde(slugs=["woninginbraken", "overvallen"])
    koppen, *rijen = boek(r)["Invullen"].values
    assert koppen == Metingen.kolommen
    gevuld = [{kop: cel for kop, cel in zip(koppen, rij, strict=True) if cel is not None} for rij in rijen]
    vast = {"gebied": "GM9999", "periode": "2019-H1", "soort": "niveau", "kwaliteit": "definitief"}
    assert gevuld == [
        {"indicator": "overvallen", "bron": "Politie", **vast},
        {"indicator": "woninginbraken", "bron": "Politie", **vast},
    ]


def test_het_tweede_blad_zegt_per_regel_wat_in_te_vullen():
    fabriek.indicator("onveilig", soort="aandeel", eenheid="%")
    fabriek.vastgestelde_meting("2018-H1", aantal=5)
    rijen = [[cel for cel in rij if cel] for rij in boek(ronde(slugs=["woninginbraken", "onveilig"]))["Uitleg"].values]
    assert rijen[0] == ["Zo vult u dit blad in"]
    assert rijen[-3:] == [
        ["indicator", "naam", "vul in", "wat", "bron vorige keer"],
        ["onveilig", "Onveilig", "waarde, marge", "%"],
        ["woninginbraken", "Woninginbraken", "aantal", "aantal inbraken", fabriek.BRON],
    ]


def test_een_bron_die_op_een_formule_lijkt_is_onschadelijk():
    fabriek.indicator(bron="=1+1")
    cel = boek(ronde())["Invullen"]["L2"]
    assert (cel.value, cel.data_type) == ("'=1+1", "s")
