"""What changed between two reports, and since one was published."""

from dataclasses import replace

import pytest

from rapportages.enums import Verloop
from rapportages.publicatie.bijstellingen import bijstellingen, doelbijstellingen, verschillen_per_cijfer
from rapportages.publicatie.vergelijken import doelen_naast_elkaar, gekanteld
from rapportages.verslag.bevriezen import lees
from rapportages.verslag.delen import Figuurdeel, Onderwerpdeel, Tabelrij, Veld
from rapportages.verslag.getallen import los_op
from rapportages.verslag.samenstellen import stel_samen
from rapportages.verwijzingen import Verwijzing
from tests.rapportages.publiceren import bouw
from tests.rapportages.publiceren.delen import doel, getal, verslag
from themas.enums import Oordeel, Zekerheid
from themas.models import Meting


# Adjusted after publication


def test_a_number_that_reads_otherwise_today():
    toen = verslag(getallen=[getal("673"), getal("−38%", "inbraken:verschil"), getal("5", "roof:aantal")])
    nu = {"inbraken:aantal@2019": getal("680"), "inbraken:verschil": getal("−38%", "inbraken:verschil")}
    assert bijstellingen(toen, nu) == {"inbraken:aantal@2019": ("673", "680")}


def test_a_number_that_is_gone_says_so():
    nu = {"inbraken:aantal@2019": getal("niet beschikbaar", fout="er is geen vastgesteld aantal")}
    assert bijstellingen(verslag(getallen=[getal()]), nu) == {"inbraken:aantal@2019": ("673", "niet meer beschikbaar")}


def test_a_goal_of_which_verdict_difference_or_certainty_changed():
    toen = verslag(doel("a"), doel("b"), doel("c"), doel("d"), doel("e"), doel("weg"))
    nu = verslag(
        doel("a"),
        doel("b", verschil="−37%"),
        doel("c", Oordeel.NIET_OP_KOERS),
        doel("d", zekerheid=Zekerheid.KAN_TOEVAL_ZIJN),
        doel("e", verschil=""),
        doel("nieuw"),
    )
    assert doelbijstellingen(toen, nu) == {
        "wijken/inbraken/b/inbraken": ("−38%", "−37%"),
        "wijken/inbraken/c/inbraken": ("op koers", "niet op koers"),
        "wijken/inbraken/d/inbraken": ("duidelijk verschil", "verschil kan toeval zijn"),
        "wijken/inbraken/e/inbraken": ("−38%, op koers, duidelijk verschil", "op koers, duidelijk verschil"),
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("stad")
def test_a_published_report_beside_the_figures_of_today():
    versie = bouw.gepubliceerd()
    bevroren, rapportage = lees(versie), versie.rapportage

    def nu():
        verwijzingen = [Verwijzing.van(sleutel) for sleutel in bevroren.getallen]
        return los_op(verwijzingen, plan=rapportage.plan, periode=rapportage.periode.puur)

    assert bijstellingen(bevroren, nu()) == {}
    assert doelbijstellingen(bevroren, stel_samen(rapportage)) == {}
    Meting.objects.filter(aantal=673).update(aantal=680)
    assert bijstellingen(bevroren, nu()) == {"woninginbraken:aantal@2019": ("673", "680")}
    assert doelbijstellingen(bevroren, stel_samen(rapportage)) == {}  # −35% all the same
    Meting.objects.filter(aantal=680).update(aantal=1100)
    assert list(doelbijstellingen(bevroren, stel_samen(rapportage)).values()) == [
        ("−35%, op koers", "+6%, niet op koers")
    ]


def test_all_that_reads_otherwise_by_figure():
    """Numbers, verdicts, words beside a topic, and tables; a drawing alone is not a difference."""

    def rapport(aantal, oordeel=Oordeel.OP_KOERS, tekening="een"):
        figuur = Figuurdeel("t", "o", "roof", "f", "Roof", tekening, "", "", rijen=(Tabelrij("2019", (Veld(aantal),)),))
        return replace(
            verslag(doel(indicator="", verschil="", zekerheid=None, oordeel=oordeel), getallen=[getal(aantal)]),
            onderwerpen=(Onderwerpdeel("t", "o", "1", "Roof", cijfers=(("Geweld", "geweld", aantal),)),),
            figuren=(figuur,),
        )

    assert verschillen_per_cijfer(rapport("5"), rapport("5", tekening="twee")) == {}
    assert verschillen_per_cijfer(rapport("5"), rapport("6", Oordeel.NIET_OP_KOERS)) == {
        "inbraken": ["‘inbraken:aantal@2019’ was ‘5’ en is nu ‘6’"],
        "": ["‘Doel 1-1a’ was ‘op koers’ en is nu ‘niet op koers’"],
        "geweld": ["‘Geweld’ was ‘5’ en is nu ‘6’"],
        "roof": ["de tabel ‘Roof’ is veranderd"],
    }


# Two reports side by side


def verlopen(toen, nu):
    return [(paar.doel.code, paar.verloop) for paar in doelen_naast_elkaar(toen, nu)]


@pytest.mark.parametrize(
    ("toen", "nu", "verloop"),
    [
        (Oordeel.OP_KOERS, Oordeel.OP_KOERS, Verloop.GELIJK),
        (Oordeel.OP_KOERS, Oordeel.NIET_OP_KOERS, Verloop.SLECHTER),
        (Oordeel.NIET_OP_KOERS, Oordeel.GEHAALD, Verloop.BETER),
        (Oordeel.OP_KOERS, Oordeel.GEHAALD, Verloop.ANDERS),
        (Oordeel.OP_KOERS, Oordeel.NIET_GEHAALD, Verloop.SLECHTER),
        (Oordeel.NOG_NIET_BEOORDEELD, Oordeel.OP_KOERS, Verloop.ANDERS),
        (Oordeel.NIET_OP_KOERS, Oordeel.NOG_NIET_VAST_TE_STELLEN, Verloop.ANDERS),
        (Oordeel.NOG_NIET_BEOORDEELD, Oordeel.NOG_NIET_VAST_TE_STELLEN, Verloop.ANDERS),
    ],
)
def test_what_became_of_a_goal(toen, nu, verloop):
    assert verlopen(verslag(doel(oordeel=toen)), verslag(doel(oordeel=nu))) == [("1-1a", verloop)]


def test_only_another_difference_is_a_change_too():
    assert verlopen(verslag(doel()), verslag(doel(verschil="−37%"))) == [("1-1a", Verloop.ANDERS)]


def test_new_gone_and_moved():
    toen = verslag(doel("a"), doel("b"), doel("b", indicator="roof"))
    nu = verslag(doel("nieuw"), doel("b", onderwerp="elders"), doel("b", Oordeel.NIET_OP_KOERS, indicator="roof"))
    assert verlopen(toen, nu) == [
        ("nieuw", Verloop.NIEUW),
        ("b", Verloop.GELIJK),
        ("b", Verloop.SLECHTER),
        ("a", Verloop.WEG),
    ]
    assert [paar.doel.indicator for paar in gekanteld(doelen_naast_elkaar(toen, nu))] == ["roof"]
