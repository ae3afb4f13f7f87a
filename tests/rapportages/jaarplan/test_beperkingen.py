"""Every named constraint of year plans is broken once, and the database itself refuses it."""

import datetime

import pytest

from rapportages.enums import Actiestatus
from rapportages.models import Actie, Actievoortgang, Jaarplan, Jaarplanthema
from tests.beperkingen import (
    anders,
    beperkingen_van,
    de_database_weigert,
    de_gebruiker_leest_onze_melding,
    nog_een,
    zelf,
)
from tests.rapportages.jaarplan import bouw


pytestmark = pytest.mark.django_db
BEPERKINGEN = beperkingen_van([Jaarplan, Jaarplanthema, Actie, Actievoortgang])
EERSTE = datetime.date(2019, 1, 1)


def _twee_keer_overgenomen():
    oud = bouw.actie()
    eerste = bouw.actie(van=bouw.concept(2020), overgenomen_van=oud)
    return nog_een(eerste, jaarplan=bouw.concept(2021))


GEVALLEN = {
    "jaarplan_een_per_plan_en_jaar": lambda: nog_een(bouw.jaarplan(), slug="anders"),
    "jaarplan_gepubliceerd_heeft_een_bron": lambda: anders(bouw.jaarplan(), bron=""),
    "jaarplanthema_een_per_thema": lambda: nog_een(bouw.themadoelen()),
    "actie_code_uniek_binnen_jaarplan": lambda: nog_een(bouw.actie()),
    "actie_een_keer_overgenomen": _twee_keer_overgenomen,
    "actie_is_geen_vervolg_op_zichzelf": lambda: zelf(bouw.actie(), "overgenomen_van"),
    "actie_begint_voor_het_eind": lambda: anders(bouw.actie(), begin=EERSTE, eind=datetime.date(2018, 12, 31)),
    "actie_niet_uitgevoerd_zegt_waarom": lambda: anders(bouw.actie(), status=Actiestatus.NIET_UITGEVOERD),
    "actievoortgang_nummer_uniek_binnen_actie": lambda: nog_een(bouw.voortgang()),
    "actievoortgang_niet_leeg": lambda: anders(bouw.voortgang(), tekst=""),
}


def test_geen_beperking_is_vergeten():
    assert GEVALLEN.keys() == BEPERKINGEN.keys()


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_database_weigert(naam):
    de_database_weigert(GEVALLEN[naam](), BEPERKINGEN[naam])


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_gebruiker_leest_een_nederlandse_melding(naam):
    de_gebruiker_leest_onze_melding(GEVALLEN[naam](), BEPERKINGEN[naam])


@pytest.mark.parametrize("maak", [bouw.jaarplan, bouw.concept, bouw.themadoelen, bouw.actie, bouw.voortgang])
def test_wat_de_fabriek_maakt_is_goed(maak):
    maak().full_clean()


def test_een_dag_is_lang_genoeg_en_een_half_begin_mag():
    for begin, eind in ((EERSTE, EERSTE), (EERSTE, None), (None, EERSTE)):
        anders(bouw.actie(), begin=begin, eind=eind).save()
