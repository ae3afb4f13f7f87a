"""Every named constraint on pieces of the council, broken once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rapportages.enums import Raadssoort, Raadsstatus
from rapportages.models import Raadsstuk
from tests.beperkingen import (
    anders,
    beperkingen_van,
    de_database_weigert,
    de_gebruiker_leest_onze_melding,
    nog_een,
    zelf,
)
from tests.rapportages.raad import bouw


pytestmark = pytest.mark.django_db
BEPERKINGEN = beperkingen_van([Raadsstuk])
GEVALLEN = {
    "raadsstuk_nummer_uniek_binnen_soort": lambda: nog_een(bouw.motie(nummer="RG-21/2019"), slug="anders"),
    "raadsstuk_heeft_een_eigen_adres": lambda: anders(bouw.motie(), slug="in-het-kort"),
    "raadsstuk_adres_is_https": lambda: anders(bouw.motie(), url="http://voorbeeldstad.nl/motie"),
    "raadsstuk_status_past_bij_soort": lambda: anders(bouw.motie(), status=Raadsstatus.VASTGESTELD),
    "raadsstuk_afgedaan_noemt_brief_of_rapportage": lambda: anders(bouw.motie(), status=Raadsstatus.AFGEDAAN),
    "raadsstuk_afhandeling_alleen_als_het_afgedaan_is": lambda: anders(bouw.motie(), afgedaan_met=bouw.brief()),
    "raadsstuk_handelt_zichzelf_niet_af": lambda: zelf(bouw.afgedaan(), "afgedaan_met"),
    "raadsstuk_verstuurde_brief_heeft_een_datum": lambda: anders(bouw.brief(), datum=None),
    "raadsstuk_termijn_niet_voor_de_datum": lambda: anders(
        bouw.motie(datum=bouw.dag("2019-02-28")), deadline=bouw.dag("2019-02-27")
    ),
}


def test_geen_beperking_is_vergeten():
    assert GEVALLEN.keys() == BEPERKINGEN.keys()


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_database_weigert(naam):
    de_database_weigert(GEVALLEN[naam](), BEPERKINGEN[naam])


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_gebruiker_leest_een_nederlandse_melding(naam):
    de_gebruiker_leest_onze_melding(GEVALLEN[naam](), BEPERKINGEN[naam])


@pytest.mark.parametrize("maak", [bouw.motie, bouw.brief, bouw.besluit, bouw.afgedaan], ids=lambda maak: maak.__name__)
def test_wat_de_bouw_maakt_is_goed(maak):
    maak().full_clean()


# What one case each cannot show

PAST = {
    Raadssoort.MOTIE: {"open", "in_uitvoering", "afgedaan"},
    Raadssoort.TOEZEGGING: {"open", "in_uitvoering", "afgedaan"},
    Raadssoort.VERZOEK: {"open", "in_uitvoering", "afgedaan"},
    Raadssoort.RAADSBRIEF: {"toegezegd", "verstuurd"},
    Raadssoort.RAADSBESLUIT: {"vastgesteld"},
    Raadssoort.ZIENSWIJZE: {"vastgesteld"},
}


@pytest.mark.parametrize("soort", Raadssoort)
@pytest.mark.parametrize("status", Raadsstatus)
def test_elke_soort_heeft_haar_eigen_statussen(soort, status):
    rij = bouw.motie(datum=bouw.dag("2019-01-01"))
    rij.soort, rij.status = soort, status
    rij.afgedaan_met = bouw.brief() if status == Raadsstatus.AFGEDAAN else None
    regel = BEPERKINGEN["raadsstuk_status_past_bij_soort"]
    if status in PAST[soort]:
        regel.validate(Raadsstuk, rij)
        rij.save()
    else:
        with pytest.raises(ValidationError, match="Deze status past niet bij deze soort"):
            regel.validate(Raadsstuk, rij)
        with pytest.raises(IntegrityError, match=regel.name), transaction.atomic():
            rij.save()


def test_een_brief_en_een_rapportage_samen_is_er_een_te_veel():
    rij = anders(bouw.afgedaan(), afgedaan_in=bouw.titelrapportage())
    with pytest.raises(IntegrityError, match="raadsstuk_afgedaan_noemt_brief_of_rapportage"), transaction.atomic():
        rij.save()


def test_twee_stukken_zonder_nummer_mogen_naast_elkaar():
    bouw.motie("een")
    bouw.motie("twee")
    bouw.motie("drie", nummer="1")
    bouw.brief("vier", nummer="1")
    assert Raadsstuk.objects.count() == 4
