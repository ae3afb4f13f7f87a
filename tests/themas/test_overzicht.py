"""All that is told of one indicator: the answer, the rows, other areas, corrections, wijken, the download."""

import datetime
from decimal import Decimal

import pytest
from django.http import Http404
from django.utils import timezone

from rapportages.vaststellen import stel_vast
from tests import fabriek
from tests.themas.doelen import NIET, OP, cijfers, doel, p
from themas.cijferrijen import exporteer
from themas.enums import Breukgevolg, Gebiedsoort, Maat, Meetsoort, Noemersoort, Status
from themas.models import Meting
from themas.overzicht import Overzicht


pytestmark = pytest.mark.django_db


def nederland():
    return fabriek.gebied("NL01", "Nederland", soort=Gebiedsoort.LAND)


def wijk(naam="Centrum", code="WK999901", in_gebied=None, soort=Gebiedsoort.WIJK):
    return fabriek.gebied(code, naam, soort=soort, ligt_in=in_gebied or fabriek.gebied())


@pytest.fixture
def inbraak():
    fabriek.gebied()
    indicator = cijfers("inbraak", j2017=100, j2018=110, j2019=80)
    doel("1-1", indicator)
    return indicator


def test_een_onbekend_cijfer_bestaat_niet(inbraak):
    with pytest.raises(Http404, match="Het cijfer ‘roof’ kennen wij niet"):
        Overzicht("roof")


def test_de_rijen_staan_van_nieuw_naar_oud(inbraak):
    rijen = Overzicht("inbraak").rijen
    assert [(rij.punt.periode.code, rij.punt.aantal) for rij in rijen] == [("2019", 80), ("2018", 110), ("2017", 100)]
    assert [rij.verschil and rij.verschil.getal for rij in rijen] == [-20, 10, None]
    assert [rij.oordelen for rij in rijen] == [(OP,), (NIET,), ()]
    assert [rij.basis and rij.tegenover for rij in rijen] == ["tegenover 2017", "tegenover 2017", None]


def test_een_tweede_helft_wijst_naar_het_jaar():
    roof = cijfers("roof", j2017=100)
    for code, aantal in (("2019-H1", 40), ("2019-H2", 30)):
        fabriek.vastgestelde_meting(code, van=roof, aantal=aantal)
    fabriek.beleidsplan()
    rijen = {rij.punt.periode.code: rij for rij in Overzicht("roof").rijen}
    assert rijen["2019"].punt.afgeleid
    assert rijen["2019"].verschil.getal == -30
    assert rijen["2019-H2"].in_jaar == p("2019")
    assert rijen["2019-H1"].in_jaar is None


def test_twee_doelen_geven_een_rij_twee_oordelen(inbraak):
    doel("1-2", inbraak, soort="stijgen")
    assert Overzicht("inbraak").rijen[0].oordelen == (OP, NIET)


def test_het_antwoord(inbraak):
    assert Overzicht("inbraak").antwoord == (
        "In 2019 waren er in Voorbeeldstad 80 inbraken. Dat is 20% minder dan in 2017."
    )


def test_het_antwoord_zonder_vergelijking_en_zonder_cijfer(inbraak):
    cijfers("roof", j2019=80)
    fabriek.indicator("leeg")
    assert Overzicht("roof").antwoord == "In 2019 waren er in Voorbeeldstad 80 inbraken."
    assert Overzicht("leeg").antwoord == "Wij hebben hierover geen cijfer van Voorbeeldstad."


def test_het_antwoord_als_alleen_een_ander_gebied_een_cijfer_heeft(inbraak):
    leeg = fabriek.indicator("leeg")
    fabriek.vastgestelde_meting("2019", van=leeg, in_gebied=nederland(), aantal=1040)
    assert Overzicht("leeg").antwoord == (
        "Wij hebben hierover geen cijfer van Voorbeeldstad. In 2019 waren er in Nederland 1.040 inbraken."
    )


def test_het_antwoord_verwijst_alleen_naar_onderdelen_die_een_cijfer_hebben(inbraak):
    geheel = fabriek.indicator("geheel")
    deel = fabriek.indicator("deel", onderdeel_van=geheel)
    geen = "Wij hebben hierover geen cijfer van Voorbeeldstad."
    assert Overzicht("geheel").antwoord == geen
    fabriek.vastgestelde_meting("2019", van=deel, aantal=4)
    assert Overzicht("geheel").antwoord == f"{geen} Van de onderdelen wel. Die staan hieronder."


def test_het_peiljaar_is_dat_van_het_doel_en_anders_het_laatste(inbraak):
    fabriek.beleidsplan("plan-2023", jaar_van=2023, jaar_tot_en_met=2026, peiljaar=2020)
    fabriek.indicator("los")
    eigen = fabriek.indicator("eigen")
    doel("1-2", eigen, peiljaar=2015)
    assert [Overzicht(slug).peiljaar for slug in ("inbraak", "eigen", "los")] == [2017, 2015, 2020]


def test_een_oordeel_per_doel_binnen_zijn_plan(inbraak):
    fabriek.vastgestelde_meting("2023", van=inbraak, aantal=900)
    overzicht = Overzicht("inbraak")
    assert overzicht.kop.periode == p("2023")
    assert [(regel.doel.code, regel.oordeel, regel.periode) for regel in overzicht.regels] == [("1-1", OP, p("2019"))]


# Other areas


def test_de_jaren_waarin_het_tellen_veranderde(inbraak):
    for n, datum in enumerate(["2016-03-01", "2018-07-01", "2018-09-01"]):
        fabriek.reeksbreuk(f"breuk-{n}", indicatoren=[inbraak], datum=datum, gevolg=Breukgevolg.VOORBEHOUD)
    assert Overzicht("inbraak").telwijzigingen == ["2018"]
    fabriek.reeksbreuk(indicatoren=[inbraak], datum="2017-12-31", gevolg=Breukgevolg.NIET_VERGELIJKBAAR)
    overzicht = Overzicht("inbraak")
    assert overzicht.kop.verschil.van.periode == p("2018")
    assert overzicht.telwijzigingen == ["2017", "2018"]


def test_vergelijken_met_een_ander_gebied(inbraak):
    for code, aantal in (("2017", 1000), ("2019", 900)):
        fabriek.vastgestelde_meting(code, van=inbraak, in_gebied=nederland(), aantal=aantal)
    assert Overzicht("inbraak").vergelijkingen == ["Nederland: 10% minder in aantallen."]


def test_twee_helften_samen_zijn_ook_elders_twee_helften():
    """500 and 500 after 1.000 is no change; half a year against a year would say 50% less."""
    roof = cijfers("roof", j2017=1040)
    doel("1-1", roof)
    for code, hier, daar in (("2019-H2", 300, 500), ("2020-H1", 200, 500)):
        fabriek.vastgestelde_meting(code, van=roof, aantal=hier)
        fabriek.vastgestelde_meting(code, van=roof, in_gebied=nederland(), aantal=daar)
    fabriek.vastgestelde_meting("2017", van=roof, in_gebied=nederland(), aantal=1000)
    overzicht = Overzicht("roof")
    assert overzicht.kop.omschrijving == "2e helft 2019 en 1e helft 2020 samen tegenover 2017"
    assert not [zin for zin in overzicht.vergelijkingen if "50% minder" in zin]


def test_een_gemeente_naast_ons_staat_er_niet(inbraak):
    fabriek.vastgestelde_meting("2019", van=inbraak, in_gebied=fabriek.gebied("GM0001", "Elders"), aantal=5)
    assert Overzicht("inbraak").elders == []


# Corrections


def test_wijzigingen_nieuwste_eerst(inbraak):
    for aantal in (81, 82):
        oud = Meting.objects.publiek().get(indicator=inbraak, periode__code="2019")
        nieuw = fabriek.meting(
            "2019", van=inbraak, aantal=aantal, status=Status.INGEDIEND, vervangt=oud, reden=f"Naar {aantal}."
        )
        stel_vast(rijen=[nieuw], door=fabriek.gebruiker("collega"))
    assert [(w.periode.code, w.oud, w.nieuw, w.reden) for w in Overzicht("inbraak").wijzigingen] == [
        ("2019", "81", "82", "Naar 82."),
        ("2019", "80", "81", "Naar 81."),
    ]


@pytest.mark.parametrize(
    ("oud", "nieuw", "getoond"),
    [
        ({"waarde": "13.0"}, {"waarde": "12.90"}, ("13,0", "12,90")),
        ({"aantal": 1040}, {"aantal": 0}, ("1.040", "0")),
        ({"aantal": 1040, "waarde": "13"}, {"aantal": 1041, "waarde": "13"}, ("1.040", "1.041")),
    ],
)
def test_een_wijziging_staat_er_zoals_de_bron_haar_gaf(oud, nieuw, getoond):
    roof = fabriek.indicator("roof", noemersoort=Noemersoort.WONINGEN)
    eerste = fabriek.vastgestelde_meting("2019", van=roof, opgevolgd_op=timezone.now(), **oud)
    fabriek.vastgestelde_meting("2019", van=roof, vervangt=eerste, reden="Herteld.", **nieuw)
    (wijziging,) = Overzicht("roof").wijzigingen
    assert (wijziging.oud, wijziging.nieuw) == getoond


@pytest.mark.parametrize(
    ("oud", "nieuw", "getoond"),
    [(-38, -12.5, ("−38%", "−12,5%")), (10, 0, ("+10%", "0%")), (-30, 100, ("−30%", "+100%"))],
)
def test_een_gewijzigde_verandering(oud, nieuw, getoond):
    roof = fabriek.indicator("roof")
    eerste = fabriek.vastgestelde_verandering(oud, van=roof, opgevolgd_op=timezone.now())
    fabriek.vastgestelde_verandering(nieuw, van=roof, vervangt=eerste, reden="Herteld.")
    (wijziging,) = Overzicht("roof").wijzigingen
    assert (wijziging.oud, wijziging.nieuw) == getoond


def test_een_open_vervanging_is_nog_geen_wijziging(inbraak):
    oud = Meting.objects.get(indicator=inbraak, periode__code="2019")
    fabriek.meting("2019", van=inbraak, aantal=81, status=Status.INGEDIEND, vervangt=oud, reden="Herteld.")
    assert Overzicht("inbraak").wijzigingen == []


# Wijken and buurten


def test_wijken_en_buurten_van_het_nieuwste_jaar(inbraak):
    centrum = wijk()
    dorp = wijk("Dorp", "BU99990101", centrum, Gebiedsoort.BUURT)
    elders = wijk("Elders", "WK000101", fabriek.gebied("GM0001", "Ander"))
    fabriek.noemer(5000, jaar=2018, van=centrum)
    fabriek.noemer(6000, jaar=2020, van=centrum)
    for gebied, code, aantal in (
        (centrum, "2018", 90),
        (centrum, "2019", 7),
        (dorp, "2019", 30),
        (elders, "2019", 99),
        (centrum, "2020-H1", 4),
    ):
        fabriek.vastgestelde_meting(code, van=inbraak, in_gebied=gebied, aantal=aantal)
    fabriek.meting("2021", van=inbraak, in_gebied=centrum, aantal=1)
    jaar, rijen = Overzicht("inbraak").gebiedrijen
    assert jaar == p("2019")
    assert [(rij.gebied.naam, rij.aantal, rij.inwoners, rij.wijk) for rij in rijen] == [
        ("Centrum", 7, 6000, ""),
        ("Dorp", 30, None, "Centrum"),
    ]
    assert rijen[0].peildatum == datetime.date(2020, 1, 1)


def test_zonder_wijkcijfers_is_er_geen_tabel(inbraak):
    assert Overzicht("inbraak").gebiedrijen == (None, [])


# The download


def download(slug):
    overzicht = Overzicht(slug, binnen=True)
    tabel = exporteer(overzicht.indicator, overzicht.reeksen, overzicht.peiljaar)
    return [dict(zip(tabel.koppen, rij, strict=True)) for rij in tabel.rijen]


def test_de_download_zegt_wat_de_pagina_zegt(inbraak):
    fabriek.vastgestelde_meting("2019", van=inbraak, in_gebied=nederland(), aantal=1040)
    rijen = download("inbraak")
    assert [(r["gebied"], r["periode"], r["aantal"], r["verschil"], r["vergeleken met"]) for r in rijen] == [
        ("Voorbeeldstad", "2017", 100, None, ""),
        ("Voorbeeldstad", "2018", 110, 10, "2018 tegenover 2017"),
        ("Voorbeeldstad", "2019", 80, -20, "2019 tegenover 2017"),
        ("Nederland", "2019", 1040, None, ""),
    ]
    assert {r["verborgen"] for r in rijen} == {""}


def test_een_aandeel_in_de_download():
    aandeel = fabriek.indicator("onveilig", soort=Meetsoort.AANDEEL, eenheid="%")
    doel("1-1", aandeel)
    for code, waarde in (("2017", "24"), ("2019", "31")):
        fabriek.vastgestelde_meting(code, van=aandeel, waarde=waarde, marge=Decimal("2.1"))
    laatste = download("onveilig")[-1]
    kolommen = ("aantal", "%", "marge", "verschil", "verschil in", "zekerheid")
    assert [laatste[kolom] for kolom in kolommen] == [
        None,
        31,
        Decimal("2.1"),
        7,
        "procentpunt",
        "duidelijk verschil",
    ]


def test_wat_de_bron_ook_meldt_staat_bij_de_rij(inbraak):
    fabriek.vastgestelde_verandering(-30, "2019", sinds="2018", van=inbraak, maat=Maat.AANTAL)
    assert Overzicht("inbraak").rijen[0].gemeld == ("−30% tegenover 2018",)


def test_evenveel_vragen_voor_veel_als_voor_weinig(inbraak, django_assert_max_num_queries):
    def alles():
        overzicht = Overzicht("inbraak")
        return [
            getattr(overzicht, naam)
            for naam in ("antwoord", "regels", "rijen", "figuren", "vergelijkingen", "wijzigingen", "gebiedrijen")
        ]

    with django_assert_max_num_queries(12) as weinig:
        alles()
    for jaar in range(1990, 2015):
        fabriek.vastgestelde_meting(str(jaar), van=inbraak)
        fabriek.vastgestelde_meting(str(jaar), van=inbraak, in_gebied=nederland())
    for n in range(20):
        fabriek.vastgestelde_meting("2019", van=inbraak, in_gebied=wijk(f"Wijk {n}", f"WK9999{n + 10}"))
    with django_assert_max_num_queries(12) as veel:
        alles()
    assert len(veel) == len(weinig)
