"""What a correction touches, computed from the figure as it would be and without writing it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportages.gevolgen import AANRAAKPUNTEN, Gevolg
from rapportages.wijziging import gevolgen_van
from tests import fabriek
from themas.enums import Doelsoort, Noemersoort
from themas.models import Meting


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _eigen(settings):
    settings.GEMEENTE_CODE = fabriek.gebied().code


def correctie(oud, **velden):
    """An unsaved row that would replace this one."""
    vast = {v: getattr(oud, v) for v in ("indicator", "gebied", "periode", "soort", "basisperiode", "maat", "bron")}
    return Meting(**(vast | {"vervangt": oud, "reden": "r", "kwaliteit": oud.kwaliteit} | velden))


def raakt(oud, **velden):
    voor = Meting.objects.count(), Meting.history.count()
    (gevolgen,) = gevolgen_van([correctie(oud, **velden)])
    assert (Meting.objects.count(), Meting.history.count()) == voor
    return gevolgen


def soorten(gevolgen):
    return [gevolg.soort for gevolg in gevolgen]


def test_a_verdict_that_flips_with_its_goal_and_basis():
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    fabriek.vastgestelde_meting("2017", aantal=400)
    oud = fabriek.vastgestelde_meting("2019", aantal=300)
    assert raakt(oud, aantal=500)[0] == Gevolg(
        "Oordeel",
        "Het aantal woninginbraken daalt. (Veiligheidsplan 2019-2022), 2019",
        "op koers",
        "niet op koers",
        "2019 tegenover 2017",
    )


def test_a_target_that_is_no_longer_met():
    fabriek.doelstelling(indicatoren=[fabriek.indicator()], soort=Doelsoort.STREEFWAARDE, streefwaarde=350)
    fabriek.vastgestelde_meting("2017", aantal=400)
    oud = fabriek.vastgestelde_meting("2019", aantal=350)
    assert soorten(raakt(oud, aantal=349)) == ["Vergelijking"]
    oordeel, _, vergelijking = raakt(oud, aantal=351)
    assert (oordeel.soort, oordeel.van, oordeel.naar) == ("Oordeel", "op koers", "niet op koers")
    assert vergelijking.naar == "2019 tegenover 2017"


def test_a_certainty_that_changes_where_the_verdict_stays():
    """From clearly fewer to perhaps by chance."""
    woningen = fabriek.indicator(noemersoort=Noemersoort.WONINGEN)
    fabriek.doelstelling(indicatoren=[woningen])
    for jaar in (2017, 2019):
        fabriek.noemer(80_000, jaar=jaar, soort=Noemersoort.WONINGEN)
    fabriek.vastgestelde_meting("2017", aantal=400)
    oud = fabriek.vastgestelde_meting("2019", aantal=300)
    gevolgen = raakt(oud, aantal=395)
    assert soorten(gevolgen) == ["Verschil", "Vergelijking"]
    assert (gevolgen[0].van, gevolgen[0].naar) == (
        "−25%, duidelijk verschil",
        "−1%, verschil kan toeval zijn",
    )


def test_the_base_year_touches_every_comparison_with_it():
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    oud = fabriek.vastgestelde_meting("2017", aantal=400)
    for jaar in ("2018", "2019", "2020"):
        fabriek.vastgestelde_meting(jaar, aantal=300)
    gevolgen = raakt(oud, aantal=401)
    assert gevolgen[-1] == Gevolg(
        "Vergelijking",
        "Deze vergelijkingen gebruiken dit cijfer",
        "",
        "2018 tegenover 2017; 2019 tegenover 2017; 2020 tegenover 2017",
    )


def test_the_year_derived_from_halves():
    eerste = fabriek.vastgestelde_meting("2019-H1", aantal=100)
    fabriek.vastgestelde_meting("2019-H2", aantal=50)
    assert raakt(eerste, aantal=110) == [
        Gevolg("Afgeleid cijfer", "2019", "150", "160", "berekend uit 1e helft 2019 en 2e helft 2019")
    ]


def test_the_half_derived_from_year_and_half():
    eerste = fabriek.vastgestelde_meting("2019-H1", aantal=100)
    fabriek.vastgestelde_meting("2019", aantal=150)
    assert raakt(eerste, aantal=110) == [
        Gevolg("Afgeleid cijfer", "2e helft 2019", "50", "40", "berekend uit 2019 en 1e helft 2019")
    ]


def test_halves_that_no_longer_add_up_to_the_year():
    eerste = fabriek.vastgestelde_meting("2019-H1", aantal=100)
    fabriek.vastgestelde_meting("2019-H2", aantal=50)
    fabriek.vastgestelde_meting("2019", aantal=150)
    assert raakt(eerste, aantal=110) == [
        Gevolg("Optelling", "De twee helften van 2019", "tellen op tot het jaar", "samen 160, het jaar is 150")
    ]


@pytest.mark.parametrize("welk", ["deel", "geheel"])
def test_parts_and_whole_of_an_indicator(welk):
    geheel = fabriek.indicator("misdrijven")
    delen = [fabriek.indicator(slug, onderdeel_van=geheel) for slug in ("diefstal", "geweld")]
    rijen = {"geheel": fabriek.vastgestelde_meting(van=geheel, aantal=30)}
    rijen["deel"], _ = (fabriek.vastgestelde_meting(van=i, aantal=n) for i, n in zip(delen, (10, 20), strict=True))
    straks = {"deel": "onderdelen samen 31, geheel 30", "geheel": "onderdelen samen 30, geheel 11"}[welk]
    assert raakt(rijen[welk], aantal=11) == [
        Gevolg("Optelling", "Onderdelen van Misdrijven, 2019", "onderdelen samen 30, geheel 30", straks)
    ]
    assert raakt(rijen[welk], aantal=rijen[welk].aantal) == []


def test_an_area_and_the_areas_in_it():
    stad = fabriek.gebied()
    wijken = [fabriek.gebied(f"WK99990{n}", f"Wijk {n}", soort="wijk", ligt_in=stad) for n in (1, 2)]
    fabriek.vastgestelde_meting(aantal=30)
    rijen = [fabriek.vastgestelde_meting(in_gebied=w, aantal=n) for w, n in zip(wijken, (10, 20), strict=True)]
    assert raakt(rijen[0], aantal=11) == [
        Gevolg(
            "Optelling",
            "Gebieden in Voorbeeldstad, 2019",
            "onderdelen samen 30, geheel 30",
            "onderdelen samen 31, geheel 30",
        )
    ]


def test_parts_that_never_were_complete_are_no_news():
    geheel = fabriek.indicator("misdrijven")
    deel = fabriek.indicator("diefstal", onderdeel_van=geheel)
    fabriek.indicator("geweld", onderdeel_van=geheel)
    fabriek.vastgestelde_meting(van=geheel, aantal=30)
    rij = fabriek.vastgestelde_meting(van=deel, aantal=10)
    assert raakt(rij, aantal=11) == []
    assert soorten(raakt(rij, aantal=31)) == ["Optelling"]


def test_a_count_that_becomes_too_small_to_show():
    fabriek.indicator(onthullingsdrempel=5)
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    fabriek.vastgestelde_meting("2017", aantal=40)
    oud = fabriek.vastgestelde_meting("2019", aantal=30)
    gevolgen = raakt(oud, aantal=3)
    assert (gevolgen[0].van, gevolgen[0].naar) == ("op koers", "nog niet vast te stellen")


def test_a_reported_change():
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    oud = fabriek.vastgestelde_verandering(-38)
    gevolgen = raakt(oud, verandering=5)
    assert soorten(gevolgen) == ["Oordeel", "Verschil", "Vergelijking"]
    assert (gevolgen[1].van, gevolgen[1].naar) == ("−38%, niet te toetsen", "+5%, niet te toetsen")


def test_another_municipality_has_no_verdict():
    fabriek.doelstelling(indicatoren=[fabriek.indicator()])
    elders = fabriek.gebied("GM0001", "Elders")
    fabriek.vastgestelde_meting("2017", in_gebied=elders, aantal=400)
    oud = fabriek.vastgestelde_meting("2019", in_gebied=elders, aantal=300)
    assert soorten(raakt(oud, aantal=500)) == ["Verschil", "Vergelijking"]


def test_only_another_source_touches_nothing():
    fabriek.vastgestelde_meting("2017", aantal=400)
    oud = fabriek.vastgestelde_meting("2019", aantal=300)
    assert raakt(oud, aantal=300, bron="Een andere bron") == []


def test_something_else_that_quotes_figures_can_be_added(monkeypatch):
    rapport = Gevolg("Rapportage", "Voortgang 2019, alinea 3", "300", "500")
    monkeypatch.setattr("rapportages.gevolgen.AANRAAKPUNTEN", [*AANRAAKPUNTEN, lambda wijziging: [rapport]])
    assert raakt(fabriek.vastgestelde_meting("2019", aantal=300), aantal=500) == [rapport]


def test_each_row_on_its_own_in_as_many_queries_for_one_as_for_three():
    indicatoren = [fabriek.indicator(slug) for slug in ("a", "b", "c")]
    fabriek.doelstelling(indicatoren=indicatoren)
    for i in indicatoren:
        fabriek.vastgestelde_meting("2017", van=i, aantal=400)
    oude = [fabriek.vastgestelde_meting("2019", van=i, aantal=300) for i in indicatoren]
    nieuwe = [correctie(oud, aantal=500 if n else 301) for n, oud in enumerate(oude)]

    def vragen(rijen):
        with CaptureQueriesContext(connection) as gevangen:
            uitkomst = gevolgen_van(rijen)
        return len(gevangen), uitkomst

    een, _ = vragen(nieuwe[:1])
    drie, uitkomst = vragen(nieuwe)
    assert drie == een
    assert [gevolgen[0].soort for gevolgen in uitkomst] == ["Vergelijking", "Oordeel", "Oordeel"]
