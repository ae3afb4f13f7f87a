"""A text in sentences, and whose they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportages.verslag.machinezinnen import machinezinnen, verouderd, zinnen_van


@pytest.mark.parametrize(
    ("tekst", "zinnen"),
    [
        ("", []),
        (" \n\n ", []),
        ("Een. Twee! Drie? Vier… Vijf", ["Een.", "Twee!", "Drie?", "Vier…", "Vijf"]),
        (
            "Dit is bijv. Almere t.o.v. Nederland, d.w.z. alles.",
            ["Dit is bijv. Almere t.o.v. Nederland, d.w.z. alles."],
        ),
        ("Het waren er ca. 1.040 in 2019. In 2018 meer.", ["Het waren er ca. 1.040 in 2019.", "In 2018 meer."]),
        ("Inbraak, roof enz. Dat daalt.", ["Inbraak, roof enz.", "Dat daalt."]),
        ("Dhr. J. Jansen kwam. Hij sprak.", ["Dhr. J. Jansen kwam.", "Hij sprak."]),
        ("Er zijn 33 zaken in de top X. Dat is veel.", ["Er zijn 33 zaken in de top X.", "Dat is veel."]),
        (
            "Er zijn [[inbraak:aantal@2019|nl01]]. [[roof:aantal@2019-H1]] is minder.",
            ["Er zijn [[inbraak:aantal@2019|nl01]].", "[[roof:aantal@2019-H1]] is minder."],
        ),
        ("Zie [de brief](/raad/a. B). Einde.", ["Zie [de brief](/raad/a. B).", "Einde."]),
        ("Zie https://a.nl/x.Y. Einde.", ["Zie https://a.nl/x.Y.", "Einde."]),
        ("Met noot.[^1] En verder.", ["Met noot.[^1]", "En verder."]),
        ('Zij zei: "Dat is zo." ‘Ja.’ **Let op.** Klaar.', ['Zij zei: "Dat is zo."', "‘Ja.’", "**Let op.**", "Klaar."]),
        ("Een zin die\ndoorloopt. Nog een.", ["Een zin die doorloopt.", "Nog een."]),
        ("Zin\n\nzonder punt", ["Zin", "zonder punt"]),
        ("- een\n- twee. Drie.\n  Vier", ["een", "twee.", "Drie.", "Vier"]),
        ("1. Eerst.\n2. Dan.", ["Eerst.", "Dan."]),
        ("> Citaat. Meer.", ["Citaat.", "Meer."]),
        ("| a. B | c |\n|---|:-:|\n| 1. X | 2 |\nNa", ["| a. B | c |", "| 1. X | 2 |", "Na"]),
        ("x.[^1]\n\n[^1]: Een noot. Twee.", ["x.[^1]", "Een noot.", "Twee."]),
        ("Code `a. B` hoort erbij. Ja.", ["Code `a. B` hoort erbij.", "Ja."]),
        ("Van −38%. −4% is het nu. +3% straks.", ["Van −38%.", "−4% is het nu.", "+3% straks."]),
    ],
)
def test_zinnen_van(tekst, zinnen):
    assert zinnen_van(tekst) == zinnen


@given(st.text(alphabet="aB .\n|`*[(-−1", max_size=200))
def test_geen_woord_raakt_weg(tekst):
    assert [teken for teken in "".join(zinnen_van(tekst)) if teken in "aB"] == [t for t in tekst if t in "aB"]


MACHINE = "Er waren [[inbraak:aantal@2019]] inbraken. Dat is minder: [[inbraak:verschil@2019]]. Dit kan toeval zijn."


def test_wat_nog_van_de_computer_is():
    tekst = (
        "Er waren [[ Inbraak : aantal @ 2019 ]]\ninbraken. Wij zijn blij. Dit kan toeval zijn. Dit kan toeval zijn.\n\n"
        "- Dat is minder: [[inbraak:verschil@2019]]."
    )
    assert machinezinnen(tekst, MACHINE) == (
        "Er waren [[ Inbraak : aantal @ 2019 ]] inbraken.",
        "Dit kan toeval zijn.",
        "Dat is minder: [[inbraak:verschil@2019]].",
    )
    assert machinezinnen(MACHINE, MACHINE) == tuple(zinnen_van(MACHINE))
    assert machinezinnen("", MACHINE) == machinezinnen(MACHINE, "") == ()
    assert machinezinnen("Er waren [[inbraak:aantal@2018]] inbraken.", MACHINE) == ()


def test_wat_de_computer_nu_anders_zou_schrijven():
    nu = "Er waren [[inbraak:aantal@2019]] inbraken. Dat is meer: [[inbraak:verschil@2019]]. Het cijfer is geschat."
    assert verouderd(MACHINE, nu) == [
        ("Dat is minder: [[inbraak:verschil@2019]].", "Dat is meer: [[inbraak:verschil@2019]]."),
        ("Dit kan toeval zijn.", ""),
        ("", "Het cijfer is geschat."),
    ]
    assert verouderd(MACHINE, MACHINE) == []
    assert verouderd("", "Een zin.") == [("", "Een zin.")]
    assert verouderd("Een zin.", "") == [("Een zin.", "")]


def test_een_ander_getal_maakt_geen_zin_oud():
    """The sentences refer to numbers, so a correction shows by itself."""
    assert verouderd(MACHINE, MACHINE.replace("[[inbraak:", "[[ inbraak :")) == []
