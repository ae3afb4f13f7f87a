"""The draft about a figure, word for word for unlike cases; every number in it is a reference."""

from dataclasses import replace

import pytest

from tests.rapportages.verslag.schets import (
    ALLEEN_AANTALLEN,
    ALLEEN_WAARDEN,
    DUIDELIJK,
    NIET,
    TOEVAL,
    VAN_NAAR,
    N,
    schets,
)
from tests.themas.berekening.bouw import niveau
from tests.themas.weergave.gevallen import INBRAAK, INWONERS, NOEMERS, PERCENTAGE, WONINGEN
from themas.berekening import Noemer
from themas.enums import Kwaliteit, Meetsoort


def van_kwaliteit(gegeven, kwaliteit):
    return replace(niveau(gegeven), kwaliteit=kwaliteit)


@pytest.mark.parametrize(
    ("gegevens", "verwacht"),
    [
        pytest.param(
            {"niveaus": {}}, ["Woninginbraken: wij hebben hierover geen cijfer van Voorbeeldstad."], id="geen"
        ),
        pytest.param(
            {"niveaus": {"2017": 160, "2018": 121}},
            [
                "Woninginbraken: wij hebben over 2019 geen cijfer van Voorbeeldstad.",
                "Het nieuwste cijfer is ouder: in 2018 waren er hier {aantal@2018} woninginbraken.",
            ],
            id="alleen ouder",
        ),
        pytest.param(
            {"niveaus": {"2017": 30, "2019": 0}, "noemers": N} | INWONERS,
            [
                VAN_NAAR,
                "Per 1.000 inwoners is dat minder: {verschil@2019}.",
                DUIDELIJK,
            ],
            id="nul",
        ),
        pytest.param(
            {"niveaus": {"2017": 0, "2019": 3}},
            [
                VAN_NAAR,
                "Een percentage is er niet, want delen door 0 kan niet.",
                ALLEEN_AANTALLEN,
            ],
            id="nul in het peiljaar",
        ),
        pytest.param(
            {"niveaus": {"2017": 0, "2019": 0}},
            [
                "Het aantal woninginbraken hier bleef gelijk: "
                "{aantal@2017} in het peiljaar 2017 en {aantal@2019} in 2019."
            ],
            id="twee keer nul",
        ),
        pytest.param(
            {"niveaus": {"2017": 16, "2019": 21}, "noemers": {2017: 203_990, 2019: 207_904}} | INWONERS,
            [
                VAN_NAAR,
                "Per 1.000 inwoners is dat meer: {verschil@2019}.",
                TOEVAL,
            ],
            id="onder 20",
        ),
        pytest.param(
            {"niveaus": {"2017": 30, "2019": 1}},
            [
                VAN_NAAR,
                "Dat is minder: {verschil@2019}.",
                ALLEEN_AANTALLEN,
            ],
            id="nog een",
        ),
        pytest.param(
            {"niveaus": {"2019": 1}},
            [
                "Het aantal woninginbraken hier was {aantal@2019} in 2019.",
                "Dat kunnen wij niet vergelijken: het cijfer over 2017 ontbreekt.",
            ],
            id="een zonder vergelijking",
        ),
        pytest.param(
            {"niveaus": INBRAAK, "noemers": NOEMERS} | WONINGEN,
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is {waarde@2019} per 1.000 woningen, minder dan in het peiljaar 2017: {verschil@2019}.",
                DUIDELIJK,
            ],
            id="naar verhouding",
        ),
        pytest.param(
            {"niveaus": {"2017": (1040, "13"), "2019": (673, "8")}} | WONINGEN,
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is {waarde@2019} per 1.000 woningen, minder dan in het peiljaar 2017: {verschil@2019}.",
                DUIDELIJK,
                "De bron rondt af, dus het echte verschil kan iets groter of kleiner zijn.",
            ],
            id="afgerond door de bron",
        ),
        pytest.param(
            {"niveaus": {"2017": "13", "2019": "8"}} | WONINGEN,
            [
                "In 2019 waren er hier {waarde@2019} woninginbraken per 1.000 woningen.",
                "Dat is minder dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_WAARDEN,
                "De bron rondt af, dus het echte verschil kan iets groter of kleiner zijn.",
            ],
            id="alleen een tarief",
        ),
        pytest.param(
            {"niveaus": INBRAAK, "noemers": {2019: 84_125}} | WONINGEN,
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken, {waarde@2019} per 1.000 woningen.",
                "Dat is in aantallen minder dan in het peiljaar 2017: {verschil@2019}.",
                NIET + "wij kennen het aantal woningen niet voor beide perioden.",
            ],
            id="noemer aan een kant",
        ),
        pytest.param(
            {"niveaus": {"2017": 160, "2019": 160}},
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is evenveel als in het peiljaar 2017: een verschil van {verschil@2019}.",
            ],
            id="gelijk",
        ),
        pytest.param(
            {"niveaus": {"2017": niveau("24", "2"), "2019": niveau("31", "2")}} | PERCENTAGE,
            [
                "Woninginbraken: in 2019 was dit hier {waarde@2019}.",
                "Dat is hoger dan in het peiljaar 2017: {verschil@2019}.",
                DUIDELIJK,
            ],
            id="aandeel",
        ),
        pytest.param(
            {"niveaus": {"2017": "24", "2019": "31"}} | PERCENTAGE,
            [
                "Woninginbraken: in 2019 was dit hier {waarde@2019}.",
                "Dat is hoger dan in het peiljaar 2017: {verschil@2019}.",
                NIET + "de bron zegt niet hoe nauwkeurig het onderzoek is.",
            ],
            id="aandeel zonder marge",
        ),
        pytest.param(
            {"niveaus": {"2017": "150000", "2019": "120000"}, "soort": Meetsoort.STAND, "eenheid": "euro"},
            [
                "Woninginbraken: in 2019 was dit hier {waarde@2019} euro.",
                "Dat is lager dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_WAARDEN,
            ],
            id="euro",
        ),
        pytest.param(
            {"niveaus": {"2017": 100, "2019": van_kwaliteit(199, Kwaliteit.GESCHAT)}},
            [
                "In 2019 waren er hier ongeveer {aantal@2019} woninginbraken.",
                "Dat is meer dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_AANTALLEN,
                "Het cijfer over 2019 is geschat.",
            ],
            id="geschat",
        ),
        pytest.param(
            {"niveaus": {j: van_kwaliteit(a, Kwaliteit.VOORLOPIG) for j, a in (("2017", 100), ("2019", 199))}},
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is meer dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_AANTALLEN,
                "De cijfers over 2017 en 2019 zijn voorlopig en kunnen nog veranderen.",
            ],
            id="voorlopig",
        ),
        pytest.param(
            {
                "niveaus": {"2017": 100, "2019": 199},
                "noemers": {2017: 200_000, 2019: Noemer(210_000, kwaliteit=Kwaliteit.GESCHAT)},
            }
            | INWONERS,
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is {waarde@2019} per 1.000 inwoners, meer dan in het peiljaar 2017: {verschil@2019}.",
                DUIDELIJK,
                "Het aantal inwoners in 2019 is geschat.",
            ],
            id="inwoners geschat",
        ),
        pytest.param(
            {"niveaus": {"2017-H1": 132, "2019-H1": 141}, "periode": "2019-H1"},
            [
                "In de 1e helft van 2019 waren er hier {aantal@2019-H1} woninginbraken.",
                "Dat is meer dan in de 1e helft van het peiljaar 2017: {verschil@2019-H1}.",
                ALLEEN_AANTALLEN,
            ],
            id="half jaar",
        ),
        pytest.param(
            {"niveaus": {"2017": 1040, "2019-H1": 300, "2019-H2": 373}, "periode": "2019-H2"},
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is minder dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_AANTALLEN,
                "Het aantal over 2019 is de som van de twee helften van dat jaar.",
            ],
            id="jaar uit helften",
        ),
        pytest.param(
            {"niveaus": {"2017-H2": 50, "2019": 130, "2019-H1": 70}, "periode": "2019-H2"},
            [
                "In de 2e helft van 2019 waren er hier {aantal@2019-H2} woninginbraken.",
                "Dat is meer dan in de 2e helft van het peiljaar 2017: {verschil@2019-H2}.",
                ALLEEN_AANTALLEN,
                "Het aantal over de 2e helft van 2019 is het aantal over heel 2019 min dat over de 1e helft van 2019.",
            ],
            id="helft uit jaar",
        ),
        pytest.param(
            {"niveaus": {"2017": 160, "2019": 121}, "periode": "2019-H2"},
            [
                "In 2019 waren er hier {aantal@2019} woninginbraken.",
                "Dat is minder dan in het peiljaar 2017: {verschil@2019}.",
                ALLEEN_AANTALLEN,
            ],
            id="tweede helft waarvan alleen het jaar bekend is",
        ),
        pytest.param(
            {"niveaus": {"2017": 1040, "2019-H2": 300, "2020-H1": 200}, "periode": "2020-H1"},
            [
                "Het aantal woninginbraken hier was {aantal@2019-H2} in de 2e helft van 2019 en {aantal@2020-H1} "
                "in de 1e helft van 2020.",
                "Samen is dat minder dan in het peiljaar 2017: {verschil@2020-H1}.",
                ALLEEN_AANTALLEN,
            ],
            id="twee helften van twee jaren",
        ),
        pytest.param(
            {"niveaus": {"2017": 10, "2019-H2": 3, "2020-H1": 2}, "periode": "2020-H1"},
            [
                "Het aantal woninginbraken hier was {aantal@2019-H2} in de 2e helft van 2019 en {aantal@2020-H1} "
                "in de 1e helft van 2020.",
                "In het peiljaar 2017 was het {aantal@2017}.",
                "Samen is dat minder dan in het peiljaar 2017: {verschil@2020-H1}.",
                ALLEEN_AANTALLEN,
            ],
            id="twee kleine helften",
        ),
    ],
)
def test_schets(gegevens, verwacht):
    assert schets(**gegevens) == verwacht
