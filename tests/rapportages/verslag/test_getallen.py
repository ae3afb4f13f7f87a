"""What a bound number says today, and why some say nothing."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.verslag.getallen import los_op
from rapportages.verwijzingen import Verwijzing
from tests import fabriek
from themas.berekening import Periode
from themas.enums import Doelsoort, Noemersoort, Richting, Status


pytestmark = pytest.mark.django_db
PERIODE = Periode(2019)


def getal(geschreven, periode=PERIODE):
    [gevonden] = los_op([Verwijzing.van(geschreven)], plan=fabriek.beleidsplan(), periode=periode).values()
    return gevonden


def zegt(geschreven, **velden):
    gevonden = getal(geschreven, **velden)
    return gevonden.tekst, gevonden.waarde, gevonden.fout


@pytest.fixture(autouse=True)
def inbraken():
    """1.040 and 673 burglaries; 80.000 and 84.125 dwellings: 13 and 8 for every thousand."""
    indicator = fabriek.indicator(noemersoort=Noemersoort.WONINGEN, decimalen=0)
    fabriek.doelstelling(indicatoren=[indicator])
    for jaar, aantal, woningen in ((2017, 1040, 80_000), (2019, 673, 84_125)):
        fabriek.vastgestelde_meting(str(jaar), aantal=aantal)
        fabriek.noemer(woningen, soort=Noemersoort.WONINGEN, jaar=jaar)
    return indicator


@pytest.mark.parametrize(
    ("geschreven", "tekst", "waarde"),
    [
        ("woninginbraken:aantal", "673", "673"),
        ("woninginbraken:aantal@2017", "1.040", "1040"),
        ("woninginbraken:waarde", "8", "8"),
        ("woninginbraken:verschil", "−38%", "-38"),
        ("woninginbraken:peilwaarde", "13", "13"),
        ("woninginbraken:oordeel", "op koers", "op_koers"),
        ("woninginbraken:zekerheid", "duidelijk verschil", "duidelijk"),
    ],
)
def test_elke_grootheid(geschreven, tekst, waarde):
    assert zegt(geschreven) == (tekst, waarde, "")


def test_een_getal_zegt_waarover_het_gaat():
    gevonden = getal("woninginbraken:aantal@2017")
    assert (gevonden.indicator_naam, gevonden.periode, gevonden.gebied) == ("Woninginbraken", "2017", "Voorbeeldstad")


@pytest.mark.parametrize(
    ("geschreven", "fout"),
    [
        ("woningbraken:aantal", "het cijfer ‘woningbraken’ kennen wij niet. Bedoelt u ‘woninginbraken’?"),
        (
            "zzz:aantal",
            "het cijfer ‘zzz’ kennen wij niet. De lijst met cijfers noemt bij elk cijfer zijn naam.",
        ),
        ("woninginbraken:aantal@2018", "er is geen vastgesteld aantal over 2018"),
        ("woninginbraken:waarde@2018", "er is geen vastgestelde waarde over 2018"),
        ("woninginbraken:verschil@2018", "het cijfer over 2018 ontbreekt"),
        ("woninginbraken:aantal|nl99", "het gebied ‘NL99’ kennen wij niet. Gebruik een code, zoals NL01"),
    ],
)
def test_zonder_getal_staat_er_waarom(geschreven, fout):
    assert zegt(geschreven) == ("niet beschikbaar", "", fout)


@pytest.mark.parametrize("status", [Status.CONCEPT, Status.INGEDIEND, Status.TERUGGESTUURD])
def test_een_cijfer_dat_niet_is_vastgesteld_is_geen_getal(status):
    velden = fabriek.vastgesteld() if status == Status.TERUGGESTUURD else {}
    notitie = {"beoordelingsnotitie": "Klopt niet."} if status == Status.TERUGGESTUURD else {}
    fabriek.meting("2018", aantal=900, **velden | notitie | {"status": status})
    assert zegt("woninginbraken:aantal@2018") == ("niet beschikbaar", "", "er is geen vastgesteld aantal over 2018")


def test_een_klein_aantal_blijft_verborgen(inbraken):
    inbraken.onthullingsdrempel = 5
    inbraken.save()
    fabriek.vastgestelde_meting("2020", aantal=3)
    assert zegt("woninginbraken:aantal@2020") == ("<5", "", "")


def test_een_percentage_uit_onderzoek_verschilt_in_procentpunten():
    fabriek.indicator("onveilig", soort="aandeel", eenheid="%", decimalen=0, gewenste_richting=Richting.LAGER)
    for jaar, waarde in (("2017", "24"), ("2019", "18")):
        fabriek.vastgestelde_meting(jaar, van=fabriek.indicator("onveilig"), aantal=None, waarde=waarde)
    assert zegt("onveilig:waarde") == ("18%", "18", "")
    assert zegt("onveilig:verschil") == ("−6 procentpunt", "-6", "")


def test_van_nul_is_er_geen_procent():
    ander = fabriek.indicator("overvallen")
    for jaar, aantal in (("2017", 0), ("2019", 3)):
        fabriek.vastgestelde_meting(jaar, van=ander, aantal=aantal)
    assert zegt("overvallen:verschil") == ("van 0 naar 3", "", "")


def test_doelen_die_het_oneens_zijn_geven_geen_oordeel(inbraken):
    fabriek.doelstelling(
        "1-1b", indicatoren=[inbraken], soort=Doelsoort.STREEFWAARDE, streefwaarde=Decimal(5), tekst="Naar 5."
    )
    assert zegt("woninginbraken:oordeel")[2] == (
        "bij dit cijfer horen doelen met verschillende oordelen. Schrijf het oordeel per doel uit"
    )


def test_het_aantal_vragen_groeit_niet():
    def vragen(*geschreven):
        with CaptureQueriesContext(connection) as gesteld:
            los_op([Verwijzing.van(tekst) for tekst in geschreven], plan=fabriek.beleidsplan(), periode=PERIODE)
        return len(gesteld)

    een = vragen("woninginbraken:oordeel")
    fabriek.indicator("overvallen"), fabriek.indicator("straatroven")
    alles = ("woninginbraken:oordeel", "overvallen:oordeel@2018", "straatroven:verschil", "woninginbraken:aantal@2017")
    assert vragen(*alles) == een
    onbekend = ("woninginbraken:oordeel", "x:aantal", "y:aantal", "z:aantal")
    assert vragen(*onbekend) == een + 1 == 8
