"""Bound numbers in a text: how they are written, where they stand, and what is wrong with those that are not."""

import pytest

from rapportages.enums import Grootheid
from rapportages.verwijzingen import Onleesbaar, Plek, Verwijzing, vind
from themas.berekening import Periode


@pytest.mark.parametrize(
    ("geschreven", "gelezen", "ene_vorm"),
    [
        ("a-b:aantal", Verwijzing("a-b", Grootheid.AANTAL), "a-b:aantal"),
        (
            " Overvallen : Verschil @ 2019-h1 | nl01 ",
            Verwijzing("overvallen", Grootheid.VERSCHIL, Periode.van_code("2019-H1"), "NL01"),
            "overvallen:verschil@2019-H1|nl01",
        ),
        ("x:oordeel@2019", Verwijzing("x", Grootheid.OORDEEL, Periode(2019)), "x:oordeel@2019"),
        ("x:waarde|gm0034", Verwijzing("x", Grootheid.WAARDE, None, "GM0034"), "x:waarde|gm0034"),
    ],
)
def test_een_verwijzing_heeft_een_vorm(geschreven, gelezen, ene_vorm):
    assert Verwijzing.van(geschreven) == gelezen
    assert str(gelezen) == ene_vorm
    assert Verwijzing.van(ene_vorm) == gelezen


@pytest.mark.parametrize(
    ("geschreven", "melding"),
    [
        ("zie ook", "dit is geen verwijzing naar een cijfer. Schrijf bijvoorbeeld [[woninginbraken:aantal@2019]]"),
        (
            "x:gemiddelde",
            "‘gemiddelde’ kennen wij niet. Kies uit: aantal, waarde, verschil, oordeel, zekerheid, peilwaarde",
        ),
        ("x:aantal@vorig-jaar", "‘VORIG-JAAR’ is geen periode; schrijf 2019, 2019-H1 of 2019-K1"),
        ("x:aantal@2019-H3", "half jaar 3 bestaat niet"),
    ],
)
def test_wat_geen_verwijzing_is_zegt_hoe_het_wel_moet(geschreven, melding):
    with pytest.raises(Onleesbaar) as fout:
        Verwijzing.van(geschreven)
    assert str(fout.value) == melding


def test_elke_verwijzing_wordt_gevonden_op_haar_plaats():
    tekst = "Er waren [[a:aantal]] inbraken.\n\nIn 2019 [[b:aantal@2019]]\nen [[c:foo]].\n\n\n\nSlot [[a:aantal]]."
    gevonden = [(str(g.plek), g.geschreven, g.verwijzing is not None) for g in vind(tekst)]
    assert gevonden == [
        ("alinea 1, regel 1, teken 10", "[[a:aantal]]", True),
        ("alinea 2, regel 3, teken 9", "[[b:aantal@2019]]", True),
        ("alinea 2, regel 4, teken 4", "[[c:foo]]", False),
        ("alinea 3, regel 8, teken 6", "[[a:aantal]]", True),
    ]


def test_lege_regels_voor_de_tekst_tellen_niet_als_alinea():
    [gevonden] = vind("\n\n[[a:aantal]]")
    assert gevonden.plek == Plek(1, 3, 1)
