"""The draft about every figure of the demo: all its numbers resolve, and they are those of the indicator page."""

import re

import pytest
from django.db import transaction
from django.test import override_settings

from rapportages.nazien.losse_getallen import losse_getallen
from rapportages.verslag.beeld import zinnen
from rapportages.verslag.getallen import los_op
from rapportages.verwijzingen import vind
from themas.berekening import Periode, basis_voor
from themas.gemeente import eigen_en_vergelijkbare_gebieden
from themas.models import Beleidsplan, Indicator
from themas.reeksen import reeksen_voor
from themas.weergave.tekst import VERWIJZING
from themas.weergave.zinnen import kopzin
from veiligheid.demo import zet_demo_op


@pytest.fixture(scope="module")
def _schetsen(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo loaded once and written about once; rolled back after the last test."""
    with django_db_blocker.unblock(), override_settings(GEMEENTE_CODE="GM0034"), transaction.atomic():
        zet_demo_op(tmp_path_factory.mktemp("demo") / "wachtwoorden.json")
        plan = Beleidsplan.objects.get(peiljaar=2017)
        uit = list(_schets_alles(plan))
        verwijzingen = [gevonden.verwijzing for *_, tekst in uit for gevonden in vind(tekst)]
        getallen = los_op(verwijzingen, plan=plan, periode=Periode(2030))
        transaction.set_rollback(True)
    return uit, getallen


@pytest.fixture
def schetsen(_schetsen):
    return _schetsen


def _schets_alles(plan):
    """Every indicator at every period of which something is known: itself, its series, the comparison, the text."""
    eigen, anderen = eigen_en_vergelijkbare_gebieden()
    indicatoren = list(Indicator.objects.all())
    reeksen = reeksen_voor(indicatoren, [eigen, *anderen])
    for indicator in indicatoren:
        perioden = reeksen[indicator.pk, eigen.pk].perioden
        for periode in sorted({*perioden, *Periode(2019).helften, Periode(2019)}):
            reeks = reeksen[indicator.pk, eigen.pk].tot_en_met(periode)
            basis = basis_voor(reeks, periode, plan.peiljaar)
            elders = {g.code: reeksen[indicator.pk, g.pk].tot_en_met(periode) for g in anderen}
            gegevens = {"indicator": indicator, "reeks": reeks, "basis": basis, "elders": elders}
            yield indicator, reeks, basis, " ".join(zinnen(**gegevens, periode=periode, peiljaar=plan.peiljaar))


def getallen_in(zin):
    """The numbers of a sentence without sign, unit, and what is no figure: years, and "per 1.000"."""
    kaal = re.sub(r"per [\d.]+|\d+e helft van|\b(?:19|20)\d\d\b(?![.,]\d|%)", "", zin)
    return set(re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", kaal))


def test_elke_verwijzing_geeft_een_getal(schetsen):
    uit, getallen = schetsen
    assert [getal for getal in getallen.values() if getal.fout] == []
    assert len(uit) > 300


def test_de_getallen_zijn_die_van_de_pagina(schetsen):
    uit, getallen = schetsen
    vergeleken = [geval for geval in uit if geval[2].verschil is not None]
    for indicator, reeks, basis, tekst in vergeleken:
        gelezen = VERWIJZING.sub(lambda m: getallen[m[1]].tekst, tekst)
        assert getallen_in(kopzin(indicator, reeks, basis)) <= getallen_in(gelezen), gelezen
    assert len(vergeleken) > 20


def test_alleen_een_verandering_tegenover_een_ander_jaar_staat_los(schetsen):
    uit, _ = schetsen
    los = [tekst for *_, tekst in uit if losse_getallen(tekst)]
    assert all("Volgens de bron veranderde" in tekst for tekst in los)
    assert los


def test_geen_zin_leest_vreemd(schetsen):
    for *_, tekst in schetsen[0]:
        assert not re.search(r"  |\.\.|None|\bin in\b|,,| \.|: \.|^[a-z]", tekst), tekst
        assert tekst.endswith(".")
