"""Examples worked by hand: the inputs stand here, the working beside them."""

import pytest

from tests.themas.berekening.bouw import breuk, gemeld, p, reeks
from themas.berekening import afwijkend_gemeld, basis_voor, kop, stel_oordeel_vast
from themas.enums import Breukgevolg, Doelsoort, Kwaliteit, Maat, Noemersoort, Oordeel, Zekerheid


INWONERS = {2017: 200_914, 2019: 207_904}
WONINGEN = {"noemersoort": Noemersoort.WONINGEN}


def verschil(cijfers, code="2019", peiljaar=2017):
    return basis_voor(cijfers, p(code), peiljaar).verschil


def oordeel(cijfers, code, soort, peiljaar=2017, laatste_jaar=2022):
    return stel_oordeel_vast(cijfers, p(code), soort=soort, peiljaar=peiljaar, laatste_jaar=laatste_jaar)


def test_overvallen_van_16_naar_21():
    # 21/207.904 : 16/200.914 = 0,101008 : 0,079636 = 1,2684, so +27%.
    # Of 37 together 21 are new: Clopper-Pearson 0,3948 to 0,7292; times 200.914/207.904 as odds: 0,63 to 2,60.
    overvallen = reeks({"2017": 16, "2019": 21}, noemers=INWONERS)
    gevonden = verschil(overvallen)
    assert (gevonden.getal, gevonden.maat) == (27, Maat.PER_NOEMER)
    assert (gevonden.toets.laag, gevonden.toets.hoog) == pytest.approx((0.63, 2.60), abs=0.005)
    assert gevonden.zekerheid is Zekerheid.KAN_TOEVAL_ZIJN
    assert gevonden.klein
    assert oordeel(overvallen, "2019", Doelsoort.NIET_STIJGEN).oordeel is Oordeel.NIET_OP_KOERS
    # In counts alone it would be 21/16 = 1,3125: +31%.
    assert verschil(reeks({"2017": 16, "2019": 21})).getal == 31


def test_straatroven_in_de_eerste_helft():
    # 41/207.904 : 32/200.914 = 1,2382: +24%. The noemer is that of the year and is not doubled or halved.
    straatroven = reeks({"2017-H1": 32, "2019-H1": 41}, noemers=INWONERS)
    gevonden = verschil(straatroven, "2019-H1")
    assert (gevonden.getal, gevonden.basisperiode) == (24, p("2017-H1"))
    assert (gevonden.toets.laag, gevonden.toets.hoog) == pytest.approx((0.76, 2.03), abs=0.005)
    assert gevonden.zekerheid is Zekerheid.KAN_TOEVAL_ZIJN
    assert not gevonden.klein


def test_straatroven_over_het_jaar_alleen_als_verandering():
    """The year is known only as a reported change: a verdict, but nothing to test."""
    straatroven = reeks(
        {"2017-H1": 32, "2019-H1": 41, "2020-H2": 51},
        noemers=INWONERS,
        veranderingen={("2019", "2017"): gemeld(45), ("2020-H1", "2017-H1"): gemeld(81)},
    )
    jaar = oordeel(straatroven, "2019", Doelsoort.NIET_STIJGEN)
    assert jaar.basis.verschil.getal == 45
    assert jaar.basis.verschil.gemeld == gemeld(45)
    assert (jaar.oordeel, jaar.zekerheid) == (Oordeel.NIET_OP_KOERS, Zekerheid.NIET_TE_TOETSEN)
    helft = verschil(straatroven, "2020-H1")
    assert (helft.getal, helft.basisperiode) == (81, p("2017-H1"))
    # Of the second half of 2020 a count is known, of that of 2017 nothing; so the newest is the first half of 2020.
    assert verschil(straatroven, "2020-H2") is None
    assert kop(straatroven, 2017).periode == p("2020-H1")
    assert kop(straatroven, 2017, tot_en_met=2019).periode == p("2019")


def woninginbraken():
    """The halves of 2019 are counted, the rate of that year is reported; the number of homes is not known."""
    niveaus = {
        "2017": (1040, "13"),
        "2018": (993, "12"),
        "2019": "8",
        "2019-H1": 367,
        "2019-H2": 306,
    }
    return reeks(niveaus, veranderingen={("2019", "2017"): gemeld(-38)}, **WONINGEN)


def test_woninginbraken_met_noemers_die_volgen():
    # 367 + 306 = 673. Implied homes: 1.040/13 = 80.000 and 673/8 = 84.125 (in thousands per 1.000).
    # 8/13 = 0,6154: −38%. Rounding of the rates allows 7,5/13,5 = 0,556 (−44%) to 8,5/12,5 = 0,68 (−32%).
    cijfers = woninginbraken()
    gevonden = verschil(cijfers)
    assert gevonden.naar.aantal == 673
    assert gevonden.naar.afgeleid_uit == (p("2019-H1"), p("2019-H2"))
    assert (gevonden.van.noemer.aantal, gevonden.naar.noemer.aantal) == (80_000, 84_125)
    assert gevonden.van.noemer.geimpliceerd
    assert gevonden.kwaliteit is Kwaliteit.GESCHAT
    assert (gevonden.getal, gevonden.bereik) == (-38, (-44, -32))
    assert (gevonden.toets.laag, gevonden.toets.hoog) == pytest.approx((0.56, 0.68), abs=0.005)
    assert afwijkend_gemeld(cijfers, gevonden) is None
    vaststelling = oordeel(cijfers, "2019", Doelsoort.DALEN)
    assert (vaststelling.oordeel, vaststelling.zekerheid) == (Oordeel.OP_KOERS, Zekerheid.DUIDELIJK)


def test_de_tweede_helft_van_woninginbraken_staat_voor_het_jaar():
    basis = basis_voor(woninginbraken(), p("2019-H2"), 2017)
    assert basis.beoordeelde_periode == p("2019")
    assert basis.omschrijving == "2019 tegenover 2017"
    assert basis.verschil.getal == -38


def test_woninginbraken_in_2018():
    # 12/13 = 0,923: −8%. Implied homes 80.000 and 82.750; 993 of 2.033 are new: 0,85 to 1,01.
    gevonden = verschil(woninginbraken(), "2018")
    assert gevonden.getal == -8
    assert (gevonden.toets.laag, gevonden.toets.hoog) == pytest.approx((0.85, 1.01), abs=0.005)
    assert gevonden.zekerheid is Zekerheid.KAN_TOEVAL_ZIJN


def test_huisverboden_per_half_jaar():
    # Known: 11, 18 and 14. The year 2019 is 18 + 14 = 32; of 2018 only the second half, of 2017 nothing.
    huisverboden = reeks({"2018-H2": 11, "2019-H1": 18, "2019-H2": 14})
    assert huisverboden.punt(p("2019")).aantal == 32
    assert huisverboden.punt(p("2018")).aantal is None
    assert kop(huisverboden, 2017) is None
    assert basis_voor(huisverboden, p("2019"), 2017).ontbreekt == "het cijfer over 2017 ontbreekt"
    # Against 2018, whose first half is missing, the second halves meet: 14/11 = 1,27.
    tegen_2018 = verschil(huisverboden, "2019-H2", peiljaar=2018)
    assert (tegen_2018.basisperiode, tegen_2018.getal, tegen_2018.maat) == (p("2018-H2"), 27, Maat.AANTAL)
    assert tegen_2018.klein


def test_ov_incidenten_na_een_nieuwe_registratie():
    """The bus company counts anew from 2018 on: 2018 becomes the basis, shown as such, without a verdict."""
    ov_incidenten = reeks(
        {},
        veranderingen={("2019", "2018"): gemeld(-13, Maat.AANTAL)},
        breuken=[breuk("2018-01-01", titel="nieuwe registratie")],
    )
    vaststelling = oordeel(ov_incidenten, "2019", Doelsoort.NIET_STIJGEN)
    assert vaststelling.basis.verschil.getal == -13
    assert vaststelling.basis.verschil.basisperiode == p("2018")
    assert vaststelling.basis.verlegd.titel == "nieuwe registratie"
    assert vaststelling.oordeel is Oordeel.NOG_NIET_VAST_TE_STELLEN
    assert kop(ov_incidenten, 2017).verschil.getal == -13


@pytest.mark.parametrize(
    ("soort", "procent", "verwacht"),
    [
        (Doelsoort.NIET_STIJGEN, -9, Oordeel.OP_KOERS),  # auto-inbraken
        (Doelsoort.NIET_STIJGEN, 4, Oordeel.NIET_OP_KOERS),  # fietsdiefstallen
        (Doelsoort.NIET_STIJGEN, -5, Oordeel.OP_KOERS),  # vernielingen
        (Doelsoort.DALEN, -17, Oordeel.OP_KOERS),  # jeugdoverlast
        (Doelsoort.DALEN, -13, Oordeel.OP_KOERS),  # drugs- en drankoverlast
        (Doelsoort.DALEN, 13, Oordeel.NIET_OP_KOERS),  # jeugdige verdachten
    ],
)
def test_gemelde_veranderingen_geven_een_oordeel(soort, procent, verwacht):
    cijfers = reeks(
        {},
        veranderingen={("2019", "2017"): gemeld(procent)},
        breuken=[breuk("2017-04-01", Breukgevolg.VOORBEHOUD, "aangifte via internet")],
    )
    vaststelling = oordeel(cijfers, "2019", soort)
    assert vaststelling.oordeel is verwacht
    assert vaststelling.zekerheid is Zekerheid.NIET_TE_TOETSEN
    assert [b.titel for b in vaststelling.basis.voorbehouden] == ["aangifte via internet"]
