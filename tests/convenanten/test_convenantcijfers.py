"""Whether an agreement works: verdicts on its goals, and what its figures say."""

import datetime
import re

import pytest

from tests import fabriek
from tests.convenanten import bouw
from tests.convenanten.lezen import cijfer, doel, pagina, sectie
from tests.site.kruip import met_klasse, tekst, vraag
from themas.enums import Breukgevolg, Doelsoort, Noemersoort
from themas.models import Indicator


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    nu = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: nu)


def test_a_goal_with_a_base_year_gets_a_verdict(client):
    stuk = bouw.convenant()
    doel(stuk, cijfer(), doelsoort=Doelsoort.DALEN, peiljaar=2017)
    [regel] = met_klasse(pagina(client, stuk).main, "doel__cijfer")
    assert [data.get("value") for data in regel.iter("data")] == ["-40", "op_koers", "niet_te_toetsen"]


def test_the_last_year_of_the_agreement_decides_whether_it_was_reached(client):
    stuk = bouw.convenant(versies=["2017-2019"])
    doel(stuk, cijfer(), doelsoort=Doelsoort.STIJGEN, peiljaar=2017)
    [regel] = met_klasse(pagina(client, stuk).main, "doel__cijfer")
    assert [data.get("value") for data in regel.iter("data")] == ["-40", "niet_gehaald", "niet_te_toetsen"]


def test_an_agreement_that_ended_before_all_figures_gets_no_verdict(client):
    stuk = bouw.convenant(versies=["1980-1985"])
    doel(stuk, cijfer(), doelsoort=Doelsoort.DALEN, peiljaar=2017)
    [regel] = met_klasse(pagina(client, stuk).main, "oordeel")
    assert regel.get("value") == "nog_niet_vast_te_stellen"


def test_without_an_end_nothing_is_reached_yet(client):
    stuk = bouw.convenant(versies=["doorlopend"])
    doel(stuk, cijfer(), doelsoort=Doelsoort.DALEN, peiljaar=2017)
    [regel] = met_klasse(pagina(client, stuk).main, "oordeel")
    assert regel.get("value") == "op_koers"


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"doelsoort": Doelsoort.DALEN}, "De afspraak noemt geen jaar om mee te vergelijken."),
        ({}, "De afspraak noemt geen jaar om mee te vergelijken."),
        ({"peiljaar": 2017}, "De afspraak zegt niet wat dit cijfer moet doen."),
    ],
)
def test_without_a_base_year_there_is_no_verdict_and_the_figure_speaks_for_itself(client, velden, waarom):
    stuk = bouw.convenant()
    doel(stuk, cijfer(), **velden)
    [regel] = met_klasse(pagina(client, stuk).main, "doel__cijfer")
    assert [data.get("value") for data in regel.iter("data")] == ["nog_niet_vast_te_stellen"]
    assert tekst(regel) == (
        f"Overlast ○ nog niet vast te stellen {waarom} "
        "In 2019 waren er in Voorbeeldstad 60 meldingen. Dat is 25% minder dan in 2018."
    )


def test_a_goal_without_figures_says_so(client):
    stuk = bouw.convenant()
    doel(stuk, doelsoort=Doelsoort.KWALITATIEF)
    [regel] = met_klasse(pagina(client, stuk).main, "doel__cijfer")
    assert tekst(regel) == "○ nog niet vast te stellen Bij dit doel hoort in onze bronnen geen cijfer."


def test_a_goal_of_the_plan_has_the_verdict_of_the_page_of_its_theme(client):
    """Its theme is about 2018, because most of its goals have no later figure; by itself this one would show 2019."""
    van_ons = cijfer()
    plandoel = fabriek.doelstelling("1-1a", indicatoren=[van_ons])
    for n in range(2):
        ander = fabriek.indicator(f"ander-{n}")
        fabriek.doelstelling(f"1-1{n}", indicatoren=[ander])
        for jaar in ("2017", "2018"):
            fabriek.vastgestelde_meting(jaar, van=ander, aantal=10)
    stuk = bouw.convenant()
    stuk.doelstellingen.add(plandoel)
    [hier] = met_klasse(pagina(client, stuk).main, "doel__cijfer")
    thema = vraag(client, "/plannen/plan-2019-2022/veilige-wijken/")
    [daar] = [regel for regel in met_klasse(thema.main, "doel__cijfer") if regel.get("data-indicator") == "overlast"]
    assert next(data.get("value") for data in hier.iter("data")) == "-20"
    assert tekst(hier) == tekst(daar)


# Figures


def test_a_whole_stands_with_its_parts(client):
    geheel = cijfer(naam="Incidenten")
    woorden = fabriek.indicator("bus", onderdeel_van=geheel)
    stil = fabriek.indicator("trein", onderdeel_van=geheel)
    fabriek.bronnotitie("Minder in de bus.", van=woorden)
    fabriek.reeksbreuk(
        "anders", indicatoren=[geheel, woorden], titel="Anders geteld", gevolg=Breukgevolg.NIET_VERGELIJKBAAR
    )
    stuk = bouw.convenant()
    stuk.indicatoren.add(geheel, stil)
    main = pagina(client, stuk).main
    [tabel] = met_klasse(main, "tabel--familie")
    rijen = [[tekst(cel) for cel in rij] for rij in tabel.find("tbody").iter("tr")]
    notitie = "Minder in de bus. (2019)"
    assert rijen == [
        ["GeheelIncidenten", "−25% in aantallen (2019 tegenover 2018)", "–"],
        ["DeelBus", "niet beschikbaar", notitie],
        ["DeelTrein", "niet beschikbaar", "–"],
    ]
    [breuk] = met_klasse(main, "kader--let-op")
    assert "Dit geldt voor: Incidenten; Bus. Niet te vergelijken met daarvoor." in tekst(breuk)
    assert met_klasse(main, "cijferzinnen") == []  # the part stands in the table already


def test_a_small_part_of_a_whole_is_neither_told_nor_left_to_be_subtracted(client):
    """60 in all, of which 4 by train: the 4 is hidden, and so is the 56 by which one would find it."""
    geheel, trein, bus = cijfer("geheel", naam="Incidenten"), fabriek.indicator("trein"), fabriek.indicator("bus")
    Indicator.objects.filter(pk__in=[trein.pk, bus.pk]).update(
        onderdeel_van=geheel, teller="meldingen", noemersoort=Noemersoort.GEEN, onthullingsdrempel=5
    )
    for jaar, van_trein, van_bus in (("2017", 20, 80), ("2018", 17, 63), ("2019", 4, 56)):
        fabriek.vastgestelde_meting(jaar, van=trein, aantal=van_trein)
        fabriek.vastgestelde_meting(jaar, van=bus, aantal=van_bus)
    stuk = bouw.convenant()
    stuk.indicatoren.add(geheel, trein, bus)
    doel(stuk, trein, doelsoort=Doelsoort.DALEN, peiljaar=2017)
    doel(stuk, bus, doelsoort=Doelsoort.DALEN, peiljaar=2018, volgorde=2)
    doel(stuk, trein, bus, volgorde=3)
    main = pagina(client, stuk).main
    [tabel] = met_klasse(main, "tabel--familie")
    korten = [tekst(list(rij)[1]) for rij in tabel.find("tbody").iter("tr")]
    assert korten[0] == "−25% in aantallen (2019 tegenover 2018)"
    hele = tekst(main)
    for gegeven_weg in (r"\b4\b", r"\b56\b", r"76%", r"80%", r"30%", r"11%"):
        assert re.findall(gegeven_weg, hele) == []


def test_a_figure_by_itself_is_a_sentence(client):
    stuk = bouw.convenant()
    stuk.indicatoren.add(cijfer())
    [lijst] = met_klasse(pagina(client, stuk).main, "cijferzinnen")
    assert tekst(lijst) == ("Overlast In 2019 waren er in Voorbeeldstad 60 meldingen. Dat is 25% minder dan in 2018.")


def test_a_figure_that_is_known_in_words_only_says_those(client):
    rij = fabriek.indicator("straat", naam="Straat")
    fabriek.bronnotitie("Een kwart van de inwoners.", van=rij)
    stuk = bouw.convenant()
    stuk.indicatoren.add(rij)
    [lijst] = met_klasse(pagina(client, stuk).main, "cijferzinnen")
    assert tekst(lijst) == "Straat Een kwart van de inwoners. (2019)"


def test_what_a_goal_says_is_not_said_again(client):
    los, geheel = cijfer(), cijfer("geheel", naam="Geheel")
    fabriek.indicator("deel", onderdeel_van=geheel)
    stuk = bouw.convenant()
    doel(stuk, los, geheel, doelsoort=Doelsoort.DALEN)
    stuk.indicatoren.add(los, geheel)
    main = pagina(client, stuk).main
    assert tekst(main).count("In 2019 waren er in Voorbeeldstad 60 meldingen.") == 2  # once at each
    assert met_klasse(main, "cijferzinnen") == []
    assert len(met_klasse(main, "tabel--familie")) == 1


def test_a_whole_of_which_nothing_is_known_is_a_sentence_with_links_to_its_parts(client):
    fabriek.gebied()
    geheel = fabriek.indicator("zwaarte", naam="Naar zwaarte")
    for letter in "ab":
        fabriek.indicator(letter, naam=f"{letter.upper()}-incidenten", onderdeel_van=geheel)
    fabriek.reeksbreuk("anders", indicatoren=[geheel], titel="Anders geteld")
    stuk = bouw.convenant()
    stuk.indicatoren.add(geheel)
    main = pagina(client, stuk).main
    assert met_klasse(main, "tabel--familie") == met_klasse(main, "kader--let-op") == []
    [zin] = [p for p in main.iter("p") if p.get("data-indicator") == "zwaarte"]
    assert tekst(zin) == (
        "Naar zwaarte: Wij hebben hierover geen cijfer van Voorbeeldstad. Ook niet van de delen: "
        "A-incidenten, B-incidenten."
    )


# The answer


WEET_NIET = "Dat weten wij niet."


def werkt(client, stuk):
    kop = sectie(pagina(client, stuk), "Werkt het?")
    return tekst(next(kop.iter("p")))


def test_the_answer_counts_the_verdicts_and_claims_no_more(client):
    stuk = bouw.convenant(versies=["doorlopend"])
    doel(stuk, cijfer(), doelsoort=Doelsoort.DALEN, peiljaar=2017)
    assert werkt(client, stuk) == "Er is één oordeel: op koers. Of dat door deze afspraak komt, weten wij niet."
    doel(stuk, cijfer("a"), doelsoort=Doelsoort.STIJGEN, peiljaar=2017, volgorde=2)
    doel(stuk, cijfer("b"), doelsoort=Doelsoort.DALEN, peiljaar=2017, volgorde=3)
    assert werkt(client, stuk) == (
        "Er zijn drie oordelen: twee keer op koers en één keer niet op koers. "
        "Of dat door deze afspraak komt, weten wij niet."
    )


def test_without_a_verdict_the_answer_is_that_we_do_not_know(client):
    stuk = bouw.convenant()
    stuk.indicatoren.add(cijfer())
    assert werkt(client, stuk) == f"{WEET_NIET} Een doel bij deze afspraak staat niet in onze bronnen."
    doel(stuk)
    assert werkt(client, stuk) == f"{WEET_NIET} Over het doel is nog geen oordeel."
    doel(stuk, volgorde=2)
    assert werkt(client, stuk) == f"{WEET_NIET} Over geen van de doelen is al een oordeel."
