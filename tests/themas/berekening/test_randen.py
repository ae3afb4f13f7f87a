"""Where rules end: measures that do not meet, the last day that counts, the count that is just small."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.themas.berekening.bouw import gemeld, niveau, p, reeks
from themas.berekening import Niveau, Noemer, afwijkend_gemeld, basis_voor, toets_aantallen
from themas.enums import Kwaliteit, Maat, Meetsoort, Noemeraard, Noemersoort, Zekerheid


NOEMERS = {2017: 200_000, 2018: 200_000, 2019: 200_000, 2020: 200_000}
PER_INWONER = {"noemersoort": Noemersoort.INWONERS}
AANDEEL = {"soort": Meetsoort.AANDEEL, "optelbaar": False}


def verschil(cijfers, code="2019", peiljaar=2017):
    return basis_voor(cijfers, p(code), peiljaar).verschil


# Shares from a survey


def onderzoek(van, naar):
    """Two shares as (percentage, margin)."""
    return reeks({"2017": niveau(*van), "2019": niveau(*naar)}, **AANDEEL)


@pytest.mark.parametrize(
    ("van", "naar", "punten"),
    [("24", "31", 7), ("24.5", "26.0", 2), ("26.0", "24.5", -2), ("24.0", "24.4", 0), ("0", "3", 3)],
)
def test_aandelen_verschillen_in_procentpunten(van, naar, punten):
    gevonden = verschil(onderzoek((van, "1"), (naar, "1")))
    assert (gevonden.getal, gevonden.punten, gevonden.maat) == (punten, True, Maat.WAARDE)


@pytest.mark.parametrize(
    ("naar", "marge_van", "marge_naar", "verwacht"),
    [
        ("25.0", "3", "4", Zekerheid.KAN_TOEVAL_ZIJN),  # √(3² + 4²) = 5: just not more
        ("25.1", "3", "4", Zekerheid.DUIDELIJK),
        ("14.9", "3", "4", Zekerheid.DUIDELIJK),
        ("20.1", "0", "0", Zekerheid.DUIDELIJK),
        ("25.1", None, "4", Zekerheid.NIET_TE_TOETSEN),
        ("25.1", "3", None, Zekerheid.NIET_TE_TOETSEN),
    ],
)
def test_aandelen_worden_met_hun_marges_getoetst(naar, marge_van, marge_naar, verwacht):
    assert verschil(onderzoek(("20.0", marge_van), (naar, marge_naar))).zekerheid is verwacht


def test_een_gemeld_percentage_wordt_niet_met_punten_vergeleken():
    # 24% to 31% is +7 points, and 31/24 = 1,29: the source may well say +29%.
    cijfers = reeks({"2017": "24", "2019": "31"}, veranderingen={("2019", "2017"): gemeld(29, Maat.WAARDE)}, **AANDEEL)
    assert afwijkend_gemeld(cijfers, verschil(cijfers)) is None


# One measure on both sides


def test_een_waarde_en_een_aantal_zijn_niet_te_vergelijken():
    basis = basis_voor(reeks({"2017": "13", "2019": 673}, **PER_INWONER), p("2019"), 2017)
    assert basis.verschil is None
    assert basis.ontbreekt == "de cijfers over 2017 en 2019 zijn niet op dezelfde manier gegeven"


def test_gemelde_waarden_hebben_geen_toets_en_een_bereik():
    gevonden = verschil(reeks({"2017": "13", "2019": "8"}, **PER_INWONER))
    assert (gevonden.getal, gevonden.maat) == (-38, Maat.WAARDE)
    assert gevonden.zekerheid is Zekerheid.NIET_TE_TOETSEN
    assert gevonden.bereik == (-44, -32)


def test_een_waarde_die_op_nul_afgerond_kan_zijn_heeft_geen_bereik():
    """0 may stand for anything below 0,5: no percentage is too high. 1 stands for 0,5 to 1,5."""
    assert verschil(reeks({"2017": "0", "2019": "3"}, **PER_INWONER)).bereik is None
    assert verschil(reeks({"2017": "0.0", "2019": "3.0"}, **PER_INWONER)).bereik is None
    # 2,5/1,5 = 1,667 and 3,5/0,5 = 7.
    assert verschil(reeks({"2017": "1", "2019": "3"}, **PER_INWONER)).bereik == (67, 600)


def test_noemers_van_verschillende_aard_ontmoeten_elkaar_niet():
    gemengd = {2017: Noemer(200_000), 2019: Noemer(100_000, Noemeraard.JAARGEMIDDELDE)}
    gevonden = verschil(reeks({"2017": 50, "2019": 60}, noemers=gemengd))
    assert (gevonden.getal, gevonden.maat) == (20, Maat.AANTAL)
    gelijk = {jaar: Noemer(200_000, Noemeraard.JAARGEMIDDELDE) for jaar in (2017, 2019)}
    assert verschil(reeks({"2017": 50, "2019": 60}, noemers=gelijk)).maat is Maat.PER_NOEMER


def test_een_gemelde_verandering_gaat_voor_aantallen_alleen():
    cijfers = reeks({"2017": 50, "2019": 60}, veranderingen={("2019", "2017"): gemeld(12)}, **PER_INWONER)
    assert (verschil(cijfers).getal, verschil(cijfers).gemeld) == (12, gemeld(12))


def test_een_verandering_ten_opzichte_van_een_ander_jaar_telt_niet():
    cijfers = reeks({}, veranderingen={("2019", "2018"): gemeld(12)})
    assert verschil(cijfers) is None
    assert verschil(cijfers, peiljaar=2018).getal == 12


def test_noemers_tellen_niet_als_de_indicator_er_geen_heeft():
    gevonden = verschil(reeks({"2017": 50, "2019": 60}, noemers={2017: 1, 2019: 9}, noemersoort=Noemersoort.GEEN))
    assert (gevonden.getal, gevonden.maat) == (20, Maat.AANTAL)


# A denominator that follows from a count and a rate


def test_een_gevolgde_noemer_blijft_bij_zijn_eigen_periode():
    cijfers = reeks({"2017": (1000, "10"), "2017-H1": 600, "2018": 1000, "2019-H1": (500, "5")}, **PER_INWONER)
    assert cijfers.punt(p("2017")).noemer.aantal == 100_000
    assert cijfers.punt(p("2019-H1")).noemer.aantal == 100_000
    for code in ("2017-H1", "2017-H2", "2018", "2019"):
        assert cijfers.punt(p(code)).noemer is None
    assert verschil(cijfers, "2019-H1").maat is Maat.AANTAL


def test_een_bekende_noemer_gaat_voor_een_gevolgde():
    noemer = reeks({"2017": (1000, "10")}, noemers={2017: 105_000}).punt(p("2017")).noemer
    assert noemer == Noemer(105_000)


@pytest.mark.parametrize("gegeven", [(0, "0"), (0, "1.5"), (3, "0")])
def test_uit_nul_volgt_geen_noemer(gegeven):
    assert reeks({"2017": gegeven}, **PER_INWONER).punt(p("2017")).noemer is None


def test_geen_gevolgde_noemer_zonder_noemersoort():
    assert reeks({"2017": (1000, "10")}).punt(p("2017")).noemer is None


# Computed beside reported


@pytest.mark.parametrize(
    ("gemeld_procent", "wijkt_af"),
    [(-40, False), (-41, False), (-39, False), ("-38.9", True), ("-41.1", True), (-42, True), (40, True)],
)
def test_meer_dan_een_punt_verschil_met_de_bron_valt_op(gemeld_procent, wijkt_af):
    cijfers = reeks(
        {"2017": 100, "2019": 60}, noemers=NOEMERS, veranderingen={("2019", "2017"): gemeld(gemeld_procent)}
    )
    assert verschil(cijfers).getal == -40
    assert (afwijkend_gemeld(cijfers, verschil(cijfers)) is not None) == wijkt_af


def test_een_verandering_in_een_andere_maat_wijkt_niet_af():
    aantal = gemeld(-70, Maat.AANTAL)
    cijfers = reeks({"2017": 100, "2019": 60}, noemers=NOEMERS, veranderingen={("2019", "2017"): aantal})
    assert afwijkend_gemeld(cijfers, verschil(cijfers)) is None


def test_alleen_een_gemelde_verandering_wijkt_nergens_van_af():
    cijfers = reeks({}, veranderingen={("2019", "2017"): gemeld(-38)})
    assert afwijkend_gemeld(cijfers, verschil(cijfers)) is None
    assert afwijkend_gemeld(cijfers, None) is None


# Small counts


@pytest.mark.parametrize(("van", "naar", "klein"), [(19, 500, True), (500, 19, True), (20, 20, False), (0, 0, True)])
def test_klein_is_onder_de_20(van, naar, klein):
    assert verschil(reeks({"2017": van, "2019": naar}, noemers=NOEMERS)).klein is klein


def test_zonder_aantallen_is_niets_klein():
    assert not verschil(reeks({"2017": "1.3", "2019": "0.8"}, **PER_INWONER)).klein


# Zero


def test_geen_enkele_telling_is_niet_te_toetsen():
    assert toets_aantallen(0, 200_000, 0, 200_000).zekerheid is Zekerheid.NIET_TE_TOETSEN


def test_van_nul_naar_iets_heeft_geen_bovengrens():
    # 0 to 6: the lower bound of p is 0,025^(1/6) = 0,5407, as odds 1,1774; with 5 0,025^(1/5) = 0,4782, as odds 0,9164.
    zes, vijf = toets_aantallen(0, 1, 6, 1), toets_aantallen(0, 1, 5, 1)
    assert (zes.laag, zes.hoog) == (pytest.approx(1.1774, abs=1e-4), math.inf)
    assert zes.zekerheid is Zekerheid.DUIDELIJK
    assert (vijf.laag, vijf.hoog) == (pytest.approx(0.9164, abs=1e-3), math.inf)
    assert vijf.zekerheid is Zekerheid.KAN_TOEVAL_ZIJN


def test_een_nul_is_gemeten():
    punt = reeks({"2019-H1": 0, "2019-H2": 0}, noemers=NOEMERS).punt(p("2019"))
    assert punt.aantal == 0
    assert not punt.leeg


# Years, halves, quarters


def test_een_jaar_dat_zijn_helften_tegenspreekt_valt_op():
    jaar = reeks({"2019": 700, "2019-H1": 367, "2019-H2": 306}).punt(p("2019"))
    assert (jaar.aantal, jaar.strijdig, jaar.afgeleid) == (700, 673, False)
    assert reeks({"2019": 673, "2019-H1": 367, "2019-H2": 306}).punt(p("2019")).strijdig is None


def test_een_helft_groter_dan_haar_jaar_geeft_geen_negatieve_andere():
    assert reeks({"2019": 5, "2019-H1": 7}).punt(p("2019-H2")).leeg


@pytest.mark.parametrize("kenmerken", [{"optelbaar": False}, {"soort": Meetsoort.STAND}])
def test_wat_niet_optelt_wordt_niet_afgeleid(kenmerken):
    assert reeks({"2019-H1": 30, "2019-H2": 40}, **kenmerken).punt(p("2019")).leeg
    assert reeks({"2019": 70, "2019-H2": 40}, **kenmerken).punt(p("2019-H1")).leeg


def test_een_afgeleid_aantal_ontmoet_een_gemelde_waarde():
    punt = reeks({"2019": "8", "2019-H1": 367, "2019-H2": 306}, **PER_INWONER).punt(p("2019"))
    assert (punt.aantal, punt.waarde) == (673, Decimal(8))
    assert punt.noemer.aantal == Fraction(673_000, 8)


def test_kwartalen_tellen_niet_op_en_staan_tegenover_hetzelfde_kwartaal():
    cijfers = reeks({f"2019-K{k}": 10 for k in (1, 2, 3, 4)} | {"2017-K2": 8, "2017": 40})
    assert cijfers.punt(p("2019")).leeg
    assert cijfers.punt(p("2019-H1")).leeg
    assert (verschil(cijfers, "2019-K2").basisperiode, verschil(cijfers, "2019-K2").getal) == (p("2017-K2"), 25)
    assert verschil(cijfers, "2019-K1") is None
    assert verschil(cijfers) is None


# Quality and digits


def test_de_kwaliteit_is_die_van_de_slechtste_invoer():
    noemers = {2017: Noemer(200_000, kwaliteit=Kwaliteit.GESCHAT), 2019: Noemer(200_000)}
    cijfers = reeks({"2017": 100, "2019": Niveau(60, kwaliteit=Kwaliteit.VOORLOPIG)}, noemers=noemers)
    assert verschil(cijfers).kwaliteit is Kwaliteit.GESCHAT
    assert cijfers.kwaliteit_van(cijfers.punt(p("2019"))) is Kwaliteit.VOORLOPIG
    helften = reeks({"2019-H1": Niveau(3, kwaliteit=Kwaliteit.VOORLOPIG), "2019-H2": 4})
    assert helften.punt(p("2019")).kwaliteit is Kwaliteit.VOORLOPIG
    geschat = Niveau(waarde=Decimal(8), decimalen=0, kwaliteit=Kwaliteit.GESCHAT)
    assert reeks({"2019": geschat, "2019-H1": 3, "2019-H2": 4}).punt(p("2019")).kwaliteit is Kwaliteit.GESCHAT


@pytest.mark.parametrize(
    ("cijfers", "verwacht"),
    [
        (reeks({"2019": "8"}, **PER_INWONER), "8"),  # reported without decimals: none are made up
        (reeks({"2019": (673, "8")}, **PER_INWONER), "8"),
        (reeks({"2019": 673}, noemers={2019: 84_000}), "8.0"),  # 8,0119
        (reeks({"2019": 673}, noemers={2019: 84_000}, decimalen=2), "8.01"),
        (reeks({"2019": 25}, noemers={2019: 100_000}), "0.3"),  # 0,25: half away from zero
        (reeks({"2019": 673}), "673"),
        (reeks({"2019": 673}, **PER_INWONER), "None"),
    ],
)
def test_het_cijfer_dat_een_lezer_ziet(cijfers, verwacht):
    assert str(cijfers.afgerond_tarief(cijfers.punt(p("2019")))) == verwacht


def test_een_halfjaar_wordt_door_dezelfde_noemer_gedeeld_en_niet_verdubbeld():
    cijfers = reeks({"2019-H1": 100}, noemers=NOEMERS)
    assert cijfers.tarief(cijfers.punt(p("2019-H1"))) == Fraction(1, 2)


def test_de_noemer_is_die_van_het_jaar_zelf():
    assert reeks({"2019": 100}, noemers={2018: 200_000, 2020: 200_000}).punt(p("2019")).noemer is None
