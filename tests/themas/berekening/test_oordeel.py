"""The verdict at its edges: the rounded number, the last year of the plan, and target values."""

from decimal import Decimal

import pytest

from tests.themas.berekening.bouw import p, reeks
from themas.berekening import stel_oordeel_vast
from themas.enums import Doelsoort, Meetsoort, Noemersoort, Oordeel, Richting


DALEN, NIET_STIJGEN, STIJGEN, NIET_DALEN = list(Doelsoort)[:4]
OP_KOERS, NIET_OP_KOERS = Oordeel.OP_KOERS, Oordeel.NIET_OP_KOERS
ONBEKEND = Oordeel.NOG_NIET_VAST_TE_STELLEN
PER_INWONER = {"noemersoort": Noemersoort.INWONERS}


def vaststelling(cijfers, code="2019", soort=DALEN, laatste_jaar=2022, streefwaarde=None):
    return stel_oordeel_vast(
        cijfers,
        p(code),
        soort=soort,
        peiljaar=2017,
        laatste_jaar=laatste_jaar,
        streefwaarde=None if streefwaarde is None else Decimal(streefwaarde),
    )


@pytest.mark.parametrize(
    ("naar", "dalen", "niet_stijgen", "stijgen", "niet_dalen"),
    [
        (994, OP_KOERS, OP_KOERS, NIET_OP_KOERS, NIET_OP_KOERS),  # −0,6% is read as −1%
        (995, OP_KOERS, OP_KOERS, NIET_OP_KOERS, NIET_OP_KOERS),  # −0,5%: half goes away from zero
        (996, NIET_OP_KOERS, OP_KOERS, NIET_OP_KOERS, OP_KOERS),  # −0,4% is read as 0%
        (1000, NIET_OP_KOERS, OP_KOERS, NIET_OP_KOERS, OP_KOERS),
        (1004, NIET_OP_KOERS, OP_KOERS, NIET_OP_KOERS, OP_KOERS),
        (1005, NIET_OP_KOERS, NIET_OP_KOERS, OP_KOERS, OP_KOERS),
    ],
)
def test_het_oordeel_volgt_het_afgeronde_getal(naar, dalen, niet_stijgen, stijgen, niet_dalen):
    cijfers = reeks({"2017": 1000, "2019": naar})
    verwacht = {DALEN: dalen, NIET_STIJGEN: niet_stijgen, STIJGEN: stijgen, NIET_DALEN: niet_dalen}
    assert {soort: vaststelling(cijfers, soort=soort).oordeel for soort in verwacht} == verwacht


@pytest.mark.parametrize(
    ("naar", "soort", "verwacht"),
    [(3, DALEN, NIET_OP_KOERS), (3, NIET_STIJGEN, NIET_OP_KOERS), (3, STIJGEN, OP_KOERS), (0, NIET_STIJGEN, OP_KOERS)],
)
def test_bij_een_basis_van_nul_spreken_de_aantallen(naar, soort, verwacht):
    gevonden = vaststelling(reeks({"2017": 0, "2019": naar}), soort=soort)
    assert gevonden.basis.verschil.getal is None
    assert gevonden.oordeel is verwacht


def test_bij_een_waarde_van_nul_zonder_aantallen_is_er_geen_oordeel():
    gevonden = vaststelling(reeks({"2017": "0", "2019": "3"}, **PER_INWONER))
    assert gevonden.oordeel is ONBEKEND
    assert gevonden.waarom_niet == "het cijfer van het peiljaar is 0"


@pytest.mark.parametrize(
    ("code", "laatste_jaar", "verwacht"),
    [
        ("2019", 2022, OP_KOERS),
        ("2019", 2019, Oordeel.GEHAALD),
        ("2019-H1", 2019, OP_KOERS),
        ("2019-H2", 2019, Oordeel.GEHAALD),  # with its second half the last year is complete
        ("2019", 2018, ONBEKEND),
        ("2019-H1", 2018, ONBEKEND),
    ],
)
def test_op_koers_tot_het_laatste_jaar_om_is(code, laatste_jaar, verwacht):
    cijfers = reeks({"2017-H1": 50, "2017-H2": 50, "2019-H1": 40, "2019-H2": 40})
    assert vaststelling(cijfers, code, laatste_jaar=laatste_jaar).oordeel is verwacht


def test_in_het_laatste_jaar_kan_een_doel_niet_gehaald_zijn():
    gevonden = vaststelling(reeks({"2017": 100, "2022": 100}), "2022")
    assert gevonden.oordeel is Oordeel.NIET_GEHAALD


def test_zonder_peiljaarcijfer_is_er_geen_oordeel_en_staat_er_waarom():
    gevonden = vaststelling(reeks({"2019": 100}))
    assert (gevonden.oordeel, gevonden.waarom_niet) == (ONBEKEND, "het cijfer over 2017 ontbreekt")


@pytest.mark.parametrize(
    ("richting", "waarde", "verwacht"),
    [
        (Richting.LAGER, "7.9", OP_KOERS),
        (Richting.LAGER, "8.0", OP_KOERS),
        (Richting.LAGER, "8.1", NIET_OP_KOERS),
        (Richting.HOGER, "7.9", NIET_OP_KOERS),
        (Richting.HOGER, "8.0", OP_KOERS),
        (Richting.HOGER, "8.1", OP_KOERS),
    ],
)
def test_streefwaarde_in_beide_richtingen(richting, waarde, verwacht):
    """No figure of the peiljaar is needed for it."""
    cijfers = reeks({"2019": waarde}, richting=richting, **PER_INWONER)
    assert vaststelling(cijfers, soort=Doelsoort.STREEFWAARDE, streefwaarde="8").oordeel is verwacht


def test_streefwaarde_zoals_de_lezer_het_cijfer_ziet():
    # 804/100.000 × 1.000 = 8,04, on the page 8,0.
    cijfers = reeks({"2019": 804}, noemers={2019: 100_000})
    assert vaststelling(cijfers, soort=Doelsoort.STREEFWAARDE, streefwaarde="8").oordeel is OP_KOERS


def test_streefwaarde_van_wat_optelt_alleen_over_hele_jaren():
    cijfers = reeks({"2019-H1": 500, "2019-H2": 400}, noemers={2019: 100_000})
    helft = vaststelling(cijfers, "2019-H1", Doelsoort.STREEFWAARDE, streefwaarde="8")
    assert helft.oordeel is ONBEKEND
    # 9 per 1.000 over the year: the second half alone would be 4.
    jaar = vaststelling(cijfers, "2019-H2", Doelsoort.STREEFWAARDE, streefwaarde="8")
    assert jaar.oordeel is NIET_OP_KOERS


def test_streefwaarde_van_een_stand_ook_halverwege_het_jaar():
    cijfers = reeks({"2019-H1": "7"}, soort=Meetsoort.STAND, optelbaar=False, **PER_INWONER)
    assert vaststelling(cijfers, "2019-H1", Doelsoort.STREEFWAARDE, streefwaarde="8").oordeel is OP_KOERS


def test_streefwaarde_in_het_laatste_jaar_en_daarna():
    cijfers = reeks({"2022": "7", "2023": "7"}, **PER_INWONER)
    assert vaststelling(cijfers, "2022", Doelsoort.STREEFWAARDE, streefwaarde="8").oordeel is Oordeel.GEHAALD
    assert vaststelling(cijfers, "2023", Doelsoort.STREEFWAARDE, streefwaarde="8").oordeel is ONBEKEND


def test_streefwaarde_zonder_cijfer():
    gevonden = vaststelling(reeks({"2017": "9"}, **PER_INWONER), soort=Doelsoort.STREEFWAARDE, streefwaarde="8")
    assert (gevonden.oordeel, gevonden.waarom_niet) == (ONBEKEND, "het cijfer over 2019 ontbreekt")
