"""How far a round is follows from rows and dates."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rapportages.admin.overzicht import Overzicht
from rapportages.enums import Lijnstand, Rondestand
from rapportages.voortgang import voortgang_van
from tests import fabriek
from tests.fabriek import gebruiker
from tests.rapportages.rondebouw import kwalitatief_doel, lijn, ronde, vul_in
from themas.enums import Status


pytestmark = pytest.mark.django_db
GISTEREN = timezone.localdate() - datetime.timedelta(days=1)


def voortgang(r):
    return voortgang_van([r])[r.pk]


@pytest.mark.parametrize(
    ("velden", "stand", "geleverd"),
    [
        (None, Lijnstand.ONTBREEKT, 0),
        ({}, Lijnstand.CONCEPT, 0),
        ({"status": Status.INGEDIEND}, Lijnstand.INGEDIEND, 1),
        ("vast", Lijnstand.VASTGESTELD, 1),
        ("terug", Lijnstand.TERUGGESTUURD, 0),
    ],
)
def test_de_stand_van_een_regel_is_die_van_haar_cijfer(velden, stand, geleverd):
    r = ronde()
    if velden == "vast":
        velden = fabriek.vastgesteld()
    elif velden == "terug":
        velden = fabriek.vastgesteld() | {"status": Status.TERUGGESTUURD, "beoordelingsnotitie": "Nee."}
    if velden is not None:
        fabriek.meting("2019-H1", **velden)
    assert [x.stand for x in voortgang(r).lijnen] == [stand]
    assert (voortgang(r).geleverd, voortgang(r).totaal) == (geleverd, 1)


def test_een_vervanging_onderweg_gaat_voor_het_cijfer_dat_geldt():
    r = ronde()
    oud = fabriek.vastgestelde_meting("2019-H1", aantal=1)
    fabriek.meting("2019-H1", aantal=2, vervangt=oud, reden="Hertelling.")
    assert [x.stand for x in voortgang(r).lijnen] == [Lijnstand.CONCEPT]


def test_een_cijfer_van_elders_of_van_een_andere_periode_telt_niet():
    r = ronde()
    fabriek.vastgestelde_meting("2018-H2")
    fabriek.vastgestelde_meting("2019-H1", in_gebied=fabriek.gebied("GM0001", "Elders"))
    assert voortgang(r).geleverd == 0


def test_een_oordeel_en_een_antwoord_tellen_ook():
    doel = kwalitatief_doel()
    r = ronde()
    vul_in(r, cijfer="<5")
    fabriek.beoordeling("2019-H1", doel=doel, status=Status.INGEDIEND)
    assert [x.stand for x in voortgang(r).lijnen] == [Lijnstand.VERBORGEN, Lijnstand.INGEDIEND]
    assert voortgang(r).stand is Rondestand.COMPLEET


def test_de_stand_van_de_ronde_volgt_uit_data_en_rijen():
    r = ronde()
    assert voortgang(r).stand is Rondestand.OPEN
    r.deadline = timezone.localdate()
    assert voortgang(r).stand is Rondestand.OPEN
    r.deadline = GISTEREN
    assert (voortgang(r).stand, voortgang(r).is_te_laat) == (Rondestand.TE_LAAT, True)
    fabriek.meting("2019-H1", status=Status.INGEDIEND)
    assert voortgang(r).stand is Rondestand.COMPLEET
    r.gesloten_op = timezone.now()
    assert (voortgang(r).stand, voortgang(r).is_te_laat) == (Rondestand.GESLOTEN, False)


def test_delen_staan_onder_hun_geheel_en_doelen_achteraan():
    kwalitatief_doel()
    geheel = fabriek.indicator("overlast", volgorde=50)
    fabriek.indicator("overlast-z", naam="Z", onderdeel_van=geheel, volgorde=1)
    fabriek.indicator("overlast-a", naam="A", onderdeel_van=geheel, volgorde=1)
    fabriek.indicator("woninginbraken", volgorde=10)
    r = ronde(slugs=["overlast", "woninginbraken"])
    assert [str(x.uitvraag) for x in voortgang(r).lijnen] == [
        "Woninginbraken",
        "Overlast",
        "A",
        "Z",
        "Iedereen weet wie de wijkagent is.",
    ]


def test_per_leverancier_wat_open_staat():
    r = ronde(slugs=["woninginbraken", "overvallen", "straatroven"])
    r.uitvragen.exclude(indicator__slug="straatroven").update(leverancier=gebruiker("ans"))
    vul_in(r, cijfer="<5")
    ans, niemand = Overzicht(voortgang(r)).leveranciers
    assert (ans.naam, ans.geleverd, ans.totaal, [str(x.uitvraag) for x in ans.open]) == ("ans", 1, 2, ["Overvallen"])
    assert (niemand.naam, niemand.totaal) == ("Nog niemand", 1)


def test_voortgang_kost_evenveel_vragen_voor_1_ronde_en_voor_3():
    een, anderen = ronde("2018-H1"), [ronde("2018-H2"), ronde("2019-H1", slugs=["overvallen", "straatroven"])]
    lijn(een)
    for rondes in ([een], [een, *anderen]):
        with CaptureQueriesContext(connection) as gesteld:
            voortgang_van(rondes)
        assert len(gesteld) == 3
