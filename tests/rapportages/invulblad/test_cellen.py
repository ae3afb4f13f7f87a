"""What an officer may type, and what the sheet says when it does not understand."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapportages.invulblad import cellen
from rapportages.invulblad.cellen import Soort
from rapportages.models import Uitvraag
from tests import fabriek
from themas.berekening import Periode
from themas.enums import Meetsoort
from themas.models import Doelstelling, Indicator


VANDAAG = datetime.date(2026, 11, 25)
HELFT = Periode.van_code("2019-H1")
INBRAKEN = Indicator(naam="Woninginbraken", teller="inbraken", noemersoort="woningen")
ONVEILIG = Indicator(naam="Onveilig", soort=Meetsoort.AANDEEL, eenheid="%", noemersoort="geen")
BEDRAG = Indicator(naam="Bedrag", eenheid="euro", noemersoort="geen", decimalen=0)
INBRAKEN.pk, ONVEILIG.pk, BEDRAG.pk = 1, 2, 3


def lees(cijfer, *, indicator=INBRAKEN, periode=HELFT, **anders):
    getypt = {"cijfer": cijfer, "bron": "Politie", "kwaliteit": "definitief"} | anders
    return cellen.lees(Uitvraag(indicator=indicator), getypt, periode, VANDAAG)


@pytest.mark.parametrize(("getypt", "aantal"), [("0", 0), ("673", 673), ("1.040", 1040), (" 1.234.567 ", 1234567)])
def test_een_aantal_op_zijn_nederlands(getypt, aantal):
    gelezen = lees(getypt)
    assert (gelezen.soort, gelezen.fouten, gelezen.velden["aantal"]) == (Soort.RIJ, {}, aantal)


@pytest.mark.parametrize(
    ("getypt", "waarde", "decimalen"),
    [("12,9", "12.9", 1), ("13,0", "13.0", 1), ("13", "13", 0), ("1.040,55", "1040.55", 2), ("0", "0", 0)],
)
def test_een_waarde_houdt_haar_decimalen(getypt, waarde, decimalen):
    velden = lees(getypt, indicator=BEDRAG).velden
    assert (velden["waarde"], velden["waarde_decimalen"]) == (Decimal(waarde), decimalen)


def test_leeg_is_niet_gemeten():
    assert lees("").soort is Soort.LEEG
    assert lees("   ", opmerking="Komt later.").soort is Soort.LEEG


@pytest.mark.parametrize("getypt", ["n.v.t.", "N.V.T.", "nvt", "n.v.t", "niet van toepassing"])
def test_niet_van_toepassing_wil_een_reden(getypt):
    assert lees(getypt).fouten == {"opmerking": "Schrijf in de opmerking waarom dit niet van toepassing is."}
    gelezen = lees(getypt, opmerking="Deze markt is opgeheven.")
    assert gelezen.soort is Soort.ANTWOORD
    assert gelezen.velden == {"antwoord": "nvt", "grens": None, "toelichting": "Deze markt is opgeheven."}


@pytest.mark.parametrize(("getypt", "grens"), [("<5", 5), ("< 10", 10)])
def test_verborgen_door_de_bron_is_geen_getal(getypt, grens):
    gelezen = lees(getypt)
    assert (gelezen.soort, gelezen.fouten) == (Soort.ANTWOORD, {})
    assert gelezen.velden == {"antwoord": "verborgen", "grens": grens, "toelichting": ""}


@pytest.mark.parametrize(("getypt", "indicator"), [("<1", INBRAKEN), ("<0", INBRAKEN), ("<5", ONVEILIG)])
def test_verborgen_hoort_bij_een_aantal(getypt, indicator):
    assert lees(getypt, indicator=indicator).fouten == {
        "cijfer": "‘<’ hoort bij een aantal dat de bron verbergt, zoals <5."
    }


@pytest.mark.parametrize(
    ("getypt", "melding"),
    [
        ("12,9", "Vul hier een aantal in: een heel getal, zonder komma."),
        ("-3", "Een aantal is 0 of meer. Hier staat -3."),
        ("veel", "‘veel’ is geen heel getal. Schrijf alleen cijfers, zoals 1040."),
        ("1.04", "‘1.04’ is geen heel getal. Schrijf alleen cijfers, zoals 1040."),
        ("99999999999", "Dit getal is te groot. Het mag hoogstens 2147483647 zijn."),
    ],
)
def test_een_fout_in_een_aantal_zegt_hoe_het_moet(getypt, melding):
    assert lees(getypt).fouten == {"cijfer": melding}


@pytest.mark.parametrize(
    ("cel", "getypt", "melding"),
    [
        ("cijfer", "101", "Een deel van het geheel is hoogstens 100%. Verbeter het getal."),
        ("cijfer", "12.9", "‘12.9’ heeft een punt. Gebruik een komma: 12,9."),
        ("cijfer", "-1", "Dit getal is 0 of meer. Hier staat -1."),
        ("marge", "ruim", "‘ruim’ is geen getal. Schrijf cijfers, met een komma voor decimalen, zoals 12,5."),
        ("kwaliteit", "goed", "‘goed’ kan hier niet. Kies definitief, voorlopig of geschat."),
        ("bron", "", "Schrijf op waar het cijfer vandaan komt."),
        ("bron", "x" * 501, "Deze tekst heeft 501 tekens. Er passen er 500. Maak de tekst korter."),
        ("stand_op", "morgen", "‘morgen’ is geen datum. Schrijf dag-maand-jaar, zoals 31-12-2019."),
        ("stand_op", "31-02-2019", "‘2019-02-31’ is geen datum. Schrijf dag-maand-jaar, zoals 31-12-2019."),
        ("stand_op", "01-01-2027", "2027-01-01 ligt in de toekomst. Verbeter de datum."),
    ],
)
def test_een_fout_in_een_cel_staat_bij_die_cel(cel, getypt, melding):
    getypt = {"cijfer": "24", cel: getypt}
    assert lees(getypt.pop("cijfer"), indicator=ONVEILIG, **getypt).fouten == {cel: melding}


@pytest.mark.parametrize("getypt", ["31-12-2019", "31/12/2019", "2019-12-31"])
def test_een_datum_zoals_mensen_haar_schrijven(getypt):
    assert lees("3", stand_op=getypt).velden["stand_op"] == datetime.date(2019, 12, 31)


def test_over_een_lopende_periode_is_een_cijfer_voorlopig():
    nu = Periode.van_code("2026-H2")
    assert lees("3", periode=nu).fouten == {
        "kwaliteit": "2e helft 2026 is nog niet voorbij. Kies voorlopig, of wacht tot na die tijd."
    }
    assert lees("3", periode=nu, kwaliteit="voorlopig").fouten == {}


def test_een_aantal_laat_staan_wat_er_als_verhouding_gemeld_was():
    assert {"waarde", "waarde_decimalen", "marge"}.isdisjoint(lees("3").velden)


@pytest.mark.parametrize(
    ("velden", "vraagt_waarde", "eenheid"),
    [
        ({"noemersoort": "woningen", "teller": "inbraken"}, False, "aantal inbraken"),
        ({"noemersoort": "geen", "decimalen": 0, "teller": "zaken"}, False, "aantal zaken"),
        ({"noemersoort": "geen", "eenheid": "euro", "decimalen": 0}, True, "euro"),
        ({"noemersoort": "geen", "decimalen": 1, "soort": "stand"}, True, "waarde"),
        ({"noemersoort": "geen", "decimalen": 0, "soort": "stand", "teller": "teams"}, False, "aantal teams"),
        ({"noemersoort": "geen", "decimalen": 1, "teller": "zaken"}, False, "aantal zaken"),
        ({"noemersoort": "geen", "soort": "aandeel", "eenheid": "%"}, True, "%"),
    ],
)
def test_de_regel_zegt_of_een_aantal_of_een_waarde_gevraagd_is(velden, vraagt_waarde, eenheid):
    indicator = Indicator(**velden)
    assert (cellen.vraagt_waarde(indicator), cellen.eenheid(indicator)) == (vraagt_waarde, eenheid)


def lees_oordeel(oordeel, toelichting="", bewijs=""):
    doel = Doelstelling(pk=1)
    getypt = {"oordeel": oordeel, "toelichting": toelichting, "bewijs": bewijs}
    return cellen.lees(Uitvraag(doelstelling=doel), getypt, HELFT, VANDAAG)


def test_een_oordeel_wil_toelichting_en_bewijs():
    assert lees_oordeel("").soort is Soort.LEEG
    assert lees_oordeel("op_koers").fouten == {
        "toelichting": "Schrijf op waarom dit het oordeel is.",
        "bewijs": "Noem een actie, brief of cijfer waaruit dit blijkt.",
    }
    assert lees_oordeel("nog_niet_beoordeeld", "t", "b").fouten.keys() == {"oordeel"}
    gelezen = lees_oordeel("op_koers", "Alles is gedaan.", "De brief van mei.")
    assert (gelezen.soort, gelezen.fouten) == (Soort.RIJ, {})
    assert gelezen.velden == {"oordeel": "op_koers", "toelichting": "Alles is gedaan.", "bewijs": "De brief van mei."}
    assert lees_oordeel("n.v.t.").fouten == {
        "toelichting": "Schrijf in de toelichting waarom dit niet van toepassing is."
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("indicator", "velden"),
    [
        ({}, {"aantal": 1040, "stand_op": datetime.date(2020, 2, 1), "opmerking": "Let op."}),
        ({}, {"aantal": 0, "kwaliteit": "geschat"}),
        ({"noemersoort": "geen", "eenheid": "euro"}, {"waarde": "150000"}),
        ({"noemersoort": "geen", "eenheid": "%", "soort": "aandeel"}, {"waarde": "31.0", "marge": Decimal("2.1")}),
    ],
)
def test_wat_bewaard_is_komt_terug_zoals_het_te_lezen_valt(indicator, velden):
    """Showing a figure and reading what is shown gives the same figure."""
    meting = fabriek.meting("2019-H1", van=fabriek.indicator(**indicator), **velden)
    meting.refresh_from_db()
    uitvraag = Uitvraag(indicator=meting.indicator)
    gelezen = cellen.lees(uitvraag, cellen.cellen_van(uitvraag, meting, "x"), HELFT, VANDAAG)
    assert gelezen.fouten == {}
    assert {naam: getattr(meting, naam) for naam in gelezen.velden} == gelezen.velden


GETYPT = st.text(max_size=30) | st.text("<0123456789.,- nvt/", max_size=12)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # the machine may be busy
@given(
    st.sampled_from([INBRAKEN, ONVEILIG, BEDRAG]),
    st.dictionaries(st.sampled_from(cellen.CIJFERCELLEN), GETYPT, max_size=6),
)
def test_wat_men_ook_typt_het_blad_leest_het_of_zegt_wat_er_mis_is(indicator, getypt):
    gelezen = cellen.lees(Uitvraag(indicator=indicator), getypt, HELFT, VANDAAG)
    assert all(melding.endswith((".", "?")) or "‘" in melding for melding in gelezen.fouten.values())
    if gelezen.soort is Soort.RIJ and not gelezen.fouten:
        [getal] = [gelezen.velden[naam] for naam in ("aantal", "waarde") if naam in gelezen.velden]
        assert getal >= 0


def test_witruimte_maakt_cellen_niet_anders():
    assert cellen.vingerafdruk({"a": "x\r\n y", "b": ""}) == cellen.vingerafdruk({"b": " ", "a": "x y"})
    assert cellen.vingerafdruk({"a": "x", "b": ""}) != cellen.vingerafdruk({"a": "", "b": "x"})
