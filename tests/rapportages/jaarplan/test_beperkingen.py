"""Every named constraint of year plans is broken once, and the database itself refuses it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rapportages.enums import Actiestatus
from rapportages.models import Actie, Actievoortgang, Jaarplan, Jaarplanthema
from tests.rapportages.jaarplan import bouw
from tests.themas.test_beperkingen import anders, noemt, nog_een, zelf


pytestmark = pytest.mark.django_db
MODELLEN = [Jaarplan, Jaarplanthema, Actie, Actievoortgang]
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


def beperkingen():
    return {beperking.name: beperking for model in MODELLEN for beperking in model._meta.constraints}


def test_geen_beperking_is_vergeten():
    assert GEVALLEN.keys() == beperkingen().keys()


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_database_weigert(naam):
    rij = GEVALLEN[naam]()
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        rij.save()
    assert noemt(str(fout.value), rij, beperkingen()[naam])


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_gebruiker_leest_een_nederlandse_melding(naam):
    beperking = beperkingen()[naam]
    assert beperking.violation_error_message != beperking.default_violation_error_message
    with pytest.raises(ValidationError) as fout:
        GEVALLEN[naam]().validate_constraints()
    assert fout.value.messages == [beperking.get_violation_error_message()]


@pytest.mark.parametrize("maak", [bouw.jaarplan, bouw.concept, bouw.themadoelen, bouw.actie, bouw.voortgang])
def test_wat_de_fabriek_maakt_is_goed(maak):
    maak().full_clean()


def test_een_dag_is_lang_genoeg_en_een_half_begin_mag():
    for begin, eind in ((EERSTE, EERSTE), (EERSTE, None), (None, EERSTE)):
        anders(bouw.actie(), begin=begin, eind=eind).save()
