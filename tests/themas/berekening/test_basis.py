"""Which period a figure is compared with, and what a break in the series does to that."""

import pytest

from tests.themas.berekening.bouw import breuk, gemeld, p, reeks
from themas.berekening import basis_voor, kop, vergelijkbare_perioden
from themas.enums import Breukgevolg, Meetsoort, Noemersoort


NIET_VERGELIJKBAAR, VOORBEHOUD = Breukgevolg.NIET_VERGELIJKBAAR, Breukgevolg.VOORBEHOUD


def basis(cijfers, code, peiljaar=2017):
    return basis_voor(cijfers, p(code), peiljaar)


def paar(cijfers, code, peiljaar=2017):
    """(compared, basis) as codes; None where nothing can be compared."""
    gevonden = basis(cijfers, code, peiljaar).verschil
    return gevonden and (gevonden.naar.periode.code, gevonden.van.periode.code)


# (a), (b) and (c)


def test_een_tweede_helft_maakt_het_jaar_vol():
    cijfers = reeks({"2017": 100, "2017-H2": 40, "2019-H1": 40, "2019-H2": 50})
    assert paar(cijfers, "2019-H2") == ("2019", "2017")
    assert basis(cijfers, "2019-H2").verschil.getal == -10


def test_een_tweede_helft_zonder_eerste_staat_tegenover_dezelfde_helft():
    cijfers = reeks({"2017": 100, "2017-H2": 40, "2019-H2": 50})
    assert paar(cijfers, "2019-H2") == ("2019-H2", "2017-H2")
    assert basis(cijfers, "2019-H2").omschrijving == "2e helft 2019 tegenover 2e helft 2017"


def test_een_tweede_helft_staat_voor_het_jaar_waarvan_alleen_de_verandering_bekend_is():
    cijfers = reeks(
        {"2019-H1": "5", "2019-H2": "6"},
        veranderingen={("2019", "2017"): gemeld(-38)},
        noemersoort=Noemersoort.INWONERS,
    )
    assert paar(cijfers, "2019-H2") == ("2019", "2017")


def test_dezelfde_helft_gaat_voor_twee_helften_samen():
    cijfers = reeks({"2017": 100, "2017-H1": 50, "2019-H2": 30, "2020-H1": 20})
    assert paar(cijfers, "2020-H1") == ("2020-H1", "2017-H1")


def test_de_laatste_twee_helften_samen():
    cijfers = reeks({"2017": 100, "2019-H2": 30, "2020-H1": 20}, noemers={2017: 200_000, 2019: 1, 2020: 250_000})
    gevonden = basis(cijfers, "2020-H1")
    # 50/250.000 : 100/200.000 = 0,4: the noemer of the year of the later half.
    assert (gevonden.verschil.naar.aantal, gevonden.verschil.getal) == (50, -60)
    assert gevonden.omschrijving == "2e helft 2019 en 1e helft 2020 samen tegenover 2017"


def test_een_afgeleide_helft_telt_mee_in_twee_helften_samen():
    # The second half of 2019 is 60 − 35 = 25; 25 + 20 = 45.
    cijfers = reeks({"2017": 100, "2019": 60, "2019-H1": 35, "2020-H1": 20})
    assert basis(cijfers, "2020-H1").verschil.getal == -55


def test_een_jaar_wordt_niet_met_een_eigen_helft_vergeleken():
    """The second half of 2017 and the first of 2018 do not stand against 2017, of which they are a part."""
    assert paar(reeks({"2017": 100, "2017-H2": 30, "2018-H1": 20}), "2018-H1") == ("2018-H1", "2017-H1")
    # Here the half is more than its year, so the first half of 2017 cannot be derived.
    assert paar(reeks({"2017": 20, "2017-H2": 30, "2018-H1": 20}), "2018-H1") is None


@pytest.mark.parametrize("kenmerken", [{"optelbaar": False}, {"soort": Meetsoort.STAND}])
def test_wat_niet_optelt_heeft_geen_twee_helften_samen(kenmerken):
    assert paar(reeks({"2017": 100, "2019-H2": 30, "2020-H1": 20}, **kenmerken), "2020-H1") is None


@pytest.mark.parametrize("code", ["2015", "2016-H2", "2017", "2017-H1"])
def test_het_peiljaar_en_daarvoor_worden_nergens_mee_vergeleken(code):
    cijfers = reeks({"2015": 90, "2016-H2": 40, "2017": 100, "2017-H1": 50, "2019": 80})
    assert paar(cijfers, code) is None


@pytest.mark.parametrize(
    ("niveaus", "code", "ontbreekt"),
    [
        ({"2019": 100}, "2019", "het cijfer over 2017 ontbreekt"),
        ({"2017": 100}, "2019", "het cijfer over 2019 ontbreekt"),
        ({"2017": 100}, "2019-H1", "het cijfer over de 1e helft van 2019 ontbreekt"),
        ({"2019-H1": 100}, "2019-H1", "het cijfer over de 1e helft van 2017 ontbreekt"),
    ],
)
def test_het_ontbrekende_cijfer_heeft_een_naam(niveaus, code, ontbreekt):
    assert basis(reeks(niveaus), code).ontbreekt == ontbreekt


# The headline


def test_de_kop_is_het_nieuwste_dat_te_vergelijken_is():
    cijfers = reeks({"2017": 100, "2018": 90, "2019-H1": 40, "2019-H2": 50, "2020-H2": 30})
    assert kop(cijfers, 2017).periode == p("2019")
    assert kop(cijfers, 2017, tot_en_met=2018).periode == p("2018")
    assert kop(cijfers, 2017, tot_en_met=2017) is None
    assert [b.periode.code for b in vergelijkbare_perioden(cijfers, 2017)] == ["2018", "2019-H2", "2019"]


# Breaks


@pytest.mark.parametrize(
    ("datum", "telt"),
    [
        ("2016-12-31", False),
        ("2017-01-01", False),  # the first day of the basis: all of it is counted anew
        ("2017-01-02", True),
        ("2018-07-01", True),
        ("2019-12-31", True),  # the last day of the compared period
        ("2020-01-01", False),
    ],
)
def test_tot_wanneer_een_breuk_telt(datum, telt):
    niveaus = {"2017": 100, "2019": 80}
    met_voorbehoud = basis(reeks(niveaus, breuken=[breuk(datum, VOORBEHOUD)]), "2019")
    assert met_voorbehoud.verschil.getal == -20
    assert bool(met_voorbehoud.voorbehouden) == telt
    gebroken = basis(reeks(niveaus, breuken=[breuk(datum, NIET_VERGELIJKBAAR)]), "2019")
    assert (gebroken.verschil is None) == telt
    assert (gebroken.verlegd is not None) == telt


@pytest.mark.parametrize(
    ("datum", "telt"),
    [("2017-07-01", False), ("2017-07-02", True), ("2019-12-31", True), ("2020-01-01", False)],
)
def test_tot_wanneer_een_breuk_telt_bij_een_tweede_helft(datum, telt):
    cijfers = reeks({"2017-H2": 50, "2019-H2": 40}, breuken=[breuk(datum)])
    assert (basis(cijfers, "2019-H2").verschil is None) == telt


@pytest.mark.parametrize(
    ("datum", "telt"),
    [("2017-04-01", False), ("2017-04-02", True), ("2019-06-30", True), ("2019-07-01", False)],
)
def test_tot_wanneer_een_breuk_telt_bij_een_kwartaal(datum, telt):
    cijfers = reeks({"2017-K2": 50, "2019-K2": 40}, breuken=[breuk(datum)])
    assert (basis(cijfers, "2019-K2").verschil is None) == telt


def test_na_een_breuk_wordt_het_eerste_vergelijkbare_jaar_de_basis():
    niveaus = {"2017": 100, "2018": 50, "2019": 55, "2020": 60}
    na_breuk = basis(reeks(niveaus, breuken=[breuk("2018-01-01", titel="nieuw")]), "2020")
    assert (na_breuk.verschil.van.periode, na_breuk.verschil.getal) == (p("2018"), 20)
    assert na_breuk.verlegd.titel == "nieuw"
    halverwege = basis(reeks(niveaus, breuken=[breuk("2018-07-01")]), "2020")
    assert halverwege.verschil.van.periode == p("2019")  # 2018 itself is counted in two ways


def test_van_twee_breuken_telt_de_laatste():
    cijfers = reeks(
        {"2017": 100, "2018": 50, "2019": 55, "2020": 66},
        breuken=[breuk("2019-01-01", titel="tweede"), breuk("2018-01-01", titel="eerste")],
    )
    gevonden = basis(cijfers, "2020")
    assert (gevonden.verlegd.titel, gevonden.verschil.van.periode, gevonden.verschil.getal) == ("tweede", p("2019"), 20)
    # Before the second one the first still counts, and before that there is none.
    assert basis(cijfers, "2018").verschil is None
    assert basis(cijfers, "2018").verlegd.titel == "eerste"


def test_zonder_later_jaar_valt_er_na_een_breuk_niets_te_vergelijken():
    gevonden = basis(reeks({"2017": 100, "2018": 50}, breuken=[breuk("2018-01-01")]), "2018")
    assert gevonden.verschil is None
    assert gevonden.ontbreekt == "een jaar om mee te vergelijken ontbreekt"


def test_een_breuk_in_de_eerste_helft_van_het_peiljaar_raakt_alleen_het_jaar():
    """The whole years lie across the break, the second halves do not."""
    niveaus = {"2017": 100, "2017-H2": 40, "2019-H1": 30, "2019-H2": 50}
    cijfers = reeks(niveaus, breuken=[breuk("2017-04-01")])
    assert paar(cijfers, "2019-H2") == ("2019-H2", "2017-H2")
    assert basis(cijfers, "2019-H2").verlegd is None
    assert paar(cijfers, "2019") is None


def test_een_voorbehoud_hoort_bij_de_basis_die_gebruikt_is():
    niveaus = {"2017": 100, "2018": 50, "2019": 55}
    breuken = [breuk("2017-07-01", VOORBEHOUD, "oud"), breuk("2018-01-01"), breuk("2018-07-01", VOORBEHOUD, "later")]
    gevonden = basis(reeks(niveaus, breuken=breuken), "2019")
    assert [b.titel for b in gevonden.voorbehouden] == ["later"]
