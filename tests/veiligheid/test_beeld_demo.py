"""The draft about every figure of the demo: all its numbers resolve, and they are those of the indicator page."""

import re

import pytest
from django.db import transaction

from rapportages.losse_getallen import losse_getallen
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
def _geladen(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        blok = transaction.atomic()
        blok.__enter__()
        zet_demo_op(tmp_path_factory.mktemp("demo") / "wachtwoorden.json")
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        blok.__exit__(None, None, None)


@pytest.fixture
def schetsen(_geladen, db, settings):
    """Every indicator at every period after the base year of which something is known: text, comparison, series."""
    settings.GEMEENTE_CODE = "GM0034"
    plan = Beleidsplan.objects.get(peiljaar=2017)
    eigen, anderen = eigen_en_vergelijkbare_gebieden()
    indicatoren = list(Indicator.objects.all())
    reeksen = reeksen_voor(indicatoren, [eigen, *anderen])
    uit = []
    for indicator in indicatoren:
        perioden = reeksen[indicator.pk, eigen.pk].perioden
        for periode in sorted({*perioden, *Periode(2019).helften, Periode(2019)}):
            reeks = reeksen[indicator.pk, eigen.pk].tot_en_met(periode)
            basis = basis_voor(reeks, periode, plan.peiljaar)
            elders = {g.code: reeksen[indicator.pk, g.pk].tot_en_met(periode) for g in anderen}
            gegevens = {"indicator": indicator, "reeks": reeks, "basis": basis, "elders": elders}
            tekst = " ".join(zinnen(**gegevens, periode=periode, peiljaar=plan.peiljaar))
            uit.append((indicator, reeks, basis, periode, tekst))
    return plan, uit


def getallen_in(zin):
    """The numbers of a sentence without sign, unit, and what is no figure: years, and "per 1.000"."""
    kaal = re.sub(r"per [\d.]+|\d+e helft van|\b(?:19|20)\d\d\b(?![.,]\d|%)", "", zin)
    return set(re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", kaal))


def test_elke_verwijzing_geeft_een_getal(schetsen):
    plan, uit = schetsen
    for *_, periode, tekst in uit:
        getallen = los_op([gevonden.verwijzing for gevonden in vind(tekst)], plan=plan, periode=periode)
        assert not [getal for getal in getallen.values() if getal.fout], tekst
    assert len(uit) > 300


def test_de_getallen_zijn_die_van_de_pagina(schetsen):
    plan, uit = schetsen
    vergeleken = [geval for geval in uit if geval[2].verschil is not None and not geval[2].verschil.naar.uit_twee_jaren]
    for indicator, reeks, basis, periode, tekst in vergeleken:
        getallen = los_op([gevonden.verwijzing for gevonden in vind(tekst)], plan=plan, periode=periode)
        gelezen = VERWIJZING.sub(lambda m, getallen=getallen: getallen[m[1]].tekst, tekst)
        assert getallen_in(kopzin(indicator, reeks, basis)) <= getallen_in(gelezen), gelezen
    assert len(vergeleken) > 30


def test_alleen_een_verandering_tegenover_een_ander_jaar_staat_los(schetsen):
    _, uit = schetsen
    los = [tekst for *_, tekst in uit if losse_getallen(tekst)]
    assert all("Volgens de bron veranderde" in tekst for tekst in los)
    assert los


def test_geen_zin_leest_vreemd(schetsen):
    for *_, tekst in schetsen[1]:
        assert not re.search(r"  |\.\.|None|\bin in\b|,,| \.|: \.|^[a-z]", tekst), tekst
        assert tekst.endswith(".")
