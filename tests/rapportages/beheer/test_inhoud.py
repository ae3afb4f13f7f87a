"""What an officer sees of a whole selection before he approves it at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import fabriek
from tests.rapportages.beheer.lezen import ALLES, adres, open_
from tests.themas.admin.lezen import tekst_van


VRAAG = (
    "Klopt dit? Eerdere cijfers: 306 (1e helft 2016), 367 (1e helft 2017), 340 (1e helft 2018). "
    "Wij verwachten iets tussen 232 en 443."
)


@pytest.fixture
def vaststeller(als):
    return als("Vaststeller")


@pytest.fixture
def eerdere():
    """``eerdere(indicator)``: three first halves, of which 1.200 is far."""

    def eerdere(van=None):
        for code, aantal in (("2016-H1", 306), ("2017-H1", 367), ("2018-H1", 340)):
            fabriek.vastgestelde_meting(code, aantal=aantal, **({"van": van} if van else {}))

    return eerdere


def inhoud(client, **vraag):
    return open_(client, adres(ALLES, **vraag)).context["inhoud"]


def regels(inhoud):
    return [(r.naam, r.cijfer, r.kwaliteit, r.vraag, r.opmerking) for r in inhoud.regels]


def test_each_figure_with_its_quality_and_its_question_those_with_a_question_first(vaststeller, ingediend, eerdere):
    eerdere()
    ingediend("2020-H1", aantal=350, kwaliteit="voorlopig", opmerking="Als altijd.")
    ingediend("2019-H1", aantal=1200)
    antwoord = open_(vaststeller, adres(ALLES))
    assert regels(antwoord.context["inhoud"]) == [
        ("Woninginbraken, Voorbeeldstad, 1e helft 2019", "1.200", "definitief", VRAAG, ""),
        ("Woninginbraken, Voorbeeldstad, 1e helft 2020", "350", "voorlopig", "", "Als altijd."),
    ]
    tekst = tekst_van(antwoord)
    assert "Bij 1 cijfer is de vraag: klopt dit? Bij 1 daarvan staat geen uitleg. Ze staan bovenaan." in tekst
    assert f"1e helft 2019 1.200 definitief {VRAAG} Er staat geen uitleg bij." in tekst
    assert "en nog" not in tekst


def test_how_many_ask_and_how_many_of_those_were_answered(vaststeller, ingediend, eerdere):
    overlast = fabriek.indicator("overlast")
    eerdere()
    eerdere(overlast)
    ingediend("2019-H1", aantal=1200, opmerking="Een nieuwe wet.")
    ingediend("2019-H1", van=overlast, aantal=1200, opmerking="Meer meldingen.")
    antwoord = open_(vaststeller, adres(ALLES))
    tekst = tekst_van(antwoord)
    assert "Bij 2 cijfers is de vraag: klopt dit? Daar staat overal uitleg bij." in tekst
    assert f"{VRAAG} De uitleg is: ‘Een nieuwe wet.’." in tekst


def test_what_i_may_not_judge_is_not_among_it(vaststeller, ingediend, eerdere):
    eerdere()
    ingediend("2019-H1", aantal=1200, ingediend_door=vaststeller.gebruiker)
    gezien = inhoud(vaststeller)
    assert (gezien.regels, gezien.vragen, gezien.niet_getoond) == ([], 0, 0)


def test_a_hundred_and_how_many_more(vaststeller, ingediend, eerdere):
    eerdere()
    for jaar in range(1990, 2093):
        ingediend(str(jaar), aantal=1)
    ingediend("2019-H1", aantal=1200)
    antwoord = open_(vaststeller, adres(ALLES))
    gezien = antwoord.context["inhoud"]
    assert (len(gezien.regels), gezien.niet_getoond, gezien.vragen) == (100, 4, 1)
    assert gezien.regels[0].vraag == VRAAG
    assert "en nog 4" in tekst_van(antwoord)


def test_judgements_have_no_quality_and_no_question(vaststeller, ingediend):
    rij = ingediend("2019", maker=fabriek.beoordeling)
    antwoord = open_(vaststeller, adres(ALLES, "beoordelingen"))
    assert regels(antwoord.context["inhoud"]) == [(f"{rij.doelstelling}, 2019", "op koers", "", "", "")]
    assert "Kwaliteit" not in tekst_van(antwoord)


def test_as_many_queries_for_one_row_as_for_three(vaststeller, ingediend, eerdere):
    def vragen():
        with CaptureQueriesContext(connection) as gevangen:
            open_(vaststeller, adres(ALLES))
        return len(gevangen)

    eerdere()
    ingediend("2019-H1", aantal=1200)
    vragen()
    een = vragen()
    ingediend("2020-H1", van=fabriek.indicator("overlast"), aantal=3, door="ans")
    ingediend("2018", in_gebied=fabriek.gebied("WK999901", "Centrum", soort="wijk"), door="bo")
    assert vragen() == een
