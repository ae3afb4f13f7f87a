"""How a difference was worked out, and how it stands beside other areas, word for word."""

from dataclasses import replace

import pytest

from tests.themas.berekening.bouw import gemeld, reeks
from tests.themas.weergave.gevallen import INBRAAK, INWONERS, NOEMERS, PERCENTAGE, WONINGEN, geval, indicator
from themas.berekening import Noemer, verschil
from themas.enums import Kwaliteit, Maat, Meetsoort, Noemeraard
from themas.weergave.zinnen import maat_in_woorden, rekenstappen, vergelijking


# How it was worked out

MILJOEN = {2017: 10**6, 2019: 10**6}


def test_rekenstappen_met_noemers():
    assert rekenstappen(*geval(INBRAAK, noemers=NOEMERS, **WONINGEN)) == [
        "2017: 1.040 woninginbraken.",
        "1.040 ÷ 80.000 woningen (1 januari 2017) × 1.000 = 13,0 per 1.000 woningen.",
        "2019: 673 woninginbraken.",
        "673 ÷ 84.125 woningen (1 januari 2019) × 1.000 = 8,0 per 1.000 woningen.",
        "8,0 ÷ 13,0 − 1 = −38%. Wij rekenen met de getallen voor afronding.",
        "Houden wij rekening met toeval, dan ligt het verschil tussen −44% en −32% (95% zekerheid). "
        "Nul ligt daarbuiten: het verschil is duidelijk.",
    ]


def test_rekenstappen_met_gemelde_tarieven():
    assert rekenstappen(*geval({"2017": (1040, "13"), "2019": (673, "8")}, **WONINGEN)) == [
        "2017: 1.040 woninginbraken.",
        "2017: 13 per 1.000 woningen volgens de bron.",
        "2019: 673 woninginbraken.",
        "2019: 8 per 1.000 woningen volgens de bron.",
        "8 ÷ 13 − 1 = −38%.",
        "De bron rondt af. Het echte verschil ligt daardoor ergens tussen −44% en −32%.",
        "Houden wij rekening met toeval, dan ligt het verschil tussen −44% en −32% (95% zekerheid). "
        "Nul ligt daarbuiten: het verschil is duidelijk.",
    ]


@pytest.mark.parametrize(
    ("toen", "nu", "stap"),
    [
        (16, 21, "ligt het verschil tussen −35% en +169% (95% zekerheid). Nul ligt daarbinnen: het kan toeval zijn."),
        (2000, 2131, "ligt het verschil tussen +0,2% en +13,3% (95% zekerheid). Nul ligt daarbuiten:"),
        (0, 9, "is het verschil minstens +97% (95% zekerheid). Nul ligt daarbuiten: het verschil is duidelijk."),
    ],
)
def test_wat_toeval_verklaart_staat_er_in_procenten(toen, nu, stap):
    """A bound near nought has decimals, so that what is said about nought can be seen to be true."""
    stappen = rekenstappen(*geval({"2017": toen, "2019": nu}, noemers=MILJOEN, **INWONERS))
    assert stappen[-1].startswith(f"Houden wij rekening met toeval, dan {stap}")


@pytest.mark.parametrize(
    ("noemer", "woord"),
    [
        ({"kwaliteit": Kwaliteit.GESCHAT}, "woningen (1 januari 2017, geschat)"),
        ({"aard": Noemeraard.JAARGEMIDDELDE}, "woningen (gemiddeld in 2017)"),
        ({}, "woningen (1 januari 2017)"),
    ],
)
def test_de_noemer_zegt_wat_hij_is(noemer, woord):
    noemers = {jaar: Noemer(aantal, **noemer) for jaar, aantal in NOEMERS.items()}
    stappen = rekenstappen(*geval(INBRAAK, noemers=noemers, **WONINGEN))
    assert stappen[1] == f"1.040 ÷ 80.000 {woord} × 1.000 = 13,0 per 1.000 woningen."


def test_rekenstappen_van_een_afgeleid_jaar_en_een_afgeleide_helft():
    jaar = rekenstappen(*geval({"2017": 1040, "2019-H1": 300, "2019-H2": 373}))
    assert jaar == [
        "2017: 1.040 woninginbraken.",
        "2019: 300 (1e helft 2019) + 373 (2e helft 2019) = 673 woninginbraken.",
        "673 ÷ 1.040 − 1 = −35%.",
    ]
    helft = rekenstappen(*geval({"2017-H1": 500, "2019": 673, "2019-H2": 373}, "2019-H1"))
    assert helft[1] == "1e helft 2019: 673 (2019) − 373 (2e helft 2019) = 300 woninginbraken."


def test_twee_helften_samen_heten_niet_naar_de_laatste():
    """500 is no figure of the first half of 2020 alone."""
    stap = rekenstappen(*geval({"2017": 1040, "2019-H2": 300, "2020-H1": 200}))[1]
    assert stap.endswith("300 (2e helft 2019) + 200 (1e helft 2020) = 500 woninginbraken.")
    assert not stap.startswith("1e helft 2020:")


@pytest.mark.parametrize(
    ("gegevens", "stap"),
    [
        (
            {"niveaus": {"2017": 0, "2019": 3}},
            "Door 0 kunnen wij niet delen. Daarom staan hier de aantallen en geen percentage.",
        ),
        ({"niveaus": {"2017": "24", "2019": "31"}} | PERCENTAGE, "31 − 24 = +7 procentpunt."),
        ({"niveaus": {"2017": 160, "2019": 160}}, "160 ÷ 160 − 1 = 0%."),
    ],
)
def test_de_laatste_stap(gegevens, stap):
    assert rekenstappen(*geval(**gegevens))[-1] == stap


def test_rekenstappen_van_een_gemelde_verandering():
    stappen = rekenstappen(*geval({}, veranderingen={("2019", "2017"): gemeld(-38)}, **WONINGEN))
    assert stappen == [
        "De bron noemt voor 2019 een verandering van −38% tegenover 2017, per 1.000 woningen.",
        "Niet alle aantallen die daarvoor nodig zijn, staan in onze bronnen. "
        "Wij kunnen het percentage dus niet narekenen.",
    ]


def test_de_som_die_er_staat_is_na_te_rekenen():
    """ "0,1 ÷ 0,1 − 1 = +29%" convinces nobody: small rates want more digits."""
    stappen = rekenstappen(*geval({"2017": 16, "2019": 21}, noemers={2017: 203_990, 2019: 207_904}, **INWONERS))
    som = next(stap for stap in stappen if "− 1 =" in stap)
    naar, van = (getal.strip() for getal in som.split("− 1")[0].split("÷"))
    assert naar != van


def test_een_bereik_zonder_ruimte_staat_er_niet():
    stappen = rekenstappen(*geval({"2017": "150000", "2019": "120000"}, soort=Meetsoort.STAND, eenheid="euro"))
    assert not [stap for stap in stappen if "tussen −20% en −20%" in stap]


# Beside other areas


def naast(hier, daar, *, noemers_daar=None, noemers=None, **velden):
    over, eigen, basis = geval(hier, noemers=noemers, **velden)
    ander = replace(reeks(daar, noemers=noemers_daar), kenmerken=eigen.kenmerken, gebied="Nederland")
    anders = verschil(ander, ander.punt(basis.verschil.van.periode), ander.punt(basis.verschil.naar.periode))
    return vergelijking(over, eigen, basis, ander, anders)


@pytest.mark.parametrize(
    ("hier", "daar", "zin"),
    [
        ((1000, 800), (1000, 900), "Nederland: 10% minder per 1.000 inwoners. In Voorbeeldstad was de daling groter."),
        ((1000, 900), (1000, 850), "Nederland: 15% minder per 1.000 inwoners. In Voorbeeldstad was de daling kleiner."),
        (
            (1000, 1200),
            (1000, 1300),
            "Nederland: 30% meer per 1.000 inwoners. In Voorbeeldstad was de stijging kleiner.",
        ),
        (
            (1000, 1500),
            (1000, 1300),
            "Nederland: 30% meer per 1.000 inwoners. In Voorbeeldstad was de stijging groter.",
        ),
        ((1000, 800), (1000, 1300), "Nederland: 30% meer per 1.000 inwoners. In Voorbeeldstad was het 20% minder."),
        ((1000, 1200), (1000, 900), "Nederland: 10% minder per 1.000 inwoners. In Voorbeeldstad was het 20% meer."),
        (
            (10**6, 1_004_000),
            (1000, 900),
            "Nederland: 10% minder per 1.000 inwoners. In Voorbeeldstad bleef het gelijk.",
        ),
        ((1000, 1200), (0, 9), "Nederland: van 0 naar 9 per 1.000 inwoners."),
        ((0, 80), (1000, 900), "Nederland: 10% minder per 1.000 inwoners."),
    ],
)
def test_vergelijking(hier, daar, zin):
    waarden = [dict(zip(("2017", "2019"), waarde, strict=True)) for waarde in (hier, daar)]
    assert naast(*waarden, noemers=MILJOEN, noemers_daar=MILJOEN, **INWONERS) == zin


@pytest.mark.parametrize(
    ("hier", "noemers", "slot"),
    [
        ((16, 21), MILJOEN, " Of Voorbeeldstad echt afwijkt, is niet zeker."),
        ((1600, 2100), MILJOEN, " In Voorbeeldstad was de stijging groter."),
    ],
)
def test_wat_toeval_kan_zijn_is_niet_groter_of_kleiner(hier, noemers, slot):
    eigen = dict(zip(("2017", "2019"), hier, strict=True))
    zin = naast(eigen, {"2017": 1000, "2019": 1050}, noemers=noemers, noemers_daar=MILJOEN, **INWONERS)
    assert zin == f"Nederland: 5% meer per 1.000 inwoners.{slot}"


def test_zonder_toets_staat_er_alleen_het_cijfer_van_daar():
    assert naast({"2017": 100, "2019": 120}, {"2017": 1000, "2019": 1050}) == "Nederland: 5% meer in aantallen."


def test_vergelijking_zonder_noemer_daar():
    zin = naast({"2017": 100, "2019": 80}, {"2017": 1000, "2019": 900}, noemers=MILJOEN, **INWONERS)
    assert zin == (
        "Nederland: 10% minder in aantallen. "
        "Voor Nederland kennen wij geen aantal inwoners, dus deze vergelijking is ruw."
    )


@pytest.mark.parametrize("daar", [("20", "19"), ("20", "22"), ("20", "20")])
@pytest.mark.parametrize("hier", [("24", "31"), ("24", "24")])
def test_procentpunten_zijn_geen_procenten(hier, daar):
    """ "1 procentpunt lager %. In Voorbeeldstad was het +7%" is wrong twice."""
    waarden = [dict(zip(("2017", "2019"), waarde, strict=True)) for waarde in (hier, daar)]
    zin = naast(*waarden, **PERCENTAGE)
    assert zin.startswith("Nederland: ")
    assert "%" not in zin


def test_een_waarde_zonder_eenheid():
    zin = naast({"2017": "6.9", "2019": "7.1"}, {"2017": "7.0", "2019": "6.0"}, soort=Meetsoort.STAND)
    assert "van de waarde" not in zin


@pytest.mark.parametrize(
    ("velden", "maat", "woorden"),
    [
        (WONINGEN, Maat.PER_NOEMER, "per 1.000 woningen"),
        (INWONERS | {"per": 100_000}, Maat.PER_NOEMER, "per 100.000 inwoners"),
        (WONINGEN, Maat.AANTAL, "in aantallen"),
        ({"eenheid": "euro"}, Maat.WAARDE, "euro"),
    ],
)
def test_maat_in_woorden(velden, maat, woorden):
    assert maat_in_woorden(indicator(**velden), maat) == woorden
