"""The question "klopt dit?" on the sheet and for who approves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.invulblad.bekijken import bekijk
from rapportages.invulblad.blad import lees_blad
from rapportages.invulblad.bron import jaar_voor
from rapportages.vragen import bronvragen_bij, onbeantwoorde_vragen, vragen_bij
from tests import fabriek
from tests.rapportages.rondebouw import lijn, ronde, vul_in
from themas.berekening import Periode
from themas.models import Meting


pytestmark = pytest.mark.django_db
SLOT = " Schrijf in de opmerking waardoor het zo anders is."


def eerder(*aantallen, tot=2019, **velden):
    """Approved figures of the first halves before the year ``tot``, the last one of the year before it."""
    for jaar, aantal in enumerate(aantallen, start=tot - len(aantallen)):
        fabriek.vastgestelde_meting(f"{jaar}-H1", aantal=aantal, **velden)


def vraag(r, cijfer="1.200", **cellen):
    vul_in(r, cijfer=cijfer, **cellen)
    return bekijk(lees_blad(r, fabriek.gebruiker())).per_pk[lijn(r).pk].vraag


def test_ver_van_eerdere_cijfers_vraagt_het_blad_of_het_klopt_en_bewaart_toch():
    eerder(306, 367, 340)
    assert vraag(ronde()) == (
        "Klopt dit? Eerdere cijfers: 306 (1e helft 2016), 367 (1e helft 2017), 340 (1e helft 2018). "
        f"Wij verwachten iets tussen 232 en 443.{SLOT}"
    )
    assert Meting.objects.get(periode__code="2019-H1").aantal == 1200


def test_met_een_enkel_eerder_cijfer_zegt_het_blad_dat_cijfer():
    eerder(367)
    assert vraag(ronde()) == f"Klopt dit? Het vorige cijfer is 367 (1e helft 2018).{SLOT}"


@pytest.mark.parametrize(
    ("aantal", "slot"), [(4, "(1e helft 2018)."), (5, "(1e helft 2018) en 1 eerdere."), (9, "en 4 eerdere.")]
)
def test_van_veel_eerdere_cijfers_noemt_de_vraag_de_nieuwste_vier(aantal, slot):
    """Of nine the arithmetic takes eight."""
    eerder(*range(300, 300 + aantal))
    zin = vraag(ronde()).partition(" Wij verwachten")[0]
    assert zin.startswith(f"Klopt dit? Eerdere cijfers: {300 + aantal - 4} (1e helft 2015), ")
    assert zin.count("(") == 4
    assert zin.endswith(slot)


@pytest.mark.parametrize(("cijfer", "vraagt"), [("0", True), ("3", False), ("10", False), ("40", True)])
def test_zonder_halve_jaren_is_het_hele_jaar_de_maat(cijfer, vraagt):
    fabriek.vastgestelde_meting("2017", aantal=900)
    fabriek.vastgestelde_meting("2018", aantal=21)
    assert vraag(ronde(), cijfer) == (f"Klopt dit? In heel 2018 waren het er 21.{SLOT}" if vraagt else "")


@pytest.mark.parametrize(
    ("half", "vraagt"), [(["2018-H2"], True), (["2017-H2", "2018-H2"], False), (["2017-H1"], True), ([], True)]
)
def test_met_twee_halve_jaren_doet_het_hele_jaar_er_niet_toe(half, vraagt):
    fabriek.vastgestelde_meting("2018", aantal=21)
    for code in half:
        fabriek.vastgestelde_meting(code, aantal=2)
    assert (vraag(ronde(), "0") != "") is vraagt


def test_een_jaar_dat_ouder_is_dan_het_vorige_halve_jaar_vraagt_niets():
    fabriek.vastgestelde_meting("2017", aantal=21)
    fabriek.vastgestelde_meting("2018-H1", aantal=2)
    assert vraag(ronde(), "0") == ""


@pytest.mark.parametrize("velden", [{"optelbaar": False}, {"soort": "stand"}])
def test_een_jaar_dat_niet_uit_delen_bestaat_is_geen_maat(velden):
    fabriek.indicator(**velden)
    fabriek.vastgestelde_meting("2018", aantal=21)
    assert vraag(ronde(), "0") == ""


def test_een_jaar_van_voor_een_reeksbreuk_is_geen_maat():
    fabriek.vastgestelde_meting("2018", aantal=21)
    fabriek.reeksbreuk(indicatoren=[fabriek.indicator()], datum="2018-07-01")
    assert vraag(ronde(), "0") == ""


def test_een_gewoon_cijfer_vraagt_niets():
    eerder(306, 367, 340)
    assert vraag(ronde(), "350") == ""


def test_andere_perioden_gebieden_en_niet_vastgestelde_cijfers_tellen_niet_mee():
    fabriek.vastgestelde_meting("2018-H1", aantal=9, in_gebied=fabriek.gebied("GM0001", "Elders"))
    fabriek.meting("2018-H2", aantal=9)
    fabriek.vastgestelde_meting("2019-H2", aantal=9)
    fabriek.vastgestelde_meting("2018-K4", aantal=9)
    assert vraag(ronde()) == ""


def test_cijfers_van_voor_een_reeksbreuk_tellen_niet_mee():
    eerder(306, 367, 340)
    fabriek.reeksbreuk(indicatoren=[fabriek.indicator()], datum="2019-01-01")
    assert vraag(ronde()) == ""


def test_een_breuk_na_de_periode_of_met_voorbehoud_laat_ze_meetellen():
    eerder(306, 367, 340)
    fabriek.reeksbreuk("later", indicatoren=[fabriek.indicator()], datum="2020-01-01")
    fabriek.reeksbreuk("let-op", indicatoren=[fabriek.indicator()], datum="2018-07-01", gevolg="voorbehoud")
    assert vraag(ronde()).startswith("Klopt dit?")


def test_de_vaststeller_ziet_de_vraag_zolang_niemand_iets_schreef():
    eerder(306, 367, 340)
    eerder(100, 101, 102, van=fabriek.indicator("overvallen"))
    stil = fabriek.meting("2019-H1", aantal=1200)
    uitgelegd = fabriek.meting("2019-H1", van=fabriek.indicator("overvallen"), aantal=900, opmerking="Een nieuwe wet.")
    gewoon = fabriek.meting("2018-H2", aantal=350)
    alle = list(Meting.objects.select_related("indicator", "gebied", "periode"))
    assert vragen_bij(alle).keys() == {stil.pk, uitgelegd.pk}
    assert onbeantwoorde_vragen(alle).keys() == {stil.pk}
    assert gewoon.pk not in vragen_bij(alle)


def test_vragen_kost_twee_query_s_hoeveel_gebieden_en_perioden_ook():
    for n in range(3):
        gebied = fabriek.gebied(f"GM000{n}", f"Stad {n}")
        fabriek.meting(f"201{n}-H1", van=fabriek.indicator(f"i-{n}"), in_gebied=gebied, aantal=n)
    alle = list(Meting.objects.select_related("indicator", "gebied", "periode"))
    for rijen in (alle[:1], alle):
        with CaptureQueriesContext(connection) as gesteld:
            vragen_bij(rijen)
        assert len(gesteld) == 2
    assert vragen_bij([]) == {}


def test_elk_gebied_wordt_met_zichzelf_vergeleken():
    elders = fabriek.gebied("GM0001", "Elders")
    eerder(306, 367, 340)
    eerder(1190, 1210, 1205, in_gebied=elders)
    hier = fabriek.meting("2019-H1", aantal=1200)
    fabriek.meting("2019-H1", aantal=1200, in_gebied=elders)
    assert vragen_bij(Meting.objects.open().select_related("indicator", "periode")).keys() == {hier.pk}


# The earlier columns


def test_de_kolommen_zijn_de_vorige_periode_dezelfde_van_vorig_jaar_en_die_van_het_peiljaar():
    fabriek.vastgestelde_meting("2018-H2", aantal=380)
    fabriek.vastgestelde_meting("2018-H1", waarde="3.5", aantal=None)
    fabriek.vastgestelde_meting("2017", aantal=1040)
    blad = lees_blad(ronde())
    assert blad.kolommen == ["2e helft 2018", "1e helft 2018", "1e helft 2017"]
    [regel] = blad
    assert [tekst for tekst, _ in regel.eerder] == ["380", "3,5", "1.040 (heel 2017)"]


def test_van_een_jaar_zijn_de_kolommen_jaren():
    assert lees_blad(ronde("2019")).kolommen == ["2018", "2017"]


# The source


def test_de_bron_is_die_van_de_indicator_en_die_van_het_vorige_cijfer_is_een_voorstel():
    r = ronde(slugs=["woninginbraken", "overvallen", "straatroven"])
    fabriek.vastgestelde_meting("2017", aantal=1)
    Meting.objects.update(bron="Persbericht, maart 2016")
    fabriek.vastgestelde_meting("2017", aantal=1, van=fabriek.indicator("straatroven"))
    Meting.objects.filter(indicator__slug="straatroven").update(bron="Politie")
    bronnen = {x.uitvraag.indicator.slug: (x.cellen["bron"], x.te_suggereren_bron) for x in lees_blad(r)}
    assert bronnen == {
        "woninginbraken": ("Politie", "Persbericht, maart 2016"),
        "overvallen": ("Politie", ""),
        "straatroven": ("Politie", ""),
    }


def test_ook_de_bron_van_een_indicator_die_een_ouder_stuk_noemt_staat_er_niet_vast_in():
    fabriek.indicator(bron="Voortgangsrapportage 2018")
    assert [regel.cellen["bron"] for regel in lees_blad(ronde())] == [""]


@pytest.mark.parametrize(
    ("bron", "jaar"),
    [
        ("Persbericht van maart 2016", 2016),
        ("Rapport 2014, tabel van 2018", 2018),
        ("Rapport 2014, bijgewerkt in 2019", None),
        ("Plan 2018-2022", None),
        ("Politie, tabel 2016NED", None),
        ("Politie, tabel 120169", None),
        ("Politie", None),
        ("", None),
    ],
)
def test_het_nieuwste_jaar_van_een_bron_van_voor_de_periode(bron, jaar):
    assert jaar_voor(bron, Periode.van_code("2019-H1")) == jaar


def test_het_blad_vraagt_of_een_oudere_bron_klopt_en_bewaart_toch():
    r = ronde()
    vul_in(r, cijfer="5", bron="Persbericht\nvan maart 2016")
    [regel] = bekijk(lees_blad(r))
    assert regel.bronvraag == "Klopt de bron? Deze bron noemt 2016, en dit cijfer gaat over 2019."
    assert Meting.objects.get().bron == "Persbericht van maart 2016"
    assert regel.heeft_bericht


def test_zonder_cijfer_vraagt_het_blad_niets_over_de_bron():
    r = ronde()
    assert [regel.bronvraag for regel in bekijk(lees_blad(r))] == [""]


def test_de_vaststeller_ziet_de_vraag_over_de_bron_zonder_query_s():
    oud = fabriek.meting("2019-H1", aantal=1)
    fabriek.meting("2018-H1", aantal=1)
    Meting.objects.filter(pk=oud.pk).update(bron="Persbericht van maart 2016")
    alle = list(Meting.objects.select_related("periode"))
    with CaptureQueriesContext(connection) as gesteld:
        vragen = bronvragen_bij(alle)
    assert vragen == {oud.pk: "Klopt de bron? Deze bron noemt 2016, en dit cijfer gaat over 2019."}
    assert len(gesteld) == 0
