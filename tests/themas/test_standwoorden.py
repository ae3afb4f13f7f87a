"""How the goals stand, in words: figures and goals are told apart, and what counts twice is said."""

import pytest

from tests import fabriek
from tests.themas.doelen import cijfers, doel, stand
from themas.enums import Doelsoort
from themas.stand import Stand, Telling, onder_meer_themas, stand_van
from themas.templatetags.onderdelen import stand_in_zinnen, standregels


@pytest.mark.parametrize(
    ("cijfers", "doelen", "zinnen"),
    [
        (
            {"gunstig": 5, "ongunstig": 4},
            {"niet_beoordeeld": 14},
            "Van de 9 cijfers zijn er 5 op koers en 4 niet. 14 doelen hebben geen cijfer en zijn nog niet beoordeeld.",
        ),
        (
            {"gunstig": 1, "ongunstig": 2},
            {"niet_beoordeeld": 1},
            "Van de 3 cijfers is er 1 op koers en 2 niet. 1 doel heeft geen cijfer en is nog niet beoordeeld.",
        ),
        ({"gunstig": 1}, {}, "1 cijfer is op koers."),
        ({"ongunstig": 1}, {}, "1 cijfer is niet op koers."),
        ({"gunstig": 3}, {}, "Alle 3 cijfers zijn op koers."),
        ({"ongunstig": 3}, {}, "Geen van de 3 cijfers is op koers."),
        (
            {"gunstig": 1, "niet_vast_te_stellen": 2},
            {},
            "1 cijfer is op koers. Van 2 cijfers is dat nog niet vast te stellen.",
        ),
        ({}, {"gunstig": 2, "ongunstig": 1}, "Van de 3 doelen zonder cijfer zijn er 2 op koers en 1 niet."),
        ({}, {}, ""),
    ],
)
def test_de_stand_in_zinnen(cijfers, doelen, zinnen):
    assert stand_in_zinnen(Stand(Telling(**cijfers), Telling(**doelen))) == zinnen


def test_de_regels_van_een_kaart_noemen_cijfers_en_doelen():
    allebei = Stand(Telling(gunstig=5, ongunstig=1, niet_vast_te_stellen=2), Telling(gunstig=1, niet_beoordeeld=3))
    assert standregels(allebei) == [
        ("goed", "✓", "5 cijfers op koers"),
        ("slecht", "✕", "1 cijfer niet op koers"),
        ("open", "○", "2 cijfers nog niet vast te stellen"),
        ("goed", "✓", "1 doel op koers"),
        ("open", "○", "3 doelen nog niet beoordeeld"),
    ]
    assert standregels(Stand(Telling(), Telling())) == [("open", "○", "geen doelen in onze bronnen")]


@pytest.mark.django_db
def test_wat_onder_twee_themas_telt_is_te_noemen():
    inbraak, overlast = cijfers("inbraak", j2017=10, j2019=9), cijfers("overlast", j2017=10, j2019=9)
    doel("a", inbraak, overlast)
    doel("b", overlast)
    ander = fabriek.onderwerp("elders", van_thema=fabriek.thema("zorg", nummer=2))
    fabriek.doelstelling("c", bij=ander, indicatoren=[overlast], soort=Doelsoort.DALEN)
    fabriek.doelstelling("d", bij=ander, soort=Doelsoort.KWALITATIEF)
    assert onder_meer_themas(stand()) == [(overlast, 2)]
    assert stand_van(stand()) == Stand(Telling(gunstig=2), Telling(niet_beoordeeld=1))
