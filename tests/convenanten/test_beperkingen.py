"""Every named constraint on agreements is broken once, and the database itself refuses it."""

import datetime

import pytest

from convenanten.enums import Bepalingsoort, Puntstatus
from tests.beperkingen import (
    anders,
    beperkingen_van_app,
    de_database_weigert,
    de_gebruiker_leest_onze_melding,
    nog_een,
    zelf,
)
from tests.convenanten import bouw
from themas.enums import Doelsoort


pytestmark = pytest.mark.django_db
BEPERKINGEN = beperkingen_van_app("convenanten")
DAG = datetime.date(2018, 4, 11)
ONVEILIG = "http://voorbeeld.example/"


def versie(**velden):
    return anders(bouw.convenant().versies.get(), **velden)


def bij_twee():
    return anders(bouw.document(), bijeenkomst=bouw.bijeenkomst())


GEVALLEN = {
    "partij_adres_is_https": lambda: anders(bouw.partij(), url=ONVEILIG),
    "convenant_volgt_niet_zichzelf_op": lambda: zelf(bouw.convenant(), "opvolger_van"),
    "bepaling_volgorde_uniek_binnen_soort": lambda: nog_een(bouw.bepaling()),
    "bepaling_peiljaar_is_een_jaar": lambda: anders(bouw.bepaling(soort=Bepalingsoort.DOEL), peiljaar=0),
    "bepaling_richting_alleen_bij_een_doel": lambda: anders(bouw.bepaling(), doelsoort=Doelsoort.DALEN),
    "convenantversie_naam_uniek_binnen_convenant": lambda: nog_een(versie(), geldig_van=None, geldig_tot=None),
    "convenantversie_eindigt_na_het_begin": lambda: versie(geldig_tot=datetime.date(2018, 12, 31)),
    "convenantversie_onbepaald_heeft_geen_einde": lambda: versie(onbepaalde_tijd=True),
    "deelname_partij_een_keer_per_versie": lambda: nog_een(versie().deelnames.first()),
    "overleg_naam_uniek_binnen_convenant": lambda: nog_een(bouw.overleg()),
    "overleg_heeft_een_niveau": lambda: anders(bouw.overleg(), niveau=""),
    "document_adres_is_https": lambda: anders(bouw.document(), url=ONVEILIG),
    "document_is_bestand_of_adres": lambda: anders(bouw.document(), url=""),
    "document_hoort_bij_een_ding": bij_twee,
    "document_bestand_is_bekend": lambda: anders(bouw.document(), url="", bestand="aa/aa", naam="a.pdf", soort="pdf"),
    "keurmerkgebied_heeft_een_soort": lambda: anders(bouw.keurmerkgebied(), soort="park"),
    "certificering_nummer_uniek_binnen_gebied": lambda: nog_een(
        bouw.certificering(), geldig_van=None, geldig_tot=None, wanneer="Ooit."
    ),
    "certificering_eindigt_na_het_begin": lambda: anders(bouw.certificering(), geldig_tot=DAG),
    "certificering_zegt_iets_over_de_tijd": lambda: anders(bouw.certificering(), geldig_van=None, geldig_tot=None),
    "bijeenkomst_adres_is_https": lambda: anders(bouw.bijeenkomst(), url=ONVEILIG),
    "bijeenkomst_eindigt_na_het_begin": lambda: anders(
        bouw.bijeenkomst(), begin=datetime.time(13), eind=datetime.time(13)
    ),
    "bijeenkomst_inloop_voor_het_begin": lambda: anders(
        bouw.bijeenkomst(), inloop=datetime.time(13, 1), begin=datetime.time(13)
    ),
    "bijeenkomst_andere_datum_met_uitleg": lambda: anders(bouw.bijeenkomst(), andere_datum=DAG),
    "bijeenkomst_verslag_na_de_dag": lambda: anders(bouw.bijeenkomst(), verslag_op=DAG - datetime.timedelta(days=1)),
    "programmaonderdeel_nummer_uniek": lambda: nog_een(bouw.programmaonderdeel()),
    "vraagpunt_nummer_uniek": lambda: nog_een(bouw.vraagpunt()),
    "vraagpunt_uitkomst_alleen_als_het_besproken_is": lambda: anders(bouw.vraagpunt(), uitkomst="Meer licht."),
    "vraagpunt_besproken_heeft_een_uitkomst": lambda: anders(bouw.vraagpunt(), status=Puntstatus.BESPROKEN),
}


def test_geen_beperking_is_vergeten():
    assert GEVALLEN.keys() == BEPERKINGEN.keys()


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_database_weigert(naam):
    de_database_weigert(GEVALLEN[naam](), BEPERKINGEN[naam])


@pytest.mark.parametrize("naam", GEVALLEN)
def test_de_gebruiker_leest_een_nederlandse_melding(naam):
    de_gebruiker_leest_onze_melding(GEVALLEN[naam](), BEPERKINGEN[naam])


@pytest.mark.parametrize(
    "maak",
    [
        bouw.partij,
        bouw.convenant,
        versie,
        bouw.bepaling,
        bouw.overleg,
        bouw.document,
        bouw.keurmerkgebied,
        bouw.certificering,
        bouw.bijeenkomst,
        bouw.programmaonderdeel,
        bouw.vraagpunt,
    ],
)
def test_wat_de_bouw_maakt_is_goed(maak):
    maak().full_clean()


def test_een_dag_is_lang_genoeg_en_een_doel_mag_een_richting_hebben():
    versie(geldig_tot=datetime.date(2019, 1, 1)).full_clean()
    anders(bouw.bijeenkomst(), verslag_op=DAG, inloop=datetime.time(13), begin=datetime.time(13)).full_clean()
    bouw.bepaling(soort=Bepalingsoort.DOEL, doelsoort=Doelsoort.DALEN, peiljaar=2009).full_clean()
